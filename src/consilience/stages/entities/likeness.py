"""How likely two locals of different accounts are the same: named features, and what forbids it."""

import re
from collections.abc import Callable

from consilience import gazetteer
from consilience.models import NameScorer
from consilience.stages.entities.locals import Local
from consilience.stages.entities.names import align, initials, is_acronym, match_names
from consilience.stages.entities.spelling import eastern, similarity, skeleton, words
from consilience.stages.entities.wellknown import SAME_BODY
from consilience.text import fold, word_set

Score = tuple[float, tuple[str, ...]]
NEVER: Score = (0.0, ())
_APART = 0.4  # given or family names less alike than this are different names
_SPELLED = 0.9  # words of persons nearer than this are one in two spellings
_WORD = 0.75  # words of two bodies or places less alike than this are different words
_BONES = 3  # consonants; a name with more of them is known by them
_LONG_NAME = 5  # letters from which a name that lacks its last one is still known
_ACRONYM = re.compile(r"\b[A-Z]{3,6}\b")
_POSSESSIVE = re.compile(r"['’]s\b")
# Words that add nothing to a name of their kind: with or without them it is the same thing.
_PLAIN = {
    "organization": word_set(
        """
    inc ltd limited plc llc co corp corporation company group the party movement network news agency television
    tv radio service services organization organisation militant militants militia terrorist newspaper
    branch international airlines airline trust new
    """
    ),
    "place": word_set(
        """
    province district city region town village state county governorate oblast prefecture peninsula the of area
    republic kingdom compound complex site island
    """
    ),
}
# What news puts in small letters behind the name of a body to say what it is: "Lotra rail union", "Orlo oil company".
_BEHIND = word_set(
    """
    union club company agency newspaper magazine airline airlines bank charity party group movement network firm
    giant website broadcaster channel station television radio rail oil gas energy news football soccer rugby cricket
    food drinks steel car insurance aid rights trade teachers workers militia alliance chain retailer carmaker brewer
    """
)
_SHORT_OF = {
    "u.s.": "US",
    "u.k.": "UK",
    "united states": "US",
    "u.n.": "UN",
    "united nations": "UN",
    "e.u.": "EU",
    "european union": "EU",
    "house of commons": "Commons",
    "house of lords": "Lords",
}
_AIRED = frozenset(["radio", "television", "news"])
_CHANNEL = re.compile(r"[A-Z]{2,4} (?:Radio|Television)\b")  # one of the several of a broadcaster: "BBC Radio"
_IN_SHORT = re.compile("|".join(rf"\b{re.escape(name)}" for name in _SHORT_OF), re.IGNORECASE)
# English given names and what they are said for short; the first letters alone need no list ("Dan").
_SAID_SHORT = {
    short: full
    for full, shorts in (
        ("charles", "chuck charlie"), ("william", "bill billy"), ("robert", "bob bobby rob"), ("michael", "mike mick"),
        ("richard", "dick rick"), ("james", "jim jimmy"), ("john", "jack johnny"), ("joseph", "joe"), ("thomas", "tom"),
        ("anthony", "tony"), ("edward", "ed ted eddie"), ("david", "dave"), ("stephen", "steve"),
        ("elizabeth", "liz beth betty"), ("katherine", "kate katie kathy"), ("catherine", "cathy"),
        ("margaret", "maggie peggy"),
        ("patricia", "patty tricia"), ("deborah", "debbie"), ("henry", "harry hank"), ("lawrence", "larry"),
        ("andrew", "andy"), ("gerald", "jerry"), ("kenneth", "ken"), ("francis", "frank"),
    )
    for short in shorts.split()
}  # fmt: skip
_EMPTY = frozenset(["of", "the", "and", "for", "s", "in", "on", "to", "a", "an", "its", "their", "his", "her", "our"])
_DIRECTIONS = word_set(
    """
    north south east west northern southern eastern western central upper lower new old northeast northwest
    southeast southwest northeastern northwestern southeastern southwestern
    """
)
# Common nouns that stand for a place once its name has been given.
_LANDMARKS = word_set(
    """
    mount strip gulf strait straits peninsula valley river lake bay canal bridge square palace airport port harbour
    harbor base tower mosque cathedral island islands delta sea desert wall gate plaza park stadium dam
    """
)
# Those that a name may do without once it says enough: "Evin" is the prison; but no town is its airport.
_BUILT = word_set("prison airport base airbase crossing square camp")
_SHORT = {"mt": "mount", "ft": "fort", "st": "saint", "koh": "island", "ko": "island"}
# One word for what bodies of a country are called in several ways.
_SYNONYMS = {
    **dict.fromkeys(["military", "army", "troops", "forces", "soldiers"], "forces"),
    **dict.fromkeys(["rebels", "separatists", "insurgents", "militants", "fighters", "rebel", "separatist"], "rebels"),
    **dict.fromkeys(["lawmakers", "parliament", "mps", "legislature", "legislators"], "parliament"),
    **dict.fromkeys(["government", "administration", "authorities", "regime"], "government"),
    **dict.fromkeys(["defense", "defence"], "defence"),
    "multinational": "coalition",
    **dict.fromkeys(["peoples", "people", "popular"], "people"),
    **dict.fromkeys(["mobilisation", "mobilization"], "mobilization"),
    "labour": "labor",
}
_SIDES = frozenset(["forces", "rebels", "parliament", "government", "police", "coalition"])
_TELLING = 3  # words of a body that tell it whosever it is: "(Norland) Observatory for Fishing Rights"
_RULING = frozenset(["government", "ministry", "parliament"])
# Branches and parts of forces and police: others than the forces, the police.
_BRANCHES = word_set("riot secret border traffic religious prison intelligence wing")
_GUARDING = ("security", "forces")  # of nobody: no army alone
_DESCRIBES = frozenset(["state", "security", "service", "services", "run", "official", "owned", "semi", "armed"])
_OF_FORCES = frozenset(["security", "special", "regular", "armed", "defence", "government"])
_REGULAR = frozenset(["army", "military", "soldiers"])  # no security forces
# Bodies that are also the building they sit in, which a reader takes for a place.
_SEATS = word_set("embassy consulate parliament court prison hospital university palace ministry")
# What ministries are called in other words: "Ministry of Internal Affairs", "Ministry of External Affairs".
_AFFAIRS = {"internal": "interior", "home": "interior", "external": "foreign"}
_OF_MEMBERS = frozenset(["representatives", "representative"])  # a council of them is a parliament
_CHAMBERS = frozenset(["commons", "lords", "senate", "house"])  # with or without theirs, a committee is the same
_POWERS = {"kremlin": "RU"}  # seats of power that one is for
# Words that name a different body in every country: alone they say little.
_GENERIC = word_set(
    """
    forces rebels parliament government police court ministry council committee army officials agency union
    commission television guards intelligence cabinet senate congress services fighters observers
    """
)


