"""A sheet of pictures: where each lies, what is filled in, and the light under it."""

import numpy as np
import pytest

from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from scenes.mobjects.walls.sheet import STRIP, Sheet
from tests.helpers.pictures import around, paint, run

AREA = Area(-6, -3, 12, 6)
IMAGES = np.stack([np.full((4, 4), level) for level in (0.0, 0.3, 0.6, 1.0, 0.5)])
MARKS = np.zeros((5, 4, 4), bool)
MARKS[2] = True
LIGHTS = np.array([0.1, 0.9, 0.5, 0.7, 0.3])


def shade(share: float) -> np.ndarray:
    dark, lit = (255 * np.array(colour.to_rgb()) for colour in (THEME.dark, THEME.lit))
    return np.asarray(dark + share * (lit - dark))


@pytest.fixture
def sheet() -> Sheet:
    return Sheet(IMAGES, MARKS, LIGHTS, AREA)


def test_every_picture_is_as_bright_as_its_pixels(sheet: Sheet) -> None:
    picture = paint(sheet)
    for centre, image in zip(sheet.centres, IMAGES, strict=True):
        np.testing.assert_allclose(around(picture, centre)[:3], shade(image[0, 0]), atol=2)


def test_marked_pixels_are_filled_and_no_others(sheet: Sheet) -> None:
    run(sheet.mark())
    picture = paint(sheet)
    filled = 255 * np.array(THEME.attention.to_rgb())
    np.testing.assert_allclose(around(picture, sheet.centres[2])[:3], filled, atol=2)
    np.testing.assert_allclose(around(picture, sheet.centres[1])[:3], shade(0.3), atol=2)


def test_the_strips_are_as_bright_as_the_lights(sheet: Sheet) -> None:
    run(sheet.light())
    picture = paint(sheet)
    for corners, light in zip(sheet.points.reshape(-1, 4, 3), LIGHTS, strict=True):
        strip = (corners[0] + corners[1]) / 2 + np.array([0, STRIP * sheet.side / 2, 0])
        np.testing.assert_allclose(around(picture, strip)[:3], shade(light), atol=2)


def test_a_frame_lies_around_its_picture(sheet: Sheet) -> None:
    np.testing.assert_allclose(sheet.frame(1).get_x(), sheet.centres[1, 0], atol=1e-9)


def test_all_lies_in_the_area(sheet: Sheet) -> None:
    assert AREA.left - 1e-6 <= sheet.get_left()[0] and sheet.get_right()[0] <= AREA.right + 1e-6
    assert AREA.bottom - 1e-6 <= sheet.get_bottom()[1] and sheet.get_top()[1] <= AREA.top + 1e-6
