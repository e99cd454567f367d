"""Our digits in parts: together they are the digit, and each is what its name says."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import ndimage

from nnmath import load_digits
from nnmath.pen.variants import cut_along, cut_open, cut_round, digit_parts

ASSETS = Path(__file__).parents[3] / "assets"
DIGITS = load_digits(ASSETS / "digits" / "digits.npz")
DEFAULTS = [DIGITS.names[index] for index in DIGITS.defaults]
NAMED = {
    "0": ["loop"],
    "1": ["stem"],
    "2": ["arch", "slope", "base"],
    "3": ["upper bow", "lower bow"],
    "4": ["left line", "bar", "stem"],
    "5": ["neck", "belly", "flag"],
    "6": ["sweep", "loop"],
    "7": ["bar", "stem"],
    "8": ["upper loop", "lower loop"],
    "9": ["loop", "tail"],
}


@pytest.mark.parametrize("name", [*DEFAULTS, "5-one-stroke-1", "4-closed-2"])
def test_parts_add_up_to_the_digit(name: str) -> None:
    parts = digit_parts(name)
    image = DIGITS.images[DIGITS.names.index(name)]
    assert np.abs(sum(parts.values()) - image).max() < 1e-6
    assert all(part.shape == (28, 28) and part.min() >= 0 for part in parts.values())
    if name in DEFAULTS:
        assert list(parts) == NAMED[name[0]]


@pytest.mark.parametrize("name", DEFAULTS)
def test_the_brightest_of_whole_parts_is_the_digit(name: str) -> None:
    shared, whole = digit_parts(name), digit_parts(name, whole=True)
    assert list(shared) == list(whole)
    assert all((whole[part] >= shared[part] - 1e-9).all() for part in whole)
    image = DIGITS.images[DIGITS.names.index(name)]
    lacking = image - np.max(list(whole.values()), axis=0)
    assert lacking.min() > -1e-6 and lacking.max() < 0.25
    assert (lacking > 0.05).sum() <= 8


def test_a_whole_stem_of_a_4_has_no_gap_where_the_bar_crosses() -> None:
    stem = digit_parts(DEFAULTS[4], whole=True)["stem"]
    rows = np.flatnonzero(stem.max(axis=1) > 0.5)
    assert (stem.max(axis=1)[rows[0] : rows[-1] + 1] > 0.8)[1:-1].all()


def height(part: np.ndarray) -> float:
    return float(ndimage.center_of_mass(part)[0])


def test_what_is_called_upper_lies_above() -> None:
    for digit, upper, lower in [
        (8, "upper loop", "lower loop"),
        (9, "loop", "tail"),
        (6, "sweep", "loop"),
        (3, "upper bow", "lower bow"),
        (2, "arch", "base"),
        (7, "bar", "stem"),
    ]:
        parts = digit_parts(DEFAULTS[digit])
        assert height(parts[upper]) + 4 < height(parts[lower])


@pytest.mark.parametrize(
    ("digit", "part", "holes"),
    [(8, "lower loop", 1), (9, "loop", 1), (9, "tail", 0), (0, "loop", 1), (6, "loop", 1)],
)
def test_a_loop_goes_round_a_hole_and_a_line_does_not(digit: int, part: str, holes: int) -> None:
    ink = digit_parts(DEFAULTS[digit])[part] > 0.1
    filled = ndimage.label(~np.pad(ink, 1))[1]
    assert filled - 1 == holes


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(ValueError, match="such as 9-straight-2, given 'ambiguous'"):
        digit_parts("ambiguous")


def test_a_square_ring_is_cut_into_its_quarters() -> None:
    ring = np.ones((4, 4))
    ring[1:3, 1:3] = 0
    quarters = cut_round(ring, 4)
    assert quarters.sum(axis=(1, 2)).tolist() == [3, 3, 3, 3]
    assert quarters[0, :2, 2:].sum() == 3  # clockwise from the top: first the upper right
    assert quarters[3, :2, :2].sum() == 3


def test_a_line_is_cut_from_its_upper_end() -> None:
    line = np.zeros((6, 6))
    line[np.arange(6), np.arange(6)[::-1]] = 1
    pieces = cut_along(line, 3)
    assert [np.argwhere(piece).tolist() for piece in pieces] == [
        [[0, 5], [1, 4]],
        [[2, 3], [3, 2]],
        [[4, 1], [5, 0]],
    ]


def test_a_curve_is_cut_from_one_of_its_ends() -> None:
    bowl = np.array([[1, 1, 1], [0, 0, 1], [0, 0, 1], [1, 1, 1]], dtype=float)  # open to the left
    pieces = cut_open(bowl, 2)
    assert [np.argwhere(piece).tolist() for piece in pieces] == [
        [[0, 0], [0, 1], [0, 2], [1, 2]],
        [[2, 2], [3, 0], [3, 1], [3, 2]],
    ]
    np.testing.assert_array_equal(cut_open(bowl[:, ::-1], 2), cut_open(bowl, 2)[::-1, :, ::-1])


@given(st.integers(0, 999), st.integers(1, 6))
def test_pieces_share_the_ink_out_alike(seed: int, count: int) -> None:
    image = np.random.default_rng(seed).uniform(0.1, 1, (7, 9))
    for cut in (cut_round, cut_along, cut_open):
        pieces = cut(image, count)
        assert np.abs(pieces.sum(axis=0) - image).max() == 0
        assert (np.count_nonzero(pieces, axis=0) == 1).all()
        assert np.abs(pieces.sum(axis=(1, 2)) - image.sum() / count).max() <= 1.0


def test_arcs_of_a_nines_loop_and_of_a_threes_bowl_hang_together() -> None:
    arcs = cut_round(digit_parts(DEFAULTS[9])["loop"], 5)
    bowl = max(digit_parts("3-flat-2").values(), key=np.sum)
    for arc in (*arcs, *cut_open(bowl, 3)):
        labels, _ = ndimage.label(arc > 0.3, structure=np.ones((3, 3)))
        sizes = np.bincount(labels.ravel())[1:]
        assert sizes.max() >= 0.9 * sizes.sum()


@pytest.mark.parametrize(
    ("image", "count", "told"),
    [
        (np.zeros((3, 3)), 1, "ink somewhere"),
        (-np.ones((3, 3)), 1, "ink somewhere"),
        (np.ones((3, 3)), 0, "count must be from 1 to the 9 pixels"),
        (np.ones((3, 3)), 10, "count must be from 1 to the 9 pixels"),
    ],
)
def test_what_cannot_be_cut_is_refused(image: np.ndarray, count: int, told: str) -> None:
    for cut in (cut_round, cut_along, cut_open):
        with pytest.raises(ValueError, match=told):
            cut(image, count)
