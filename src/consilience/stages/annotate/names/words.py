"""A sentence with its words at hand: as written, folded, and with what the lists know of each."""

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from consilience import gazetteer
from consilience.records import Sentence
from consilience.stages.annotate.names import lexicon as lex
from consilience.stages.annotate.signals import Signals
from consilience.text import fold, read_again

_LISTS = (
    ("title", lex.TITLES),
    ("given", lex.GIVEN_NAMES),
    ("org", lex.ORG_HEADS),
    ("known", lex.KNOWN_ORGS),
    ("spot", lex.PLACE_HEADS),
    ("thing", lex.OTHER_HEADS),
    ("role", lex.ROLES),
    ("part", lex.PARTICLES),
)


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence and its tokens: as written, folded, and the lists that hold each."""

    sentence: Sentence
    raw: tuple[str, ...]
    low: tuple[str, ...]
    hints: tuple[tuple[str, ...], ...]
    shouts: bool  # written in capitals: they tell nothing
    heading: bool  # nearly every word capitalised
    signals: Signals

    @classmethod
    def of(cls, sentence: Sentence, text: str) -> "Words":
        """Read the tokens from the article's text."""
        raw = tuple(read_again(text[a:b]) for a, b in zip(sentence.starts, sentence.ends, strict=True))
        low = tuple(fold(w) for w in raw)
        words = [w for w in raw if w.isalpha() and len(w) > 3]
        shouts = len(words) > 1 and sum(w.isupper() for w in words) > 0.7 * len(words)
        heading = len(words) > 2 and sum(w[0].isupper() for w in words) > 0.8 * len(words)
        return cls(sentence, raw, low, _hints(low), shouts, heading, Signals(sentence))

    def said(self, first: int, last: int) -> str:
        """Join the folded words of a range."""
        return " ".join(self.low[first:last])


def _hints(low: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    hints = [_single(w) for w in low]
    opening = [k for k, word in enumerate(low) if word in _openers()]
    for length in (4, 3, 2):
        for k in (k for k in opening if k + length <= len(low)):
            if kind := _phrase(" ".join(low[k : k + length])):
                for at in range(k, k + length):
                    hints[at] = (*hints[at], ("B" if at == k else "I") + kind)
    return tuple(hints)


@lru_cache(maxsize=100_000)
def _single(word: str) -> tuple[str, ...]:
    found = [name for name, words in _LISTS if word.strip(".") in words]
    return (*found, *((kind,) if (kind := _place(word)) else ()))


@cache
def _openers() -> frozenset[str]:
    """First words of the phrases that lists know: most words open none."""
    lists = (gazetteer.demonyms(), gazetteer.countries(), gazetteer.regions(), gazetteer.cities())
    return frozenset(said.partition(" ")[0] for said in chain(lex.KNOWN_ORG_PHRASES, *lists) if " " in said)


@lru_cache(maxsize=100_000)
def _phrase(said: str) -> str:
    return "known" if said in lex.KNOWN_ORG_PHRASES else _place(said)


def _place(said: str) -> str:
    if said in gazetteer.demonyms():
        return "people"
    if said in gazetteer.countries():
        return "country"
    if said in gazetteer.regions():
        return "region"
    return "city" if said in gazetteer.cities() else ""
