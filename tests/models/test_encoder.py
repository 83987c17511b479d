"""The int8 encoder scores as its fp32 original does, on any processor, whatever it is called with."""

import numpy as np

from consilience.models import Encoder, load

TEXTS = [
    "Nine people died when a ferry caught fire off the coast.",
    "At least nine were killed in a blaze on a passenger ship.",
    "The union signed a pay agreement with the mining company.",
    "Miners voted to end their strike after a deal on wages.",
    "The minister promised an inspection within thirty days.",
    "Heavy rain flooded the market on Sunday.",
]
# The same network with its weights dequantised and its activations in fp32. Signed int8 saturates on
# processors without VNNI, which shows here as a difference far above the tolerance.
FP32 = np.array(
    [
        [1.0, 0.841, 0.349, 0.426, 0.353, 0.474],
        [0.841, 1.0, 0.387, 0.43, 0.411, 0.49],
        [0.349, 0.387, 1.0, 0.764, 0.509, 0.357],
        [0.426, 0.43, 0.764, 1.0, 0.461, 0.412],
        [0.353, 0.411, 0.509, 0.461, 1.0, 0.478],
        [0.474, 0.49, 0.357, 0.412, 0.478, 1.0],
    ]
)


def test_scores_are_those_of_fp32() -> None:
    vectors = load(Encoder)(TEXTS)
    assert np.abs(vectors @ vectors.T - FP32).max() < 0.03


def test_a_vector_does_not_depend_on_its_neighbours() -> None:
    encoder = load(Encoder)
    together = encoder(TEXTS)
    assert all((encoder([text])[0] == row).all() for text, row in zip(TEXTS, together, strict=True))


def test_empty_input() -> None:
    assert load(Encoder)([]).shape == (0, 384)
    assert np.isfinite(load(Encoder)([""])).all()