def likeness(a: Local, b: Local, scorer: NameScorer, together: bool) -> Score:
    """Score two locals, 0..1; zero where something speaks against it. Kinds may differ where the names do not.

    ``together``: one article names both, so that they are the same only under a name that is no news.
    """
    if a.key > b.key:
        a, b = b, a
    if a.governs != b.governs:
        return NEVER  # a capital on the map is not the government that sits there
    if a.kind != b.kind:
        return _other_kind(a, b)
    if together and not _repeats(a, b):
        return NEVER
    return _BY_KIND[a.kind](a, b, scorer)


def _repeats(a: Local, b: Local) -> bool:
    """In one article two chains are the same only by an acronym, by case, by a plain word or by a slip of the pen."""
    if a.kind == "person" and (_slip(a, b) or _slip(b, a) or _said_short(words(a.name), words(b.name))):
        return True
    if a.kind == "place" and (
        {gazetteer.state(x) for x in a.forms} & {gazetteer.state(y) for y in b.forms} - {""}
        or {skeleton(fold(x)) for x in a.forms} & {skeleton(fold(y)) for y in b.forms}
        or any(_fits(x, y) or _fits(y, x) for x in a.forms for y in b.forms)
    ):
        return True
    return (
        bool(world(a) & world(b))
        or bool({_plain(x, a.kind) for x in a.forms} & {_plain(y, b.kind) for y in b.forms})
        or (a.kind == "organization" and any(_in_letters(x, y) for x in a.forms for y in b.forms))
    )


