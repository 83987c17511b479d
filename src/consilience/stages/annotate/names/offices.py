"""Offices: what a role or a nominal says somebody is, and whether two such phrases can mean the same holder."""

import re
from dataclasses import dataclass
from functools import lru_cache

from consilience import gazetteer
from consilience.stages.annotate.names import lexicon as lex
from consilience.text import fold, word_set

_WORD = re.compile(r"[^\W_](?:[\w.'’]*[^\W_])?")
_POSSESSIVE = re.compile(r"['’]s\b|['’](?=\s|$)")
_BEHIND = frozenset(["of", "for", "at", "in", "to", "on", "with", "from", "by"])
# Words in front of a noun that make it another office: a vice-president is no president.
_RANKS = word_set("prime vice deputy assistant under former ex late ousted next future incoming would-be elect")
_COMING = frozenset(["new", "next", "future", "incoming"])
_GRADES = word_set("general major lieutenant chief sergeant brigadier deputy prime")  # of another office in front
_PLAIN = word_set(
    """
    new top senior veteran outgoing embattled interim acting longtime hardline influential powerful current incumbent
    elected young old local the a an his her its their our this that mr mrs ms dr sir and newly then own right-wing
    left-wing conservative liberal moderate retired self-appointed self-proclaimed self-declared unnamed anonymous
    """
)
_SAME = {
    "spokesman": "spokesperson", "spokeswoman": "spokesperson", "chairman": "chair", "chairwoman": "chair",
    "chairperson": "chair", "congresswoman": "congressman", "defense": "defence", "businesswoman": "businessman",
}  # fmt: skip
# Nouns that many people of an article may bear: they go back only a few sentences.
PASSING = word_set(
    """
    official officer member resident fellow witness soldier expert analyst player engineer doctor lawyer attorney judge
    driver pilot teacher activist researcher scientist diplomat politician lawmaker legislator mp reporter journalist
    correspondent photographer farmer victim survivor suspect attacker gunman bomber investigator negotiator adviser
    advisor aide candidate spokesperson father mother son daughter wife husband brother sister widow historian economist
    commander general colonel captain major lieutenant sergeant detective professor actor actress singer writer author
    """
)
KIN = word_set("father mother son daughter wife husband brother sister widow cousin uncle aunt nephew niece grandson")
RELATIVE = frozenset(["successor", "predecessor", "counterpart", "rival", "ally"])


@dataclass(frozen=True, slots=True)
class Office:
    """One noun of office with what narrows it. ``codes`` are the ISO codes of the countries that the phrase names."""

    noun: str
    ranks: frozenset[str]
    coming: bool
    scope: frozenset[str]
    codes: frozenset[str]


@lru_cache(maxsize=20_000)
def offices(phrase: str) -> tuple[Office, ...]:
    """Read a role or nominal: "founder and chairman of Orlo" are two offices, "Lund's foreign minister" is one."""
    bare = fold(phrase).replace(" - ", "-").replace("vice-", "vice ").replace("premier", "prime minister")
    words = _WORD.findall(_POSSESSIVE.sub(" ", bare))
    end = next((k for k, w in enumerate(words) if w in _BEHIND), len(words))
    front, rest = words[:end], words[end:]
    nouns = [k for k, w in enumerate(front) if w in lex.ROLES and not _graded(front, k)]
    codes = _countries_in(words)
    return tuple(_office(front, k, rest, codes) for k in nouns)


def _graded(front: list[str], k: int) -> bool:
    return front[k] in _GRADES and k + 1 < len(front) and front[k + 1] in lex.ROLES


def _office(front: list[str], k: int, rest: list[str], codes: frozenset[str]) -> Office:
    around = [_SAME.get(w, w) for w in (*front[:k], *rest)]
    scope = (w for w in around if w not in _RANKS | _PLAIN | _COMING | _BEHIND | lex.ROLES and not _countries_in([w]))
    noun = _SAME.get(front[k], front[k])
    return Office(
        noun,
        frozenset(around) & _RANKS,
        not _COMING.isdisjoint(front),
        frozenset(w for w in scope if w.isalpha()),
        codes,
    )


@lru_cache(maxsize=20_000)
def _code(name: str) -> str:
    return gazetteer.countries().get(name) or gazetteer.demonyms().get(name) or ""


def _countries_in(words: list[str]) -> frozenset[str]:
    """List the ISO codes of the countries that folded words name, as nouns or adjectives."""
    runs = (" ".join(words[k : k + n]) for n in (1, 2, 3) for k in range(len(words) - n + 1))
    return frozenset(code for run in runs if (code := _code(run)))


def fits(said: Office, held: Office) -> bool:
    """Say whether a nominal may mean the holder of an office: noun, rank and portfolio agree, no other country."""
    if said.noun != held.noun or said.ranks != held.ranks or (said.coming and not held.coming):
        return False
    if said.codes and held.codes and not said.codes & held.codes:
        return False
    return not said.scope or not held.scope or bool(said.scope & held.scope)
