"""The film of the bias, decoded: what its beats end with is what numpy makes of the network."""

from pathlib import Path

import numpy as np
import pytest
from manim import Animation
from scipy.special import expit

from nnmath import Layer, Network, load_digits, load_network
from scenes._assets import own_digit
from scenes._data.biased import BiasedLayer, ReadWithLess
from scenes._sentences.biases import decides, layer_names, score, waits
from scenes._staging.one_neuron.answers import Answers
from scenes._staging.one_neuron.enough import Enough
from scenes._staging.one_neuron.own_curves import OwnCurves
from scenes._staging.one_neuron.squish_shown import SquishShown
from scenes._staging.one_neuron.threshold import Threshold
from scenes._staging.what_it_is.forward_shown import ForwardShown
from scenes.bias import Bias
from scenes.mobjects.bars.layered_bars import LayeredBars
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import THEME
from scenes.telling.speech import Sentence
from tests.helpers.pictures import ROOT, around, film, printed

STROKES = load_network(ROOT / "assets" / "networks" / "strokes.npz")
DIGITS = load_digits(ROOT / "assets" / "digits" / "digits.npz")
TEN = DIGITS.images[list(DIGITS.defaults)].astype(float).reshape(10, -1)


class Filmed(Bias):
    """The film itself, with a witness of what its beats end with."""

    def seen(self) -> np.ndarray:
        return np.array(self.renderer.get_frame()[..., :3])

    def take_ten_away(self, example: Threshold) -> None:
        super().take_ten_away(example)
        self.example = example, self.seen()

    def real_biases(self, bars: LayeredBars, one: BiasedLayer) -> None:
        super().real_biases(bars, one)
        self.bars = bars, bars.outline(one.number, one.followed)

    def own_curves(self, curves: OwnCurves, named: Animation) -> None:
        super().own_curves(curves, named)
        self.curves = curves.layer, self.seen()

    def what_it_reads(self, asked: Answers) -> None:
        super().what_it_reads(asked)
        self.read = asked.table, self.seen()
        around = [np.round(frame.get_center(), 6).tolist() for frame in asked.wrong()]
        self.framed = [
            k
            for k, each in enumerate(asked.table.answers)
            if np.round(each.get_center(), 6).tolist() in around
        ]

    def enough(self, neuron: Enough) -> None:
        super().enough(neuron)
        self.last = neuron, self.seen()


@pytest.fixture(scope="module")
def filmed(tmp_path_factory: pytest.TempPathFactory) -> Filmed:
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("NNFILM_NETWORK", "strokes")
        monkeypatch.setenv("NNFILM_DIGIT", "3")
        folder: Path = tmp_path_factory.mktemp("bias")
        scene = film(Filmed, folder, rate=1, format="png").scene
    assert isinstance(scene, Filmed)
    return scene


def light(a: np.ndarray) -> np.ndarray:
    """The colour, 0..255, of an activation."""
    dark, lit = (255 * np.array(colour.to_rgb()) for colour in (THEME.dark, THEME.lit))
    return dark + np.asarray(a)[..., None] * (lit - dark)


def without_biases(x: np.ndarray) -> list[np.ndarray]:
    """What the layers' activations are where every bias is 0, computed apart from nnmath."""
    found = []
    for layer in STROKES.layers:
        x = expit(x @ layer.weights.T)
        found.append(x)
    return found


def test_every_real_bias_is_printed_layer_by_layer(filmed: Filmed) -> None:
    bars, _ = filmed.bars
    for columns, layer in zip(bars.columns, STROKES.layers, strict=True):
        texts = [printed(number.glyphs) for number in columns[0].numbers]
        assert texts == [f"{bias:+.2f}".replace("-", "−") for bias in layer.biases]


def test_lamps_show_the_layer_with_its_biases(filmed: Filmed) -> None:
    shown, picture = filmed.curves
    first = STROKES.layers[0]
    z = first.weights @ TEN[3] + first.biases
    for centre, a in zip(shown.lamps.dots.centres, expit(z), strict=True):
        np.testing.assert_allclose(around(picture, centre), light(a), atol=2)


