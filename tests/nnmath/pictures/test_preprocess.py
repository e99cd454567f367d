"""Preprocessing: what must not change the result, what every result is, MNIST there and back."""

import os
import time
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import ArrayLike
from scipy import ndimage

from nnmath.forward import forward
from nnmath.pictures.idx import load_mnist
from nnmath.pictures.picture import area_average, to_grey
from nnmath.pictures.preprocess import find_framing, preprocess, without_specks
from nnmath.storage import load_network

MNIST = Path(os.environ.get("NNFILM_MNIST") or Path(__file__).parents[4] / "shared" / "mnist")


@st.composite
def drawings(draw: st.DrawFn) -> np.ndarray:
    """A few touching soft dabs on a black sheet: any shape of ink, at least 3 pixels large."""
    sheet = np.zeros((60, 60))
    row, column = 30, 30
    for _ in range(draw(st.integers(1, 8))):
        half = draw(st.integers(1, 3))
        shade = draw(st.floats(0.6, 1.0))
        dab = sheet[row - half : row + half + 1, column - half : column + half + 1]
        np.maximum(dab, shade, out=dab)
        row = int(np.clip(row + draw(st.integers(-3, 3)), 20, 40))
        column = int(np.clip(column + draw(st.integers(-3, 3)), 20, 40))
    return sheet


@settings(max_examples=40, deadline=None)
@given(drawings(), st.integers(-12, 12), st.integers(-12, 12))
def test_where_the_digit_was_drawn_does_not_matter(ink: np.ndarray, down: int, right: int) -> None:
    moved = np.roll(ink, (down, right), (0, 1))
    assert preprocess(moved).result == pytest.approx(preprocess(ink).result, abs=1e-6)


@settings(max_examples=40, deadline=None)
@given(drawings())
def test_dark_on_light_or_light_on_dark_does_not_matter(ink: np.ndarray) -> None:
    light, dark = preprocess(ink), preprocess(1 - ink)
    assert (light.inverted, dark.inverted) == (False, True)
    assert dark.result == pytest.approx(light.result, abs=1e-6)
    assert dark.light_on_dark == pytest.approx(light.grey)


@settings(max_examples=40, deadline=None)
@given(drawings(), st.floats(0.2, 1.0), st.floats(0.0, 0.5))
def test_brightness_and_contrast_do_not_matter(
    ink: np.ndarray, contrast: float, black: float
) -> None:
    grey = black + contrast * (1 - black) * ink
    assert preprocess(grey).result == pytest.approx(preprocess(ink).result, abs=1e-6)


@settings(max_examples=40, deadline=None)
@given(drawings())
def test_every_result_lies_in_the_training_frame(ink: np.ndarray) -> None:
    stages = preprocess(ink)
    assert stages.result.shape == (28, 28)
    for array in (stages.grey, stages.light_on_dark, stages.ink, stages.cropped, stages.scaled):
        assert array.min() >= 0 and array.max() <= 1
    assert stages.result.max() == pytest.approx(1)
    assert max(stages.scaled.shape) == 20
    mass = np.array(ndimage.center_of_mass(stages.result))
    inked = [np.flatnonzero(stages.result.any(axis=axis)) for axis in (1, 0)]
    for centre, where in zip(mass, inked, strict=True):
        at_the_rim = where[0] == 0 or where[-1] == 27
        assert abs(centre - 14) <= 0.5 + 1e-9 or at_the_rim


@settings(max_examples=40, deadline=None)
@given(drawings())
def test_proportions_are_kept(ink: np.ndarray) -> None:
    stages = preprocess(ink)
    height, width = stages.cropped.shape
    scaled_height, scaled_width = stages.scaled.shape
    assert scaled_height * width == pytest.approx(scaled_width * height, abs=max(height, width) / 2)


@settings(deadline=None)
@given(
    st.integers(1, 40), st.integers(1, 40), st.integers(1, 40), st.integers(1, 40), st.integers()
)
def test_averaging_areas_keeps_the_mean(rows: int, columns: int, h: int, w: int, seed: int) -> None:
    picture = np.random.default_rng(abs(seed)).random((rows, columns))
    small = area_average(picture, h, w)
    assert small.shape == (h, w)
    assert small.mean() == pytest.approx(picture.mean())
    assert small.min() >= picture.min() - 1e-12 and small.max() <= picture.max() + 1e-12


