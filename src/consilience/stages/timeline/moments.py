"""Places in the accounts where something is given a date, each read as a sentence of its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from consilience import wording
from consilience.page import Page, covering, days_between, token_at
from consilience.records import Claim, ResolvedTime, Sentence, TimeExpression
from consilience.stages.timeline.clauses import SUBJECTS, dependents, governor, under
from consilience.stages.timeline.counted import Events, Place, known, retold, when
from consilience.stages.timeline.dated import matter, told_with
from consilience.stages.timeline.offsets import Offset, offsets, placed, same_day
from consilience.stages.timeline.shown import Shown, shown
from consilience.stages.timeline.stated import Said, stated, tells, whole_days
from consilience.text import overlap

_COARSE = re.compile(r"\d{4}(?:-\d\d)?")
_READS = 0.3  # a clause that reads so well is shown alone where its sentence is shown for another date
_IF = 0.5
_MONTH = 2  # precision of a month, or of a few days
_PUBLISHED_WITHIN = 3  # days: a wider publication interval dates nothing
_LEAD_SENTENCES = 2  # undated news stands at the top
_GONE = re.compile(
    r"\b(?:last|ago|earlier|previous|past|yesterday)\b", re.I
)  # a plan told of such a day was made on it
_NOT_TOLD = {"asked", "hypothetical", "possible"}
_AHEAD = {"planned", "promised", "hypothetical"}
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
    matter: frozenset[str] = frozenset()  # content lemmas of what the date is the date of, clauses about it left out
    counted_from: Place | None = None  # the words that date the event from which the date is counted

    @property
    def span(self) -> int:
        """Days that the date covers."""
        return (days_between(self.earliest, self.latest) or 0) + 1

    @property
    def precision(self) -> int:
        """3 a day, 2 up to a month, 1 up to a year, 0 more."""
        return 3 if self.span <= 1 else 2 if self.span <= 31 else 1 if self.span <= 366 else 0


def moments(pages: list[Page], proposition_of: dict[str, str]) -> list[Moment]:
    """Find every dated clause of every account, those dated from another event, then undated ones that say the same."""
    said = {page.article.article_id: stated(page) for page in pages}
    dated = [m for page in pages for m in _dated(page, said[page.article.article_id], proposition_of)]
    told, dates = _told(dated), _dates(dated)
    events = [k for page in pages for k in known(page, said[page.article.article_id])]
    date_of = _retold(proposition_of, dates)
    events += [k for page in pages for k in retold(page, date_of)]
    story = Events(events)
    counted = [m for page in pages for m in _counted(page, said[page.article.article_id], story, proposition_of)]
    dated += [m for m in counted if (m.article_id, m.claim_id) not in told]
    dated += [m for page in pages for m in _counted_back(page, dated, proposition_of)]
    told, dates = _told(dated), _dates(dated)
    undated = [m for page in pages for m in _undated(page, proposition_of, dates)]
    return dated + [m for m in undated if (m.article_id, m.claim_id) not in told]


def _told(dated: list[Moment]) -> set[tuple[str, str]]:
    return {(m.article_id, m.claim_id) for m in dated if m.claim_id}


def _dates(dated: list[Moment]) -> dict[str, Moment]:
    """The closest date of each proposition; one counted roughly, or given by an event alone, is no other claim's."""
    dates: dict[str, Moment] = {}
    for m in sorted(dated, key=lambda m: (-m.precision, m.article_id, m.start)):
        if m.proposition_id and not (m.counted_from and (m.inferred or m.precision < _MONTH)):
            dates.setdefault(m.proposition_id, m)
    return dates


def _retold(proposition_of: dict[str, str], dates: dict[str, Moment]) -> dict[str, tuple[date, date, Place]]:
    """The days of claims, by the dates of their propositions, and where those are told."""
    out = {}
    for claim, proposition in proposition_of.items():
        m = dates.get(proposition)
        days = whole_days(m.earliest, m.latest) if m else None
        if m and days:
            out[claim] = (*days, (m.article_id, m.start, m.end))
    return out


