"""Find the names in one sentence: what the tagger says, corrected by gazetteers, head words and shape."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from consilience import gazetteer
from consilience.models import NameTagger
from consilience.stages.annotate.names import lexicon as lex
from consilience.stages.annotate.names.tagging import Document, tag
from consilience.stages.annotate.names.words import Words
from consilience.text import DAY_NAMES, MONTH_NAMES

# Scores of names whose next word tells the kind, of names that the tagger finds, and of those that lists add.
_SURE, _TAGGED, _LISTED = 0.9, 0.8, 0.6
_LOCATING = frozenset(["in", "at", "near", "from", "of", "outside"])
_SHOUTED = frozenset(["us", "who", "eta"])  # names only where written in capitals
_CALENDAR = frozenset(name.lower() for name in (*DAY_NAMES, *MONTH_NAMES)) - {"may"}  # also a name
_LONGEST, _LONGEST_SPELT = 12, 90  # tokens, characters; what is longer is a list or a table
HANDLE = re.compile(r"@([A-Z][a-z]+){2,3}")  # of a person, as first and last name written together
_TOWN = 3  # words; what is longer is no name of a town
_OF_STATE = re.compile(r"[DRI]-[A-Z][\w.]*")
_EDGE = re.compile(r"[\W_]+")
_POSSESSIVE = {"'s", "’s", "'", "’", "s'"}
_ARTICLES = {"the", "a", "an", "this", "that", "its", "his", "her", "their", "our"}
_SYLLABLES = {(said,) for said in ("in", "un", "il", "ok", "ho", "hye", "soo", "woo", "jin", "min", "hoon", "moon")}
_LEFT = 2  # words that the tagger may leave out at the end of a known name


@dataclass(frozen=True, slots=True)
class Name:
    """A name as a range of tokens of one sentence. ``start`` and ``end`` are offsets into the article."""

    sentence: int
    first: int
    last: int  # token after the last
    start: int
    end: int
    kind: str
    score: float


def make(words: Words, first: int, last: int, kind: str, score: float) -> Name:
    """Make a name of a range of tokens."""
    s = words.sentence
    return Name(s.n, first, last, s.starts[first], s.ends[last - 1] - _stopped(words, last), kind, score)


def _stopped(words: Words, last: int) -> bool:
    """Whether the last word of a name holds the stop of its sentence: "a plant in Woodridge, Ill."."""
    word = words.raw[last - 1]
    return last == len(words.raw) and len(word) > 2 and word.find(".") == len(word) - 1


def names_in(words: Words, document: Document, tagger: NameTagger) -> list[Name]:
    """List the names of a sentence in order, none overlapping another."""
    tagged = (
        make(words, a, b, own, _TAGGED)
        for first, last, kind in tag(tagger, words, document)
        for a, b, own in _parted(words, first, last, kind)
    )
    found = without_overlap(_rejoin(words, [_whole(words, n) for guess in tagged if (n := _trim(words, guess))]))
    return without_overlap(found + list(_missed(words, found)))


def place_of_dateline(words: Words) -> Iterator[Name]:
    """The place in capitals that opens a dateline: "PORT ALDER, March 14 -"."""
    last = next((k for k, w in enumerate(words.raw) if not w.isalpha()), len(words.raw))
    town = words.raw[:last]
    if 0 < last <= _TOWN and all(w.isupper() for w in town) and not _CALENDAR & {*words.low[:last]}:
        yield make(words, 0, last, "place", _LISTED)


def _parted(words: Words, first: int, last: int, kind: str) -> Iterator[tuple[int, int, str]]:
    """Part a place from the place it belongs to, "Bergen's Old Harbour", and a person from whom he is of.

    Also a body from the person behind it: "leader of the House of Commons Ada Holt".
    """
    at = next((k for k in range(first + 1, last - 1) if _of_somebody(words, k)), 0)
    if kind == "person" and at:
        first = at + 1
    somebody = _person_behind(words, first, last) if kind == "organization" else 0
    if somebody:
        yield somebody, last, "person"
        last = somebody
    if kind == "place" and at and gazetteer.is_place(words.said(first, at)):
        yield first, at, "place"
        first = at + 1
    yield first, last, kind


def _person_behind(words: Words, first: int, last: int) -> int:
    """Where the name of a person begins behind that of a known body; 0 where none does."""
    starts = (k for k in range(first + 2, last - 1) if words.low[k] in lex.GIVEN_NAMES)
    return next((k for k in starts if words.said(first, k) in lex.KNOWN_ORG_PHRASES), 0)


def _of_somebody(words: Words, k: int) -> bool:
    """Whether a mark is a genitive: "Bergen's", "Williams'", but not "O'"."""
    return words.low[k] in {"'s", "’s"} or (words.low[k] in _POSSESSIVE and words.low[k - 1].endswith("s"))


def without_overlap(names: list[Name]) -> list[Name]:
    """Keep the outermost of overlapping names, the first where they are equally long."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start - n.end, n.start, -n.score, n.kind)):
        if all(name.end <= k.start or k.end <= name.start for k in kept):
            kept.append(name)
    return sorted(kept, key=lambda n: n.start)


