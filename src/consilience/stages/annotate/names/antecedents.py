"""Whom "he" or "she" means: signs for and against each person spoken of nearby, weighed by taught weights.

One log-linear choice among the persons in reach and nobody (a ranker, after Denis & Baldridge 2007, over signs as in
Lappin & Leass 1994), with a probability: who puts a name in for a pronoun can ask for a sure one.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from consilience.models import AntecedentModel
from consilience.records import Sentence
from consilience.stages.annotate.names.coreference import Chain, Item
from consilience.stages.annotate.speech.verbs import SAY

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ROLES = {"poss": "possessive", "dobj": "object", "dative": "object", "pobj": "prepositional"} | dict.fromkeys(
    _SUBJECTS, "subject"
)
_AS_ABOVE = {"conj", "appos"}  # labels of a noun that does what the noun above it does
_CLAUSES = {"ccomp", "advcl", "relcl", "conj", "ROOT", "xcomp", "acl", "pcomp"}
_REFLEXIVE = {"himself", "herself"}
_RELATIVE = {"who", "that", "which"}
_WINDOW = 6  # sentences back in which mentions weigh
_SPOKE = 8  # and in which somebody has spoken
_ABOVE = 3  # subjects above a pronoun that are looked at
_SALIENT = (0.12, 0.25, 0.5, 1.0, 1.5, 2.0)  # steps of the weight of being a subject; it halves with each sentence
_VIA = "pronoun"  # the choice in the model's file


@dataclass(frozen=True, slots=True)
class View:
    """What grammar and quotation marks tell of a mention."""

    token: int  # its head word in the sentence
    role: str  # subject | possessive | object | prepositional | other
    verb: int  # the nearest verb above, -1 without one
    quote: int  # the quotation it stands in, -1 outside
    speaks: bool  # subject of a verb of speech, outside quotations


class Scene:
    """The sentences and quotations of one article, asked for the view of a mention."""

    def __init__(self, sentences: Iterable[Sentence], quotes: Iterable[tuple[int, int]]) -> None:
        self._sentences = {s.n: s for s in sentences}
        self._quotes = sorted(quotes)
        self._views: dict[tuple[int, int], View] = {}
        self._children: dict[int, dict[int, list[int]]] = {}

    @cached_property
    def _opens(self) -> list[int]:
        return [start for start, _ in self._quotes]

    def view(self, item: Item) -> View:
        """What is told of a mention by the place where it stands."""
        key = (item.start, item.end)
        if key not in self._views:
            self._views[key] = self._look(item)
        return self._views[key]

    def _look(self, item: Item) -> View:
        s = self._sentences[item.sentence]
        token = _as_above(s, _head(s, item))
        role = _ROLES.get(s.deps[token], "other")
        verb = next((k for k in _ancestors(s, token) if s.pos[k] in {"VERB", "AUX"}), -1)
        quote = self.quote(item.start)
        speaks = role == "subject" and quote < 0 and s.lemmas[s.heads[token]] in SAY
        return View(token, role, verb, quote, speaks)

    def quote(self, at: int) -> int:
        """The number of the quotation that an offset lies in, -1 outside."""
        n = bisect_right(self._opens, at) - 1
        return n if n >= 0 and at < self._quotes[n][1] else -1

    def opens(self, quote: int) -> int:
        """Where a quotation begins."""
        return self._quotes[quote][0]

    def subjects(self, item: Item) -> list[tuple[int, str]]:
        """The subjects of the clauses above a mention, the nearest first, with the label of each clause."""
        s, at = self._sentences[item.sentence], self.view(item).token
        below = self._below(s)
        out = []
        for clause in (at, *_ancestors(s, at)):
            for k in below.get(clause, ()):
                if s.deps[k] in _SUBJECTS and s.starts[k] != item.start:
                    relative = s.lemmas[k].lower() in _RELATIVE and s.deps[clause] == "relcl"
                    out.append((s.heads[clause] if relative else k, s.deps[clause]))
        return out

    def head(self, sentence: int, token: int) -> int:
        """The token above one."""
        return self._sentences[sentence].heads[token]

    def _below(self, s: Sentence) -> dict[int, list[int]]:
        if s.n not in self._children:
            below = self._children[s.n] = {}
            for k, head in enumerate(s.heads):
                if head != k:
                    below.setdefault(head, []).append(k)
        return self._children[s.n]


def _head(s: Sentence, item: Item) -> int:
    """The token of a mention whose head lies outside it."""
    first, last = bisect_left(s.starts, item.start), bisect_left(s.starts, item.end)
    return next((k for k in range(last - 1, first - 1, -1) if not first <= s.heads[k] < last or s.heads[k] == k), first)


def _as_above(s: Sentence, token: int) -> int:
    while s.deps[token] in _AS_ABOVE and s.heads[token] != token and s.pos[s.heads[token]] in {"NOUN", "PROPN", "PRON"}:
        token = s.heads[token]
    return token


def _ancestors(s: Sentence, token: int) -> list[int]:
    out: list[int] = []
    while s.heads[token] != token and s.heads[token] not in out:
        token = s.heads[token]
        out.append(token)
    return out


class Antecedents:
    """The choice of whom each pronoun of one article means."""

    def __init__(self, scene: Scene, model: AntecedentModel) -> None:
        self._scene, self._model = scene, model

    def __call__(self, people: Sequence[Chain], fits: Sequence[Chain], item: Item) -> tuple[Chain | None, float]:
        """Choose among the fitting persons; how probable that is, 0..1. Nobody is a choice as well."""
        fits = [c for c in fits if not barred(self._scene, c, item)]
        if not fits:
            return None, 1.0
        offered = [*(signs(self._scene, people, c, item) for c in fits), nobody(self._scene, fits, item)]
        weights = np.array([self._model.score(_VIA, names) for names in offered])
        shares = np.exp(weights - weights.max())
        best = int(shares.argmax())
        return (fits[best] if best < len(fits) else None), float(shares[best] / shares.sum())


def barred(scene: Scene, chain: Chain, item: Item) -> bool:
    """Whether a person does to somebody else what the pronoun undergoes: "Lund thanked him"."""
    if _kind(scene, item) != "object":
        return False
    own = _tokens(scene, chain, item)
    verb = scene.view(item).verb
    return any(token in own and scene.head(item.sentence, token) == verb for token, _ in scene.subjects(item)[:1])


def signs(scene: Scene, people: Sequence[Chain], chain: Chain, item: Item) -> list[str]:
    """Name what speaks for or against a person as the one that a pronoun means."""
    last = max((i for i in chain.items if i.start < item.start), key=lambda i: i.start)
    return [
        *_standing(scene, chain, last, item),
        f"others={min(len(_between(people, chain, last, item)), 3)}",
        *_above(scene, chain, item),
        *_same_clause(scene, last, item),
        *(_quoted if scene.view(item).quote >= 0 else _told)(scene, people, chain, item),
    ]


def nobody(scene: Scene, fits: Sequence[Chain], item: Item) -> list[str]:
    """Name what speaks for a pronoun that means nobody who is listed."""
    back = min(item.sentence - max(i.sentence for i in c.items if i.start < item.start) for c in fits)
    view = scene.view(item)
    return [
        "nobody",
        f"nobody:fits={min(len(fits), 3)}",
        f"nobody:back={min(back, 4)}",
        f"nobody:{view.role}",
        f"nobody:quoted={view.quote >= 0}",
    ]


def _kind(scene: Scene, item: Item) -> str:
    return "reflexive" if item.words[-1] in _REFLEXIVE else scene.view(item).role


def _standing(scene: Scene, chain: Chain, last: Item, item: Item) -> list[str]:
    """How far back and as what the person was last spoken of, and how much the text is about them."""
    kind, back = _kind(scene, item), item.sentence - last.sentence
    before = [i for i in chain.items if i.start < item.start and item.sentence - i.sentence <= _WINDOW]
    subject = [i for i in before if scene.view(i).role == "subject"]
    weight = sum(0.5 ** (item.sentence - i.sentence) for i in subject)
    out = [
        f"back={min(back, 4)}",
        f"{kind}:back={min(back, 3)}",
        f"last={last.form}",
        f"last={scene.view(last).role}",
        f"{kind}:last={scene.view(last).role}:{min(back, 2)}",
        f"subject={sum(weight >= step for step in _SALIENT)}",
        f"named={bool(chain.names)}",
        f"gender={bool(chain.gender)}",
    ]
    if min(chain.items, key=lambda i: i.start).sentence <= 1:
        out.append("opens the article")
    if any(i.sentence == item.sentence - 1 for i in subject):
        out.append("subject of the sentence before")
    return out


def _between(people: Sequence[Chain], chain: Chain, last: Item, item: Item) -> set[int]:
    """Others of that gender who were spoken of since."""
    return {
        c.n
        for c in people
        if c is not chain
        and not (c.gender and item.gender and c.gender != item.gender)
        and any(last.start < i.start < item.start for i in c.items)
    }


def _tokens(scene: Scene, chain: Chain, item: Item) -> set[int]:
    return {scene.view(i).token for i in chain.items if i.sentence == item.sentence and i.start < item.start}


def _above(scene: Scene, chain: Chain, item: Item) -> list[str]:
    """Whether the person is a subject above the pronoun: "Lund said he", "Lund helped his"."""
    own, kind = _tokens(scene, chain, item), _kind(scene, item)
    for n, (token, clause) in enumerate(scene.subjects(item)[:_ABOVE]):
        if token in own:
            return [f"{kind}:above={n}", f"{kind}:clause={clause if clause in _CLAUSES else 'other'}"]
    return []


def _same_clause(scene: Scene, last: Item, item: Item) -> list[str]:
    here, there = scene.view(item), scene.view(last)
    same = last.sentence == item.sentence and here.verb == there.verb >= 0
    return [f"{_kind(scene, item)}:with={there.role}"] if same else []


def _quoted(scene: Scene, people: Sequence[Chain], chain: Chain, item: Item) -> list[str]:
    """Within quotation marks: who speaks is "I", and seldom "he"."""
    opens = scene.opens(scene.view(item).quote)
    inside = any(opens <= i.start < item.start for i in chain.items)
    spoke = [abs(i.sentence - item.sentence) for i in chain.items if scene.view(i).speaks]
    near = min(spoke, default=_SPOKE)
    return [f"quoted:inside={inside}", f"quoted:speaks={min(near, 4)}"]


def _told(scene: Scene, people: Sequence[Chain], chain: Chain, item: Item) -> list[str]:
    """Outside: "he said" is mostly who spoke last, and never whom the quotation names."""
    before = [
        (i, c.n) for c in people for i in c.items if i.start < item.start and item.sentence - i.sentence <= _SPOKE
    ]
    last = max((i.start for i, n in before if n == chain.n), default=-1)
    spoke = max(((i.start, n) for i, n in before if scene.view(i).speaks), default=(-1, -1))[1] == chain.n
    in_quotation = scene.quote(last) >= 0
    way = "says" if scene.view(item).speaks else "told"
    return [f"{way}:spoke last={spoke}", f"{way}:last in quotation={in_quotation}"]
