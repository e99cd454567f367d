"""The network set by hand: its rules are its weights, and it reads more than one would think."""

from pathlib import Path

import numpy as np
import pytest

from nnmath import accuracy, load_digits, load_network, predict, read_metadata
from nnmath.activations import sigmoid
from nnmath.by_hand import (
    BAR_SQUISH,
    BARS,
    DIGIT_SQUISH,
    DIGITS,
    PARTS,
    Rule,
    bar_weights,
    by_hand_network,
    rule_weights,
)
from nnmath.design import main
from nnmath.forward import forward
from nnmath.grids import weight_grid
from nnmath.measuring.measurements import load_confusion
from tests.nnmath.test_train import mnist

__all__ = ["mnist"]  # a fixture

ASSETS = Path(__file__).parents[2] / "assets"
FILE = ASSETS / "networks" / "by_hand.npz"
REMAKE = "remake by_hand.npz and its measurements with the commands in the assets' READMEs"


def test_it_has_the_films_shape_and_a_name_for_every_neuron() -> None:
    network = by_hand_network()
    assert network.sizes == (784, len(BARS), len(PARTS), len(DIGITS)) == (784, 16, 16, 10)
    assert network.parameter_count == 13_002
    assert {layer.activation for layer in network.layers} == {"sigmoid"}
    assert list(DIGITS) == [str(k) for k in range(10)]


def test_every_neuron_is_asked_for_by_one_of_the_next_layer() -> None:
    for rules, names in ((PARTS, BARS), (DIGITS, PARTS)):
        asked = {name for rule in rules.values() for name in rule.asks}
        assert asked == set(names)
        for rule in rules.values():
            assert not set(rule.asks) & set(rule.against)
            assert len(set(rule.asks + rule.against)) == len(rule.asks) + len(rule.against)


def test_a_bar_is_bright_where_it_lies_dark_beside_it_and_nothing_far_away() -> None:
    weights = bar_weights((14, 8), (14, 20))
    assert weights.sum() == pytest.approx(1 - 0.5)
    assert weights[:, 1:14] == pytest.approx(weights[:, 27:14:-1])  # the same on both sides
    assert weights[1:14] == pytest.approx(weights[27:14:-1])
    assert np.unravel_index(weights.argmax(), weights.shape)[0] == 14
    assert weights[14, 8:21] == pytest.approx(weights[14, 14])
    assert (weights[[10, 18], 8:21] < 0).all()
    assert abs(weights[14, [0, 27]]).max() < 1e-9


def test_grey_everywhere_gives_half_of_it_and_the_bar_alone_nearly_all() -> None:
    weights = bar_weights((5, 14), (21, 14))
    assert (weights * np.full((28, 28), 0.6)).sum() == pytest.approx(0.3)
    line = np.zeros((28, 28))
    line[2:25, 12:17] = 1.0
    # Within 2.5 pixels of the middle lie 81 % of a bell curve 1.9 wide, and 15 % of each flank.
    assert (weights * line).sum() == pytest.approx(0.81 - 0.5 * 0.15, abs=0.02)


def test_a_turned_bar_answers_to_its_own_slant_most() -> None:
    rising, falling = bar_weights((8, 20), (20, 8)), bar_weights((8, 8), (20, 20))
    assert rising[:, 1:] == pytest.approx(falling[:, :0:-1], abs=1e-12)  # mirrored at column 14
    stroke = (np.abs(np.subtract(*np.indices((28, 28)))) <= 1).astype(float)
    assert (falling * stroke).sum() > 0.4 > 0.2 > (rising * stroke).sum()


def test_rules_become_shares() -> None:
    rules = {"x": Rule(("a", "b"), ("c", "d", "e", "f")), "y": Rule(("e",), ("a",))}
    names = dict.fromkeys("abcdef")
    assert rule_weights(rules, names).tolist() == [
        [0.5, 0.5, -0.25, -0.25, -0.25, -0.25],
        [-1, 0, 0, 0, 1, 0],
    ]
    assert rule_weights(rules, names, 0.2).tolist() == [
        [0.5, 0.5, -0.2, -0.2, -0.2, -0.2],
        [-0.2, 0, 0, 0, 1, 0],
    ]


