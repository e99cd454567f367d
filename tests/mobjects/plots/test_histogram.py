"""Bars as long as their shares, on one scale for both rows, and numbers that say what they hold."""

import numpy as np
import pytest
from manim import UP

from scenes.mobjects.lettering.text import words
from scenes.mobjects.plots.histogram import COLOURS, Histogram
from scenes.mobjects.stage import Area
from tests.helpers.pictures import around, paint, printed, run

COUNTS = np.array([[0, 1, 0, 99], [250, 250, 500, 0]])
AREA = Area(-6, -3, 12, 6)


def histogram(area: Area = AREA) -> Histogram:
    notes = [words("all of them"), words("none of them")]
    names = [words("digits"), words("noise")]
    return Histogram(COUNTS, np.linspace(0, 1, 5), names, notes, words("how bright"), area)


def test_bars_of_both_rows_are_as_long_as_their_shares_and_numbers_say_them() -> None:
    plot = histogram()
    picture = paint(plot)
    longest = plot.height_of(0, 3)  # 99 of 100, more than any share of the other kind
    for kind, colour in enumerate(COLOURS):
        for bin_ in range(4):
            left, right = plot._sides(kind, bin_)
            quarter, height = (3 * left + right) / 4, plot.height_of(kind, bin_)
            share = 100 * COUNTS[kind, bin_] / COUNTS[kind].sum()
            assert height == pytest.approx(longest * share / 99)
            assert printed(plot.numbers[kind][bin_].glyphs) == f"{share:.0f}"
            if height > 0.2:
                inside = around(picture, quarter + (height - 0.1) * UP, 0)[:3]
                np.testing.assert_allclose(inside, 255 * np.array(colour.to_rgb()), atol=2)
            above = around(picture, quarter + (height + 0.06) * UP, 0)[:3]
            assert above.max() < 60


def test_a_bar_stands_in_the_middle_of_its_bin_and_both_kinds_on_the_same_places() -> None:
    plot, ends = histogram(), np.linspace(-6, 6, 5)
    for kind in range(2):
        for bin_ in range(4):
            left, right = plot._sides(kind, bin_)
            assert (left + right)[0] == pytest.approx(ends[bin_] + ends[bin_ + 1])


def test_rows_lie_over_the_line_under_their_names_and_all_lies_in_the_area() -> None:
    plot = histogram()
    for kind, row in enumerate(plot.rows):
        texts = plot.numbers[kind]
        assert row.bottom - 0.01 <= texts.get_bottom()[1]
        tops = [text.get_top()[1] for text in texts]
        assert max(tops) < plot.ends[kind][0][1] < plot.bars[kind].get_top()[1]
        assert plot.bars[kind].get_top()[1] < plot.keys[kind].get_bottom()[1] <= row.top
    assert plot.rows[0].bottom > plot.rows[1].top
    assert plot.line.labels.get_bottom()[1] > plot.head.get_top()[1]
    assert plot.get_bottom()[1] >= -3.01 and plot.get_top()[1] <= 3.01
    assert max(abs(plot.get_left()[0]), plot.get_right()[0]) <= 6.2


def test_notes_stand_beside_the_names_or_where_there_is_no_room_under_them() -> None:
    wide, narrow = histogram(), histogram(Area(-1.3, -3, 2.6, 6))
    for kind in range(2):
        assert wide.notes[kind].get_left()[0] > wide.keys[kind].get_right()[0]
        assert narrow.notes[kind].get_top()[1] < narrow.keys[kind].get_bottom()[1]
        assert narrow.notes[kind].get_bottom()[1] > narrow.bars[kind].get_top()[1]


def test_bars_grow_one_kind_alone_and_no_number_says_what_is_not() -> None:
    plot = histogram().set_shown(np.zeros(2))
    run(plot.grow(1), 0.5)
    assert plot.shown[0] == 0 and 0 < plot.shown[1] < 1
    assert printed(plot.numbers[1][2].glyphs) == "50"
    assert plot.bars[1].height == pytest.approx(plot.height_of(1, 2))
    assert all(glyph.get_fill_opacity() == 0 for glyph in plot.numbers[0][3].glyphs)


def test_a_frame_is_around_a_bar_and_its_number_and_a_cut_begins_with_it() -> None:
    plot = histogram()
    frame, (left, right) = plot.frame(1, 2), plot._sides(1, 2)
    assert frame.get_left()[0] < left[0] < right[0] < frame.get_right()[0]
    assert frame.get_top()[1] > plot.bars[1].get_top()[1]
    assert frame.get_bottom()[1] < plot.numbers[1][2].get_bottom()[1]
    start = plot.ends[0][2][0]
    assert all(line.get_center()[0] == pytest.approx(start) for line in plot.cut(2))
    assert start < left[0]
