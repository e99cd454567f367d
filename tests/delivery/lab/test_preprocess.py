"""What the page makes of a drawing is what nnmath makes of it, stage by stage."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy import ndimage

from nnmath import load_digits, preprocess
from nnmath.ink.even_light import find_in_even_light
from nnmath.pen.page import page_of
from nnmath.photographs.photograph import photograph
from nnmath.pictures.picture import area_average, to_grey
from nnmath.pictures.preprocess import find_digits
from tests.helpers.browser import chromium
from tests.helpers.modules import Modules, modules

DIGITS = load_digits(Path(__file__).parents[3] / "assets" / "digits" / "digits.npz")
STAGES = ("grey", "light_on_dark", "paper", "all_ink", "ink", "cropped", "scaled", "result")
LEVEL = 1 / 255


@pytest.fixture(scope="module")
def run() -> Iterator[Modules]:
    with chromium() as browser, modules(browser) as ready:
        yield ready


def pixels(image: np.ndarray) -> dict[str, Any]:
    """A picture of bytes, (rows, columns) or with four colours, as a canvas holds it."""
    if image.ndim == 2:
        image = np.stack([image, image, image, np.full_like(image, 255)], axis=-1)
    return {"width": image.shape[1], "height": image.shape[0], "data": image}


def as_bytes(grey: np.ndarray) -> np.ndarray:
    return np.asarray(np.round(255 * grey), dtype=np.uint8)


def assert_same_stages(run: Modules, image: np.ndarray) -> None:
    told = run("pictures/preprocess.js", "m.preprocess(image)", image=pixels(image))
    made = preprocess(image)
    assert told["inverted"] == made.inverted
    for name in STAGES:
        picture, expected = told[name], getattr(made, name)
        assert (picture["rows"], picture["columns"]) == expected.shape, name
        values = np.reshape(picture["values"], expected.shape)
        assert np.abs(values - expected).max() < LEVEL / 100, name
    assert told["framing"]["corner"] == list(made.framing.corner)


@pytest.mark.parametrize("number", range(0, len(DIGITS.names), 3))
def test_digits_in_their_frames(run: Modules, number: int) -> None:
    for image in DIGITS.images[number : number + 3]:
        assert_same_stages(run, as_bytes(image))


@pytest.mark.parametrize("digit", range(10))
def test_digits_on_a_page_in_uneven_light(run: Modules, digit: int) -> None:
    assert_same_stages(run, as_bytes(page_of(digit, digit % 8))[::2, ::2])


def test_dirt_colours_and_opacity(run: Modules) -> None:
    page = as_bytes(page_of(5, 2))[::3, ::3]
    page[4:6, 4:6] = 20
    drawn = np.stack([page, 255 - page // 2, page, np.full_like(page, 255)], axis=-1)
    assert_same_stages(run, drawn)
    see_through = np.zeros((40, 50, 4), np.uint8)
    see_through[8:30, 20:24] = (30, 40, 200, 255)
    assert_same_stages(run, see_through)


def test_large_pictures_are_made_small_first(run: Modules) -> None:
    large = np.repeat(np.repeat(as_bytes(page_of(3, 1)[:, ::4]), 4, axis=0), 3, axis=1)[:1435, :301]
    told = run("pictures/picture.js", "m.to_grey(image)", image=pixels(large))
    assert np.allclose(np.reshape(told["values"], (told["rows"], -1)), to_grey(large))


@pytest.mark.parametrize("image", [np.full((30, 30), 90, np.uint8), np.zeros((1, 1), np.uint8)])
def test_where_there_is_no_ink_there_is_no_digit(run: Modules, image: np.ndarray) -> None:
    with pytest.raises(ValueError, match="no ink"):
        preprocess(image)
    assert run("pictures/preprocess.js", "m.find_digits(image)", image=pixels(image)) == []


def test_several_digits_bars_frames_and_dirt_are_told_apart(run: Modules) -> None:
    one, other = (as_bytes(page_of(digit, 0))[::3, ::3] for digit in (3, 8))
    row = np.concatenate([one, other], axis=1)
    row[2:4, 100:102] = 0  # dirt
    assert_same_digits(run, row, 2)
    page = np.zeros((90, 70), np.uint8)
    page[20:80, 30:36] = page[20:26, 38:52] = 255  # a bar that hangs on nothing
    assert_same_digits(run, page, 1)
    page[20:80, 30:60] = 0
    page[30:60, 30:36] = page[5:8, 5:65] = page[82:85, 5:65] = 255
    page[5:85, 5:8] = page[5:85, 62:65] = 255  # a frame round a 1
    assert_same_digits(run, page, 1)


def assert_same_digits(run: Modules, image: np.ndarray, count: int) -> None:
    told = run("pictures/preprocess.js", "m.find_digits(image)", image=pixels(image))
    made = find_digits(image)
    assert len(told) == len(made) == count
    for one, stages in zip(told, made, strict=True):
        assert np.abs(one["result"]["values"] - stages.result.ravel()).max() < LEVEL / 100
    alone = run("pictures/preprocess.js", "m.preprocess(image)", image=pixels(image))
    assert (alone is None) == (count > 1)


def test_photographs_are_left_to_nnfilm_where_they_are_not_clean(run: Modules) -> None:
    noise = np.random.default_rng(3).normal(0, 2, (120, 160))
    page = np.clip(as_bytes(page_of(4, 1))[::3, ::3] + noise, 0, 255).astype(np.uint8)
    assert_same_stages(run, page)
    shadow = page.copy()
    shadow[:, :30] //= 2  # a shadow's sharp edge
    cut = page[:, 70:]
    for image in (shadow, cut):
        assert run("pictures/preprocess.js", "m.find_digits(image)", image=pixels(image)) in (
            None,
            [],
        )


def is_clean(pixels: np.ndarray) -> bool:
    """Whether nothing but evenly lit paper is around what is written in a photograph."""
    try:
        find_in_even_light(to_grey(pixels))
    except ValueError:
        return False
    return True


# Of the photographs that are measured: those of kinds that may be clean, and of some that are not.
@pytest.mark.parametrize("seed", [17000, 17001, 17009, 17012, 17013, 17015, 17018, 17026, 17032])
def test_the_clean_ones_of_the_measured_photographs_are_read_and_no_others(
    run: Modules, seed: int
) -> None:
    taken = photograph(seed).pixels
    told = run("pictures/preprocess.js", "m.find_digits(image)", image=pixels(opaque(taken)))
    if not is_clean(taken):
        assert told in (None, [])
        return
    made = find_digits(taken)
    assert len(told) == len(made)
    for one, stages in zip(told, made, strict=True):
        assert np.abs(one["result"]["values"] - stages.result.ravel()).max() < LEVEL


def opaque(colours: np.ndarray) -> np.ndarray:
    """Colours (rows, columns, 3) as a canvas has them."""
    return np.concatenate([colours, np.full_like(colours[..., :1], 255)], axis=-1)


def test_averages_distances_and_patches_are_numpys_and_scipys(run: Modules) -> None:
    rng = np.random.default_rng(4)
    picture = rng.random((13, 29))
    given = {"rows": 13, "columns": 29, "values": picture}
    for size in ((5, 29), (13, 7), (20, 3), (1, 1)):
        told = run("pictures/picture.js", "m.area_average(p, h, w)", p=given, h=size[0], w=size[1])
        assert np.allclose(np.reshape(told["values"], size), area_average(picture, *size))
    marked = picture > 0.06
    told = run(
        "pictures/patches.js",
        "m.distances(marked, 13, 29)",
        marked=marked.astype(np.uint8),
    )
    assert np.allclose(np.reshape(told, (13, 29)), ndimage.distance_transform_edt(marked))
    sparse = np.where(picture > 0.75, picture, 0)
    given["values"] = sparse
    told = run("pictures/patches.js", "m.label(p)", p=given)
    patches, count = ndimage.label(sparse > 0, structure=np.ones((3, 3)))
    assert told["count"] == count
    assert np.array_equal(np.reshape(told["patches"], (13, 29)), patches)
