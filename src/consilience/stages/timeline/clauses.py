"""The grammar of a clause: its subject, how far it reaches, who reports it, and what a relative pronoun stands for."""

from collections.abc import Set

from consilience.records import Sentence
from consilience.text import word_set

_OTHER_CLAUSE = {"advcl", "ccomp", "relcl", "parataxis", "conj", "nsubj", "nsubjpass", "punct"}
_ASIDES = {"parataxis", "advcl"}
SUBJECTS = {"nsubj", "nsubjpass"}
_PERSONS = word_set(
    "spokesman spokeswoman spokesperson leader head chief minister president chairman chairwoman director official "
    "member commander governor mayor lawyer secretary adviser aide"
)


def antecedent(sentence: Sentence, k: int) -> int:
    """The noun that a relative pronoun stands for; any other token itself."""
    if sentence.tags[k] in {"WDT", "WP"} or sentence.lemmas[k].lower() == "that":
        verb = sentence.heads[k]
        if sentence.deps[verb] == "relcl":
            return _no_person(sentence, sentence.heads[verb], k)
    return k


def _no_person(sentence: Sentence, noun: int, pronoun: int) -> int:
    """What "which" can stand for: in "a spokesman for the council, which …" not the spokesman."""
    if sentence.lemmas[pronoun].lower() != "which" or sentence.lemmas[noun].lower() not in _PERSONS:
        return noun
    links = dependents(sentence, noun, {"prep"})
    named = [c for link in links for c in dependents(sentence, link, {"pobj"}) if c < pronoun]
    return named[-1] if named else noun


def phrase(sentence: Sentence, head: int) -> tuple[int, int]:
    """Span of a noun with the determiners, adjectives and names before it."""
    left = min([k for k in range(head) if _leads_to(sentence, k, head)], default=head)
    return sentence.starts[left], sentence.ends[head]


def _leads_to(sentence: Sentence, k: int, head: int) -> bool:
    """Whether a token hangs below a noun by links of a noun phrase's front."""
    for _ in range(4):
        if sentence.deps[k] not in {"det", "amod", "compound", "nummod", "poss", "case", "nmod"}:
            return False
        k = sentence.heads[k]
        if k == head:
            return True
    return False


def reach(sentence: Sentence, action: int) -> tuple[int, int]:
    """Span from the verb of what is to be done to the end of its objects and phrases, clauses left out."""
    last = action
    for k in range(action + 1, len(sentence.heads)):
        above = k
        for _ in range(12):
            if sentence.deps[above] in _OTHER_CLAUSE:
                break
            above = sentence.heads[above]
            if above == action:
                last = k
                break
    return sentence.starts[action], sentence.ends[last]


def reporter(sentence: Sentence, k: int) -> int | None:
    """Subject of the verb that reports what token ``k`` says ("analysts say that …")."""
    for _ in range(8):
        head = sentence.heads[k]
        if head == k:
            return None
        own = dependents(sentence, head, SUBJECTS) or _shared(sentence, head)
        if own and (_reported(sentence, k) or _said_on(sentence, k)):
            return _issuer(sentence, own[0])
        k = head
    return None


def _shared(sentence: Sentence, verb: int) -> list[int]:
    """The subject of the verb before, of one that is joined to it: "the mayor rose and said …"."""
    for _ in range(4):
        if sentence.deps[verb] != "conj" or sentence.pos[verb] != "VERB":
            return []
        verb = sentence.heads[verb]
        own = dependents(sentence, verb, SUBJECTS)
        if own:
            return own
    return []


def _reported(sentence: Sentence, k: int) -> bool:
    """Whether a clause may be what the verb above it reports: one that "as" or "while" opens is not."""
    if sentence.deps[k] == "advcl":
        return not dependents(sentence, k, {"mark"})
    return sentence.deps[k] in {"ccomp", "parataxis"}


def _said_on(sentence: Sentence, k: int) -> bool:
    """Whether a clause goes on with reported speech ("she said the port was safe, but ships will wait")."""
    told = any(h == sentence.heads[k] and sentence.deps[c] == "ccomp" for c, h in enumerate(sentence.heads[:k]))
    ahead = any(h == k and sentence.tags[c] == "MD" for c, h in enumerate(sentence.heads))
    return sentence.deps[k] == "conj" and told and ahead


def _issuer(sentence: Sentence, k: int) -> int:
    """Who speaks through a document: the subject of "issued a statement which said", else the token itself."""
    noun = verb = antecedent(sentence, k)
    if noun == k or sentence.tags[k] == "WP":
        return noun
    while sentence.heads[verb] != verb and sentence.pos[verb] != "VERB":
        verb = sentence.heads[verb]
    own = dependents(sentence, verb, {"nsubj"})
    return own[0] if own else noun


def subject_of(sentence: Sentence, k: int, children: dict[int, list[int]]) -> int | None:
    """Subject of a verb, its own or that of the verb it is an infinitive of or joined to."""
    for _ in range(5):
        own = [c for c in children[k] if sentence.deps[c] in SUBJECTS]
        if own or (own := _before_aside(sentence, k, children)):
            return own[0]
        if sentence.deps[k] == "acl" and sentence.tags[k] == "VBG":
            return sentence.heads[k]
        if sentence.deps[k] == "pcomp":  # "called it a defeat before vowing to fight"
            k = sentence.heads[sentence.heads[k]]
            continue
        if sentence.deps[k] not in {"xcomp", "conj", "aux", "acl", "advcl", "acomp", "attr"} or sentence.heads[k] == k:
            return None
        k = sentence.heads[k]
    return None


def _before_aside(sentence: Sentence, k: int, children: dict[int, list[int]]) -> list[int]:
    """The subject that an aside took from its verb: "The guild, believed to have 90 members, has vowed …"."""
    asides = [c for c in children[k] if c < k and sentence.deps[c] in _ASIDES and sentence.tags[c] in {"VBN", "VBD"}]
    clear = [aside for aside in asides if not dependents(sentence, aside, {"mark", "advmod"})]
    return [c for aside in clear for c in children[aside] if sentence.deps[c] in SUBJECTS]


def below(sentence: Sentence, k: int, top: int) -> bool:
    """Whether a token hangs below another."""
    for _ in range(12):
        if k == top:
            return True
        if sentence.heads[k] == k:
            return False
        k = sentence.heads[k]
    return False


def governor(sentence: Sentence, k: int) -> int | None:
    """The verb above a token."""
    while sentence.heads[k] != k:
        k = sentence.heads[k]
        if sentence.pos[k] in {"VERB", "AUX"}:
            return k
    return None


def under(sentence: Sentence, head: int) -> set[int]:
    """A token and all that hang under it, directly or through others."""
    inside, front = {head}, {head}
    while front:
        front = {i for i, h in enumerate(sentence.heads) if h in front} - inside
        inside |= front
    return inside


def dependents(sentence: Sentence, k: int, relations: Set[str]) -> list[int]:
    """The tokens that depend on a token by some relations: its subjects, its negation, the mark that opens a clause."""
    return [c for c, h in enumerate(sentence.heads) if h == k and sentence.deps[c] in relations]
