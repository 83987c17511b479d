"""Find who bound themselves to what by when, and what later accounts say became of it."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from consilience.page import Accounts, Page, covering, days_between, facts, pages
from consilience.records import Claim, Commitment, Sentence, TimeExpression
from consilience.stages.timeline import binding as words
from consilience.stages.timeline.actors import Actor, find_actor, in_speech
from consilience.stages.timeline.alike import likeness, rarity
from consilience.stages.timeline.clauses import dependents, phrase, reach
from consilience.stages.timeline.fates import ENDING, Aim, Fate, fate
from consilience.stages.timeline.pledges import triggers
from consilience.stages.timeline.trigger import Trigger
from consilience.text import content_id

_READ = {"paragraph", "dek", "embed", "title"}
_ENOUGH = 0.6  # least weight of trigger and circumstances together: a day to come, an actor of one's own word
_DATED, _BOUND = 0.1, 0.05
_SUPPOSED = 0.15  # in a speaker's own words "would" supposes, in reported speech it is the past of "will"
_SAID_TO_BE = 0.1  # "will be" only states, but on somebody's word it foretells
_TOLD_AGAIN = 0.7  # likeness above which two places are one commitment told twice
_CLEAR = 0.5  # what reads worse than this is shown from its subject on
_MUCH = 0.8  # and only where that reads so much better
_LEAST_FORETOLD = 0.1
_LEAST = 0.15  # what reads worse than this is not shown
_LEAST_WILLED = 0.05  # but "We won't stop." says all beside its speaker's name
_SAME_ACTOR = _SAME_ACTION = 0.2  # so much less likeness will do where who is to act, and what is to be done, is one
_DUE, _DUE_ELSE = 0.25, 0.4  # the same where both fall due on one day: of one actor, or told of two
_OLD = 400  # days: what was agreed longer before the account is history, not a commitment of the story
_BEFORE = 14  # characters before an expression of time in which "by" can stand
_LENGTH = re.compile(r"P(\d{1,3})([DWMY])")
_DAYS, _MONTHS = {"D": 1, "W": 7}, {"M": 1, "Y": 12}
_WITHIN = re.compile(r"\bwithin\b|(?<!time )\bin\s+(?:the\s+(?:next|coming)\s+)?\W?$")
_BY = re.compile(r"\b(?:by|until|till|before|end of)\b", re.IGNORECASE)
_TOLD_FIRST = ("fulfilled", "broken", "unknown", "open")


@dataclass(frozen=True, slots=True)
class Binding:
    """One place where an actor commits, before its fate is known."""

    page: Page
    sentence: Sentence
    start: int
    end: int
    kind: str
    actor: str
    actor_entity: str
    text: str
    clarity: float
    deadline: str
    deadline_day: str  # ISO day by which it falls due, ""
    terms: frozenset[str]
    aim: frozenset[str]  # content lemmas of what is to be done
    action: str  # lemma of its verb, after "not " where it is to be left undone
    proposition: str  # first the claim's id, then the proposition it asserts
    weight: float


def find_commitments(read: Accounts) -> Iterator[Commitment]:
    """Write every place in a saga where an identified actor commits, with the fate of what is committed to."""
    names = {e.entity_id: e.name for e in read.entities}
    proposition_of = facts(read.stances)
    told = pages(read)
    for saga in sorted({page.saga_id for page in told}):
        own = [page for page in told if page.saga_id == saga]
        bindings = [
            replace(b, proposition=proposition_of.get(b.proposition, ""))
            for page in own
            for b in _bindings(page, names)
        ]
        common = rarity(
            [b.terms for b in bindings]
            + [page.terms(s, s.start, s.end) for page in own for s in page.sentences.values()]
        )
        done: set[tuple[str, Fate]] = set()  # what one actor did once is shown once
        for group in _distinct(bindings, common):
            ends = [fate(b.page, Aim(b.actor, b.action, b.aim, b.deadline_day), own, common) for b in group]
            end = min(ends, key=lambda end: _TOLD_FIRST.index(end.status))
            if not end.spans or (group[0].actor, end) not in done:
                yield from (_commitment(saga, b, group, end) for b in group)
            done.add((group[0].actor, end))


def _commitment(saga: str, b: Binding, group: list[Binding], end: Fate) -> Commitment:
    """One telling of a commitment, with the day by which any of its tellings says that it falls due."""
    return Commitment(
        saga_id=saga,
        commitment_id=_id(saga, b),
        kind=b.kind,
        actor_entity=b.actor_entity,
        actor_text=b.actor,
        text=b.text,
        article_id=b.page.article.article_id,
        start=b.start,
        end=b.end,
        deadline=next((other.deadline for other in group if other.deadline), ""),
        status=end.status,
        note=end.note,
        outcome_articles=tuple(o[0] for o in end.spans),
        outcome_starts=tuple(o[1] for o in end.spans),
        outcome_ends=tuple(o[2] for o in end.spans),
        same_as="" if b is group[0] else _id(saga, group[0]),
    )


def _id(saga: str, b: Binding) -> str:
    return content_id(saga, b.page.article.article_id, b.start, b.end, b.kind)


def _distinct(bindings: list[Binding], common: dict[str, float]) -> list[list[Binding]]:
    """Group the tellings of each commitment, the clearest first; groups by the account and place of that one."""
    groups: list[list[Binding]] = []
    for b in sorted(bindings, key=lambda b: (-b.clarity, -b.weight, b.page.article.article_id, b.start)):
        group = next((g for g in groups if _one(b, g[0], common)), None)
        if group is None:
            groups.append([b])
        else:
            group.append(b)
    return sorted(groups, key=lambda g: (g[0].page.article.article_id, g[0].start))


def _one(a: Binding, b: Binding, common: dict[str, float]) -> bool:
    """Whether two places tell one commitment: less likeness will do where the same actor is to do the same."""
    due = a.deadline_day == b.deadline_day != ""
    if a.proposition and a.proposition == b.proposition and (due or a.action == b.action):
        return True
    same_actor = a.actor_entity == b.actor_entity if a.actor_entity and b.actor_entity else a.actor == b.actor
    alike = likeness(a.terms, b.terms, common)
    if due and same_actor and a.action in ENDING and b.action in ENDING:
        return alike > 0.0
    if due and alike >= (_DUE if same_actor else _DUE_ELSE):
        return True
    needed = _TOLD_AGAIN - _SAME_ACTOR * same_actor - _SAME_ACTION * (same_actor and a.action == b.action)
    return alike >= needed


def _bindings(page: Page, names: dict[str, str]) -> Iterator[Binding]:
    """At most one commitment a sentence: the one whose trigger weighs most."""
    for sentence in page.sentences.values():
        if page.kinds.get(sentence.block, "paragraph") not in _READ or not {"?", "|"}.isdisjoint(
            page.article.text[sentence.start : sentence.end]
        ):
            continue
        found = [b for t in triggers(sentence) if (b := _binding(page, sentence, t, names)) is not None]
        if found:
            yield max(found, key=lambda b: (b.weight, -b.start))


def _binding(page: Page, sentence: Sentence, trigger: Trigger, names: dict[str, str]) -> Binding | None:
    at = sentence.starts[trigger.token]
    claim = covering(page.claims.get(sentence.n, []), at, sentence.ends[trigger.token])
    who = None if _void(page, sentence, trigger, claim) else find_actor(page, sentence, trigger, claim)
    if who is None or (page.kinds.get(sentence.block) == "title" and not who.name[:1].isupper()):
        return None
    sure = sentence.tags[trigger.token] == "MD" or _lemma(sentence, trigger) in words.FOR_A_DAY
    told = reach(sentence, trigger.action)
    within = told if _lemma(sentence, trigger) in words.POSSIBLY else (sentence.start, sentence.end)
    deadline, day = _deadline(page, sentence, told if sure else (0, 0), within)
    weight = _weight(page, sentence, trigger, who) + _DATED * bool(deadline)
    if weight < _ENOUGH:
        return None
    entity = page.entity_of.get(who.mention_id, "")
    start, end, text, clear = _words(page, sentence, trigger, claim)
    if clear < _least(page, sentence, trigger, who):
        return None
    return Binding(
        page=page,
        sentence=sentence,
        start=start,
        end=end,
        kind=trigger.kind if who.binds or trigger.kind != "plan" else "forecast",
        actor=names.get(entity, who.name),
        actor_entity=entity,
        text=text,
        clarity=clear,
        deadline=deadline,
        deadline_day=day,
        terms=page.terms(sentence, start, end),
        aim=page.terms(sentence, *told) | _doers(page, sentence, trigger, who.name),
        action=_action(sentence, trigger),
        proposition=claim.claim_id if claim else "",
        weight=weight,
    )


def _least(page: Page, sentence: Sentence, trigger: Trigger, who: Actor) -> float:
    """How clear a commitment must read to be shown; a headline lacks words, and is read."""
    if page.kinds.get(sentence.block) == "title":
        return 0.0
    plain = _LEAST_WILLED if _will(sentence, trigger) else _LEAST
    return plain if who.binds else _LEAST_FORETOLD


def _void(page: Page, sentence: Sentence, trigger: Trigger, claim: Claim | None) -> bool:
    """Whether a trigger tells what is denied or history, or is an infinitive alone outside a headline."""
    refused = sentence.lemmas[trigger.action].lower() in words.REFUSING  # "will deny them visas" denies nothing
    denied = claim is not None and claim.modality == "denied" and not refused
    alone = trigger.token == trigger.action and sentence.tags[trigger.token - 1] == "TO"  # "Mayor to sell the ferry"
    past = _lemma(sentence, trigger) not in words.BINDING and _history(page, sentence)
    past = past or (sentence.tags[trigger.token] == "VBZ" and _history(page, sentence, 0))  # below a picture
    return denied or past or (alone and page.kinds.get(sentence.block) != "title")


def _weight(page: Page, sentence: Sentence, trigger: Trigger, who: Actor) -> float:
    """How surely a trigger commits somebody, by whose word it is and how it is told."""
    weight = trigger.weight + _BOUND * who.binds
    if _lemma(sentence, trigger) == "would" and in_speech(page, sentence.starts[trigger.token]):
        weight -= _SUPPOSED
    possible = _lemma(sentence, trigger) in words.POSSIBLY
    if not who.binds and sentence.tags[trigger.token] == "MD" and _is(sentence, trigger.action) and not possible:
        weight += _SAID_TO_BE
    return weight


def _lemma(sentence: Sentence, trigger: Trigger) -> str:
    return sentence.lemmas[trigger.token].lower()


def _will(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether somebody says "I will" or "we will" of what they can will."""
    own = trigger.subject is not None and sentence.lemmas[trigger.subject].lower() in {"i", "we"}
    loose = words.STATES | words.UNDERGONE | words.MINDFUL
    return own and _lemma(sentence, trigger) in words.BINDING and sentence.lemmas[trigger.action] not in loose


