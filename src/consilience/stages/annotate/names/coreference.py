"""Chains of one article: names, nominals and pronouns that mean the same thing."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from consilience import gazetteer
from consilience.stages.annotate.names import bodies
from consilience.stages.annotate.names import lexicon as lex
from consilience.stages.annotate.names.offices import KIN, PASSING, RELATIVE, Office, offices
from consilience.stages.annotate.names.offices import fits as holds
from consilience.stages.annotate.names.sameness import same_name
from consilience.text import word_set

# Plural nouns for the same fighting or ruling side, and bare nouns that go back to the side named before.
_SIDES = (
    word_set("rebels separatists insurgents militants fighters guerrillas"),
    word_set("troops forces army military soldiers"),
    word_set("government authorities administration regime"),
    word_set("parliament lawmakers legislature"),
    word_set("police policemen"),
)
_ARMED = word_set("troops forces army soldiers")
_REGULAR = word_set("army military soldiers")  # no security forces
# sentences back in which a pronoun still finds its person, a nominal its holder or body, and a bare plural its side
_REACH, _CLOSE, _FAR = 5, 4, 8
_WEIGHED = 6  # sentences back in which mentions weigh for a nominal
_ANYWHERE = 10_000  # sentences: no article has more


@dataclass(slots=True)
class Item:
    """A mention on its way into a chain. ``text`` is its clean form; ``words`` its folded words without articles."""

    sentence: int
    start: int
    end: int
    kind: str
    form: str
    text: str
    words: tuple[str, ...]
    role: str = ""
    gender: str = ""
    subject: bool = False
    definite: bool = True
    score: float = 1.0
    chain: int = -1
    called: str = ""  # the noun behind a body's name that says what it is: "the RMT union leader"
    same_as: int | None = None  # start of the name that an apposition, or an acronym in brackets, belongs to


@dataclass(slots=True)
class Chain:
    """The mentions of one thing, with what they tell of it."""

    n: int
    kind: str
    items: list[Item] = field(default_factory=list)

    @property
    def names(self) -> list[Item]:
        """The mentions by name."""
        return [i for i in self.items if i.form == "name"]

    @property
    def best(self) -> str:
        """The fullest name, the first among equals; "" when no name is in the chain."""
        return max(self.names, key=lambda i: (len(i.words), len(i.text), -i.start)).text if self.names else ""

    @property
    def gender(self) -> str:
        """What most mentions say of the gender, "" when none does."""
        said = [i.gender for i in self.items if i.gender]
        return max(sorted(set(said)), key=said.count) if said else ""

    @property
    def offices(self) -> list[Office]:
        """What its names and appositions say somebody is; of nobody named, what the nominals say.

        Of what the office is, where one of them says so: the chairman of one body is not simply a chairman.
        """
        sure = [i for i in self.items if i.form == "name" or i.same_as is not None] or self.items
        held = [office for i in sure for role in i.role.split(";") for office in offices(role)]
        narrowed = {(office.noun, office.ranks) for office in held if office.scope}
        return [office for office in held if office.scope or (office.noun, office.ranks) not in narrowed]


# Of all persons and those who fit a pronoun: whom it means, and how probable that is.
Refer = Callable[[Sequence[Chain], Sequence[Chain], Item], tuple[Chain | None, float]]


class Chains:
    """All chains of an article, filled from the surest evidence to the weakest."""

    def __init__(self) -> None:
        self.all: list[Chain] = []
        self.shortened: dict[tuple[str, ...], set[int]] = defaultdict(set)  # by names that stood in brackets
        self.relatives: set[int | None] = set()  # starts of names that are introduced as somebody's son, wife ...

    def start(self, item: Item) -> Chain:
        """Open a chain with its first mention."""
        self.all.append(Chain(len(self.all), item.kind))
        return self.join(self.all[-1], item)

    def join(self, chain: Chain, item: Item) -> Chain:
        """Put a mention into a chain."""
        item.chain = chain.n
        chain.items.append(item)
        if item.same_as is not None and item.form == "name":
            self.shortened[item.words].add(chain.n)
        return chain


def link(items: list[Item], refer: Refer) -> list[Chain]:
    """Chain the mentions of an article: names by their words, nominals by role, pronouns as ``refer`` says."""
    chains = Chains()
    chains.relatives = {i.start if i.form == "name" else i.same_as for i in items if _kin(i)}
    for item in sorted(
        (i for i in items if i.form == "name"), key=lambda i: (-len(i.words), i.same_as is None, i.start)
    ):
        _place_name(chains, item)
    for item in sorted((i for i in items if i.form != "name"), key=lambda i: (_is_bare(i), i.start)):
        _place_other(chains, item, refer)
    return chains.all


def _is_bare(item: Item) -> bool:
    """Whether a side is called by its noun alone, so that all fuller phrases are to be read before."""
    return item.kind == "organization" and len(item.words) == 1 and any(item.words[0] in side for side in _SIDES)


def _place_name(chains: Chains, item: Item) -> None:
    introduced = chains.shortened.get(item.words, ())
    fits = [c for c in chains.all if c.n in introduced or (c.kind == item.kind and _goes_by(c, item))]
    if stated := _apposed(chains, item):
        chains.join(stated, item)
    elif fits:
        chains.join(min(fits, key=lambda c: (_is_relative(chains, c, item, fits), _distance(c, item))), item)
    elif whole := _only_headed(chains, item):
        chains.join(whole, item)
    else:
        chains.start(item)


def _only_headed(chains: Chains, item: Item) -> Chain | None:
    """The only body whose name has its noun in capitals for short: "the Observatory", "the League", "the Bank"."""
    if item.kind != "organization" or len(item.words) != 1 or item.words[0] not in lex.ORG_HEADS - lex.OWNED:
        return None  # what every country has, an army or a court, may be another one
    headed = [
        c for c in chains.all if c.kind == item.kind and any(bodies.head(n.words) == item.words[0] for n in c.names)
    ]
    before = any(i.start < item.start for c in headed for i in c.names)
    return headed[0] if len(headed) == 1 and before else None


def _is_relative(chains: Chains, chain: Chain, item: Item, fits: list[Chain]) -> bool:
    """Whether a bare family name is rather that of somebody else: "Lund" of Ada Lund, not of her brother Per Lund."""
    told_by_address = item.gender and {c.gender for c in fits} != {item.gender}
    return len(item.words) == 1 and not told_by_address and any(i.start in chains.relatives for i in chain.names)


def _kin(item: Item) -> bool:
    """Whether a mention says that somebody is a relative."""
    return any(office.noun in KIN for role in item.role.split(";") for office in offices(role))


def _distance(chain: Chain, item: Item) -> tuple[int, int]:
    """Order chains by their nearest mention, those before the item first."""
    gaps = [item.start - i.start for i in chain.items]
    back = [g for g in gaps if g >= 0]
    return (0, min(back)) if back else (1, -max(gaps))


def _goes_by(chain: Chain, item: Item) -> bool:
    """Whether a name may be one more of those in a chain."""
    same = any(same_name(item.kind, known.words, item.words) for known in chain.names)
    return same and not _clash(chain.gender, item.gender)


def _clash(a: str, b: str) -> bool:
    return bool(a and b and a != b)


def _place_other(chains: Chains, item: Item, refer: Refer) -> None:
    chain = _apposed(chains, item)
    if chain is None or (item.form == "pronoun" and _clash(chain.gender, item.gender)):
        chain = _pronoun(chains, item, refer) if item.form == "pronoun" else _nominal(chains, item)
    if chain:
        chains.join(chain, item)
    elif item.form == "nominal":
        chains.start(item)


def _apposed(chains: Chains, item: Item) -> Chain | None:
    if item.same_as is None:
        return None
    return next((c for c in chains.all if any(i.start == item.same_as and i.form == "name" for i in c.items)), None)


def _nominal(chains: Chains, item: Item) -> Chain | None:
    """Find what a nominal refers to: the holder of that office, the body last spoken of, or the same words before."""
    if not item.definite:
        return None
    same = [c for c in chains.all if any(i.form == "nominal" and i.words == item.words for i in c.items)]
    if item.kind == "person":
        return _holder(chains, item, same)
    head, alone = item.words[-1], len(item.words) == 1
    if head in bodies.ANAPHORIC:
        fits = [c for c in chains.all if c.kind == item.kind and _nearby(c, item, _CLOSE) and _bears(c, item)]
        sure = [c for c in fits if _is_surely(c, item)]
        return (
            max(sure, key=lambda c: _salience(c, item), default=None)
            or (_only_one(chains, item) if alone and head in bodies.SPECIAL else None)
            or (_last(_so_called(chains, item), item, _FAR) if head in bodies.TRADES else None)
            or max(fits, key=lambda c: _salience(c, item), default=None)
            or _last(same + _longer(chains, item), item, _CLOSE)
            or (_only_one(chains, item) if alone else None)
        )
    if alone:
        same += [c for c in chains.all if c.kind == item.kind and _nearby(c, item, _FAR) and _same_side(c, head)]
    bare = (alone and _is_bare(item)) or _is_loyal(item)
    return _last(same, item) or (_only_side(chains, item) if bare else None)


def _is_loyal(item: Item) -> bool:
    """Whether forces are only said to be a government's: those of the one country whose army the article names."""
    of_government = len(item.words) > 1 and item.words[-2] in {"government", "regime"} and item.words[-1] in _ARMED
    return of_government and not any(gazetteer.demonyms().get(w) for w in item.words)


