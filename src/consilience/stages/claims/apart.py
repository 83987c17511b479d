"""Claims that read alike and tell two facts: the opposite was done, or others did it, to others, or on another day."""

from collections.abc import Iterator
from dataclasses import dataclass

from consilience import gazetteer
from consilience.stages.claims.contrasts import Contrast, Span, later
from consilience.stages.claims.phrases import below, children
from consilience.stages.claims.slots import Slots, share
from consilience.text import DAY_NAMES, fold, stem, word_set

# Each line is a pair of opposites: what is said of a thing by one word is not said of it by the other.
_OPPOSITES = (
    "convict sentence charge indict | acquit clear exonerate pardon",
    "approve adopt pass ratify authorise authorize grant accept allow permit legalise legalize | "
    "reject refuse deny veto block ban prohibit forbid bar suspend revoke",
    "confirm admit acknowledge | deny",
    "raise increase rise grow climb gain jump soar surge | cut lower reduce decrease fall drop decline shrink plunge",
    "accelerate quicken | slow ease",
    "support back endorse favour favor welcome praise hail applaud | oppose condemn criticise criticize denounce slam",
    "keep respect observe honour honor uphold | break violate breach",
    "free release rescue save survive | kill execute murder die perish drown",
    "strengthen tighten | weaken loosen",
    "improve recover | worsen deteriorate",
    "win | lose",
    "profit surplus | loss deficit",
    "alive | dead",
    "guilty | innocent",
    "legal | illegal",
)
# What is begun ends: both may be true, one after the other.
_PHASES = (
    "arrest detain jail imprison hold capture kidnap abduct | release free liberate",
    "open reopen | close shut",
    "begin start launch resume | end stop halt cancel suspend collapse finish conclude",
    "withdraw leave exit recall flee | send deploy enter join return stay remain",
    "create hire recruit add | cut axe shed eliminate lose",
    "appoint elect reinstate | dismiss sack fire oust depose",
    "impose introduce tighten | lift ease scrap relax",
    "restore | cut lose",
    "fill | drain empty",
    "build construct rebuild | demolish destroy dismantle raze",
    "promise pledge offer | threaten",
    "hide conceal | reveal disclose publish",
    "admit let | expel deport turn",
    "postpone delay | open begin start",
    "sign | cancel scrap annul terminate",
    "buy acquire purchase | sell",
)
_POLES: dict[str, frozenset[tuple[int, int]]] = {}
for _n, _pair in enumerate((*_OPPOSITES, *_PHASES)):
    for _k, _pole in enumerate(_pair.split("|")):
        for _word in _pole.split():
            _POLES[_word] = _POLES.get(_word, frozenset()) | {(_n, _k)}
_STATES = word_set("profit surplus loss deficit alive dead guilty innocent legal illegal")
_CONVERSE = word_set("win lose buy acquire purchase sell")  # what one does to another is the opposite of what that does
_DEADLY = word_set("kill execute murder die perish drown")
_MORTAL = word_set("die perish drown")  # what befalls the subject
_ANYBODY = frozenset(map(stem, word_set("people person man woman other one")))
_LIGHT = word_set("be have do say tell get make")  # verbs that say next to nothing
_MUTUAL = word_set("meet marry join fight face talk speak agree sign hold share exchange")  # done by two together
_ARMY = word_set("army military soldier troop police policeman policewoman officer guard navy force")
_REBELS = word_set(
    "rebel militant insurgent gunman fighter guerrilla terrorist attacker protester protestor demonstrator robber "
    "thief bandit kidnapper jihadist extremist"
)
_CHAMBERS = word_set("house senate")
_MARCHES = word_set(
    "withdraw withdrawal leave exit pullout evacuate evacuation invade invasion occupy occupation mission"
)
_WHERE = word_set("from in into of")
_UNDONE = word_set("refuse decline fail")  # to do
_NAMING = word_set("compound amod nmod appos poss conj")
_DOERS, _DONE_TO = word_set("nsubj csubj"), word_set("dobj nsubjpass dative iobj")
_NOT = word_set("not never no n't")
_DAYS = frozenset(name.lower() for name in DAY_NAMES)
_BOTH = 2  # who did it, and to whom
_MATTER = 0.5  # share of the shorter claim's words beside the opposites that both have


@dataclass(frozen=True, slots=True)
class Deed:
    """A word for what was done, by whom and to what."""

    word: str
    span: Span
    main: bool  # the claim's own predicate
    negated: bool
    undone: bool  # refused, or failed to be done
    doer: frozenset[str]  # the head's stem and the names; a country and its people are its code
    done_to: frozenset[str]
    side: str  # of the doer: army, rebels or a chamber, "" for all others
    persons: frozenset[str]  # the doer's surnames, where it is a person's name


