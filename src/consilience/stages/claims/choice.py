"""Which claim says a proposition best, and how much the proposition matters."""

import math
from collections.abc import Set

from consilience.records import Sentence
from consilience.stages.claims.accounts import Unit
from consilience.text import FINITE, squeeze, stem, word_set
from consilience.wording import torn

_PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WDT", "EX"})
_POINTING = word_set("this that these those")
_OPENERS = frozenset({"WDT", "WP", "WP$", "WRB"})
_LINKS = word_set("however that but and also meanwhile moreover earlier then so therefore still instead later")
_SIDE = frozenset({"relcl", "acl", "advcl"})
_ABOUT_A_NOUN = frozenset({"relcl", "acl"})
_FIRST = word_set("i we my our me us ours mine today yesterday tomorrow")
_RELATIVE = word_set("which who whom whose")
_STANDS_FOR = word_set("he she they")
_CENTRAL = 2.0  # of 56 labelled stories: the sentence shown states the fact of half of its group instead of .47
_SPUN, _SPINS = 0.35, 0.55  # so much less where its account surely reads as spun, and from which share on it does
_CONTRADICTED = 1.0  # so much less does it speak for others: of two that read alike it is the second
_LEFT_OPEN = frozenset({"IN", "TO", "DT", "CC", "PRP$", "WDT", "WP", "WRB", "MD", "HYPH"})  # no clause ends with these
_NAMING = frozenset({"PROPN", "DET", "NUM", "ADJ"})  # what begins the object that a verb lacks
_COLOURED = 0.5  # a sentence all of whose colour is its own account's yields to one that reads half a point worse
_COLOURS = {"ADJ": 1.0, "ADV": 1.0, "VERB": 0.5, "NOUN": 0.5}  # names and numbers are details, not colour
_BOUNDS = word_set("least most more less than about")
_LONGEST = 45  # tokens of a whole sentence that is shown for one of its clauses


def clearest(units: list[Unit], agreed: list[float], contradicted: list[bool]) -> Unit:
    """The claim that reads well alone and states what the others state; ties go to the earlier place.

    ``agreed`` holds each claim's mean score with the others: a clear sentence may lie at the edge of its group, and so
    does one that an account outside the group contradicts. What no other account says, its adjectives above all, counts
    against a claim: what is agreed is shown in words that are. One that begins by pointing at another sentence ("This",
    "They", "which") or is told from its speaker's place ("Today, I met") is taken only where all are.
    """
    coloured = own_colour(units)
    worth = [
        _alone(u) + _CENTRAL * a - _CONTRADICTED * c - _COLOURED * o
        for u, a, c, o in zip(units, agreed, contradicted, coloured, strict=True)
    ]
    order = [
        (_dangles(u) or _first_person(u), -w, u.claim.sentence, u.claim.article_id, u.claim.start)
        for w, u in zip(worth, units, strict=True)
    ]
    return units[order.index(min(order))]


def _alone(unit: Unit) -> float:
    """How well a claim reads for a whole group: spun words and a clause that breaks off are nobody else's."""
    return clarity(unit) - _SPUN * (unit.article.translated >= _SPINS) - 1.2 * _unfinished(unit)


def own_colour(units: list[Unit]) -> list[float]:
    """Share of each claim's colour that is its account's own in the group: adjectives weigh most, names nothing."""
    said = [_described(u) for u in units]
    shares = []
    for unit, words in zip(units, said, strict=True):
        others = {w for u, ws in zip(units, said, strict=True) if u.article is not unit.article for w in ws}
        own = sum(weight for w, weight in words.items() if w not in others) if others else 0.0
        shares.append(own / (sum(words.values()) or 1.0))
    return shares


def _described(unit: Unit) -> dict[str, float]:
    """Stems of the words that colour a claim, and how much each does."""
    s = unit.sentence
    said = ((s.lemmas[k].lower(), _COLOURS[s.pos[k]]) for k in unit.tokens if s.pos[k] in _COLOURS)
    return {stem(word): weight for word, weight in said if word not in _BOUNDS}


def clarity(unit: Unit) -> float:
    """How well a claim reads alone: a full clause of its own, its subject named, not long, not asked, not mangled."""
    s, claim = unit.sentence, unit.claim
    score = 1.0 - 0.6 * unit.article.translated
    score -= 0.3 * (claim.subject_start is None or not claim.start <= claim.subject_start < claim.end)
    score -= 0.6 * any(s.tags[k] in _PRONOUNS or s.lemmas[k].lower() in _POINTING for k in unit.tokens[:2])
    score -= 0.3 * (not any(s.tags[k] in FINITE for k in unit.tokens))
    score -= 1.2 * _depends(unit) + 0.8 * (_personal(unit) or _torn(unit)) + 0.3 * _glued(unit)
    score -= 0.2 * (claim.modality in {"asked", "hypothetical"})
    score -= 0.4 * (unit.block == "caption") + 0.15 * (unit.block == "heading") + 0.05 * (unit.block == "title")
    score -= 0.02 * abs(len(unit.tokens) - 16)
    return score - 0.1 * (claim.text[:1].islower())


def _depends(unit: Unit) -> bool:
    """Begins as a part of something else ("which", "especially when", "However"), or its verb is in a side clause."""
    s = unit.sentence
    if not unit.tokens:
        return True
    head = unit.tokens[:3]
    opened = any(s.tags[k] in _OPENERS or s.deps[k] == "mark" for k in head[:2])
    linked = s.tags[head[0]] == "CC" or s.lemmas[head[0]].lower() in _LINKS
    return opened or linked or _aside(unit, _SIDE)


