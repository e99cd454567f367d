"""Whether the signs that a picture shows in blue and red can be told apart without the two.

No mobject has to say so of itself: each is tried. What has `values` is painted with its strongest
value alone, once positive and once negative; of `Dots`, one of each colour is painted; and of
Manim's own shapes, a blue and a red one of the same form are compared as they stand in the picture.
So any mark will do that is where the colour is.
"""

from collections.abc import Hashable, Iterator
from contextlib import suppress
from itertools import product

import numpy as np
from manim import ManimColor, VMobject
from scipy.ndimage import maximum_filter, minimum_filter

from scenes._inspection.fault import HUE, Fault, around, in_frame
from scenes._inspection.pixels import differ
from scenes._inspection.play import Look
from scenes._inspection.shapes import described, paints
from scenes._inspection.vision import VISIONS, difference, lab
from scenes.mobjects.painting.dots import Dots
from scenes.mobjects.painting.painted import Painted, PaintingCamera
from scenes.mobjects.theme import THEME

CLEAR = 10.0  # how far apart in Lab two colours are that one tells apart at a glance
MARK = 0.05  # the share of what has a sign that its mark takes up at least
SPECK = 0.015  # the share of a shape and its surroundings that tells it from another
SHARES = (1.0, 0.5)  # of the strongest value: how strong the values are that are tried
ZOOM = 2.25  # a mark may be as fine as 1080p shows it
EDGE = 3  # pixels around a shape that may hold its mark, or the line it begins at
SAME = 0.01  # of 1: how far a colour may be from a sign's own
PLAIN = 0.5  # what is less opaque is shown as what was there, not to be read
FAR = 1e3  # in Manim's units: out of sight


class Signs:
    """Remembers what it has tried, since most things stand for a while."""

    def __init__(self) -> None:
        self._tried: dict[Hashable, str | None] = {}

    def faults(self, look: Look, before: Look | None) -> Iterator[Fault]:
        """What stands and shows signs by hue alone; `before` is the picture before."""
        for part in look.standing(before):
            if not isinstance(part, Painted):
                continue
            kind = _kind(part, look)
            if kind not in self._tried:
                self._tried[kind] = _unseen_by(part, look)
            if vision := self._tried[kind]:
                what = f"{type(part).__name__}, plus and minus look the same {vision}"
                yield Fault(HUE, what, in_frame(look.box_of(part)))
        if look.rests:
            yield from _shapes(look)


def by_hue_alone(one: np.ndarray, other: np.ndarray) -> str | None:
    """Which vision does not see that two pictures, (height, width, 3) bytes, differ in colour."""
    apart = differ(one, other)
    if not apart.any():
        return None
    one, other, counts = _pairs_of_colours(one[apart], other[apart])
    seen = counts[difference(one, other) > CLEAR].sum()
    for name, vision in VISIONS.items():
        if counts[difference(one, other, vision) > CLEAR].sum() < MARK * seen:
            return name
    return None


