"""A picture on its way into the frame: each stage is where, and what, the one before was."""

import numpy as np
import pytest
from manim import UL

from scenes.mobjects.pictures.into_frame import GIVEN, TURNED, Framed, IntoFrame, Page
from scenes.mobjects.stage import Stage
from tests.helpers.pictures import run

GREY = np.linspace(0.1, 0.9, 600).reshape(20, 30)
BOX = (slice(4, 14), slice(6, 11))
SCALED = np.array([[0.2, 1.0], [0.4, 0.8], [1.0, 0.0], [0.6, 0.2]])
IMAGE = np.zeros((7, 7))
IMAGE[2:6, 3:5] = SCALED
MASS = (1.5, 0.5)


def into(size: tuple[float, float] = (14.2, 8)) -> IntoFrame:
    pages = (Page(GIVEN, GREY), Page(TURNED, (1 - GREY) ** 2, (1 - GREY,)))
    stages = Framed(pages, BOX, SCALED, MASS, (2, 3), IMAGE)
    return IntoFrame(stages, Stage(*size).whole)


def test_the_page_is_turned_and_then_loses_its_ground() -> None:
    way = into()
    for share, expected in ((0.0, GREY), (0.5, 1 - GREY), (1.0, (1 - GREY) ** 2)):
        turning = way.go_to(1, rate_func=lambda alpha: alpha)
        run(turning, share)
        np.testing.assert_allclose(way.page.values, expected)


def test_what_is_cut_out_lies_on_the_very_pixels_it_was() -> None:
    way = into()
    centres = way.page.centres.reshape(20, 30, 3)[BOX]
    np.testing.assert_allclose(way.cut.centres.reshape(10, 5, 3), centres, atol=1e-6)
    np.testing.assert_array_equal(way.cut.values, ((1 - GREY) ** 2)[BOX])


def test_the_scaled_image_begins_in_the_corner_and_ends_on_its_cells() -> None:
    way = into()
    np.testing.assert_allclose(way.scaled.get_corner(UL), way.frame.get_corner(UL), atol=1e-6)
    run(way.take_place())
    cells = way.frame.centres.reshape(7, 7, 3)[2:6, 3:5]
    np.testing.assert_allclose(way.scaled.centres.reshape(4, 2, 3), cells, atol=1e-6)
    np.testing.assert_array_equal(way.settle().values, IMAGE)


def test_the_centre_of_mass_goes_along() -> None:
    way = into()
    run(way.take_place())
    centre = way.frame.centres.reshape(7, 7, 3)[3:5, 3:5].mean(axis=(0, 1))  # rows and columns 3.5
    np.testing.assert_allclose(way.mass.get_center(), centre, atol=1e-6)
    crossing = [way.middle[1].get_x(), way.middle[0].get_y()]
    np.testing.assert_allclose(crossing, way.frame.centres.reshape(7, 7, 3)[3, 3, :2], atol=1e-6)


@pytest.mark.parametrize("size", [(14.2, 8), (8, 14.2)], ids=["wide", "tall"])
def test_each_stage_is_noted_in_the_list(size: tuple[float, float]) -> None:
    way, area = into(size), Stage(*size).whole
    ink = (1 - GREY) ** 2
    before = area.top
    for number, expected in enumerate((GREY, ink, ink[BOX], SCALED, IMAGE)):
        kept, name = way.note(number).mobject
        np.testing.assert_array_equal(kept.values, expected)
        for each in (kept, name):
            assert area.left <= each.get_left()[0] and each.get_right()[0] <= area.right + 1e-6
        assert kept.get_top()[1] <= before + 1e-6
        before = kept.get_bottom()[1]
