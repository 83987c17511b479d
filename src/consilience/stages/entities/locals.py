"""What one article says of one person, body or place: the unit that is merged across accounts."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from consilience import gazetteer
from consilience.records import Mention
from consilience.stages.entities.metonyms import governs
from consilience.stages.entities.spelling import words
from consilience.text import fold, read_again, squeeze, word_set

HONORIFICS = word_set("mr mrs ms miss dr prof sir dame")
# Lower-case words in front of a noun that make it another body ("the foreign ministry"); the rest only describes.
_KEPT = word_set(
    """
    foreign interior defence defense finance health education justice oil transport security intelligence
    election lower upper public state supreme high appeals opposition military police news ruling central
    electoral trade energy national federal regional provincial local coalition border tax royal naval air coast
    riot secret parliamentary multinational
    """
)
# Nouns of bodies that the word before them tells apart: "the prison service", "the ethics committee".
_TOLD = word_set("service agency bureau commission committee council court board office guard brigade wing union")
_SAYS_LITTLE = word_set("new own top powerful main whole same special country's nation's government's")
_COLLECTIVES = word_set(
    """
    police rebels separatists militants insurgents government parliament lawmakers opposition mps prosecutors
    military army coalition
    """
)
# Bodies that stand for themselves without a country: offices with a field of their own, and sides of a conflict.
_ONE_OF = word_set(
    """
    ministry commission court bank police parliament senate department embassy committee service guard brigade
    television
    """
)
_TIERS = frozenset(["provincial government", "regional government", "federal government", "central government"])
_AGAINST = word_set("rebel insurgent separatist mutinous")  # an army that is so is no state's
_VAGUE = word_set("body organ arm wing branch committee subcommittee panel")
_PARTIES = word_set("police rebels separatists militants insurgents prosecutors military army coalition")
_DROPPED = word_set(
    """
    the a an this that these those its his her their our some all many armed several such other more no any every each
    both one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty dozens hundreds thousands certain various
    """
)
# Bodies with a name of their own, whoever owns them: of "Iran's Fars news agency" Fars says all.
_OWN_NAME = word_set("newspaper daily television tv radio channel agency")
_NO_NAME = word_set("state public national official run news security space energy intelligence aid health")
# Common nouns that alone name another body in every country.
_COMMON = word_set(
    """
    parliament army navy police senate congress government cabinet embassy military court treasury assembly council
    ministry guard guards forces bank opposition presidency rebels separatists militants insurgents fighters troops
    soldiers officials lawmakers authorities airlines airways airline intelligence security services agency union
    federation league party administration state post railways red national central foreign
    """
)
_MADE = word_set("backed led made linked style based born allied controlled held aligned affiliated funded owned run")
_NO_BODIES = frozenset(["other", "place"])
_TWICE = re.compile(r"\b(?P<short>[A-Z]{2,6}) (?P<noun>[a-z]+)$")
_OWNER = re.compile(r"(?P<word>[^\W\d_]+)(?P<genitive>['’]s)? $")
# An area behind the name of a town; what follows on shows that it is no subject ("In Cairo, Israel said").
_RULERS = word_set("government ministry authorities parliament")
_WHOSE = 2  # words
_RUN = word_set("administration government police military army")
_OF_POLICE = word_set("force forces department")
_RULED = re.compile(r"\s(?P<link>in|of)\s(?P<place>[A-Z]\w+(?:\s[A-Z]\w+)?)")
_AREA = re.compile(
    r",\s+(?P<area>(?:[^\W\d_][\w.'’-]*\s?){1,4}?)"
    r"(?=\.?\s*(?:[,;:()–—\n-]|$)|\.\s|\s(?:on|in|at|and|after|before|where|when|by|for|to|from|with|as|since|during|late|early)\b)"
)
_ARTICLES = ("the ", "a ", "an ", "this ", "that ", "its ", "his ", "her ", "their ")
_MALE = word_set("mr sir lord king prince father son husband brother spokesman chairman policeman")
_FEMALE = word_set("mrs ms miss lady queen princess mother daughter wife sister spokeswoman chairwoman")
_NOISE = word_set("of the and for in a an mr mrs ms miss dr former ex then his her its to at on by")


@dataclass(frozen=True)
class Local:
    """A chain of one article. ``surfaces`` are its names as written, the nominals of a nameless body included."""

    article_id: str
    chain: str
    kind: str
    mentions: tuple[Mention, ...]
    surfaces: tuple[str, ...]
    named: bool
    governs: str = ""  # the country whose government a capital's name stands for
    within: str = ""  # the area that the article gives with a town's name, as the gazetteer codes it: "US-IL", "LB"

    @cached_property
    def key(self) -> tuple[str, str]:
        """Sort key that does not depend on the order of the input."""
        return self.article_id, min(m.mention_id for m in self.mentions)

    @cached_property
    def name(self) -> str:
        """The fullest surface, the most frequent among equals."""
        counts = Counter(self.surfaces)
        return max(sorted(counts), key=lambda s: (len(words(s)), counts[s], len(s)))

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The different surfaces, fullest first."""
        return tuple(sorted(set(self.surfaces), key=lambda s: (-len(words(s)), s)))

    @cached_property
    def roles(self) -> frozenset[str]:
        """Words of the roles that say something."""
        said = (w.strip(".,;'’") for m in self.mentions for w in fold(m.role).split())
        return frozenset(w for w in said if w and w not in _NOISE)

    @cached_property
    def gender(self) -> str:
        """What pronouns and forms of address say: "m", "f", or "" for nothing or both."""
        said = {fold(m.role).split()[0].strip(".") for m in self.mentions if m.role} | {
            fold(m.name) for m in self.mentions if m.form == "pronoun"
        }
        male, female = bool(said & _MALE), bool(said & _FEMALE)
        return "m" if male and not female else "f" if female and not male else ""


