"""Who says what: cue, source and content of every attribution in an article.

The terms are those of PARC 3 and PolNeAR (Newell et al. 2018): the *cue* is the word that attributes, the *source*
the phrase it is attributed to, the *content* what is attributed. Grammar and marks offer candidates; a linear model
taught on PolNeAR by ``training/attribution.py`` chooses among them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from consilience.models import AttributionModel
from consilience.stages.annotate.speech.contents import Content, content_features, contents, further_features
from consilience.stages.annotate.speech.cues import (
    Scene,
    Span,
    cue_features,
    cue_heads,
    cue_spans,
    source_features,
    sources,
    span_features,
)
from consilience.stages.annotate.speech.marks import Stretch
from consilience.stages.annotate.tree import Tree

# Log odds from which a word counts as a cue. F1 is best where the odds are a little below even.
CUE = -0.3
CLOSE = 5  # characters between a sentence and a quotation that may still be the sentence's own


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution: its sentence, the head tokens of cue and source, and its spans in the article."""

    tree: Tree
    head: int
    cue: Span
    source: Span | None
    source_head: int | None
    contents: tuple[Span, ...]
    score: float


def scenes(text: str, trees: Iterable[Tree], marked: list[Stretch]) -> Iterator[Scene]:
    """Set each sentence beside the quoted stretches that touch it, and the one that follows it closely."""
    for tree in trees:
        start, end = tree.sentence.start, tree.sentence.end
        own = [q for q in marked if q.outer_start < end and start < q.outer_end]
        after = next((q for q in marked if q.outer_start >= end), None)
        if after is not None and after.outer_start - end < CLOSE and text[end : after.outer_start].count("\n") < 3:
            own.append(after)
        yield Scene(tree, tuple(own))


def attributions(scene: Scene, model: AttributionModel) -> list[Attribution]:
    """Find the attributions of one sentence, the surest first; none stands inside the content of another."""
    rated = [(model.score("cue", cue_features(scene, i)), -i) for i in cue_heads(scene)]
    found: list[Attribution] = []
    for score, minus in sorted((r for r in rated if r[0] > CUE), reverse=True):
        at = scene.tree.sentence.starts[-minus]
        if not any(start <= at < end for a in found for start, end in a.contents):
            found.append(_attribution(scene, -minus, score, [c for a in found for c in a.contents], model))
    return found


def _attribution(scene: Scene, i: int, score: float, taken: list[Span], model: AttributionModel) -> Attribution:
    tree = scene.tree
    cue = max(cue_spans(scene, i), key=lambda span: model.score("span", span_features(scene, i, span)))
    offered = [None, *sources(scene, i, cue)]
    chosen = max(offered, key=lambda choice: model.score("source", source_features(scene, i, cue, choice)))
    source = chosen[2] if chosen else None
    return Attribution(
        tree=tree,
        head=i,
        cue=tree.span(*cue),
        source=tree.span(*source) if source else None,
        source_head=chosen[0] if chosen else None,
        contents=_contents(scene, i, cue, source, (taken, model)),
        score=score,
    )


def _contents(
    scene: Scene, i: int, cue: Span, source: Span | None, given: tuple[list[Span], AttributionModel]
) -> tuple[Span, ...]:
    """The likeliest content, and the part that goes on with it on the other side of the cue or in the next sentence."""
    taken, model = given
    free = [c for c in contents(scene, i, cue, source) if not any(a < c.end and c.start < b for a, b in taken)]
    if not free:
        return ()
    rated = [(model.score("content", names := content_features(scene, i, cue, source, c)), names, c) for c in free]
    _, _, first = max(rated, key=lambda r: r[0])
    rest = [(names, c) for _, names, c in rated if not (c.start < first.end and first.start < c.end)]

    def goes_on(option: tuple[list[str], Content] | None) -> float:
        if option is None:
            return model.score("further", further_features(scene, cue, first, None))
        names, content = option
        further = further_features(scene, cue, first, content)
        return model.score("further", further) + model.score("again", names)

    further = max((None, *rest), key=goes_on)
    spans = [(first.start, first.end)] + ([(further[1].start, further[1].end)] if further else [])
    return tuple(sorted(spans))