def test_weights_and_biases_follow_the_stated_rule() -> None:
    network = by_hand_network()
    bars, parts, digits = network.layers
    grid = weight_grid(bars, list(BARS).index("middle"))
    assert grid == pytest.approx(10 * bar_weights(*BARS["middle"]), abs=1e-6)
    assert bars.biases.tolist() == [-2.5] * 16
    ring = parts.weights[list(PARTS).index("ring")]
    assert sorted(set(ring.round(4))) == [-2.6667, 0, 1.6]  # 8 / 3 against, 8 / 5 for
    assert parts.biases == pytest.approx(-1.6)
    assert digits.weights[3, list(PARTS).index("belly")] == 8 / 2
    assert digits.weights[4, list(PARTS).index("belly")] == pytest.approx(-8 / 5)
    assert digits.biases == pytest.approx(-DIGIT_SQUISH.gain * DIGIT_SQUISH.half)


def test_an_empty_image_lights_no_bar() -> None:
    bars = forward(by_hand_network(), np.zeros(784))[0].a
    assert bars == pytest.approx(sigmoid(np.full(16, -BAR_SQUISH.gain * BAR_SQUISH.half)))
    assert bars.max() < 0.08


def test_what_is_shipped_is_what_the_tables_say() -> None:
    for kept, made in zip(load_network(FILE).layers, by_hand_network().layers, strict=True):
        assert kept.weights == pytest.approx(made.weights, abs=1e-6), REMAKE
        assert kept.biases == pytest.approx(made.biases, abs=1e-6), REMAKE


def test_it_reads_the_digits_that_stand_for_their_class() -> None:
    digits, network = load_digits(ASSETS / "digits" / "digits.npz"), load_network(FILE)
    answers = [predict(network, digits.images[index].ravel()).winner for index in digits.defaults]
    assert answers == list(range(10))


def test_the_recorded_accuracy_is_the_recomputed_one(
    mnist_test: tuple[np.ndarray, np.ndarray],
) -> None:
    recorded = read_metadata(FILE)["accuracy"]
    assert accuracy(load_network(FILE), *mnist_test) == pytest.approx(recorded, abs=2e-4)
    assert recorded > 0.7


def test_the_recorded_accuracy_is_the_share_on_the_diagonal() -> None:
    kept = load_confusion(ASSETS / "measurements" / "confusion_by_hand.npz", load_network(FILE))
    assert np.trace(kept) / kept.sum() == pytest.approx(read_metadata(FILE)["accuracy"]), REMAKE
    assert (np.diag(kept) > kept.sum(axis=1) / 2).all()  # each digit is read right by half at least


def test_the_command_writes_it_with_what_it_scores(
    mnist: Path, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    out = tmp_path / "hand.npz"
    assert main([str(out), "--mnist", str(mnist)]) == 0
    share = read_metadata(out)["accuracy"]
    assert f"hand.npz: {share:.2%} of the test images" in capsys.readouterr().out
    assert read_metadata(out)["command"] == "python -m nnmath.design hand.npz"
    assert load_network(out).sizes == (784, 16, 16, 10)
    with np.load(out, allow_pickle=False) as file:
        assert file["weights_1"].dtype == np.float32


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["out.txt"], "out.txt must end in .npz"),
        (["out.npz", "--mnist", "nowhere"], "Give MNIST's folder"),
        ([], "--help` explains"),
    ],
)
def test_mistakes_end_in_one_sentence(
    words: list[str],
    told: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == 2
    error = capsys.readouterr().err
    assert error.startswith("error: ") and told in error
    assert not list(tmp_path.iterdir())
