"""A picture that becomes a dot among a thousand: areas stay to scale, and what is seen counts."""

import itertools

import numpy as np
import pytest

from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from scenes.mobjects.walls.mosaic import Mosaic
from scenes.mobjects.walls.zoom_out import ZoomOut
from tests.helpers.pictures import paint

TIMES = 2_345_600.0
SIZE = (1280, 720)
AREA = Area(-6, -3, 12, 6)


@pytest.fixture
def zoom() -> ZoomOut:
    weights = np.ones((8, 20))
    return ZoomOut(Mosaic([(weights, np.ones(8))], (9, 9), AREA), TIMES, AREA)


def inked(zoom: ZoomOut) -> np.ndarray:
    """Which pixels show more than nothing, (height, width)."""
    return np.asarray(paint(zoom, size=SIZE)[..., 3] > 0)


def test_each_level_holds_a_thousand_of_the_one_before_and_the_last_all(zoom: ZoomOut) -> None:
    seen = [zoom.set_level(level).visible for level in range(zoom.last + 1)]
    assert seen == [1, 1000, 1_000_000, TIMES]


def test_the_more_one_moves_away_the_more_is_seen(zoom: ZoomOut) -> None:
    seen = [zoom.set_level(level).visible for level in np.linspace(0, zoom.last, 301)]
    assert all(one <= other for one, other in itertools.pairwise(seen))
    assert max(seen) == TIMES


def test_each_level_is_as_large_as_its_dots_make_it(zoom: ZoomOut) -> None:
    for level in range(1, zoom.last + 1):
        ys, xs = np.nonzero(inked(zoom.set_level(level)))
        whole = zoom.sizes[level] * zoom.scales[level] * SIZE[0] / 14.2222
        assert np.ptp(xs) + 1 == pytest.approx(whole[0], abs=2)
        assert np.ptp(ys) + 1 == pytest.approx(whole[1], abs=2)


def test_the_picture_itself_is_as_large_as_a_dot_beside_it(zoom: ZoomOut) -> None:
    """Its frame, in the colour of attention, is as wide and high as the dot to its right."""
    picture = paint(zoom.set_level(0.5), size=SIZE)[..., :3].astype(int)
    frame = np.abs(picture - 255 * np.array(THEME.attention.to_rgb())).max(axis=-1) < 20
    ys, xs = np.nonzero(frame)
    right = paint(zoom, size=SIZE)[ys.min() : ys.max() + 1, xs.max() + 3 :, 3].min(axis=0) > 99
    start = int(np.flatnonzero(right)[0])
    width = int(np.flatnonzero(~right[start:])[0])
    assert width == pytest.approx(np.ptp(xs) + 1, abs=3)


def test_all_dots_together_take_as_much_area_as_there_are(zoom: ZoomOut) -> None:
    """2.3456 dots of a million are inked, the last only in part."""
    picture = paint(zoom.set_level(zoom.last), size=SIZE)
    covered = (picture[..., 3] > 0).sum()
    dot = np.prod(zoom.sizes[-2]) * zoom.scales[-1] ** 2 * (SIZE[0] / 14.2222) ** 2
    assert covered == pytest.approx(TIMES / 1e6 * dot, rel=0.01)


def test_what_is_swept_is_inked_from_the_first_dot_on(zoom: ZoomOut) -> None:
    zoom.set_level(zoom.last)
    none, half, whole = (
        paint(zoom.set_swept(share), size=SIZE, background=True)[..., :3].astype(float)
        for share in (0, 0.5, 1)
    )
    assert (half - none).sum() == pytest.approx((whole - none).sum() / 2, rel=0.03)
    first = np.ceil(zoom.sizes[-2] * zoom.scales[-1] * SIZE[0] / 14.2222).astype(int)
    ys, xs = (axis.min() for axis in np.nonzero(inked(zoom)))
    there = np.s_[ys + 2 : ys + first[1] - 2, xs + 2 : xs + first[0] - 2]
    np.testing.assert_array_equal(half[there], whole[there])


def test_the_view_never_leaves_its_area(zoom: ZoomOut) -> None:
    for level in (0, 0.4, 1.3, 2.5, 3):
        ys, xs = np.nonzero(inked(zoom.set_level(level)))
        unit = SIZE[0] / 14.2222
        assert xs.min() >= SIZE[0] / 2 + AREA.left * unit - 1
        assert xs.max() <= SIZE[0] / 2 + AREA.right * unit + 1
        assert ys.min() >= SIZE[1] / 2 - AREA.top * unit - 1
        assert ys.max() <= SIZE[1] / 2 - AREA.bottom * unit + 1


def test_fewer_than_a_thousand_are_refused() -> None:
    mosaic = Mosaic([(np.ones((2, 3)), np.ones(2))], (9, 9), AREA)
    with pytest.raises(ValueError, match=r"1,000 dots"):
        ZoomOut(mosaic, 900, AREA)
