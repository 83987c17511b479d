"""Whether a clause is told as fact, plan, promise, possibility, condition, denial or question."""

from consilience.stages.annotate.speech.verbs import ASK, DENY, DIRECT, PLAN, PROMISE
from consilience.stages.annotate.tree import Tree
from consilience.text import word_set

_POSSIBLE = word_set(
    """
    may might could can possibly perhaps maybe likely unlikely reportedly allegedly apparently seemingly potentially
    presumably probably believed thought suspected feared alleged possible probable potential appear appears appeared
    seem seems seemed risk risks risked believe believes suspect suspects fear fears think thinks
    """
)
_FUTURE = word_set("will shall would 'll wo")
_NOBODY = word_set("no none nobody nothing neither nor never hardly")


def negated(tree: Tree, head: int) -> bool:
    """Whether the predicate, its subject or its object is negated: "did not", "no troops", "nobody"."""
    for i in (head, *(c for c in tree.children[head] if tree.dep(c) in {"aux", "acomp", "attr", "xcomp"})):
        if tree.child(i, "neg") is not None:
            return True
    near = [
        c for c in tree.children[head] if tree.dep(c) in {"nsubj", "nsubjpass", "dobj", "attr", "advmod", "preconj"}
    ]
    return any(_is_none(tree, c) for c in near)


def _is_none(tree: Tree, i: int) -> bool:
    return tree.lower[i] in _NOBODY or any(tree.lower[c] == "no" and tree.dep(c) == "det" for c in tree.children[i])


def modality(tree: Tree, head: int, cue: str) -> str:
    """Name the modality of a predicate; ``cue`` is the lemma of the word that reports it, or ""."""
    if cue in ASK or _is_question(tree, head):
        return "asked"
    if cue in DENY or tree.sentence.lemmas[head].lower() in DENY:
        return "denied"
    return "hypothetical" if _conditional(tree, head) else _mood(tree, head, cue)


def _mood(tree: Tree, head: int, cue: str) -> str:
    lemma = tree.sentence.lemmas[head].lower()
    around = {tree.lower[c] for c in tree.children[head] if tree.dep(c) in {"aux", "advmod", "acomp"}} | {
        tree.lower[head]
    }
    if cue in PROMISE or (lemma in PROMISE and tree.child(head, "xcomp", "ccomp", "dobj") is not None):
        return "promised"
    if around & _POSSIBLE:
        return "possible"
    if lemma in DIRECT and tree.child(head, "xcomp", "ccomp", "prep") is not None:
        return "asked"
    planned = lemma in PLAN and tree.child(head, "xcomp") is not None
    return "planned" if planned or around & _FUTURE or _going_to(tree, head) else "asserted"


def _is_question(tree: Tree, head: int) -> bool:
    """Questions: closed by their mark, with the predicate in the main clause."""
    return "?" in tree.words[-2:] and (tree.dep(head) == "ROOT" or tree.root in set(tree.ancestors(head)))


def _conditional(tree: Tree, head: int) -> bool:
    """The predicate stands in a condition, or depends on one with "would"."""
    for i in (head, *tree.ancestors(head)):
        mark = tree.child(i, "mark")
        if mark is not None and tree.lower[mark] in {"if", "unless", "whether"}:
            return True
        if tree.dep(i) in {"relcl", "parataxis"}:
            break
    below = [c for c in tree.children[head] if tree.dep(c) == "advcl"]
    marks = {tree.lower[m] for c in below if (m := tree.child(c, "mark")) is not None}
    return bool(marks & {"if", "unless"})


def _going_to(tree: Tree, head: int) -> bool:
    return tree.lower[head] == "going" and tree.child(head, "xcomp") is not None
