"""Accounts that credit an agency for their text: linked to it, and two of one agency to each other."""

from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import replace
from itertools import combinations

from consilience.records import CopyLink, Credit, Publication
from consilience.text import fold, word_set, words

SURE = 0.8  # that text with an agency's credit is the agency's
NAME = 5  # words of a name at most; what is longer describes somebody
_PLAIN = word_set("the a an in according news agency local state official media")  # capitals may only open a sentence
_NOBODY = {"web", "the web", "internet", "the internet", "online", "google", "source"}


def is_agency(credit: Credit) -> bool:
    """True for text credited to somebody outside: not the outlet's own reporters, not "the web"."""
    named = fold(credit.name)
    staff = "," in named or " in " in named or named.endswith(("staff", "bureau", "correspondent"))
    return credit.kind == "text" and not staff and named not in _NOBODY and len(named.split()) <= NAME


def is_cited(credit: Credit) -> bool:
    """True for a passage that rests on a medium or a document that is named."""
    return credit.kind == "cited" and bool(_proper(credit.name))


def agency_key(name: str) -> str:
    """Fold an agency's name to its initials, so that "the Associated Press", "AP" and "AP news agency" are one.

    A service goes by the initials of its house: "the Kurdish Service of VOA" rests on VOA, and "BBC2" on the BBC.
    """
    house = _proper(name.rpartition(" of ")[2])
    parts = house if len(house) == 1 and house[0].isupper() else _proper(name) or [name[a:b] for a, b in words(name)]
    if parts and (short := parts[0].rstrip("0123456789")).isupper() and len(short) > 2:
        return fold(short)
    return fold(parts[0] if len(parts) == 1 else "".join(p[0] for p in parts))


def _proper(name: str) -> list[str]:
    """The words of a name that are names: neither "state news agency" nor "Velm's" of "Velm's newspaper Tideline"."""
    named = capitalised(name, _PLAIN)
    return [w for w in named if not w.endswith(("'s", "’s"))] or named


def capitalised(name: str, without: Set[str]) -> list[str]:
    """The words of a name that have a capital for more than opening it: those listed ``without`` have not."""
    return [w for a, b in words(name) if (w := name[a:b])[0].isupper() and w.lower() not in without]


def with_agencies(
    links: list[CopyLink], credits: list[Credit], publications: list[Publication], saga_id: str
) -> Iterator[CopyLink]:
    """Add links to agencies; two accounts of one agency get a link, or their link the agency, once a pair."""
    by_agency: dict[str, dict[str, Credit]] = defaultdict(dict)
    for credit in sorted((c for c in credits if is_agency(c)), key=lambda c: (c.article_id, c.start)):
        by_agency[agency_key(credit.name)].setdefault(credit.article_id, credit)
    told = {frozenset((link.article_id, link.source_article)): link for link in links}
    time = {p.article_id: p.latest for p in publications if p.latest}
    for _, by_article in sorted(by_agency.items()):
        yield from (_link(credit, None, saga_id) for credit in by_article.values())
        for source, copy in combinations(sorted(by_article, key=lambda a: (time.get(a, "9999"), a)), 2):
            pair = frozenset((source, copy))
            told[pair] = _joined(told.get(pair), _link(by_article[copy], by_article[source], saga_id))
    yield from told.values()


def _joined(link: CopyLink | None, shared: CopyLink) -> CopyLink:
    """Keep a link that says who copied whom; one that only tells of shared text is the agency's."""
    if link is None:
        return shared
    if link.agency or link.kind not in {"shared-agency", "shared-quote"}:
        return link
    features = (*link.features, *shared.features)
    score = max(link.score, shared.score)
    return replace(link, agency=shared.agency, kind=shared.kind, score=score, features=features)


def _link(credit: Credit, other: Credit | None, saga_id: str) -> CopyLink:
    return CopyLink(
        saga_id=saga_id,
        article_id=credit.article_id,
        source_article=other.article_id if other else "",
        agency=credit.name,
        kind="shared-agency",
        score=SURE,
        features=("credited=1",),
        spans=(credit.start, credit.end, other.start if other else 0, other.end if other else 0),
    )