def opposite(a: Slots, b: Slots) -> Iterator[Contrast]:
    """The main verbs of two claims on one matter are opposites, or one was refused."""
    one, other = deeds(a), deeds(b)
    for p in one:
        for q in other:
            if p.main and q.main and _opposed(p, q) and _only_said(p, q, one, other) and _matter(p, q, a, b):
                order = later(a, b)
                if (not order and _in_turn(p, q)) or _said_beside(a, q) or _said_beside(b, p):
                    continue
                yield Contrast(
                    kind="act",
                    sort="update" if order else "conflict",
                    a=p.span,
                    b=q.span,
                    values=(p.word, q.word),
                    says=(a.words(*p.span), b.words(*q.span)),
                    reason="the opposite was done",
                    features={"share": share(a.content, b.content), "denied": 0.0},
                    sure=True,
                )


def apart(a: Slots, b: Slots) -> bool:
    """Whether two claims surely tell two facts, however alike they read."""
    one, other = deeds(a), deeds(b)
    pairs = [(p, q) for p in one for q in other if p.main or q.main]
    if any(_opposed(p, q) and _only_said(p, q, one, other) and _matter(p, q, a, b) for p, q in pairs):
        return True
    if any({p.side, q.side} == _CHAMBERS for p, q in pairs):
        return True
    if (one_land := _left(a)) and (other_land := _left(b)) and one_land.isdisjoint(other_land):
        return True
    return any(_another_day(p, q, a, b) or _turned(p, q) or _by_others(p, q) for p, q in pairs if _same(p, q))


def deeds(s: Slots) -> list[Deed]:
    """The verbs of a claim, and the adjectives and nouns that have an opposite."""
    pos, lemmas = s.unit.sentence.pos, s.unit.sentence.lemmas
    return [_deed(s, k) for k in s.unit.tokens if pos[k] == "VERB" or lemmas[k].lower() in _STATES]


def _deed(s: Slots, k: int) -> Deed:
    sentence, under, up = s.unit.sentence, children(s, k), s.unit.sentence.heads[k]
    doers = _doers(s, k)
    undergone = [j for j in under if sentence.deps[j] in _DONE_TO]
    if sentence.lemmas[k].lower() in _MORTAL:
        doers, undergone = [], doers
    undone = sentence.deps[k] == "xcomp" and sentence.lemmas[up].lower() in _UNDONE
    state = sentence.pos[k] != "VERB"
    under_main = (state and _is_main(s, sentence.heads[up])) or ((state or undone) and _is_main(s, up))
    return Deed(
        word=sentence.lemmas[k].lower(),
        span=(sentence.starts[k], sentence.ends[k]),
        main=_is_main(s, k) or under_main,
        negated=(_is_main(s, k) and s.unit.claim.negated) or any(sentence.lemmas[j].lower() in _NOT for j in under),
        undone=undone,
        doer=_party(s, doers),
        done_to=_party(s, undergone),
        side=_side(s, doers),
        persons=_persons(s, doers),
    )


def _side(s: Slots, heads: list[int]) -> str:
    """Which of two sides somebody is of: "rebels", "government troops", "the House"."""
    words = {s.unit.sentence.lemmas[k].lower() for k in _described(s, heads)}
    if words & _CHAMBERS:
        return min(words & _CHAMBERS)
    return "rebels" if words & _REBELS else "army" if words & _ARMY else ""


def _is_main(s: Slots, k: int) -> bool:
    return s.unit.sentence.starts[k] <= s.unit.claim.predicate_start < s.unit.sentence.ends[k]


def _doers(s: Slots, k: int) -> list[int]:
    """The heads of who does it: the subject, that of a verb which it goes with, or who is named after "by"."""
    deps, heads = s.unit.sentence.deps, s.unit.sentence.heads
    found = [j for j in children(s, k) if deps[j] in _DOERS]
    found += [i for j in children(s, k) if deps[j] == "agent" for i in children(s, j) if deps[i] == "pobj"]
    refused = deps[k] == "xcomp" and s.unit.sentence.lemmas[heads[k]].lower() in _UNDONE
    shared = not found and (refused or deps[k] == "conj") and heads[k] in s.unit.tokens
    return [j for j in children(s, heads[k]) if deps[j] in _DOERS] if shared else found


def _described(s: Slots, heads: list[int]) -> set[int]:
    """Some heads, and the words that describe and name them."""
    found, queue = set[int](), list(heads)
    while queue:
        k = queue.pop()
        if k not in found:
            found.add(k)
            queue += [j for j in children(s, k) if s.unit.sentence.deps[j] in _NAMING]
    return found


def _party(s: Slots, heads: list[int]) -> frozenset[str]:
    """Who or what is named: the heads, and the names and countries that describe them."""
    pos, lemmas = s.unit.sentence.pos, s.unit.sentence.lemmas
    named = {k: _named(lemmas[k]) for k in _described(s, heads) if pos[k] in {"NOUN", "PROPN", "ADJ", "NUM"}}
    return frozenset(w for k, w in named.items() if k in heads or pos[k] == "PROPN" or w.isupper())


def _named(lemma: str) -> str:
    word = fold(lemma)
    return gazetteer.demonyms().get(word) or gazetteer.countries().get(word) or stem(word)