def suits_best(layer: Layer, x: np.ndarray) -> tuple[int, float, float]:
    """The neuron with the largest weighted sum, its light with its bias and without."""
    sums = layer.weights @ x
    index = int(np.argmax(sums))
    return index, expit(sums[index] + layer.biases[index]), expit(sums[index])


def test_the_framed_bias_and_the_ringed_dot_are_one_neurons(filmed: Filmed) -> None:
    three = own_digit("3")
    index, _, _ = suits_best(STROKES.layers[0], TEN[3])
    (bars, outline), (layer, _) = filmed.bars, filmed.curves
    ends = bars.columns[0][0].ends[:, 1]
    assert np.abs(ends - outline.get_y()).argmin() == index
    assert layer.dots.marked == layer.lamps.dots.marked == index
    # It is one neuron in all films that follow one, and in this one to its end.
    stage = Stage(14.222, 8.0)
    squished, forwarded = SquishShown(STROKES, three, stage), ForwardShown(STROKES, three, stage)
    assert squished.dots.marked == index
    np.testing.assert_allclose(
        forwarded.chosen.get_center(), forwarded.diagram.layers[0].centres[index]
    )
    neuron, _ = filmed.last
    assert (neuron.bias, neuron.one.followed) == (STROKES.layers[0].biases[index], index)


def test_the_table_ends_with_what_is_read_without_any_bias(filmed: Filmed) -> None:
    table, picture = filmed.read
    outputs = without_biases(TEN)[-1]
    expected = light(outputs.ravel())
    for centre, colour in zip(table.dots.centres, expected, strict=True):
        np.testing.assert_allclose(around(picture, centre), colour, atol=2)
    answers = [int(printed(each.glyphs)) for each in table.answers]
    assert answers == outputs.argmax(axis=1).tolist()
    right = np.count_nonzero(answers == np.arange(10))
    assert filmed.framed == np.flatnonzero(answers != np.arange(10)).tolist()
    assert ReadWithLess(STROKES, [own_digit(str(k)) for k in range(10)]).scores == (10, right, 10)


def test_the_last_neuron_is_seen_as_bright_as_with_its_bias_and_without(filmed: Filmed) -> None:
    neuron, picture = filmed.last
    _, *lights = suits_best(STROKES.layers[0], TEN[3])
    for lamp, a in zip((neuron.shown.neuron, neuron.shown.bare), lights, strict=True):
        beside = lamp.centres[0] + np.array([0, lamp.radius / 2, 0])  # clear of its number
        np.testing.assert_allclose(around(picture, beside), light(a), atol=2)


def test_the_example_ends_lit_at_a_sum_of_zero(filmed: Filmed) -> None:
    example, picture = filmed.example
    assert [printed(row[1].glyphs) for row in example.shown.table.rows] == ["0.0", "10.0"]
    lamp = example.shown.neuron
    beside = lamp.centres[0] + np.array([0, lamp.radius / 2, 0])
    np.testing.assert_allclose(around(picture, beside), light(expit(10)), atol=2)


def of_one(bias: float, weight: float = 1.0, activation: str = "sigmoid") -> BiasedLayer:
    """A layer of one neuron, with all its weights alike, while it reads a 3."""
    return BiasedLayer.of(one_neuron(bias, weight, activation), own_digit("3"))


def one_neuron(bias: float, weight: float, activation: str) -> Network:
    return Network((Layer(np.full((1, 784), weight / 784), np.array([bias]), activation),))


def said_of_ten(weights: np.ndarray, biases: np.ndarray) -> Sentence:
    """What is said of a network with one layer that reads the ten digits."""
    ten = [own_digit(str(k)) for k in range(10)]
    return score(ReadWithLess(Network((Layer(weights, biases, "sigmoid"),)), ten))


