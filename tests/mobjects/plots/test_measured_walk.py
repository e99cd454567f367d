"""A walk over measured points: everything it shows belongs to the point where it stands."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenes.mobjects.plots.measured_walk import MeasuredWalk
from scenes.mobjects.stage import Stage
from tests.helpers.pictures import printed, run

X = np.array([-2.0, -1, 0, 1, 2])
SHARES = np.array([0.1, 0.6, 0.9, 0.5, 0.2])
IMAGES = np.arange(5)[:, None, None] / 4 * np.ones((5, 4, 4))
ANSWERS = ("7", "3", "3", "2", "2")
RIGHT = (False, True, True, False, False)
STOPS = (2, 4, 0, 3)
WAY = [2, 3, 4, 3, 2, 1, 0, 1, 2, 3]  # from stop to stop


WIDE, TALL = Stage(14.2, 8), Stage(8, 14.2)


def walk(stage: Stage = WIDE) -> MeasuredWalk:
    return MeasuredWalk(X, SHARES, IMAGES, ANSWERS, RIGHT, STOPS, '"pixels"', "10,000", stage.main)


once = cache(walk)


def opacity(text: object) -> float:
    return text.submobjects[0].fill_opacity  # type: ignore[attr-defined]


@settings(max_examples=20, deadline=None)
@given(st.floats(0, len(WAY) - 1))
def test_image_answer_share_and_marker_are_of_one_measured_point(step: float) -> None:
    shown = once().show_step(step)
    here = WAY[int(np.floor(np.round(step, 6)))]
    np.testing.assert_array_equal(shown.image.values, IMAGES[here])
    assert [opacity(each) for each in shown.answers] == [float(k == here) for k in range(5)]
    assert float(printed(shown.share.number.glyphs).rstrip("%")) == 100 * SHARES[here]
    dot = shown.marker[1].get_center()
    np.testing.assert_allclose(dot, shown.plot.plane.at(X[here], 100 * SHARES[here]), atol=1e-9)


def test_answers_stand_where_the_marker_has_been() -> None:
    shown = walk()
    seen = []
    for step in range(len(WAY)):
        shown.show_step(step)
        seen.append([k for k, each in enumerate(shown.lane) if opacity(each)])
    assert seen[:5] == [[2], [2, 3], [2, 3, 4], [2, 3, 4], [2, 3, 4]]
    assert seen[5:] == [[1, 2, 3, 4]] + [[0, 1, 2, 3, 4]] * 4


def test_as_long_as_the_curve_is_not_told_nothing_of_it_is_seen_and_the_marker_is_on_the_axis() -> (
    None
):
    shown = walk().set_told(0).show_step(1)
    told = [*shown.plot.heights, shown.plot.names[1], *shown.share.number.glyphs]
    assert all(each.get_fill_opacity() == 0 for text in told for each in text.get_family())
    assert shown.dots.opacity == 0 and shown.plot.guides.get_stroke_opacity() == 0
    assert np.ptp(shown.line.points, axis=0) == pytest.approx([0, 0, 0])
    np.testing.assert_allclose(shown.marker[1].get_center(), shown.plot.plane.at(1, 0), atol=1e-9)


def test_told_the_curve_joins_all_points_and_the_marker_is_on_it() -> None:
    shown = walk().set_told(0).show_step(1)
    run(shown.tell(rate_func=lambda share: share), 0.5)
    np.testing.assert_allclose(shown.line.get_end(), shown.at[2], atol=1e-9)
    run(shown.tell())
    np.testing.assert_allclose(shown.line.get_anchors()[::2][:4], shown.at[:4], atol=1e-9)
    np.testing.assert_allclose(shown.line.get_end(), shown.at[4], atol=1e-9)
    np.testing.assert_allclose(shown.dots.centres, shown.at, atol=1e-9)
    np.testing.assert_allclose(shown.marker[1].get_center(), shown.at[3], atol=1e-9)


def test_it_walks_by_way_of_all_stops_before() -> None:
    shown = walk()
    run(shown.walk_to(2))
    np.testing.assert_array_equal(shown.image.values, IMAGES[0])
    assert all(opacity(each) for each in shown.lane)
    run(shown.walk_to(3))
    np.testing.assert_array_equal(shown.image.values, IMAGES[3])


def test_each_answer_stands_under_its_point() -> None:
    shown = walk()
    for text, point in zip(shown.lane, shown.at):
        assert text.get_x() == pytest.approx(point[0])
        assert text.get_top()[1] < shown.plot.plane.get_bottom()[1]


@pytest.mark.parametrize("stage", [WIDE, TALL], ids=["wide", "tall"])
def test_it_stays_in_its_area(stage: Stage) -> None:
    shown, area = walk(stage), stage.main
    shown.show_step(6)
    assert area.left - 1e-6 <= shown.get_left()[0] and shown.get_right()[0] <= area.right + 1e-6
    assert area.bottom - 1e-6 <= shown.get_bottom()[1] and shown.get_top()[1] <= area.top + 1e-6


def test_a_walk_that_stays_where_it_is_takes_no_step() -> None:
    shown = MeasuredWalk(X, SHARES, IMAGES, ANSWERS, RIGHT, (2, 2), '"pixels"', "10,000", WIDE.main)
    run(shown.walk_to(1))
    np.testing.assert_array_equal(shown.image.values, IMAGES[2])
