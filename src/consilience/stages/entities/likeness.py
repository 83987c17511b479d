"""How likely two locals of different accounts are the same: named features, and what forbids it."""

from consilience import gazetteer
from consilience.stages.entities.locals import Local
from consilience.stages.entities.names import align, initials, match_names
from consilience.stages.entities.spelling import similarity, words
from consilience.text import fold

Score = tuple[float, tuple[str, ...]]
_NEVER: Score = (0.0, ())
# Words that add nothing to a name of their kind: with or without them it is the same thing.
_PLAIN = {
    "organization": frozenset(
        "inc ltd limited plc llc co corp corporation company group the party movement network news agency television tv "
        "radio service organization organisation militant militia terrorist newspaper international".split(" ")
    ),
    "place": frozenset(
        "province district city region town village state county governorate oblast prefecture island peninsula the of "
        "republic kingdom river mosque".split(" ")
    ),
}
_DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central upper lower new old northeast northwest southeast "
    "southwest northeastern northwestern southeastern southwestern".split(" ")
)
# Bodies that the whole world calls by several names.
_WORLD = (
    ("islamic state", "isis", "isil", "is", "daesh", "islamic state of iraq and syria", "islamic state group",
     "islamic state of iraq and the levant", "isis group"),
    ("united nations", "un", "u.n."), ("european union", "eu", "e.u."), ("nato", "north atlantic treaty organization"),
    ("pmf", "pmu", "popular mobilization forces", "people's mobilization forces", "popular mobilisation forces",
     "popular mobilization units", "hashd al-shaabi"),
    ("federal bureau of investigation", "fbi"), ("central intelligence agency", "cia"),
    ("agence france-presse", "afp"), ("associated press", "ap"), ("world health organization", "who"),
    ("revolutionary guards", "irgc", "islamic revolutionary guard corps", "revolutionary guard corps"),
)  # fmt: skip
_SAME_BODY = {fold(name): names[0] for names in _WORLD for name in names}


def likeness(a: Local, b: Local) -> Score:
    """Score two locals of one kind, 0..1; zero where something speaks against it."""
    if a.kind != b.kind or (a.article_id == b.article_id and fold(a.name) != fold(b.name)):
        return _NEVER
    return _BY_KIND[a.kind](a, b)


def _people(a: Local, b: Local) -> Score:
    """Family names must agree and given names must not differ; a shared role carries a mangled name."""
    if a.gender and b.gender and a.gender != b.gender:
        return _NEVER
    one, two = words(a.name), words(b.name)
    if not one or not two:
        return _NEVER
    role = len(a.roles & b.roles) / max(1, min(len(a.roles), len(b.roles)))
    score, features = match_names(a.name, b.name, "person")
    if len(one) == 1 or len(two) == 1:
        return _surname(one, two, role)
    family = max(similarity(one[-1], two[-1]), 0.0)
    given = 0.9 if one[0][0] == two[0][0] and 1 in {len(one[0]), len(two[0])} else similarity(one[0], two[0])
    if min(family, given) < 0.45 and score < 0.9:
        return _NEVER
    total = min(1.0, score + 0.25 * role * (len(a.roles & b.roles) > 1))
    return total, (*features, f"family={family:.3f}", f"given={given:.3f}", f"role={role:.3f}")


def _surname(one: tuple[str, ...], two: tuple[str, ...], role: float) -> Score:
    """One name alone against a full name: the family name, or the given name alone, less surely."""
    short, long = sorted((one, two), key=len)
    family = similarity(short[0], long[-1])
    given = similarity(short[0], long[0]) if len(long) > 1 else 0.0
    score = max(0.8 * family if family > 0.75 else 0.0, 0.65 if given == 1.0 else 0.0)
    return min(1.0, score + 0.15 * role) if score else 0.0, (f"family={family:.3f}", f"role={role:.3f}")


def _bodies(a: Local, b: Local) -> Score:
    """Some name of one must be some name of the other: the same words, the acronym, or no more than plain words apart."""
    if _world(a) and _world(a) & _world(b):
        return 1.0, ("known=1.000",)
    return max((_body(x, y, a.named and b.named) for x in a.forms for y in b.forms), default=_NEVER)


def _world(local: Local) -> set[str]:
    return {_SAME_BODY[key] for s in local.forms if (key := gazetteer.bare(s)) in _SAME_BODY}


def _body(a: str, b: str, named: bool) -> Score:
    one, two = _terms(a, "organization"), _terms(b, "organization")
    if one == two:
        return 1.0, ("same=1.000",)
    if not named:
        return _NEVER
    short, long = sorted((words(a), words(b)), key=len)
    if len(short) == 1 and len(long) > 1 and len(short[0]) > 1 and short[0] == initials(long):
        return 0.9, ("acronym=1.000",)
    match = align(tuple(sorted(one)), tuple(sorted(two)), least=0.75)
    if match.left or match.right or not match.pairs:
        return _NEVER
    mean = sum(s for *_, s in match.pairs) / len(match.pairs)
    return mean, (f"words={mean:.3f}",)


def _terms(name: str, kind: str) -> frozenset[str]:
    """The words that tell a name from others of its kind, adjectives of countries as the country's code."""
    all_words = words(name)
    kept = frozenset(w for w in all_words if w not in _PLAIN[kind] and w not in {"of", "the", "and", "for", "s"})
    return frozenset(_country(w) for w in (kept or frozenset(all_words)))


def _country(word: str) -> str:
    return gazetteer.demonyms().get(word) or gazetteer.countries().get(word) or word


def _places(a: Local, b: Local) -> Score:
    return max((_place(x, y) for x in a.forms for y in b.forms), default=_NEVER)


def _place(a: str, b: str) -> Score:
    """The same country, the same spot of the gazetteer, or nearly the same letters with the same points of the compass."""
    here, there = gazetteer.countries().get(gazetteer.bare(a)), gazetteer.countries().get(gazetteer.bare(b))
    if here or there:
        return (1.0, ("country=1.000",)) if here == there else _NEVER
    one, two = _terms(a, "place"), _terms(b, "place")
    if one == two:
        return 1.0, ("same=1.000",)
    if one & _DIRECTIONS != two & _DIRECTIONS:
        return _NEVER
    spot, other = gazetteer.locate(a), gazetteer.locate(b)
    if spot and other and spot.kind == other.kind == "city":
        return (0.9, ("spot=1.000",)) if spot == other else _NEVER
    score, features = match_names(a, b, "place")
    return (score, features) if score > 0.8 and len(one) == len(two) else _NEVER


def _others(a: Local, b: Local) -> Score:
    same = {_country(fold(x)) for x in a.forms} & {_country(fold(y)) for y in b.forms}
    return (1.0, ("same=1.000",)) if same else _NEVER


_BY_KIND = {"person": _people, "organization": _bodies, "place": _places, "other": _others}