def locals_of(mentions: list[Mention], texts: dict[str, str]) -> Iterator[Local]:
    """Gather the mentions of each article's chains; pronouns, unnamed persons and demonyms alone make none."""
    chains: dict[tuple[str, str], list[Mention]] = {}
    for m in sorted(mentions, key=lambda m: (m.article_id, m.start, m.end, m.mention_id)):
        chains.setdefault((m.article_id, m.chain), []).append(m)
    for (article_id, chain, within), own in _by_area(chains, texts).items():
        named = [m for m in own if m.form == "name"]
        bodies = [m for m in own if m.form == "nominal" and m.kind in {"organization", "place"}]
        if heads := named or bodies:
            kind = Counter(m.kind for m in heads).most_common(1)[0][0]
            surfaces = tuple(_surface(m, texts.get(article_id, "")) for m in heads)
            if not named and kind == "organization" and not any(_says(s) for s in surfaces):
                continue
            if all(surfaces) and not (kind in _NO_BODIES and all(_describes(s, kind) for s in surfaces)):
                code = governs(named, texts.get(article_id, ""))
                yield Local(article_id, chain, kind, tuple(own), surfaces, bool(named), code, within)


def _describes(surface: str, kind: str) -> bool:
    """Say whether a name only says of whom something is: "Iraqi Kurdish", "Iranian-backed", "U.S.-Mexico"."""
    known, parts = gazetteer.demonyms(), fold(surface).split("-")
    cut = [w for part in parts for w in part.split()]
    if len(parts) > 1 and all(part in known or part in gazetteer.countries() for part in parts):
        return True
    return kind == "other" and (fold(surface) in known or all(w in known for w in cut) or parts[-1] in _MADE)


def _by_area(
    chains: dict[tuple[str, str], list[Mention]], texts: dict[str, str]
) -> dict[tuple[str, str, str], list[Mention]]:
    """Part a chain whose town is said to lie now in one area, now in another; else it is the last one said."""
    parted: dict[tuple[str, str, str], list[Mention]] = {}
    for (article_id, chain), own in chains.items():
        said = [_area(m, texts.get(article_id, "")) for m in own]
        last = next((area for area in said if area), "")
        for m, area in zip(own, said, strict=True):
            last = area or last
            parted.setdefault((article_id, chain, last), []).append(m)
    return parted


def _area(mention: Mention, text: str) -> str:
    """The area given behind the name of a town: "Springfield, Illinois"; "" for none."""
    if mention.kind != "place" or mention.form != "name":
        return ""
    name = text[mention.start : mention.end].split(",", maxsplit=1)[0]
    match = _AREA.match(text, mention.start + len(name))
    return gazetteer.area(name, match["area"].strip()) if match else ""


def tells(local: Local) -> bool:
    """Say whether a local is somebody in particular: named, of a country, or a body that an article has but one of."""
    if local.named or local.kind != "organization":
        return True
    return any(
        _anchored(s) or fold(s.split()[-1]) in _ONE_OF or fold(s) in _PARTIES or fold(s) in _TIERS
        for s in local.surfaces
    )


