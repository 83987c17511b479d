"""What the token reader says of the same word elsewhere in an article.

It reads a paragraph at a time; a team that its own sentence might take for a town is told by the others. One kind for
one word is not the rule: both stand in one report, and the sentence has the last word.
"""

import numpy as np
from numpy.typing import NDArray

from consilience.models import NAME_LABELS
from consilience.stages.annotate.names.words import Words

_KINDS = np.array([(k + 1) // 2 for k in range(len(NAME_LABELS))])  # label to kind: none, person, organization, ...
_FOLD = np.eye(_KINDS[-1] + 1, dtype=np.float32)[_KINDS]
_FLOOR = 0.05  # probability that the reader leaves to each kind, however sure it is

Odds = NDArray[np.float32]


def heard(sentences: list[Words]) -> dict[int, Odds]:
    """Log odds of every label for the tokens of each sentence, nought where the article has the word only once."""
    found = {w.sentence.n: np.zeros((len(w.raw), len(NAME_LABELS)), np.float32) for w in sentences}
    at = [(w, k) for w in sentences if w.signals for k, raw in enumerate(w.raw) if raw[:1].isupper()]
    number: dict[str, int] = {}
    word = np.array([number.setdefault(w.low[k], len(number)) for w, k in at], np.int64)
    shares = np.array([w.signals.labels(k) for w, k in at], np.float32).reshape(-1, len(NAME_LABELS)) @ _FOLD / 255
    for (w, k), odds in zip(at, _odds(word, shares), strict=True):
        found[w.sentence.n][k] = odds
    return found


def _odds(word: NDArray[np.int64], shares: Odds) -> Odds:
    """Log odds of the mean over the other places of a word, which weigh the more the more there are.

    They tell of what kind a name is; whether there is one is for the sentence to say.
    """
    counts = np.bincount(word)
    sums = np.zeros((len(counts), shares.shape[1]), np.float32)
    np.add.at(sums, word, shares)
    others = (counts[word] - 1)[:, None]
    mean = (sums[word] - shares) / np.maximum(others, 1)
    odds = np.log((mean + _FLOOR) / (1 / shares.shape[1] + _FLOOR)) * (others / (others + 1))
    odds[:, 0] = np.minimum(odds[:, 0], odds[:, 1:].max(axis=1))
    return np.asarray(odds[:, _KINDS], np.float32)
