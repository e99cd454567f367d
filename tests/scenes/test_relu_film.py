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
from scenes._sentences.squishes import rounds
from scenes._staging.what_comes_next.flat_ends import FlatEnds, NeverLit
from scenes._staging.what_comes_next.one_matrix import FoldedLayers, power
from scenes._staging.what_comes_next.three_squishes import Guess, Outputs, Race
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

    def its_flat_side(self, never: NeverLit) -> None:
        super().its_flat_side(never)
        self.never = never

    def three_trainings(self, guess: Guess, race: Race, *told: object) -> None:
        super().three_trainings(guess, race, *told)
        self.race = race

    def one_matrix(self, folded: FoldedLayers) -> None:
        super().one_matrix(folded)
        self.folded = folded

    def only_the_largest(self, outputs: Outputs, top: str) -> None:
        super().only_the_largest(outputs, top)
        self.outputs = outputs


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
    assert printed(filmed.race.rounds.number.glyphs) == "150"


def test_figures_are_never_between_two_rounds() -> None:
    race_curves = [each.accuracy for each in three_trainings()]
    first, last, stuck = rounds(three_trainings())
    assert first[1:] == tuple(f"{100 * race_curves[k][1]:.0f}" for k in (1, 2, 0))
    assert last[1:] == (150, *(f"{100 * race_curves[k][-1]:.0f}" for k in (1, 0)))
    assert stuck[1:] == (f"{100 * race_curves[2][-1]:.0f}",)
    # "It stays where it was after the first": within a point, and never above both others.
    assert abs(race_curves[2][-1] - race_curves[2][1]) < 0.01
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


def test_the_neuron_that_nothing_lights_is_all_but_the_noise_it_began_as(filmed: Filmed) -> None:
    (dead,) = filmed.never.never
    change = np.abs(filmed.never.after.values - filmed.never.before.values).max(axis=(1, 2))
    drawn = np.random.default_rng(0).normal(0, np.sqrt(2 / 784), (16, 28, 28))
    np.testing.assert_array_equal(filmed.never.before.values, drawn)
    assert change[dead] < 0.06 < 0.7 < np.delete(change, dead).min()
    z = load_network(ROOT / "assets" / "networks" / "relu.npz").layers[0]
    assert (z.weights @ our_inputs().T + z.biases[:, None])[dead].max() < 0


def test_no_test_image_lights_it(mnist_test: tuple[np.ndarray, np.ndarray]) -> None:
    layer = load_network(ROOT / "assets" / "networks" / "relu.npz").layers[0]
    z = mnist_test[0] @ layer.weights.T + layer.biases
    assert ((z >= 0).mean(axis=0) == 0).tolist() == [k == 9 for k in range(16)]


def test_the_ten_grids_are_the_product_and_answer_the_same(filmed: Filmed) -> None:
    layers = load_network(ROOT / "assets" / "networks" / "linear.npz").layers
    product = np.linalg.multi_dot([layer.weights for layer in reversed(layers)])
    np.testing.assert_allclose(filmed.folded.walls[2].values.reshape(10, 784), product, atol=1e-12)
    expected = outputs_by_hand("linear", SEVEN)
    answers = filmed.folded.answers
    np.testing.assert_array_equal(answers.images[0].ravel(), SEVEN)
    for row, value in zip(answers.table.rows, expected):
        deep, single = (printed(each.glyphs) for each in row[1:])
        assert deep == single
        assert float(deep.replace("−", "-")) == pytest.approx(value, abs=0.0005 + 1e-9)
    for image, both in zip(answers.images, answers.outputs):
        np.testing.assert_allclose(both[:, 0], outputs_by_hand("linear", image.ravel()), atol=1e-12)


def test_what_rounding_makes_is_told_in_its_size() -> None:
    difference = OneMatrix(three_trainings()[2].network).difference
    assert 0 <= difference < 1e-14
    assert power(3.3e-16) == "3 × 10⁻¹⁶"
    assert power(0.0) == "0"


def test_the_largest_output_stays_the_largest(filmed: Filmed) -> None:
    frames = filmed.outputs.largest()
    for name, bars, names, frame in zip(NAMES, filmed.outputs.bars, filmed.outputs.names, frames):
        single = outputs_by_hand(name, SEVEN)
        np.testing.assert_allclose(bars.values, 2 * single, atol=1e-12)
        assert abs(frame.get_y() - names[int(single.argmax())].get_y()) < 0.1
    reaches = [each.hidden_reach(our_inputs()) for each in three_trainings()]
    assert 0 <= reaches[0][0] < reaches[0][1] <= 1
    assert reaches[1][0] == 0 and 28 < reaches[1][1] < 28.5
    assert reaches[2][0] < 0
