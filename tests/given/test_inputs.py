"""What a network takes: pictures of which shape, or which numbers; one sentence for all else."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenes.given.inputs import example, image_shape_of, in_frame, input_numbers
from scenes.given.needs import ANY_INPUT, DIGIT_PICTURES, PICTURES, why_not


@pytest.mark.parametrize(
    ("inputs", "shape"),
    [(784, (28, 28)), (1024, (32, 32)), (64, (8, 8)), (25, (5, 5)), (16, None), (4, None),
     (1, None), (65, None), (783, None)],
)  # fmt: skip
def test_a_square_of_five_or_more_is_a_picture(inputs: int, shape: tuple[int, int] | None) -> None:
    assert image_shape_of(inputs) == shape


@pytest.mark.parametrize(("inputs", "said"), [(300, (15, 20)), (784, (14, 56)), (4, (2, 2))])
def test_what_the_file_says_of_its_picture_goes_before(inputs: int, said: tuple[int, int]) -> None:
    assert image_shape_of(inputs, said) == said


@settings(deadline=None)
@given(st.lists(st.floats(-1e5, 1e5), min_size=1, max_size=40))
def test_numbers_are_read_as_they_are_written(numbers: list[float]) -> None:
    text = ", ".join(map(repr, numbers))
    np.testing.assert_array_equal(input_numbers(text, len(numbers)), numbers)


@pytest.mark.parametrize(
    ("text", "says"),
    [("0.3", "1 number is given, and the network takes 2, such as 0.5,0.5."),
     ("1,2,3", "3 numbers are given, and the network takes 2"),
     ("1;2", "'1;2' is no number; 2 of them with commas between"), ("1,", "'' is no number"),
     ("nan,1", "'nan' is no number"), ("1,inf", "'inf' is no number"), ("1_0,1", "'1_0'"),
     ("١,1", "is no number"), ("1,1e6", "below 1,000,000"), ("1,-1e400", "below 1,000,000"),
     ("[1,2]", "is no number"), ("x" * 10**6, "is no number")],
)  # fmt: skip
def test_anything_else_is_told_in_a_sentence(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=re.escape(says)) as refused:
        input_numbers(text, 2)
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize("inputs", [1, 2, 30])
def test_the_example_is_one_that_would_do(inputs: int) -> None:
    assert input_numbers(example(inputs), inputs).shape == (inputs,)
    assert len(example(10**6)) < 200


def test_a_picture_is_averaged_to_its_frame() -> None:
    picture = np.arange(16.0).reshape(4, 4)
    blocks = [[2.5, 4.5], [10.5, 12.5]]  # the means of two by two
    np.testing.assert_allclose(in_frame(picture, (2, 2)), blocks)
    np.testing.assert_allclose(in_frame(picture, (2, 5)), [[0, *row, 0, 0] for row in blocks])
    np.testing.assert_allclose(in_frame(picture, (4, 2)), [[0, 0], *blocks, [0, 0]])
    assert in_frame(picture, (4, 4)) is picture
    assert in_frame(picture, (8, 8)).mean() == pytest.approx(picture.mean())


def test_which_films_show_which_networks() -> None:
    for need in (None, ANY_INPUT, PICTURES, DIGIT_PICTURES):
        assert why_not(need, 784, (28, 28)) is None
    assert (
        why_not(None, 2, None)
        is why_not(ANY_INPUT, 2, None)
        is why_not(PICTURES, 64, (8, 8))
        is None
    )
    assert why_not(DIGIT_PICTURES, 64, (8, 8)) == (
        "the network takes pictures of 8 × 8 pixels, and this film shows networks that take"
        " pictures of 28 × 28 pixels; the films forward and bias show any."
    )
    said = why_not(PICTURES, 1, None)
    assert said and said.startswith("the network takes 1 number and no picture, and")
