"""What kind of event a clause tells, as a root of the PLOVER ontology: who does what to whom."""

from collections.abc import Iterator

from consilience.models import EventModel
from consilience.stages.annotate.clauses.modality import negated
from consilience.stages.annotate.clauses.plover import ROOTS_OF_NOUN, ROOTS_OF_VERB
from consilience.stages.annotate.tree import Tree

_REACH = 3  # dependents below the path between doer and done-to that still tell of the event


def event(tree: Tree, head: int, source: int | None, target: int | None, model: EventModel) -> str:
    """Root of the event of a predicate, "" when the likeliest one is not borne out by any word of the clause."""
    named = {root for i in event_words(tree, head, source, target) for root in named_roots(tree, i)}
    if not named:
        return ""
    root = kind(tree, head, source, target, model)
    return root if root in named else ""


def kind(tree: Tree, head: int, source: int | None, target: int | None, model: EventModel) -> str:
    """The likeliest root, given that there is an event."""
    return model.labels[int(model.scores(features(tree, head, source, target)).argmax())]


def named_roots(tree: Tree, i: int) -> tuple[str, ...]:
    """Roots that the lexicon gives for a word, alone or with a word that belongs to it."""
    s = tree.sentence
    lemma = s.lemmas[i].lower()
    if s.pos[i] not in {"VERB", "ADJ"}:
        return ROOTS_OF_NOUN.get(lemma, ())
    paired = (f"{lemma}_{s.lemmas[c].lower()}" for c in tree.children[i])
    found = next((ROOTS_OF_VERB[p] for p in paired if p in ROOTS_OF_VERB), ())
    return found or ROOTS_OF_VERB.get(lemma, ())


def event_words(tree: Tree, head: int, source: int | None, target: int | None) -> list[int]:
    """Words that may name the event, nearest to the predicate first: the path between doer and done-to, then below."""
    path = [head]
    for end in (source, target):
        if end is not None:
            path += [a for a in _up(tree, end, head) if a not in path]
    below = [c for i in path for c in tree.children[i] if c not in path and _tells(tree, c, source, target)]
    deeper = [c for i in below for c in tree.children[i] if _tells(tree, c, source, target)]
    return [*path, *below, *deeper]


def _up(tree: Tree, i: int, head: int) -> Iterator[int]:
    for a in tree.ancestors(i):
        if a == head:
            return
        yield a


def _tells(tree: Tree, i: int, source: int | None, target: int | None) -> bool:
    return i not in {source, target} and tree.sentence.pos[i] in {"VERB", "NOUN", "ADJ", "ADP", "ADV", "PART"}


def features(tree: Tree, head: int, source: int | None, target: int | None) -> list[str]:
    """Name what the words around the predicate say about the kind of event."""
    return list(_features(tree, head, event_words(tree, head, source, target)))


def _features(tree: Tree, head: int, told: list[int]) -> Iterator[str]:
    s = tree.sentence
    verb = s.lemmas[head].lower()
    yield f"v={verb}"
    yield f"neg={negated(tree, head)}"
    first = ""
    for n, i in enumerate(told[:12]):
        lemma, near = s.lemmas[i].lower(), "near" if n < _REACH else "far"
        yield from (f"w={lemma}", f"{near}={lemma}", f"{s.deps[i]}={lemma}", f"v-w={verb}_{lemma}")
        for root in named_roots(tree, i):
            yield f"lex={root}"
            yield f"lex-{near}={root}"
            yield f"lex-{s.pos[i]}={root}"
            if not first:
                first = root
                yield f"lex-first={root}"
    inside = {s.lemmas[i].lower() for i in range(len(tree)) if s.pos[i] in {"VERB", "NOUN", "ADJ"}}
    yield from (f"any={w}" for w in sorted(inside))
    yield from sorted({f"any-lex={r}" for i in range(len(tree)) for r in named_roots(tree, i)})
