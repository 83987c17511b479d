"""Whose words stand between quotation marks: a cue beside them, the quotation before, or what governs them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consilience.records import Block
from consilience.stages.annotate.speech.marks import Stretch
from consilience.stages.annotate.speech.reports import Report, Spoken
from consilience.stages.annotate.speech.verbs import CALL
from consilience.stages.annotate.tree import Tree

_WORK = re.compile(  # what bears a title
    r"(?i)\b(?:book|novel|memoir|film|movie|documentary|song|album|play|show|series|poem|painting|opera|musical|podcast"
    r"|essay|exhibition|campaign|game|programme|program|slogan|band|gang|ship|operation)\b"
    r"[\s,]*(?:entitled|titled|called|named|dubbed)?[\s,]*$"
)
_POINTS_BACK = re.compile(  # a sentence right behind a quotation that says whose it was
    r"[\s.,]*(?:(?:That|This|Such|Those|These|The\s+words?)\s+(?:was|is|were|are)\s+(?:the\s+)?(?:\w+\s+)?"
    r"(?:message|words?|view|verdict|warning|appeal|promise|response|answer|reaction|assessment|plea|conclusion|those)"
    r"\s+(?:of|from|by)\s+|(?:That|This)\s+(?:is|was)\s+(?:what|how)\s+)"
)
_STOP = re.compile(r"[.!?…][\s”’\"]")
FARTHEST = 160  # characters between a quotation and its cue; beyond that the cue belongs to something else
NEXT = 4  # line ends between a paragraph and the one before it, blank lines between them included
SCARE = 4  # words; an unattributed stretch of fewer is a scare quote or a title


@dataclass(frozen=True, slots=True)
class Told:
    """The quoted stretch read before: its block, the report that attributes it, and where its utterance began."""

    block: Block
    stretch: Stretch
    report: Report | None
    begin: int


def direct(
    text: str, quoted: list[tuple[Block, Stretch]], reports: list[Report], trees: list[Tree]
) -> Iterator[Spoken]:
    """Attribute each quoted stretch: by a cue beside it, by the quotation before it, by what governs it."""
    last: Told | None = None
    for block, stretch in quoted:
        words = text[stretch.start : stretch.end]
        report, score, begin = _beside(text, stretch, [r for r in reports if r.block == block.n]), 0.9, stretch.start
        if last and _continues(text, last, (block, stretch), reports) and (report is None or report is last.report):
            report, score, begin = last.report, 0.7, last.begin
        if report is None:
            report, score = _pointing_back(text, stretch, trees), 0.8
        if report is None and _alone(text, block, stretch):
            report, score = _before(text, block, reports, last, trees), 0.6
        if _is_scare(words, report) or _is_named(words, report, text[block.start : stretch.outer_start]):
            continue
        if report is None:
            report = _governing(stretch, trees)
            score = 0.5 if report else 0.3
        last = Told(block, stretch, report, begin)
        yield Spoken(stretch.start, stretch.end, "direct", report, begin, score)


def _beside(text: str, stretch: Stretch, reports: list[Report]) -> Report | None:
    """The report nearest to a stretch with no sentence end between them."""
    near = [(gap, r.cue, r) for r in reports if (gap := _gap(text, stretch, r)) is not None]
    return min(near, key=lambda n: n[:2])[2] if near else None


def _gap(text: str, stretch: Stretch, report: Report) -> int | None:
    """Characters between a stretch and a report that may be its own; ``None`` when it cannot be."""
    for start, end in report.contents:
        if start <= stretch.start + 1 and stretch.end - 1 <= end and report.source:
            return 0
    if report.start >= stretch.outer_end:
        between = text[stretch.outer_end : report.start]
        penalty = 0
    elif report.end <= stretch.outer_start:
        between = text[report.end : stretch.outer_start]
        penalty = 3
    else:
        return None
    if (
        len(between) > FARTHEST
        or _STOP.search(between + " ")
        or not (report.speech or (report.contents and report.source))
    ):
        return None
    return len(between) + penalty + (0 if report.source else 40) + (0 if report.speech else 30)


def _continues(text: str, last: Told, here: tuple[Block, Stretch], reports: list[Report]) -> bool:
    """Whether a stretch goes on with the utterance before it, in its paragraph or in the next one."""
    block, new = here
    between = text[last.stretch.outer_end : new.outer_start]
    if last.block.n != block.n:
        unclosed = not last.stretch.closed and last.stretch.outer_end >= last.block.end - 1
        return unclosed and new.outer_start == block.start and between.count("\n") <= NEXT
    if last.report is None:
        return not between.strip()
    others = (r for r in reports if r is not last.report and r.speech)
    return len(between) <= FARTHEST * 2 and not any(
        last.stretch.outer_end <= r.cue[0] < new.outer_start for r in others
    )


def _pointing_back(text: str, stretch: Stretch, trees: list[Tree]) -> Report | None:
    """Whose words the next sentence says they were: "That was the message of X", "This is what X told the court"."""
    points = _POINTS_BACK.match(text, stretch.outer_end)
    tree = next((t for t in trees if points and t.sentence.start < points.end() < t.sentence.end), None)
    if points is None or tree is None:
        return None
    first = next(i for i in range(len(tree)) if tree.sentence.starts[i] >= points.end())
    who = next((i for i in range(first, len(tree)) if tree.dep(i) in {"pobj", "nsubj"}), None)
    if who is None or first not in tree.subtree(who) or _is_thing(tree, who):
        return None
    lo, hi = tree.trim(*tree.phrase(who, frozenset().union(*(tree.subtree(c) for c in _asides(tree, who)))))
    cue = tree.span(first - 1, first)
    return Report(tree, cue, tree.span(lo, hi), tree.sentence.starts[who], (), True)


def _is_thing(tree: Tree, noun: int) -> bool:
    """Whether a noun alone is no speaker: "the message of hope", "the verdict of the day"."""
    bare = tree.child(noun, "det", "poss", "amod", "compound", "nummod") is None
    return tree.sentence.tags[noun] == "NN" and (bare or tree.lower[noun] in {"day", "week", "year", "night"})


def _asides(tree: Tree, noun: int) -> list[int]:
    """What is told about a speaker beside the name: "X, who left in May", "X on Monday"."""
    return [c for c in tree.children[noun] if tree.dep(c) in {"relcl", "acl", "npadvmod"} or tree.lower[c] == "on"]


def _alone(text: str, block: Block, stretch: Stretch) -> bool:
    """Whether quoted words fill their paragraph, or at least begin it and leave no word to attribute them."""
    return stretch.outer_start == block.start and not text[stretch.outer_end : block.end].strip(" .,\n")


def _before(text: str, block: Block, reports: list[Report], last: Told | None, trees: list[Tree]) -> Report | None:
    """Who speaks a paragraph that is all quotation: whom the lines before introduce, or who spoke last."""
    lead = text[: block.start].rstrip()
    earlier = [
        r
        for r in reports
        if r.speech and r.source and r.end <= len(lead) and text.count("\n", r.end, block.start) <= NEXT
    ]
    if lead.endswith(":"):
        return max(earlier, key=lambda r: r.end, default=None) or _introduced(len(lead), trees)
    if last is not None and text.count("\n", last.stretch.outer_end, block.start) <= NEXT:
        return last.report
    return max(earlier, key=lambda r: r.end, default=None)


def _introduced(end: int, trees: list[Tree]) -> Report | None:
    """Whose words a line without verb of speech introduces: "These are his findings:", "From Jo Doe's report:"."""
    tree = next((t for t in trees if t.sentence.start < end <= t.sentence.end), None)
    if tree is None:
        return None
    s = tree.sentence
    person = next((i for i in range(len(tree)) if s.names[i][2:] == "person" or s.tags[i] in {"PRP", "PRP$"}), None)
    if person is None:
        return None
    first, last = person, len(tree) - 1
    while person + 1 < len(tree) and s.names[person + 1] == "I-person":
        person += 1
    return Report(tree, tree.span(last, last + 1), tree.span(first, person + 1), s.starts[first], (), False)


def _governing(stretch: Stretch, trees: list[Tree]) -> Report | None:
    """The verb that governs quoted words, with its subject for their speaker."""
    tree = next((t for t in trees if t.sentence.start <= stretch.start < t.sentence.end), None)
    if tree is None:
        return None
    s = tree.sentence
    inside = [i for i in range(len(tree)) if stretch.start <= s.starts[i] < stretch.end]
    outer = [i for i in inside if s.heads[i] not in inside]
    for i in outer:
        for verb in tree.ancestors(i):
            subject = tree.subject(verb) if tree.sentence.pos[verb] == "VERB" and verb not in inside else None
            if subject is not None and subject not in inside and s.pos[subject] in {"PROPN", "PRON", "NOUN"}:
                span = tree.phrase(subject, without={verb})
                return Report(tree, tree.span(verb, verb + 1), tree.span(*span), s.starts[subject], (), False)
    return None


def _is_named(quoted: str, report: Report | None, before: str) -> bool:
    """The name of a work or a group, whoever speaks of it: "her book “The Long Night”"."""
    if len(_long_words(quoted)) < 2 or not _is_title(quoted):
        return False
    calls = report is not None and not CALL.isdisjoint(
        report.tree.sentence.lemmas[i].lower() for i in report.tree.tokens(*report.cue)
    )
    return calls or bool(_WORK.search(before))


def _long_words(quoted: str) -> list[str]:
    return [w for w in re.findall(r"[^\W\d_]+", quoted) if len(w) > 3]


def _is_title(quoted: str) -> bool:
    long = _long_words(quoted)
    return len(long) > 0 and all(w[0].isupper() for w in long) and quoted[-1:] not in ".,!?"


def _is_scare(quoted: str, report: Report | None) -> bool:
    """A few words that nobody is said to say, or the name of a work: its longer words have capitals."""
    if report is not None and report.source is not None and report.speech:
        return False
    return _is_title(quoted) or (len(quoted.split()) < SCARE and (report is None or report.source is None))
