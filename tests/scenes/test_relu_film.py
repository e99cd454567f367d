"""The film of ReLU: what it draws and says of three trainings is what they are, computed anew."""

from itertools import pairwise

import numpy as np
import pytest
from scipy.special import expit

from nnmath import load_digits, load_network, read_metadata
from scenes._data.three_squishes import (
    OneMatrix,
    Reached,
    our_inputs,
    three_trainings,
)
from scenes._sentences.squishes import epochs
from scenes._staging.what_comes_next.a_bend import Bends, OneOrder
from scenes._staging.what_comes_next.flat_ends import FlatEnds
from scenes._staging.what_comes_next.one_matrix import FoldedLayers
from scenes._staging.what_comes_next.straight_lines import StraightLines
from scenes._staging.what_comes_next.three_squishes import Guess, Race
from scenes.mobjects.theme import THEME
from scenes.relu import Relu
from tests.helpers.pictures import ROOT, around, film, paint, printed

NAMES = ("plain", "relu", "linear")
DIGITS = load_digits(ROOT / "assets" / "digits" / "digits.npz")
SEVEN = DIGITS.images[DIGITS.defaults[7]].astype(float).ravel()


class Filmed(Relu):
    """The film itself, with witnesses of what it is made of."""

    def relu(self, ends: FlatEnds) -> None:
        super().relu(ends)
        self.ends, self.bent = ends, paint(*self.mobjects, background=True)

    def three_trainings(self, guess: Guess, race: Race, *told: object) -> None:
        super().three_trainings(guess, race, *told)
        self.race = race

    def one_matrix(self, lines: StraightLines, folded: FoldedLayers) -> None:
        super().one_matrix(lines, folded)
        self.lines, self.folded = lines, folded

    def only_the_largest(self, order: OneOrder) -> None:
        super().only_the_largest(order)
        self.order = order

    def it_needs_a_bend(self, bends: Bends) -> None:
        super().it_needs_a_bend(bends)
        self.bends = bends


@pytest.fixture(scope="module")
def filmed(tmp_path_factory: pytest.TempPathFactory) -> Filmed:
    """The film of another digit than the usual one, and of another network than those it shows."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("NNFILM_DIGIT", "7")
        monkeypatch.setenv("NNFILM_NETWORK", "straight")
        scene = film(Filmed, tmp_path_factory.mktemp("relu"), rate=1, format="png").scene
    assert isinstance(scene, Filmed)
    return scene


def outputs_by_hand(name: str, x: np.ndarray) -> np.ndarray:
    """The ten outputs of a shipped network, without nnmath's forward."""
    functions = {"sigmoid": expit, "relu": lambda z: np.where(z > 0, z, 0), "identity": lambda z: z}
    for layer in load_network(ROOT / "assets" / "networks" / f"{name}.npz").layers:
        x = functions[layer.activation](layer.weights @ x + layer.biases)
    return x


def test_relu_is_drawn_where_it_is_and_its_slope_is_a_stair(filmed: Filmed) -> None:
    ink = 255 * np.array(THEME.ink.to_rgb())
    plots = filmed.ends.high, filmed.ends.slope
    for plot, points in zip(plots, (((-6, 0), (3, 3)), ((-3, 0), (6, 1)))):
        for x, y in points:
            colour = around(filmed.bent, plot.at(x, y), 0)[:3]
            assert np.abs(colour - ink).max() < 60


def test_the_figures_are_those_of_the_trainings(filmed: Filmed) -> None:
    for name, figure, icon in zip(NAMES, filmed.race.figures, filmed.race.icons):
        curve = read_metadata(ROOT / "assets" / "networks" / f"{name}.npz")["curves"]["accuracy"]
        assert printed(figure.glyphs) == f"{100 * curve[-1]:.1f}"
        expected = {"plain": expit(2.0), "relu": 2.0, "linear": 2.0}[name]
        assert icon.curve.height_at(2.0) == pytest.approx(expected)
    assert printed(filmed.race.epochs.number.glyphs) == "150"


def test_figures_are_never_between_two_epochs() -> None:
    race_curves = [each.accuracy for each in three_trainings()]
    first, last, stuck = epochs(three_trainings())
    assert first[1:] == tuple(f"{100 * race_curves[k][1]:.0f}" for k in (1, 2, 0))
    assert last[1:] == (150, *(f"{100 * race_curves[k][-1]:.1f}" for k in (1, 0)))
    assert stuck[1:] == (f"{100 * race_curves[2][-1]:.0f}",)
    # "It never gets far past": not by half a point, after any epoch.
    assert max(race_curves[2]) < race_curves[2][-1] + 0.005
    assert race_curves[1][1] > race_curves[2][1] > race_curves[0][1]
    assert race_curves[1][-1] > race_curves[0][-1] > race_curves[2][-1]


