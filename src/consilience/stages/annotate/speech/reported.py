"""Who says what in one sentence: cue, source and content, read off the grammar.

The terms are those of PARC 3 and PolNeAR (Newell et al. 2018): the *cue* is the word that attributes, the
*source* the phrase it is attributed to, the *content* what is attributed.
"""

from collections.abc import Iterator, Set

from consilience.stages.annotate.speech.attribution import Attribution
from consilience.stages.annotate.speech.cues import Span
from consilience.stages.annotate.speech.verbs import AS, CALL, SAY, TO_DO
from consilience.stages.annotate.tree import Tree


def reported(tree: Tree) -> Iterator[Attribution]:
    """Find every attribution of a sentence that its grammar shows."""
    for i in range(len(tree)):
        if tree.lower[i] == "according":
            yield from _according(tree, i)
        elif tree.sentence.pos[i] == "VERB" and tree.sentence.lemmas[i].lower() in SAY:
            yield _reported(tree, i)


def _according(tree: Tree, i: int) -> Iterator[Attribution]:
    """According to X, C."""
    to = tree.child(i, "prep")
    source = tree.child(to, "pobj") if to is not None else tree.child(i, "pobj")
    if to is None or source is None:
        return
    inside = tree.subtree(i)
    clause = next((a for a in tree.ancestors(i) if tree.is_verb(a)), tree.root)
    content = pieces(tree, tree.subtree(clause) - inside)
    yield _made(tree, i, (i, to + 1), (tree.phrase(source), source), content)


def _reported(tree: Tree, verb: int) -> Attribution:
    """X said C; C, X said; C, said X; as X said, C."""
    source = _source(tree, verb)
    outside = {verb, *_cue_tokens(tree, verb)} | (tree.subtree(source) if source is not None else set())
    content = _content(tree, verb, outside)
    span = tree.phrase(source, without=content | {verb}) if source is not None else None
    return _made(tree, verb, _cue(tree, verb), (span, source), pieces(tree, content))


def _made(
    tree: Tree, head: int, cue: Span, source: tuple[Span | None, int | None], content: tuple[Span, ...]
) -> Attribution:
    """Token spans as an attribution in the article."""
    return Attribution(
        tree=tree,
        head=head,
        cue=tree.span(*cue),
        source=tree.span(*source[0]) if source[0] else None,
        source_head=source[1],
        contents=tuple(tree.span(*c) for c in content),
        score=0.0,
    )


def _cue_tokens(tree: Tree, verb: int) -> Set[int]:
    return {c for c in tree.children[verb] if tree.dep(c) in {"aux", "auxpass", "neg", "prt", "advmod"}}


def _cue(tree: Tree, verb: int) -> tuple[int, int]:
    """The verb with its auxiliaries and particle, as far as they stand together."""
    own = {c for c in tree.children[verb] if tree.dep(c) in {"aux", "auxpass", "neg", "prt"}}
    lo, hi = verb, verb + 1
    while lo - 1 in own or (lo - 2 in own and tree.dep(lo - 1) == "advmod" and tree.sentence.heads[lo - 1] == verb):
        lo -= 1
    while hi in own:
        hi += 1
    return lo, hi


def _source(tree: Tree, verb: int) -> int | None:
    """Head token of who speaks."""
    agent = tree.child(verb, "agent")
    if agent is not None:
        return tree.child(agent, "pobj")
    if tree.child(verb, "nsubjpass") is not None and tree.sentence.lemmas[verb].lower() not in {"quote", "cite"}:
        return None
    return tree.subject(verb)


def _content(tree: Tree, verb: int, outside: Set[int]) -> Set[int]:
    """Tokens of what is said, or nothing."""
    clause = _clause(tree, verb)
    if clause is not None:
        return tree.subtree(clause) - outside
    lemma = tree.sentence.lemmas[verb].lower()
    if tree.dep(verb) == "parataxis" or (tree.dep(verb) == "advcl" and lemma in AS and _mark(tree, verb) == "as"):
        return tree.subtree(tree.sentence.heads[verb]) - tree.subtree(verb)
    if lemma in CALL:
        named = tree.child(verb, "oprd", "xcomp", "attr")
        return tree.subtree(named) - outside if named is not None else set()
    return set()


def _clause(tree: Tree, verb: int) -> int | None:
    """Head of the clause that the verb governs."""
    own = tree.child(verb, "ccomp")
    if own is not None:
        return own
    return tree.child(verb, "xcomp") if tree.sentence.lemmas[verb].lower() in TO_DO else None


def _mark(tree: Tree, verb: int) -> str:
    mark = tree.child(verb, "mark")
    return tree.lower[mark] if mark is not None else ""


def pieces(tree: Tree, tokens: Set[int]) -> tuple[tuple[int, int], ...]:
    """Runs of neighbouring tokens, loose punctuation taken off, single function words left out."""
    spans, run = [], None
    for i in [*sorted(tokens), -1]:
        if run is not None and i == run[1]:
            run = (run[0], i + 1)
            continue
        if run is not None:
            lo, hi = tree.trim(*run)
            if hi - lo > 1 or (hi - lo == 1 and tree.sentence.pos[lo] in {"NOUN", "ADJ", "VERB", "PROPN"}):
                spans.append((lo, hi))
        run = (i, i + 1) if i >= 0 else None
    return tuple(spans)
