"""Cues of attribution: which words attribute, how far the cue reaches, and what names its source and its content.

Every choice is among candidates that the grammar or the marks offer, scored by a linear model over the features named
here; ``training/attribution.py`` teaches it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from consilience.stages.annotate.speech.marks import Stretch
from consilience.stages.annotate.speech.verbs import NOUNS, SAY, THINK
from consilience.stages.annotate.tree import Tree

Span = tuple[int, int]
_CUE_LEFT, _CUE_RIGHT = 4, 5  # tokens that a cue may reach beside its head
_NO_CUE = -5.0  # log odds of the token reader that half of the verbs have, and 1 of 250 cues
LOOSE = frozenset({",", ";", ":", "–", "—", "-", "--"})  # what no source begins or ends with; brackets it may
_SOURCES = frozenset({"NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ"})


@dataclass(frozen=True)
class Scene:
    """A sentence with the quoted stretches that touch it or follow it in its paragraph."""

    tree: Tree
    stretches: tuple[Stretch, ...]

    @cached_property
    def quoted(self) -> tuple[bool, ...]:
        """Whether each token stands between marks (the marks included)."""
        s = self.tree.sentence
        return tuple(any(q.outer_start <= a < q.outer_end for q in self.stretches) for a in s.starts)

    def mark(self, i: int) -> str:
        """How a token relates to quotation: inside, outside, beyond the sentence."""
        return "#" if not 0 <= i < len(self.quoted) else "q" if self.quoted[i] else "-"


def cue_heads(scene: Scene) -> Iterator[int]:
    """Words that may head a cue."""
    tree = scene.tree
    for i, (pos, word) in enumerate(zip(tree.sentence.pos, tree.lower, strict=True)):
        if tree.signals and tree.signals.odds(i, "cue-inside") <= _NO_CUE:
            continue
        lemma = tree.sentence.lemmas[i].lower()
        known = word in {"according", ":", "per"} or (pos in {"NOUN", "ADJ"} and _attributes(lemma))
        if pos == "VERB" or known or _read_as_cue(tree, i):
            yield i


def _read_as_cue(tree: Tree, i: int) -> bool:
    """Whether the token reader takes a word for part of a cue, and not the word that it hangs on."""
    head = tree.sentence.heads[i]
    return tree.signals.odds(i, "cue-inside") > 0 and (head == i or tree.signals.odds(head, "cue-inside") <= 0)


def _attributes(lemma: str) -> bool:
    return lemma in NOUNS or lemma in {"aware", "sure", "confident", "likely", "certain", "clear", "unclear"}


def cue_features(scene: Scene, i: int) -> list[str]:
    """Name what shows that a word attributes."""
    tree, s = scene.tree, scene.tree.sentence
    lemma, tag, dep = s.lemmas[i].lower(), s.tags[i], s.deps[i]
    below = sorted({s.deps[c] for c in tree.children[i]})
    preps = [tree.lower[c] for c in tree.children[i] if s.deps[c] in {"prep", "prt"}]
    subject = tree.subject(i) if s.pos[i] == "VERB" else None
    head = s.heads[i]
    speaks = "say" if lemma in SAY else "think" if lemma in THINK else "no"
    names = [f"l={lemma}", f"t={tag}", f"d={dep}", f"lt={lemma}.{tag}", f"ld={lemma}.{dep}"]
    names += [f"sp={speaks}", f"sd={speaks}.{dep}"]
    names += [f"c={d}" for d in below] + [f"lc={lemma}.{d}" for d in below] + [f"sc={speaks}.{d}" for d in below]
    names += [f"p={w}" for w in preps] + [f"lp={lemma}.{w}" for w in preps]
    if subject is not None:
        kind = s.names[subject][2:] or s.tags[subject]
        names += [f"sub={kind}", f"lsub={lemma}.{kind}", f"subl={_plain(tree, subject)}", f"ssub={speaks}.{kind}"]
    names += [f"up={s.lemmas[head].lower()}.{dep}", f"q={scene.mark(i)}", f"lq={speaks}.{scene.mark(i)}"]
    names += [f"near={scene.mark(i - 2)}{scene.mark(i - 1)}{scene.mark(i + 1)}{scene.mark(i + 2)}.{speaks}"]
    for k in (-2, -1, 1, 2):
        word = tree.lower[i + k] if 0 <= i + k < len(tree) else "#"
        names += [f"w{k}={word}", f"w{k}s={word}.{speaks}", f"lw{k}={lemma}.{word}"]
    aux = "_".join(tree.lower[c] for c in tree.children[i] if s.deps[c] in {"aux", "auxpass", "neg"})
    names += [f"aux={aux}.{speaks}", f"laux={lemma}.{aux}", f"anyq={any(scene.quoted)}.{speaks}"]
    objects = [c for c in tree.children[i] if s.deps[c] in {"dobj", "ccomp", "xcomp"}]
    names += [f"lo={lemma}.{_plain(tree, c)}" for c in objects] + [f"o={s.deps[c]}.{_plain(tree, c)}" for c in objects]
    if tree.signals:
        here = round(tree.signals.odds(i, "cue-inside") * 2)
        near = max(tree.signals.odds(k, "cue-inside") for k in (i - 1, i + 1))
        names += [f"r={here}", f"r.sp={here}.{speaks}", f"r.near={round(near)}", f"r.both={here}.{round(near)}"]
        names += [f"r.{part}={tree.signals.best(part, 0, len(tree))}" for part in ("source", "content")]
    return ["bias", *names]


def _plain(tree: Tree, i: int) -> str:
    """A word's lemma; names fold into one, so that nobody's politics are learned."""
    return "NAME" if tree.sentence.pos[i] == "PROPN" else tree.sentence.lemmas[i].lower()


def cue_spans(scene: Scene, i: int) -> Iterator[Span]:
    """Token spans that the cue of a head may fill."""
    for lo in range(max(0, i - _CUE_LEFT), i + 1):
        for hi in range(i + 1, min(len(scene.tree), i + _CUE_RIGHT) + 1):
            if (lo, hi) == (i, i + 1) or not scene.tree.signals.unlikely("cue", lo, hi):
                yield lo, hi


def span_features(scene: Scene, i: int, span: Span) -> list[str]:
    """Name what shows how far a cue reaches: the labels of the words taken in, and of those left out beside."""
    tree, (lo, hi) = scene.tree, span
    lemma = tree.sentence.lemmas[i].lower()
    left = "_".join(_edge(tree, k, i) for k in range(lo, i))
    right = "_".join(_edge(tree, k, i) for k in range(i + 1, hi))
    words = "_".join(tree.lower[i + 1 : hi])
    before = _edge(tree, lo - 1, i) if lo else "#"
    after = _edge(tree, hi, i) if hi < len(tree) else "#"
    next_word = tree.lower[hi] if hi < len(tree) else "#"
    names = [
        *(f"L={left}", f"R={right}", f"LL={lemma}.{left}", f"RR={lemma}.{words}", f"w={words}"),
        *(f"B={before}", f"A={after}", f"LB={left}|{before}", f"RA={right}|{after}", f"RN={right}|{next_word}"),
        *(f"n={hi - lo}", f"AL={lemma}.{after}.{right}"),
    ]
    return [*names, *tree.signals.bounds("cue", lo, hi)]


def _edge(tree: Tree, k: int, i: int) -> str:
    """Label of a word, and whether it hangs on the cue itself."""
    hangs = "*" if tree.sentence.heads[k] == i else ""
    return f"{tree.dep(k)}{hangs}" if tree.dep(k) not in {"prep", "punct"} else f"{tree.lower[k]}{hangs}"


def sources(scene: Scene, i: int, cue: Span) -> Iterator[tuple[int, str, Span]]:
    """Phrases that may name the source: head token, which cut of its phrase, and the span."""
    tree, s = scene.tree, scene.tree.sentence
    outside = frozenset(range(*cue))
    seen = set()
    for j in range(len(tree)):
        if s.pos[j] not in _SOURCES or j in outside or s.deps[j] in {"compound", "amod", "nummod"}:
            continue
        if not any(c.isalnum() for c in tree.words[j]):
            continue
        for sort, span in _cuts(tree, j, outside):
            if span not in seen and span[1] > span[0] and not tree.signals.unlikely("source", *span):
                seen.add(span)
                yield j, sort, span
    for lo, hi in tree.signals.ranges("source"):
        if (lo, hi) not in seen and outside.isdisjoint(range(lo, hi)):
            yield next((k for k in range(lo, hi) if not lo <= s.heads[k] < hi), lo), "read", (lo, hi)


def _cuts(tree: Tree, j: int, outside: frozenset[int]) -> Iterator[tuple[str, Span]]:
    """The phrase of a noun: whole, with its closing comma, without clauses, without anything after the noun."""
    lo, hi = tree.phrase(j, without=outside)
    start, end = tree.trim(lo, hi, LOOSE)
    yield "whole", (start, end)
    if "," in tree.words[start:end] and end < len(tree) and tree.words[end] == ",":
        yield "comma", (start, end + 1)
    for sort, labels in (
        ("plain", {"relcl", "acl", "appos"}),
        ("bare", {"relcl", "acl", "appos", "prep", "conj", "cc", "punct"}),
    ):
        hanging = [c for c in tree.children[j] if tree.dep(c) in labels]
        if hanging:
            without = outside.union(*(tree.subtree(c) for c in hanging))
            yield sort, tree.trim(*tree.phrase(j, without=without), LOOSE)


def source_features(scene: Scene, i: int, cue: Span, choice: tuple[int, str, Span] | None) -> list[str]:
    """Name what shows that a phrase is the source of a cue; ``None`` stands for no source in the sentence."""
    tree, s = scene.tree, scene.tree.sentence
    lemma = s.lemmas[i].lower()
    if choice is None:
        best = tree.signals.best("source", 0, len(tree)) if tree.signals else ""
        none = (lemma, s.tags[i], s.deps[i], tree.subject(i) is None, f"r={best}")
        return ["none", *(f"none.{sign}" for sign in none)]
    j, sort, (lo, hi) = choice
    way = tree.path(i, j)
    side = "before" if hi <= cue[0] else "after" if lo >= cue[1] else "in"
    gap = cue[0] - hi if side == "before" else lo - cue[1]
    kind = s.names[j][2:] or s.tags[j]
    parts = sorted({s.deps[c] for c in tree.children[j] if s.deps[c] in {"relcl", "acl", "appos", "prep", "conj"}})
    after = tree.words[hi] if hi < len(tree) else "#"
    before = tree.words[lo - 1] if lo else "#"
    names = [
        *(f"way={way}", f"way.l={way}.{lemma}", f"way.s={way}.{sort}", f"way.side={way}.{side}"),
        *(f"kind={kind}", f"way.kind={way}.{kind}", f"subj={tree.subject(i) == j}.{sort}"),
        *(f"sort={sort}.{'_'.join(parts)}", f"gap={side}.{min(gap, 6)}", f"head={_plain(tree, j)}"),
        *(f"after={after}.{sort}", f"before={before}", f"side.tag={side}.{s.tags[i]}", f"len={min(hi - lo, 12)}"),
        *(f"q={scene.mark(lo)}{scene.mark(hi - 1)}", f"next={after}.{side}.{min(gap, 2)}"),
        *(f"qs={any(scene.quoted[lo:hi])}", f"dep={s.deps[j]}.{side}", f"ds={s.deps[j]}.{sort}.{after}"),
        *(f"sl={sort}.{min(hi - lo, 12)}", f"fw={tree.lower[lo]}", f"lw={tree.lower[hi - 1]}"),
    ]
    read = tree.signals.bounds("source", lo, hi)
    return [*names, *read, *(f"{n}.{side}" for n in read[-1:]), *(f"{n}.{way}" for n in read[-1:])]
