"""What a viewer would trip over in one picture."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from scenes._inspection.contrast import contrast
from scenes._inspection.fault import (
    CONTRAST,
    COVERED,
    OUTSIDE,
    OVER_DATA,
    OVER_TEXT,
    Fault,
    around,
    in_frame,
    pixels_of,
    slices,
)
from scenes._inspection.glass import MARGIN
from scenes._inspection.letters import ill_set
from scenes._inspection.pixels import (
    FAINT,
    distance,
    letters_and_ground,
    unevenness,
)
from scenes._inspection.play import Look
from scenes._inspection.shapes import name_of, unseen
from scenes._inspection.texts import SeenText, visibility

LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3, for text of ordinary size
FADING = 0.3  # a moving text more transparent than this is on its way in or out
UNEVEN = 0.05  # the share of a text's pixels that may lie on something else than the rest do
# Where players draw two lines of captions: the lowest 15 % of the picture, and as wide as 42
# characters. An em is 5 % of the height in browsers (WebVTT) and 6.25 % in VLC, lines are 1.1 to
# 1.3 em high (two of VLC's: 14.6 %), and a character is about half an em wide (42 of VLC's: 1.31
# of the height; 74 % of the width of a wide picture, and all of a tall one's). Both are shares of
# the height.
CAPTIONS_HEIGHT, CAPTIONS_WIDTH = 0.15, 1.31


def faults(look: Look, before: Look | None) -> Iterator[Fault]:
    """Everything wrong in a picture; `before` is the one before, to know what stands still.

    But for the signs, which are more than one picture's: see `Signs`.
    """
    same = look if look.rests else before
    still = {text.state for text in same.texts} if same else set()
    texts = [text for text in look.texts if text.opacity > FADING or text.state in still]
    crossing = list(_texts_over_texts(texts))
    for one, other in crossing:
        box = around(one.box, other.box)
        yield Fault(OVER_TEXT, f"{one.name} and {other.name}", in_frame(box))
    crossed = {id(text) for pair in crossing for text in pair}
    for text in texts:
        if id(text) not in crossed:
            yield from _ground_of(text, look, text.state in still)
    yield from ill_set([text for text in texts if text.state in still])
    yield from unseen(look, before)
    yield from _outside(look)
    yield from _under_captions(look)


def _texts_over_texts(texts: list[SeenText]) -> Iterator[tuple[SeenText, SeenText]]:
    for k, one in enumerate(texts):
        for other in texts[:k]:
            if one.overlaps(other):
                yield other, one


def _ground_of(text: SeenText, look: Look, stands: bool) -> Iterator[Fault]:
    part = slices(text.box, look)
    coverage = np.where(_letters_mask(text, look), look.coverage[part], 0)
    coverage = np.minimum(coverage / text.opacity, 1)
    letters, ground = letters_and_ground(look.picture[part], look.bare[part], coverage)
    if len(letters) == 0:
        return
    if unevenness(ground) > UNEVEN:
        yield Fault(OVER_DATA, text.name, in_frame(text.box))
    elif stands:
        # The worst tenth of the letters: a text is as legible as its least legible part.
        ratio = float(np.quantile(contrast(letters / 255, ground / 255), 0.1))
        if ratio < LEAST_CONTRAST:
            yield Fault(CONTRAST, text.name, in_frame(text.box), ratio, ":1")


def _outside(look: Look) -> Iterator[Fault]:
    """What is drawn beyond the frame; where the camera has come nearer, only texts that it cuts."""
    inner = MARGIN - 1  # letters and edges are smooth: their last pixel may lie outside
    sides = (
        np.s_[:inner],
        np.s_[-inner:],
        np.s_[inner:-inner, :inner],
        np.s_[inner:-inner, -inner:],
    )
    beyond = _ink(look, *sides)
    if beyond.any():
        for name, box in _things(look, beyond):
            if look.is_whole or any(text.box is box for text in look.texts):
                yield Fault(OUTSIDE, name, in_frame(box))


def _under_captions(look: Look) -> Iterator[Fault]:
    """What is drawn where captions will be, if one is shown."""
    height, width = look.picture.shape[:2]
    low, wide = (share * (height - 2 * MARGIN) for share in (CAPTIONS_HEIGHT, CAPTIONS_WIDTH))
    aside = max((width - wide) / 2, MARGIN)
    rows = slice(round(height - MARGIN - low), height - MARGIN)
    inside = _ink(look, (rows, slice(round(aside), round(width - aside))))
    if inside.sum() >= 4:
        for name, box in _things(look, inside):
            yield Fault(COVERED, name, in_frame(box))


def _ink(look: Look, *parts: Any) -> np.ndarray:
    """Which pixels show more than the ground, (height, width), in these parts of the picture."""
    ink = np.zeros(look.picture.shape[:2], dtype=bool)
    for part in parts:
        ink[part] = distance(look.picture[part], look.ground) > FAINT
    return ink


def _things(look: Look, where: np.ndarray) -> Iterator[tuple[str, np.ndarray]]:
    """The names and boxes of what is drawn in some pixels, texts first; something at least."""
    named = False
    for text in look.texts:
        part = slices(text.box, look)
        if (where[part] & (look.coverage[part] > 0.1)).any():
            named = True
            yield text.name, text.box
    without_texts = where & (look.coverage < 0.05)
    seen = set()
    for part in look.parts:
        if visibility(part) <= 0.05:
            continue
        box = look.box_of(part)
        if without_texts[slices(box, look)].any():
            name = name_of(part, look.mobjects)
            if name not in seen:
                seen.add(name)
                yield name, box
    if not (seen or named):
        rows, columns = np.nonzero(where)
        yield "something", np.array([columns.min(), rows.min(), columns.max(), rows.max()], float)


def _letters_mask(text: SeenText, look: Look) -> np.ndarray:
    """Which pixels of a text's box the boxes of its letters hold, (height, width)."""
    [(x, y, right, bottom)] = pixels_of(text.box[None], look)
    mask = np.zeros((bottom - y, right - x), dtype=bool)
    for left, top, right, bottom in pixels_of(text.glyphs, look).tolist():
        mask[top - y : bottom - y, left - x : right - x] = True
    return mask
