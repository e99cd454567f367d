"""Handwriting: how habits of the hand show in the image, measured; and the glyphs' own order."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy import ndimage

from nnmath.pen.curves import smooth_curve
from nnmath.pen.glyphs import CLOSED_9, GLYPHS, OPEN_4, Glyph, Part, between
from nnmath.pen.handwriting import Hand, random_hand, render, render_parts

BY_NAME = {(glyph.digit, glyph.name): glyph for glyph in GLYPHS}


def write(glyph: Glyph, seed: int = 0, **habits: float) -> np.ndarray:
    return render(glyph, Hand(**habits), np.random.default_rng(seed))


def test_every_digit_has_several_forms_of_its_own_name() -> None:
    for digit in range(10):
        names = [glyph.name for glyph in GLYPHS if glyph.digit == digit]
        assert len(names) >= 3 and len(set(names)) == len(names)


@settings(deadline=None)
@given(st.sampled_from(GLYPHS), st.integers(0, 10_000))
def test_any_hand_writes_into_the_training_frame(glyph: Glyph, seed: int) -> None:
    rng = np.random.default_rng(seed)
    image = render(glyph, random_hand(rng), rng)
    assert image.shape == (28, 28) and image.dtype == np.float64
    assert image.min() >= 0 and image.max() == pytest.approx(1)
    rows, columns = (np.flatnonzero(image.any(axis=axis)) for axis in (1, 0))
    assert max(np.ptp(rows), np.ptp(columns)) + 1 == 20
    assert ndimage.center_of_mass(image) == pytest.approx((14, 14), abs=0.5 + 1e-6)
    grey = ((image > 0.05) & (image < 0.95)).sum()
    assert grey > 20, "a soft pen leaves grey rims"


def test_the_same_seed_writes_the_same_digit_and_another_seed_another() -> None:
    three = BY_NAME[3, "round"]
    assert (write(three, 5, jitter=0.03) == write(three, 5, jitter=0.03)).all()
    assert (write(three, 5, jitter=0.03) != write(three, 6, jitter=0.03)).any()
    assert (write(three, 5, jitter=0.0) == write(three, 6, jitter=0.0)).all()


def lean(image: np.ndarray) -> float:
    """How far ink moves to the right for each row up: the slope of the second moments."""
    row, column = np.indices(image.shape)
    up = (image * row).sum() / image.sum() - row
    right = column - (image * column).sum() / image.sum()
    return float((image * up * right).sum() / (image * up * up).sum())


@settings(deadline=None)
@given(st.sampled_from([0, 1, 3, 8]), st.floats(-0.1, 0.25))
def test_slant_is_the_lean_that_is_measured(digit: int, slant: float) -> None:
    glyph = next(glyph for glyph in GLYPHS if glyph.digit == digit)
    change = lean(write(glyph, slant=slant + 0.1)) - lean(write(glyph, slant=slant))
    assert change == pytest.approx(0.1, abs=0.035)


@pytest.mark.parametrize("thickness", [1.8, 2.4, 3.0])
def test_thickness_is_in_pixels_of_the_image(thickness: float) -> None:
    image = write(BY_NAME[1, "plain"], thickness=thickness, speed=0.0)
    across = image[9:19].sum(axis=1).mean()  # ink in a row across the upright stem
    assert across == pytest.approx(thickness, abs=0.35)


def test_width_makes_it_broader_and_speed_thinner() -> None:
    zero = BY_NAME[0, "oval"]
    broad, narrow = (write(zero, width=width).any(axis=0).sum() for width in (1.2, 0.8))
    assert broad > narrow
    assert write(zero, speed=1.0).sum() < 0.95 * write(zero, speed=0.0).sum()


def test_roundness_zero_goes_straight_from_point_to_point() -> None:
    controls = np.array([[0.0, 0.0], [1.0, 1.0], [2.0, 0.0]])
    points, segments = smooth_curve(controls, roundness=0.0)
    assert points[:, 1] == pytest.approx(1 - np.abs(points[:, 0] - 1))
    assert segments.tolist() == sorted(segments) and set(segments) == {0, 1}


@settings(deadline=None)
@example([(0.0, 0.0), (0.0, 7e-222)])
@given(st.lists(st.tuples(st.floats(-1, 1), st.floats(-1, 1)), min_size=2, max_size=6, unique=True))
def test_the_curve_runs_through_every_control_point(controls: list[tuple[float, float]]) -> None:
    points, _ = smooth_curve(np.array(controls))
    assert np.isfinite(points).all()
    for control in controls:
        assert np.abs(points - control).sum(axis=1).min() == pytest.approx(0, abs=1e-9)


def test_a_point_written_twice_is_a_corner_and_once_a_bend() -> None:
    corner = np.array([[0, 0], [1, 0], [1, 0], [1, 1.0]])
    sharp, _ = smooth_curve(corner)
    assert (np.minimum(np.abs(sharp[:, 1]), np.abs(sharp[:, 0] - 1)) < 1e-12).all()
    bend, _ = smooth_curve(corner[[0, 1, 3]])
    assert np.minimum(np.abs(bend[:, 1]), np.abs(bend[:, 0] - 1)).max() > 0.02


@pytest.mark.parametrize("glyph", GLYPHS, ids=lambda glyph: f"{glyph.digit} {glyph.name}")
def test_parts_add_up_to_the_digit(glyph: Glyph) -> None:
    hand, seed = Hand(slant=0.1, jitter=0.02), 3
    parts = render_parts(glyph, hand, np.random.default_rng(seed))
    assert set(parts) == {part.name for stroke in glyph.strokes for part in stroke}
    assert sum(parts.values()) == pytest.approx(render(glyph, hand, np.random.default_rng(seed)))
    assert all(part.min() >= 0 and part.sum() > 2 for part in parts.values())


def test_parts_are_where_their_names_say() -> None:
    parts = render_parts(BY_NAME[8, "one stroke"], Hand(), np.random.default_rng(0))
    middle = {name: ndimage.center_of_mass(part)[0] for name, part in parts.items()}
    assert middle["upper loop"] < 12 and middle["lower loop"] > 15


def test_between_two_glyphs() -> None:
    assert between(OPEN_4, CLOSED_9, 0.0, "x").strokes == OPEN_4.strokes
    assert between(OPEN_4, CLOSED_9, 1.0, "x").strokes == CLOSED_9.strokes
    half = between(OPEN_4, CLOSED_9, 0.5, "half")
    assert (half.digit, half.name) == (4, "half")
    first = half.strokes[0][0].points[0]
    assert first == pytest.approx(((0.10 + 0.54) / 2, (0.06 + 0.05) / 2))
    other = Glyph(1, "dash", ((Part("stem", ((0.0, 0.0), (0.0, 1.0))),),))
    with pytest.raises(ValueError, match="second must have the strokes"):
        between(OPEN_4, other, 0.5, "x")


@pytest.mark.parametrize(
    "habit", [{"thickness": 0.0}, {"width": -1.0}, {"speed": 1.5}, {"jitter": np.nan}, {"slant": 9}]
)
def test_no_hand_has_such_habits(habit: dict[str, float]) -> None:
    (name,) = habit
    with pytest.raises(ValueError, match=f"{name} must be a number from"):
        Hand(**habit)


def test_a_curve_needs_two_points() -> None:
    with pytest.raises(ValueError, match="controls must hold two different points"):
        smooth_curve(np.zeros((3, 2)))
    with pytest.raises(ValueError, match="controls must hold finite numbers"):
        smooth_curve(np.array([[0, 0], [np.nan, 1.0]]))
