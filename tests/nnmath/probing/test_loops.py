"""Loops in images: drawn by hand, and those of our own digits as a reader would count them."""

from pathlib import Path

import numpy as np
import pytest

from nnmath import load_digits
from nnmath.probing.loops import has_loop, inside_of_loops

DIGITS = load_digits(Path(__file__).parents[3] / "assets" / "digits" / "digits.npz")


def drawn(*rows: str) -> np.ndarray:
    """An image: `#` is bright, `+` dark grey, anything else dark."""
    return np.array([[{"#": 1.0, "+": 0.4}.get(cell, 0.0) for cell in row] for row in rows])


RING = drawn("......", ".####.", ".#..#.", ".#+.#.", ".####.", "......")
OPEN = drawn("......", ".####.", ".#..#.", ".#....", ".####.", "......")
CORNERS = drawn("......", "..##..", ".#..#.", ".#..#.", "..##..", "......")


def test_what_is_shut_in_is_inside() -> None:
    assert np.argwhere(inside_of_loops(RING)).tolist() == [[2, 2], [2, 3], [3, 2], [3, 3]]
    assert not inside_of_loops(OPEN).any()


def test_no_way_leads_out_between_two_pixels_that_meet_at_a_corner() -> None:
    assert inside_of_loops(CORNERS).sum() == 4


@pytest.mark.parametrize(
    ("digit", "loops"),
    [(0, 1), (1, 0), (2, 0), (3, 0), (5, 0), (6, 1), (7, 0), (8, 1), (9, 1)],
)
def test_our_digits_have_the_loops_that_one_sees(digit: int, loops: int) -> None:
    own = DIGITS.images[:80][DIGITS.labels[:80] == digit]
    assert (has_loop(own) == bool(loops)).all()


def test_a_4_has_a_loop_where_its_lines_meet() -> None:
    closed = [has_loop(one[None])[0] for one in DIGITS.images[:80][DIGITS.labels[:80] == 4]]
    names = [name for name in DIGITS.names if name.startswith("4-")]
    assert [name for name, has in zip(names, closed, strict=True) if has] == [
        "4-closed-1",
        "4-closed-2",
        "4-closed-3",
    ]


def test_a_6_has_its_loop_below_a_9_above_an_8_both_and_a_0_neither() -> None:
    for digit, above, below in (
        (6, False, True),
        (9, True, False),
        (8, True, True),
        (0, False, False),
    ):
        own = DIGITS.images[:80][DIGITS.labels[:80] == digit]
        assert (has_loop(own, "above") == above).all()
        assert (has_loop(own, "below") == below).all()


def test_what_is_no_place_is_refused() -> None:
    with pytest.raises(ValueError, match="where must be one of anywhere, above, below"):
        has_loop(RING[None], "left")
    with pytest.raises(ValueError, match="images must have shape"):
        has_loop(RING)
