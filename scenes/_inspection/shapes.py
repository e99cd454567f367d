"""Whether shapes stand out from what is behind them: curves, lines, outlines, bars."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from manim import BackgroundRectangle, Mobject, VMobject

from scenes._inspection.contrast import contrast
from scenes._inspection.fault import CONTRAST, Fault, in_frame
from scenes._inspection.pixels import FAINT, INK
from scenes._inspection.play import LINE, Look
from scenes._inspection.texts import View, visibility
from scenes.mobjects.painting.painted import Painted

LEAST = 3.0  # WCAG 2.2, 1.4.11, for what one has to see
SEEN = 1.3  # what is drawn faint on purpose, as guides are, has to be seen at all
OPAQUE = 0.99
SAMPLES = 40  # places along an outline at which it is looked at, or up to twice as many
MOST = 0.75  # the share of them at which a shape that is lost does not stand out
ENOUGH = 0.2  # the share of them that nothing else may cover, or the shape is not judged
NOTHING = 0.02  # in Manim's units, about a pixel at 480p: what is smaller cannot be seen
ASIDE = 2.0  # pixels from a line's edge to what is beside it


def unseen(look: Look, before: Look | None) -> Iterator[Fault]:
    """The shapes that stand, and do not stand out along most of their outlines."""
    shapes = [part for part in look.standing(before) if _is_judged(part)]
    places = [_places(part, look.view) for part in shapes]
    if not places:
        return
    counts = [at.shape[1] for at in places]
    colours = np.repeat([paints(part) for part in shapes], counts, axis=0)  # (n, 2, 4)
    ratios = _ratios(_seen(look.bare, np.concatenate(places, axis=1)), colours)
    for part, each in zip(shapes, np.split(ratios, np.cumsum(counts)[:-1]), strict=True):
        known = each[~np.isnan(each)]
        if len(known) <= ENOUGH * len(each):
            continue
        ratio = float(np.quantile(known, MOST))
        if ratio < (LEAST if paints(part)[:, 3].max() > OPAQUE else SEEN):
            box = in_frame(look.box_of(part))
            yield Fault(CONTRAST, described(part, look.mobjects), box, ratio, ":1")


def described(part: VMobject, mobjects: Sequence[Mobject]) -> str:
    """What a shape is called, and its colour, by which one finds it in a scene."""
    fill, line = paints(part)
    colour = "".join(f"{round(255 * c):02X}" for c in (line if line[3] else fill)[:3])
    return f"{name_of(part, mobjects)} in #{colour}"


def name_of(part: VMobject, mobjects: Sequence[Mobject]) -> str:
    """What a thing is called by the mobject it belongs to, else its class."""
    for owner in (owner for mobject in mobjects for owner in mobject.get_family()):
        for name, value in vars(owner).items():
            group = value.submobjects if isinstance(value, Mobject) else ()
            if value is part or any(each is part for each in group):
                return f"{type(owner).__name__}.{name}"
    return type(part).__name__


def _is_judged(part: VMobject) -> bool:
    """Whether this is a shape that has to be seen: what is Painted may have dark parts."""
    if isinstance(part, Painted | BackgroundRectangle) or visibility(part) <= 0.05:
        return False
    sides = np.ptp(part.points[:, :2], axis=0)
    # A bar of no length is nothing to see.
    return bool(sides.max() > NOTHING if part.stroke_width > 0 else sides.min() > NOTHING)


def paints(part: VMobject) -> np.ndarray:
    """The colours of a shape's fill and of its line with their opacities, (2, 4) in 0..1."""
    fill, line = (rgbas[rgbas[:, 3].argmax()] for rgbas in (part.fill_rgbas, part.stroke_rgbas))
    return np.array([fill, line * [1, 1, 1, part.stroke_width > 0]])


def _places(part: VMobject, view: View) -> np.ndarray:
    """Where to look at a shape, in pixels: on its outline, and on either side, (3, n, 2)."""
    middle, across = _way(np.ascontiguousarray(part.points[:, :2], dtype=float).tobytes())
    reach = float(part.stroke_width) * LINE * view.unit / 2 + ASIDE
    aside = reach * across * [1, -1]
    return view.pixels(middle) + np.stack([0 * aside, aside, -aside])


@lru_cache(maxsize=1024)
def _way(path: bytes) -> tuple[np.ndarray, np.ndarray]:
    """Places along a path of Bézier curves, and which way is across it there: (n, 2) each."""
    points = np.frombuffer(path).reshape(-1, 2)
    curves = points[: len(points) // 4 * 4].reshape(-1, 4, 2)
    curves = curves[:: max(1, len(curves) // SAMPLES)]
    p, q, r, s = curves.transpose(1, 0, 2)
    each = -(-SAMPLES // len(curves))
    t = ((np.arange(each) + 0.5) / each)[:, None, None]
    u = 1 - t
    place = u**3 * p + 3 * u**2 * t * q + 3 * u * t**2 * r + t**3 * s  # (each, curves, 2)
    slope = u**2 * (q - p) + 2 * u * t * (r - q) + t**2 * (s - r)
    length = np.linalg.norm(slope, axis=-1)
    moves = length > 1e-9
    across = slope[moves][:, ::-1] * [-1, 1] / length[moves][:, None]
    return place[moves], across


def _seen(picture: np.ndarray, places: np.ndarray) -> np.ndarray:
    """The picture's colours, 0..1, at places in pixels: (3, n, 2) to (3, n, 3), NaN outside."""
    x, y = np.floor(places).astype(int).transpose(2, 0, 1)
    height, width = picture.shape[:2]
    inside = ((x >= 0) & (x < width) & (y >= 0) & (y < height)).all(axis=0)
    colours = np.full((*x.shape, 3), np.nan)
    colours[:, inside] = picture[y[:, inside], x[:, inside]] / 255
    return colours


def _ratios(seen: np.ndarray, colours: np.ndarray) -> np.ndarray:
    """How well a shape's fill or its line stands out at each place, (n,); NaN where it is hidden.

    seen: (3, n, 3), what is there and on either side. colours: (n, 2, 4), as `paints` has them.
    """
    there, sides = seen[0], seen[1:, :, None]  # (n, 3), (2, n, 1, 3)
    colour, opacity = colours[..., :3], colours[..., 3:]
    drawn = opacity * colour + (1 - opacity) * sides  # (2, n, 2, 3)
    ratios = contrast(drawn, np.broadcast_to(sides, drawn.shape)).max(axis=(0, 2))
    flat = np.abs(there - seen[1:]).max(axis=(0, 2)) * 255 <= FAINT
    unlike = np.abs(there[:, None] - drawn).max(axis=-1) * 255 > INK  # (2, n, 2)
    other = (unlike | (opacity[..., 0] == 0)).all(axis=(0, 2))
    return np.where(flat & other, np.nan, ratios)
