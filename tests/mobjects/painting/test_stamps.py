"""Neurons by the hundred are stamped, and shapes of many parts filled through a kept mask."""

import cairo
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenes.mobjects.painting.masks import LARGEST, MASKS, fill_kept
from scenes.mobjects.painting.stamps import LARGEST as LARGEST_STAMP
from scenes.mobjects.painting.stamps import STAMPS, STEPS, stamp_discs

SIDE = 60  # pixels
RED = (1.0, 0.0, 0.0)


def canvas(scale: float = 1.0, side: int = SIDE) -> tuple[np.ndarray, cairo.Context]:
    """Dark pixels (side, side, 4), and a context that draws on them: y goes up, as in films."""
    pixels = np.zeros((side, side, 4), np.uint8)
    surface = cairo.ImageSurface.create_for_data(pixels, cairo.FORMAT_ARGB32, side, side)
    ctx = cairo.Context(surface)
    ctx.set_matrix(cairo.Matrix(scale, 0, 0, -scale, side / 2, side / 2))
    return pixels, ctx


@settings(deadline=None, max_examples=60)
@given(
    st.floats(-0.5, 0.5), st.floats(-0.5, 0.5), st.floats(2.0, 22.0), st.sampled_from([1.0, 0.7])
)
def test_a_stamped_disc_covers_its_area_in_its_place(
    x: float, y: float, radius: float, scale: float
) -> None:
    pixels, ctx = canvas(scale)
    stamp_discs(ctx, np.array([[x, y, radius]]), [RED])
    # The colours lie as R, G, B, A where Cairo expects B, G, R, A, so red is in byte 0.
    covered = pixels[..., 0] / 255
    assert not pixels[..., 1:3].any()
    off = 1.5 / STEPS / 2 * np.sqrt(2)  # a radius and a place, each to the nearest step
    true = np.pi * (scale * radius) ** 2
    assert abs(covered.sum() - true) <= 2 * np.pi * scale * radius * off + 0.1
    middle = np.arange(SIDE) + 0.5
    at = np.array([covered.sum(axis=0) @ middle, covered.sum(axis=1) @ middle]) / covered.sum()
    np.testing.assert_allclose(at, [SIDE / 2 + scale * x, SIDE / 2 - scale * y], atol=0.06)


def test_stamps_are_opaque_and_the_last_lies_on_top() -> None:
    pixels, ctx = canvas()
    discs = np.array([[0, 0, 10], [0, 0, 5.0]])
    stamp_discs(ctx, discs, [RED, (0.0, 1.0, 0.0)])
    half = SIDE // 2
    assert pixels[half, half].tolist() == [0, 255, 0, 255]
    assert pixels[half, half + 7].tolist() == [255, 0, 0, 255]


def test_a_stamp_that_leaves_the_picture_is_cut() -> None:
    pixels, ctx = canvas()
    stamp_discs(ctx, np.array([[-SIDE / 2, 0, 5], [SIDE, SIDE, 5.0]]), [RED, RED])
    assert pixels[SIDE // 2, 0, 0] == 255
    assert abs(pixels[..., 0].sum() / 255 - np.pi * 25 / 2) < 2


def test_a_disc_that_is_larger_than_any_picture_is_no_stamp() -> None:
    pixels, ctx = canvas()
    stamp_discs(ctx, np.array([[1e6, 0, 1e6], [0, 0, LARGEST_STAMP + 1.0]]), [RED, RED])
    assert (pixels[..., 0] == 255).all()
    assert not any(f"({k}," in str([*STAMPS.new, *STAMPS.old]) for k in (16 * 10**6, 16 * 65))


def rings(ctx: cairo.Context) -> None:
    for k in range(4):
        ctx.new_sub_path()
        ctx.arc(5 * k - 8, 3 * k - 4, 2, 0, 2 * np.pi)


@pytest.mark.parametrize("scale", [0.5, 2.3, 5.0])
def test_through_its_mask_a_shape_is_filled_as_cairo_fills_it(scale: float) -> None:
    plain, ctx = canvas(scale)
    ctx.set_source_rgba(0.2, 0.6, 1, 1)
    rings(ctx)
    ctx.fill()
    asked: list[cairo.Context] = []

    def outline(ctx: cairo.Context) -> None:
        asked.append(ctx)
        rings(ctx)

    MASKS.new.clear()
    MASKS.old.clear()
    for _ in range(3):
        pixels, ctx = canvas(scale)
        ctx.set_source_rgba(0.2, 0.6, 1, 1)
        fill_kept(ctx, "rings", outline, (-10, -6, 9, 7))
        assert np.abs(pixels.astype(int) - plain).max() <= 1
        assert ctx.get_matrix().xx == scale  # as it was
    assert plain.any() and len(asked) == 1


def test_of_what_is_far_larger_than_a_picture_no_mask_is_made() -> None:
    scale = np.sqrt(LARGEST)
    pixels, ctx = canvas(scale)
    ctx.set_source_rgba(1, 1, 1, 1)
    fill_kept(ctx, "square", lambda ctx: ctx.rectangle(-1, -1, 2, 2), (-1, -1, 1, 1))
    assert pixels.all()
    assert not any("square" in str(key) for key in [*MASKS.new, *MASKS.old])