def _is(sentence: Sentence, k: int) -> bool:
    clauses = [c for c in dependents(sentence, k, {"ccomp", "attr"}) if sentence.pos[c] in {"VERB", "AUX"}]
    return sentence.lemmas[k] == "be" and not clauses


def _words(page: Page, sentence: Sentence, trigger: Trigger, claim: Claim | None) -> tuple[int, int, str, float]:
    """Span, words and clarity: as a reader finds them best, from the subject on where more than that reads badly."""
    best = page.clearest(sentence, claim)
    if trigger.subject is None or best[3] >= _CLEAR:
        return best
    start, end = phrase(sentence, trigger.subject)[0], claim.end if claim is not None else sentence.end
    if start >= end:
        return best
    text, clear = page.read(sentence, start, end)
    return (start, end, text, clear) if clear > best[3] / _MUCH else best


def _doers(page: Page, sentence: Sentence, trigger: Trigger, actor: str) -> frozenset[str]:
    """Words for those who are to act where the actor commits others: "the mayor said the engineers would leave"."""
    whom = [] if trigger.subject is None else [trigger.subject]
    if trigger.kind == "deadline":
        whom = dependents(sentence, trigger.token, {"dobj", "dative"})
    said = frozenset[str]().union(*(page.terms(sentence, *phrase(sentence, k)) for k in whom))
    return said - frozenset(actor.lower().split())


