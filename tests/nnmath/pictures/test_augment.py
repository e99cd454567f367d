"""Augmentation against scipy's affine_transform and maps whose outcome is known."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.ndimage import affine_transform

from nnmath import Jitter, augment
from nnmath.pictures.augment import sample

NONE = Jitter(rotation=0, shear=0, scale=0, shift=0)


def images(seed: int, count: int = 3, rows: int = 9, columns: int = 12) -> np.ndarray:
    return np.random.default_rng(seed).random((count, rows, columns))


def test_no_jitter_changes_nothing() -> None:
    x = images(0)
    assert augment(x, np.random.default_rng(0), NONE) == pytest.approx(x, abs=1e-6)


@given(down=st.integers(-12, 12), across=st.integers(-12, 12))
def test_a_whole_shift_moves_the_pixels_and_brings_in_zeros(down: int, across: int) -> None:
    x = images(1)
    moved = sample(x, np.tile(np.eye(2), (3, 1, 1)), np.tile([float(down), across], (3, 1)))
    framed = np.pad(x, ((0, 0), (12, 12), (12, 12)))
    expected = framed[:, 12 + down : 21 + down, 12 + across : 24 + across]
    assert moved == pytest.approx(expected, abs=1e-6)


def test_a_quarter_turn_turns_the_image() -> None:
    x = images(2, rows=8, columns=8)
    # Pixel (row, column) looks at (column, −row), measured from the middle.
    turned = sample(x, np.tile([[0.0, 1.0], [-1.0, 0.0]], (3, 1, 1)), np.zeros((3, 2)))
    assert turned == pytest.approx(np.rot90(x, 1, axes=(1, 2)), abs=1e-5)


@settings(max_examples=50)
@given(seed=st.integers(0, 2**32))
def test_any_affine_map_is_the_one_of_scipy(seed: int) -> None:
    x = images(seed, count=1)
    rng = np.random.default_rng(seed)
    map_, shift = rng.normal(size=(2, 2)), rng.normal(size=2)
    middle = (np.array(x.shape[1:]) - 1) / 2
    # scipy has no border of zeros to blend into, so the image is given one.
    framed, frame = np.pad(x[0], 2), 2
    offset = middle + frame + shift - map_ @ (middle + frame)
    expected = affine_transform(framed, map_, offset, order=1)[frame:-frame, frame:-frame]
    assert sample(x, map_[None], shift[None])[0] == pytest.approx(expected, abs=1e-4)


@settings(max_examples=30)
@given(seed=st.integers(0, 2**32), strength=st.floats(0, 100))
def test_values_stay_in_range_and_finite(seed: int, strength: float) -> None:
    jitter = Jitter(strength, strength, min(strength, 5), strength)
    varied = augment(images(seed), np.random.default_rng(seed), jitter)
    assert varied.shape == (3, 9, 12)
    assert varied.min() >= 0
    assert varied.max() <= 1 + 1e-6


def test_each_image_is_varied_by_itself_and_the_seed_decides_how() -> None:
    x = np.repeat(images(3, count=1), 3, axis=0)
    first, again, other = (augment(x, np.random.default_rng(seed)) for seed in (5, 5, 6))
    assert np.array_equal(first, again)
    assert not np.allclose(first, other)
    assert not np.allclose(first[0], first[1])


def test_jitter_has_the_spread_it_promises() -> None:
    # A ramp reads off where a pixel looks, its value being the column; the middle is (20, 20).
    ramp = np.tile(np.arange(41.0), (2000, 41, 1))

    def looked(row: int, column: int, **jitter: float) -> np.ndarray:
        none = {"rotation": 0.0, "shear": 0.0, "scale": 0.0, "shift": 0.0}
        varied = augment(ramp, np.random.default_rng(0), Jitter(**{**none, **jitter}))
        return varied[:, row, column] - 20

    assert looked(20, 20, shift=2.0).std() == pytest.approx(2.0, rel=0.05)
    assert np.log(looked(20, 30, scale=0.1) / 10).std() == pytest.approx(0.1, rel=0.05)
    assert np.arcsin(looked(30, 20, rotation=0.1) / 10).std() == pytest.approx(0.1, rel=0.05)
    assert (looked(30, 20, shear=0.3) / 10).std() == pytest.approx(0.3, rel=0.05)
    assert looked(20, 30, shear=0.3).std() == pytest.approx(0, abs=1e-5)


@pytest.mark.parametrize(
    ("x", "message"),
    [
        (np.zeros((28, 28)), r"images must have shape \(batch, rows, columns\), given \(28, 28\)"),
        (np.full((1, 2, 2), np.nan), "images must hold finite numbers only"),
    ],
)
def test_what_is_no_batch_of_images_is_refused(x: np.ndarray, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        augment(x, np.random.default_rng(0))


@pytest.mark.parametrize("value", [-0.1, np.nan, np.inf])
def test_jitter_must_be_a_spread(value: float) -> None:
    with pytest.raises(ValueError, match="shift must be 0 or more, given"):
        Jitter(shift=value)
