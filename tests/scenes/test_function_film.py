"""The film of the function: what is chosen, and the picture of its curves against arrays."""

from dataclasses import dataclass

import numpy as np
import pytest
from manim import RIGHT, Animation, config
from scipy.optimize import brentq
from scipy.special import expit

from nnmath import Layer, Network, load_digits, load_network
from scenes._assets import own_digit, shipped_network
from scenes._data.between import telling_neuron, telling_path
from scenes._data.reading import Reading
from scenes._sentences import on_a_path
from scenes._staging.in_mathematics.on_the_way import OnTheWay
from scenes.function import Function
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import ROOT, around, film, printed


class Filmed(Function):
    """The film, with a witness of its last curves, before they make room for the noise."""

    way: OnTheWay
    picture: np.ndarray
    pixels: np.ndarray

    def whatever_comes_in(self, way: OnTheWay) -> None:
        self.way, become_noise = way, way.become_noise

        def witnessed() -> Animation:
            self.renderer.update_frame(self)
            self.picture = self.renderer.get_frame()[..., :3].copy()
            self.pixels = way.blend.image.centres.copy()  # they go where the noise is
            return become_noise()

        way.become_noise = witnessed  # type: ignore[method-assign]
        super().whatever_comes_in(way)


@dataclass(frozen=True)
class Ending:
    """The picture, (height, width, 3), what it is made of, and where its pixels are, (784, 3)."""

    way: OnTheWay
    picture: np.ndarray
    pixels: np.ndarray


@pytest.fixture(scope="module")
def ending(tmp_path_factory: pytest.TempPathFactory) -> Ending:
    scene = film(Filmed, tmp_path_factory.mktemp("function"), format="png").scene
    assert isinstance(scene, Filmed)
    return Ending(scene.way, scene.picture, scene.pixels)


def image(label: int) -> np.ndarray:
    ours = load_digits(ROOT / "assets" / "digits" / "digits.npz")
    return np.asarray(ours.images[ours.defaults[label]], dtype=float).ravel()


def outputs(t: float, start: int = 3, end: int = 6) -> np.ndarray:
    """By hand, layer after layer, with scipy's sigmoid."""
    x = (1 - t) * image(start) + t * image(end)
    for layer in load_network(ROOT / "assets" / "networks" / "strokes.npz").layers:
        x = expit(layer.weights @ x + layer.biases)
    return x


def test_the_film_goes_from_a_3_to_a_6_by_way_of_an_8() -> None:
    between = telling_path(shipped_network("strokes"), own_digit("3"))
    assert (between.start.label, between.end.label) == (3, 6)
    assert between.answers == [(3,), (8,), (6,)]
    assert between.has_third


def test_the_neuron_tells_all_three_digits_apart_better_than_any_other_of_its_layer() -> None:
    network, digits = shipped_network("strokes"), [own_digit(name) for name in "376"]
    layer, index = telling_neuron(network, digits)
    first, second = network.layers[:2]
    a = np.array(
        [
            expit(second.weights @ expit(first.weights @ one.x + first.biases) + second.biases)
            for one in digits
        ]
    )
    pairs = np.abs(a[[0, 0, 1]] - a[[1, 2, 2]]).min(axis=0)
    assert (layer, index) == (1, int(pairs.argmax()))


def test_of_a_large_layer_it_is_one_that_is_drawn() -> None:
    """The neuron in the middle tells any digits apart best, and 700 are more than are drawn."""
    weights = np.zeros((700, 784))
    weights[300], weights[31], weights[5] = 0.5, 0.1, 0.01
    network = Network((Layer(weights, np.zeros(700), "identity"),))
    assert telling_neuron(network, [own_digit(name) for name in "376"]) == (0, 31)


def test_every_output_is_as_bright_as_the_network_says_halfway(ending: Ending) -> None:
    dark, lit = (255 * np.array(colour.to_rgb()) for colour in (THEME.dark, THEME.lit))
    column = ending.way.walk.outputs
    for centre, a in zip(column.centres, outputs(0.5), strict=True):
        np.testing.assert_allclose(around(ending.picture, centre), dark + a * (lit - dark), atol=3)


