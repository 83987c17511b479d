"""Phrases of a claim, read off its grammar: nouns with what describes and counts them, and the reason it gives."""

from dataclasses import dataclass

from consilience.stages.claims.contrasts import Span
from consilience.stages.claims.slots import Slots, stems
from consilience.text import DAY_NAMES, MONTH_NAMES, fold, stem, word_set

_BEFORE = word_set("amod compound nummod nmod poss quantmod")
_INNER = word_set("compound nmod")
_NAMING = word_set("NOUN PROPN")
_OCCASIONED = word_set(  # what is done "over" something, which is then the reason
    """
    accuse anger apologise apologize arrest attack blame boycott charge clash concern condemn confront convict criticise
    criticize denounce disagree dismiss dispute divide fault feud fight fine fire grill impeach indict investigate jail
    outrage oust prosecute protest question quit resign row sack sanction scold split strike sue suspend threaten warn
    """
)
_REASONS = word_set("because due over after following amid since")
AIMS = word_set("to for")
_CAUSED, _OF_TIME = word_set("cause trigger spark prompt provoke start"), word_set("over after following since")
_TIMES = word_set(
    """
    second minute hour morning noon afternoon evening night midnight day weekend week fortnight month quarter season
    year decade century age era
    """
) | {name.lower() for name in (*DAY_NAMES, *MONTH_NAMES)}
_VAGUE = (
    "no none | few handful | some several number | many numerous lot | dozens dozen scores score | hundreds hundred | "
    "thousands thousand | most majority mostly largely | half | all every entire whole | nearly almost | only just | "
    "both two couple pair | single one lone"
)
_AMOUNT = {word: f"~{n}" for n, rung in enumerate(_VAGUE.split("|")) for word in rung.split()}
_ONE_OF_MANY = word_set("any each every either no another first second third last next latest only whole")
_WIDE = 12  # words of a phrase that a reader takes in


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun with what stands before it."""

    noun: str  # its stem
    before: frozenset[str]  # stems of its modifiers
    number: str  # tag of the noun, nothing of a time and where it stands for one of many ("each", "the first")
    amounts: frozenset[str]  # "~" and a rung for an amount in words, the figure for another
    span: Span
    counted: Span  # with its amount


@dataclass(frozen=True, slots=True)
class Frame:
    """A claim with its phrases."""

    slots: Slots
    nouns: tuple[Phrase, ...]
    reason: Span | None

    @property
    def words(self) -> list[str]:
        """The words of the claim."""
        s = self.slots.unit
        return [s.article.text[s.sentence.starts[k] : s.sentence.ends[k]] for k in s.tokens]

    def part(self, first: int, last: int) -> Span:
        """The claim without so many words at its beginning and at its end."""
        s = self.slots.unit
        tokens = s.tokens[first : len(s.tokens) - last]
        return (s.sentence.starts[tokens[0]], s.sentence.ends[tokens[-1]]) if tokens else (s.claim.start, s.claim.end)


def frame(s: Slots) -> Frame:
    """Read the phrases of a claim."""
    return Frame(slots=s, nouns=tuple(_phrase(s, k) for k in s.unit.tokens if _is_head(s, k)), reason=_reason(s))


def children(s: Slots, k: int) -> list[int]:
    """The tokens of the claim that depend on one."""
    return [j for j in s.unit.tokens if s.unit.sentence.heads[j] == k and j != k]


def below(s: Slots, k: int) -> set[int]:
    """The token and all that depends on it inside the claim."""
    found, queue = {k}, [k]
    while queue:
        for j in children(s, queue.pop()):
            if j not in found:
                found.add(j)
                queue.append(j)
    return found


def _is_head(s: Slots, k: int) -> bool:
    return s.unit.sentence.pos[k] in _NAMING and s.unit.sentence.deps[k] not in _INNER


def _phrase(s: Slots, k: int) -> Phrase:
    sentence, before = s.unit.sentence, [j for j in children(s, k) if j < k]
    parts = {i for j in before if sentence.deps[j] in _BEFORE for i in below(s, j) if i < k}
    named = "PROPN" if sentence.pos[k] == "PROPN" else ""  # parts of a name do not describe whom they name
    telling = [j for j in parts if sentence.pos[j] not in {"NUM", named}]
    is_time = fold(sentence.lemmas[k]) in _TIMES  # compared as times: as nouns they count nothing
    lemmas = [] if is_time else [(j, fold(sentence.lemmas[j])) for j in before]
    amounts = {_AMOUNT.get(w) or (w if sentence.pos[j] == "NUM" else "") for j, w in lemmas} - {""}
    first = min(parts, default=k)
    words = frozenset(stem(fold(sentence.lemmas[j])) for j in telling if sentence.pos[j] in {"ADJ", "ADV"})
    return Phrase(
        noun=stem(fold(sentence.lemmas[k])),
        before=stems(s.unit, telling) | words,
        number="" if is_time or any(w in _ONE_OF_MANY for _, w in lemmas) else sentence.tags[k],
        amounts=frozenset(amounts),
        span=(sentence.starts[first], sentence.ends[k]),
        counted=(sentence.starts[min([first, *before])], sentence.ends[k]),
    )


def _reason(s: Slots) -> Span | None:
    """The first phrase or clause that gives a reason, an occasion or an aim."""
    sentence = s.unit.sentence
    for k in s.unit.tokens:
        word, dep, head = sentence.lemmas[k].lower(), sentence.deps[k], sentence.heads[k]
        caused = dep == "agent" and sentence.lemmas[head].lower() in _CAUSED
        given = word in _REASONS and dep == "prep" and sentence.pos[head] in {"VERB", "AUX"}
        given = given and (word != "over" or sentence.lemmas[head].lower() in _OCCASIONED)
        if caused or (given and not (word in _OF_TIME and _timed(s, k))):
            return _under(s, k)
        aim = word in AIMS and dep in {"aux", "mark"} and sentence.deps[head] == "advcl"
        if (aim or (word in _REASONS and dep == "mark")) and head in s.unit.tokens:
            return _under(s, head)
    return None


def _timed(s: Slots, k: int) -> bool:
    """Whether a preposition is one of time: "since Saturday", "over the weekend"."""
    return any(s.unit.sentence.lemmas[j].lower() in _TIMES for j in children(s, k))


def _under(s: Slots, k: int) -> Span:
    """From the first to the last word that depends on a token, cut where it grows too long to read."""
    tokens = sorted(below(s, k))
    last = max(j for j in tokens if j - tokens[0] < _WIDE)
    return s.unit.sentence.starts[tokens[0]], s.unit.sentence.ends[last]
