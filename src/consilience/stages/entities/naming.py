"""By which of its names an entity is shown: the name of a body rather than of its people, full, and not shouted."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from consilience import gazetteer
from consilience.stages.entities.likeness import terms
from consilience.stages.entities.locals import Local, tells
from consilience.stages.entities.spelling import words
from consilience.text import fold, word_set

_SHOUTED, _LETTERS = 0.3, 5  # what a name in capitals counts for, and the letters from which a word is no acronym
_LONGER, _END = 2.0, 3.0  # how much weaker a longer name may be backed; one that the shorter is the end of
# What calls a body by its people, or takes a side: "US troops" does not say whose statement it was.
_BY_ITS_PEOPLE = word_set(
    """
    troops soldiers forces lawmakers legislators mps MPs policemen fighters militants officials authorities
    administration regime officers
    """
)
# Titles without which a single name is not known: "King Abdullah".
_TITLES = word_set("king queen prince princess pope emperor empress emir sultan sheikh lord lady")


def choose(group: list[Local], kind: str, quality: Mapping[str, float]) -> tuple[str, tuple[str, ...]]:
    """Choose the best spelling and list the others: backed by most accounts, the cleaner ones counting far more."""
    weight: dict[str, float] = defaultdict(float)
    for local in group:
        for surface in set(local.surfaces):
            backed = quality.get(local.article_id, 1.0) ** 3 + 0.5 * tells(local)
            weight[surface] += backed * (_SHOUTED if is_shouted(surface) else 1.0)
    best = _CHOICE.get(kind, _heaviest)(weight)
    shown = _titled(best, group) if kind == "person" else best
    return shown, tuple(sorted(set(weight) - {shown}))


def is_shouted(name: str) -> bool:
    """Whether a name is in the capitals of a headline or a dateline, and no acronym."""
    return name.isupper() and max(map(len, name.split())) > _LETTERS


def _heaviest(weight: Mapping[str, float]) -> str:
    return max(sorted(weight), key=lambda s: (round(weight[s], 6), not s.isupper(), len(s)))


def _person(weight: Mapping[str, float]) -> str:
    """A name of two words or more where there is one."""
    full = min(2, max(len(words(s)) for s in weight))
    return _heaviest({s: w for s, w in weight.items() if len(words(s)) >= full})


def _body(weight: Mapping[str, float]) -> str:
    """The noun that most accounts use of a body, "US military", "U.S. military", then a longer name as well backed."""
    named = {s: w for s, w in weight.items() if not _by_its_people(s)} or weight
    votes: dict[tuple[frozenset[str], str], float] = defaultdict(float)
    for surface, backed in named.items():
        votes[terms(surface, "organization"), _noun(surface)] += backed
    kind = max(votes.values())
    best = _heaviest({s: w for s, w in named.items() if votes[terms(s, "organization"), _noun(s)] == kind})
    longer = {s: w for s, w in named.items() if _completes(s, best) and w * _reach(s, best) >= weight[best]}
    return max(sorted(longer), key=lambda s: (round(longer[s], 6), -len(s)), default=best)


def _by_its_people(name: str) -> bool:
    """Whether a name tells a body's people, or is too short to tell the body; "Mobilization Forces" is its name."""
    *before, noun = name.split()
    return (noun if before else noun.lower()) in _BY_ITS_PEOPLE or name in {"army", "military"}


def _place(weight: Mapping[str, float]) -> str:
    """A country's own name: not "Moscow", which stands for Russia, and "United States" rather than "the US"."""
    named = {s: w for s, w in weight.items() if gazetteer.bare(s) in gazetteer.countries()}
    best = _heaviest(named or weight)
    place = gazetteer.locate(best) if named and (best.isupper() or best == "America") else None
    return _heaviest({s: w for s, w in named.items() if place and s == place.name} or {best: 1.0})


def _noun(name: str) -> str:
    return fold(name).split()[-1]


def _completes(longer: str, name: str) -> bool:
    return longer[:1].isupper() and set(words(name)) < set(words(longer))


def _reach(longer: str, name: str) -> float:
    """How much weaker than a name a longer one may be: much where only its owner or its beginning had been left out."""
    long, short = words(longer), words(name)
    owned = len(short) > 1 and gazetteer.demonyms().get(long[0]) is not None  # "Australian Red Bull"
    return _END if long[-len(short) :] == short and not owned else _LONGER


def _titled(name: str, group: list[Local]) -> str:
    """A single name with the title that it is known by: "King Abdullah"."""
    if len(name.split()) > 1:
        return name
    said = (m.role.split(";")[0].split()[-1:] for local in group for m in local.mentions)
    titles = Counter(title for last in said for title in last if fold(title) in _TITLES and title[0].isupper())
    return f"{max(sorted(titles), key=titles.__getitem__)} {name}" if titles else name


_CHOICE = {"person": _person, "organization": _body, "place": _place}