def test_the_numbers_beside_the_outputs_are_those_of_halfway(ending: Ending) -> None:
    numbers = ending.way.walk.outputs.bars.numbers
    for number, a in zip(numbers, outputs(0.5), strict=True):
        text = printed(number.glyphs)
        value = float(text.lstrip("<>"))
        assert a < value if text[0] == "<" else abs(a - value) <= 0.005 + 1e-12


def test_the_picture_is_the_mean_of_both_digits(ending: Ending) -> None:
    mean = (image(3) + image(6)) / 2
    dark, lit = (255 * np.array(colour.to_rgb()) for colour in (THEME.dark, THEME.lit))
    for pixel in np.argsort(-mean)[:40:5]:
        seen = around(ending.picture, ending.pixels[pixel])
        np.testing.assert_allclose(seen, dark + mean[pixel] * (lit - dark), atol=4)


def test_each_curve_that_is_the_answer_somewhere_runs_through_the_networks_outputs(
    ending: Ending,
) -> None:
    plane, ink = ending.way.walk.plot.plane, 255 * np.array(THEME.ink.to_rgb())
    for k, stops in ((3, (0.1, 0.35, 0.45)), (8, (0.3, 0.6, 0.75)), (6, (0.7, 0.8, 0.95))):
        for t in stops:
            seen = around(ending.picture, plane.at(t, outputs(t)[k]), reach=0)
            assert seen.sum() > 0.75 * ink.sum(), (k, t)


def test_the_flips_are_marked_where_scipy_finds_two_outputs_equal(ending: Ending) -> None:
    way = ending.way
    for k, (one, other, low, high) in enumerate([(3, 8, 0, 0.5), (8, 6, 0.5, 1)]):
        t = brentq(lambda t: outputs(t)[one] - outputs(t)[other], low, high, xtol=1e-12)  # noqa: B023
        x = way.walk.plot.plane.at(t, 0)[0]
        assert way.flips[k][0].get_x() == pytest.approx(x, abs=1e-6)
        value = f"≈ {outputs(t)[one]:.2f}"
        expected = ("t ≈ {}: output {} = output {} {}", f"{t:.2f}", str(one), str(other), value)
        assert way.equal(k) == expected


def test_the_band_changes_its_answer_where_scipy_finds_the_highest_output_change(
    ending: Ending,
) -> None:
    band = ending.way.walk.band
    assert band is not None
    flips = [
        brentq(lambda t: outputs(t)[one] - outputs(t)[other], low, high, xtol=1e-12)  # noqa: B023
        for one, other, low, high in [(3, 8, 0, 0.5), (8, 6, 0.5, 1)]
    ]
    np.testing.assert_allclose(band.edges, [0, *flips, 1], atol=1e-6)
    middles = (band.edges[1:] + band.edges[:-1]) / 2
    assert [int(outputs(t).argmax()) for t in middles] == [3, 8, 6]
    ground, fill = (255 * np.array(c.to_rgb()) for c in (THEME.background, THEME.muted))
    for piece, share in zip(band.pieces, (0.9, 0.45, 0.9), strict=True):
        seen = around(ending.picture, piece.get_right() - 0.05 * RIGHT, reach=0)
        np.testing.assert_allclose(seen, ground + share * (fill - ground), atol=4)


def test_each_curve_that_becomes_the_highest_is_named_while_it_is_low(ending: Ending) -> None:
    ways = ending.way.walk.ways
    assert [curve for curve, _, _ in ways] == [3, 8, 6]
    assert ways[0][1] == 0
    for curve, start, _ in ways[1:]:
        assert 0 < outputs(start)[curve] < 0.05
        assert outputs(start + 0.01)[curve] > 0.05


