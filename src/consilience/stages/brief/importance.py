"""How much a sentence matters: the chance that it states one of the facts on which the accounts rest.

A logistic regression over five features, taught by ``training/brief.py`` on stories whose shared facts are labelled by
hand (see ``docs/models/sentence-importance.md``).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from consilience.page import Page
from consilience.records import Sentence

FEATURES = ("lead", "shared", "elsewhere", "centre", "quoted")
WEIGHTS = (1.06, 2.18, 2.17, 19.07, -0.43)
BIAS = -2.02

_BESIDE = {"caption", "embed", "dateline"}
_OPENING = 2  # sentences
_NEAR = 0.25  # cosine above which a sentence of another account tells of the same
_SPOKEN = {"direct", "post"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence and what tells of its weight."""

    article_id: str
    start: int
    end: int
    terms: frozenset[str]
    propositions: frozenset[str]
    lead: float  # 1 at the top, 0 at the end
    quoted: bool  # somebody's words from end to end
    opening: bool  # a headline or a first sentence


def passages(pages: list[Page], propositions_of: dict[str, frozenset[str]]) -> list[Passage]:
    """Every sentence of the accounts that tells something."""
    out = []
    for page in pages:
        for sentence in page.sentences.values():
            kind = page.kinds.get(sentence.block, "paragraph")
            if kind in _BESIDE:
                continue
            told = [propositions_of.get(c.claim_id, frozenset()) for c in page.claims.get(sentence.n, [])]
            out.append(
                Passage(
                    article_id=page.article.article_id,
                    start=sentence.start,
                    end=sentence.end,
                    terms=page.terms(sentence, sentence.start, sentence.end),
                    propositions=frozenset().union(*told),
                    lead=1.0 if kind == "title" else page.lead(sentence.n),
                    quoted=_quoted(page, sentence),
                    opening=kind == "title" or page.order.get(sentence.n, _OPENING) < _OPENING,
                )
            )
    return out


def _quoted(page: Page, sentence: Sentence) -> bool:
    return any(q.kind in _SPOKEN and q.start <= sentence.start + 1 and sentence.end - 1 <= q.end for q in page.quotes)


def importance(of: Sequence[Passage]) -> NDArray[np.float32]:
    """Estimate for each passage how likely it states a fact that the accounts share (0..1)."""
    if not of:
        return np.zeros(0, dtype=np.float32)
    odds = features(of) @ np.array(WEIGHTS, dtype=np.float32) + BIAS
    return np.asarray(1 / (1 + np.exp(-odds)), dtype=np.float32)


def features(of: Sequence[Passage]) -> NDArray[np.float32]:
    """One row a passage, one column each of FEATURES."""
    rows = vectors([p.terms for p in of])
    told_by = tellers(of)
    shared = [np.log1p(sum(told_by[k] > 1 for k in p.propositions)) for p in of]
    columns = [[p.lead for p in of], shared, _elsewhere(of, rows), rows @ rows.mean(axis=0), [p.quoted for p in of]]
    return np.array(columns, dtype=np.float32).T


def tellers(of: Iterable[Passage]) -> Counter[str]:
    """How many accounts assert each proposition."""
    return Counter(name for name, _ in {(name, p.article_id) for p in of for name in p.propositions})


def _elsewhere(of: Sequence[Passage], rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """How early the other accounts tell what is most like each passage, 0 where they do not; their mean."""
    articles = np.array([p.article_id for p in of])
    lead = np.array([p.lead for p in of], dtype=np.float32)
    total, names = np.zeros(len(of), dtype=np.float32), sorted(set(articles.tolist()))
    for name in names:
        own = articles == name
        like = rows @ rows[own].T
        found = np.where(like.max(axis=1) > _NEAR, lead[own][like.argmax(axis=1)], 0.0)
        total += np.where(own, 0.0, found)
    return np.asarray(total / max(len(names) - 1, 1), dtype=np.float32)


def vectors(texts: Sequence[frozenset[str]]) -> NDArray[np.float32]:
    """Unit vectors of word sets, rare words weighing more."""
    return weighted(texts, texts)[0]


def weighted(
    texts: Sequence[frozenset[str]], others: Sequence[frozenset[str]]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Unit vectors of two lists of word sets, each word weighed by how few of the second list hold it."""
    vocabulary = {t: n for n, t in enumerate(sorted(frozenset().union(*texts, *others)))}
    a, b = _matrix(texts, vocabulary), _matrix(others, vocabulary)
    rarity = np.log(1 + len(others) / np.maximum(b.sum(axis=0), 1)).astype(np.float32)
    return _unit(a * rarity), _unit(b * rarity)


def _matrix(texts: Sequence[frozenset[str]], vocabulary: dict[str, int]) -> NDArray[np.float32]:
    out = np.zeros((len(texts), len(vocabulary)), dtype=np.float32)
    for n, terms in enumerate(texts):
        out[n, [vocabulary[t] for t in terms]] = 1
    return out


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    norm = np.sqrt((rows**2).sum(axis=1, keepdims=True))
    return np.asarray(rows / np.maximum(norm, 1e-9), dtype=np.float32)