def _trim(words: Words, name: Name) -> Name | None:
    """What is left of a name without articles, titles and marks at its ends; None where that is none."""
    first, last = _bounds(words, name)
    if not _can_be_name(words, first, last):
        return None
    kind = _kind(words, first, last, name.kind)
    sure = kind == "place" and _before_landmark(words, last)
    return make(words, first, last, kind, _SURE if sure else name.score)


def _is_hyphened(words: Words, last: int) -> bool:
    """Whether the end of a Korean given name was left out: "Moon Jae" of "Moon Jae-in"."""
    return words.low[last : last + 1] == ("-",) and words.low[last + 1 : last + 2] in _SYLLABLES


def _bounds(words: Words, name: Name) -> tuple[int, int]:
    first, last = name.first, name.last
    while first < last and (words.low[first] in _ARTICLES or not _EDGE.sub("", words.low[first])):
        first += 1
    while first < last and (words.low[last - 1] in _POSSESSIVE or not _EDGE.sub("", words.low[last - 1])):
        last -= 1
    if name.kind == "person":
        last += 2 * (last - first > 1 and _is_hyphened(words, last))
        while first < last - 1 and words.low[first].strip(".") in lex.TITLES:
            first += 1
    if name.kind in {"organization", "other"} and last - first > 1 and _of_a_party(words, first, last):
        first = last - 1
    if name.kind == "organization":
        last = _without_office(words, first, last)
        first = _without_adjective(words, first, last)
        first -= 2 * (words.low[max(0, first - 2) : first] == ("al", "-"))
    if words.low[last - 1] in lex.BRIGADES:
        last = _brigade(words, last)
    if words.low[last - 1] in lex.CONFESSIONS and words.low[last : last + 1] == ("church",):
        last += 1  # the "Lund Baptist church" is a body rather than its building
    cut = last + 1 < len(words.raw) and words.low[last - 1] == "co" and words.raw[last] == "-"
    return first, last + 2 if cut else last  # "Co-operation" is one word


def _without_office(words: Words, first: int, last: int) -> int:
    """The end of a body's name without members or an office in it: "Tory MPs", "White House Press Secretary"."""
    if last - first > 1 and words.low[last - 1].strip(".") in lex.MEMBERS:
        return last - 1
    ends = (k for k in range(first + 1, last) if words.said(first, k) in lex.KNOWN_ORGS | lex.KNOWN_ORG_PHRASES)
    end = max(ends, default=last)
    return end if words.low[last - 1] in lex.ROLES else last


def _of_a_party(words: Words, first: int, last: int) -> bool:
    """Whether a party's name stands behind a chamber or a state: "Senate Republicans", "the Nevada Democrat"."""
    of = words.said(first, last - 1)
    return words.low[last - 1] in lex.US_PARTIES and (of in lex.CHAMBERS or bool(gazetteer.state(of)))


def _without_adjective(words: Words, first: int, last: int) -> int:
    """Where the name of a known body begins behind what describes it: "Democratic-led Senate"."""
    for k in range(first + 1, last):
        ends = words.said(k, last)
        known = ends in lex.KNOWN_ORG_PHRASES or ends in lex.CHAMBERS
        if known and (words.low[k - 1] == "led" or gazetteer.demonyms().get(words.low[k - 1]) == ""):
            return k
    return first


def _brigade(words: Words, last: int) -> int:
    """The end of a militia's name, whose first word means no more than brigades: "Kataib Sayyid al-Shuhada"."""
    end = last
    while end < len(words.raw) and end - last < _TOWN and words.raw[end][:1].isupper() and words.raw[end].isalpha():
        end += 1
    return end


def _can_be_name(words: Words, first: int, last: int) -> bool:
    """Rule out nothing, lists and tables, days and months, damage, and what has no capital."""
    if first >= last or last - first > _LONGEST:
        return False
    if words.sentence.ends[last - 1] - words.sentence.starts[first] > _LONGEST_SPELT:
        return False
    if last - first == 1 and words.low[first] in _CALENDAR:
        return False
    if _OF_STATE.fullmatch("".join(words.raw[first:last])):
        return False  # "D-Calif." behind the name of a senator
    return any(c.isupper() for word in words.raw[first:last] for c in word)


