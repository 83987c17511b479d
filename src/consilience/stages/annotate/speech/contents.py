"""What is attributed: candidate stretches for the content of a cue, and what tells them apart."""

from collections.abc import Iterator
from typing import NamedTuple

from consilience.stages.annotate.speech.cues import LOOSE, Scene, Span
from consilience.stages.annotate.tree import Tree
from consilience.text import FINITE

_LONG = frozenset({"ccomp", "xcomp", "dobj", "prep", "oprd", "attr", "acomp"})  # complements that may be cut short
_LATER = frozenset({"advcl", "prep", "cc", "relcl", "npadvmod", "acl", "conj", "appos", "parataxis", "mark", "punct"})
_PHRASES = frozenset({"tree", "tree-mark", "cut"})  # what the grammar offers, likely or not
_NEAR = 4  # signs of direction in the way from a cue to a constituent
_NEXT = 3  # characters between a sentence and the quoted stretch that follows at once
_LOOSE = LOOSE | {"."}


class Content(NamedTuple):
    """Article offsets of a candidate, what offered it, and its tokens in the sentence of the cue."""

    start: int
    end: int
    sort: str
    lo: int
    hi: int
    way: str
    cut: str = ""


def contents(scene: Scene, i: int, cue: Span, source: Span | None) -> Iterator[Content]:
    """Offer the constituents beside cue and source, the rest of the sentence on either side, and quoted stretches."""
    tree = scene.tree
    taken = set(range(*cue)) | (set(range(*source)) if source else set())
    seen: set[Span] = set()
    found = [*_sides(tree, i, cue, source), *_constituents(tree, i, taken), *_offered(tree, taken)]
    for content in (*_stretches(scene), *found, *_widened(scene, found)):
        if (content.start, content.end) not in seen and content.end > content.start and not _unlikely(tree, content):
            seen.add((content.start, content.end))
            yield content


def _unlikely(tree: Tree, c: Content) -> bool:
    return c.sort in _PHRASES and tree.signals.unlikely("content", c.lo, c.hi)


def _widened(scene: Scene, found: list[Content]) -> Iterator[Content]:
    """Candidates that end inside a quoted stretch, drawn on to the end of that stretch, be it sentences away."""
    for c in found:
        for q in scene.stretches:
            if c.start < q.outer_start < c.end < q.outer_end:
                yield c._replace(end=q.outer_end, sort=f"{c.sort}-wide")


def _make(tree: Tree, lo: int, hi: int, sort: str, way: str, cut: str = "") -> Iterator[Content]:
    """A candidate from tokens, loose commas off its ends, its quotation marks kept."""
    lo, hi = tree.trim(lo, hi, _LOOSE)
    if lo < hi:
        start, end = tree.span(lo, hi)
        yield Content(start, end, sort, lo, hi, way, cut)


def _stretches(scene: Scene) -> Iterator[Content]:
    s = scene.tree.sentence
    for q in scene.stretches:
        inside = scene.tree.tokens(q.outer_start, q.outer_end)
        lo, hi = (inside[0], inside[-1] + 1) if inside else (-1, -1)
        sort = "quote" if inside else "later" if q.outer_start >= s.end else "earlier"
        yield Content(q.outer_start, q.outer_end, sort, lo, hi, "")


def _offered(tree: Tree, taken: set[int]) -> Iterator[Content]:
    """What the token reader takes for contents, cue and source left out."""
    for lo, hi in tree.signals.ranges("content"):
        if taken.isdisjoint(range(lo, hi)):
            yield from _make(tree, lo, hi, "read", "")


def _sides(tree: Tree, i: int, cue: Span, source: Span | None) -> Iterator[Content]:
    """Everything before the attribution, everything after it, and both up to the next comma."""
    first = min(cue[0], source[0]) if source else cue[0]
    last = max(cue[1], source[1]) if source else cue[1]
    yield from _make(tree, 0, first, "left", "")
    yield from _make(tree, last, len(tree), "right", "")
    yield from _make(tree, cue[1], len(tree), "right-cue", "")
    if last < len(tree) and tree.words[last] not in {",", ":"}:
        stop = next((k for k in range(last + 1, len(tree)) if tree.words[k] == ","), len(tree))
        yield from _make(tree, last, stop, "right-comma", "")
    if source and source[0] >= cue[1]:
        yield from _make(tree, cue[1], source[0], "between", "")


def _constituents(tree: Tree, i: int, taken: set[int]) -> Iterator[Content]:
    """The subtree of each word near the cue, cut where cue and source stand."""
    above, around = tree.above(i), taken | tree.subtree(i)
    for k in range(len(tree)):
        if k in taken or tree.dep(k) in {"punct", "det", "aux", "auxpass", "compound", "case"}:
            continue
        way = tree.path(i, k)
        if way != "far" and way.count(">") + way.count("<") <= _NEAR:
            lo, hi = tree.phrase(k, without=around if k in above else taken)
            yield from _make(tree, lo, hi, "tree", way)
            if hi < len(tree) and tree.words[hi] in {"”", '"', "’’", "''"}:
                yield from _make(tree, lo, hi + 1, "tree-mark", way)
            if tree.sentence.heads[k] == i and tree.dep(k) in _LONG:
                yield from _cuts(tree, lo, hi, k, way)


def _cuts(tree: Tree, lo: int, hi: int, k: int, way: str) -> Iterator[Content]:
    """A complement cut short before each phrase that may belong to the cue instead: "that X, citing Y"."""
    for c in range(lo + 2, hi):
        if tree.dep(c) in _LATER and c > tree.sentence.heads[c]:
            first = min(tree.subtree(c))
            if lo + 1 < first < hi:
                hangs = "top" if tree.sentence.heads[c] == k else "low"
                yield from _make(tree, lo, first, "cut", way, f"{tree.dep(c)}.{hangs}.{tree.lower[first]}")


