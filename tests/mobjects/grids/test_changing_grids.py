"""Grids that change: in their turn, row by row, stage by stage; and lamps on them that light up."""

import numpy as np
import pytest

from scenes.mobjects.grids.weighed_image import WeighedImage
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from scenes.mobjects.walls.changing_wall import ChangingWall
from scenes.mobjects.walls.lit_wall import LitWall
from tests.helpers.pictures import around, paint, printed, run

AREA = Area(-6, -3, 12, 6)
GRIDS = np.linspace(-1, 1, 6 * 16).reshape(6, 4, 4)


def test_one_grid_goes_over_after_another() -> None:
    wall = ChangingWall(GRIDS, AREA)
    change = wall.turn_into(-GRIDS)
    run(change, 0.5)
    is_old = [np.allclose(now, old) for now, old in zip(wall.values, GRIDS, strict=True)]
    is_new = [np.allclose(now, -old) for now, old in zip(wall.values, GRIDS, strict=True)]
    assert is_new[0] and not is_old[0] and is_old[-1]
    run(change)
    np.testing.assert_allclose(wall.values, -GRIDS)


def test_no_weights_are_shown_that_no_stage_had() -> None:
    wall, counter = ChangingWall(GRIDS, AREA), Readout(0, ".0f", field="00")
    stages, counts = np.stack([0 * GRIDS, GRIDS, -GRIDS]), np.array([0, 7, 30])
    for share in np.linspace(0, 1, 23):
        run(wall.live_through(stages, counter, counts), float(share))
        stage = min(int(3 * share), 2)
        assert (wall.values == stages[stage]).all()
        assert printed(counter.glyphs) == str(counts[stage])


def test_all_weights_go_dark() -> None:
    wall = ChangingWall(GRIDS, AREA)
    run(wall.go_dark())
    assert not wall.values.any()


def test_every_lamp_lies_on_its_grid_and_shines_as_its_neuron() -> None:
    lit = LitWall(0 * GRIDS, words("a title"), AREA)
    a = np.array([0, 0.2, 0.4, 0.6, 0.8, 1])
    run(lit.lamps.light(a))
    picture = paint(lit)
    dark, bright = (255 * np.array(colour.to_rgb()) for colour in (THEME.dark, THEME.lit))
    for grid, centre, share in zip(lit.wall.grids, lit.lamps.centres, a, strict=True):
        assert (np.abs(centre - grid.get_center()) < grid.width / 2)[:2].all()
        np.testing.assert_allclose(
            around(picture, centre)[:3], dark + share * (bright - dark), atol=3
        )
    assert lit.height <= AREA.height + 1e-6 and lit.width <= AREA.width + 1e-6


def test_weights_come_beside_an_image_and_are_as_large() -> None:
    image = np.linspace(0, 1, 16).reshape(4, 4)
    one = WeighedImage(image, GRIDS[0], AREA)
    assert not one.grid.values.any() and one.grid.width == pytest.approx(one.image.width)
    run(one.show_weights())
    np.testing.assert_allclose(one.grid.values, GRIDS[0])