def _last(fits: list[Chain], item: Item, reach: int = _ANYWHERE) -> Chain | None:
    """The chain last mentioned before the item."""
    return min((c for c in fits if _nearby(c, item, reach)), key=lambda c: _distance(c, item), default=None)


def _holder(chains: Chains, item: Item, same: list[Chain]) -> Chain | None:
    """The person of that office: the salient one nearby, else the one last named; nobody where none is said to be."""
    said = next(iter(offices(item.role)[-1:]), None)
    if said is None or said.noun in RELATIVE:
        return _last(same, item, _CLOSE)
    people = [c for c in chains.all if c.kind == "person" and not _clash(c.gender, item.gender)]
    fits = [c for c in people if any(holds(said, held) for held in c.offices)]
    fits = _of_country(fits, said, item)
    near = [c for c in fits if _nearby(c, item, _CLOSE)]
    if near or said.noun in PASSING:
        return max(near, key=lambda c: _salience(c, item), default=None)
    return _last(fits, item) or min((c for c in fits if c.names), key=lambda c: _distance(c, item), default=None)


def _of_country(fits: list[Chain], said: Office, item: Item) -> list[Chain]:
    """Of several holders those of the stated country, where the article tells theirs."""
    stated = [c for c in fits if any(held.codes & said.codes for held in c.offices)]
    if stated or not said.codes:
        return stated or fits
    return [c for c in fits if not any(held.codes for held in c.offices)]


