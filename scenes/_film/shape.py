"""The frame's shape, wide or tall.

The environment chooses: NNFILM_SHAPE=tall films 9:16, for phones, instead of 16:9. A resolution
chooses too: `-r 1080,1920` films tall, which Manim alone would make a wide picture with bars.
"""

import os
from typing import Any

from manim import config

from scenes._assets import AssetError
from scenes.delivery.course.looks import SHAPES, TALL, WIDE
from scenes.telling.refusals import refusal

FRAME = ("pixel_width", "pixel_height", "frame_width", "frame_height")


def chosen_shape() -> str:
    """The frame's shape: NNFILM_SHAPE, else that of the pixels.

    Raises AssetError where there is no such shape.
    """
    name = os.environ.get("NNFILM_SHAPE")
    if not name:
        return TALL if config.pixel_height > config.pixel_width else WIDE
    if name not in SHAPES:
        why = f"there is no such shape; use {' or '.join(SHAPES)}."
        raise AssetError(refusal("NNFILM_SHAPE", name, why))
    return name


def reshape() -> dict[str, Any]:
    """Give Manim's frame the chosen shape; the value gives the old one back to `config.update`.

    In a tall frame a unit has the pixels that it has in a wide one, so words keep their size.
    Raises AssetError as `chosen_shape` does.
    """
    before = {name: config[name] for name in FRAME}
    short, long = sorted((config.pixel_width, config.pixel_height))
    narrow, broad = sorted((config.frame_width, config.frame_height))
    if chosen_shape() == TALL:
        after = (short, long, narrow, narrow * long / short)
    else:
        after = (long, short, broad, narrow)
    config.update(dict(zip(FRAME, after, strict=True)))
    return before