def _dated(page: Page, said: list[Said], proposition_of: dict[str, str]) -> Iterator[Moment]:
    seen: set[tuple[int, int, str]] = set()
    for sentence, time, resolved in said:
        claim = _claim(page, time)
        words = shown(page, sentence, claim, time.start, time.end)
        if claim is not None and any(words[:2] == span[:2] for span in seen):  # one sentence, another date
            alone = page.read(sentence, claim.start, claim.end)
            words = (claim.start, claim.end, *alone) if alone[1] >= _READS else words
        if claim is not None and claim.modality == "hypothetical":  # "if they do not leave by May, …" tells least
            words = (*words[:3], words[3] * _IF)
        if words[2] and (*words[:2], resolved.edtf) not in seen:
            seen.add((*words[:2], resolved.edtf))
            yield replace(
                _moment(page, sentence, claim, words, proposition_of),
                edtf=resolved.value if _rough(resolved) else _plain(resolved),
                earliest=resolved.earliest[:10],
                latest=resolved.latest[:10],
                ahead=_ahead(page, time, resolved, claim),
                matter=_matter(page, sentence, time),
                rough=_rough(resolved),
            )


def _matter(page: Page, sentence: Sentence, time: TimeExpression) -> frozenset[str]:
    found = matter(sentence, set(wording.window(sentence, time.start, time.end)))
    for other in _times(page, sentence):
        found -= set(wording.window(sentence, other.start, other.end))
    return frozenset(t for k in found for t in page.terms(sentence, sentence.starts[k], sentence.ends[k]))


def _moment(
    page: Page, sentence: Sentence, claim: Claim | None, words: Shown, proposition_of: dict[str, str]
) -> Moment:
    """What is told in some words, its date still open; of a part of a claim no proposition is known."""
    start, end, text, clear = words
    whole = claim is not None and overlap(start, end, claim.start, claim.end) * 2 > claim.end - claim.start
    claim_id = claim.claim_id if claim is not None and whole else ""
    return Moment(
        article_id=page.article.article_id, start=start, end=end, edtf="", earliest="", latest="", text=text,
        clarity=clear, terms=page.terms(sentence, start, end), claim_id=claim_id,
        proposition_id=proposition_of.get(claim_id, ""), lead=page.lead(sentence.n), ahead=False, inferred=False,
    )  # fmt: skip


def _counted(page: Page, said: list[Said], events: Events, proposition_of: dict[str, str]) -> Iterator[Moment]:
    """What is dated by another event: "two days after the crash", "nine died in the crash"."""
    for sentence in filter(partial(tells, page), page.sentences.values()):
        for offset, claim in _offsets(page, sentence):
            dated = when(page, sentence, offset, said, events)
            if dated is None or (claim is not None and claim.modality in _NOT_TOLD):
                continue
            (edtf, earliest, latest), place = dated
            ahead = claim is not None and claim.modality in _AHEAD and _tag(sentence, claim) not in _PAST
            words = page.clearest(sentence, claim)
            if words[2] and _in_time(page, ahead, earliest, latest):
                made = _moment(page, sentence, claim, words, proposition_of)
                yield replace(
                    made,
                    edtf=edtf,
                    earliest=earliest,
                    latest=latest,
                    ahead=ahead,
                    counted_from=place,
                    inferred=offset.start == offset.end,
                )


def _counted_back(page: Page, dated: list[Moment], proposition_of: dict[str, str]) -> Iterator[Moment]:
    """Events from which something dated is counted: of "died on Friday, two days after he was shot" the shot."""
    day_of = {m.claim_id: m for m in dated if m.precision == 3 and m.claim_id and not m.counted_from}
    for sentence in filter(partial(tells, page), page.sentences.values()):
        for offset in offsets(page, sentence, _times(page, sentence)):
            claim = _above(page, sentence, offset)
            day = day_of.get(claim.claim_id) if claim else None
            days = whole_days(day.earliest, day.latest) if day else None
            dates = placed(offset.turned(), *days) if days else None
            words = _event_words(page, sentence, offset)
            if day and dates and words and _in_time(page, day.ahead, *dates[1:]):
                made = _moment(page, sentence, covering(page.claims[sentence.n], *words[:2]), words, proposition_of)
                place = (day.article_id, day.start, day.end)
                yield replace(made, edtf=dates[0], earliest=dates[1], latest=dates[2], counted_from=place)


def _event_words(page: Page, sentence: Sentence, offset: Offset) -> Shown | None:
    """The clause that an expression counts from, as a sentence; a bare noun is told elsewhere or nowhere."""
    vague = offset.count is None and offset.unit != "hour"
    dated = any(t.start >= offset.end and t.sentence == sentence.n for t, r in page.times if r.edtf)
    if vague or dated or not dependents(sentence, offset.event, SUBJECTS):
        return None
    last = max(k for k in under(sentence, offset.event) if sentence.pos[k] != "PUNCT")
    start, end = offset.end, sentence.ends[last]
    text, clear = page.read(sentence, start, end)
    return (start, end, text, clear) if text else None


