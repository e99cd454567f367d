"""A filter slides: its answers stand where it has been, and are as bright as they are high."""

import numpy as np
import pytest
from scipy.ndimage import correlate

from nnmath import compass_kernels
from scenes.mobjects.stage import Area
from scenes.mobjects.sums.sliding_filter import SlidingFilter
from tests.helpers.pictures import run

PICTURE = np.random.default_rng(1).uniform(size=(6, 8)).round(2)
ANSWERS = np.stack([correlate(PICTURE, kernel, mode="nearest") for kernel in compass_kernels()])
AREAS = {"wide": Area(-6, -3, 12, 5), "tall": Area(-3, -5, 6, 10, stacks=True)}


@pytest.fixture(params=AREAS.values(), ids=[*AREAS])
def sliding(request: pytest.FixtureRequest) -> SlidingFilter:
    return SlidingFilter(PICTURE, ANSWERS, (2, 3), request.param)


def expected(answers: np.ndarray) -> np.ndarray:
    """Lights: nothing for zero or less, full for the largest answer of all filters."""
    return np.maximum(answers, 0) / ANSWERS.max()


def test_it_slides_along_its_row_and_leaves_its_answers(sliding: SlidingFilter) -> None:
    only = np.zeros_like(PICTURE)
    only[2, 3] = expected(ANSWERS[0])[2, 3]
    np.testing.assert_allclose(sliding.answers.values, only)  # to begin with, its place alone
    run(sliding.slide())
    only[2] = expected(ANSWERS[0])[2]
    np.testing.assert_allclose(sliding.answers.values, only)
    assert (sliding.along(5)[2, 5:] == 0).all()
    np.testing.assert_allclose(sliding.along(5)[2, :5], only[2, :5])


def test_then_all_rows_are_answered(sliding: SlidingFilter) -> None:
    run(sliding.sweep())
    np.testing.assert_allclose(sliding.answers.values, expected(ANSWERS[0]))
    half = sliding.down(2)
    np.testing.assert_allclose(half[:3], expected(ANSWERS[0])[:3])  # two, and its own
    assert not half[3:].any()


def test_of_several_filters_the_strongest_answer_is_seen(sliding: SlidingFilter) -> None:
    for count in range(1, 9):
        strongest = expected(ANSWERS[:count].max(axis=0))
        np.testing.assert_allclose(sliding.turned(count), strongest)
    run(sliding.turn())
    np.testing.assert_allclose(sliding.answers.values, expected(ANSWERS.max(axis=0)))
    between = (sliding.turned(3) + sliding.turned(4)) / 2
    np.testing.assert_allclose(sliding.turned(3.5), between)


def test_the_cursor_is_around_the_place_and_hides_none_of_its_nine_cells(
    sliding: SlidingFilter,
) -> None:
    for outline, grid in zip(sliding.cursor, sliding.grids):
        place = 2 * 8 + 3
        np.testing.assert_allclose(outline.get_center(), grid.centres[place], atol=1e-9)
        halo = 0.01 * outline.background_stroke_width
        assert outline.width - halo >= 3 * grid.width / 8 - 1e-9


def test_both_pictures_are_of_one_size(sliding: SlidingFilter) -> None:
    assert sliding.picture.width == pytest.approx(sliding.answers.width)
    assert sliding.picture.height == pytest.approx(sliding.picture.width * 6 / 8)