def _persons(s: Slots, heads: list[int]) -> frozenset[str]:
    starts = [s.unit.sentence.starts[k] for k in heads]
    named = (
        e for m, e in s.named if m.kind == "person" and m.form == "name" and any(m.start <= x < m.end for x in starts)
    )
    return frozenset(stem(fold(e.name).split()[-1]) for e in named)


def _core(party: frozenset[str]) -> frozenset[str]:
    """The countries of a party, else all its words: of Russian and Ukrainian drones not the drones count."""
    return frozenset(w for w in party if w.isupper()) or party


def _same(p: Deed, q: Deed) -> bool:
    return p.word == q.word and p.negated == q.negated and p.undone == q.undone and p.word not in _LIGHT


def _opposed(p: Deed, q: Deed) -> bool:
    if p.negated or q.negated:
        return False
    if p.word == q.word or p.undone or q.undone:
        return p.word == q.word and p.undone != q.undone
    one, other = _POLES.get(p.word, frozenset()), _POLES.get(q.word, frozenset())
    return not one & other and any(n == m and x != y for n, x in one for m, y in other)


def _in_turn(p: Deed, q: Deed) -> bool:
    """Whether the one follows the other in the course of things: it was opened, and then closed."""
    known = (_POLES.get(p.word, frozenset()), _POLES.get(q.word, frozenset()))
    families = {n for n, _ in known[0]} & {n for n, _ in known[1]}
    return bool(families) and min(families) >= len(_OPPOSITES)


def _only_said(p: Deed, q: Deed, one: list[Deed], other: list[Deed]) -> bool:
    """Whether neither claim says the other's word as well: "seized and later released"."""
    return not any(_alike(p, x) for x in other) and not any(_alike(q, x) for x in one)


def _said_beside(s: Slots, other: Deed) -> bool:
    """Whether the sentence of a claim tells the other deed beside it: "backed by members, criticised by others"."""
    return other.word in {lemma.lower() for lemma in s.unit.sentence.lemmas}


def _alike(p: Deed, x: Deed) -> bool:
    one_pole = bool(_POLES.get(p.word, frozenset()) & _POLES.get(x.word, frozenset()))
    return (p.word == x.word or one_pole) and p.undone == x.undone


def _matter(p: Deed, q: Deed, a: Slots, b: Slots) -> bool:
    """Whether opposites are said by one of one thing, as far as both are named, in much the same words."""
    known = [(_core(x), _core(y)) for x, y in ((p.doer, q.doer), (p.done_to, q.done_to)) if x and y]
    if any(x.isdisjoint(y) for x, y in known):
        return False
    if not _DEADLY.isdisjoint({p.word, q.word}) and not (p.done_to & q.done_to) - _ANYBODY:
        return False  # of many some died and others were saved
    if p.word in _CONVERSE and not (p.doer and q.doer):
        return False
    both = len(known) == _BOTH
    return both or share(a.content - {stem(p.word)}, b.content - {stem(q.word)}) >= _MATTER


def _turned(p: Deed, q: Deed) -> bool:
    """Whether who did it in one is whom it was done to in the other."""
    crossed = _core(p.doer) & _core(q.done_to) and _core(q.doer) & _core(p.done_to)
    return bool(crossed) and p.word not in _MUTUAL and not _core(p.doer) & _core(q.doer)


def _by_others(p: Deed, q: Deed) -> bool:
    """Whether another person did the like, or the other side of a war did it to the same."""
    if p.word in _MUTUAL:
        return False
    if p.persons and q.persons and p.persons.isdisjoint(q.persons):
        return True
    if p.done_to.isdisjoint(q.done_to):
        return False
    one, other = _core(p.doer), _core(q.doer)
    lands = bool(one) and bool(other) and all(w.isupper() for w in one | other) and one.isdisjoint(other)
    return lands or {p.side, q.side} == {"army", "rebels"}


def _left(s: Slots) -> set[str]:
    """The countries that forces are said to leave, enter or hold: the war in one is not the war in the other."""
    sentence, found = s.unit.sentence, set[str]()
    for k in s.unit.tokens:
        if sentence.lemmas[k].lower() in _MARCHES:
            for j in below(s, k):
                where = sentence.deps[j] == "pobj" and sentence.lemmas[sentence.heads[j]].lower() in _WHERE
                if where or (sentence.deps[j] == "dobj" and sentence.heads[j] == k):
                    found.add(gazetteer.countries().get(fold(sentence.lemmas[j]), ""))
    return found - {""}


def _another_day(p: Deed, q: Deed, a: Slots, b: Slots) -> bool:
    """Whether the like happened to one, or one did the like, on another day of the week."""
    one, other = _weekdays(a), _weekdays(b)
    alike = p.doer & q.doer or p.done_to & q.done_to
    return p.main and q.main and bool(one) and bool(other) and bool(alike) and one.isdisjoint(other)


def _weekdays(s: Slots) -> set[str]:
    return {w for t in s.times for w in fold(s.words(t.start, t.end)).split() if w in _DAYS}