def test_noise_is_asked_about_as_large_as_the_stage_allows(ending: Ending) -> None:
    last, room = ending.way.last, Stage(config.frame_width, config.frame_height).main
    np.testing.assert_array_equal(last.picture.values, np.random.default_rng(0).random((28, 28)))
    letter, opening, closing, *_ = last.signs
    assert letter.get_right()[0] < opening.get_right()[0] < last.picture.get_left()[0]
    assert last.picture.get_right()[0] < closing.get_left()[0]
    assert last.height > 0.8 * room.height
    assert last.height < room.height


def of_outputs(count: int) -> Network:
    return Network((Layer(np.zeros((count, 784)), np.zeros(count), "sigmoid"),))


def test_what_is_said_where_nothing_flips() -> None:
    single, tie = (telling_path(of_outputs(n), own_digit("3")) for n in (1, 10))
    assert single.flips == tie.flips == ()
    assert "only one output" in str(on_a_path.unchanged(single))
    assert "equal all the way" in str(on_a_path.unchanged(tie))
    assert on_a_path.ends((784, 1)) == (
        "It is like f(x) at school, with {} numbers for x, and one comes out.",
        "784",
    )
    assert on_a_path.ends((784, 16, 10)) is None


def test_the_neuron_that_is_followed_is_named_by_its_layer() -> None:
    network = shipped_network("strokes")
    assert on_a_path.where(1, network) == "a neuron of the second layer"
    assert on_a_path.where(0, network) == "a neuron of the first layer"
    assert on_a_path.where(0, shipped_network("straight")) == "an output"


def test_a_third_answer_is_only_told_of_where_there_is_one() -> None:
    ours = telling_path(shipped_network("strokes"), own_digit("3"))
    assert on_a_path.on_between(ours) == (
        "In between, the answer is {}: neither end gives it.",
        "8",
    )
    once = telling_path(shipped_network("straight"), own_digit("3"))
    assert [flip.before + flip.after for flip in once.flips] == [(3, 5)]
    assert on_a_path.on_between(once) == "So no third answer comes in between."
    third = telling_path(shipped_network("by_hand"), own_digit("0"))
    assert third.answers == [(0,), (9,), (4,)]
    assert list(on_a_path.on_between(third) or ())[1:] == ["9"]


def test_the_question_is_answered_by_a_count(ending: Ending) -> None:
    way = ending.way
    answers = [int(outputs(t).argmax()) for t in np.linspace(0, 1, 2001)]
    changed = int(np.count_nonzero(np.diff(answers)))
    assert changed == len(way.flips) == 2
    assert "changes twice" in " ".join((Function.where_it_flips.__doc__ or "").split())
    assert on_a_path.counted(changed) == ("the answer changes {} times", 2)
    # as the docstring holds only for two, others are told with their own count
    assert (on_a_path.again(2), on_a_path.changes(2)) == (None, None)
    assert "once" in str(on_a_path.changes(1)) and on_a_path.counted(1)[0].endswith("once")
    for sentence in (on_a_path.again(3), on_a_path.changes(3), on_a_path.counted(3)):
        assert list(sentence or ())[1:] == [3]


def test_where_outputs_go_almost_to_minus_1_the_plot_says_minus_1() -> None:
    strokes = shipped_network("strokes")
    *before, last = strokes.layers
    signed = Layer(0.2 * last.weights, 0.2 * last.biases, "tanh")
    between = telling_path(Network((*before, signed)), own_digit("3"))
    assert -1 < between.curves[1].min() < -0.9
    plot = OnTheWay(between, 1.0, Stage(128 / 9, 8)).walk.plot
    assert plot.plane.low[1] == -1
    assert printed(plot.heights[0].glyphs) == "−1"


def test_an_output_of_softmax_is_what_it_is_among_all_others() -> None:
    weights = np.random.default_rng(6).normal(size=(4, 784)) / 9
    network = Network((Layer(weights, np.zeros(4), "softmax"),))
    reading = Reading.of(network, own_digit("3")).up_to(0, 2)
    z = weights @ image(3)
    assert reading.outputs == pytest.approx([np.exp(z[2]) / np.exp(z).sum()])
    assert reading.network.sizes == (784, 1) and reading.limits == [1]
    np.testing.assert_array_equal(reading.signals[0], weights[2:3] * image(3))