def test_averaging_areas_by_hand() -> None:
    # Three pixels to two: each new one covers one old pixel and half of the middle one.
    assert area_average(np.array([[3.0, 6.0, 0.0]]), 1, 2) == pytest.approx(np.array([[4, 2]]))


def test_framing_by_hand() -> None:
    ink = np.zeros((50, 70))
    ink[10:50, 30:40] = 1.0  # 40 high, 10 wide, touching the lower rim
    framing = find_framing(ink)
    assert (framing.rows, framing.columns) == (slice(10, 50), slice(30, 40))
    assert framing.size == (20, 5)
    # The block's own middle, (9.5, 2), comes within half a pixel of (14, 14).
    assert framing.corner == (4, 12)
    assert preprocess(ink).result[4:24, 12:17] == pytest.approx(1)


def test_ink_is_never_cut_off_to_centre_it() -> None:
    hammer = np.zeros((40, 40))
    hammer[5:35, 5:15] = 1.0  # heavy on the left,
    hammer[18:20, 15:34] = 0.5  # with a long thin handle
    stages = preprocess(hammer)
    assert stages.result.sum() == pytest.approx(stages.scaled.sum())


def test_colour_and_kinds_of_numbers_do_not_matter() -> None:
    ink = np.zeros((40, 40))
    ink[10:30, 15:20] = 1.0
    paper = np.round(255 * (1 - ink))
    expected = preprocess(1 - ink).result
    colour = np.repeat(paper[..., None], 3, axis=2)
    opaque = np.dstack([colour, np.full((40, 40), 255)])
    black_on_nothing = np.dstack([np.zeros((40, 40, 3)), 255 * ink])
    white_on_nothing = np.dstack([np.full((40, 40, 3), 255), 255 * ink])
    for kind in (paper, colour, opaque, black_on_nothing, white_on_nothing):
        assert preprocess(kind.astype(np.uint8)).result == pytest.approx(expected)
    assert preprocess(ink > 0).result == pytest.approx(expected)
    assert preprocess((paper * 257).astype(np.uint16)).result == pytest.approx(expected)
    assert preprocess((paper / 255).astype(np.float32)).result == pytest.approx(expected)
    assert preprocess(paper.astype(int).tolist()).result == pytest.approx(expected)


def test_grey_is_what_the_eye_sees() -> None:
    primaries = np.eye(3)[None]  # one row: a red, a green and a blue pixel
    assert to_grey(primaries) == pytest.approx(np.array([[0.299, 0.587, 0.114]]))


def photograph(rng: np.random.Generator, ink: np.ndarray) -> np.ndarray:
    """Dark ink on paper that is lit from one side, darker towards the corners, and noisy."""
    rows, columns = ink.shape
    y, x = np.mgrid[-1 : 1 : rows * 1j, -1 : 1 : columns * 1j]
    light = 0.75 - 0.12 * x - 0.06 * y - 0.05 * (x**2 + y**2)
    return np.clip(light * (1 - 0.7 * ink) + rng.normal(0, 0.015, ink.shape), 0, 1)


def test_uneven_noisy_paper_does_not_survive() -> None:
    ink = np.zeros((300, 400))
    ink[80:230, 180:200] = 1.0
    ink[80:100, 180:260] = 1.0
    stages = preprocess(photograph(np.random.default_rng(1), ink))
    assert stages.inverted
    assert stages.ink[ink == 0].max() == 0
    assert stages.framing.rows == slice(80, 230)
    assert stages.result == pytest.approx(preprocess(ink).result, abs=0.15)


def test_specks_go_and_separate_strokes_stay() -> None:
    ink = np.zeros((60, 60))
    ink[10:50, 20:25] = ink[10:20, 30:35] = ink[55, 3] = 1.0
    assert (without_specks(ink) != ink).sum() == 1
    assert without_specks(ink)[55, 3] == 0


def test_one_dot_fills_the_frame_and_a_line_stays_a_line() -> None:
    dot, line = np.zeros((28, 28)), np.zeros((28, 28))
    dot[3, 25] = line[2:25, 5] = 1.0
    assert preprocess(dot).scaled == pytest.approx(np.ones((20, 20)))
    assert preprocess(line).scaled.shape == (20, 1)
    assert preprocess(line).result[:, 14] == pytest.approx(np.repeat([0, 1, 0], [4, 20, 4]))