def content_features(scene: Scene, i: int, cue: Span, source: Span | None, c: Content) -> list[str]:
    """Name what shows that a candidate is the content of a cue."""
    lemma = scene.tree.sentence.lemmas[i].lower()
    names = [f"sort={c.sort}", f"sort.l={c.sort}.{lemma}"]
    if c.lo < 0:
        return [*names, *_outside(scene, i, c)]
    touches = (source is not None and c.lo in {source[1], source[1] + 1}) or c.lo in {cue[1], cue[1] + 1}
    side = _side(c, cue)
    names += _inside(scene, lemma, c, side, touches)
    names += [f"adds={added}" for added in _added(scene.tree, i, c)]
    return [*names, *_read(scene.tree, c, side)]


def _outside(scene: Scene, i: int, c: Content) -> list[str]:
    """What speaks for a quoted stretch beyond the sentence of the cue."""
    tree, s = scene.tree, scene.tree.sentence
    gap = "next" if c.start - s.end < _NEXT else "far"
    alone = s.deps[i] == "ROOT" and tree.words[-1] in {".", ":"}
    return [f"{c.sort}.{gap}.{alone}", f"{c.sort}.end={tree.words[-1]}.{any(scene.quoted)}"]


def _inside(scene: Scene, lemma: str, c: Content, side: str, touches: bool) -> list[str]:
    """What speaks for a candidate in the sentence of the cue: its way to it, its ends, and what stands beside them."""
    tree, s = scene.tree, scene.tree.sentence
    before = tree.lower[c.lo - 1] if c.lo else "#"
    after = tree.lower[c.hi] if c.hi < len(tree) else "#"
    edge = f"{scene.mark(c.lo - 1)}{scene.mark(c.lo)}{scene.mark(c.hi - 1)}{scene.mark(c.hi)}"
    first, last, size = tree.lower[c.lo], tree.words[c.hi - 1], min((c.hi - c.lo) // 3, 8)
    return [
        *(f"way={c.way}.{c.sort}", f"way.l={c.way}.{lemma}", f"side={side}.{c.sort}"),
        *(f"edge={edge}", f"edge.s={edge}.{c.sort}", f"before={before}", f"after={after}", f"ba={before}|{after}"),
        *(f"first={first}", f"first.l={first}.{lemma}", f"last={last}", f"size={size}.{c.sort}"),
        *(f"touch={touches}.{side}", f"touch.way={touches}.{c.way}"),
        *(f"ft={s.tags[c.lo]}", f"ft.l={s.tags[c.lo]}.{lemma}", f"end={c.hi == len(tree)}.{after}"),
        *(f"side.first={side}.{first}", f"start={c.lo == 0}.{side}", f"verb={_finite(tree, c)}.{lemma}"),
        *(_cut_short(c, lemma) if c.cut else ()),
        *(f"ba.s={side}.{after}.{touches}", f"at={s.deps[c.lo]}.{side}", f"sb={side}.{before}"),
        *(f"rest={_rest(tree, c)}.{side}", f"ed={edge}.{side}.{touches}"),
    ]


def _cut_short(c: Content, lemma: str) -> list[str]:
    dep, hangs, word = c.cut.split(".", 2)
    names = [f"cut={c.cut}", f"cut.d={dep}.{hangs}", f"cut.w={word}", f"cut.l={lemma}.{dep}"]
    return [*names, f"cut.way={c.way}.{dep}.{hangs}"]


def _added(tree: Tree, i: int, c: Content) -> list[str]:
    """What the candidate holds that hangs on the cue beside its content: "said X, adding that Y"."""
    return [tree.sentence.lemmas[k].lower() for k in tree.children[i] if tree.dep(k) == "advcl" and c.lo <= k < c.hi]


def _read(tree: Tree, c: Content, side: str) -> list[str]:
    """What the token reader says of the candidate: its bounds, together and by the side of the cue."""
    read = [*tree.signals.edges("content", c.lo, c.hi), *tree.signals.bounds("content", c.lo, c.hi)]
    wide = "wide." if c.sort.endswith("wide") else ""
    return [
        *(f"{wide}{n}" for n in read),
        *(f"{wide}{n}.{side}" for n in read[-1:]),
        *(f"{n}.{c.sort}" for n in read[-1:]),
    ]


def _finite(tree: Tree, c: Content) -> bool:
    return not FINITE.isdisjoint(tree.sentence.tags[c.lo : c.hi])


def _rest(tree: Tree, c: Content) -> str:
    """What of the sentence stays outside after the candidate: nothing, a comma part, more."""
    rest = next((w for w in tree.words[c.hi :] if w not in {".", "”", '"', "’", "''"}), "")
    return "0" if not rest else "comma" if rest == "," else "more"


def further_features(scene: Scene, cue: Span, first: Content, c: Content | None) -> list[str]:
    """Name what shows that a candidate goes on with a content already found; ``None`` stands for nothing further."""
    end = scene.tree.words[-1]
    begun = f"{first.sort}.{_side(first, cue)}.{any(scene.quoted)}"
    if c is None:
        return ["none", f"none.{begun}", f"none.{begun}.{end}.{len(scene.stretches) > 1}"]
    follows = c.start >= first.end
    return [f"{c.sort}.{begun}", f"{c.sort}.{_side(c, cue)}.{begun}.{follows}", f"{c.sort}.{begun}.{end}"]


def _side(c: Content, cue: Span) -> str:
    return "off" if c.lo < 0 else "before" if c.hi <= cue[0] else "after" if c.lo >= cue[1] else "around"
