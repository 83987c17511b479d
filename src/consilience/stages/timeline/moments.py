"""Places in the accounts where something is given a date, each read as a sentence of its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from consilience import wording
from consilience.page import Page, covering, days_between, token_at
from consilience.records import Claim, ResolvedTime, Sentence, TimeExpression
from consilience.stages.timeline.asides import aside
from consilience.stages.timeline.clauses import SUBJECTS
from consilience.text import FINITE

_ERA = 11 * 366  # days: what is wider than a decade is an era, not a date
_WEEK = 7  # days: what is known no closer is told by its month or year
_COARSE = re.compile(r"\d{4}(?:-\d\d)?")
_YEARLESS = re.compile(r"publication \| month(?:day)? (\d{1,2})(?:-(\d{1,2}))? ")
_NAMED = 0.4  # how well a dated name reads: it is no sentence
_NAME_WORDS = 3  # beside the noun: "the 2004 treaty" names nothing to a reader, "the 2004 harbour treaty" does
_ABOUT = 0.6  # how well a noun and the clause about it read: less than a sentence, more than one of a spun copy
_SHORTER = 0.8  # of a sentence at most that a clause about a noun may be, to be shown alone
_READS = 0.3  # a clause that reads so well is shown alone where its sentence is shown for another date
_PUBLISHED_WITHIN = 3  # days: a wider publication interval dates nothing
_LEAD_SENTENCES = 2  # undated news stands at the top
_NOW = re.compile(
    r"\b(?:now|current(?:ly)?|recent(?:ly)?|lately|these days|so far|at (?:the|this) moment|present)\b", re.I
)
_GONE = re.compile(
    r"\b(?:last|ago|earlier|previous|past|yesterday)\b", re.I
)  # a plan told of such a day was made on it
_FROM_ITS_START = re.compile(r"\b(?:first|opening|initial)\b", re.I)  # "in the first two hours" of what is told
_NOT_TOLD = {"asked", "hypothetical", "possible"}
_AHEAD = {"planned", "promised", "hypothetical"}
_INSIDE_NAME = {"nummod", "compound", "amod", "nmod"}
_ASIDE = {"relcl", "acl", "appos", "punct", "cc", "conj", "advcl"}
_PAST = {"VBD", "VBN"}


@dataclass(frozen=True, slots=True)
class Moment:
    """One place that dates something."""

    article_id: str
    start: int  # the clause that is cited
    end: int
    edtf: str
    earliest: str  # ISO bounds of the date
    latest: str
    text: str  # as shown
    clarity: float
    terms: frozenset[str]  # content lemmas, the date's own words left out
    claim_id: str
    proposition_id: str
    lead: float  # 1 at the top of the article, falling to 0
    ahead: bool  # told as still to come
    inferred: bool  # the date is not stated with this clause
    rough: bool = False  # a day between the bounds, of which the date names only the month or year

    @property
    def span(self) -> int:
        """Days that the date covers."""
        return (days_between(self.earliest, self.latest) or 0) + 1

    @property
    def precision(self) -> int:
        """3 a day, 2 up to a month, 1 up to a year, 0 more."""
        return 3 if self.span <= 1 else 2 if self.span <= 31 else 1 if self.span <= 366 else 0


def moments(pages: list[Page], proposition_of: dict[str, str]) -> list[Moment]:
    """Find every dated clause of every account, then the undated clauses that say the same."""
    dated = [m for page in pages for m in _dated(page, proposition_of)]
    known = {(m.article_id, m.claim_id) for m in dated}
    dates: dict[str, Moment] = {}
    for m in sorted(dated, key=lambda m: (-m.precision, m.article_id, m.start)):
        if m.proposition_id:
            dates.setdefault(m.proposition_id, m)
    undated = [
        m for page in pages for m in _undated(page, proposition_of, dates) if (m.article_id, m.claim_id) not in known
    ]
    return dated + undated


def _dated(page: Page, proposition_of: dict[str, str]) -> Iterator[Moment]:
    seen: set[tuple[int, int, str]] = set()
    for time, resolved in ((t, _yearless(t, r)) for t, r in page.times):
        sentence = page.sentences.get(time.sentence)
        if sentence is None or not _says_when(page, time, resolved, sentence):
            continue
        claim = _claim(page, time)
        start, end, text, clear = _clause(page, sentence, claim, time)
        if claim is not None and any((start, end) == span[:2] for span in seen):  # one sentence, another date
            words, reads = page.read(sentence, claim.start, claim.end)
            if reads >= _READS:
                start, end, text, clear = claim.start, claim.end, words, reads
        if text and (start, end, resolved.edtf) not in seen:
            seen.add((start, end, resolved.edtf))
            yield Moment(
                article_id=page.article.article_id,
                start=start,
                end=end,
                edtf=resolved.value if _rough(resolved) else _plain(resolved),
                earliest=resolved.earliest[:10],
                latest=resolved.latest[:10],
                text=text,
                clarity=clear,
                terms=page.terms(sentence, start, end),
                claim_id=claim.claim_id if claim else "",
                proposition_id=proposition_of.get(claim.claim_id, "") if claim else "",
                lead=page.lead(sentence.n),
                ahead=_ahead(page, time, resolved, claim),
                inferred=False,
                rough=_rough(resolved),
            )


def _yearless(time: TimeExpression, resolved: ResolvedTime) -> ResolvedTime:
    """A day or month whose year nothing tells keeps its unknown year: "5 April" is XXXX-04-05."""
    named = _YEARLESS.match(time.relative) if not resolved.edtf else None
    if named is None:
        return resolved
    edtf = "-".join(["XXXX", *(f"{int(part):02}" for part in named.groups() if part)])
    return replace(resolved, edtf=edtf, earliest=edtf, latest=edtf)


def _rough(resolved: ResolvedTime) -> bool:
    """Whether a day is known no closer than a month or year: a "Thursday" of an account of some day of March."""
    wide = days_between(resolved.earliest, resolved.latest) or 0
    return "/" in resolved.edtf and wide >= _WEEK and _COARSE.fullmatch(resolved.value) is not None


def _plain(resolved: ResolvedTime) -> str:
    """The date as EDTF; a stretch that begins and ends on one day is that day."""
    one_day = "/" in resolved.edtf and resolved.earliest[:10] == resolved.latest[:10]
    return resolved.earliest[:10] if one_day else resolved.edtf


def _says_when(page: Page, time: TimeExpression, resolved: ResolvedTime, sentence: Sentence) -> bool:
    """Whether the expression puts something on the calendar: no duration, no "now", no era, no bare dateline."""
    if time.kind == "set" or not (resolved.edtf and resolved.earliest and resolved.latest):
        return False
    if page.kinds.get(sentence.block) in {"dateline", "heading"} or not _tells(sentence):
        return False
    words = page.article.text[sentence.start : sentence.end]
    told = page.article.text[time.start : time.end]
    if words.rstrip('"”’ ').endswith("?") or _NOW.search(told):
        return False
    if time.kind == "duration" and _FROM_ITS_START.search(told):
        return False
    wide = days_between(resolved.earliest, resolved.latest)
    return resolved.edtf.startswith("XXXX") or (wide is not None and wide <= _ERA)


def _tells(sentence: Sentence) -> bool:
    """Whether there is a finite verb, or one with a subject: "cut" and "put" are often taken for participles."""
    subjects = (h for h, dep in zip(sentence.heads, sentence.deps, strict=True) if dep in SUBJECTS)
    return any(t in FINITE for t in sentence.tags) or any(sentence.pos[h] == "VERB" for h in subjects)


def _claim(page: Page, time: TimeExpression) -> Claim | None:
    """The claim that the expression dates: the one that names it, else the smallest around it."""
    claims = page.claims.get(time.sentence, [])
    naming = [c for c in claims if time.time_id in c.time_ids and c.start <= time.start < c.end]
    return min(naming, key=lambda c: (c.end - c.start, c.start), default=covering(claims, time.start, time.end))


def _clause(page: Page, sentence: Sentence, claim: Claim | None, time: TimeExpression) -> tuple[int, int, str, float]:
    """Choose the words to show: a dated name ("the 2004 port treaty") or aside, else claim or sentence, the clearer."""
    name = _dated_name(sentence, token_at(sentence, time.start))
    if name is not None and not time.start <= name[0] < name[1] <= time.end:  # "18 July 2014" names nothing else
        text, _ = page.read(sentence, *name)
        return *name, text, _NAMED
    shown = page.clearest(sentence, claim)
    about = _about(page, sentence, time)
    if about is None or about[1] - about[0] > _SHORTER * (shown[1] - shown[0]):
        return shown
    text, _ = page.read(sentence, *about)
    return *about, text, _ABOUT


def _about(page: Page, sentence: Sentence, time: TimeExpression) -> tuple[int, int] | None:
    """Span of the noun and the clause about it that the expression stands in."""
    dates = {k for t, _ in page.times if t.sentence == sentence.n for k in wording.window(sentence, t.start, t.end)}
    tokens = aside(sentence, token_at(sentence, time.start), dates)
    span = None if tokens is None else (sentence.starts[tokens[0]], sentence.ends[tokens[1]])
    return span if span and time.end <= span[1] else None


def _dated_name(sentence: Sentence, k: int) -> tuple[int, int] | None:
    """Span of the noun phrase whose name holds the year at token ``k``, asides left out; None where there is none."""
    head = k
    while sentence.deps[head] in _INSIDE_NAME and sentence.heads[head] != head:
        head = sentence.heads[head]
    if head == k or sentence.pos[head] not in {"NOUN", "PROPN"} or not sentence.lemmas[k][:4].isdigit():
        return None
    inside = {head}
    for _ in range(4):
        inside |= {i for i, h in enumerate(sentence.heads) if h in inside and i != h and sentence.deps[i] not in _ASIDE}
    left = right = head
    while left - 1 in inside:
        left -= 1
    while right + 1 in inside:
        right += 1
    left += sentence.pos[left] == "VERB"  # "called Treaty 2011 of Tarn"
    return (sentence.starts[left], sentence.ends[right]) if right - left >= _NAME_WORDS else None


def _ahead(page: Page, time: TimeExpression, resolved: ResolvedTime, claim: Claim | None) -> bool:
    if page.published and page.published.latest and resolved.earliest[:10] > page.published.latest[:10]:
        return True
    if page.published and page.published.earliest and resolved.latest[:10] < page.published.earliest[:10]:
        return False
    if _GONE.search(page.article.text[time.start : time.end]):
        return False
    return bool(claim and claim.modality in _AHEAD) or time.tense == "future"


def _undated(page: Page, proposition_of: dict[str, str], dates: dict[str, Moment]) -> Iterator[Moment]:
    """Claims without a date of their own: the date of their proposition, else for the lead the article's own day."""
    for n, claims in sorted(page.claims.items()):
        sentence = page.sentences.get(n)
        for claim in claims:
            proposition = proposition_of.get(claim.claim_id, "")
            day = dates.get(proposition) or (_own_day(page, sentence, claim) if sentence else None)
            if sentence is None or day is None or claim.time_ids or claim.modality in _NOT_TOLD:
                continue
            if day.ahead != (claim.modality in _AHEAD):
                continue
            text, clear = page.read(sentence, claim.start, claim.end)
            if text:
                yield replace(
                    day,
                    article_id=page.article.article_id,
                    start=claim.start,
                    end=claim.end,
                    text=text,
                    clarity=clear,
                    terms=page.terms(sentence, claim.start, claim.end),
                    claim_id=claim.claim_id,
                    proposition_id=proposition,
                    lead=page.lead(n),
                    inferred=True,
                )


def _own_day(page: Page, sentence: Sentence, claim: Claim) -> Moment | None:
    """Date asserted past news at the top of an account by its day of publication, where that is known well."""
    published = page.published
    if published is None or not published.earliest or claim.modality != "asserted" or claim.quote_id:
        return None
    if page.order.get(sentence.n, _LEAD_SENTENCES) >= _LEAD_SENTENCES:
        return None
    if sentence.tags[token_at(sentence, claim.predicate_start)] not in _PAST:
        return None
    first, last = published.earliest[:10], published.latest[:10]
    wide = days_between(first, last)
    if wide is None or wide >= _PUBLISHED_WITHIN:
        return None
    return Moment(
        article_id="", start=0, end=0, edtf=first if first == last else f"{first}/{last}", earliest=first, latest=last,
        text="", clarity=0.0, terms=frozenset(), claim_id="", proposition_id="", lead=0.0, ahead=False, inferred=True,
    )  # fmt: skip
