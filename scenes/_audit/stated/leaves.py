"""What is drawn of a picture, piece by piece: where it is, and what it covers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from manim import Mobject, VMobject

LINE = 0.01  # of Manim's units: how wide a stroke of width 1 is drawn
NEAR = 0.03  # Manim's units, about two pixels at 480p: what is so near to a place touches it
SEEN = 1e-3  # what is less opaque leaves no trace in a film


@dataclass(frozen=True, eq=False)
class Leaf:
    """One mobject that is drawn. order: of drawing. state: changes when anything of it does.

    box: left, bottom, right, top in Manim's units, its line included. opacity: of its most opaque
    part, 0..1. is_filled: whether its inside is drawn; else only its line covers what is behind.
    """

    mobject: VMobject
    order: int
    state: int
    box: tuple[float, float, float, float]
    opacity: float
    is_filled: bool


def leaf_of(mobject: Mobject, order: int) -> Leaf:
    """What one drawn mobject is."""
    fill = float(mobject.fill_rgbas[:, 3].max(initial=0))
    width = float(mobject.stroke_width)
    line = float(mobject.stroke_rgbas[:, 3].max(initial=0)) if width > 0 else 0.0
    opacity = max(fill, line)
    points = mobject.points
    data = [np.asarray(getattr(mobject, name)).tobytes() for name in _data(mobject)]
    state = hash((points.tobytes(), fill, line, width, mobject.fill_rgbas.tobytes(), *data))
    edge = width * LINE / 2
    (left, bottom), (right, top) = (
        points[:, :2].min(axis=0) - edge,
        points[:, :2].max(axis=0) + edge,
    )
    box = (float(left), float(bottom), float(right), float(top))
    return Leaf(mobject, order, state, box, opacity if opacity > SEEN else 0.0, fill > SEEN)


def covered(places: np.ndarray, leaves: Sequence[Leaf]) -> np.ndarray:
    """Which places, (n, 2) in Manim's units, one of the leaves touches: (n,)."""
    found = np.zeros(len(places), bool)
    for leaf in leaves:
        low, high = np.array(leaf.box[:2]) - NEAR, np.array(leaf.box[2:]) + NEAR
        inside = ((places >= low) & (places <= high)).all(axis=1) & ~found
        if inside.any() and not leaf.is_filled:
            inside[inside] = _near_line(places[inside], leaf)
        found |= inside
    return found


def _near_line(places: np.ndarray, leaf: Leaf) -> np.ndarray:
    """Which places a leaf's line touches; each of its curves is taken for three straight pieces."""
    points = leaf.mobject.points[:, :2].reshape(-1, 4, 2)
    starts, ends = points[:, :3].reshape(-1, 2), points[:, 1:].reshape(-1, 2)
    way = ends - starts
    length = np.maximum((way**2).sum(axis=1), 1e-12)
    along = ((places[:, None] - starts) * way).sum(axis=2) / length  # (places, pieces)
    nearest = starts + np.clip(along, 0, 1)[..., None] * way
    distance = np.linalg.norm(places[:, None] - nearest, axis=2).min(axis=1)
    return distance <= float(leaf.mobject.stroke_width) * LINE / 2 + NEAR


def _data(mobject: Mobject) -> Sequence[str]:
    return getattr(mobject, "data_names", ())