def _in_letters(a: str, b: str) -> bool:
    return is_acronym(words(a), words(b)) or _opens(a, b) or _opens(b, a)


def _slip(a: Local, b: Local) -> bool:
    """Whether ``a`` is a family name, never introduced, that lacks or adds the last letter of the one of ``b``.

    An "a" is no slip: it makes another person's name in many languages.
    """
    if a.roles or any(len(words(form)) > 1 for form in a.forms) or len(words(b.name)) < 2:
        return False
    short, long = sorted((words(a.name)[-1], words(b.name)[-1]), key=len)
    return len(short) >= _LONG_NAME and long[:-1] == short and not long.endswith("a")


def _plain(name: str, kind: str) -> frozenset[str]:
    return terms(name, kind) if kind in _PLAIN else frozenset([fold(name)])


def _other_kind(a: Local, b: Local) -> Score:
    """The reader of one article may have mistaken the kind: the very same full form counts, demonyms excepted."""
    if world(a) & world(b):
        return 1.0, ("known=1.000",)
    if _spelt_as_one(a, b) if "person" in {a.kind, b.kind} else _code(a) and _code(a) == _code(b):
        return 0.8, ("same_name=1.000",)
    shared = {gazetteer.bare(x) for x in a.forms} & {gazetteer.bare(y) for y in b.forms}
    told = shared - set(gazetteer.demonyms())
    whole = gazetteer.bare(a.name) == gazetteer.bare(b.name)
    body = "organization" in {a.kind, b.kind} and "place" not in {a.kind, b.kind}
    if {a.kind, b.kind} == {"organization", "other"} and _same_but_for_plain_words(a, b):
        return 0.8, ("same_form=1.000",)
    if {a.kind, b.kind} == {"organization", "place"} and _seats(a) & _seats(b):
        return 0.8, ("same_seat=1.000",)
    if any(is_acronym(words(x), words(y)) and _spelt(x, y) for x in a.forms for y in b.forms):
        return 0.8, ("acronym=1.000",)
    return (0.8, ("same_form=1.000",)) if told and (whole or body) else NEVER


def _code(local: Local) -> str:
    """The country that a local is called by, "" for none: the "Russian Federation" is no body."""
    return gazetteer.countries().get(gazetteer.bare(local.name), "")


def _spelt_as_one(a: Local, b: Local) -> bool:
    """Whether a given and a family name are those of the other, in another spelling at most."""
    one, two = words(a.name), words(b.name)
    alike = (similarity(x, y) >= _SPELLED for x, y in zip(one, two, strict=False))
    return len(one) == len(two) > 1 and all(alike)


def _same_but_for_plain_words(a: Local, b: Local) -> bool:
    """Whether two names are one but for words that only say what a body is: "Basij", "Basij militia"."""
    one, two = ({_plain(s, "organization") for s in x.forms} for x in (a, b))
    return any(not said <= set(gazetteer.demonyms().values()) for said in one & two)


def _seats(local: Local) -> set[frozenset[str]]:
    """The names of a body that are those of its building as well: "US embassy", "United States Embassy"."""
    return {said for s in local.forms if len(said := terms(s, "organization")) > 1 and said & _SEATS}


def _spelt(a: str, b: str) -> bool:
    """Say whether the shorter of two names is an acronym of three letters or more by its looks too."""
    short, long = sorted((a, b), key=len)
    return len(short) > 2 and short.isupper() and not long.isupper()


