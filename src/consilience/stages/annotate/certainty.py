"""How certain an event is, from -3 (certainly not) to +3 (certainly so), as its author tells it."""

from consilience.stages.annotate.modality import modality, negated
from consilience.stages.annotate.tree import Tree

_LEVEL = {
    "asserted": 3.0,
    "planned": 1.5,
    "promised": 1.0,
    "possible": 0.5,
    "hypothetical": 0.0,
    "denied": -2.0,
    "asked": 0.0,
}


def certainty(tree: Tree, head: int) -> float:
    """Rate the event that a token stands for."""
    level = _LEVEL[modality(tree, head, "")]
    return -level if negated(tree, head) else level
