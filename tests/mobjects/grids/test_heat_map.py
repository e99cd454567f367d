"""Heat maps, painted and looked at: each row has the colour of its values, however it is shaped."""

import numpy as np
import pytest
from manim import UP, ManimColor

from scenes.mobjects.grids.heat_map import HeatMap, LightMap
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import around, paint, run

AREA = Area(-4, -3, 8, 5)


def shade(share: float, colour: ManimColor) -> np.ndarray:
    """The colour of a value, 0..255."""
    dark, full = (np.array(each.to_rgb()) for each in (THEME.dark, colour))
    return np.asarray(255 * (dark + share * (full - dark)))


def test_a_column_of_signed_values_has_the_colours_of_their_signs() -> None:
    values = np.array([[2.0], [1.0], [-2.0], [-0.5]])
    picture = paint(grid := HeatMap(values, AREA, limit=2))
    for row, value in enumerate(values[:, 0]):
        beside = grid.row_middle(row) + grid.row(row).height / 3 * UP  # a mark is in the middle
        colour = THEME.positive if value > 0 else THEME.negative
        assert around(picture, beside)[:3] == pytest.approx(shade(abs(value) / 2, colour), abs=2)


def test_a_column_of_light_is_as_bright_as_its_activations() -> None:
    values = np.array([[0.0], [0.25], [1.0]])
    picture = paint(grid := HeatMap(values, AREA, limit=1, signed=False))
    for row, value in enumerate(values[:, 0]):
        seen = around(picture, grid.row_middle(row))[:3]
        assert seen == pytest.approx(shade(value, THEME.lit), abs=2)


def test_where_cells_are_smaller_than_pixels_each_has_its_part_in_the_light() -> None:
    values = np.tile([0.0, 1.0], 1500)[None]
    picture = paint(grid := HeatMap(values, AREA, limit=1, signed=False))
    seen = around(picture, grid.get_center(), reach=8)[:3]
    assert seen == pytest.approx(shade(0.5, THEME.lit), abs=6)


def test_it_fills_its_area_and_an_outline_is_around_a_row() -> None:
    grid = HeatMap(np.ones((4, 300)), AREA, limit=1)
    assert (grid.width, grid.height) == pytest.approx((8, 5))
    outline = grid.row(3)
    assert (outline.width, outline.height) == pytest.approx((8, 1.25))
    assert outline.get_bottom()[1] == pytest.approx(-3)


def test_rows_are_filled_from_the_top() -> None:
    values = np.arange(1.0, 9)[:, None]
    grid = HeatMap(values, AREA, limit=8).darken()
    run(grid.fill_rows(), 0.0, 0.5)
    assert np.array_equal(grid.values[:, 0] > 0, np.arange(8) < 4)
    run(grid.fill_rows())
    assert np.array_equal(8 * grid.values, values)


def test_only_negative_cells_carry_a_mark_in_their_middle() -> None:
    picture = paint(grid := HeatMap(np.array([[1.0, 1.0, -1.0, -1.0]]), AREA, limit=1))
    middle, aside = (
        [around(picture, centre + grid.height / 3 * up) for centre in grid.centres]
        for up in (0 * UP, UP)
    )
    differ = [np.abs(one - other).max() > 40 for one, other in zip(middle, aside)]
    assert differ == [False, False, True, True]


def test_light_has_no_sign() -> None:
    pixels = LightMap(np.array([[0.0], [1.0]]), Area(0, 0, 1, 2))
    with pytest.raises(ValueError, match="light is 0 or more"):
        pixels.set_values(np.array([[0.0], [-0.5]]))
