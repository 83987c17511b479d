"""Which name a phrase beside it, or a pronoun before it, goes with by the grammar of their sentence alone."""

from consilience.stages.annotate.names import lexicon as lex
from consilience.stages.annotate.names.bodies import ANAPHORIC, may_be
from consilience.stages.annotate.names.nominals import Nominal
from consilience.stages.annotate.names.spans import Name
from consilience.stages.annotate.names.words import Words

_FRONTED = frozenset({"advcl", "prep"})


def named_body(words: Words, nominal: Nominal, names: list[Name]) -> int | None:
    """Start of the name of the body that a nominal means: "the agency VTR", "the union, Lotra", "the Lotra party"."""
    head = nominal.last - 1
    if nominal.kind != "organization":
        return None
    inside = any(nominal.first <= n.first < nominal.last for n in names)
    described = (n for n in names if n.kind == "organization" and not inside and _before_comma(words, nominal, n))
    if apposed := next(described, None):
        return apposed.start
    if nominal.head not in ANAPHORIC:
        return None
    for name in (n for n in names if n.kind == "organization"):
        beside = name.first == nominal.last
        between = lex.TRADES.issuperset(words.low[name.last : head])
        within = nominal.first <= name.first and name.last <= head and between and _may_be(words, name, nominal)
        if beside or within or _follows_comma(words, head, name):
            return name.start
    return None


def _may_be(words: Words, name: Name, nominal: Nominal) -> bool:
    return nominal.head in lex.SAID_BEHIND or may_be([tuple(words.low[name.first : name.last])], (nominal.head,))


def _follows_comma(words: Words, head: int, name: Name) -> bool:
    """Whether a name stands in apposition to a noun: "Lund's party, the Progress Alliance"."""
    s, gap = words.sentence, words.low[head + 1 : name.first]
    apposed = any(s.deps[k] == "appos" and s.heads[k] == head for k in range(name.first, name.last))
    return apposed and tuple(gap) in {(",",), (",", "the")}


def _before_comma(words: Words, nominal: Nominal, name: Name) -> bool:
    """Whether a noun stands in apposition to a name: "Al-Badr, the armed group", "the FHA, a regulator"."""
    s, head = words.sentence, nominal.last - 1
    beside = nominal.first == name.last + 1 and words.raw[name.last] == ","
    if words.low[nominal.last : nominal.last + 1] in {("and",), ("or",)}:
        return False  # a list
    return beside and s.deps[head] == "appos" and name.first <= s.heads[head] < name.last


def ahead(words: Words, pronoun: Nominal, people: list[Name]) -> int | None:
    """Start of the name that a pronoun in an opening clause or phrase points ahead to: "If he loses, Lund will go"."""
    s, at = words.sentence, pronoun.first
    seen = {at}
    while s.heads[at] not in seen:
        below, at = at, s.heads[at]
        seen.add(at)
        subject = next((k for k, h in enumerate(s.heads) if h == at and s.deps[k] in {"nsubj", "nsubjpass"}), None)
        if subject is not None and s.deps[below] in _FRONTED and pronoun.first < subject:
            return next((n.start for n in people if n.first <= subject < n.last), None)
    return None