def _action(sentence: Sentence, trigger: Trigger) -> str:
    """Lemma of what is to be done, "not" before it where it, or by anybody, is not: "no one is going to declare"."""
    verb, whom = trigger.action, trigger.subject
    nobody = whom is not None and (
        sentence.lemmas[whom].lower() in words.NOTHING
        or any(sentence.lemmas[c].lower() == "no" for c in dependents(sentence, whom, {"det"}))
    )
    return ("not " if nobody or dependents(sentence, verb, {"neg"}) else "") + sentence.lemmas[verb].lower()


def _deadline(page: Page, sentence: Sentence, ahead: tuple[int, int], within: tuple[int, int]) -> tuple[str, str]:
    """The first date ``within`` a part of the sentence that lies ahead of the account: EDTF, and its last day.

    "By the end of 2031" falls due on its last day, "in 2031" within the year. Where the account's own day is known only
    as a stretch of days, a day that something is to be done by need lie ahead of the first of them, others of the last;
    the account's own day will do in ``ahead``, the span that tells what is to be done.
    """
    if page.published is None or not page.published.latest:
        return "", ""
    first, last = page.published.earliest[:10], page.published.latest[:10]
    for time, resolved in page.times:
        if time.sentence != sentence.n or not within[0] <= time.start < within[1]:
            continue
        if time.kind == "duration" and (day := _within(page, time, last)):
            return day, day
        if resolved.edtf and "/" not in resolved.edtf:
            due = _BY.search(page.article.text[max(sentence.start, time.start - _BEFORE) : time.end])
            today = resolved.latest[:10] == last and ahead[0] <= time.start < ahead[1]
            if today or resolved.latest[:10] > (first if due and first else last):
                return (resolved.latest[:10] if due else resolved.edtf), resolved.latest[:10]
    return "", ""