def test_the_three_trainings_differ_in_the_squish_alone() -> None:
    recipes = [
        read_metadata(ROOT / "assets" / "networks" / f"{name}.npz")["recipe"] for name in NAMES
    ]
    squish = {"hidden", "output"}
    for one, other in pairwise(recipes):
        assert {k: v for k, v in one.items() if k not in squish} == {
            k: v for k, v in other.items() if k not in squish
        }
    assert [each.squish for each in three_trainings()] == ["sigmoid", "relu", "identity"]


def test_z_on_the_flat_ends_are_as_many_as_is_said() -> None:
    below, above = Reached.of("plain").flat
    assert round(100 * below) + round(100 * above) == round(100 * (below + above)) == 39
    assert expit(5.0) * expit(-5.0) < 0.007


def test_the_ten_grids_are_the_product_and_answer_the_same(filmed: Filmed) -> None:
    layers = load_network(ROOT / "assets" / "networks" / "linear.npz").layers
    product = np.linalg.multi_dot([layer.weights for layer in reversed(layers)])
    np.testing.assert_allclose(filmed.folded.walls[2].values.reshape(10, 784), product, atol=1e-12)
    expected = outputs_by_hand("linear", SEVEN)
    answers = filmed.folded.answers
    np.testing.assert_array_equal(answers.image.values.ravel(), SEVEN)
    for row, value in zip(answers.table.rows, expected):
        deep, single = (printed(each.glyphs) for each in row[1:])
        assert deep == single
        assert float(deep.replace("−", "-")) == pytest.approx(value, abs=0.005 + 1e-9)


def test_all_layers_and_the_one_are_the_same_to_rounding() -> None:
    linear = OneMatrix(three_trainings()[2].network)
    deep, single = linear.answers(our_inputs())
    assert np.abs(deep - single).max() < 1e-14
    assert linear.is_same


def test_two_lines_in_a_row_are_the_third(filmed: Filmed) -> None:
    first, second, both = (icon.curve.function for icon in filmed.lines.icons)
    x = np.linspace(-5, 5, 11)
    np.testing.assert_array_equal(second(first(x)), both(x))
    np.testing.assert_array_equal(both(x), 6 * x + 7)


def test_z_and_outputs_stand_in_one_order(filmed: Filmed) -> None:
    order, outputs = filmed.order, outputs_by_hand("relu", filmed.order.x)
    assert sorted(order.order) == list(range(10))
    np.testing.assert_allclose(order.outputs.values, outputs[order.order], rtol=1e-12)
    np.testing.assert_allclose(expit(order.z.values), order.outputs.values, rtol=1e-9)
    for values in (order.z.values, order.outputs.values):
        assert (np.diff(values) <= 0).all()
    # A z below 0 goes to the left of the axis.
    zero = order.z.zero.get_x()
    np.testing.assert_array_equal(order.z.ends[:, 0] < zero, order.z.values < 0)
    for row, bar in zip(order.names, order.outputs.bars):
        assert abs(row.get_y() - bar.get_y()) < 0.1
    # The order of the outputs can be read: no two of them are printed alike.
    texts = [float(printed(each.submobjects)) for each in order.printed]
    assert texts == sorted(set(texts), reverse=True) and len(texts) == 10
    np.testing.assert_allclose(texts, outputs[order.order], atol=0.00005 + 1e-9)
    for name, again, number in zip(order.names, order.again, order.printed):
        assert name.get_y() == pytest.approx(again.get_y())
        assert printed(name.submobjects) == printed(again.submobjects)
        assert abs(number.get_y() - name.get_y()) < 0.1
    reaches = [each.hidden_reach(our_inputs()) for each in three_trainings()]
    assert reaches[1][0] == 0 and 28 < reaches[1][1] < 28.5


def test_outputs_are_squished_as_is_written() -> None:
    squishes = [each.network.layers[-1].activation for each in three_trainings()]
    assert squishes == ["sigmoid", "sigmoid", "identity"]


def test_a_bend_is_ringed_where_the_slope_changes(filmed: Filmed) -> None:
    # The slope of the sigmoid changes most where its third derivative is 0, and of ReLU at 0.
    most = (np.log(2 + np.sqrt(3)), 0.0, None)
    for icon, mark, at in zip(filmed.bends.icons, filmed.bends.bends, most):
        bent = at is not None
        slopes = np.diff(icon.curve.height_at(np.array([-2.0, -1.0, 1.0, 2.0])))[::2]
        middle = np.diff(icon.curve.height_at(np.array([-0.5, 0.5])))[0]
        assert (len({round(float(each), 3) for each in (*slopes, middle)}) > 1) == bent
        assert (len(mark.submobjects) == 2) == bent
        if bent:
            np.testing.assert_allclose(mark[0].get_center(), icon.curve.at(at), atol=0.005)
