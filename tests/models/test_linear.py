import numpy as np
import pytest

from consilience.models.linear import ChoiceModel, LinearModel, save


@pytest.fixture
def model(tmp_path):
    weights = np.array([[1.0, -2.0], [0.5, 4.0], [0.0, 0.0]], np.float32)
    save(tmp_path / "m.npz", ["tall", "naïve=ü", "idle"], weights, np.array([0.25, 0.0], np.float32), ["yes", "no"])
    return LinearModel(tmp_path / "m.npz")


def test_scores_are_sums_of_the_weights_of_known_features(model):
    assert model.labels == ("yes", "no")
    assert model.scores(["tall", "naïve=ü", "never seen"]).tolist() == [1.75, 2.0]


def test_no_feature_leaves_the_bias(model):
    assert model.scores([]).tolist() == [0.25, 0.0]


def test_features_without_weight_are_not_written(model):
    assert model.scores(["idle"]).tolist() == model.scores([]).tolist()
    assert "idle" not in model._row


def test_a_feature_weighs_apart_in_each_choice(tmp_path):
    names = ["cue:said", "source:said", "cue:a:b"]
    save(tmp_path / "m.npz", names, np.array([[1.0], [-3.0], [0.5]], np.float32), np.zeros(1, np.float32), ["score"])
    model = ChoiceModel(tmp_path / "m.npz")
    assert model.score("cue", ["said", "a:b", "never seen"]) == 1.5
    assert model.score("source", ["said", "a:b"]) == -3.0
