"""A square that covers an image: at every step image, outputs and numbers belong together."""

import numpy as np
import pytest

from scenes.mobjects.grids.grids import ImageGrid, WeightGrid
from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.network.outputs import OutputLayer
from scenes.mobjects.pictures.covering import Covering
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import THEME
from scenes.mobjects.walls.marked_pictures import MarkedPictures
from tests.helpers.pictures import around, paint, printed

PLACES = np.array([[0, 0], [1, 1], [1, 0]])
INSIDE = np.array([0.03, 0, 0])
AREA = Stage(14.2, 8).whole


def covering(stays: bool) -> Covering:
    answers = np.array([[0.1, 0.9], [0.2, 0.8], [0.3, 0.7], [0.4, 0.6]])
    maps = np.arange(4)[:, None, None] * np.full((3, 3), 0.25)
    return Covering(
        ImageGrid(np.ones((3, 3))),
        PLACES,
        2,
        OutputLayer(["0", "1"], np.zeros(2)),
        answers,
        [(WeightGrid(np.zeros((3, 3))), maps)],
        (Readout(0, ".0%", field="100%"), np.array([1.0, 0.5, 0.25, 0.0])),
        stays,
    )


@pytest.mark.parametrize("stays", [False, True])
def test_each_step_shows_what_belongs_to_its_place(stays: bool) -> None:
    one = covering(stays)
    for step in (2, 0, 3, 1):
        one.set_step(step + 0.4)
        lit = np.ones((3, 3))
        for row, column in PLACES[0 if stays else max(step - 1, 0) : step]:
            lit[row : row + 2, column : column + 2] = 0
        assert (one.image.values == lit).all()
        assert one.outputs.activations.tolist() == one.answers[step].tolist()
        grid, values = one.shown[0]
        assert (grid.values == values[step]).all()
        assert one.counter is not None
        assert printed(one.counter[0].glyphs) == ["100%", "50%", "25%", "0%"][step]


def test_the_square_stands_around_the_cells_that_it_covers() -> None:
    one = covering(False)
    for step, (row, column) in enumerate(PLACES, start=1):
        one.set_step(step)
        covered = one.image.centres.reshape(3, 3, 3)[row : row + 2, column : column + 2]
        assert one.square.get_center() == pytest.approx(covered.mean(axis=(0, 1)))
        assert one.square.width == pytest.approx(one.image.width * 2 / 3)


def test_in_the_crowd_the_marked_pictures_are_framed_and_the_others_counted() -> None:
    images = np.zeros((30, 4, 4))
    images[[3, 17]] = 1
    wall = MarkedPictures(images, [3, 20], AREA)
    counter = Readout(0, ",d", field="00")
    picture = paint(wall, background=True)[..., :3]
    dark, lit = (255 * np.array(colour.to_rgb()) for colour in (THEME.dark, THEME.lit))
    for k in range(30):
        shown = around(picture, wall.cell(k).get_center())
        assert shown == pytest.approx(lit if k in (3, 17) else dark, abs=3)
    reading = wall.read_all(counter)
    reading.begin()
    for share, read, count in ((0.0, 0, 0), (0.5, 15, 1), (1.0, 30, 2)):
        reading.interpolate(share)
        assert printed(counter.glyphs) == str(read - count)
        framed = paint(wall, background=True)
        for k, mark in enumerate((3, 20)):
            edge = around(framed, wall.cell(mark).get_left() + INSIDE, reach=0)
            assert (edge[0] - edge[2] > 60) == (k < count)
