"""A layer's sums grow to its z, and each z lights its neuron: bars, numbers and lights agree."""

import numpy as np
import pytest
from scipy.special import expit

from scenes.mobjects.stage import Area
from scenes.mobjects.sums.layer_sums import LayerSums
from tests.helpers.pictures import printed

# From nothing over two rows of pixels to z.
WALK = np.array([[0.0, 0.0, 0.0], [1.0, -2.0, 0.5], [3.0, -1.0, 0.25]])
A = expit(WALK[-1])


def sums(stacks: bool = False) -> LayerSums:
    areas = (Area(-6, -2, 6, 4, stacks), Area(1, -2, 2, 4, stacks))
    if stacks:
        areas = (Area(-3, 0, 6, 2, True), Area(-3, -2, 6, 1, True))
    return LayerSums(WALK, A, areas)


@pytest.mark.parametrize(("steps", "expected"), [(0, WALK[0]), (1, WALK[1]), (2, WALK[2])])
def test_the_bars_show_the_sums_so_far(steps: int, expected: np.ndarray) -> None:
    np.testing.assert_allclose(sums().set_taken(steps).bars.values, expected)


def test_between_two_steps_the_sums_are_on_their_way() -> None:
    layer = sums().set_taken(1.5)
    np.testing.assert_allclose(layer.bars.values, [2.0, -1.5, 0.375])


def test_the_numbers_of_the_sums_come_at_the_end() -> None:
    numbers = sums().set_taken(1.7).bars.numbers
    assert all(glyph.get_fill_opacity() == 0 for each in numbers for glyph in each.glyphs)
    numbers = sums().set_taken(2).bars.numbers
    assert all(glyph.get_fill_opacity() == 1 for each in numbers for glyph in each.glyphs)
    assert [printed(each.glyphs) for each in numbers] == ["+3.0", "−1.0", "+0.2"]


def test_neurons_are_lit_one_after_another() -> None:
    layer = sums().set_squished(1.5)
    np.testing.assert_allclose(layer.lights.told, [1, 0.5, 0])
    np.testing.assert_allclose(layer.lights.activations, A)
    assert [printed(each.glyphs) for each in layer.numbers] == ["0.95", "0.27", "0.56"]
    assert [each.glyphs[0].get_fill_opacity() for each in layer.numbers] == [1, 0.5, 0]


@pytest.mark.parametrize(("count", "seen"), [(0, 0), (1.5, 1), (3, 0)])
def test_the_cursor_is_seen_while_it_squishes(count: float, seen: float) -> None:
    assert sums().set_squished(count).cursor.get_stroke_opacity() == seen


@pytest.mark.parametrize("stacks", [False, True], ids=["wide", "tall"])
def test_each_neuron_stands_beside_its_bar_or_under_it(stacks: bool) -> None:
    layer = sums(stacks).set_taken(2)
    along = 0 if stacks else 1
    np.testing.assert_allclose(layer.lights.centres[:, along], layer.bars.ends[:, along])


def test_what_is_too_many_for_numbers_has_none() -> None:
    walk = np.vstack([np.zeros(128), np.linspace(-1, 1, 128)])
    layer = LayerSums(walk, walk[-1], (Area(-6, -2, 6, 4), Area(1, -2, 2, 4)))
    assert len(layer.numbers) == len(layer.bars.numbers) == 0
    assert len(layer.lights.centres) == 128
