"""The stages of preprocessing as they are shown: each a picture with its name and its size."""

from dataclasses import dataclass, fields

import numpy as np

from nnmath.pictures.preprocess import Stages
from scenes.delivery.typeset.pictures import image_png, photograph_png, small_png
from scenes.delivery.typeset.words import Words

SIDE = 220  # pixels that a stage has room for
# What each stage of nnmath's is called, in their order. Paper is shown as it looks, ink as light.
PAPER = {"grey": "in grey", "light_on_dark": "light on dark", "paper": "the paper’s own light"}
INK = {
    "all_ink": "without the paper",
    "without_lines": "without ruled lines",
    "ink": "this digit’s ink",
    "cropped": "cut out",
    "scaled": "made small",
    "result": "centred",
}
BOXED = ("grey", "light_on_dark", "all_ink", "without_lines")  # show where the digit is


@dataclass(frozen=True, eq=False)
class Stage:
    """A stage as it is shown. box: where the digit is in it: left, top, right, bottom, 0..1."""

    name: str
    size: str
    png: bytes
    box: tuple[float, float, float, float] | None = None


def stages_of(stages: Stages, say: Words, theme: str) -> list[Stage]:
    """The stages that a digit went through, in order."""
    shown = []
    for field in fields(stages):
        array = getattr(stages, field.name)
        if isinstance(array, np.ndarray) and array.ndim == 2 and field.name in {**PAPER, **INK}:
            shown.append(_stage(field.name, array, stages, say, theme))
    return shown


def grey_stage(grey: np.ndarray, say: Words) -> Stage:
    """A picture of which nothing more is known."""
    return Stage(say(PAPER["grey"]), _size(grey), photograph_png(grey, SIDE))


def _stage(name: str, array: np.ndarray, stages: Stages, say: Words, theme: str) -> Stage:
    box = _box(array, stages) if name in BOXED else None
    if name in PAPER:
        return Stage(say(PAPER[name]), _size(array), photograph_png(array, SIDE), box)
    is_small = max(array.shape) <= max(stages.result.shape)
    cell = max(2, SIDE // max(array.shape))
    png = image_png(array, theme, cell) if is_small else small_png(array, theme, SIDE)
    return Stage(say(INK[name]), _size(array), png, box)


def _size(array: np.ndarray) -> str:
    return f"{array.shape[1]:,} × {array.shape[0]:,}"


def _box(array: np.ndarray, stages: Stages) -> tuple[float, float, float, float]:
    rows, columns = stages.framing.rows, stages.framing.columns
    height, width = array.shape
    return columns.start / width, rows.start / height, columns.stop / width, rows.stop / height
