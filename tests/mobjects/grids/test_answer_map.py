"""A map of answers: cells as bright as they should be, lines between answers, names in regions."""

import numpy as np

from scenes.mobjects.grids.answer_map import AnswerMap, PlaceMap
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import around, paint

ORDER = np.array([[row, column] for row in range(5) for column in range(5)])
LIGHT = np.linspace(0, 1, 25).reshape(5, 5)
ANSWERS = np.where(np.arange(5) < 3, 1, 4) * np.ones((5, 1), int)
DARK, LIT = (255 * np.array(each.to_rgb()) for each in (THEME.dark, THEME.lit))


def shade(light: np.ndarray) -> np.ndarray:
    """The colour of a cell."""
    return np.asarray(DARK + light[..., None] * (LIT - DARK))


def test_cells_are_as_bright_as_their_answers() -> None:
    grid = AnswerMap(LIGHT, ANSWERS, ORDER, 5)
    picture = paint(grid)
    shown = np.array([around(picture, centre)[:3] for centre in grid.centres])
    np.testing.assert_allclose(shown, shade(LIGHT.ravel()), atol=3)


def test_cells_come_in_their_order() -> None:
    grid = AnswerMap(LIGHT, ANSWERS, ORDER[::-1], 5).set_shown(10)
    picture = paint(grid)
    shown = np.array([around(picture, centre)[:3] for centre in grid.centres])
    come = np.arange(25) >= 15
    np.testing.assert_allclose(shown, shade(np.where(come, LIGHT.ravel(), 0)), atol=3)


def test_a_line_parts_what_differs_and_nothing_else() -> None:
    grid = AnswerMap(np.ones((5, 5)), ANSWERS, ORDER, 5)
    picture = paint(grid)
    for row in range(5):
        for column in range(4):
            edge = grid.corners(np.array([row + 0.5]), np.array([column + 1]))[0]
            seen = around(picture, edge, 0)[:3].mean()
            assert (seen < 100) == (column == 2)


def test_a_name_stands_in_a_region_that_holds_it_and_in_no_other() -> None:
    area = Area(-3, -3.2, 6, 6.4)
    regions = [(2, 1, 2.0), (2, 4, 0.1)]
    places = PlaceMap(LIGHT, ANSWERS, ORDER, regions, ("right", "up"), area)
    assert len(places.names) == 1
    np.testing.assert_allclose(places.names[0].get_center(), places.point(2, 1), atol=1e-6)
    assert places.get_left()[0] >= -3.01 and places.get_right()[0] <= 3.2
    assert places.get_bottom()[1] >= -3.21 and places.get_top()[1] <= 3.21
