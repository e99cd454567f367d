"""Every picture has the bar and the number that belong to it, and they come together."""

import numpy as np
import pytest

from scenes.mobjects.bars.pictured_bars import PicturedBars
from scenes.mobjects.stage import Area
from tests.helpers.pictures import paint, printed

VALUES = np.array([0.25, 1.0, 0.5])
IMAGES = [np.full((4, 4), value) for value in VALUES]
SHAPES = pytest.mark.parametrize(
    "area", [Area(-6, -3, 12, 6), Area(-2, -3, 4, 6, stacks=True)], ids=["row", "column"]
)


@SHAPES
def test_a_bar_begins_at_its_picture_and_is_as_long_as_its_value(area: Area) -> None:
    row = PicturedBars(IMAGES, VALUES, area)
    for picture, track, end, value in zip(row.pictures, row.bars.tracks, row.bars.ends, VALUES):
        start = track.get_start()
        across = 1 if area.stacks else 0
        assert start[across] == pytest.approx(picture.get_center()[across])
        assert np.linalg.norm(end - start) == pytest.approx(value * track.get_length())
    assert [printed(number.glyphs) for number in row.bars.numbers] == ["0.25", "1.00", "0.50"]


@SHAPES
def test_all_of_it_lies_in_the_area(area: Area) -> None:
    row = PicturedBars(IMAGES, VALUES, area)
    assert row.width <= area.width + 1e-2 and row.height <= area.height + 1e-2
    assert row.get_left()[0] >= area.left - 1e-2 and row.get_bottom()[1] >= area.bottom - 1e-2


def test_pictures_come_one_after_another_with_their_numbers() -> None:
    row = PicturedBars(IMAGES, VALUES, Area(-6, -3, 12, 6)).set_shown(1.5)
    assert [picture.opacity for picture in row.pictures] == [1, 0.5, 0]
    shares = [number.glyphs[0].get_fill_opacity() for number in row.bars.numbers]
    assert shares == pytest.approx([1, 0.5, 0])
    assert not paint(row.set_shown(0)).any()
