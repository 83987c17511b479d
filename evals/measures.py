"""The measure that most tasks have in common."""


def f1(precision: float, recall: float) -> float:
    """Harmonic mean of precision and recall, each 0..1; 0 where both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