def _same_side(chain: Chain, head: str) -> bool:
    """A bare plural ("the rebels") goes back to a fuller phrase with the same or a kindred noun."""
    side = next((s for s in _SIDES if head in s), frozenset([head]))
    alone = head in _REGULAR
    return any(
        i.form == "nominal" and len(i.words) > 1 and i.words[-1] in side and not (alone and i.words[-2] == "security")
        for i in chain.items
    )


def _so_called(chains: Chains, item: Item) -> list[Chain]:
    """The named bodies that have been called so before: once HSBC was "the bank", it is the next time too."""
    head = item.words[-1]
    called = (c for c in chains.all if any(i.form == "nominal" and i.words[-1] == head for i in c.items))
    return [c for c in called if _bears(c, item)]


def _only_one(chains: Chains, item: Item) -> Chain | None:
    """The only body named before that is surely called so, however far back: "the union" of an article on one union."""
    sure = [c for c in chains.all if c.kind == item.kind and _nearby(c, item, _ANYWHERE) and _is_surely(c, item)]
    return sure[0] if len(sure) == 1 else None


def _is_surely(chain: Chain, item: Item) -> bool:
    return item.words[-1] in _called(chain) or bodies.is_sure([i.words for i in chain.names], item.words)


def _only_side(chains: Chains, item: Item) -> Chain | None:
    """The one side of an article that a bare noun may mean, wherever it stands: of "the army" the only country's.

    An administration is only called so, and of no country is no government.
    """
    head = item.words[-1]
    sides = [c for c in chains.all if c.kind == item.kind and _same_side(c, head)]
    ruled = [c for c in sides if any(i.words[-1] == "administration" for i in c.items)]
    sides = ruled if head == "administration" else [c for c in sides if c not in ruled or _codes(c)]
    fits = [c for c in sides if _codes(c)] or sides[: len(sides) == 1]
    whose = {frozenset(_codes(c)) for c in fits}
    return min(fits, key=lambda c: _distance(c, item)) if len(whose) == 1 else None


