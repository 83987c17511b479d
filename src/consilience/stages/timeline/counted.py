"""Dates counted from another event of the story: which event is meant, and when it was."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from consilience import wording
from consilience.page import Page, days_between, token_at
from consilience.records import Sentence
from consilience.stages.timeline.acts import one_act
from consilience.stages.timeline.clauses import SUBJECTS, dependents, under
from consilience.stages.timeline.dated import events, happening
from consilience.stages.timeline.offsets import Dates, Offset, placed
from consilience.stages.timeline.stated import Said, whole_days
from consilience.text import fold, word_set

Place = tuple[str, int, int]  # article, start, end

_ONSETS = word_set("begin start erupt launch open break beginning outbreak onset")
_ENDS = word_set("end finish conclude close stop cease conclusion")
_LONG = word_set(  # what lasts: its first day is not the day of it
    "war siege conflict fighting fight campaign crisis strike protest unrest uprising revolution occupation offensive "
    "operation ceasefire truce trial tour drought blockade mission curfew boycott epidemic pandemic outbreak rule term"
)
_SAY_LITTLE = word_set(  # verbs and nouns that are no event by themselves
    "say tell make be have take do give get go come add ask call use become see want hold put set keep show find know "
    "let leave begin start end time day week month year people report statement thing hit claim cause head"
)
_ANY = word_set("a an any some each every no another")
_FRONT = {"amod", "compound"}
_PLAIN = word_set("deadly fatal last recent latest new whole planned scheduled alleged first next initial")
_NEWS = 60  # days about an account in which what it tells of without a year lies
_SOMEBODY = word_set("he she they we i you")
_NOT_ONE = {"VBG"}  # "hours after arriving" names no event by its doer


@dataclass(frozen=True, slots=True)
class Event:
    """Something that the accounts tell of: what it is called, of what kind, and who and what else its clause names."""

    words: frozenset[str]  # lemmas of its nouns and verbs
    kind: frozenset[str]  # what stands before its noun: "parliamentary" of an election
    names: frozenset[str]  # entities, or names folded
    terms: frozenset[str]  # content lemmas beside the words


@dataclass(frozen=True, slots=True)
class Known:
    """An event with its date, and where that is told."""

    event: Event
    first: date
    last: date
    told: Place

    @property
    def days(self) -> int:
        """Days within which it lies."""
        return (self.last - self.first).days + 1


class Events:
    """The dated events of a story, looked up by what they are called: a story may have thousands."""

    def __init__(self, events: Iterable[Known]) -> None:
        self._called: dict[str, list[Known]] = defaultdict(list)
        self._alike: dict[str, list[str]] = {}
        for event in events:
            for word in event.event.words:
                self._called[word].append(event)

    def like(self, words: Iterable[str]) -> list[Known]:
        """The events that a word may name, each once."""
        names = dict.fromkeys(name for word in sorted(words) for name in self._names(word))
        return list({id(event): event for name in names for event in self._called[name]}.values())

    def _names(self, word: str) -> list[str]:
        if word not in self._alike:
            self._alike[word] = sorted(name for name in self._called if one_act(word, name))
        return self._alike[word]


def known(page: Page, said: list[Said]) -> Iterator[Known]:
    """The events that an account dates."""
    for sentence, time, resolved in said:
        days = whole_days(resolved.earliest, resolved.latest)
        tokens = set(wording.window(sentence, time.start, time.end))
        named = events(sentence, tokens) if tokens and days else set()
        if days and named:
            event = _event(page, sentence, named, set(range(len(sentence.heads))))
            yield Known(event, *days, (page.article.article_id, sentence.start, sentence.end))


def retold(page: Page, date_of: Mapping[str, tuple[date, date, Place]]) -> Iterator[Known]:
    """The events of claims without a date of their own, by the date that ``date_of`` their claim is known to have."""
    for n, claims in sorted(page.claims.items()):
        sentence = page.sentences[n]
        for claim in claims:
            if claim.claim_id in date_of and not claim.time_ids:
                named = happening(sentence, token_at(sentence, claim.predicate_start))
                around = set(wording.window(sentence, claim.start, claim.end))
                yield Known(_event(page, sentence, named, around), *date_of[claim.claim_id])


def _event(page: Page, sentence: Sentence, named: set[int], around: set[int]) -> Event:
    words = frozenset(fold(sentence.lemmas[k]) for k in named)
    front = {c for k in named for c in dependents(sentence, k, _FRONT)}
    spans = [(sentence.starts[k], sentence.ends[k]) for k in around]
    inside = [m for m in page.mentions.get(sentence.n, []) if any(s <= m.start < e for s, e in spans)]
    names = {page.entity_of.get(m.mention_id, fold(m.name)) for m in inside if m.name and m.form != "nominal"}
    terms = {t for s, e in spans for t in page.terms(sentence, s, e)}
    kind = {fold(sentence.lemmas[c]) for c in front if sentence.pos[c] in {"ADJ", "NOUN"}} - _PLAIN
    return Event(words, frozenset(kind), frozenset(names), frozenset(terms) - words)


def when(
    page: Page, sentence: Sentence, offset: Offset, said: list[Said], others: Events
) -> tuple[Dates, Place] | None:
    """The date that an expression counts to, and the place that dates the event it counts from; None if in doubt."""
    told = _inside(page, sentence, offset, said) or _elsewhere(page, sentence, offset, others)
    dates = placed(offset, told.first, told.last) if told else None
    return (dates, told.told) if told and dates else None


def _inside(page: Page, sentence: Sentence, offset: Offset, said: list[Said]) -> Known | None:
    """The event whose own words date it: "two days after Monday's attack", "after the attack on Monday"."""
    inside = [sentence.starts[k] for k in under(sentence, offset.event) if sentence.starts[k] >= offset.end]
    end = max(sentence.ends[k] for k in under(sentence, offset.event))
    for other, time, resolved in said:
        beside = page.article.text[end : time.start].strip() in {"on", "in", "at"} and end < time.start
        days = whole_days(resolved.earliest, resolved.latest)
        if days and other is sentence and (time.start in inside or beside):
            place = (page.article.article_id, offset.end, max(end, time.end))
            return Known(_event(page, sentence, {offset.event}, set()), *days, place)
    return None


def _elsewhere(page: Page, sentence: Sentence, offset: Offset, others: Events) -> Known | None:
    """The one event of the account, else of the story, that can be meant; None where two days can."""
    around = {k for k in under(sentence, offset.event) if sentence.starts[k] >= offset.end}
    event = _event(page, sentence, _named(sentence, offset.event), around)
    if not _one(sentence, offset.event, event):
        return None
    clause = sentence.pos[offset.event] in {"VERB", "AUX"}
    fitting = [k for k in others.like(event.words) if _meant(event, k.event, clause=clause, onset=offset.onset)]
    own = [k for k in fitting if k.told[0] == page.article.article_id]
    meant = _chosen(page, event, own or fitting)
    closer = [k for k in fitting if meant and meant.first <= k.first and k.last <= meant.last and k.days < meant.days]
    return _agreed(closer) or meant


def _chosen(page: Page, event: Event, found: list[Known]) -> Known | None:
    """The event on which all dates agree; else of those that share most with what is said, or of the news itself."""
    return _agreed(found) or _agreed(_nearest(event, found)) or _agreed([k for k in found if _is_news(page, k)])


def _named(sentence: Sentence, k: int) -> set[int]:
    """The words for an event: a verb with what takes place, "the end of the siege" with the siege."""
    if sentence.pos[k] in {"VERB", "AUX"}:
        return happening(sentence, k)
    of = dependents(sentence, k, {"prep"}) if sentence.lemmas[k].lower() in _ONSETS | _ENDS else []
    return {k, *(c for link in of for c in dependents(sentence, link, {"pobj"}))}


def _one(sentence: Sentence, k: int, event: Event) -> bool:
    """Whether a token can name one event: nothing denied, no "arriving", "he came" and "a meeting" only with names."""
    somebody = [c for c in dependents(sentence, k, SUBJECTS) if sentence.lemmas[c].lower() in _SOMEBODY]
    if dependents(sentence, k, {"neg"}) or sentence.tags[k] in _NOT_ONE or (somebody and not event.names):
        return False
    return bool(event.names) or not any(sentence.lemmas[c].lower() in _ANY for c in dependents(sentence, k, {"det"}))


def _meant(event: Event, other: Event, *, clause: bool, onset: bool) -> bool:
    """Whether an event can be that other one: one act, no other kind of it, the same people and places where told."""
    same = {a for a in event.words for b in other.words if one_act(a, b)}
    if not same - _SAY_LITTLE or not (_LONG.isdisjoint(same) or _same_end(event, other, onset=onset)):
        return False
    if event.kind and other.kind and event.kind.isdisjoint(other.kind):
        return False
    if event.names and event.names.isdisjoint(other.names):
        return False
    return not clause or not event.terms or not event.terms.isdisjoint(other.terms)


def _same_end(event: Event, other: Event, *, onset: bool) -> bool:
    """Whether both mean the beginning of what lasts, or both its end, or neither."""
    begins = onset or not _ONSETS.isdisjoint(event.words)
    both_begin = begins != _ONSETS.isdisjoint(other.words)
    return both_begin and _ENDS.isdisjoint(event.words) == _ENDS.isdisjoint(other.words)


def _nearest(event: Event, found: list[Known]) -> list[Known]:
    """Of several events those that share most with what is said: "the attack on the barracks"."""
    most = max((len(event.terms & k.event.terms) for k in found), default=0)
    return [k for k in found if most and len(event.terms & k.event.terms) == most]


def _is_news(page: Page, event: Known) -> bool:
    """Whether an event lies about the day of the account: "the vote" without more is not that of years before."""
    day = page.published.earliest[:10] if page.published else ""
    apart = [days_between(day, end.isoformat()) for end in (event.first, event.last)]
    return all(n is not None and abs(n) <= _NEWS for n in apart)


def _agreed(found: list[Known]) -> Known | None:
    """The closest date, if all dates can be one."""
    ordered = sorted(found, key=lambda k: (k.days, k.first, k.told))
    if not ordered or any(a.first < b.first or a.last > b.last for a, b in pairwise(ordered)):
        return None
    return ordered[0]
