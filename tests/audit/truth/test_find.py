"""Identification finds what is there, says what it is, and finds nothing that is not there."""

import numpy as np
import pytest

from scenes._audit.truth.files import ASSETS, Net
from scenes._audit.truth.known import Known
from scenes._audit.truth.passing import contributions
from scenes._audit.truth.shelf import Found, Shelf
from scenes._audit.truth.truth import Truth


@pytest.fixture(scope="module")
def truth() -> Truth:
    return Truth.chosen({})


@pytest.fixture(scope="module")
def weights(truth: Truth) -> np.ndarray:
    return truth.net.weights[0]


def sure(found: Found | None) -> str:
    """The source of what was found beyond doubt."""
    assert found is not None
    assert not found.weak
    return found.source


def test_arrays_rows_and_columns_are_found(truth: Truth, weights: np.ndarray) -> None:
    assert sure(truth.find(weights)) == "weights[0]"
    assert sure(truth.find(weights[3])) == "weights[0][3]"
    assert sure(truth.find(weights[3].reshape(28, 28))) == "weights[0][3]"
    assert sure(truth.find(weights[:, 300])) == "weights[0][…, 300]"
    assert sure(truth.find(truth.passed.a[1])) == "a[1]"
    assert sure(truth.find(truth.x)) == "x"


def test_what_a_connection_carries_is_found(truth: Truth) -> None:
    carried = contributions(truth.net, truth.passed, 0)
    assert sure(truth.find(carried[3])) == "contributions[0][3]"
    assert sure(truth.find(np.cumsum(carried[3]))) == "running sums[0][3]"
    assert sure(truth.find(carried[3].reshape(28, 28).sum(axis=1))) == "sums by rows[0][3]"


def test_a_window_is_a_part(truth: Truth, weights: np.ndarray) -> None:
    window = weights[3].reshape(28, 28)[14:16, 14:17]
    found = truth.find(window)
    assert sure(found) == "weights[0][3][[406, 407, 408, 434, 435, 436]]"
    assert found and found.how == "part"
    found = truth.find(np.sort(window, axis=None))
    assert found and found.how == "sorted"
    found = truth.find(window.ravel()[[2, 0, 3, 1, 5, 4]])
    assert found and found.how == "mixed"


def test_signed_cells_are_found_up_to_their_limit(truth: Truth, weights: np.ndarray) -> None:
    limit = np.quantile(np.abs(weights), 0.99)
    cells = np.clip(weights[4] / limit, -1, 1)
    found = truth.find(cells, "sign")
    assert sure(found) == "weights[0][4]"
    assert found and found.factor == pytest.approx(1 / limit, rel=1e-12)
    assert truth.limit(1 / found.factor) == "most of weights[0][99.0%]"
    assert truth.find(cells) is None  # where nothing may be scaled
    assert truth.find(-cells, "sign") is None
    window = cells.reshape(28, 28)[10:14, 10:14]
    assert sure(truth.find(window, "sign")).startswith("16 of weights[0]")


def test_the_limit_itself_must_be_known(truth: Truth, weights: np.ndarray) -> None:
    found = truth.find(np.clip(weights[4] / 0.3, -1, 1), "sign")
    assert found
    assert truth.limit(1 / found.factor) is None


def test_other_networks_and_digits_are_found_by_name(truth: Truth) -> None:
    assert sure(truth.find(truth.shipped["relu"].weights[0][3])) == "relu: weights[0][3]"
    assert sure(truth.find(truth.own_digit("7-barred-1"))) == "x of our digits[7-barred-1]"
    assert sure(truth.find(truth.run[0][4].weights[0][2])) == "checkpoint 4: weights[0][2]"
    right = truth.measured["placement_strokes"]["right"]
    assert sure(truth.find(right)) == "placement_strokes: right"


def test_a_scene_knows_no_network_that_it_does_not_show(truth: Truth) -> None:
    plain, relu = (truth.shipped[name].weights[0][3] for name in ("plain", "relu"))
    forward, layers = Truth.chosen({}, "forward"), Truth.chosen({}, "why_layers")
    assert forward.find(plain) is forward.find(relu) is layers.find(relu) is None
    assert sure(layers.find(plain)) == "plain: weights[0][3]"
    assert sure(Truth.chosen({"NNFILM_NETWORK": "relu"}, "forward").find(relu)) == "weights[0][3]"


@pytest.mark.parametrize("scale", ["light", "sign"])
def test_one_wrong_value_is_enough(truth: Truth, weights: np.ndarray, scale: str) -> None:
    wrong = weights[5].copy()
    wrong[400] *= -1
    assert truth.find(wrong, scale) is None
    wrong[400] *= -1.001
    assert truth.find(wrong, scale) is None
    wrong[400] /= 1.001
    assert truth.find(wrong, scale)
    wrong[np.abs(wrong).argmax()] *= 0.999
    assert truth.find(wrong, scale) is None


def test_one_wrong_activation_is_enough(truth: Truth) -> None:
    for k in range(16):
        wrong = truth.passed.a[0].copy()
        wrong[k] += 0.001
        found = truth.find(wrong)
        assert found is None or found.weak


def test_neurons_that_have_changed_places_are_found_nowhere(truth: Truth) -> None:
    for a in (*truth.passed.a, truth.net.biases[0], truth.net.weights[0][3]):
        swapped = a.copy()
        swapped[[2, 7]] = a[[7, 2]] if a[2] > 1e-6 else a[[7, 2]] + 0.1
        assert truth.find(swapped) is None
        assert sure(truth.find(np.sort(a)))


