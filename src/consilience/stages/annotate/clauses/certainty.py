"""How certain an event is, from -3 (certainly not) to +3 (certainly so), as its author tells it.

The scale is that of Lee et al. 2015 (news: what the author holds for certain, the future included) and of Rudinger
et al. 2018 (web: what has come about by now). The token reader rates every word on both, and says how much the
sentence reads like edited news.
"""

from consilience.stages.annotate.clauses.modality import modality, negated
from consilience.stages.annotate.tree import Tree

# How certain events of each modality are, where no reader has rated them.
_LEVEL = {"asserted": 3.0, "planned": 1.5, "promised": 1.0, "possible": 0.5, "hypothetical": 0.0, "denied": -2.0}


def certainty(tree: Tree, i: int, news: float | None = None) -> float:
    """Rate the event that a token stands for.

    ``news`` says how much the text is news, 0..1; when it is ``None`` the reader judges by the sentence.
    """
    signals = tree.signals
    if not signals:
        return by_rule(tree, i)
    share = _edited(tree, i) if news is None else news
    return share * signals.certainty(i, "news") + (1 - share) * signals.certainty(i, "web")


def _edited(tree: Tree, i: int) -> float:
    """How much the sentence reads like edited news: the reader learned it at events, so its verbs are asked."""
    asked = {i, *(k for k in range(len(tree)) if tree.is_verb(k))}
    return sum(tree.signals.share(k, "edited") for k in sorted(asked)) / len(asked)


def by_rule(tree: Tree, i: int) -> float:
    """Rate an event by its modality, turned round where it is negated."""
    level = _LEVEL.get(modality(tree, i, ""), 0.0)
    return -level if negated(tree, i) else level
