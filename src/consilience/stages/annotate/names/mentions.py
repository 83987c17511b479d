"""Names, nominals and pronouns of one article, each with its kind, its role and the chain it belongs to."""

import re
from collections.abc import Iterator
from itertools import pairwise

from consilience import gazetteer
from consilience.models import AntecedentModel, NameTagger
from consilience.records import Article, Block, Mention, Sentence
from consilience.stages.annotate.names import lexicon as lex
from consilience.stages.annotate.names.antecedents import Antecedents, Scene
from consilience.stages.annotate.names.apposition import ahead, named_body
from consilience.stages.annotate.names.bodies import ANAPHORIC
from consilience.stages.annotate.names.consistency import harmonise
from consilience.stages.annotate.names.coreference import Chain, Item, link
from consilience.stages.annotate.names.nominals import DETERMINERS, FEMALE, Nominal, nominals_in, phrase_around
from consilience.stages.annotate.names.spans import HANDLE, Name, names_in, place_of_dateline, without_overlap
from consilience.stages.annotate.names.tagging import Document
from consilience.stages.annotate.names.titles import (
    Role,
    gender,
    office_before_comma,
    role_after,
    subject_of,
    title_before,
)
from consilience.stages.annotate.names.words import Words
from consilience.stages.annotate.speech.marks import stretches
from consilience.text import content_id, fold, read_again, squeeze

_ACRONYM = re.compile(r"[A-Z](?:[A-Za-z&]|\.){1,9}")
_CAMEL = re.compile(r"[A-Z][a-z]+")
_SURE = 0.8  # how probable it must be that a pronoun means somebody, to call it by the name


def find_mentions(
    articles: list[Article],
    blocks: list[Block],
    sentences: list[Sentence],
    *,
    tagger: NameTagger,
    antecedents: AntecedentModel,
) -> Iterator[Mention]:
    """Find who and what an article speaks of; mentions of the same thing share a chain.

    Names come from a tagger and are made consistent over the article; titles and appositions become roles;
    nominals join the chain of the person or body that they refer to, he or she that of whom they probably mean: where
    that is not sure, the mention has no name.
    """
    for article, items, scene in read(articles, blocks, sentences, tagger):
        chains = {c.n: c for c in link(items, Antecedents(scene, antecedents))}
        yield from (_mention(article, i, chains[i.chain]) for i in sorted(items, key=_order) if i.chain >= 0)


def read(
    articles: list[Article], blocks: list[Block], sentences: list[Sentence], tagger: NameTagger
) -> Iterator[tuple[Article, list[Item], Scene]]:
    """Find the names, nominals and pronouns of each article, not yet in chains, and the scene that they stand in."""
    unread = {(b.article_id, b.n) for b in blocks if b.kind == "boilerplate" or b.duplicate}
    datelines = {(b.article_id, b.n) for b in blocks if b.kind == "dateline"}
    for article in sorted(articles, key=lambda a: a.article_id):
        own = [s for s in sentences if s.article_id == article.article_id and (s.article_id, s.block) not in unread]
        words = [Words.of(s, article.text) for s in sorted(own, key=lambda s: s.n)]
        headed = {s.n for s in own if (s.article_id, s.block) in datelines}
        items = list(_items(article, words, headed, tagger))
        parts = [b for b in blocks if b.article_id == article.article_id and (b.article_id, b.n) not in unread]
        quotes = [(q.start, q.end) for b in parts for q in stretches(article.text, b.start, b.end)]
        yield article, items, Scene(own, quotes)


def _order(item: Item) -> tuple[int, int]:
    return item.start, item.end


def _items(article: Article, article_words: list[Words], headed: set[int], tagger: NameTagger) -> Iterator[Item]:
    document = Document.of(article_words)
    heads = [n for w in article_words if w.sentence.n in headed for n in place_of_dateline(w)]
    found = [n for w in article_words for n in names_in(w, document, tagger)]
    names = harmonise(article_words, without_overlap([*heads, *found]) if heads else found)
    for words in article_words:
        own = [n for n in names if n.sentence == words.sentence.n]
        roles = {n: (title_before(words, n), role_after(words, n)) for n in own if n.kind == "person"}
        short = {n: long.start for long, n in pairwise(own) if _in_brackets(article.text, long, n)}
        yield from (_name(article, words, n, roles.get(n, (None, None)), short.get(n)) for n in own)
        yield from _phrases(article, words, roles, own)
        behind = {after.head: n.start for n, (_, after) in roles.items() if after}
        commas = {n: (before.first if before else n.first) - 1 for n, (before, _) in roles.items()}
        ahead_of = {office: n for n in roles if (office := office_before_comma(words, n, commas[n])) is not None}
        behind |= {office: n.start for office, n in ahead_of.items()}
        people = [n for n in own if n.kind == "person"]
        titles = {k for before, _ in roles.values() if before for k in range(before.first, before.last)}
        for nominal in nominals_in(words, own):
            if nominal.last - 1 not in titles:
                same = behind.get(nominal.last - 1) if nominal.kind == "person" else named_body(words, nominal, own)
                same = ahead(words, nominal, people) if nominal.form == "pronoun" else same
                name = ahead_of.get(nominal.last - 1)
                yield _nominal(article, words, nominal, same, commas[name] if name else nominal.last)


