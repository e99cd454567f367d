"""The stage: areas that share a frame without meeting, and things that stand in them."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from manim import DOWN, DR, LEFT, ORIGIN, RIGHT, UL, UP, Rectangle, Square

from scenes.mobjects.stage import Area, Stage

WIDE, TALL = Stage(128 / 9, 8), Stage(8, 128 / 9)
NAMES = ("title", "corner", "main", "foot", "captions")
shares = st.lists(st.floats(0.1, 10), min_size=1, max_size=5)
gaps = st.floats(0, 0.5)


def apart(one: Area, other: Area) -> bool:
    """Whether two areas have no point in common but on their edges."""
    aside = one.right <= other.left + 1e-9 or other.right <= one.left + 1e-9
    return aside or one.top <= other.bottom + 1e-9 or other.top <= one.bottom + 1e-9


@pytest.mark.parametrize("stage", [WIDE, TALL], ids=["wide", "tall"])
def test_areas_lie_in_the_frame_and_never_on_each_other(stage: Stage) -> None:
    areas = [getattr(stage, name) for name in NAMES]
    for k, area in enumerate(areas):
        assert area.width > 0 and area.height > 0
        assert -stage.width / 2 <= area.left and area.right <= stage.width / 2
        assert -stage.height / 2 <= area.bottom and area.top <= stage.height / 2
        assert all(apart(area, other) for other in areas[:k])


@pytest.mark.parametrize("stage", [WIDE, TALL], ids=["wide", "tall"])
def test_captions_have_the_lowest_15_percent(stage: Stage) -> None:
    assert stage.captions.bottom == pytest.approx(-stage.height / 2)
    assert stage.captions.height == pytest.approx(0.15 * stage.height)
    assert stage.whole.bottom == stage.foot.bottom and stage.whole.top == stage.main.top


def test_the_main_area_has_more_than_half_of_the_frame() -> None:
    for stage in (WIDE, TALL):
        assert stage.main.width * stage.main.height > 0.5 * stage.width * stage.height


@given(shares, gaps)
def test_columns_fill_an_area_by_their_shares(parts: list[float], gap: float) -> None:
    area = Area(-3, 1, 10, 4)
    columns = area.columns(*parts, gap=gap)
    assert columns[0].left == pytest.approx(area.left)
    assert columns[-1].right == pytest.approx(area.right)
    widths = np.array([column.width for column in columns])
    np.testing.assert_allclose(widths / widths.sum(), np.array(parts) / sum(parts))
    for one, following in pairwise(columns):
        assert following.left - one.right == pytest.approx(gap)
    assert {(column.bottom, column.height) for column in columns} == {(1, 4)}


@given(shares, gaps)
def test_rows_are_columns_from_the_top(parts: list[float], gap: float) -> None:
    rows = Area(0, -2, 3, 10).rows(*parts, gap=gap)
    columns = Area(-8, 0, 10, 3).columns(*parts, gap=gap)
    for row, column in zip(rows, columns, strict=True):
        assert (row.top, row.height) == pytest.approx((-column.left, column.width))


def test_what_stands_side_by_side_stacks_in_a_tall_frame() -> None:
    first, second = WIDE.main.split(1, 1)
    assert first.right < second.left and first.height == WIDE.main.height
    first, second = TALL.main.split(1, 1)
    assert first.bottom > second.top and first.width == TALL.main.width
    assert all(part.stacks for part in TALL.main.split(1, 1))


@given(st.floats(0.1, 20), st.floats(0.1, 20))
def test_what_is_fitted_fills_the_area_one_way_and_keeps_its_form(w: float, h: float) -> None:
    area, thing = Area(1, 2, 6, 3), Rectangle(width=w, height=h)
    area.fit(thing)
    assert thing.width / thing.height == pytest.approx(w / h)
    assert thing.width <= 6 + 1e-9 and thing.height <= 3 + 1e-9
    assert thing.width == pytest.approx(6) or thing.height == pytest.approx(3)
    np.testing.assert_allclose(thing.get_center(), area.centre, atol=1e-9)


def test_what_is_placed_keeps_its_size_and_touches_its_edge() -> None:
    area, thing = Area(1, 2, 6, 3), Square(1)
    assert area.place(thing, DR).width == 1
    np.testing.assert_allclose(thing.get_corner(DR), [7, 2, 0], atol=1e-9)
    np.testing.assert_allclose(area.at(UL), [1, 5, 0])
    np.testing.assert_allclose(area.at(ORIGIN), area.centre)


def test_beyond_a_thing_is_what_it_leaves_free() -> None:
    picture = WIDE.main.place(Square(2), LEFT)
    rest = WIDE.main.beyond(picture, gap=0.5)
    assert rest.left == pytest.approx(WIDE.main.left + 2.5) and rest.right == WIDE.main.right
    assert (rest.bottom, rest.height) == (WIDE.main.bottom, WIDE.main.height)
    picture = TALL.main.place(Square(2), UP)
    rest = TALL.main.beyond(picture, gap=0.5)
    assert rest.top == pytest.approx(TALL.main.top - 2.5) and rest.bottom == TALL.main.bottom


def test_the_area_around_things_holds_just_them() -> None:
    area = Area.around(Square(2).shift(LEFT), Square(1).shift(RIGHT + DOWN))
    assert (area.left, area.right, area.bottom, area.top) == pytest.approx((-2, 1.5, -1.5, 1))
