"""Bars as long as their shares, numbers that say them, and a key that tells the kinds apart."""

import numpy as np
import pytest
from manim import UP

from scenes.mobjects.lettering.text import words
from scenes.mobjects.plots.histogram import COLOURS, Histogram, merged
from scenes.mobjects.stage import Area
from tests.helpers.pictures import around, paint, printed, run

COUNTS = np.array([[0, 1, 0, 99], [250, 250, 500, 0]])
AREA = Area(-6, -3, 12, 6)


def histogram() -> Histogram:
    names = [words("digits"), words("noise")]
    return Histogram(COUNTS, np.linspace(0, 1, 5), names, AREA)


def test_bars_are_as_long_as_their_shares_and_say_them() -> None:
    plot, shares = histogram(), COUNTS / COUNTS.sum(axis=1, keepdims=True)
    picture = paint(plot)
    unit = plot.unit
    for kind, colour in enumerate(COLOURS):
        for bin_ in range(4):
            left, right = plot._sides(kind, bin_)
            middle, share = (left + right) / 2, shares[kind, bin_]
            assert printed(plot.numbers[kind][bin_].glyphs) == f"{100 * share:.0f}"
            if share > 0.02:
                inside = around(picture, middle + (share * unit - 0.1) * UP, 0)[:3]
                np.testing.assert_allclose(inside, 255 * np.array(colour.to_rgb()), atol=2)
            above = around(picture, middle + (share * unit + 0.05) * UP, 0)[:3]
            assert above.max() < 60


def test_the_longest_bar_fits_under_the_key_and_all_lies_in_the_area() -> None:
    plot = histogram()
    assert plot.bars.get_top()[1] < plot.keys.get_bottom()[1]
    tops = [row.get_top()[1] for row in plot.numbers]
    assert plot.line.labels.get_bottom()[1] > tops[0] > plot.numbers[0].get_bottom()[1] > tops[1]
    for side in (plot.get_left()[0], plot.get_right()[0]):
        assert abs(side) <= 6 + 0.2
    assert plot.get_bottom()[1] >= -3.01


def test_bars_and_numbers_grow_together_and_one_kind_alone() -> None:
    plot = histogram().set_shown(np.zeros(2))
    run(plot.grow(1), 0.5)
    share = plot.shown[1] * 0.5
    assert plot.shown[0] == 0 and 0 < plot.shown[1] < 1
    assert printed(plot.numbers[1][2].glyphs) == f"{100 * share:.0f}"
    assert plot.bars[1].height == pytest.approx(share * plot.unit)


def test_a_frame_is_around_its_bar() -> None:
    plot = histogram()
    (bar, text), (left, right) = plot.frame(1, 2), plot._sides(1, 2)
    assert bar.get_left()[0] < left[0] < right[0] < bar.get_right()[0]
    assert bar.get_top()[1] > plot.bars[1].get_top()[1]
    np.testing.assert_allclose(text.get_center(), plot.numbers[1][2].get_center())


def test_bins_are_put_together() -> None:
    assert merged(np.array([1, 2, 3, 4]), 2).tolist() == [3, 7]