def test_layers_have_names() -> None:
    assert layer_names(3) == [("first layer",), ("second layer",), ("outputs",)]
    assert layer_names(1) == [("outputs",)]
    assert layer_names(5)[2:] == [("layer {}", 3), ("layer {}", 4), ("outputs",)]


def test_what_a_bias_waits_for_follows_its_sign_and_function() -> None:
    assert "half lit only" in waits(of_one(-2.5))[0] and waits(of_one(-2.5))[1:] == ("2.50",)
    assert "half lit at {} already" in waits(of_one(2.5))[0]
    assert "above 0 only" in waits(of_one(-2.5, activation="relu"))[0]
    assert "half lit" not in waits(of_one(-2.5, activation="tanh"))[0]
    assert waits(of_one(-2.5, activation="softmax"))[1:] == ("−2.50",)
    assert "all of them are 0" in str(waits(of_one(0)))


def test_the_answers_without_biases_are_told_as_they_are() -> None:
    ten = [own_digit(str(k)) for k in range(10)]
    said = score(ReadWithLess(STROKES, ten))
    answers = without_biases(TEN)[-1].argmax(axis=1)
    commonest = np.bincount(answers).argmax()
    assert "nearly every time" in said[0] and np.mean(answers == commonest) < 1
    assert np.flatnonzero(answers == np.arange(10)) == [commonest]
    assert "only the {} is right" in said[0] and said[1:] == (commonest, commonest)
    nine_but_for_0 = np.zeros((10, 10))  # without its bias, it lacks a little to know the 1 too
    nine_but_for_0[9], nine_but_for_0[0, 0], nine_but_for_0[1, 1] = 1, 2, 0.9
    said = said_of_ten(nine_but_for_0 @ np.linalg.pinv(TEN).T, 0.2 * (np.arange(10) == 1))
    assert said == ("Now it answers {} nearly every time: {} of {} right.", 9, 2, 10)
    reads_all = np.linalg.pinv(TEN).T * 9
    assert said_of_ten(reads_all, np.zeros(10))[0].startswith("All")
    # With no weights but the biases' own, every output is as high as all others.
    assert said_of_ten(np.zeros((10, 784)), np.arange(10.0))[0].startswith("Without")


def test_a_layer_keeps_its_own_function() -> None:
    mean = TEN[3].mean()
    np.testing.assert_allclose(of_one(2.0, -1, "relu").without, 0)
    np.testing.assert_allclose(of_one(2.0, -1, "identity").without, -mean)
    np.testing.assert_allclose(of_one(2.0, -1, "sigmoid").without, expit(-mean))


@pytest.mark.parametrize(
    ("bias", "weight", "said"),
    [(5, -1, "dark is lit"), (-5, 1, "lit is rather dark"), (0, 1, "changes nothing")],
)
def test_what_a_bias_decides_is_told(bias: float, weight: float, said: str) -> None:
    assert said in str(decides(of_one(bias, weight)))


@pytest.mark.parametrize("activation", ["relu", "leaky_relu", "identity"])
def test_a_curve_without_bound_is_not_cut_off_half_way(activation: str) -> None:
    digit = own_digit("3")
    weights = np.where(digit.x > 0.5, 0.1, 0.0)[None]
    network = Network((Layer(weights, np.array([-0.02]), activation),))
    plane = Enough(network, digit, Stage(128 / 9, 8).whole).shown.plot.plane
    assert plane.high[0] == plane.high[1] > 2  # its slope is 1


def test_a_change_that_is_printed_as_none_is_told_as_hardly_any() -> None:
    assert "hardly changes" in str(decides(of_one(0.01, 30, "tanh")))
    assert decides(of_one(0.5, 3, "tanh")) is None


def test_where_a_bias_changes_no_side_the_narration_holds() -> None:
    assert decides(of_one(5, 1)) is None and decides(of_one(5, -1, "identity")) is None
