"""A digit before it was an image in the frame: the page that it was written on."""

import math

import numpy as np

from nnmath import Stages, load_digits, preprocess
from nnmath.pen.page import page_of
from nnmath.pen.variants import VARIANTS
from nnmath.pictures.picture import area_average
from scenes._assets import ASSETS, DEFAULT_DIGIT, Digit
from scenes.mobjects.pictures.into_frame import Framed

BRIGHT = "It is bright on dark already, and the ground is taken away."
MOST = 480  # pixels a side of a page that are drawn


def on_its_way(digit: Digit) -> Stages:
    """The stages of a digit from its page into the frame.

    Of a picture file these are its own. Of our handwriting it is the page that our pen wrote; for
    any other image, and for the one between a 4 and a 9, our own digit of the same label.
    """
    if digit.stages is not None:
        return digit.stages
    own = load_digits(ASSETS / "digits" / "digits.npz")
    label = int(DEFAULT_DIGIT) if digit.label is None else digit.label
    same = np.flatnonzero((own.images == digit.image.astype(np.float32)).all(axis=(1, 2)))
    index = next((int(each) for each in same if each < 10 * VARIANTS), own.defaults[label])
    return preprocess(page_of(*divmod(index, VARIANTS)))


def swapping(stages: Stages) -> str | None:
    """What is said of bright and dark where they need not be swapped."""
    return None if stages.inverted else BRIGHT


def to_draw(stages: Stages) -> Framed:
    """What is drawn of the stages: of the page at most 480 pixels a side, where a photograph has
    far more.
    """
    factor = math.ceil(max(stages.grey.shape) / MOST)
    height, width = (math.ceil(side / factor) for side in stages.grey.shape)
    grey, turned, ink = (
        area_average(page, height, width)
        for page in (stages.grey, stages.light_on_dark, stages.ink)
    )
    framing = stages.framing
    rows, columns = (
        slice(side.start // factor, math.ceil(side.stop / factor))
        for side in (framing.rows, framing.columns)
    )
    scaled = stages.scaled
    row, column = (
        float(np.average(np.arange(len(along)), weights=along))
        for along in (scaled.sum(axis=1), scaled.sum(axis=0))
    )
    return Framed(
        grey,
        turned,
        ink,
        box=(rows, columns),
        scaled=scaled,
        mass=(row, column),
        corner=framing.corner,
        image=stages.result,
    )
