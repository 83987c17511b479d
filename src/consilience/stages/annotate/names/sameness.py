"""Whether two names of one article, by their folded words, mean the same person, body or place."""

from collections.abc import Callable, Iterable
from operator import eq

from consilience import gazetteer
from consilience.stages.annotate.names import lexicon as lex
from consilience.text import word_set

_SMALL = word_set("of the and for in on de la a al el")


def same_name(kind: str, known: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Whether a name, as it is said, may mean what is known by another; one of kind "other" must be the same."""
    return _SAME[kind](known, said)


def _same_person(known: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Whole name again, surname alone, given name alone, or both with middle names left out."""
    known, said = _without_article(known), _without_article(said)
    if known == said or (len(said) == 1 and said[0] in known):
        return True
    if len(said) > 1 and len(known) > len(said):
        return known[-len(said) :] == said or (
            known[0] == said[0] and (known[-1] == said[-1] or known[: len(said)] == said)
        )
    return False


def _without_article(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(w[3:] if w[:3] in {"al-", "el-"} and len(w) > 5 else w for w in words)


def _same_organization(known: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Same words, the acronym, or the beginning of the longer name."""
    if known == said or _acronym(known, said) or _acronym(said, known):
        return True
    if known[1:] == said and (known[0] in gazetteer.demonyms() or known[0] in gazetteer.countries()):
        return len(said) > 1 and said[-1] not in lex.OWNED
    if len(said) == 1 and said[0] == known[-1]:
        return said[0] in lex.PAPERS and known[0] != "sunday"  # a paper of its own
    return (
        0 < len(said) < len(known)
        and known[: len(said)] == said
        and said[0] not in gazetteer.demonyms()
        and len(said[0]) > 3
        and known[-1] != "administration"  # it is called after who leads it
        and not _part(known, said)
    )


def _part(whole: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Whether the longer name is that of a part of a body: the Senate's "Senate Ethics Committee", the UN's council.

    So is a body somewhere: "al-Qaeda in Iraq" is not al-Qaeda; and a party's convention is not the party.
    """
    if len(said) == 1 and (whole[1] == "in" or (said[0] in lex.CREEDS and whole[1] != "party")):
        return True
    known = len(said) == 1 and said[0] in lex.KNOWN_ORGS | lex.CHAMBERS
    return not lex.PARTS.isdisjoint(whole[len(said) :]) or (known and whole[-1] in lex.ORG_HEADS - lex.PLAIN_HEADS)


def _acronym(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """The first letters of the words, those of a country in front left out or not."""
    spelled = "".join(short).replace(".", "")
    return (
        len(short) == 1
        and spelled
        in {
            _initials(long),
            _initials(part for word in long for part in word.split("-")),  # "Anti-Corruption Commission", ACC
            _initials(long[1:]) if long[0] in gazetteer.countries() else "",
            _initials(_without_chamber(long)),
        }
    )


def _without_chamber(words: tuple[str, ...]) -> tuple[str, ...]:
    """A committee without its chamber: "House of Commons Public Accounts Committee"."""
    end = next((k for k, w in enumerate(words, 1) if w in lex.CHAMBERS - {"house"}), 0)
    return words[end:] if words[-1] == "committee" else ()


def _initials(words: Iterable[str]) -> str:
    """First letters of the words that count, two at least."""
    letters = "".join(lex.DIGITS.get(w, w[0]) for w in words if w and w not in _SMALL)
    return letters if len(letters) > 1 else "-"


def _same_place(known: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Same words, the same country, or the same name with or without "district"."""
    a, b = gazetteer.countries().get(" ".join(known)), gazetteer.countries().get(" ".join(said))
    if known == said or (a and a == b):
        return True
    area = len(known) == len(said) + 1 and known[:-1] == said and known[-1] in lex.AREA_NOUNS
    return area and not gazetteer.surrounds(" ".join(known), " ".join(said))


_SAME: dict[str, Callable[[tuple[str, ...], tuple[str, ...]], bool]] = {
    "person": _same_person,
    "organization": _same_organization,
    "place": _same_place,
    "other": eq,
}
