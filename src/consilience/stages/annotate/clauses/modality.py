"""Whether a clause is told as fact, plan, promise, possibility, condition, denial or question."""

from consilience.stages.annotate.speech.verbs import ASK, DENY, DIRECT, NOUNS, PLAN, PROMISE
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
_SEEMING = word_set("appear seem risk")  # "appeared in court" is no seeming
_SUPPOSED = frozenset({"xcomp", "ccomp", "oprd", "acomp", "dobj"})
_CALLING = word_set("call appeal plead beg ask")  # of the verbs that ask, those that ask "for" or "on"
_SURELY_DENIES = word_set("deny disavow disclaim")
_DENIABLE = NOUNS - word_set("demand call request question answer response reply sign letter speech") | word_set(
    "charge involvement responsibility wrongdoing link theory version talk it this that"
)
_ACCESS = word_set("access entry permission bail visa request asylum permit admission application")
_INVERTED = frozenset({"should", "had", "were"})  # "should the ruling stand, they may be charged"
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
    determiners = (tree.lower[c] for c in tree.children[i] if tree.dep(c) == "det")
    return tree.lower[i] in _NOBODY or not {"no", "neither"}.isdisjoint(determiners)


def modality(tree: Tree, head: int, cue: str) -> str:
    """Name the modality of a predicate; ``cue`` is the lemma of the word that reports it, or ""."""
    if cue in ASK or _is_question(tree, head):
        return "asked"
    if cue in DENY or _denies(tree, head):
        return "denied"
    return "hypothetical" if _conditional(tree, head) else _mood(tree, head, cue)


def _denies(tree: Tree, head: int) -> bool:
    """The predicate denies that something is so: "rejected the claim"; not "rejected the offer", "denied access"."""
    lemma = tree.sentence.lemmas[head].lower()
    if lemma not in DENY:
        return False
    if tree.child(head, "ccomp", "xcomp") is not None:
        return True
    own = tree.child(head, "dobj")
    matter = own if own is not None else tree.child(head, "nsubjpass")
    named = tree.sentence.lemmas[matter].lower() if matter is not None else ""
    if lemma in _SURELY_DENIES:
        return named not in _ACCESS and tree.child(head, "dative") is None
    return named in _DENIABLE


def _mood(tree: Tree, head: int, cue: str) -> str:
    lemma = tree.sentence.lemmas[head].lower()
    around = {tree.lower[c] for c in tree.children[head] if tree.dep(c) in {"aux", "advmod", "acomp"}} | {
        tree.lower[head]
    }
    if cue in PROMISE or (lemma in PROMISE and tree.child(head, "xcomp", "ccomp", "dobj") is not None):
        return "promised"
    if lemma in _SEEMING and tree.child(head, *_SUPPOSED) is None:
        around -= {tree.lower[head]}
    if around & _POSSIBLE:
        return "possible"
    sought = ("xcomp", "ccomp", "prep") if lemma in _CALLING else ("xcomp", "ccomp")
    if lemma in DIRECT and tree.child(head, *sought) is not None:
        return "asked"
    planned = lemma in PLAN and tree.child(head, "xcomp") is not None
    return "planned" if planned or around & _FUTURE or _going_to(tree, head) else "asserted"


def _is_question(tree: Tree, head: int) -> bool:
    """Questions: closed by their mark, with the predicate in the main clause."""
    return "?" in tree.words[-2:] and (tree.dep(head) == "ROOT" or tree.root in set(tree.ancestors(head)))


def _conditional(tree: Tree, head: int) -> bool:
    """The predicate stands in a condition, or depends on one with "would"."""
    opening = next((i for i, word in enumerate(tree.lower) if word[:1].isalpha()), 0)
    if tree.lower[opening] in _INVERTED and "," in tree.words[opening:head] and tree.words[-1] != "?":
        return True
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