def _codes(chain: Chain) -> set[str]:
    said = (w for i in chain.items for w in i.words)
    return {code for w in said if (code := gazetteer.demonyms().get(w) or gazetteer.countries().get(w))}


def _longer(chains: Chains, item: Item) -> list[Chain]:
    """Unnamed bodies called so in more words: "the Chilean fishing ministry" before "the Chilean ministry"."""
    words = set(item.words)
    return [
        c
        for c in chains.all
        if _nearby(c, item, _CLOSE)
        and any(i.form == "nominal" and i.words[-1] == item.words[-1] and words < set(i.words) for i in c.items)
    ]


def _bears(chain: Chain, item: Item) -> bool:
    """Say whether a body may be called so: a court has the word in its name, a firm is no government."""
    called, head = _called(chain), item.words[-1]
    own = any(head in i.words for i in chain.names)  # a council is a council, and be it called a group besides
    if called and not own and not bodies.kindred(called, head):
        return False
    return bool(chain.names) and (head in called or bodies.may_be([i.words for i in chain.names], item.words))


def _called(chain: Chain) -> set[str]:
    """Nouns that the text itself puts beside the name: "the union, Lotra"."""
    beside = {i.words[-1] for i in chain.items if i.form == "nominal" and i.same_as is not None}
    return beside | {i.called for i in chain.items if i.called}


def _nearby(chain: Chain, item: Item, reach: int) -> bool:
    return any(0 <= item.sentence - i.sentence <= reach and i.start < item.start for i in chain.items)


def _pronoun(chains: Chains, item: Item, refer: Refer) -> Chain | None:
    people = [c for c in chains.all if c.kind == "person"]
    fits = [c for c in people if not _clash(c.gender, item.gender) and _nearby(c, item, _REACH)]
    chain, item.score = refer(people, fits, item)
    return chain


def _salience(chain: Chain, item: Item) -> tuple[float, int]:
    """Weigh a chain as what a nominal means: subjects, names, the near and frequent first (Lappin & Leass 1994)."""
    before = [i for i in chain.items if i.start < item.start and item.sentence - i.sentence <= _WEIGHED]
    best: dict[int, float] = {}
    for i in before:
        worth = (2.0 * i.subject + 1.0 + 0.5 * (i.form == "name")) / 2 ** (item.sentence - i.sentence)
        best[i.sentence] = max(best.get(i.sentence, 0.0), worth)
    certain = 0.8 if chain.gender and chain.gender == item.gender else 0.0
    return sum(best.values()) + certain + 0.5 * bool(chain.names), max(i.start for i in before)
