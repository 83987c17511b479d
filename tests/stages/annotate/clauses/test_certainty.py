"""Certainty is the reader's; where nobody has read, modality and negation decide; it never leaves -3..+3."""

from dataclasses import replace

import pytest

from consilience.stages.annotate.clauses.certainty import certainty
from consilience.stages.annotate.tree import Tree
from tests.factory import article


def rated(text, word, *, unread=False, news=None):
    made, _, (sentence,) = article(text)
    tree = Tree(replace(sentence, signals=b"") if unread else sentence, made.text)
    return certainty(tree, tree.words.index(word), news)


@pytest.mark.parametrize("unread", [False, True])
def test_what_is_denied_or_open_is_less_certain_than_what_is_told(unread):
    told = rated("The ferry reached Brask on Monday.", "reached", unread=unread)
    assert told > rated("The ferry may reach Brask on Monday.", "reach", unread=unread)
    assert told > 0 > rated("The ferry did not reach Brask on Monday.", "reach", unread=unread)


def test_the_share_of_news_lies_between_both_scales():
    text = "The ministers will meet in Brask next week."
    ends = [rated(text, "meet", news=share) for share in (0.0, 1.0)]
    assert min(ends) <= rated(text, "meet") <= max(ends)
    assert rated(text, "meet", news=0.5) == pytest.approx(sum(ends) / 2)
    assert all(-3 <= end <= 3 for end in ends)
