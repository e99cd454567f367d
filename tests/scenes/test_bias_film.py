"""The film of the bias, decoded: what its beats end with is what numpy makes of the network."""

from pathlib import Path

import numpy as np
import pytest
from manim import Mobject
from scipy.special import expit

from nnmath import Layer, Network, load_digits, load_network
from scenes._assets import own_digit
from scenes._data.biased import BiasedLayer, ReadWithLess
from scenes._sentences.biases import layer_names, score, sides, waits_most
from scenes._staging.one_neuron.enough import Enough
from scenes._staging.one_neuron.threshold import Threshold
from scenes.bias import Bias
from scenes.mobjects.bars.layered_bars import LayeredBars
from scenes.mobjects.network.answer_table import AnswerTable
from scenes.mobjects.plots.fanned_layer import FannedLayer
from scenes.mobjects.theme import THEME
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

    def real_biases(self, bars: LayeredBars, biases: np.ndarray) -> None:
        super().real_biases(bars, biases)
        self.bars = bars

    def biases_gone(self, layer: FannedLayer, name: Mobject, one: BiasedLayer) -> None:
        super().biases_gone(layer, name, one)
        self.gone = layer, self.seen()

    def what_it_reads(self, reader: ReadWithLess) -> None:
        super().what_it_reads(reader)
        (table,) = (each for each in self.mobjects if isinstance(each, AnswerTable))
        self.read = table, self.seen()

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
    for columns, layer in zip(filmed.bars.columns, STROKES.layers, strict=True):
        texts = [printed(number.glyphs) for number in columns[0].numbers]
        assert texts == [f"{bias:+.2f}".replace("-", "−") for bias in layer.biases]


def test_lamps_show_the_layer_with_its_biases_and_without(filmed: Filmed) -> None:
    shown, picture = filmed.gone
    first, second = STROKES.layers[:2]
    arriving = second.weights @ expit(first.weights @ TEN[3] + first.biases)
    for lamps, z in ((shown.lamps, arriving + second.biases), (shown.bare, arriving)):
        for centre, a in zip(lamps.dots.centres, expit(z), strict=True):
            np.testing.assert_allclose(around(picture, centre), light(a), atol=2)


def test_ringed_neurons_are_those_that_change_sides() -> None:
    first, second = STROKES.layers[:2]
    sums = second.weights @ expit(first.weights @ TEN[3] + first.biases)
    changed = np.flatnonzero((expit(sums) > 0.5) != (expit(sums + second.biases) > 0.5))
    assert sorted(BiasedLayer.of(STROKES, own_digit("3")).changed) == changed.tolist()
    assert len(changed) > 0


def test_the_table_ends_with_what_is_read_without_any_bias(filmed: Filmed) -> None:
    table, picture = filmed.read
    outputs = without_biases(TEN)[-1]
    expected = light(outputs.ravel())
    for centre, colour in zip(table.dots.centres, expected, strict=True):
        np.testing.assert_allclose(around(picture, centre), colour, atol=2)
    answers = [int(printed(each.glyphs)) for each in table.answers]
    assert answers == outputs.argmax(axis=1).tolist()
    right = np.count_nonzero(answers == np.arange(10))
    assert ReadWithLess(STROKES, [own_digit(str(k)) for k in range(10)]).scores == (10, right, 10)


def test_the_last_neuron_is_as_bright_as_its_sum_and_bias_make_it(filmed: Filmed) -> None:
    neuron, picture = filmed.last
    layer = STROKES.layers[0]
    suited = np.argmax(layer.weights @ TEN[3])
    a = expit(layer.weights[suited] @ TEN[3] + layer.biases[suited])
    lamp = neuron.shown.neuron
    beside = lamp.centres[0] + np.array([0, lamp.radius / 2, 0])  # clear of its number
    np.testing.assert_allclose(around(picture, beside), light(a), atol=2)


def test_the_example_ends_lit_at_a_sum_of_zero(filmed: Filmed) -> None:
    example, picture = filmed.example
    assert [printed(row[1].glyphs) for row in example.shown.table.rows] == ["0.0", "10.0"]
    lamp = example.shown.neuron
    beside = lamp.centres[0] + np.array([0, lamp.radius / 2, 0])
    np.testing.assert_allclose(around(picture, beside), light(expit(10)), atol=2)


def test_what_is_said_follows_the_data() -> None:
    assert "2.50" in waits_most(np.array([1.0, -2.5]))
    assert "None of them is negative" in waits_most(np.array([0.0, 2.5]))
    assert "all of them are 0" in waits_most(np.zeros(3))
    assert score(10, 1, 10)[1:] == (1, 10) and score(10, 1, 10)[0].startswith("Now")
    assert score(10, 10, 10)[0].startswith("All")
    assert score(1, 1, 10)[0].startswith("Without") and score(5, 8, 10)[0].startswith("Without")
    assert layer_names(3) == [("first layer",), ("second layer",), ("outputs",)]
    assert layer_names(1) == [("outputs",)]
    assert layer_names(5)[2:] == [("layer {}", 3), ("layer {}", 4), ("outputs",)]


def of_one(bias: float, weight: float = 1.0, activation: str = "sigmoid") -> BiasedLayer:
    """A layer of one neuron, with all its weights alike, while it reads a 3."""
    layer = Layer(np.full((1, 784), weight / 784), np.array([bias]), activation)
    return BiasedLayer.of(Network((layer,)), own_digit("3"))


def test_a_layer_keeps_its_own_function() -> None:
    mean = TEN[3].mean()
    np.testing.assert_allclose(of_one(2.0, -1, "relu").without, 0)
    np.testing.assert_allclose(of_one(2.0, -1, "identity").without, -mean)
    np.testing.assert_allclose(of_one(2.0, -1, "sigmoid").without, expit(-mean))


@pytest.mark.parametrize(
    ("bias", "weight", "said"),
    [(5, -1, "are dark now"), (-5, 1, "are lit now"), (5, 1, "stays on its side")],
)
def test_sides_are_told_by_who_changes_them(bias: float, weight: float, said: str) -> None:
    assert said in str(sides(of_one(bias, weight)))
    assert "sign" in str(sides(of_one(bias, weight, "identity")))
