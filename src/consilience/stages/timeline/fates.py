"""What became of a commitment, as far as later accounts report the same action done, undone or dropped."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consilience.page import Page, covering, token_at
from consilience.records import Claim, Sentence
from consilience.stages.timeline.alike import Terms
from consilience.stages.timeline.clauses import dependents
from consilience.text import word_set

_TOLD = 0.5  # share of the aim's words, rare ones weighing more, that a report of its fate must have
_NOT = "not "
_DONE = word_set(
    "complete finish fulfil fulfill conclude carry deliver implement keep honour honor achieve meet accomplish"
)
ENDING = word_set("end stop close withdraw leave exit quit pull halt cancel cease")  # any of these does another's work
_GOING_ON = word_set("continue remain keep stay maintain go")  # nothing ends such a commitment but its own verb
_OFF = {
    **dict.fromkeys(word_set("cancel scrap drop abandon"), "Called off."),
    **dict.fromkeys(word_set("postpone delay suspend"), "Put off."),
}
_FAILED = word_set("fail miss break renege refuse reject halt") | _OFF.keys()
_BEGUN = word_set("begin start")
_LASTING = word_set(
    "run operate serve patrol work fly sail sell provide supply publish broadcast teach"
)  # done once begun
# What is to be done, and the words for what is so as long as it is not.
_NOT_YET = (
    (word_set("open reopen restart resume restore"), word_set("close closed shut suspend suspended idle")),
    (word_set("release free"), word_set("hold held detain detained jail imprison captive custody prison")),
    (word_set("leave withdraw exit evacuate vacate quit pull"), word_set("stay remain")),
    (word_set("pay repay refund reimburse compensate"), word_set("unpaid owe owed")),
    (
        word_set("build rebuild repair fix finish complete"),
        word_set("unfinished incomplete unrepaired ruin ruins break broken"),
    ),
)
_STILL = word_set("still yet remain stay keep continue")
_OVERTAKEN = re.compile(
    r"\b(?:overtaken|superseded|moot|no longer (?:needed|necessary|possible|applie[sd]))\b",
    re.IGNORECASE,
)
_PROMISED = word_set("promise pledge vow commitment deadline assurance guarantee")
_PAST = {"VBD", "VBN"}
_UNCHANGED = re.compile(
    r"\b(?:(?:do|does|did|will|would|wo|is|are)(?: not|n['’]t| no longer) "
    r"(?:reduce|change|mean|leave|end|affect|cut|alter)"
    r"|same (?:number|role|size|level|amount|troops)s?|unchanged"
    r"|no (?:change|reduction|difference)|in name only|only on paper"
    r"|(?:will|would|to|continue to) (?:remain|stay|keep)|largely continue"
    r"|(?:\d[\d,]*|some|many|most|hundreds|thousands) (?:\w+ ){0,4}(?:stay|stayed|remain|remained))\b",
    re.IGNORECASE,
)
_LEAST_SHARED = 2  # content words that tie an outcome, or a note on it, to the commitment
_NEAR = 2  # sentences between a report of an act and the one that says nothing changed
_STEM = 5  # letters: "inspection" and "inspectors" meet


@dataclass(frozen=True, slots=True)
class Fate:
    """Status, the note for the reader, and the spans that show it (article, start, end)."""

    status: str  # open | fulfilled | broken | unknown
    note: str
    spans: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Aim:
    """What is to be done, by whom and by when."""

    actor: str
    action: str  # lemma of the verb, after "not " where it is to be left undone
    terms: Terms  # of the verb and all that belongs to it
    due: str  # ISO day, ""


@dataclass(frozen=True, slots=True)
class _Report:
    """A claim of a later account on what became of a commitment, and how much of its aim the claim names."""

    score: float
    page: Page
    sentence: Sentence
    claim: Claim
    verdict: str


def fate(made: Page, aim: Aim, told: list[Page], weights: dict[str, float]) -> Fate:
    """Judge by the best later report of the same action; without one it is open, or unknown once its day is past."""
    reports = (r for page in told if _later(made, page) for r in _reports(made, page, aim, weights))
    best = max(reports, key=lambda r: r.score, default=None)
    if best is None:
        last = max((p.published.latest[:10] for p in told if p.published), default="")
        return Fate("unknown" if aim.due and last > aim.due else "open", "", ())
    span = (best.page.article.article_id, best.claim.start, best.claim.end)
    aside = _letter_only(best.page, best.sentence, aim) if best.verdict == "fulfilled" else None
    if aside is not None:
        text, start, end = aside
        note = f"Done to the letter; the same account adds: {text}"
        return Fate("fulfilled", note, (span, (span[0], start, end)))
    return Fate(best.verdict, _note(best, aim), (span,))


def _reports(made: Page, page: Page, aim: Aim, weights: dict[str, float]) -> Iterator[_Report]:
    """The claims of an account that tell the action done, undone or overtaken, and name enough of its aim."""
    for sentence in page.sentences.values():
        for claim in page.claims.get(sentence.n, []):
            verdict = "" if _of_old(made, page, claim) else _verdict(page, sentence, claim, aim)
            named = _names(page, sentence, aim.actor)
            shared = page.terms(sentence, claim.start, claim.end)
            score = _share(aim.terms - {aim.action}, shared, weights, named) if verdict else 0.0
            if _undone(page, sentence, claim, aim):
                verdict, score = "broken", max(score, _TOLD)
            if score >= _TOLD:
                yield _Report(score, page, sentence, claim, verdict)


def _note(report: _Report, aim: Aim) -> str:
    """Say that it was overtaken, called off, put off, or done too late."""
    if report.verdict == "unknown":
        return "Overtaken by events."
    if report.verdict == "broken":
        return _OFF.get(_lemma(report.claim), "")
    days = [r.earliest[:10] for _, r in report.page.times if report.claim.start <= r.start < report.claim.end]
    return "Done late." if aim.due and days and min(days) > aim.due else ""


def _lemma(claim: Claim) -> str:
    return claim.predicate.split()[0].lower() if claim.predicate else ""


def _names(page: Page, sentence: Sentence, actor: str) -> bool:
    return bool(actor) and actor.rsplit(maxsplit=1)[-1] in page.article.text[sentence.start : sentence.end]


def _share(aim: Terms, told: Terms, weights: dict[str, float], named: bool) -> float:
    """Share of the aim that a report has; below two words in common 0, but for all of it beside the actor's name."""
    shared = aim & told
    total = sum(weights.get(t, 1.0) for t in aim)
    enough = len(shared) >= _LEAST_SHARED or (named and aim and aim <= told)
    return sum(weights.get(t, 1.0) for t in shared) / total if enough else 0.0