def _pairs_of_colours(
    one: np.ndarray, other: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Two pictures' colours where pixels begin to be others than their neighbours, and how many
    are alike from there on: (n, 3) bytes each to (m, 3), (m, 3) and (m,).
    """
    begins = np.ones(len(one), dtype=bool)
    begins[1:] = differ(one[1:], one[:-1]) | differ(other[1:], other[:-1])
    counts = np.diff(np.flatnonzero(begins), append=len(one))
    return one[begins], other[begins], counts


def _stands_out(one: np.ndarray, ground: np.ndarray) -> bool:
    """Whether what is painted is bright enough for a mark on it to be seen at all."""
    touched = differ(one, ground)
    one, ground, counts = _pairs_of_colours(one[touched], ground[touched])
    clear = counts[difference(one, ground, VISIONS["in grey"]) > CLEAR]
    return bool(clear.sum() >= 0.5 * touched.sum())


def _blank(part: Painted) -> Painted:
    """What its signs lie on: its own cells at zero where it has any, else the film's ground."""
    values, blank = _values(part), part.copy()
    return blank.set_values(0 * values) if values.size else blank.set_opacity(0)


def _kind(part: Painted, look: Look) -> Hashable:
    """The same for all that is drawn alike, wherever it is."""
    left, top, right, bottom = look.box_of(part)
    numbers = [right - left, bottom - top, part.opacity, np.abs(_values(part)).max(initial=0)]
    others = (getattr(part, name) for name in part.data_names if name != "values")
    numbers += [np.mean(other) for other in others]
    return type(part), *np.round(np.array(numbers, dtype=float), 2)


def _unseen_by(part: Painted, look: Look) -> str | None:
    """Which vision does not tell positive from negative in what is painted, if any."""
    if part.opacity < PLAIN:
        return None
    box, pairs = look.box_of(part), list(_pairs(part))
    nothing = (part.copy().set_opacity(0), _blank(part)) if pairs else ()
    grounds = [_painted(each, box, look) for each in nothing]
    for pair in pairs:
        plus, minus = (_painted(each, box, look) for each in pair)
        stands_out = all(_stands_out(plus, ground) for ground in grounds)
        if stands_out and (vision := by_hue_alone(plus, minus)):
            return vision
    return None


def _pairs(part: Painted) -> Iterator[tuple[Painted, Painted]]:
    """The same mobject with one thing that is positive, and with one that is negative."""
    values = _values(part)
    if values.any():
        strongest = np.unravel_index(np.abs(values).argmax(), values.shape)
        for share in SHARES:
            only = np.zeros(values.shape)
            only[strongest] = share * abs(values[strongest])
            with suppress(ValueError):  # it shows no negative values
                yield part.copy().set_values(only), part.copy().set_values(-only)
    elif isinstance(part, Dots):
        signs = (_is_of(part.colours, sign) for sign in (THEME.positive, THEME.negative))
        plus, minus = (np.setdiff1d(np.flatnonzero(is_of), [part.marked]) for is_of in signs)
        if len(plus) and len(minus):
            yield _alone(part, plus[0]), _alone(part, minus[0])


def _values(part: Painted) -> np.ndarray:
    """What a mobject shows, where it can be asked to show something else."""
    values = getattr(part, "values", None)
    known = isinstance(values, np.ndarray) and hasattr(part, "set_values")
    return np.asarray(values if known else [])


def _alone(dots: Dots, index: int) -> Dots:
    """One of the dots, in the middle of where all are."""
    centres = np.full((len(dots.centres), 3), FAR)
    centres[index] = dots.get_center()
    return dots.copy().set_centres(centres)


def _painted(part: Painted, box: np.ndarray, look: Look) -> np.ndarray:
    """A mobject alone on the film's ground, (height, width, 3) bytes. box: what is shown, (4,)."""
    middle, size = (box[:2] + box[2:]) / 2, box[2:] - box[:2] + 2 * EDGE
    width, height = (int(side) for side in np.ceil(ZOOM * np.minimum(size, look.view.size)))
    ground = ManimColor([float(channel) for channel in look.ground / 255])
    camera = PaintingCamera(pixel_width=width, pixel_height=height, background_color=ground)
    camera.frame.stretch_to_fit_width(width / ZOOM / look.view.unit)
    camera.frame.stretch_to_fit_height(height / ZOOM / look.view.unit)
    camera.frame.move_to([*look.view.points(middle), 0])
    camera.capture_mobjects([part], include_submobjects=False)
    return np.array(camera.pixel_array[..., :3])


def _is_of(colours: np.ndarray, sign: ManimColor) -> np.ndarray:
    """Which of the colours, (n, 3), are a sign's own."""
    return np.asarray(np.abs(colours - sign.to_rgb()).max(axis=-1) < SAME)


def _shapes(look: Look) -> Iterator[Fault]:
    """Pairs of Manim's own shapes of the same form, blue and red, that look the same in grey."""
    shapes = [part for part in look.parts if not isinstance(part, Painted) and len(part.points)]
    plus, minus = (
        [part for part in shapes if _shows(part, sign)] for sign in (THEME.positive, THEME.negative)
    )
    for one, other in product(plus, minus):
        boxes = look.box_of(one), look.box_of(other)
        if _congruent(one, other) and _same_in_grey(look.picture, *boxes):
            what = " and ".join(described(part, look.mobjects) for part in (one, other))
            yield Fault(HUE, f"{what}, look the same in grey", in_frame(around(*boxes)))
            return  # one pair says it


def _shows(part: VMobject, sign: ManimColor) -> bool:
    colours = paints(part)
    return bool((_is_of(colours[:, :3], sign) & (colours[:, 3] > 0.05)).any())


def _congruent(one: VMobject, other: VMobject) -> bool:
    a, b = (part.points - part.points.mean(axis=0) for part in (one, other))
    return a.shape == b.shape and np.allclose(a, b, atol=1e-3)


def _same_in_grey(picture: np.ndarray, *boxes: np.ndarray) -> bool:
    """Whether two parts of a picture of the same size look alike to who sees no colours."""
    reach = np.ceil((boxes[0][2:] - boxes[0][:2]) / 2).astype(int) + EDGE
    corners = [np.round((box[:2] + box[2:]) / 2).astype(int) - reach for box in boxes]
    inside = [picture[y : y + 2 * reach[1], x : x + 2 * reach[0]] for x, y in corners]
    if min(*corners[0], *corners[1]) < 0 or inside[0].shape != inside[1].shape:
        return False
    one, other = (lab(part / 255, VISIONS["in grey"])[..., 0] for part in inside)
    # Edges are smooth and may lie half a pixel apart, so each pixel may look like a neighbour.
    apart = np.maximum(_beyond(one, other), _beyond(other, one))
    return bool((apart > CLEAR).sum() < SPECK * apart.size)


def _beyond(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """How far each pixel is outside of what the other picture shows there and next to it."""
    return np.maximum(one - maximum_filter(other, 3), minimum_filter(other, 3) - one)
