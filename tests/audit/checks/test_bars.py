"""Bars as they are filmed: true ones pass, and one that is too short or too long is found."""

from pathlib import Path

import numpy as np
import pytest
from manim import DOWN, RIGHT, UP, Square, VGroup, config

from scenes._audit.checks.bars import BarsCheck
from scenes.mobjects.bars.bars import Bars
from scenes.mobjects.bars.length_bar import LengthBar
from scenes.mobjects.bars.signed_bars import SignedBars
from scenes.mobjects.stage import Area
from tests.helpers.audited import Shot, audited, stands
from tests.helpers.pictures import FILM_SIZE

VALUES = np.array([0.7, -1.3, 2.0, -0.45, 0.11, -2.0, 1.234, 0.0])
ROOM = Area(-5.03, -3.017, 8.0, 5.0)
AREA = Area(-5.013, 0.0, 9.0, 0.6)  # of a single bar


def signed(values: np.ndarray, vertical: bool = False) -> SignedBars:
    return SignedBars(values, 2.0, ROOM, vertical, numbers=not vertical, at_ends=not vertical)


def activations(values: np.ndarray, direction: np.ndarray = RIGHT) -> Bars:
    across = UP if direction[0] else RIGHT
    anchors = np.outer(np.arange(8) * 0.7 - 2.5, across) - 2 * direction
    return Bars(values, anchors, 4.0, limit=2.0, direction=direction)


@pytest.mark.parametrize(
    "shown",
    [signed(VALUES), signed(VALUES, vertical=True), activations(VALUES), activations(VALUES, DOWN)],
)
def test_bars_of_every_kind_are_read_to_half_a_pixel(shown: VGroup, tmp_path: Path) -> None:
    check = BarsCheck()
    row = audited(check, tmp_path, stands(shown))["bars"]
    assert not row.faults and row.worst is None
    assert check.worst < 0.5 and row.values >= 6 * 6


@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize("index", [0, 1, 2, 6])
def test_a_bar_that_is_a_twentieth_too_short_is_found(
    index: int, vertical: bool, tmp_path: Path
) -> None:
    short = VALUES * np.where(np.arange(8) == index, 0.95, 1)
    shot = Shot([signed(VALUES, vertical)], [signed(short, vertical)])
    (fault,) = audited(BarsCheck(), tmp_path, shot)["bars"].faults
    assert fault.what == f"bar {index} of BarPainting 1"
    assert float(fault.found.split(":")[0]) == pytest.approx(short[index], abs=0.04)
    assert fault.expected == f"{VALUES[index]:.4g}"


@pytest.mark.parametrize("value", [0.3, 1.9, 0.0])
def test_a_bar_that_is_far_off_or_on_the_other_side_is_found(value: float, tmp_path: Path) -> None:
    for index, wrong in ((6, value), (1, 1.3), (7, 0.5)):
        drawn = np.where(np.arange(8) == index, wrong, VALUES)
        shot = Shot([signed(VALUES)], [signed(drawn)])
        faults = audited(BarsCheck(), tmp_path, shot)["bars"].faults
        assert f"bar {index} of BarPainting 1" in [fault.what for fault in faults]


def test_a_length_with_its_number_behind_it_is_read(tmp_path: Path) -> None:
    bar = LengthBar(10, AREA).set_value(4.2)
    check = BarsCheck()
    assert not audited(check, tmp_path, stands(bar))["bars"].faults and check.worst < 0.5
    shot = Shot([bar], [LengthBar(10, AREA).set_value(4.0)])
    assert audited(BarsCheck(), tmp_path, shot)["bars"].faults


def test_a_bar_that_lags_behind_in_one_frame_is_found_there(tmp_path: Path) -> None:
    shots = [stands(signed(share * VALUES), count=1) for share in np.linspace(0.2, 1, 9)]
    assert set(audited(BarsCheck(), tmp_path, *shots)) == {"bars, moving"}
    shots[5] = Shot(shots[5].stated, shots[4].drawn, 1)
    assert audited(BarsCheck(), tmp_path, *shots)["bars"].faults[0].time == pytest.approx(5 / 15)


def test_a_frame_just_beyond_the_end_of_a_bar_is_not_its_end(tmp_path: Path) -> None:
    shown = signed(VALUES)
    end = shown.ends[0]
    beside = Square(0.5, stroke_width=4).next_to(end, RIGHT, buff=0.08)
    check = BarsCheck()
    assert not audited(check, tmp_path, Shot([shown], [shown, beside]))["bars"].faults
    assert check.worst < 0.5


@pytest.mark.parametrize(("drawn", "is_found"), [(4.9, False), (6.0, True), (3.8, True)])
def test_the_shortest_bar_is_held_against_its_own_ink(
    drawn: float, is_found: bool, tmp_path: Path
) -> None:
    def bar(pixels: float) -> LengthBar:
        """Too short for a pixel of nothing but ink beyond the line through zero."""
        return LengthBar(600, AREA).set_value(pixels / across * 600)

    across = LengthBar(600, AREA).track.width * FILM_SIZE[0] / config.frame_width
    shot = Shot([bar(4.9)], [bar(drawn)])
    assert bool(audited(BarsCheck(), tmp_path, shot)["bars"].faults) == is_found