def _people(a: Local, b: Local, scorer: NameScorer) -> Score:
    """Family names must agree and given names must not differ; a shared role carries a mangled name."""
    one, two = words(a.name), words(b.name)
    if not one or not two or (a.gender and b.gender and a.gender != b.gender):
        return NEVER
    shared = len(a.roles & b.roles)
    role = shared / max(1, min(len(a.roles), len(b.roles)))
    if one == two:
        return 1.0, ("same=1.000", f"role={role:.3f}")
    if len(one) == 1 or len(two) == 1:
        return (0.85, ("called=1.000",)) if _called_first(a, b) or _called_first(b, a) else _one_name(one, two, role)
    family = max(similarity(one[-1], two[-1]), _contained(one, two))
    given = max(_given(one[0], two[0]), 0.9 * _contained(one[::-1], two[::-1]))
    if family == 1.0 and _said_short(one, two):
        return 0.9, ("said_short=1.000", f"role={role:.3f}")
    if min(family, given) < _APART:
        return NEVER
    score, _ = match_names(a.name, b.name, "person", scorer=scorer)
    blend = 0.5 * score + 0.5 * family * given
    total = min(1.0, blend + 0.3 * role * (shared > 1))
    return total, (f"names={score:.3f}", f"family={family:.3f}", f"given={given:.3f}", f"role={role:.3f}")


def _called_first(short: Local, long: Local) -> bool:
    """Whether a name alone is the first of a full name, by which that one's own account calls her too: Xi Jinping."""
    alone, full = words(short.name), words(long.name)
    return len(alone) == 1 < len(full) and alone[0] == full[0] and any(words(form) == alone for form in long.forms)


