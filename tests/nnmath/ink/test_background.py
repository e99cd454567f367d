"""The paper in uneven light: sharp shadows and what lies around it are followed to the pixel."""

import numpy as np
import pytest
from scipy import ndimage

from nnmath.ink.background import closed, ink_on, levelled, local_paper, noise_of


def test_a_hard_shadow_is_the_paper_and_a_stroke_is_not() -> None:
    row, column = np.indices((240, 300))
    light = np.where(column + 0.4 * row > 220, 0.4, 0.8)
    grey = light.copy()
    grey[60:180, 130:150] *= 0.2  # a stroke, across the shadow's edge
    paper = local_paper(grey, 40)
    np.testing.assert_allclose(paper[60:180, 130:150], light[60:180, 130:150], atol=0.41)
    ink = ink_on(grey, paper)
    away = np.abs(column + 0.4 * row - 220) > 12
    stroke = np.zeros(grey.shape, dtype=bool)
    stroke[62:178, 132:148] = True
    np.testing.assert_allclose(ink[stroke & away], 0.8, atol=0.01)
    outside = ~ndimage.binary_dilation(stroke, iterations=4)
    assert np.abs(ink[outside & away]).max() < 0.01


@pytest.mark.parametrize("width", [1, 3, 12])
def test_a_dark_edge_at_the_border_is_no_ink_however_thin(width: int) -> None:
    grey = np.full((120, 150), 0.9)
    grey[:, :width] = 0.05
    ink = ink_on(grey, closed(grey.astype(np.float32), np.ones((21, 21), dtype=bool)))
    assert np.abs(ink).max() < 1e-6


def test_noise_is_measured_and_paper_is_levelled() -> None:
    rng = np.random.default_rng(4)
    ink = 0.06 + rng.normal(0, 0.02, (200, 240))
    ink[80:120, 100:110] += 0.7
    assert noise_of(ink) == pytest.approx(0.02, rel=0.05)
    even = levelled(ink, 40)
    assert np.median(even) == pytest.approx(0, abs=0.003)
    assert np.median(even[80:120, 100:110]) == pytest.approx(0.7, abs=0.01)


def test_a_single_pixel_has_no_noise() -> None:
    assert noise_of(np.ones((1, 1))) == 0