def _of_old(made: Page, page: Page, claim: Claim) -> bool:
    """Whether the claim is dated before the commitment was reported."""
    first = made.published.earliest[:10] if made.published else ""
    return any(r.latest and r.latest[:10] < first for _, r in page.times if claim.start <= r.start < claim.end)


def _later(made: Page, page: Page) -> bool:
    a, b = made.published, page.published
    if a is None or b is None or not a.latest or not b.earliest:
        return False
    return b.earliest[:10] > a.latest[:10]


def _verdict(page: Page, sentence: Sentence, claim: Claim, aim: Aim) -> str:
    """Read a claim as the action done ("fulfilled"), not done ("broken"), overtaken ("unknown"), or none of it ("")."""
    if claim.modality not in {"asserted", "denied"}:
        return ""
    if _OVERTAKEN.search(page.article.text, claim.start, claim.end):
        return "unknown"
    if _not_yet(page, sentence, claim, aim):
        return "broken"
    verb = token_at(sentence, claim.predicate_start)
    return _acted(sentence, verb, claim, aim.action) if sentence.tags[verb] in _PAST else ""


def _acted(sentence: Sentence, verb: int, claim: Claim, action: str) -> str:
    """Read a claim of the past as the action done, not done, or neither; what was to be left undone only breaks."""
    lemma = _lemma(claim)
    if action.startswith(_NOT):
        return "broken" if lemma == action.removeprefix(_NOT) and not claim.negated else ""
    if lemma in _FAILED or ((claim.negated or claim.modality == "denied") and lemma == action):
        return "broken"
    done = lemma == action or (lemma in _DONE and action not in _GOING_ON)
    done = done or (lemma in ENDING and action in ENDING) or _begun(sentence, verb, action)
    return "fulfilled" if done and not claim.negated else ""


def _begun(sentence: Sentence, verb: int, action: str) -> bool:
    """Whether what lasts has begun: "trains began to run"."""
    started = [sentence.lemmas[c].lower() for c in dependents(sentence, verb, {"xcomp"})]
    return sentence.lemmas[verb].lower() in _BEGUN and action in _LASTING and action in started


def _not_yet(page: Page, sentence: Sentence, claim: Claim, aim: Aim) -> bool:
    """Whether an account from after the day it was due tells of the contrary state: "the bridge is still closed"."""
    if claim.negated or not (aim.due and page.published and page.published.earliest[:10] > aim.due):
        return False
    inside = [k for k in range(len(sentence.starts)) if claim.start <= sentence.starts[k] < claim.end]
    said = {w for k in inside for w in (sentence.lemmas[k].lower(), _written(page, sentence, k))}
    return not _STILL.isdisjoint(said) and any(aim.action in acts and said & states for acts, states in _NOT_YET)


def _written(page: Page, sentence: Sentence, k: int) -> str:
    return page.article.text[sentence.starts[k] : sentence.ends[k]].lower()


def _undone(page: Page, sentence: Sentence, claim: Claim, aim: Aim) -> bool:
    """Read "has not been seen, six weeks after she promised it": a thing not done beside the word that promised it.

    The word refers to the promise, so that less in common will do: two stems, or one beside the actor's name.
    """
    verb = token_at(sentence, claim.predicate_start)
    promised = any(lemma.lower() in _PROMISED for lemma in sentence.lemmas)
    undone = dependents(sentence, verb, {"neg"}) and sentence.tags[verb] in _PAST
    if not (undone and promised):  # "had no faith in the promises" undoes nothing
        return False
    told = {t[:_STEM] for t in page.terms(sentence, sentence.start, sentence.end)}
    shared = told & {t[:_STEM] for t in aim.terms}
    return len(shared) >= _LEAST_SHARED or (_names(page, sentence, aim.actor) and bool(shared))


def _letter_only(page: Page, done: Sentence, aim: Aim) -> tuple[str, int, int] | None:
    """Find the nearest sentence of the account that says nothing changed though the act was done.

    Where something was to end, whatever goes on is told; otherwise what has a word in common with the aim.
    """
    near = sorted(page.sentences.values(), key=lambda s: (abs(s.n - done.n), s.n))
    for sentence in near:
        found = _UNCHANGED.search(page.article.text, sentence.start, sentence.end)
        if found is not None and abs(sentence.n - done.n) <= _NEAR:
            claim = covering(page.claims.get(sentence.n, []), found.start(), found.end())
            start, end = (claim.start, claim.end) if claim is not None else (sentence.start, sentence.end)
            if aim.action in ENDING or aim.terms & page.terms(sentence, start, end):
                return page.read(sentence, start, end)[0], start, end
    return None
