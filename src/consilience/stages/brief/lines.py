"""Sentences that could stand in a brief, each cut from one account and read as a sentence of its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consilience.page import Page, days_between
from consilience.records import Quote, Sentence
from consilience.wording import window

_READ = {"paragraph", "dek"}
_CLEAR = 0.5  # what reads worse than this is not shown
_FILLED = 0.8  # a name put in for a pronoun may be the wrong one
_SPOKEN = 0.6  # a brief tells what happened rather than what was said, word for word
_SAID = {"direct", "post"}
AHEAD = {"planned", "promised"}
_UNSAID = {"asked", "hypothetical"}
_HISTORY = 400  # days before the account
_PAST, _FLOATS = 0.6, 0.45
_LEAST, _COUNTED = 9, 6  # words: fewer say too little to stand alone, with a number fewer than six
_LISTED = ("", "(", "[", "•", "*")  # begins an item of a list, not a sentence
_POINTING = {"this", "that", "these", "those", "such", "here"}
_FLOATING = re.compile(
    r"\b(?:(?:days?|weeks?|months?|years?) (?:later|earlier|afterwards)|in less than|(?:at|by) that time|by then|"
    r"at the time|^then,?|from (?:several|a few) days ago|(?:he|she|they|it) (?:said|says|added)(?=\W*$)|"
    r"the (?:next|previous|same) (?:day|week|month|year)|will (?:continue to )?(?:have|need) to)\b",
    re.IGNORECASE,
)  # times that count from another sentence, and what is merely needed
_WEEKDAY = "| weekday "  # how a bare "Thursday" is told from its anchor
_LONG = 20  # tokens: a shorter sentence is never cut


@dataclass(frozen=True, slots=True)
class Line:
    """A candidate: where it stands, how it reads, and what it states."""

    page: Page
    start: int
    end: int
    text: str
    words: int
    clarity: float
    terms: frozenset[str]
    propositions: frozenset[str]
    places: frozenset[str]
    ahead: bool  # tells of something planned or promised
    background: bool  # tells only of days long before the account
    rank: int  # of its sentence in the body
    lead: float


def lines(page: Page, propositions_of: dict[str, frozenset[str]]) -> Iterator[Line]:
    """Read every sentence, and every claim that is a sentence in itself, of one account."""
    for n in page.order:
        sentence = page.sentences[n]
        if page.kinds.get(sentence.block, "paragraph") not in _READ:
            continue
        claims = page.claims.get(n, [])
        spans = {(sentence.start, sentence.end)}
        if len(sentence.starts) > _LONG:
            spans |= {(c.start, c.end) for c in claims if c.modality not in _UNSAID and not c.quote_id}
        for start, end in sorted(spans):
            line = _line(page, sentence, start, end, propositions_of)
            if line is not None:
                yield line


def _line(
    page: Page, sentence: Sentence, start: int, end: int, propositions_of: dict[str, frozenset[str]]
) -> Line | None:
    text, clear = page.read(sentence, start, end, dates=True)
    quote = _speech_around(page, start, end)
    clear *= _standing(page, sentence, start, end, len(text.split()))
    clear *= (_FILLED if "[" in text else 1.0) * (_SPOKEN if quote else 1.0)
    if clear < _CLEAR or not text or (quote and not quote.speaker_text):
        return None
    claims = page.claims.get(sentence.n, [])
    stated = [c for c in claims if start <= c.start and c.end <= end]
    text = _attributed(text, quote) if quote else text
    return Line(
        page=page,
        start=start,
        end=end,
        text=text,
        words=len(text.split()),
        clarity=clear,
        terms=page.terms(sentence, start, end),
        propositions=frozenset().union(*(propositions_of.get(c.claim_id, frozenset()) for c in stated)),
        places=page.places(sentence.n, start, end),
        ahead=any(c.modality in AHEAD for c in stated),
        background=_old(page, sentence),
        rank=page.order[sentence.n],
        lead=page.lead(sentence.n),
    )


def _standing(page: Page, sentence: Sentence, start: int, end: int, count: int) -> float:
    """How well a span of ``count`` words stands without its paragraph: history and floating dates do not (0..1)."""
    words = page.article.text[start:end]
    number = any(sentence.pos[k] == "NUM" for k in window(sentence, start, end))
    points = _FLOATING.search(words) or any(
        sentence.lemmas[k].lower() in _POINTING and sentence.deps[k] in {"det", "advmod"} and k != sentence.heads[k]
        for k in window(sentence, start, end)
    )
    points = points or _unplaced(page, start, end)
    if words[:1] in _LISTED or count < (_COUNTED if number else _LEAST):
        return 0.0
    return (_PAST if _old(page, sentence) else 1.0) * (_FLOATS if points else 1.0)


def _unplaced(page: Page, start: int, end: int) -> bool:
    """Whether "Thursday's vote" stays undated: in a brief nobody knows which Thursday."""
    text = page.article.text
    return any(
        start <= t.start < end
        and _WEEKDAY in t.relative
        and text[t.end : t.end + 2] in {"’s", "'s"}
        and r.earliest[:10] != r.latest[:10]
        for t, r in page.times
    )


def _old(page: Page, sentence: Sentence) -> bool:
    """Whether every date of a sentence lies a year and more before the account."""
    own = [r for t, r in page.times if t.sentence == sentence.n and r.latest and t.kind != "duration"]
    published = page.published.earliest if page.published else ""
    return bool(own) and all((days_between(r.latest, published) or 0) > _HISTORY for r in own)


def _speech_around(page: Page, start: int, end: int) -> Quote | None:
    """The direct speech that a span lies in with all its words; its marks may stand outside."""
    return next((q for q in page.quotes if q.kind in _SAID and q.start <= start + 1 and end - 1 <= q.end), None)


def _attributed(text: str, quote: Quote) -> str:
    """Say whose words they are."""
    words = text.strip('“”"')
    return f"{quote.speaker_text} said: “{words}”"