def _said_short(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether the given name of one full name is that of the other for short: Chuck is Charles."""
    pair = {one[0], two[0]} if min(len(one), len(two)) > 1 else set()
    return any(_SAID_SHORT.get(name) in pair for name in pair)


def _contained(one: tuple[str, ...], two: tuple[str, ...]) -> float:
    """All words of the shorter name begin the longer one, however spelled: a further name was left out."""
    short, long = sorted((one, two), key=len)
    if not 1 < len(short) < len(long):
        return float(len(short) > 1 and short == long)
    least = min(similarity(x, y) for x, y in zip(short, long, strict=False))
    return least if least >= _SPELLED else 0.0


def _given(a: str, b: str) -> float:
    """Likeness of given names; an initial fits every name that begins with it."""
    if 1 in {len(a), len(b)}:
        return 0.9 if a[0] == b[0] else 0.0
    short, long = sorted((a, b), key=len)
    return 0.9 if len(short) > 2 and long.startswith(short) else similarity(a, b)


def _one_name(one: tuple[str, ...], two: tuple[str, ...], role: float) -> Score:
    """One name alone against a full name: the family name, or the given name of who is said to be the same.

    "Vladimir, a student" of one account is not the only Vladimir that the others name.
    """
    short, long = sorted((one, two), key=len)
    family = similarity(short[0], long[-1])
    given = similarity(short[0], long[0]) if len(long) > 1 else 0.0
    score = 0.85 * family if family > _WORD else 0.75 if given == 1.0 and role else 0.0
    if score == 0.0:
        return NEVER
    return min(1.0, score + 0.15 * role), (f"family={family:.3f}", f"given={given:.3f}", f"role={role:.3f}")


def _bodies(a: Local, b: Local, scorer: NameScorer) -> Score:
    """Some name of one must be some name of the other: the same words, the acronym, or plain words apart."""
    if world(a) & world(b):
        return 1.0, ("known=1.000",)
    here, there = _owners(a), _owners(b)
    if here and there and not here & there:
        return NEVER
    pairs = ((x, y) for x in _telling(a) for y in _telling(b) if not (_guards(x, y) or _guards(y, x)))
    return max((_body(x, y) for x, y in pairs), default=NEVER)


def _telling(local: Local) -> tuple[str, ...]:
    """The names of a body; where it is "the Lund administration", no plain "administration" as well."""
    return tuple(s for s in local.forms if _of_somebody(s)) or local.forms


def _owners(local: Local) -> set[str]:
    """Countries that the names of a body speak of."""
    return {code for s in local.forms for code in _countries(s)}


def rivals(a: Local, b: Local) -> bool:
    """Say whether the fullest names of two bodies or places each have a word that the other lacks."""
    one, two = (max((terms(s, x.kind) for s in x.forms), key=len) for x in (a, b))
    return min(len(one), len(two)) > 1 and not one <= two and not two <= one


def world(local: Local) -> set[str]:
    """What a local is, where the whole world calls it by several names; persons may be called like a place."""
    keys = {gazetteer.bare(s).removesuffix(" group") for s in local.forms}
    tables = (SAME_BODY, gazetteer.several_names()) if local.kind in _PLAIN else (SAME_BODY,)
    return {table[key] for table in tables for key in keys if key in table}


def is_known(name: str) -> bool:
    """Whether the whole world calls a body so: "UN", "Tories"."""
    return fold(name) in SAME_BODY


def _body(a: str, b: str) -> Score:
    if _in_letters(a, b):
        return 0.9, ("acronym=1.000",)
    one, two = terms(a, "organization"), terms(b, "organization")
    if _same_letters(a, b) or _same_letters(b, a):
        return 0.62, ("letters=1.000",)
    if one == two or "".join(words(a)) == "".join(words(b)):  # "Exxon Mobil" is ExxonMobil
        generic = len(one) == 1 and next(iter(one)) in _GENERIC
        return (0.75, ("generic=1.000",)) if generic else (1.0, ("same=1.000",))
    if all(len(w) == 2 and w.isupper() for w in one ^ two) and (
        _letters(a) & _letters(b) or len(one & two) >= _TELLING
    ):
        return 0.9, ("owned=1.000",)
    if "committee" in one & two and len(one & two) > 1 and one ^ two <= _CHAMBERS and len(one ^ two) == 1:
        return 0.75, ("chamber=1.000",)
    return _word_by_word(one, two)


def _guards(a: str, b: str) -> bool:
    """Whether one are security forces, the police among them, and the other is an army."""
    return set(_GUARDING) <= set(words(a)) and not _REGULAR.isdisjoint(words(b))


def _opens(short: str, long: str) -> bool:
    """Whether a name begins with the letters of the words that the other begins with: "LA Lakers"."""
    one, two = words(short), words(long)
    letters = one[0] if one and short.split(maxsplit=1)[0].isupper() else ""
    return len(letters) > 1 and initials(two[: len(letters)]) == letters and two[len(letters) :] == one[1:] != ()


def _word_by_word(one: frozenset[str], two: frozenset[str]) -> Score:
    """Names of bodies, as long in words, whose words are pair by pair nearly the same."""
    match = align(tuple(sorted(one)), tuple(sorted(two)), least=_WORD)
    if match.left or match.right or not match.pairs:
        return NEVER
    mean = sum(s for *_, s in match.pairs) / len(match.pairs)
    return mean, (f"words={mean:.3f}",)


def _letters(name: str) -> set[str]:
    """The acronyms of three letters or more in a name: they say which body it is, whosever it is said to be."""
    return set(_ACRONYM.findall(name))


def _same_letters(short: str, long: str) -> bool:
    """Whether an acronym has the first letters of a name in another order, as of its words told in another language."""
    letters = initials(words(long))
    return len(short) > 2 and short.isalpha() and short.isupper() and sorted(letters) == sorted(fold(short))


def terms(name: str, kind: str) -> frozenset[str]:
    """The words that tell a name from others of its kind; adjectives of countries as the country's code."""
    own = _own_name(name) if kind == "organization" else name
    plain = _IN_SHORT.sub(lambda m: _SHORT_OF[fold(m.group())], _POSSESSIVE.sub(" ", own))
    cut = tuple(_country(w) for w in words(plain) if w not in _EMPTY)
    if cut[:1] == ("pro",):
        cut = tuple(_POWERS.get(w) or gazetteer.capitals().get(w, w) for w in cut)
    if kind == "organization":
        cut = _bare_terms(tuple(_SYNONYMS.get(w, w) for w in cut))
    if kind == "place":
        cut = tuple(_SHORT.get(w, w) for w in cut)
        if name[:1].islower() and f"{cut[0]}ern" in _DIRECTIONS:
            cut = (f"{cut[0]}ern", *cut[1:])  # "east Ukraine" is its east; "East Timor" is a name
    plain_words = _PLAIN[kind] - _AIRED if kind == "organization" and _CHANNEL.match(name) else _PLAIN[kind]
    return frozenset(w for w in cut if w not in plain_words) or frozenset(cut)


def _own_name(name: str) -> str:
    """A body's name without the small words behind it that say what it is, where more than whose it is remains.

    Behind capitals a union is one in any letters: "RMT Union" is the RMT.
    """
    cut = name.split()
    last = len(cut)
    while last > 1 and (cut[last - 1] in _BEHIND or (last == 2 and cut[0].isupper() and fold(cut[1]) == "union")):
        last -= 1
    own = " ".join(cut[:last])
    whose = gazetteer.bare(own) in gazetteer.demonyms() or gazetteer.is_place(own)
    told = cut[0][:1].isupper() and (not whose or "club" in cut[last:])
    return own if told else name


def side(local: Local) -> tuple[str, frozenset[str]]:
    """The common noun that a local's names end in, "" for none, and the words beside it that tell whose it is."""
    if any(_is_administration(s) for s in local.forms):
        return "", frozenset()
    heads = [terms(s, "organization") for s in local.forms]
    common = {max(h & _SIDES) for h in heads if h & _SIDES}  # "police forces" are police
    if any(h & _BRANCHES for h in heads):
        return "", frozenset()
    if local.kind != "organization" or len(common) != 1 or not all(h & common for h in heads):
        return "", frozenset()
    owners = (h - common for h in heads if "pro" not in h)  # "pro-X rebels" says whom they favour, not whose they are
    guarding = all("security" in words(s) for s in local.forms)
    whose = frozenset(w for owner in owners for w in owner)
    return "security" if guarding else next(iter(common)), whose - {"security"} if guarding else whose


def _of_somebody(name: str) -> bool:
    """Whether an administration is called after who leads it: it stands for no other government of the story."""
    return len(words(name)) > 1 and name[:1].isupper() and _is_administration(name)


def _is_administration(name: str) -> bool:
    return words(name)[-1:] == ("administration",) and not _countries(name)


def _countries(name: str) -> set[str]:
    return {w for w in terms(name, "organization") if len(w) == 2 and w.isupper()}


def _bare_terms(cut: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out what only describes: "security" of forces, "state security service" behind a name of its own."""
    if "council" in cut and _OF_MEMBERS & set(cut):
        cut = tuple("parliament" if w == "council" else w for w in cut if w not in _OF_MEMBERS)
    if "police" in cut:
        cut = tuple(w for w in cut if w not in {"local", "department"} and (w != "forces" or "security" in cut))
    if "coalition" in cut:
        cut = tuple(w for w in cut if w not in {"forces", "led"})
    if "ministry" in cut:
        cut = tuple(_AFFAIRS.get(w, w) for w in cut if w != "affairs")
    if "forces" in cut and cut != _GUARDING:
        cut = tuple(w for w in cut if w not in _OF_FORCES)
    if _RULING & set(cut):
        cut = tuple(gazetteer.capitals().get(w, w) for w in cut)
    if cut == _GUARDING:
        return cut
    own = tuple(w for w in cut if w not in _DESCRIBES)
    return own if own and any(len(w) > 2 and not w.isupper() for w in own) else cut


def _country(word: str) -> str:
    return gazetteer.demonyms().get(word) or gazetteer.countries().get(word) or word


def _places(a: Local, b: Local, scorer: NameScorer) -> Score:
    if world(a) & world(b):
        return 1.0, ("known=1.000",)
    return max((_place(x, y, scorer) for x in a.forms for y in b.forms), default=NEVER)


def _place(a: str, b: str, scorer: NameScorer) -> Score:
    """The same country, the same words, the same town of the gazetteer, or nearly the same letters."""
    here, there = gazetteer.countries().get(gazetteer.bare(a)), gazetteer.countries().get(gazetteer.bare(b))
    around = gazetteer.surrounds(a, b) or gazetteer.surrounds(b, a)
    if here or there or around:
        return (1.0, ("country=1.000",)) if here == there and not around else NEVER
    one, two = terms(a, "place"), terms(b, "place")
    if gazetteer.state(a) and gazetteer.state(a) == gazetteer.state(b):
        return 1.0, ("state=1.000",)
    if one == two or "".join(words(a)) == "".join(words(b)) or any(_fits(x, y) for x, y in ((a, b), (b, a))):
        return 1.0, ("same=1.000",)
    spot, other = gazetteer.locate(a), gazetteer.locate(b)
    if spot and other and spot.kind == other.kind == "city":
        return (0.9, ("spot=1.000",)) if spot == other else NEVER
    return _spelt_alike(a, b, scorer) if one & _DIRECTIONS == two & _DIRECTIONS and len(one) == len(two) else NEVER


def _spelt_alike(a: str, b: str, scorer: NameScorer) -> Score:
    """Names of places, as long in words, whose words are pair by pair nearly the same."""
    one, two = (tuple(sorted(terms(name, "place"))) for name in (a, b))
    if len(one) == 1 and _neighbours(*one, *two):
        return 0.85, ("neighbours=1.000",)
    match = align(one, two, least=_WORD)
    if match.left or match.right:
        return NEVER
    score, features = match_names(a, b, "place", scorer=scorer)
    return (score, features) if score > _WORD else NEVER


def _fits(a: str, b: str) -> bool:
    """Say whether a place called ``b`` may be called ``a``: the "Corsican peninsula" of Corsica, "the Mount"."""
    one, two = words(a), words(b)
    adjective = len(one) == 2 and len(two) == 1 and one[1] in _PLAIN["place"] and len(two[0]) > 4
    landmark = len(one) == 1 < len(two) and one[0] == two[-1] in _LANDMARKS
    return (
        (adjective and one[0] in {two[0] + "n", two[0] + "an", two[0] + "ian"})
        or landmark
        or _built(a, b)
        or _part(a, b)
    )


def _part(short: str, long: str) -> bool:
    """Whether a longer name says of which town a part is: the "Old City of Homs"."""
    part, _, whole = long.rpartition(" of ")
    return len(words(part)) > 1 and words(part) == words(short) and gazetteer.is_place(whole)


def _built(short: str, long: str) -> bool:
    """Whether a longer name only adds what stands there: "Evin Prison" of "Evin", which is no town or region."""
    one, two = terms(short, "place"), terms(long, "place")
    return one < two and two - one <= _BUILT and not gazetteer.is_place(short)


def _neighbours(a: str, b: str) -> bool:
    """Whether two names of towns differ as Ukrainian and Russian do: Hrabove and Grabovo."""
    return len(eastern(a)) > _BONES and eastern(a) == eastern(b) and {a[0], b[0]} == {"g", "h"}


def _others(a: Local, b: Local, scorer: NameScorer) -> Score:
    same = {_country(fold(x)) for x in a.forms} & {_country(fold(y)) for y in b.forms}
    return (1.0, ("same=1.000",)) if same else NEVER


_BY_KIND: dict[str, Callable[[Local, Local, NameScorer], Score]] = {
    "person": _people,
    "organization": _bodies,
    "place": _places,
    "other": _others,
}