def test_random_numbers_are_found_nowhere(truth: Truth) -> None:
    rng = np.random.default_rng(0)
    for n in (2, 3, 9, 10, 16, 784):
        for values in (rng.random(n), rng.normal(size=n)):
            assert truth.find(values) is None
            found = truth.find(values, "sign")
            assert found is None or found.weak


def test_random_single_numbers_are_hardly_ever_found(truth: Truth) -> None:
    rng = np.random.default_rng(1)
    several = [rng.random(1000), rng.normal(size=1000), 30 * rng.random(1000)]
    found = [value for values in several for value in values if truth.number(value)]
    assert len(found) <= 2


def test_single_numbers_say_what_they_are(truth: Truth) -> None:
    assert truth.number(truth.passed.a[1][3]) == "a[1][3]"
    assert truth.number(truth.passed.z[0][5]) == "z[0][5]"
    assert truth.number(12_544) == "sizes: 784 x 16"
    assert truth.number(13_002) == "all parameters"
    assert truth.number(0.9713) == "file.accuracy (weak)"
    assert truth.number(97.13) == "file.accuracy (weak)"
    assert truth.number(7) == "7 (weak)"
    assert truth.number(13_003) is None


def test_keys_are_scales_and_counts_come_neuron_by_neuron(truth: Truth) -> None:
    assert sure(truth.find(np.linspace(1, 0, 32), "light")) == "a scale from 1 to 0"
    assert sure(truth.find(np.linspace(-1, 1, 11), "sign")) == "a scale from -1 to 1"
    assert truth.find(np.linspace(0, 0.9, 32), "light") is None
    assert truth.number(2 * 784) == "connections, neuron by neuron[1]"
    assert truth.number(12_544 + 5 * 16) == "connections, neuron by neuron[20]"
    assert truth.number(2 * 784 + 1) is None


def test_numbers_at_a_scale_are_weak(truth: Truth) -> None:
    for value in (2.5, -2.5, 0.35, 1.2, 50_000.0):
        found = truth.find(np.array([value]), "text")
        assert found
        assert found.weak
    for value in (17.3, 13_003.0, 0.123456):
        assert truth.find(np.array([value]), "text") is None


def test_bands_of_even_steps_are_functions(truth: Truth) -> None:
    z = np.linspace(-8, 8, 240)
    assert sure(truth.find(1 / (1 + np.exp(-z)))) == "sigmoid of evenly spaced z"
    assert sure(truth.find(1 / (1 + np.exp(10 - z)))) == "sigmoid of evenly spaced z"
    assert sure(truth.find(np.maximum(z + 1.234, 0))) == "relu of evenly spaced z"
    assert truth.find(1 / (1 + np.exp(-z - z**3 / 200))) is None


def test_curves_say_which_function_they_are(truth: Truth) -> None:
    x = np.linspace(-10, 10, 60)
    assert sure(truth.curve(x, 1 / (1 + np.exp(-x)))) == "sigmoid(z)"
    assert sure(truth.curve(x, 1 / (1 + np.exp(10 - x)))) == "sigmoid(z − 10)"
    bias = truth.net.biases[0][3]
    assert sure(truth.curve(x, 1 / (1 + np.exp(-x - bias)))) == "sigmoid(z + biases[0][3])"
    assert sure(truth.curve(x, np.maximum(x, 0))) == "relu(z)"
    assert sure(truth.curve(x, (x > 0).astype(float))) == "slope of relu(z)"
    assert truth.curve(x, 1 / (1 + np.exp(-1.1 * x))) is None
    assert truth.curve(x, np.sin(x)) is None
    assert sure(truth.curve(x, 6 * x + 7)) == "6 z + 7"
    assert truth.curve(x, 6.01 * x + 7) is None


def test_what_all_arrays_hold_is_weak(truth: Truth) -> None:
    for values in (np.zeros(16), np.ones(3), np.array([0.0, 1.0, 1.0, 0.0])):
        found = truth.find(values)
        assert found is None or found.weak


def test_an_array_partly_dark_is_weak(truth: Truth) -> None:
    dark = truth.passed.a[0].copy()
    dark[[2, 5]] = 0
    found = truth.find(dark)
    assert found == Found("a[0]", "dark", 1.0, True)


def test_arrays_that_were_handed_over() -> None:
    net = Net((np.array([[0.25, -1.3125]]),), (np.array([0.7]),), ("tanh",))
    truth = Truth({"theirs": net}, {"given": np.array([0.3137, 0.77])})
    assert truth.number(0.3137 * 0.25) == "contributions[0][0][0]"
    assert truth.number(float(np.tanh(0.7 + 0.3137 * 0.25 - 0.77 * 1.3125))) == "a[0][0]"


def test_an_empty_shelf_holds_nothing() -> None:
    shelf = Shelf([Known("nothing", np.empty((0, 3)))])
    values = np.array([0.1234567, 0.2])
    assert shelf.whole(values, 1) is shelf.part(values) is shelf.number(0.3) is None


def test_choices_that_are_to_be_handed_over() -> None:
    with pytest.raises(ValueError, match="hand over"):
        Truth.chosen({"NNFILM_DIGIT": "photo.png"})
    with pytest.raises(ValueError, match="no network of ours"):
        Truth.chosen({"NNFILM_NETWORK": str(ASSETS / "measurements" / "choices.npz")})
    ours = Truth.chosen({"NNFILM_NETWORK": "relu", "NNFILM_DIGIT": "7-barred-1"})
    assert ours.net.activations[0] == "relu"
    np.testing.assert_array_equal(ours.x, ours.own_digit("7-barred-1"))
