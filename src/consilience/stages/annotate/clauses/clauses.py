"""Cut a sentence into the clauses that say something by themselves."""

from collections.abc import Iterator
from dataclasses import dataclass

from consilience.stages.annotate.tree import Tree

_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "should", "provided"})
_LIGHT = frozenset({"time", "way", "reason", "day", "fact", "idea", "what", "place", "moment", "year", "those", "one"})
_TRAIL = frozenset({"cc", "mark", "preconj"})
_LEAD = frozenset({"cc", "mark", "punct", "preconj"})
SHORTEST = 4  # tokens; a coordinated or attached clause of fewer stays with its neighbour


@dataclass(frozen=True, slots=True)
class Clause:
    """Token span of a clause, its predicate, and the head token of the subject where grammar gives one."""

    head: int
    start: int
    end: int
    subject: int | None
    object: int | None


def clauses(tree: Tree, frames: set[int], contents: set[int]) -> Iterator[Clause]:
    """Find the clauses of a sentence, in text order.

    ``frames`` are the tokens that only attribute ("he told reporters"): they belong to no clause.
    ``contents`` are tokens of reported speech: clauses in them stand for themselves.
    """
    heads = [i for i in range(len(tree)) if i not in frames and _stands(tree, i, frames, contents)]
    yield from sorted(_cut(tree, heads, frames), key=lambda c: (c.start, -c.end, c.head))


def _cut(tree: Tree, heads: list[int], frames: set[int]) -> Iterator[Clause]:
    for head in heads:
        span = _span(tree, head, frames, set(heads) - {head})
        if span is None:
            continue
        start, end = span
        subject = tree.subject(head)
        if tree.dep(head) == "relcl" and subject is not None and tree.sentence.tags[subject] in {"WDT", "WP", "WP$"}:
            subject = tree.sentence.heads[head]
        if tree.child(head, "expl") is not None:
            subject = tree.child(head, "nsubj", "attr", "dobj")  # "there were strikes"
        yield Clause(head, start, end, subject, complement(tree, head))


def _stands(tree: Tree, i: int, frames: set[int], contents: set[int]) -> bool:
    """Whether a token heads a clause that makes a statement of its own."""
    if not tree.is_verb(i) or tree.dep(i) in {"aux", "auxpass"} or _is_infinitive(tree, i):
        return False
    label, head = tree.dep(i), tree.sentence.heads[i]
    if label == "ROOT" or head in frames:
        return True
    if label == "conj":
        return _coordinated(tree, i, frames, contents)
    if label in {"ccomp", "parataxis"}:
        return (i in contents and head not in contents) or (label == "ccomp" and _clausal_twin(tree, i))
    if label == "advcl":
        return _adverbial(tree, i)
    return label in {"relcl", "acl"} and _relative(tree, i)


def _is_infinitive(tree: Tree, i: int) -> bool:
    return any(tree.sentence.tags[c] == "TO" and tree.dep(c) == "aux" for c in tree.children[i])


def _coordinated(tree: Tree, i: int, frames: set[int], contents: set[int]) -> bool:
    first = i
    while tree.dep(first) == "conj":
        first = tree.sentence.heads[first]
    if not tree.is_verb(first) or tree.sentence.tags[i] in {"VBG"}:
        return False
    if tree.sentence.tags[i] == "VB" and tree.child(i, "aux") is None and not _own_subject(tree, i):
        return False  # "to train and equip": one infinitive
    return _stands(tree, first, frames, contents) and (_own_subject(tree, i) or len(tree.subtree(i)) >= SHORTEST)


def _clausal_twin(tree: Tree, i: int) -> bool:
    """Two main clauses side by side, which the parser hangs one below the other: "A is so; B is not"."""
    head = tree.sentence.heads[i]
    between = tree.words[i + 1 : head] if i < head else ()
    return tree.dep(head) == "ROOT" and ";" in between and _own_subject(tree, i)


def _adverbial(tree: Tree, i: int) -> bool:
    if any(tree.lower[c] in _CONDITIONS for c in tree.children[i] if tree.dep(c) in {"mark", "advmod"}):
        return False
    size = len(tree.subtree(i))
    if _own_subject(tree, i):
        return size >= SHORTEST
    participle = tree.sentence.tags[i] == "VBG" and tree.child(i, "mark", "prep") is None
    return participle and size >= SHORTEST and tree.child(i, "dobj") is not None


