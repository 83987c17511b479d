"""Reports: attributions that may give quoted or reported words their speaker, in the article's offsets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from consilience.models import AttributionModel
from consilience.stages.annotate.speech.attribution import Attribution, attributions
from consilience.stages.annotate.speech.cues import Scene, Span
from consilience.stages.annotate.speech.reported import reported
from consilience.stages.annotate.speech.verbs import GO_ON, SAY
from consilience.stages.annotate.tree import Tree
from consilience.text import overlap, word_set

_OUTLETS = word_set(
    "agency newspaper paper broadcaster channel network station website magazine daily tabloid television tv radio"
)
_AS_SAYING = {("as", f"{verb}ing") for verb in ("say", "tell", "add", "warn", "stat", "describ", "writ")}
# whom one of these has for its object speaks himself: "heard Doe saying"
_PERCEIVE = word_set("hear see show quote cite record catch film tape remember recall overhear have feature")
# "said on Wednesday its profit fell": the day is that of the saying
_DAY_OF_CUE = re.compile(
    r"(?:late\s+|early\s+)?on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s+(?:morning|afternoon|evening|night))?"
    r"(?:\s+that\b)?,?\s+(?=\w)"
)
_THAT = re.compile(r"that\b[\s,]*")
LONGEST = 24  # words of a phrase that names a speaker
NEARBY = 20  # characters between a sentence and the next one that says the same again


@dataclass(frozen=True, slots=True)
class Report:
    """An attribution in the article's offsets."""

    tree: Tree
    cue: tuple[int, int]
    source: tuple[int, int] | None
    source_head: int | None
    contents: tuple[tuple[int, int], ...]
    speech: bool
    via: tuple[
        tuple[int, int], ...
    ] = ()  # who carried the words: "PelTA quoted him as saying", "a source told PelTA, it said"

    @property
    def block(self) -> int:
        """Number of the block it stands in."""
        return self.tree.sentence.block

    @property
    def start(self) -> int:
        """Where cue and source begin."""
        return min(self.cue[0], self.source[0]) if self.source else self.cue[0]

    @property
    def end(self) -> int:
        """Where cue and source end."""
        return max(self.cue[1], self.source[1]) if self.source else self.cue[1]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A stretch of speech with the report that attributes it (or none) and how sure that is."""

    start: int
    end: int
    kind: str
    report: Report | None
    utterance: int  # offset where the utterance begins
    score: float


def reports_of(text: str, scene: Scene, model: AttributionModel) -> Iterator[Report]:
    """The attributions that the model finds, then those of verbs of speech that only the grammar shows."""
    found = [a for a in attributions(scene, model) if not _is_name(scene.tree, a.head)]
    for a in found:
        yield _report(text, scene, a)
    for a in reported(scene.tree):
        if _is_name(scene.tree, a.head) or any(overlap(*a.cue, *f.cue) for f in found):
            continue
        around = next((f for f in found if any(overlap(*a.cue, *c) for c in f.contents)), None)
        if around is None:
            yield _report(text, scene, a)
        elif around.source and _carries(around) and a.source and a.contents and _is_speech(scene.tree, a):
            yield replace(_report(text, scene, a), via=(around.source,))


def _carries(a: Attribution) -> bool:
    """Whether the source is an outlet, which hands on what others said: "a source told the agency that …, it said"."""
    tree, head = a.tree, a.source_head
    if head is None:
        return False
    named = tree.sentence.names[head][2:] == "organization"
    return named or tree.sentence.lemmas[head].lower() in _OUTLETS or tree.lower[head] == "it"


def _report(text: str, scene: Scene, a: Attribution) -> Report:
    tree = scene.tree
    head, source = a.source_head, a.source
    via: tuple[Span, ...] = ()
    quoted = _quoted_one(tree, a.head)
    if quoted is not None:
        via = (source,) if source and head != quoted and tree.child(a.head, "nsubjpass") is None else ()
        head, source = quoted, tree.span(*tree.phrase(quoted, without=tree.subtree(a.head) - tree.subtree(quoted)))
    leader = _who_leads(tree, a.head, head)
    if leader is not None:
        head, source = leader, tree.span(*tree.phrase(leader, without=tree.subtree(a.head) - tree.subtree(leader)))
    if head is not None and tree.sentence.tags[head] in {"WP", "WDT"}:  # "a man, who said": the words before "who"
        head = next((tree.sentence.heads[v] for v in tree.ancestors(head) if tree.dep(v) == "relcl"), head)
        source = tree.span(*tree.phrase(head, without=tree.subtree(a.head) - {head}))
    return Report(
        tree=tree,
        cue=a.cue,
        source=_outside(scene, source, head),
        source_head=tree.sentence.starts[head] if head is not None else None,
        contents=tuple(_bare(text, *_bounded(text, scene, a, c)) for c in _own_contents(tree, a)),
        speech=_is_speech(tree, a),
        via=via,
    )


def _quoted_one(tree: Tree, verb: int) -> int | None:
    """Whom a carrier quotes "as saying": not the carrier speaks, but the object, or the subject of the passive."""
    if tree.sentence.lemmas[verb].lower() not in {"quote", "cite"}:
        return None
    pairs = zip(tree.lower[verb:], tree.lower[verb + 1 :], strict=False)
    if not any(pair in _AS_SAYING for pair in pairs):
        return None
    return tree.child(verb, "nsubjpass", "dobj")


def _who_leads(tree: Tree, verb: int, head: int | None) -> int | None:
    """Who speaks where a participle was given to the last person named: "Doe led tributes to Roe saying", not Roe."""
    s = tree.sentence
    main = next((i for i in tree.ancestors(verb) if s.pos[i] == "VERB" and tree.child(i, "nsubj") is not None), None)
    if head is None or main is None or s.tags[verb] != "VBG" or tree.dep(verb) not in {"acl", "advcl"}:
        return None
    subject = tree.child(main, "nsubj")
    given_away = main < head < verb and s.names[head][2:] == "person" and s.lemmas[verb].lower() in SAY
    if subject is None or not given_away or s.lemmas[main].lower() in _PERCEIVE:
        return None
    named = (subject, *tree.subtree(subject))
    return subject if any(s.names[i][2:] == "person" for i in named) or s.tags[subject] == "PRP" else None


def _own_contents(tree: Tree, a: Attribution) -> tuple[Span, ...]:
    """The contents; the clause that the cue governs, where they were sought in a quotation after its sentence alone."""
    clause = tree.child(a.head, "ccomp")
    beyond = bool(a.contents) and all(start >= tree.sentence.end for start, _ in a.contents)
    if clause is None or not beyond or tree.child(clause, "nsubj", "nsubjpass", "expl") is None:
        return a.contents
    return (tree.span(*tree.trim(*tree.phrase(clause))),)


def _bounded(text: str, scene: Scene, a: Attribution, content: Span) -> Span:
    """A content that begins where the reported clause does, not with whom it was told or on which day."""
    tree, (start, end) = scene.tree, content
    clause = tree.child(a.head, "ccomp")
    if clause is None or start < a.cue[1]:
        return content
    inside = tree.subtree(clause)
    first = tree.sentence.starts[min(inside)]
    if any((q.outer_start, q.outer_end) == content for q in scene.stretches):
        last = tree.sentence.ends[max(inside)]
        return (first, max(last, end)) if a.cue[1] <= first < start and end <= last else content
    before = tree.tokens(start, first) if start < first < end else []
    if tree.child(clause, "nsubj", "nsubjpass", "csubj", "expl") is None:
        before = []  # misread: what stands before may be the subject
    beside = set().union(*(tree.subtree(c) for c in tree.children[a.head] if c != clause))
    start = first if before and beside.issuperset(before) else start
    end = next((q.outer_end for q in scene.stretches if start <= q.outer_start < end == q.end), end)
    day = _DAY_OF_CUE.match(text, start, end) if start - a.cue[1] <= 1 else None
    return (day.end(), end) if day else (start, end)


def named_again(report: Report, trees: list[Tree]) -> Report:
    """Take the name from a next sentence that repeats the cue: "he said. Doe said before the meeting"."""
    s = report.tree.sentence
    if report.source is None or report.source[1] - report.source[0] > len("they") or report.cue[1] < s.end - len(" . "):
        return report
    after = next((t for t in trees if t.sentence.block == s.block and t.sentence.start >= s.end), None)
    if after is None or after.sentence.start - s.end > NEARBY:
        return report
    verb = after.root
    subject = after.child(verb, "nsubj")
    cue = next((k for k in range(len(s.starts)) if s.starts[k] == report.cue[0]), 0)
    same = after.sentence.lemmas[verb].lower() == s.lemmas[cue].lower() and after.child(verb, "ccomp", "dobj") is None
    if subject is None or not same or after.sentence.pos[subject] != "PROPN":
        return report
    start, end = after.span(*after.phrase(subject))
    return replace(report, tree=after, source=(start, end), source_head=after.sentence.starts[subject])


def _is_speech(tree: Tree, a: Attribution) -> bool:
    """Whether a cue reports speech; "will continue" tells of acts, "he continued" of words."""
    lemma = tree.sentence.lemmas[a.head].lower()
    bare = a.cue == tree.span(a.head, a.head + 1)
    return (lemma in SAY and (bare or lemma not in GO_ON)) or tree.lower[a.head] in {"according", ":"}


def _is_name(tree: Tree, i: int) -> bool:
    """A verb in capitals between names is part of a name ("Qasr Said Omar")."""
    around = tree.sentence.pos[max(0, i - 1) : i] + tree.sentence.pos[i + 1 : i + 2]
    return tree.words[i][:1].isupper() and around == ("PROPN", "PROPN")


def _outside(scene: Scene, source: Span | None, head: int | None) -> Span | None:
    """The source, cut where a misread sentence lets it run into quoted words."""
    if source is None or head is None:
        return None
    s = scene.tree.sentence
    at, (start, end) = s.starts[head], source
    for m in scene.stretches:
        if m.outer_start < end and start < m.outer_end and not m.outer_start <= at < m.outer_end:
            start, end = (m.outer_end, end) if m.outer_end <= at else (start, m.outer_start)
    inside = [i for i in range(len(scene.tree)) if start <= s.starts[i] and s.ends[i] <= end]
    if len(inside) > LONGEST:  # a misread sentence hangs its rest on the speaker: keep the words up to the noun
        inside = [i for i in inside if i <= head][-LONGEST:]
    return scene.tree.span(inside[0], inside[-1] + 1) if inside else None


def _bare(text: str, start: int, end: int) -> Span:
    """Content without its "that", and without marks when they stand around all of it."""
    lead = _THAT.match(text, start, end)
    start = lead.end() if lead else start
    if (
        end - start > 2
        and text[start] in '“"«„'
        and text[end - 1] in '”"»“'
        and text[start + 1 : end - 1].isprintable()
    ):
        inner = text[start + 1 : end - 1]
        return (start + 1, end - 1) if not any(c in inner for c in '“”"«»') else (start, end)
    return start, end