def _offsets(page: Page, sentence: Sentence) -> Iterator[tuple[Offset, Claim | None]]:
    """What counts from an event in a sentence, and what is so dated; a clause with no time by the event it tells of."""
    for offset in offsets(page, sentence, _times(page, sentence)):
        yield offset, _beside(page, sentence, offset)
    for claim in page.claims.get(sentence.n, []):
        if not claim.time_ids and claim.modality == "asserted" and _tag(sentence, claim) in _PAST:
            for k in told_with(sentence, token_at(sentence, claim.predicate_start)):
                yield same_day(sentence, k), claim


def _times(page: Page, sentence: Sentence) -> list[TimeExpression]:
    return [t for t, _ in page.times if t.sentence == sentence.n]


def _tag(sentence: Sentence, claim: Claim) -> str:
    return sentence.tags[token_at(sentence, claim.predicate_start)]


def _beside(page: Page, sentence: Sentence, offset: Offset) -> Claim | None:
    """The smallest claim that holds the expression and more than the event it counts from."""
    event = {sentence.starts[k] for k in under(sentence, offset.event)}
    claims = [c for c in page.claims.get(sentence.n, []) if c.predicate_start not in event]
    return covering(claims, offset.start, offset.end)


def _above(page: Page, sentence: Sentence, offset: Offset) -> Claim | None:
    """The claim whose verb an expression goes with."""
    verb = governor(sentence, offset.event)
    claims = page.claims.get(sentence.n, []) if verb is not None else []
    return next((c for c in claims if verb == token_at(sentence, c.predicate_start)), None)


def _in_time(page: Page, ahead: bool, earliest: str, latest: str) -> bool:
    """Whether what is told as past lies before the day of the account, and what is foretold not long before it.

    What is dated roughly and reaches to that day is told of it: "three weeks after the fire, families wait".
    """
    if page.published is None or not page.published.earliest or not page.published.latest:
        return True
    if ahead:
        return latest >= page.published.earliest[:10]
    return earliest <= page.published.latest[:10] and (earliest == latest or latest < page.published.earliest[:10])


def _rough(resolved: ResolvedTime) -> bool:
    """Whether only the month or year of a day is sure: a "Thursday" of an account of some day of March."""
    return "/" in resolved.edtf and _COARSE.fullmatch(resolved.value) is not None


def _plain(resolved: ResolvedTime) -> str:
    """The date as EDTF; a stretch that begins and ends on one day is that day."""
    one_day = "/" in resolved.edtf and resolved.earliest[:10] == resolved.latest[:10]
    return resolved.earliest[:10] if one_day else resolved.edtf


def _claim(page: Page, time: TimeExpression) -> Claim | None:
    """The claim that the expression dates: the one that names it, else the smallest around it."""
    claims = page.claims.get(time.sentence, [])
    naming = [c for c in claims if time.time_id in c.time_ids and c.start <= time.start < c.end]
    return min(naming, key=lambda c: (c.end - c.start, c.start), default=covering(claims, time.start, time.end))


def _ahead(page: Page, time: TimeExpression, resolved: ResolvedTime, claim: Claim | None) -> bool:
    if page.published and page.published.latest and resolved.earliest[:10] > page.published.latest[:10]:
        return True
    if page.published and page.published.earliest and resolved.latest[:10] < page.published.earliest[:10]:
        return False
    if _GONE.search(page.article.text[time.start : time.end]):
        return False
    return bool(claim and claim.modality in _AHEAD) or time.tense == "future"


def _shared(first: str, last: str) -> str:
    """What two ISO days have in common: the day, the month or the year; of two years their interval."""
    return next((first[:n] for n in (10, 7, 4) if first[:n] == last[:n]), f"{first}/{last}")


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
    if claim.modality != "asserted" or claim.quote_id:
        return None
    if page.order.get(sentence.n, _LEAD_SENTENCES) >= _LEAD_SENTENCES:
        return None
    if _tag(sentence, claim) not in _PAST or any(offsets(page, sentence, _times(page, sentence))):
        return None
    return _published(page)


def _published(page: Page) -> Moment | None:
    """The day of publication as the date of what is still to be named, where it is known well."""
    days = whole_days(page.published.earliest, page.published.latest) if page.published else None
    if days is None or (days[1] - days[0]).days >= _PUBLISHED_WITHIN:
        return None
    first, last = (day.isoformat() for day in days)
    return Moment(
        article_id="", start=0, end=0, edtf=_shared(first, last), earliest=first, latest=last, rough=first != last,
        text="", clarity=0.0, terms=frozenset(), claim_id="", proposition_id="", lead=0.0, ahead=False, inferred=True,
    )  # fmt: skip
