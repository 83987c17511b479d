"""What the scores of all pairs say of one: claims of other accounts that join its ends, and that keep them apart."""

from types import SimpleNamespace

import numpy as np

from consilience.stages.claims.support import columns


def features(accounts, sentences):
    """Claims in the order of their accounts; a sentence belongs to the account of its claims."""
    own = dict(zip(sentences, accounts, strict=True))
    return SimpleNamespace(
        article=np.array(accounts), sentence=np.array(sentences), sentence_article=np.array(list(own.values()))
    )


def looked(accounts, scores, sentences=None):
    """The columns of pairs given as (claim, claim, score)."""
    rows, others, score = (np.array(x) for x in zip(*scores, strict=True))
    own = features(accounts, sentences or list(range(len(accounts))))
    out = columns(own, rows, others, score.astype(np.float32))
    return {name: [round(float(v), 4) for v in values] for name, values in out.items()}


def test_a_third_account_that_is_like_both_is_a_bridge():
    found = looked([0, 1, 2], [(0, 1, 0.3), (0, 2, 0.9), (1, 2, 0.7)])
    assert found["bridge"] == [0.7, 0.3, 0.3]
    assert found["apart"] == [0, 0, 0]


def test_each_further_account_adds_its_bridge():
    found = looked([0, 1, 2, 3], [(0, 1, 0.3), (0, 2, 0.9), (1, 2, 0.7), (0, 3, 0.4), (1, 3, 0.5)])
    assert (found["bridge"][0], found["bridges"][0]) == (0.7, 1.1)


def test_two_claims_of_one_account_that_are_like_one_end_each_keep_the_ends_apart():
    found = looked([0, 1, 2, 2], [(0, 1, 0.3), (0, 2, 0.9), (1, 3, 0.8)])
    assert (found["bridge"][0], found["apart"][0]) == (0, 0.8)


def test_a_pair_has_the_best_score_of_its_sentences():
    found = looked([0, 0, 1], [(0, 2, 0.2), (1, 2, 0.6)], sentences=[0, 0, 1])
    assert found["score"] == [0.2, 0.6]
    assert found["score_sentence"] == [0.6, 0.6]


def test_neighbouring_sentences_that_are_alike_count():
    found = looked([0, 0, 1, 1], [(0, 2, 0.2), (1, 3, 0.6)])
    assert found["score_context"] == [0.6, 0.2]


def test_partners_are_the_best_of_each_account():
    found = looked([0, 1, 1, 2], [(0, 1, 0.4), (0, 2, 0.8), (0, 3, 0.5)])
    assert found["partners_high"] == [1.3, 1.3, 1.3]
    assert found["partners_low"] == [0.4, 0.8, 0.5]


def test_many_pairs_are_looked_at_as_few_are():
    size = 40
    rows, others = np.nonzero(np.ones((size, size)))
    scores = [(r, size + c, ((r * 7 + c * 3) % 10) / 10) for r, c in zip(rows.tolist(), others.tolist(), strict=True)]
    every = looked([0] * size + [1] * size, scores)
    assert every["bridge"] == [0] * len(scores)  # there is no third account
