"""A digit before it was an image in the frame: the page that it was written on."""

import math

import numpy as np
from manim import RIGHT, Typst

from nnmath import Stages, load_digits, preprocess
from nnmath.pen.page import page_of
from nnmath.pen.variants import VARIANTS
from nnmath.pictures.picture import area_average
from scenes._assets import ASSETS, DEFAULT_DIGIT, Digit
from scenes.mobjects.lettering.text import words
from scenes.mobjects.pictures.into_frame import GIVEN, TURNED, Framed, Page
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import SMALL, THEME

BRIGHT = "It is bright on dark already, and the ground is taken away."
STEP_BY_STEP = "Step by step, what is not the digit's ink is taken away."
MOST = 480  # pixels a side of a page that are drawn
# A picture's stages that are shown one by one, where they change it.
WITHOUT_PAPER, WITHOUT_LINES, ALONE = "without the paper", "without lines", "this digit alone"
UNEVEN = 0.08  # of white: paper that varies less is taken away with the turning
GONE = 0.02  # of the ink that stood out: less is no stage of its own

Cleaned = tuple[str, np.ndarray, tuple[np.ndarray, ...]]  # name, picture, what comes before it


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


def whose(digit: Digit, stage: Stage) -> Typst:
    """Who wrote the page, in the corner."""
    origin = digit.origin if digit.stages else ("our handwriting",)
    return stage.corner.place(words(*origin, size=SMALL, color=THEME.muted), RIGHT)


def swapping(stages: Stages) -> str | None:
    """What is said of bright and dark where they need not be swapped, or are not all there is."""
    if len(cleaned(stages)) > 1:
        return STEP_BY_STEP
    return None if stages.inverted else BRIGHT


def cleaned(way: Stages) -> list[Cleaned]:
    """How a page becomes ink alone: stage by stage what it is called, the picture, and what it
    passes on the way. One stage where the paper is even and nothing else is on it.
    """
    turned, all_ink, ink = way.light_on_dark, way.all_ink, way.ink
    inked = float(all_ink.sum())
    lines = float(np.abs(all_ink - way.without_lines).sum()) > GONE * inked
    beside = float(way.without_lines[ink == 0].sum()) > GONE * inked
    if not lines and not beside and float(np.ptp(way.paper)) < UNEVEN:
        return [(TURNED, ink, (turned,))]
    stages: list[Cleaned] = [(TURNED, turned, ()), (WITHOUT_PAPER, all_ink, ())]
    if lines:
        stages.append((WITHOUT_LINES, way.without_lines, ()))
    # With it the contrast is stretched: so it may be a stage even where nothing lies beside it.
    if beside or float(np.abs(stages[-1][1] - ink).sum()) > GONE * inked:
        return [*stages, (ALONE, ink, ())]
    name, _, before = stages[-1]  # but for specks it is all ink
    return [*stages[:-1], (name, ink, before)]


def to_draw(stages: Stages) -> Framed:
    """What is drawn of the stages: of the page at most 480 pixels a side, where a photograph has
    far more.
    """
    factor = math.ceil(max(stages.grey.shape) / MOST)
    height, width = (math.ceil(side / factor) for side in stages.grey.shape)

    def small(page: np.ndarray) -> np.ndarray:
        return area_average(page, height, width)

    pages = [Page(GIVEN, small(stages.grey))]
    pages += [
        Page(name, small(page), tuple(map(small, way))) for name, page, way in cleaned(stages)
    ]
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
        tuple(pages),
        box=(rows, columns),
        scaled=scaled,
        mass=(row, column),
        corner=framing.corner,
        image=stages.result,
    )
