"""The few sentences of a document against which a line of one to three sentences is read."""

from functools import cache

import numpy as np

from consilience.models import Parser, Vocabulary, load
from consilience.stages.claims.features import common_weight
from consilience.text import stems

NEAREST = 3  # sentences of a document for each sentence of a line
LONGEST = 130  # words of a passage, so that the pair reader need not cut it
_stems = cache(stems)  # many lines are read against one document
_NEGATIONS = frozenset({"not", "no", "never", "nobody", "nothing", "without", "n't", "cannot"})


@cache
def passage(document: str, line: str) -> str:
    """The sentences of a document nearest to those of a line, the nearest first taken, in the document's order."""
    told, ranks = sentences(document), dict[int, int]()
    for sentence in sentences(line):
        near = sorted(range(len(told)), key=lambda n: -shared(told[n], sentence))[:NEAREST]
        for rank, n in enumerate(near):
            ranks[n] = min(rank, ranks.get(n, rank))
    taken, size = list[int](), 0
    for n in sorted(ranks, key=lambda n: (ranks[n], n)):
        size += len(told[n].split())
        if size <= LONGEST or not taken:
            taken.append(n)
    return " ".join(told[n] for n in sorted(taken))


@cache
def sentences(text: str) -> list[str]:
    """The sentences of a text, which end where its lines do."""
    lines = [line for line in text.splitlines() if line.strip()]
    return [line[s.start : s.end] for line, found in zip(lines, load(Parser)(lines), strict=True) for s in found]


def shared(premise: str, hypothesis: str) -> float:
    """Share of the hypothesis's words, weighted by rarity, that the premise holds; half where it alone negates."""
    own, other = _stems(hypothesis), _stems(premise)
    keys = sorted(own)
    weight = common_weight(load(Vocabulary))(keys) if keys else np.zeros(0)
    inside = np.array([key in other for key in keys], bool)
    share = float(weight[inside].sum() / weight.sum()) if keys else 0.0
    return share * (0.5 if (own & _NEGATIONS) and not (other & _NEGATIONS) else 1.0)
