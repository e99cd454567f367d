"""Colours as others see them, against values that are known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes._inspection.signs import by_hue_alone
from scenes._inspection.vision import VISIONS, difference, lab

GREY = VISIONS["in grey"]


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        ([1, 1, 1], [100, 0, 0]),
        ([0, 0, 0], [0, 0, 0]),
        ([1, 0, 0], [53.24, 80.09, 67.20]),  # the primaries of sRGB under D65
        ([0, 1, 0], [87.74, -86.18, 83.18]),
        ([0, 0, 1], [32.30, 79.19, -107.86]),
    ],
)
def test_lab_is_that_of_the_cie(colour: list[float], expected: list[float]) -> None:
    np.testing.assert_allclose(lab(np.array(colour)), expected, atol=0.1)


@pytest.mark.parametrize("vision", VISIONS.values(), ids=VISIONS.keys())
@given(st.floats(0, 1))
def test_grey_is_the_same_grey_to_everybody(vision: np.ndarray, share: float) -> None:
    grey = np.full(3, share)
    np.testing.assert_allclose(lab(grey, vision), lab(grey), atol=0.1)


def test_in_grey_nothing_has_a_hue() -> None:
    seen = lab(np.eye(3), GREY)
    np.testing.assert_allclose(seen[:, 1:], 0, atol=0.1)
    np.testing.assert_allclose(seen[:, 0], lab(np.eye(3))[:, 0], atol=0.01)


def test_each_colour_blindness_confuses_its_own_colours() -> None:
    red, green = np.array([0.80, 0.25, 0.2]), np.array([0.45, 0.43, 0.1])
    blue, teal = np.array([0.2, 0.4, 0.8]), np.array([0.1, 0.45, 0.5])
    told = difference(red, green)
    assert difference(red, green, VISIONS["with deuteranopia"]) < told / 2
    assert difference(blue, teal, VISIONS["with tritanopia"]) < difference(blue, teal) / 2
    # To a protanope red is dark.
    pure = np.array([1, 0, 0])
    assert lab(pure, VISIONS["with protanopia"])[0] < lab(pure)[0] - 10


def test_pictures_that_differ_in_hue_alone_are_the_same_in_grey() -> None:
    plus, minus = np.zeros((2, 20, 20, 3), dtype=np.uint8)
    plus[5:15, 5:15], minus[5:15, 5:15] = [31, 116, 209], [214, 53, 44]  # L* 48.7 and 48.3
    assert by_hue_alone(plus, minus) == "in grey"
    minus[9:11, 7:13] = 0  # a dash
    assert by_hue_alone(plus, minus) is None
    assert by_hue_alone(plus, plus) is None


def test_a_mark_that_the_colour_blind_do_not_see_is_none() -> None:
    one, other = np.full((2, 10, 10, 3), 255, dtype=np.uint8)
    one[2:8, 2:8], other[2:8, 2:8] = [0, 135, 0], [180, 60, 0]  # to a deuteranope, one brown
    assert by_hue_alone(one, other) is not None


def test_bytes_are_seen_as_the_shares_they_stand_for() -> None:
    colours = np.random.default_rng(0).integers(0, 256, (50, 3), dtype=np.uint8)
    np.testing.assert_allclose(lab(colours), lab(colours / 255), atol=1e-9)