def _anchored(surface: str) -> bool:
    cut = [w for w in surface.split() if fold(w) not in _DROPPED]
    return any(w[1:] != w[1:].lower() or (w[:1].isupper() and len(cut) > 1) for w in cut[:-1]) or any(
        fold(w) in gazetteer.demonyms() for w in cut
    )


def _surface(mention: Mention, text: str) -> str:
    written = squeeze(read_again(text[mention.start : mention.end]))
    said = mention.name if mention.form == "name" and mention.name else written
    if mention.kind == "organization":
        said = _once(said)
        if seat := _seat(said, text[mention.end : mention.end + 40]):
            return " ".join((said.split()[-1] if mention.form == "nominal" else said, seat))
    if mention.form == "nominal" and mention.kind == "organization":
        return _telling(said)
    if mention.kind == "place":
        said = said.split(",")[0] or said  # "Springfield, Ohio" is Springfield
    for article in _ARTICLES:
        if fold(said).startswith(article) and fold(said) not in gazetteer.countries():
            return said[len(article) :]
    return _owner(mention, text) + said


def _seat(said: str, behind: str) -> str:
    """Where those who rule sit, as said behind them: "the government in Kiev", "the parliament of Norway"."""
    match = _RULED.match(behind) if fold(said.rsplit(maxsplit=1)[-1]) in _RULERS else None
    if match is None:
        return ""
    table = gazetteer.capitals() if match["link"] == "in" else gazetteer.countries()
    place = next((p for p in (match["place"], match["place"].split()[0]) if fold(p) in table), "")
    return f"{match['link']} {place}" if place else ""


def _says(surface: str) -> bool:
    """Say whether a common noun phrase tells one body from others: by more than its noun, or by a telling one."""
    return " " in surface or surface.lower() in _COLLECTIVES


def _telling(said: str) -> str:
    """Of a common noun phrase the head, the names in it, and the words that tell bodies apart."""
    cut = said.split()
    if len(cut) > _WHOSE and cut[-1].lower() == "officials" and cut[-2].lower() in _RUN:
        cut.pop()  # "Israeli military officials" speak for the Israeli military
    if len(cut) > 1 and cut[-1].lower() in _OF_POLICE and cut[-2].lower() == "police":
        cut.pop()  # "the police department" is the police
    vague = cut[-1].lower() in _VAGUE | _TOLD
    beside = len(cut) - 2 if vague else len(cut)  # of a "clerical body" the adjective tells most
    kept = [
        w
        for n, w in enumerate(cut[:-1])
        if w.lower() not in _DROPPED
        and (
            w.lower() in (_KEPT | _AGAINST if cut[-1].lower() == "army" else _KEPT)
            or w != w.lower()
            or (n == beside and w.lower() not in _SAYS_LITTLE)
        )
    ]
    return " ".join([*kept, cut[-1]])


def _once(said: str) -> str:
    """Leave out a noun that the acronym before it ends in: "PMF forces" are the PMF, but "US soldiers" not the US."""
    match = _TWICE.search(said)
    if match is None or fold(match["short"]) in gazetteer.countries():
        return said
    return said[: match.end("short")] if match["short"][-1].lower() == match["noun"][0] else said


def _owner(mention: Mention, text: str) -> str:
    """Whose a body is, as said right before its name: a country's ("Russia's ", "Israeli ") or a body's ("BBC's ")."""
    match = _OWNER.search(text[max(0, mention.start - 30) : mention.start]) if mention.kind == "organization" else None
    letters = match is not None and match["genitive"] and mention.name.isupper()  # "Ukraine's SBU" tells what SBU is
    if match is None or (_names_itself(mention.name) and not letters):
        return ""
    word = fold(match["word"])
    of_country = bool(gazetteer.demonyms().get(word)) or word in gazetteer.countries()
    return match.group() if of_country or (match["word"].isupper() and match["genitive"]) else ""


def _names_itself(name: str) -> bool:
    """Whether a body's name is its own in any country: the UN of a "Rwandan UN envoy", the Fars news agency."""
    cut = fold(name).replace("news agency", "agency").split()
    return cut[-1] in _OWN_NAME and cut[-2] not in _NO_NAME if len(cut) > 1 else name.lower() not in _COMMON
