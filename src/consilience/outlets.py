"""Which accounts are of one outlet: a paper that prints a thing twice has not found it out twice."""

from collections import defaultdict
from collections.abc import Iterable

from consilience.records import Article
from consilience.text import fold, word_set


def publishers(articles: Iterable[Article]) -> dict[str, str]:
    """For each account the first of its outlet, in the order given; an outlet without name or site is its own.

    Accounts of one name are of one outlet, and those of one site whose names do not differ: a portal that names whom it
    reprints is as many outlets.
    """
    first: dict[str, str] = {}
    known: dict[str, list[Article]] = defaultdict(list)  # by name and by site
    for article in articles:
        keys = [key for key in (f"name {fold(article.outlet)}", f"site {article.site}") if not key.endswith(" ")]
        same = next((a for key in keys for a in known[key] if _one_outlet(a, article)), article)
        first[article.article_id] = first.get(same.article_id, article.article_id)
        for key in keys:
            known[key].append(article)
    return first


def _one_outlet(one: Article, other: Article) -> bool:
    names = word_set(fold(one.outlet)), word_set(fold(other.outlet))
    return names[0] <= names[1] or names[1] <= names[0]
