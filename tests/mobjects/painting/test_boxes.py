"""Boxes around what changed: few, apart, and with all of it in them."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from scenes.mobjects.painting.kept import BETWEEN, Box, apart

BOXES = st.builds(
    lambda left, top, width, height: Box(left, top, left + width, top + height),
    st.integers(0, 1500),
    st.integers(0, 900),
    st.integers(0, 400),
    st.integers(0, 200),
)


@given(st.lists(BOXES, max_size=12))
def test_boxes_that_hold_all_lie_apart_and_far_ones_are_not_joined(boxes: list[Box]) -> None:
    few = apart(boxes)
    assert all(any(each.holds(box) for each in few) for box in boxes if box.area)
    assert not any(one.meets(other) for one, other in combinations(few, 2))
    for one, other in combinations(few, 2):
        assert Box.around_all([one, other]).area > one.area + other.area + BETWEEN


def test_two_corners_are_two_boxes_and_what_holds_both_is_one() -> None:
    corners, whole = [Box(0, 0, 10, 10), Box(1900, 1000, 1920, 1080)], Box(0, 0, 1920, 1080)
    assert apart(corners) == corners
    assert apart([*corners, whole]) == apart([whole, *corners]) == [whole]
    assert apart([Box(3, 3, 3, 9)]) == []