@pytest.mark.parametrize("shape", [(1, 9000), (9000, 1), (3, 5000)])
def test_extreme_proportions(shape: tuple[int, int]) -> None:
    strip = np.ones(shape)
    strip[: max(1, shape[0] // 3), : max(1, shape[1] // 3)] = 0.0
    stages = preprocess(strip)
    assert stages.inverted and stages.result.shape == (28, 28)
    assert sorted(stages.scaled.shape) == [1, 20]


def test_a_huge_photograph_takes_seconds_and_little_memory() -> None:
    huge = np.full((4000, 6000, 3), 225, dtype=np.uint8)
    huge[1000:3000, 2900:3100] = 30
    tracemalloc.start()
    started = time.process_time()
    stages = preprocess(huge)
    seconds = time.process_time() - started
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert stages.scaled.shape == (20, 2)
    assert seconds < 10 and peak < 250e6, f"{seconds:.1f} s, {peak / 1e6:.0f} MB"


@pytest.mark.parametrize(
    "blank",
    [
        np.zeros((28, 28)),
        np.ones((50, 40)),
        np.full((1, 1), 0.4),
        np.full((30, 30, 3), 200, dtype=np.uint8),
        np.zeros((20, 20, 4), dtype=np.uint8),
        np.tile(np.linspace(0.2, 0.9, 60), (60, 1)),  # nothing but uneven light
        0.5 + np.random.default_rng(0).normal(0, 0.02, (200, 200)),  # nothing but noise
    ],
    ids=["black", "white", "one pixel", "grey", "see-through", "light", "noise"],
)
def test_nothing_drawn_is_said_plainly(blank: np.ndarray) -> None:
    with pytest.raises(ValueError, match="holds no ink"):
        preprocess(blank)


@pytest.mark.parametrize(
    ("image", "sentence"),
    [
        (np.zeros((0, 5)), r"given shape \(0, 5\)"),
        (np.zeros(784), r"given shape \(784,\)"),
        (np.zeros((5, 5, 2)), r"given shape \(5, 5, 2\)"),
        (np.full((5, 5), np.nan), "given NaN or infinity"),
        (np.full((5, 5), np.inf), "given NaN or infinity"),
        (np.eye(5) * 255.0, r"floats in 0\.\.1, given float64 from 0 to 255"),
        (np.eye(5, dtype=int) * 300, r"whole numbers in 0\.\.255, given int64 from 0 to 300"),
        (np.eye(5) - 1, "from -1 to 0"),
        (np.array([["a"]]), "must hold numbers"),
        ([[0, 1], [0]], "unequal lengths"),
    ],
)
def test_misuse_is_named(image: ArrayLike, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        preprocess(image)


@pytest.fixture(scope="module")
def mnist() -> np.ndarray:
    if not MNIST.is_dir():
        pytest.skip(f"MNIST is not at {MNIST}; set NNFILM_MNIST to its folder")
    return load_mnist(MNIST, "test")[0]


@pytest.mark.parametrize("seed", range(8))
def test_mnist_there_and_back(seed: int, mnist: np.ndarray) -> None:
    """A test image, seven times larger, dark on light, somewhere on a big sheet: the same again."""
    rng = np.random.default_rng(seed)
    image = mnist[rng.integers(len(mnist))]
    sheet = np.zeros((420, 500))
    top, left = rng.integers(0, (420 - 196, 500 - 196))
    sheet[top : top + 196, left : left + 196] = np.kron(image, np.ones((7, 7)))
    result = preprocess(1 - sheet).result
    # Centres of mass half way between two pixels may be rounded to the other one.
    moves = [(down, right) for down in (-1, 0, 1) for right in (-1, 0, 1)]
    errors = [np.abs(np.roll(result, move, (0, 1)) - image).mean() for move in moves]
    assert min(errors) < 0.1 * image.mean()


def test_a_network_reads_photographed_mnist_as_it_reads_mnist(mnist: np.ndarray) -> None:
    network = load_network(Path(__file__).parents[3] / "assets" / "networks" / "strokes.npz")
    rng = np.random.default_rng(3)
    images = mnist[rng.choice(len(mnist), 40, replace=False)]
    photographed = []
    for image in images:
        sheet = np.zeros((260, 300))
        sheet[40:236, 60:256] = np.clip(ndimage.zoom(image, 7, order=1), 0, 1)
        photographed.append(preprocess(photograph(rng, sheet)).result)
    read = [
        forward(network, np.reshape(batch, (40, 784)))[-1].a.argmax(axis=1)
        for batch in (images, photographed)
    ]
    assert (read[0] == read[1]).sum() >= 38
