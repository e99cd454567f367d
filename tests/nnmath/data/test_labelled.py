"""Examples from numbers and names: scaled, turned to light on dark, their classes in order."""

import numpy as np
import pytest

from nnmath.data.labelled import MOST_INPUTS, check_size, labelled
from nnmath.data.split import held_out

RNG = np.random.default_rng(1)


@pytest.mark.parametrize(
    ("white", "dtype"), [(1, float), (16, float), (255, np.uint8), (65535, np.uint16)]
)
def test_pixels_are_scaled_by_what_white_must_be(white: int, dtype: type) -> None:
    pixels: np.ndarray = np.zeros((4, 8, 8), dtype)
    pixels[:, 3, 3], pixels[0, 4, 4] = white, white // 2
    data = labelled(pixels, list("abab"), "it")
    assert data.images.dtype == np.float64 and data.is_image
    assert data.images[0, 3, 3] == 1 and data.images[0, 4, 4] == (white // 2) / white
    assert bool(data.said) == (white > 1)


def test_dark_on_light_is_turned_over_and_said() -> None:
    pixels = np.full((2, 6, 6), 255, np.uint8)
    pixels[:, 2:4, 2:4] = 0
    data = labelled(pixels, ["a", "b"], "it")
    assert data.images[0, 2, 2] == 1 and data.images[0, 0, 0] == 0
    assert "turned over" in data.said[-1]


@pytest.mark.parametrize(
    ("shape", "image"),
    [
        ((6, 784), (28, 28)),
        ((6, 64), (8, 8)),
        ((6, 10, 12), (10, 12)),
        ((6, 5, 5, 1), (5, 5)),
        ((6, 1, 5, 5), (5, 5)),
        ((6, 5, 5, 3), (5, 5)),
    ],
)
def test_the_images_shape_is_that_of_the_data(
    shape: tuple[int, ...], image: tuple[int, int]
) -> None:
    data = labelled(RNG.random(shape), list("aabbcc"), "it")
    assert data.is_image and data.images.shape == (6, *image)


def test_what_is_no_square_is_no_image_and_stays_as_it_is() -> None:
    numbers = RNG.normal(0, 9, (6, 4))
    data = labelled(numbers, list("aabbcc"), "it")
    assert not data.is_image and "no image" in data.said[0]
    np.testing.assert_array_equal(data.images[:, 0], numbers)
    assert not labelled(np.eye(4), list("aabb"), "it").is_image  # 4 = 2 × 2 is too small for one


def test_classes_are_in_order_numbers_by_their_size() -> None:
    data = labelled(np.zeros((4, 25)), ["10", "9", "a", "2"], "it")
    assert data.classes == ("2", "9", "10", "a")
    assert data.labels.tolist() == [2, 1, 3, 0]


def test_words_are_in_the_order_of_the_alphabet_however_long_they_are() -> None:
    data = labelled(np.zeros((5, 25)), ["star", "square", "circle", "7", "ox"], "it")
    assert data.classes == ("7", "circle", "ox", "square", "star")


@pytest.mark.parametrize(
    ("arrays", "names", "said"),
    [
        (np.zeros((3, 25)), ["a", "b"], "it holds 3 examples but 2 labels."),
        (np.zeros((2, 25)), ["a", "a"], "it holds one class, 'a'; a network learns to tell two"),
        (np.zeros((2, 25)), ["a", "b, c"], "it has a class 'b, c'; names have 1 to 40 characters"),
        (np.zeros((2, 25)), ["a", " "], "names have 1 to 40 characters"),
        (np.zeros((1001, 25)), [str(k) for k in range(1001)], "1,001 classes; at most 1,000"),
        (np.full((2, 25), -1.0), ["a", "b"], "it holds pixels from -1 to -1; 0 to 1, 0 to 255"),
        (np.full((2, 25), np.nan), ["a", "b"], "it holds pixels from nan to nan"),
        (np.full((2, 3), np.inf), ["a", "b"], "it holds NaN or infinity."),
        (np.zeros((0, 25)), [], "it holds no examples."),
        (np.zeros((2, MOST_INPUTS + 1)), ["a", "b"], "Scale them down."),
    ],
)
def test_what_cannot_be_learnt_from_is_said(
    arrays: np.ndarray, names: list[str], said: str
) -> None:
    with pytest.raises(ValueError, match=r"^it ") as caught:
        labelled(arrays, names, "it")
    assert said in str(caught.value)


def test_how_many_fit_is_said() -> None:
    with pytest.raises(ValueError, match=r"at most 100,000,000 are learnt from, 127,551 such"):
        check_size(3_000_000, 784, "it")


def test_a_tenth_of_each_class_is_held_out_and_never_all_of_one() -> None:
    labels = np.repeat([0, 1, 2, 3], [100, 50, 10, 1])
    chosen = held_out(labels, None, np.random.default_rng(0))
    assert [int(chosen[labels == k].sum()) for k in range(4)] == [10, 5, 1, 0]
    again = held_out(labels, None, np.random.default_rng(0))
    other = held_out(labels, None, np.random.default_rng(1))
    assert (chosen == again).all() and (chosen != other).any()
    most = held_out(labels, 157, np.random.default_rng(0))
    assert [int((~most[labels == k]).sum()) for k in range(4)] == [1, 1, 1, 1]


@pytest.mark.parametrize("count", [0, 3, 100])
def test_one_of_each_class_has_to_be_left(count: int) -> None:
    with pytest.raises(ValueError, match=r"4 examples cannot be held out; 1 to 2 can"):
        held_out(np.array([0, 0, 1, 1]), count, np.random.default_rng(0))