def _aside(unit: Unit, kinds: Set[str]) -> bool:
    """Whether the verb of a claim is that of a side clause of its sentence."""
    s = unit.sentence
    verb = (k for k in unit.tokens if s.starts[k] <= unit.claim.predicate_start < s.ends[k])
    return any(s.deps[k] in kinds for k in verb)


def _about_a_noun(unit: Unit) -> bool:
    """Whether the verb of a claim is the first behind "who" or "whose" in it, whatever the parser makes of that."""
    s, verb = unit.sentence, unit.claim.predicate_start
    before = [k for k in unit.tokens if s.starts[k] < verb]
    relative = max((k for k in before[1:] if s.tags[k] in _OPENERS), default=None)
    return relative is not None and not any(s.pos[k] == "VERB" for k in before if k > relative)


def _torn(unit: Unit) -> bool:
    return torn(unit.article.text, unit.claim.start, unit.claim.end)


def _unfinished(unit: Unit) -> bool:
    """Whether a claim breaks off: "scores of cases, in which", "his office reports that"."""
    s = unit.sentence
    words = [k for k in unit.tokens if s.pos[k] not in {"PUNCT", "SPACE"}]
    if not words:
        return True
    last = words[-1]
    stranded = s.deps[last] in {"prt", "prep"} and last not in s.heads[last + 1 :]  # "settled in", "looked for"
    cut = (
        s.pos[last] == "VERB" and last + 1 < len(s.pos) and s.pos[last + 1] in _NAMING
    )  # "after Quill met [the envoy]"
    return cut or (s.tags[last] in _LEFT_OPEN and not stranded)


def _personal(unit: Unit) -> bool:
    """Speaks in the first person, names an account on a network, or counts days from its own."""
    return "@" in unit.claim.text or _first_person(unit)


def _first_person(unit: Unit) -> bool:
    """Whether a claim is told from its speaker's place and day: "Today, I met the envoy"."""
    s, text = unit.sentence, unit.article.text
    said = {text[s.starts[k] : s.ends[k]] for k in unit.tokens}
    return any(w.lower() in _FIRST and w != "US" for w in said)


def _glued(unit: Unit) -> bool:
    """Two sentences run into one: a capital pronoun in the middle with no mark before it."""
    s, text = unit.sentence, unit.article.text
    return any(
        s.tags[k] == "PRP" and text[s.starts[k]].isupper() and s.lemmas[k] != "I" and s.pos[k - 1] != "PUNCT"
        for k in unit.tokens[1:]
        if text[s.starts[k] : s.ends[k]] != "US"
    )


def _dangles(unit: Unit) -> bool:
    """Whether the first word points at another sentence, or at the main clause of its own; it may be a shared one."""
    shared = unit.claim.text.partition(" ")[0].lower() in _RELATIVE
    return shared or (bool(unit.tokens) and _points(unit.sentence, unit.tokens[0]))


def _points(s: Sentence, k: int) -> bool:
    demonstrative = s.lemmas[k].lower() in _POINTING and s.deps[k] not in {"det", "mark"}
    return demonstrative or (s.tags[k] in _PRONOUNS - {"EX"} and s.lemmas[k].lower() not in _FIRST)


def shown(unit: Unit, meant: str) -> str:
    """The words of a claim as a sentence of their own begins.

    A pronoun at its head gives way to [whom it means]; where it points elsewhere, tells a noun with what is said about
    it ("9/11, which …") or ends within a word, the whole sentence is shown, if that begins by itself and is not long.
    """
    claim, s = unit.claim, unit.sentence
    first, _, rest = claim.text.partition(" ")
    if meant and first.lower() in _STANDS_FOR:
        return f"[{meant}] {rest}"
    partial = _dangles(unit) or _torn(unit) or _unfinished(unit) or _aside(unit, _ABOUT_A_NOUN) or _about_a_noun(unit)
    if partial and len(s.starts) <= _LONGEST and not _points(s, 0):
        return squeeze(unit.article.text[s.start : s.end]).rstrip(".")
    return paired(claim.text[:1].upper() + claim.text[1:])


def paired(words: str) -> str:
    """Close the quotation marks that a claim leaves open; one alone at its end, or opened outside, is left out."""
    opened, closed = words.count("“"), words.count("”")
    if opened > closed:
        return words + "”" if words.rfind("“") > 0 else words[1:]
    if closed > opened and words.endswith("”"):
        return words[:-1]
    if words.count('"') % 2:
        return words.strip('"') if words[0] == '"' or words[-1] == '"' else words + '"'
    return words


def salience(units: list[Unit], accounts: int) -> float:
    """How much a proposition matters, 0..1: who reports it, how high it stands, whether it names and counts."""
    outlets = len({u.claim.article_id for u in units})
    share = math.log1p(outlets) / math.log1p(max(accounts, 2))
    place = max(1.0 if u.block == "title" else 1.0 / (1.0 + 0.15 * u.claim.sentence) for u in units)
    concrete = max((bool(u.claim.mention_ids) + bool(u.claim.quantity_ids) + bool(u.claim.time_ids)) / 3 for u in units)
    return round(0.55 * share + 0.3 * place + 0.15 * concrete, 4)
