"""A third look at each pair, beside the scores of all others: what two accounts share, a third tends to bear out."""

import numpy as np

from consilience.stages.claims.features import Features, context
from consilience.stages.claims.vectors import Index, Matrix

LEAST = 0.02  # pairs of a lower score keep it
_AT_ONCE = 500  # pairs whose other partners are compared in one table


def columns(features: Features, rows: Index, columns: Index, score: Matrix) -> dict[str, Matrix]:
    """Feature columns of the candidate pairs: what their scores say together."""
    one, other = features.sentence[rows], features.sentence[columns]
    claims = _table(len(features.article), rows, columns, score)
    sentences = _table(len(features.sentence_article), one, other, score)
    out = {"score": score, "score_sentence": sentences[one, other]}
    context(out, "score_context", sentences, one, other)
    return out | _bridges(claims, features.article, rows, columns)


def _table(size: int, rows: Index, columns: Index, score: Matrix) -> Matrix:
    """The best score of any two of these, 0 where none was given."""
    out = np.zeros((size, size), np.float32)
    np.maximum.at(out, (rows, columns), score)
    return np.maximum(out, out.T)


def _bridges(scores: Matrix, article: Index, rows: Index, columns: Index) -> dict[str, Matrix]:
    """How well the claims of other accounts join the two of a pair, and how well they keep them apart.

    Units stand in the order of their accounts. A claim that is like both is a bridge; two claims of one account of
    which either is like one end only say that the ends tell two facts.
    """
    starts = np.flatnonzero(np.r_[True, np.diff(article) > 0])
    best = np.maximum.reduceat(scores, starts, 1)
    out: dict[str, Matrix] = {name: np.zeros(len(rows), np.float32) for name in ("bridge", "bridges", "apart")}
    for at in range(0, len(rows), _AT_ONCE):
        some = slice(at, at + _AT_ONCE)
        one, other = rows[some], columns[some]
        bridge = np.maximum.reduceat(np.minimum(scores[one], scores[other]), starts, 1)
        out["bridge"][some], out["bridges"][some] = bridge.max(1), bridge.sum(1)
        out["apart"][some] = (np.minimum(best[one], best[other]) - bridge).max(1)
    partners = best.sum(1)
    out["partners_low"] = np.minimum(partners[rows], partners[columns])
    out["partners_high"] = np.maximum(partners[rows], partners[columns])
    return out
