"""One line for what the accounts differ on most: a fixed frame around both values."""

import re

from consilience.page import Page, covering
from consilience.records import Claim, Difference
from consilience.text import fold, squeeze, stem

_ON = {"quantity": "a figure", "time": "a date", "place": "a place", "person": "a name", "act": "what was done"}
_SURE = {"conflict": 0.4, "update": 0.4, "compatible": 0.45}  # least score of a difference that a brief tells
_VALUE = re.compile(r"“([^“”]+)”")
_TELLING = 16  # words of a statement that still does
_SHORT = 7  # words of a value that still fits in the frame


def disputed(differences: list[Difference], own: list[Page]) -> tuple[Difference, str] | None:
    """Choose the surest difference of two short values, conflicts first, and say who has which in what words."""
    page_of = {page.article.article_id: page for page in own}
    order = list(_SURE)
    for d in sorted(differences, key=lambda d: (order.index(d.sort), -d.score, d.difference_id)):
        values = _VALUE.findall(d.why)[:2]
        fits = d.kind in _ON and len(values) == 2 and all(len(v.split()) <= _SHORT for v in values)
        if fits and d.score >= _SURE[d.sort] and _comparable(d.kind, *values):
            a = _around(page_of[d.a_article], d.a_start, d.a_end)
            b = _around(page_of[d.b_article], d.b_start, d.b_end)
            if a is None or b is None or (d.kind == "act" and d.sort != "conflict"):
                continue
            if d.kind == "quantity" and not _same_act(a, b):
                continue
            said = values
            if d.kind != "act" or any(map(_denies, values)):
                said = [_context(page_of[c.article_id], c) or v for c, v in zip((a, b), values, strict=True)]
            if any(map(_denies, said)):
                continue
            paths = [page_of[c.article_id].article.path for c in (a, b)]
            return d, f"Accounts differ on {_ON[d.kind]}: “{said[0]}” ({paths[0]}), “{said[1]}” ({paths[1]})."
    return None


def _denies(value: str) -> bool:
    """Whether a value is the comparison's "not signed", which no account says."""
    return value.startswith("not ")


def _around(page: Page, start: int, end: int) -> Claim | None:
    """The smallest statement around a value."""
    return covering((c for claims in page.claims.values() for c in claims), start, end)


def _same_act(a: Claim, b: Claim) -> bool:
    """Whether both say that the same was done: nine who died are not the nine who are missing."""
    left, right = ({stem(w) for w in re.findall(r"[a-z]{3,}", fold(c.predicate))} for c in (a, b))
    return bool(left & right)


def _context(page: Page, claim: Claim) -> str:
    """The words of a statement, "" where they are too many."""
    words = squeeze(page.article.text[claim.start : claim.end]).strip(" .,;:")
    return words if len(words.split()) <= _TELLING and "”" not in words and "“" not in words else ""


def _comparable(kind: str, a: str, b: str) -> bool:
    """Whether a reader sees at once that the values are of one thing: figures must count the same."""
    if a.casefold() == b.casefold():
        return False
    left, right = ({stem(w) for w in re.findall(r"[a-z]{3,}", fold(v))} for v in (a, b))
    return kind != "quantity" or not left or not right or bool(left & right)
