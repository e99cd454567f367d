"""Of what kind a digit's parts are follows from how the pen ran."""

import numpy as np
import pytest

from nnmath import load_digits
from nnmath.pen.kinds import CURVE, LINE, LOOP, bend, part_kinds
from nnmath.pen.variants import digit_parts
from tests.helpers.pictures import ROOT

NAMES = load_digits(ROOT / "assets" / "digits" / "digits.npz").names
OURS = [name for name in NAMES if name[0].isdecimal()]


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("9-straight-1", [LOOP, LINE]),
        ("9-curved-1", [LOOP, CURVE]),
        ("8-two-rings-2", [LOOP, LOOP]),
        ("4-open-3", [LINE, LINE, LINE]),
        ("0-oval-1", [LOOP]),
        ("3-round-1", [CURVE, CURVE]),
        ("7-barred-1", [LINE, LINE, LINE]),
        ("6-hooked-1", [LINE, LOOP]),
    ],
)
def test_a_part_is_what_a_viewer_would_call_it(name: str, kinds: list[str]) -> None:
    assert list(part_kinds(name).values()) == kinds


@pytest.mark.parametrize("name", OURS)
def test_every_part_of_every_digit_has_a_kind(name: str) -> None:
    assert list(part_kinds(name)) == list(digit_parts(name))


def test_a_straight_way_bends_by_nothing_and_a_half_circle_by_a_half() -> None:
    assert bend([(0, 0), (1, 2), (2, 4)]) == pytest.approx(0, abs=1e-12)
    angles = np.linspace(0, np.pi, 5)
    around = [(float(np.cos(angle)), float(np.sin(angle))) for angle in angles]
    assert bend(around) == pytest.approx(0.5)


@pytest.mark.parametrize("name", ["", "ambiguous", "9", "9-crooked-1"])
def test_what_is_no_digit_of_ours_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="name must be one of our own digits"):
        part_kinds(name)
