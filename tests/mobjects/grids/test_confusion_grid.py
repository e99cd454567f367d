"""A table of answers: as bright as the shares, as many as the counts; a wall and its score."""

import numpy as np
import pytest
from manim import RIGHT

from scenes.mobjects.grids.confusion_grid import ConfusionGrid
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from scenes.mobjects.walls.scored_wall import ScoredWall
from tests.helpers.pictures import around, paint, printed

AREA = Area(-6, -3, 7, 6)
COUNTS = np.array([[90, 5, 5], [20, 60, 20], [0, 30, 10]])


def table() -> ConfusionGrid:
    counter = Labelled(words("of {} read right", 240), Readout(0, ",d", field="240"), RIGHT)
    return ConfusionGrid(COUNTS, ["0", "1", "2"], AREA, counter)


@pytest.mark.parametrize("rows", [0.0, 1.5, 3.0])
def test_cells_are_as_bright_as_shares_of_their_rows_as_far_as_these_have_come(rows: float) -> None:
    shown = table().show_rows(rows)
    picture = paint(shown, background=True)
    seen = np.clip(rows - np.arange(3), 0, 1)[:, None] * COUNTS / COUNTS.sum(axis=1)[:, None]
    dark, lit = (255 * np.array(colour.to_rgb()) for colour in (THEME.dark, THEME.lit))
    for centre, share in zip(shown.grid.centres, seen.ravel(), strict=True):
        np.testing.assert_allclose(around(picture, centre)[:3], dark + share * (lit - dark), atol=2)


@pytest.mark.parametrize(("rows", "right"), [(0, "0"), (1, "90"), (1.5, "120"), (3, "160")])
def test_the_counter_says_how_many_lie_on_the_diagonal_so_far(rows: float, right: str) -> None:
    assert printed(table().show_rows(rows).right.number.glyphs) == right


def test_each_row_says_what_of_it_is_right() -> None:
    shown = table()
    assert [printed(each.glyphs) for each in shown.percents] == ["90%", "60%", "25%"]
    for k, percent in enumerate(shown.percents):
        assert percent.get_y() == pytest.approx(shown.grid.centres[4 * k, 1], abs=0.02)


def test_a_cell_is_framed_in_the_row_of_what_was_written() -> None:
    shown = table()
    np.testing.assert_allclose(shown.cell(2, 1).get_center(), shown.grid.centres[7], atol=1e-6)


def test_a_walls_bar_is_as_long_as_its_share() -> None:
    grids = np.random.default_rng(1).normal(size=(16, 5, 5))
    walls = [ScoredWall(grids, ("trained", "computed", "?"), share, AREA) for share in (0.25, 1.0)]
    lengths = [wall.bar.set_value(wall.share).bar.width for wall in walls]
    assert lengths[0] == pytest.approx(lengths[1] / 4)
    assert printed(walls[0].bar.number.glyphs) == "25.00%"
