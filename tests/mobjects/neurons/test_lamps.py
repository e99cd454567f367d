"""The neurons of a layer fill their area, lit as they are, with numbers where there is room."""

import numpy as np
import pytest

from scenes.mobjects.neurons.lamps import Lamps
from scenes.mobjects.painting.dots import brightness_colours
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import printed

WIDE, TALL = Area(3, -3, 3.2, 5.2), Area(-3.6, -6, 7.2, 2.4)


@pytest.mark.parametrize("area", [WIDE, TALL])
@pytest.mark.parametrize("n", [1, 2, 10, 16, 128, 500])
def test_neurons_stay_in_their_area_and_none_lies_on_another(n: int, area: Area) -> None:
    lamps = Lamps(np.linspace(0, 1, n), area)
    centres, radius = lamps.dots.centres, lamps.dots.radius
    assert lamps.get_left()[0] >= area.left and lamps.get_right()[0] <= area.right
    assert lamps.get_bottom()[1] >= area.bottom and lamps.get_top()[1] <= area.top
    gaps = np.linalg.norm(centres[:, None] - centres[None], axis=2) + 9 * np.eye(n)
    assert gaps.min() > 2 * radius
    assert len(lamps.numbers) == (n if n <= 16 else 0)


def test_each_number_stands_beside_its_neuron_and_says_its_light() -> None:
    activations = np.array([0.0, 0.001, 0.5, 0.923, 0.9999, 1.0])
    lamps = Lamps(activations, WIDE, marked=3)
    texts = [printed(number.glyphs) for number in lamps.numbers]
    assert texts == ["0.00", "<0.01", "0.50", "0.92", ">0.99", "1.00"]
    np.testing.assert_allclose(lamps.dots.colours, brightness_colours(activations))
    assert lamps.dots.marked == 3
    for number, centre in zip(lamps.numbers, lamps.dots.centres):
        assert number.get_y() == pytest.approx(centre[1])
        assert 0 < number.get_left()[0] - centre[0] - lamps.dots.radius < 0.5


def test_lamps_can_be_lit_anew_and_negative_ones_carry_a_minus() -> None:
    before, after = np.array([2.0, -1.0, 0.5]), np.array([-2.0, 0.25, 4.0])
    lamps = Lamps(before, WIDE, limit=4.0, others=[after]).set_activations(after)
    assert [printed(number.glyphs) for number in lamps.numbers] == ["−2.00", "0.25", "4.00"]
    assert lamps.dots.negative.tolist() == [1, 0, 0]
    np.testing.assert_allclose(lamps.dots.colours[2], THEME.lit.to_rgb())


def test_an_outline_is_around_a_neuron_and_its_number_alone() -> None:
    lamps = Lamps(np.linspace(0, 1, 10), WIDE)
    outline = Area.around(lamps.outline(5))
    inside = [
        outline.left < x < outline.right and outline.bottom < y < outline.top
        for x, y, _ in lamps.dots.centres
    ]
    assert np.flatnonzero(inside).tolist() == [5]
    assert outline.right > lamps.numbers[5].get_right()[0] > outline.left
