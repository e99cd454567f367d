"""A digit has paper around it; a part of a stroke, or what strokes enclose, has not."""

import numpy as np
import pytest

from nnmath.ink.alone import stands_alone
from nnmath.photographs.photograph import take
from nnmath.pictures.preprocess import find_digits

PAPER, INK = 0.9, 0.2


def stroke(top: int, bottom: int) -> np.ndarray:
    """A bar from one row to another, ten pixels wide, on 100 × 60."""
    where = np.zeros((100, 60), dtype=bool)
    where[top:bottom, 25:35] = True
    return where


def test_a_stroke_with_paper_around_it_stands_alone() -> None:
    bar = stroke(30, 70)
    grey = np.where(bar, INK, PAPER)
    assert stands_alone(grey, True, bar)
    assert stands_alone(1 - grey, False, bar)


def test_half_of_a_stroke_does_not() -> None:
    grey = np.where(stroke(20, 80), INK, PAPER)
    assert not stands_alone(grey, True, stroke(50, 80))
    assert not stands_alone(1 - grey, False, stroke(50, 80))


def test_a_pale_line_across_it_and_a_shadow_beside_it_do_not_matter() -> None:
    bar = stroke(30, 70)
    grey = np.where(bar, INK, PAPER)
    grey[50:52] = np.minimum(grey[50:52], 0.6)
    grey[:, 40:] *= 0.6
    assert stands_alone(grey, True, bar)


def test_the_paper_that_strokes_enclose_is_no_light_ink() -> None:
    """A ring of ink around paper, all of it on the same paper."""
    row, column = np.indices((100, 100)) - 50
    away = np.hypot(row, column)
    grey = np.where((away > 15) & (away < 40), INK, PAPER)
    assert not stands_alone(grey, False, away <= 15)


def test_what_fills_all_of_the_picture_does_not_stand_on_anything() -> None:
    assert not stands_alone(np.full((20, 20), INK), True, np.ones((20, 20), dtype=bool))


@pytest.mark.parametrize("kind", ["plain", "soft shadow"])
@pytest.mark.parametrize("margin", [-0.03, 0.0, 0.15])
def test_a_crop_as_tight_as_the_digit_is_read_right_or_refused(kind: str, margin: float) -> None:
    """margin: of paper around the digit, of its longer side; below 0 some of it is cut off."""
    taken = take(kind, np.random.default_rng(2))
    (whole,) = find_digits(taken.pixels)
    framing, factor = whole.framing, taken.pixels.shape[0] / whole.grey.shape[0]
    box = (framing.rows, framing.columns)
    out = margin * max(side.stop - side.start for side in box)
    rows, columns = (
        slice(max(0, round((side.start - out) * factor)), round((side.stop + out) * factor))
        for side in box
    )
    crop = taken.pixels[rows, columns]
    if said := refusal(crop):
        assert margin <= 0 and "leave paper on all sides of" in said
        return
    (again,) = find_digits(crop)
    assert margin >= 0
    near = ((0, 0), (0, 1), (1, 0), (0, -1), (-1, 0))
    moved = [np.roll(again.result, by, (0, 1)) for by in near]
    assert min(np.abs(each - whole.result).mean() for each in moved) < 0.04


def refusal(pixels: np.ndarray) -> str | None:
    """Why no digit is read in a picture."""
    try:
        find_digits(pixels)
    except ValueError as error:
        return str(error)
    return None
