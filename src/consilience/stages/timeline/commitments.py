"""Find who bound themselves to what by when, and what later accounts say became of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from consilience.page import Accounts, Page, covering, days_between, facts, pages
from consilience.records import Claim, Commitment, Mention, Quote, Sentence
from consilience.stages.timeline.alike import likeness, rarity
from consilience.stages.timeline.fates import Fate, fate
from consilience.stages.timeline.pledges import Trigger, antecedent, phrase, reach, reporter, triggers
from consilience.text import content_id, squeeze

_READ = {"paragraph", "dek", "embed"}
_ENOUGH = 0.6  # least weight of trigger and circumstances together
_TOLD_AGAIN = 0.7  # likeness above which two places are one commitment told twice
_OLD = 400  # days: what was agreed longer before the account is history, not a commitment of the story
_BEFORE = 14  # characters before an expression of time in which "by" can stand
_BY = re.compile(r"\b(?:by|until|till|before|end of)\b", re.IGNORECASE)
_TOLD_FIRST = ("fulfilled", "broken", "unknown", "open")
_SELF = {"i", "we", "our", "my", "us"}


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
    """Write the commitments of identified actors in a saga, each told once an account group, with their fate."""
    entity_of = {link.mention_id: link.entity_id for link in read.links}
    names = {e.entity_id: e.name for e in read.entities}
    proposition_of = facts(read.stances)
    told = pages(read)
    for saga in sorted({page.saga_id for page in told}):
        own = [page for page in told if page.saga_id == saga]
        bindings = [
            replace(b, proposition=proposition_of.get(b.proposition, ""))
            for page in own
            for b in _bindings(page, entity_of, names)
        ]
        common = rarity(
            [b.terms for b in bindings]
            + [page.terms(s, s.start, s.end) for page in own for s in page.sentences.values()]
        )
        for group in _distinct(bindings, common):
            ends = [fate(b.page, b.aim, b.action, b.deadline_day, own, common) for b in group]
            yield _commitment(saga, group[0], min(ends, key=lambda end: _TOLD_FIRST.index(end.status)))


def _commitment(saga: str, b: Binding, end: Fate) -> Commitment:
    return Commitment(
        saga_id=saga,
        commitment_id=content_id(saga, b.page.article.article_id, b.start, b.end, b.kind),
        kind=b.kind,
        actor_entity=b.actor_entity,
        actor_text=b.actor,
        text=b.text,
        article_id=b.page.article.article_id,
        start=b.start,
        end=b.end,
        deadline=b.deadline,
        status=end.status,
        note=end.note,
        outcome_articles=tuple(o[0] for o in end.spans),
        outcome_starts=tuple(o[1] for o in end.spans),
        outcome_ends=tuple(o[2] for o in end.spans),
    )


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
    if a.proposition and a.proposition == b.proposition and a.action == b.action:
        return True
    same_actor = a.actor_entity == b.actor_entity if a.actor_entity and b.actor_entity else a.actor == b.actor
    needed = _TOLD_AGAIN - (0.2 if same_actor else 0.0) - (0.2 if same_actor and a.action == b.action else 0.0)
    return likeness(a.terms, b.terms, common) >= needed


def _bindings(page: Page, entity_of: dict[str, str], names: dict[str, str]) -> Iterator[Binding]:
    """At most one commitment a sentence: the one whose trigger weighs most."""
    for sentence in page.sentences.values():
        if (
            page.kinds.get(sentence.block, "paragraph") not in _READ
            or "?" in page.article.text[sentence.start : sentence.end]
        ):
            continue
        found = [b for t in triggers(sentence) if (b := _binding(page, sentence, t, entity_of, names)) is not None]
        if found:
            yield max(found, key=lambda b: (b.weight, -b.start))


def _binding(
    page: Page, sentence: Sentence, trigger: Trigger, entity_of: dict[str, str], names: dict[str, str]
) -> Binding | None:
    at = sentence.starts[trigger.token]
    claim = covering(page.claims.get(sentence.n, []), at, sentence.ends[trigger.token])
    if claim is not None and claim.modality == "denied":
        return None
    actor, entity, own = _actor(page, sentence, trigger, claim, at)
    entity = entity_of.get(entity, "")
    if not actor or _history(page, sentence):
        return None
    deadline, day = _deadline(page, sentence)
    weight = trigger.weight + (0.1 if deadline else 0.0) + (0.05 if own else 0.0)
    if sentence.lemmas[trigger.token].lower() == "would" and _direct(page, at):
        weight -= 0.15  # in a speaker's own words "would" supposes, in reported speech it is the past of "will"
    if weight < _ENOUGH:
        return None
    start, end, text, clear = page.clearest(sentence, claim)
    return Binding(
        page=page,
        sentence=sentence,
        start=start,
        end=end,
        kind=trigger.kind if own or trigger.kind != "plan" else "forecast",
        actor=names.get(entity, actor),
        actor_entity=entity,
        text=text,
        clarity=clear,
        deadline=deadline,
        deadline_day=day,
        terms=page.terms(sentence, start, end),
        aim=page.terms(sentence, *reach(sentence, trigger.action)),
        action=_action(sentence, trigger.action),
        proposition=claim.claim_id if claim else "",
        weight=weight,
    )


def _action(sentence: Sentence, verb: int) -> str:
    negated = any(h == verb and sentence.deps[k] == "neg" for k, h in enumerate(sentence.heads))
    return ("not " if negated else "") + sentence.lemmas[verb].lower()


def _actor(page: Page, sentence: Sentence, t: Trigger, claim: Claim | None, at: int) -> tuple[str, str, bool]:
    """Name, mention id, and whether the actor binds itself: the subject, else whoever foretells it."""
    quote = next((q for q in page.quotes if q.start <= at < q.end), None)
    subject = None if t.subject is None else antecedent(sentence, t.subject)
    if subject is not None:
        word = page.article.text[sentence.starts[subject] : sentence.ends[subject]].lower()
        if word in _SELF:
            return *_speaker(quote, claim), True
        mention = _mention(page, sentence, subject)
        if mention is not None and mention.kind != "other" and (mention.form != "pronoun" or mention.name):
            return _words(page, mention), mention.mention_id, True
        if t.agentive and sentence.pos[subject] in {"NOUN", "PROPN"}:
            return page.article.text[slice(*phrase(sentence, subject))], "", True
    name, mention_id = _speaker(quote, claim)
    if not name:
        teller = reporter(sentence, t.token)
        mention = None if teller is None else _mention(page, sentence, teller)
        if mention is not None and (mention.form != "pronoun" or mention.name):
            name, mention_id = _words(page, mention), mention.mention_id
        elif teller is not None and sentence.pos[teller] in {"NOUN", "PROPN"}:
            name = page.article.text[slice(*phrase(sentence, teller))]
    return name, mention_id, False


def _speaker(quote: Quote | None, claim: Claim | None) -> tuple[str, str]:
    if quote is not None and quote.speaker_text:
        return quote.speaker_text, quote.speaker_mention
    if claim is not None and claim.speaker_text:
        return claim.speaker_text, claim.speaker_mention
    return "", ""


def _direct(page: Page, at: int) -> bool:
    return any(q.kind in {"direct", "mixed", "post"} and q.start <= at < q.end for q in page.quotes)


def _words(page: Page, mention: Mention) -> str:
    return mention.name or squeeze(page.article.text[mention.start : mention.end])


def _mention(page: Page, sentence: Sentence, token: int) -> Mention | None:
    """The smallest mention around a token, or around the head noun's own phrase."""
    start, end = sentence.starts[token], sentence.ends[token]
    holding = [m for m in page.mentions.get(sentence.n, []) if m.start <= start and end <= m.end]
    return min(holding, key=lambda m: (m.end - m.start, m.start), default=None)


def _deadline(page: Page, sentence: Sentence) -> tuple[str, str]:
    """The first date of the sentence that lies ahead of the account: EDTF, and the last day it covers.

    "By the end of 2031" falls due on its last day, "in 2031" within the year.
    """
    published = page.published.latest[:10] if page.published else ""
    for time, resolved in page.times:
        if time.sentence == sentence.n and resolved.edtf and published and resolved.latest[:10] > published:
            words = page.article.text[max(sentence.start, time.start - _BEFORE) : time.end]
            return (resolved.latest[:10] if _BY.search(words) else resolved.edtf), resolved.latest[:10]
    return "", ""


def _history(page: Page, sentence: Sentence) -> bool:
    """Whether every date of the sentence lies more than a year back."""
    published = page.published.earliest[:10] if page.published else ""
    days = [r.latest[:10] for t, r in page.times if t.sentence == sentence.n and r.latest]
    return bool(days) and all((days_between(day, published) or 0) > _OLD for day in days)