def _phrases(
    article: Article, words: Words, roles: dict[Name, tuple[Role | None, Role | None]], names: list[Name]
) -> Iterator[Item]:
    for name in names:
        title = roles.get(name, (None, None))[0]
        if phrase := phrase_around(words, name, title.first if title else name.first):
            yield _nominal(article, words, phrase, name.start if phrase.form == "phrase" else None, phrase.last)


def _in_brackets(text: str, long: Name, short: Name) -> bool:
    """Say whether a name gives the one before it in short: "Aden Bay Airlines (ABY)", letters in their order."""
    between, said = text[long.end : short.start], text[short.start : short.end]
    letters = iter(text[long.start : long.end].casefold())
    return (
        between.strip() == "("
        and text[short.end : short.end + 1] == ")"
        and bool(_ACRONYM.fullmatch(said))
        and all(letter in letters for letter in said.replace(".", "").casefold())
    )


def _name(
    article: Article, words: Words, name: Name, roles: tuple[Role | None, Role | None], same_as: int | None
) -> Item:
    text = _clean(squeeze(read_again(article.text[name.start : name.end])), name.kind)
    role = "; ".join(r.text for r in roles if r)
    cut = (w.strip(".,") if len(w) < 3 else w for w in fold(text).replace("'s", "").split())
    low = tuple(w for w in cut if w)
    given = low[0] if len(low) > 1 else ""
    return Item(
        sentence=name.sentence,
        start=name.start,
        end=name.end,
        kind=name.kind,
        form="name",
        text=text,
        words=(*_owner(words, name), *low) or (fold(text) or text,),
        role=role,
        gender=gender(role, given) if name.kind == "person" else "",
        subject=subject_of(words.sentence, name.first, name.last),
        score=name.score,
        called=_called(words, name),
        same_as=same_as,
    )


def _called(words: Words, name: Name) -> str:
    """The noun right behind a body's name that says what it is, "" for none: "the Lotra union's leader"."""
    behind = words.low[name.last] if name.kind == "organization" and name.last < len(words.low) else ""
    return behind if behind in lex.SAID_BEHIND else ""


def _clean(text: str, kind: str) -> str:
    """Repair a written name: no marks at its end, the handle of a person as words ("@AnaRojas" is Ana Rojas)."""
    handle = HANDLE.fullmatch(text)
    return " ".join(_CAMEL.findall(text)) if handle and kind == "person" else text.rstrip(",;:") or text


def _owner(words: Words, name: Name) -> tuple[str, ...]:
    """The country in front of a body's name: "Russia's Defence Ministry" is not "the Defence Ministry" of another."""
    at = name.first - 1
    if at > 0 and words.low[at] in {"'s", "’s", "'", "’"}:
        at -= 1
    known = at >= 0 and (words.low[at] in gazetteer.countries() or words.low[at] in gazetteer.demonyms())
    return (words.low[at],) if known and name.kind == "organization" else ()


def _nominal(article: Article, words: Words, nominal: Nominal, same_as: int | None, until: int) -> Item:
    """Make an item of a nominal; as a role it goes on to the token ``until``: "secretary of state"."""
    low = tuple(w for w in words.low[nominal.first : nominal.last] if w not in DETERMINERS) or (nominal.head,)
    pronoun = nominal.form == "pronoun"
    said = "f" if pronoun and nominal.head in FEMALE else "m" if pronoun else gender(nominal.head, "")
    return Item(
        sentence=nominal.sentence,
        start=nominal.start,
        end=nominal.end,
        kind=nominal.kind,
        form="pronoun" if pronoun else "nominal",
        text="",
        words=low,
        role=_bare(article, words, nominal.first, until)
        if nominal.form == "nominal" and nominal.kind == "person"
        else "",
        gender=said if nominal.kind == "person" else "",
        subject=subject_of(words.sentence, nominal.first, nominal.last),
        definite=_definite(words, nominal),
        score=1.0 if pronoun and same_as is not None else 0.5,
        same_as=same_as,
    )


def _definite(words: Words, nominal: Nominal) -> bool:
    """Say whether a nominal can go back to something named; of "the group", "group" and "its group" only the first."""
    back = nominal.head not in ANAPHORIC or words.low[nominal.first] in {"the", "this", "that"}
    return nominal.definite and back


def _bare(article: Article, words: Words, first: int, until: int) -> str:
    """The words of a nominal without its determiner, as written."""
    while first < until - 1 and words.low[first] in DETERMINERS:
        first += 1
    return squeeze(read_again(article.text[words.sentence.starts[first] : words.sentence.ends[until - 1]]))


def _mention(article: Article, item: Item, chain: Chain) -> Mention:
    first = min(chain.items, key=_order)
    return Mention(
        mention_id=content_id(article.article_id, item.start, item.end, item.kind),
        article_id=article.article_id,
        sentence=item.sentence,
        start=item.start,
        end=item.end,
        kind=item.kind,
        form=item.form,
        name=item.text or (chain.best if item.form != "pronoun" or item.score >= _SURE else ""),
        role=item.role,
        chain=content_id(article.article_id, first.start, first.end, chain.n),
        score=item.score,
    )
