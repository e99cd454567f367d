"""A page with one of our own digits on it: it becomes the digit that we know."""

import numpy as np
import pytest

from nnmath import load_digits, load_network, predict, preprocess
from nnmath.pen.page import page_of
from nnmath.pen.variants import VARIANTS, variant
from tests.helpers.pictures import ROOT

DIGITS = load_digits(ROOT / "assets" / "digits" / "digits.npz")
STROKES = load_network(ROOT / "assets" / "networks" / "strokes.npz")


@pytest.mark.parametrize("digit", range(10))
def test_preprocessing_makes_of_a_page_the_digit_on_it(digit: int) -> None:
    index = DIGITS.defaults[digit]
    stages = preprocess(page_of(digit, index % VARIANTS))
    assert stages.inverted
    # A side that is rounded to another pixel moves its edge by one; the light costs hundredths.
    near = [np.roll(stages.result, by, axis=(0, 1)) for by in ((0, 0), (0, 1), (0, -1), (1, 0))]
    assert min(np.abs(each - DIGITS.images[index]).mean() for each in near) < 0.03
    assert predict(STROKES, stages.result.ravel()).winner == digit


def test_of_the_three_that_films_show_it_makes_the_very_same() -> None:
    index = DIGITS.defaults[3]
    assert variant(3, index % VARIANTS).name == DIGITS.names[index]
    result = preprocess(page_of(3, index % VARIANTS)).result
    np.testing.assert_allclose(result, DIGITS.images[index], atol=0.03)


def test_the_digit_lies_off_the_middle_of_an_unevenly_lit_page() -> None:
    page = page_of(3, 0)
    assert page.shape == (360, 480) and 0 < page.min() < 0.2 < 0.85 < page.max() < 1
    rows, columns = np.nonzero(page < 0.5)
    assert abs(columns.mean() - 240) > 80 and np.ptp(rows) < 180
    corners = page[[0, 0, -1, -1], [0, -1, 0, -1]]
    assert np.ptp(corners) > 0.05


def test_a_page_is_the_same_every_time() -> None:
    np.testing.assert_array_equal(page_of(7, 5), page_of(7, 5))
