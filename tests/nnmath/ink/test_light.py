"""Even light and any other: what each of them takes on, and what it leaves to the other."""

import numpy as np
import pytest

from nnmath.ink.any_light import dark_on_light, find_in_any_light
from nnmath.ink.even_light import find_in_even_light
from nnmath.ink.found import UnsureError
from nnmath.pen.page import page_of


def photographed(light: np.ndarray | float) -> np.ndarray:
    """A page with a 3 on it in this light, as a camera with some noise sees it."""
    page = light * page_of(3, 0)
    return np.clip(page + np.random.default_rng(0).normal(0, 0.008, page.shape), 0, 1)


def test_a_page_in_even_light_is_read_in_it() -> None:
    found = find_in_even_light(photographed(1.0))
    assert found.inverted and len(found.digits) == 1


@pytest.mark.parametrize("left", [0.5, 0.7])
def test_a_shadow_across_the_page_is_not_even_light(left: float) -> None:
    column = np.indices((360, 480))[1]
    shaded = photographed(np.where(column > 200, left, 1.0))
    with pytest.raises(UnsureError):
        find_in_even_light(shaded)
    found = find_in_any_light(shaded, True, 1 / 6)
    expected = find_in_even_light(photographed(1.0)).digits[0] > 0.5
    (digit,) = found.digits
    assert ((digit > 0.5) != expected).sum() < 0.1 * expected.sum()


def test_dark_ink_is_told_from_light_ink_whatever_lies_around() -> None:
    page = photographed(1.0)
    assert dark_on_light(page) and not dark_on_light(1 - page)
    page[:60] = page[-60:] = 0.1  # on a dark desk
    assert dark_on_light(page)


def test_a_black_disc_was_not_drawn_with_a_pen() -> None:
    row, column = np.indices((300, 300))
    page = photographed(1.0)[:300, :300]
    page[...] = 0.9 + np.random.default_rng(1).normal(0, 0.008, page.shape)
    page[np.hypot(row - 150, column - 150) < 30] = 0.1
    with pytest.raises(UnsureError, match="no digit can be told"):
        find_in_any_light(page, True, 1 / 3)
