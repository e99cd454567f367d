"""One grid for several pictures: what is shown and printed is weight × pixel, by sign."""

from itertools import pairwise

import numpy as np
import pytest
from manim import Typst

from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import Area
from scenes.mobjects.sums.one_for_all import OneForAll
from tests.helpers.pictures import run

WEIGHTS = np.array([[1.0, -0.5], [0.25, 0.0]])
OTHER = np.array([[-1.0, 0.5], [0.5, 0.75]])
IMAGES = np.array([[[1.0, 1.0], [0.0, 1.0]], [[0.5, 0.0], [1.0, 0.2]], [[0.0, 0.0], [1.0, 0.0]]])


@pytest.fixture
def one() -> OneForAll:
    titles, weights = [words("grid"), words("other")], np.array([WEIGHTS, OTHER])
    answers = [words("first"), words("second")]
    return OneForAll(titles, weights, answers, IMAGES, Area(-6, -2, 12, 5))


def test_first_the_positive_terms_are_shown_and_then_all(one: OneForAll) -> None:
    run(one.take(1))
    assert [picture.taken.tolist() for picture in one.pictures] == [
        [[1, 0], [0, 0]],
        [[1, 0], [1, 0]],
        [[0, 0], [1, 0]],
    ]
    run(one.take(-1))
    assert [picture.taken.tolist() for picture in one.pictures] == [
        [[1, 1], [0, 0]],
        [[1, 0], [1, 0]],
        [[0, 0], [1, 0]],
    ]


def test_terms_are_on_the_scale_of_the_grid(one: OneForAll) -> None:
    np.testing.assert_allclose(one.grid.values, WEIGHTS)
    for picture, image in zip(one.pictures, IMAGES, strict=True):
        np.testing.assert_allclose(picture.terms, WEIGHTS * image)


def test_the_sums_are_those_of_each_sign(one: OneForAll) -> None:
    assert [[typed(line) for line in sums] for sums in one.sums] == [
        ["for it: 1.0", "against it: 0.5"],
        ["for it: 0.8", "against it: 0.0"],
        ["for it: 0.2", "against it: 0.0"],
    ]


def test_both_grids_are_summed_up_on_the_first_picture(one: OneForAll) -> None:
    run(one.lay_other())
    np.testing.assert_allclose(one.again.terms, OTHER * IMAGES[0])
    np.testing.assert_array_equal(one.again.taken, [[1, 1], [0, 1]])
    lines = [[*map(typed, line), typed(total)] for line, total in one.totals]
    assert lines == [
        ["1.00", "− 0.50", "= 0.50"],
        ["1.25", "− 1.00", "= 0.25"],
    ]
    assert (one.winner, typed(one.answer)) == (0, "first")
    assert one.answer.get_top()[1] < one.totals[0].get_bottom()[1]


def typed(text: Typst) -> str:
    """What a text says."""
    return str(text.typst_code.split('"')[-2])


def test_all_grids_are_in_the_area_and_apart(one: OneForAll) -> None:
    grids = [one.grid, *one.pictures]
    assert all(a.get_right()[0] < b.get_left()[0] for a, b in pairwise(grids))
    assert grids[0].get_left()[0] >= -6 - 1e-9 and grids[-1].get_right()[0] <= 6 + 1e-9