def _within(page: Page, time: TimeExpression, published: str) -> str:
    """The last day of "within 30 days" or "in a month", counted from the account's own; "" for other stretches."""
    length = _LENGTH.fullmatch(time.value)
    before = page.article.text[max(0, time.start - _BEFORE) : time.start].lower()
    said = page.article.text[time.start : time.end].lower()
    if (
        length is None
        or not (_WITHIN.search(before) or _WITHIN.search(said))
        or _told_back(page.sentences[time.sentence])
    ):
        return ""
    try:
        return _after(date.fromisoformat(published), int(length[1]), length[2]).isoformat()
    except (ValueError, OverflowError):
        return ""


def _after(day: date, count: int, unit: str) -> date:
    """The day so many days, weeks, months or years later; the last of its month where that has none of its number."""
    if unit in _DAYS:
        return day + timedelta(days=count * _DAYS[unit])
    months = day.month - 1 + count * _MONTHS[unit]
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _told_back(sentence: Sentence) -> bool:
    """Whether the sentence looks back on what had been said before: its days count from then."""
    return any(t == "VBD" and lemma == "have" for t, lemma in zip(sentence.tags, sentence.lemmas, strict=True))


def _history(page: Page, sentence: Sentence, old: int = _OLD) -> bool:
    """Whether every date of the sentence lies more than some days back, more than a year if none are given."""
    published = page.published.earliest[:10] if page.published else ""
    days = [r.latest[:10] for t, r in page.times if t.sentence == sentence.n and r.latest]
    return bool(days) and all((days_between(day, published) or 0) > old for day in days)