def _kind(words: Words, first: int, last: int, kind: str) -> str:
    """Overrule the tagger by words that leave no doubt: of militias inside, an office in front, a landmark behind."""
    low = words.low[first:last]
    if kind in {"organization", "place"} and (_before_landmark(words, last) or _visited(words, first, last)):
        return "place"
    if " ".join(low) in lex.ROOMS:
        return "place"
    if (
        any(w in lex.MILITIAS for w in low)
        or _is_church(low)
        or (" ".join(low) in lex.US_PARTIES and not _before_office(words, last))
        or (kind == "place" and " ".join(low) in lex.KNOWN_ORG_PHRASES | lex.NO_PLACES)
    ):
        return "organization"
    if kind == "person" and last - first > 1 and low[-1] in lex.THINGS:
        return lex.THINGS[low[-1]]
    office = first > 0 and words.low[first - 1] in lex.ROLES and words.raw[first - 1].islower()
    plain = last - first == 2 and all(w.istitle() for w in words.raw[first:last]) and lex.ORG_HEADS.isdisjoint(low)
    return "person" if office and plain and kind == "organization" else kind


def _before_office(words: Words, last: int) -> bool:
    """Whether an office in capitals follows, whose holder a party's name describes: "Democratic President Ives"."""
    return last < len(words.raw) and words.low[last] in lex.ROLES and words.raw[last].istitle()


def _is_church(low: tuple[str, ...]) -> bool:
    return len(low) > 1 and low[-1] == "church" and low[-2] in lex.CONFESSIONS


def _visited(words: Words, first: int, last: int) -> bool:
    """Whether a town stands behind "at": there its team has a guest, "Detroit at Boston"."""
    return first > 0 and words.low[first - 1] == "at" and gazetteer.is_place(words.said(first, last))


def _before_landmark(words: Words, last: int) -> bool:
    return last < len(words.raw) and words.raw[last] in lex.LANDMARKS


def _rejoin(words: Words, names: list[Name]) -> list[Name]:
    """Put together what "in" has parted: "Organization for X and Y" + "in Europe", "al-Qaeda" + "in Iraq"."""
    out: list[Name] = []
    for name in names:
        last = out[-1] if out else None
        if last and _goes_on(words, last, name):
            out[-1] = make(words, last.first, name.last, "organization", last.score)
        else:
            out.append(name)
    return out


def _whole(words: Words, name: Name) -> Name:
    """A known name of which the tagger left the end: "HM Revenue" and "Customs"."""
    ends = range(min(name.last + _LEFT, len(words.raw)), name.last, -1)
    capital = (k for k in ends if words.raw[k - 1][:1].isupper())  # "an Islamic state" is any
    end = next((k for k in capital if words.said(name.first, k) in lex.KNOWN_ORG_PHRASES), 0)
    return make(words, name.first, end, "organization", name.score) if end else name


def _goes_on(words: Words, last: Name, name: Name) -> bool:
    """Whether the name of a body goes on with where it is, or with what else it is for."""
    said, between = words.low[last.first : last.last], words.said(last.last, name.first)
    if between == "," and name.kind not in {"person", "place"}:
        office = said[0] in lex.OFFICES and said[1:2] in {("for",), ("of",)}
        return office and "and" in words.low[name.first : name.last]
    spread = "for" in said and said[0] in lex.ORG_HEADS and name.kind == "place" and between == "in"
    return spread or (said[-1] in lex.BRANCHED and between in {"in", "in the"})


@lru_cache(maxsize=100_000)
def _known_kind(said: str) -> str:
    """Name the kind of a folded name that can only be one thing, else ""."""
    if said in lex.US_PARTIES:
        return "organization"
    if said in gazetteer.demonyms():
        return "other"
    if said in gazetteer.countries() or said in gazetteer.regions():
        return "place"
    if said in lex.KNOWN_ORGS or said in lex.KNOWN_ORG_PHRASES:
        return "organization"
    return ""


def _missed(words: Words, found: list[Name]) -> Iterator[Name]:
    """Names that the tagger left out though the lists know them."""
    taken = {k for n in found for k in range(n.first, n.last)}
    k = 0
    while k < len(words.raw):
        furthest = min(k + 5, len(words.raw)) if words.raw[k][:1].isupper() or words.raw[k][:1] == "@" else k
        room = next((e for e in range(k, furthest) if e in taken), furthest)
        last = next((e for e in range(room, k, -1) if _unseen(words, k, e)), k)
        if last > k:
            yield make(words, k, last, _unseen(words, k, last), _LISTED)
        k = max(last, k + 1)


def _unseen(words: Words, first: int, last: int) -> str:
    if last == first + 1 and HANDLE.fullmatch(words.raw[first]):
        return "person"
    if not words.raw[first][:1].isupper():
        return ""
    said, raw = words.said(first, last), words.raw[first]
    if said in _SHOUTED and not raw.isupper():
        return ""
    if (kind := _known_kind(said)) and all(w[:1].isupper() or w in {"of", "and", "the"} for w in words.raw[first:last]):
        return kind
    located = first > 0 and words.low[first - 1] in _LOCATING and words.sentence.pos[first] == "PROPN"
    return "place" if located and last == first + 1 and said in gazetteer.cities() else ""
