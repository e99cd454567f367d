"""Two bars side by side are as long as their amounts, and their numbers say the same."""

import pytest

from scenes.mobjects.bars.paired_bars import APART, PairedBars
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import Area
from tests.helpers.pictures import printed, run

AREA = Area(-2, -1, 4, 3)


@pytest.fixture
def bars() -> PairedBars:
    return PairedBars(words("what"), [words("one"), words("two")], [379, 287], AREA, 379, ",d")


def test_lengths_are_to_scale_and_both_go_to_the_right(bars: PairedBars) -> None:
    one, two = bars.bars
    assert two.width / one.width == pytest.approx(287 / 379)
    for share in (0.5, 1):
        bars.set_shown(share)
        assert one.get_left()[0] == pytest.approx(AREA.left)
        assert two.get_left()[0] == pytest.approx(AREA.centre[0] + APART / 2)
    assert one.get_right()[0] < AREA.centre[0]


@pytest.mark.parametrize("share", [0.25, 0.5, 1.0])
def test_bars_and_numbers_grow_together(bars: PairedBars, share: float) -> None:
    full = bars.bars[0].width
    bars.set_shown(share)
    assert bars.bars[0].width == pytest.approx(share * full)
    shown = [int(printed(each.glyphs)) for each in bars.numbers]
    assert shown == [int(share * 379), int(share * 287)]


def test_grown_they_are_what_they_were(bars: PairedBars) -> None:
    widths = [bar.width for bar in bars.bars]
    run(bars.grow())
    assert [bar.width for bar in bars.bars] == pytest.approx(widths)
