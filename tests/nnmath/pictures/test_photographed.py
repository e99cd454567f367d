"""Photographs on their way to the network: on any paper, in any light, and several in one."""

from pathlib import Path

import numpy as np
import pytest

from nnmath import find_digits, load_network, predict, preprocess
from nnmath.pen.page import page_of
from nnmath.photographs.photograph import take

STROKES = load_network(Path(__file__).parents[3] / "assets" / "networks" / "strokes.npz")


def read(image: np.ndarray) -> int:
    return predict(STROKES, image.ravel()).winner


def beside(*pages: np.ndarray) -> np.ndarray:
    return np.concatenate(pages, axis=1)


@pytest.mark.parametrize(
    "kind", ["ruled", "squared", "desk", "scanner edge", "box", "soft shadow", "hard shadow"]
)
@pytest.mark.parametrize("seed", [1, 2])
def test_what_surrounds_a_digit_does_not_reach_the_network(kind: str, seed: int) -> None:
    taken = take(kind, np.random.default_rng([seed, 8]), read)
    stages = preprocess(taken.pixels)
    assert read(stages.result) == taken.labels[0]
    moves = [(down, right) for down in (-1, 0, 1) for right in (-1, 0, 1)]
    errors = [np.abs(np.roll(stages.result, m, (0, 1)) - taken.clean[0]).mean() for m in moves]
    assert min(errors) < 0.06


def test_every_stage_is_kept_for_the_film() -> None:
    stages = preprocess(take("mixed", np.random.default_rng([1, 8]), read).pixels)
    for stage in (stages.paper, stages.all_ink, stages.without_lines, stages.ink):
        assert stage.shape == stages.grey.shape
        assert stage.min() >= 0 and stage.max() <= 1
    assert (stages.all_ink > 0.1).sum() > (stages.without_lines > 0.1).sum()


@pytest.mark.parametrize("width", [1, 2, 9])
@pytest.mark.parametrize("turns", range(4))
def test_a_black_edge_of_any_width_on_any_side_changes_nothing(width: int, turns: int) -> None:
    page = page_of(3, 0)
    expected = preprocess(page).result
    turned = np.rot90(page, turns).copy()
    turned[:, -width:] = 0.02
    stages = preprocess(np.rot90(turned, -turns))
    assert read(stages.result) == 3
    near = [np.roll(stages.result, move, (0, 1)) for move in ((0, 0), (0, 1), (1, 0), (0, -1))]
    assert min(np.abs(each - expected).mean() for each in near) < 0.04


def test_several_digits_are_counted_and_chosen_from_the_left() -> None:
    pages = beside(page_of(4, 0)[:, :300], page_of(2, 0)[:, :300], page_of(7, 0)[:, :300])
    with pytest.raises(ValueError, match=r"holds 3 digits, .* photo.png#2, or which=2"):
        preprocess(pages)
    found = find_digits(pages)
    assert [read(stages.result) for stages in found] == [4, 2, 7]
    for which, stages in enumerate(found, 1):
        np.testing.assert_array_equal(preprocess(pages, which).result, stages.result)


@pytest.mark.parametrize("which", [0, 2, -1])
def test_a_digit_that_is_not_there_is_refused(which: int) -> None:
    with pytest.raises(ValueError, match=f"holds one digit, .* none is number {which}"):
        preprocess(page_of(3, 0), which)


def test_one_digit_can_be_chosen_by_its_number() -> None:
    page = page_of(3, 0)
    np.testing.assert_array_equal(preprocess(page, 1).result, preprocess(page).result)


def test_a_digit_that_the_border_cuts_is_refused_in_a_photograph() -> None:
    pixels = take("plain", np.random.default_rng(4), read).pixels
    rows = preprocess(pixels).framing.rows
    pixels = pixels[(rows.start + rows.stop) // 2 :]
    with pytest.raises(ValueError, match="touches the border of the picture"):
        preprocess(pixels)


def test_a_desk_without_a_sheet_is_no_digit() -> None:
    rng = np.random.default_rng(5)
    wood = 0.4 + 0.03 * rng.normal(size=(200, 1)) + 0.01 * rng.normal(size=(200, 300))
    with pytest.raises(ValueError, match=r"holds no ink|no digit can be told|touches the border"):
        preprocess(np.clip(wood, 0, 1))
