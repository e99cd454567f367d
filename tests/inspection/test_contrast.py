"""Contrast as WCAG measures it, against ratios worked out by hand."""

import numpy as np
import pytest

from scenes._inspection.contrast import contrast, luminance
from scenes.mobjects.theme import THEMES, Theme

BLACK, WHITE = [0, 0, 0], [255, 255, 255]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        (BLACK, WHITE, 21.0),
        (WHITE, BLACK, 21.0),
        ([118, 118, 118], WHITE, 4.54),  # #767676, the lightest grey that passes on white
        ([119, 119, 119], WHITE, 4.48),  # #777777, the darkest that does not
        ([255, 0, 0], WHITE, 4.00),  # (1 + 0.05) / (0.2126 + 0.05)
        ([0, 0, 255], BLACK, 2.44),  # (0.0722 + 0.05) / 0.05
        ([7, 7, 7], [7, 7, 7], 1.0),
    ],
)
def test_contrast_is_that_of_wcag(one: list[int], other: list[int], ratio: float) -> None:
    assert contrast(np.array(one) / 255, np.array(other) / 255) == pytest.approx(ratio, abs=0.005)


def test_luminance_adds_up_over_the_channels() -> None:
    np.testing.assert_allclose(luminance(np.eye(3)), [0.2126, 0.7152, 0.0722])
    assert luminance(np.ones(3)) == pytest.approx(1)
    # Below the bend of the sRGB curve light is the share by 12.92.
    assert luminance(np.full(3, 0.04)) == pytest.approx(0.04 / 12.92)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
def test_every_word_of_a_theme_can_be_read_on_its_background(theme: Theme) -> None:
    for colour in (theme.ink, theme.muted, theme.attention):
        assert contrast(colour.to_rgb(), theme.background.to_rgb()) >= 4.5
