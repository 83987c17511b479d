"""The words to show for a date: what it is the date of, as a sentence where that reads well."""

from consilience import wording
from consilience.page import Page, token_at
from consilience.records import Claim, Sentence, TimeExpression
from consilience.stages.timeline.asides import aside
from consilience.stages.timeline.dated import bounding
from consilience.text import overlap

_NAMED = 0.4  # how well a dated name reads: it is no sentence
_NAME_WORDS = 3  # beside the noun: "the 2004 treaty" names nothing to a reader, "the 2004 harbour treaty" does
_ABOUT = 0.6  # how well a noun and the clause about it read: less than a sentence, more than one of a spun copy
_SHORTER = 0.8  # of a sentence at most that a clause about a noun may be, to be shown alone
_INSIDE_NAME = {"nummod", "compound", "amod", "nmod"}
_ASIDE = {"relcl", "acl", "appos", "punct", "cc", "conj", "advcl"}

Shown = tuple[int, int, str, float]  # start, end, words, how well they read


def shown(page: Page, sentence: Sentence, claim: Claim | None, start: int, end: int) -> Shown:
    """Choose the words to show for a date from ``start`` to ``end``: what it is about, else claim or sentence.

    That is a dated name ("the 2004 port treaty"), what stands after "after", or a noun and the clause about it.
    """
    name = _dated_name(sentence, token_at(sentence, start))
    if name is not None and not start <= name[0] < name[1] <= end:  # "18 July 2014" names nothing else
        text, _ = page.read(sentence, *name)
        return *name, text, _NAMED
    bound = _span(sentence, bounding(sentence, _tokens(sentence, start, end)))
    if bound is not None:
        text, clear = page.read(sentence, *bound)
        return *bound, text, max(clear, _NAMED)
    whole = page.clearest(sentence, claim)
    return _about(page, sentence, (start, end), _SHORTER * (whole[1] - whole[0])) or whole


def _tokens(sentence: Sentence, start: int, end: int) -> set[int]:
    return set(wording.window(sentence, start, end)) or {token_at(sentence, start)}


def _span(sentence: Sentence, tokens: tuple[int, int] | None) -> tuple[int, int] | None:
    return (sentence.starts[tokens[0]], sentence.ends[tokens[1]]) if tokens else None


def _about(page: Page, sentence: Sentence, time: tuple[int, int], longest: float) -> Shown | None:
    """The noun and the clause about it that the expression stands in, without the other dates beside the noun."""
    others = [t for t, _ in page.times if t.sentence == sentence.n and not overlap(t.start, t.end, *time)]
    dates = {k for t in others for k in wording.window(sentence, t.start, t.end)}
    dates |= set(wording.window(sentence, *time))
    span = _span(sentence, aside(sentence, token_at(sentence, time[0]), dates))
    if span is None or not time[1] <= span[1] or span[1] - span[0] > longest:
        return None
    cut = [phrase for t in others if (phrase := _dated_phrase(sentence, t)) and span[0] < phrase[0] < time[0]]
    text, _ = page.read(sentence, *span, edits=[(*c, "") for c in cut])
    return *span, text, _ABOUT


def _dated_phrase(sentence: Sentence, time: TimeExpression) -> tuple[int, int] | None:
    """An expression of time with the preposition before it: "by the end of 2021"."""
    first = token_at(sentence, time.start)
    if first == 0 or sentence.pos[first - 1] != "ADP":
        return None
    return sentence.starts[first - 1], time.end


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
