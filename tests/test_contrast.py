"""Contrast as WCAG measures it, against ratios worked out by hand."""

import numpy as np
import pytest

from scenes.mobjects.contrast import contrast, ink_on, luminance
from scenes.mobjects.dots import brightness_colours
from scenes.mobjects.theme import THEME

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


def test_every_word_of_the_theme_can_be_read_on_its_background() -> None:
    for colour in (THEME.ink, THEME.muted, THEME.attention, THEME.lit):
        assert contrast(colour.to_rgb(), THEME.background.to_rgb()) >= 4.5


def test_the_ink_on_a_neuron_is_the_better_one_at_every_brightness() -> None:
    assert ink_on(THEME.dark.to_rgb()) == THEME.lit
    assert ink_on(THEME.lit.to_rgb()) == THEME.background
    inks = np.array([THEME.lit.to_rgb(), THEME.background.to_rgb()])
    for ground in brightness_colours(np.linspace(0, 1, 101)):
        ratios = contrast(inks, ground)
        assert contrast(ink_on(ground).to_rgb(), ground) == ratios.max()
        # No two inks do better on middle grey: the square root of (1 + 0.05) / (0.004 + 0.05).
        assert ratios.max() > 4.38
