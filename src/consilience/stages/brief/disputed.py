"""Lines for what the accounts differ on most, or what moved between them: a fixed frame around both values."""

import re

from consilience.page import Page, covering, days_between, token_at
from consilience.records import Claim, Difference
from consilience.stages.brief.chapters import published
from consilience.text import fold, squeeze, stem, word_set

_ON = {"quantity": "a figure", "time": "a date", "place": "a place", "person": "a name", "act": "what was done",
       "polarity": "whether it is so"}  # fmt: skip
_SURE = {"conflict": 0.4, "update": 0.4, "compatible": 0.45}  # least score of a difference that a brief tells
_VALUE = re.compile(r"“([^“”]+)”")
_WORD = re.compile(r"[a-z]{3,}")
_TELLING = 16  # words of a statement that still does
_LINES = 2
_STATES = word_set("be remain stay keep have continue consider seem appear include involve belong")
_SHORT = 7  # words of a value that still fits in the frame


def disputed(differences: list[Difference], own: list[Page]) -> list[tuple[Difference, str]]:
    """Choose the surest differences of two short values, conflicts first, and say who has which in what words.

    Of figures that moved as days passed those are told that lie farthest apart; no two of one statement.
    """
    page_of = {page.article.article_id: page for page in own}
    order = list(_SURE)
    told: list[tuple[Difference, str]] = []
    for d in sorted(
        differences, key=lambda d: (order.index(d.sort), -round(d.score, 2), -_days(d, page_of), d.difference_id)
    ):
        text = _framed(d, page_of) if d.score >= _SURE[d.sort] else ""
        if text and not any(d.proposition_id == other.proposition_id for other, _ in told):
            told.append((d, text))
    return told[:_LINES]


def _days(d: Difference, page_of: dict[str, Page]) -> int:
    """Days between the accounts of an update, 0 where that is not known."""
    a, b = (page_of[x].published for x in (d.a_article, d.b_article))
    return abs(days_between(a.earliest, b.earliest) or 0) if d.sort == "update" and a and b else 0


def _framed(d: Difference, page_of: dict[str, Page]) -> str:
    """Both values in a fixed frame, "" where they do not fit into one."""
    values = _VALUE.findall(d.why)[:2]
    fits = d.kind in _ON and len(values) == 2 and all(len(v.split()) <= _SHORT for v in values)
    vaguer = d.sort == "compatible" and d.kind != "quantity"  # "Tuesday" beside "Tuesday at nine" is no dispute
    if not fits or vaguer or not _comparable(d.kind, *values):
        return ""
    a = _around(page_of[d.a_article], d.a_start, d.a_end)
    b = _around(page_of[d.b_article], d.b_start, d.b_end)
    if a is None or b is None:
        return ""
    if d.kind == "act" and not (d.sort == "conflict" and all(_deed(page_of[c.article_id], c) for c in (a, b))):
        return ""
    if d.kind == "quantity" and not _same_act(a, b):
        return ""
    said = values
    if d.kind != "act" or any(map(_denies, values)):
        said = [_context(page_of[c.article_id], c) or v for c, v in zip((a, b), values, strict=True)]
    if any(map(_denies, said)):
        return ""
    sides = [(f"“{words}” ({page_of[c.article_id].article.path})", page_of[c.article_id]) for words, c in
             zip(said, (a, b), strict=True)]  # fmt: skip
    return _sentence(d, sides)


def _sentence(d: Difference, sides: list[tuple[str, Page]]) -> str:
    """Put both sides into the frame that fits: what moved, what is more and less exact, what is in dispute."""
    if d.sort == "update":
        sides = sorted(sides, key=lambda side: published(side[1]))
        return f"First {sides[0][0]}, later {sides[1][0]}."
    told = "A figure is told in two ways" if (d.sort, d.kind) == ("compatible", "quantity") else ""
    return f"{told or f'Accounts differ on {_ON[d.kind]}'}: {sides[0][0]}, {sides[1][0]}."


def _deed(page: Page, claim: Claim) -> bool:
    """Whether a statement tells of something done: "remained" and "considering" beside "signed" puzzle a reader."""
    sentence = page.sentences[claim.sentence]
    tag = sentence.tags[token_at(sentence, claim.predicate_start)]
    return tag != "VBG" and claim.predicate.lower() not in _STATES


def _denies(value: str) -> bool:
    """Whether a value is the comparison's "not signed", which no account says."""
    return value.startswith("not ")


def _around(page: Page, start: int, end: int) -> Claim | None:
    """The smallest statement around a value."""
    return covering((c for claims in page.claims.values() for c in claims), start, end)


def _same_act(a: Claim, b: Claim) -> bool:
    """Whether both say that the same was done: nine who died are not the nine who are missing."""
    return bool(_stems(a.predicate) & _stems(b.predicate))


def _context(page: Page, claim: Claim) -> str:
    """The words of a statement, "" where they are too many."""
    words = squeeze(page.article.text[claim.start : claim.end]).strip(" .,;:")
    return words if len(words.split()) <= _TELLING and "”" not in words and "“" not in words else ""


def _comparable(kind: str, a: str, b: str) -> bool:
    """Whether a reader sees at once that the values are of one thing: figures must count the same."""
    if a.casefold() == b.casefold():
        return False
    left, right = _stems(a), _stems(b)
    return kind != "quantity" or not left or not right or bool(left & right)


def _stems(words: str) -> set[str]:
    """Stems of the words of three letters and more."""
    return {stem(word) for word in _WORD.findall(fold(words))}