def _relative(tree: Tree, i: int) -> bool:
    """Relative and participial clauses that tell something new: set off by a comma, or with figures or names."""
    inside = sorted(tree.subtree(i))
    if len(inside) < SHORTEST or _misplaced(tree, i):
        return False
    names = any(tree.sentence.pos[k] in {"PROPN", "NUM"} for k in inside)
    bare = tree.sentence.lemmas[tree.sentence.heads[i]].lower() in _LIGHT
    return _set_off(tree, i) or (names and not bare and tree.dep(i) == "relcl")


def _misplaced(tree: Tree, i: int) -> bool:
    """ "who" beside a place, figure or day: the parser hung the clause on the last noun, not on whom it tells about."""
    subject = tree.child(i, "nsubj", "nsubjpass")
    s, noun = tree.sentence, tree.sentence.heads[i]
    thing = s.names[noun][2:] == "place" or s.pos[noun] == "NUM" or (s.pos[noun] == "PROPN" and s.names[noun] == "O")
    return subject is not None and tree.lower[subject] == "who" and thing


def _set_off(tree: Tree, i: int) -> bool:
    first = min(tree.subtree(i))
    return first > 0 and tree.words[first - 1] in {",", "–", "—"}


def _own_subject(tree: Tree, i: int) -> bool:
    return tree.child(i, "nsubj", "nsubjpass", "csubj", "csubjpass", "expl") is not None


def _span(tree: Tree, head: int, frames: set[int], others: set[int]) -> tuple[int, int] | None:
    """Contiguous tokens of a clause: its subtree without attribution and without the clauses told apart."""
    keep = {i for i in tree.subtree(head) - frames if tree.dep(i) != "punct"}
    for other in sorted(others & keep):
        apart = tree.subtree(other)
        if tree.dep(other) in {"relcl", "acl"} and (not _set_off(tree, other) or max(apart) < max(keep - apart)):
            continue  # restrictive, or in the middle of the clause: readable only with it
        keep -= apart
    if tree.dep(head) in {"relcl", "acl"}:
        keep |= _antecedent(tree, head)
    walls = frames | _neighbours(tree, head, others)
    first_kept, last_kept = min(keep, default=head), max(keep, default=head)
    lo = hi = head
    while lo > first_kept and lo - 1 not in walls:
        lo -= 1
    while hi < last_kept and hi + 1 not in walls:
        hi += 1
    start, end = tree.trim(lo, hi + 1)
    while start < head and (start not in keep or (tree.sentence.heads[start] == head and _leads(tree, start))):
        start += 1
    while end - 1 > head and (tree.dep(end - 1) in _TRAIL or end - 1 not in keep):
        end -= 1
    start, end = tree.trim(start, end)
    return (start, _closed(tree, start, end)) if end - start > 1 else None


def _leads(tree: Tree, i: int) -> bool:
    """Words that only tie a clause to its sentence: "and", "that", "when"."""
    return tree.dep(i) in _LEAD or (tree.dep(i) == "advmod" and tree.sentence.tags[i] == "WRB")


def _neighbours(tree: Tree, head: int, others: set[int]) -> set[int]:
    """Tokens of the clauses beside, which no span may run across."""
    beside = [o for o in others if tree.dep(o) in {"conj", "parataxis", "ccomp"} and head not in tree.subtree(o)]
    return {i for o in beside for i in range(min(tree.subtree(o)), max(tree.subtree(o)) + 1)} - {head}


def _closed(tree: Tree, start: int, end: int) -> int:
    """Take in the mark or bracket that closes what is opened inside."""
    inside = tree.words[start:end]
    for opening, closing in (("(", ")"), ("“", "”"), ("[", "]"), ("«", "»")):
        missing = inside.count(opening) > inside.count(closing)
        if missing and end < len(tree) and closing in tree.words[end : end + 2]:
            return tree.words.index(closing, end) + 1
    return end + (inside.count('"') % 2 == 1 and end < len(tree) and tree.words[end] == '"')


def _antecedent(tree: Tree, clause: int) -> set[int]:
    """The noun phrase that a relative clause tells about, as far as it stands before the clause."""
    noun = tree.sentence.heads[clause]
    first = min(tree.subtree(clause))
    return {k for k in tree.subtree(noun) if k < first and k >= tree.phrase(noun)[0]}


def complement(tree: Tree, head: int) -> int | None:
    """Head token of the object: direct object, predicate noun, agent, then the first prepositional one."""
    for labels in (("dobj",), ("attr", "oprd"), ("agent",), ("acomp",), ("prep",)):
        found = tree.child(head, *labels)
        if found is None:
            continue
        return tree.child(found, "pobj") if labels[0] in {"agent", "prep"} else found
    inner = tree.child(head, "xcomp")
    return complement(tree, inner) if inner is not None else None
