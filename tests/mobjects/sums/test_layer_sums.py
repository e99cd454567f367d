"""A layer's sums grow to its z, and each z lights its neuron: bars, numbers and lights agree."""

import numpy as np
import pytest
from scipy.special import expit

from scenes.mobjects.stage import Area
from scenes.mobjects.sums.layer_sums import LayerSums, decimals_that_hold
from tests.helpers.pictures import printed

# From nothing over two rows of pixels to z.
WALK = np.array([[0.0, 0.0, 0.0], [1.0, -2.0, 0.5], [3.0, -1.0, 0.25]])
A = expit(WALK[-1])


def sums(stacks: bool = False) -> LayerSums:
    areas = (Area(-6, -2, 6, 4, stacks), Area(1, -2, 2, 4, stacks))
    if stacks:
        areas = (Area(-3, 0, 6, 2, True), Area(-3, -2, 6, 1, True))
    return LayerSums(WALK, A, areas, expit)


@pytest.mark.parametrize(("steps", "expected"), [(0, WALK[0]), (1, WALK[1]), (2, WALK[2])])
def test_the_bars_show_the_sums_so_far(steps: int, expected: np.ndarray) -> None:
    np.testing.assert_allclose(sums().set_taken(steps).bars.values, expected)


def test_between_two_steps_the_sums_are_on_their_way() -> None:
    np.testing.assert_allclose(sums().set_taken(0.5).bars.values, [0.5, -1.0, 0.25])


def test_what_the_last_step_adds_is_outlined() -> None:
    layer = sums().set_taken(2)
    zero, reach, _ = layer.bars.bars.place()
    for outline, ends in zip(layer.growing.added, WALK[-2:].T, strict=True):
        seen = np.array([outline.get_left()[0], outline.get_right()[0]])
        np.testing.assert_allclose(seen, zero[0] + np.sort(ends) / layer.bars.limit * reach[0])
    assert sums().set_taken(1).growing.added[0].get_stroke_opacity() == 0


def test_the_numbers_of_the_sums_come_when_the_bars_stand() -> None:
    layer = sums().set_taken(1.7)
    np.testing.assert_allclose(layer.bars.values, WALK[-1])
    numbers = layer.bars.numbers
    assert all(glyph.get_fill_opacity() == 0 for each in numbers for glyph in each.glyphs)
    numbers = sums().set_taken(2).bars.numbers
    assert all(glyph.get_fill_opacity() == 1 for each in numbers for glyph in each.glyphs)
    assert [printed(each.glyphs) for each in numbers] == ["+3.00", "−1.00", "+0.25"]


def test_neurons_are_lit_one_after_another_by_way_of_the_curve() -> None:
    layer = sums()
    told = np.array([layer.set_squished(count).lights.told for count in np.linspace(0, 3, 50)])
    assert (np.diff(told, axis=0) >= 0).all() and (told[:, 0] >= told[:, 2]).all()
    np.testing.assert_allclose(told[[0, -1]], [[0, 0, 0], [1, 1, 1]])
    np.testing.assert_allclose(layer.lights.activations, A)
    assert [printed(each.glyphs) for each in layer.numbers] == ["0.95", "0.27", "0.56"]
    on_the_curve = layer.curve.dots.centres[:3]
    np.testing.assert_allclose(on_the_curve, layer.curve.plane.at(WALK[-1], A))
    np.testing.assert_array_equal(layer.curve.dots.shown, [1, 1, 1, 0, 0, 0])


@pytest.mark.parametrize(("z", "places"), [([3.0, -1.0], 2), ([-0.5], 2), ([0.6449, 0.1], 3)])
def test_printed_sums_give_the_printed_lights(z: list[float], places: int) -> None:
    found = decimals_that_hold(np.array(z), expit)
    assert found == places
    for value in z:
        assert f"{expit(round(value, found)):.2f}" == f"{expit(value):.2f}"


@pytest.mark.parametrize("stacks", [False, True], ids=["wide", "tall"])
def test_each_neuron_stands_beside_its_bar_or_under_it(stacks: bool) -> None:
    layer = sums(stacks).set_taken(2)
    along = 0 if stacks else 1
    np.testing.assert_allclose(layer.lights.centres[:, along], layer.bars.ends[:, along])


def test_what_is_too_many_for_numbers_has_none() -> None:
    walk = np.vstack([np.zeros(128), np.linspace(-1, 1, 128)])
    layer = LayerSums(walk, expit(walk[-1]), (Area(-6, -2, 6, 4), Area(1, -2, 2, 4)), expit)
    assert len(layer.numbers) == len(layer.bars.numbers) == 0
    assert len(layer.lights.centres) == 128
