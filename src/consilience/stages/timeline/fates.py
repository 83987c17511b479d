"""What became of a commitment, as far as later accounts report the same action done, undone or dropped."""

import re
from dataclasses import dataclass

from consilience.page import Page, covering, token_at
from consilience.records import Claim, Sentence
from consilience.stages.timeline.alike import Terms
from consilience.stages.timeline.clauses import dependents
from consilience.text import word_set

_TOLD = 0.5  # share of the aim's words, rare ones weighing more, that a report of its fate must have
_DONE = word_set(
    "complete finish fulfil fulfill conclude carry deliver implement keep honour honor achieve meet accomplish"
)
ENDING = word_set("end stop close withdraw leave exit quit pull halt cancel cease")  # any of these does another's work
_GOING_ON = word_set("continue remain keep stay maintain go")  # nothing ends such a commitment but its own verb
_FAILED = word_set("fail miss break abandon renege cancel scrap postpone delay drop refuse reject halt suspend")
_PROMISED = word_set("promise pledge vow commitment deadline assurance guarantee")
_PAST = {"VBD", "VBN"}
_UNCHANGED = re.compile(
    r"\b(?:(?:do|does|did|will|would|wo|is|are)(?: not|n['’]t| no longer) "
    r"(?:reduce|change|mean|leave|end|affect|cut|alter)"
    r"|same (?:number|role|size|level|amount|troops)s?|unchanged"
    r"|no (?:change|reduction|difference)|in name only|only on paper"
    r"|(?:will|would|to|continue to) (?:remain|stay|keep)|largely continue)\b",
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
    action: str  # lemma of the verb
    terms: Terms  # of the verb and all that belongs to it
    due: str  # ISO day, ""


def fate(made: Page, aim: Aim, told: list[Page], weights: dict[str, float]) -> Fate:
    """Judge by the best later report of the same action; without one it is open, or unknown once its day is past."""
    best: tuple[float, Page, Sentence, Claim, str] | None = None
    for page in told:
        if not _later(made, page):
            continue
        for sentence in page.sentences.values():
            for claim in page.claims.get(sentence.n, []):
                verdict = "" if _of_old(made, page, claim) else _verdict(sentence, claim, aim.action)
                shared = page.terms(sentence, claim.start, claim.end)
                score = _share(aim.terms - {aim.action}, shared, weights) if verdict else 0.0
                if _undone(page, sentence, claim, aim):
                    verdict, score = "broken", max(score, _TOLD)
                if score >= _TOLD and (best is None or score > best[0]):
                    best = score, page, sentence, claim, verdict
    if best is None:
        last = max((p.published.latest[:10] for p in told if p.published), default="")
        return Fate("unknown" if aim.due and last > aim.due else "open", "", ())
    _, page, sentence, claim, verdict = best
    span = (page.article.article_id, claim.start, claim.end)
    if verdict == "fulfilled":
        aside = _letter_only(page, sentence)
        if aside is not None:
            text, start, end = aside
            note = f"Done to the letter; the same account adds: {text}"
            return Fate("fulfilled", note, (span, (page.article.article_id, start, end)))
    return Fate(verdict, "", (span,))


def _share(aim: Terms, told: Terms, weights: dict[str, float]) -> float:
    """Share of the aim that a report has, 0 below two words in common."""
    shared = aim & told
    total = sum(weights.get(t, 1.0) for t in aim)
    return sum(weights.get(t, 1.0) for t in shared) / total if len(shared) >= _LEAST_SHARED else 0.0


def _of_old(made: Page, page: Page, claim: Claim) -> bool:
    """Whether the claim is dated before the commitment was reported."""
    first = made.published.earliest[:10] if made.published else ""
    return any(r.latest and r.latest[:10] < first for _, r in page.times if claim.start <= r.start < claim.end)


def _later(made: Page, page: Page) -> bool:
    a, b = made.published, page.published
    if a is None or b is None or not a.latest or not b.earliest:
        return False
    return b.earliest[:10] > a.latest[:10]


def _verdict(sentence: Sentence, claim: Claim, action: str) -> str:
    """Read a claim as the action done ("fulfilled"), not done ("broken"), or neither ("")."""
    if claim.modality not in {"asserted", "denied"}:
        return ""
    verb = token_at(sentence, claim.predicate_start)
    lemma = claim.predicate.split()[0].lower() if claim.predicate else ""
    if sentence.tags[verb] not in _PAST:
        return ""
    if lemma in _FAILED or ((claim.negated or claim.modality == "denied") and lemma == action):
        return "broken"
    done = lemma == action or (lemma in _DONE and action not in _GOING_ON)
    done = done or (lemma in ENDING and action in ENDING)
    return "fulfilled" if done and not claim.negated else ""


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
    named = bool(aim.actor) and aim.actor.split()[-1] in page.article.text[sentence.start : sentence.end]
    return len(shared) >= _LEAST_SHARED or (named and bool(shared))


def _letter_only(page: Page, done: Sentence) -> tuple[str, int, int] | None:
    """Find the nearest sentence of the account that says nothing changed though the act was done."""
    near = sorted(page.sentences.values(), key=lambda s: (abs(s.n - done.n), s.n))
    for sentence in near:
        found = _UNCHANGED.search(page.article.text, sentence.start, sentence.end)
        if found is not None and abs(sentence.n - done.n) <= _NEAR:
            claim = covering(page.claims.get(sentence.n, []), found.start(), found.end())
            start, end = (claim.start, claim.end) if claim is not None else (sentence.start, sentence.end)
            return page.read(sentence, start, end)[0], start, end
    return None
