"""The film of the notation: what is written adds up, and what is lit is σ(W a + b)."""

from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np
import pytest
from manim import LEFT, ManimColor
from scipy.special import expit

from nnmath import Layer, Network, load_digits, load_network
from scenes._assets import own_digit
from scenes._data.layer_slice import LayerSlice
from scenes._data.reading import Reading
from scenes._staging.in_mathematics.in_numbers import SliceInNumbers
from scenes._staging.in_mathematics.whole_arrays import WholeArrays
from scenes.mobjects.lettering.parts import PartsFormula
from scenes.mobjects.lettering.printing import as_printed
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import THEME
from scenes.notation import Notation
from tests.helpers.pictures import ROOT, around, film

NETWORKS = ("strokes", "plain", "relu", "linear", "straight")


def network(name: str) -> Network:
    return load_network(ROOT / "assets" / "networks" / f"{name}.npz")


def sliced(name: str, digit: int) -> LayerSlice:
    return LayerSlice.of(Reading.of(network(name), own_digit(str(digit))))


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("digit", [3, 7, 8])
def test_the_worked_sum_is_that_of_the_whole_row_and_adds_up_as_printed(
    name: str, digit: int
) -> None:
    shown = sliced(name, digit)
    pairs, rest, total = shown.worked
    whole = shown.layer.weights[shown.followed] @ shown.x
    sign, figure = total.split(" ")
    assert abs(float(as_printed(figure)) - whole) <= 0.005 + 1e-9
    added = sum(as_printed(w) * as_printed(a) for w, a in pairs) + as_printed(rest)
    assert sign == "="
    assert added == as_printed(figure)
    exact = sum(shown.layer.weights[shown.followed, n] * shown.x[n] for n in shown.pixels)
    assert abs(float(as_printed(rest)) - (whole - exact)) <= 0.005 + 1e-9


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("digit", [3, 7, 8])
def test_each_sum_that_is_written_out_plus_its_bias_is_z_as_printed(name: str, digit: int) -> None:
    shown = sliced(name, digit)
    for k in shown.neurons:
        values = (shown.step.weighted_sum[k], shown.layer.biases[k], shown.step.z[k])
        total, bias, z = (Decimal(f"{value:.2f}") for value in values)
        assert total + bias == z


@pytest.mark.parametrize("name", NETWORKS)
def test_what_is_written_out_carries_the_sum_and_no_activation_is_rounded_to_0_or_1(
    name: str,
) -> None:
    shown = sliced(name, 3)
    assert len(set(shown.neurons)) == len(set(shown.pixels)) == 3
    assert shown.followed in shown.neurons
    row = shown.layer.weights[shown.followed] * shown.x
    assert row[list(shown.pixels)].sum() * row.sum() > 0  # they carry the sum, not away from it
    for _, printed in shown.worked[0]:
        assert printed not in ("0.00", "1.00") or float(printed) in shown.x


def test_with_all_weights_zero_there_are_still_three_of_each() -> None:
    reading = Reading.of(network("strokes"), own_digit("3"))
    first = Layer(0 * reading.network.layers[0].weights, np.zeros(16), "sigmoid")
    still = replace(reading.network, layers=(first, *reading.network.layers[1:]))
    shown = LayerSlice.of(Reading.of(still, own_digit("3")))
    assert len(shown.neurons) == len(shown.pixels) == 3


def test_of_neurons_that_a_picture_shows_the_digit_suits_the_one_that_is_followed_best() -> None:
    reading = Reading.of(network("strokes"), own_digit("3"))
    best = LayerSlice.of(reading).followed
    drawn = np.delete(np.arange(16), best)
    shown = LayerSlice.of(reading, drawn)
    sums = reading.steps[0].weighted_sum
    assert shown.followed in drawn and sums[shown.followed] >= np.median(sums)
    assert shown.followed in shown.neurons


@pytest.mark.parametrize(("name", "sign"), [("strokes", "approx"), ("relu", "=")])
def test_equals_stands_only_where_activations_follow_from_z_as_printed(
    name: str, sign: str
) -> None:
    reading = Reading.of(network(name), own_digit("3"))
    written = SliceInNumbers(LayerSlice.of(reading), reading, Stage(128 / 9, 8)).squished
    expected = PartsFormula(f"x {{{{ {sign} : is }}}} y").part("is")
    assert [len(each.points) for each in written.part("is")] == [
        len(each.points) for each in expected
    ]


class Filmed(Notation):
    """The film itself, with a witness of its pictures of whole arrays."""

    arrays: WholeArrays
    picture: np.ndarray

    def whole_arrays(self, arrays: WholeArrays, *rest: object) -> None:
        super().whole_arrays(arrays, *rest)
        self.renderer.update_frame(self)
        self.arrays, self.picture = arrays, self.renderer.get_frame()[..., :3].copy()


@dataclass(frozen=True)
class Ending:
    """The last picture, and what it must show of the first layer: b, z and activations, (n,)."""

    scene: Filmed
    picture: np.ndarray
    b: np.ndarray
    z: np.ndarray
    a: np.ndarray
    brightest: float


@pytest.fixture(scope="module", params=[("strokes", 3), ("relu", 7)], ids=["sigmoid", "relu"])
def ending(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Ending:
    name, digit = request.param
    digits = load_digits(ROOT / "assets" / "digits" / "digits.npz")
    layer = network(name).layers[0]
    x = digits.images[digits.defaults[digit]].astype(float).ravel()
    z = np.array([row @ x for row in layer.weights]) + layer.biases
    a = expit(z) if name == "strokes" else np.maximum(z, 0)
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("NNFILM_NETWORK", name)
        monkeypatch.setenv("NNFILM_DIGIT", str(digit))
        scene = film(Filmed, tmp_path_factory.mktemp(name), format="png").scene
    assert isinstance(scene, Filmed)
    last = scene.renderer.get_frame()[..., :3]
    return Ending(scene, last, layer.biases, z, a, 1 if name == "strokes" else float(a.max()))


def shade(share: float, full: ManimColor) -> np.ndarray:
    """A colour between dark and full, 0..255."""
    dark, end = (np.array(colour.to_rgb()) for colour in (THEME.dark, full))
    return np.asarray(255 * (dark + share * (end - dark)))


@pytest.mark.parametrize("name", ["b", "z"])
def test_each_row_of_a_column_of_sums_has_its_colour(ending: Ending, name: str) -> None:
    values, column = getattr(ending, name), ending.scene.arrays.maps[name]
    full = max(np.abs(ending.b).max(), np.abs(ending.z).max())
    for row, value in enumerate(values):
        aside = column.row_middle(row) + 0.43 * column.width * LEFT  # a mark is in the middle
        sign = THEME.positive if value > 0 else THEME.negative
        seen = around(ending.scene.picture, aside)
        np.testing.assert_allclose(seen, shade(abs(value) / full, sign), atol=3)


def test_the_layer_is_lit_as_bright_as_its_activations_in_both_pictures(ending: Ending) -> None:
    arrays, lit = ending.scene.arrays, ending.a / ending.brightest
    for row, share in enumerate(lit):
        seen = around(ending.scene.picture, arrays.maps["A"].row_middle(row))
        np.testing.assert_allclose(seen, shade(share, THEME.lit), atol=3)
    for centre, share in zip(arrays.diagram.layers[0].centres, lit, strict=True):
        np.testing.assert_allclose(around(ending.picture, centre), shade(share, THEME.lit), atol=3)
