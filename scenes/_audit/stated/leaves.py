"""What is drawn of a picture, piece by piece: where it is, and what it covers."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

import numpy as np
from manim import Mobject, VMobject

from scenes.mobjects.painting.painted import Painted

LINE = 0.01  # of Manim's units: how wide a stroke of width 1 is drawn
NEAR = 0.03  # Manim's units, about two pixels at 480p: what is so near to a place touches it
SEEN = 1e-3  # what is less opaque leaves no trace in a film
Box = tuple[float, float, float, float]


@dataclass(frozen=True, eq=False)
class Leaf:
    """One mobject that is drawn, as it is: another object when anything of it changes.

    look: what it is drawn from. box: left, bottom, right, top in Manim's units, its line included.
    opacity: of its most opaque part, 0..1. is_filled: whether its inside is drawn; else only its
    line covers what is behind.
    """

    mobject: VMobject
    look: tuple[Any, ...]
    box: Box
    opacity: float
    is_filled: bool

    @classmethod
    def of(cls, mobject: VMobject, look: tuple[Any, ...]) -> "Leaf":
        """What a drawn mobject is. look: as `look_of` gives it."""
        fill = float(mobject.fill_rgbas[:, 3].max(initial=0))
        if len(mobject.points) <= 4 and not isinstance(mobject, Painted):
            fill = 0.0  # a single curve, such as a number's frame, has no inside
        width = line_of(mobject)
        line = float(mobject.stroke_rgbas[:, 3].max(initial=0)) if width > 0 else 0.0
        opacity = max(fill, line)
        edge, points = width * LINE / 2, mobject.points[:, :2]
        (left, bottom), (right, top) = points.min(axis=0) - edge, points.max(axis=0) + edge
        box = (float(left), float(bottom), float(right), float(top))
        return cls(mobject, look, box, opacity if opacity > SEEN else 0.0, fill > SEEN)


def line_of(mobject: Any) -> float:
    """How wide a mobject's line is, in Manim's units of strokes, with the one behind it."""
    return float(max(mobject.stroke_width, mobject.background_stroke_width))


def look_of(mobject: Any) -> tuple[Any, ...]:
    """What a mobject is drawn from."""
    fill, line = mobject.fill_rgbas.tobytes(), mobject.stroke_rgbas.tobytes()
    data = [np.asarray(getattr(mobject, name)).tobytes() for name in _data(mobject)]
    return (mobject.points.tobytes(), fill, line, mobject.stroke_width, *data)


class Drawn:
    """What is drawn of one picture after the other; what stays as it was is the same leaf.

    leaves: by their mobjects' ids, in the order in which they are drawn. order: of each leaf, by
    its id. boxes: of all, (n, 4). changed: the boxes, (m, 4), in which anything is not as before.
    is_as_before: whether the same mobjects are drawn in the same order; renewed: the ids of those
    that are others, then.
    """

    def __init__(self) -> None:
        self.leaves: dict[int, Leaf] = {}
        self.ids: list[int] | None = None  # of the mobjects of the picture before
        self.take([])

    def take(self, mobjects: Sequence[Any], moving: AbstractSet[int] | None = None) -> None:
        """Look at the next picture. mobjects: all that is drawn, in its order.

        moving: the ids of all that can have changed; None where nobody knows.
        """
        before, self.ids = self.ids, list(map(id, mobjects))
        self.is_as_before = moving is not None and before == self.ids
        self.renewed = set[int]()
        if moving is not None and self.is_as_before:
            self._renew(moving)
        else:
            self._take(mobjects, moving)

    def _renew(self, moving: AbstractSet[int]) -> None:
        """Look at a picture in which the same is drawn as before, in the same order."""
        changed = list[Box]()
        for key in moving & self.leaves.keys():
            before = self.leaves[key]
            look = look_of(before.mobject)
            if before.look != look:
                leaf = Leaf.of(before.mobject, look)
                changed += (before.box, leaf.box)
                place = self.order.pop(id(before))
                self.leaves[key] = self.rows[place] = leaf
                self.order[id(leaf)], self.boxes[place] = place, leaf.box
                self.renewed.add(key)
        self._note(changed)

    def _note(self, changed: Sequence[Box]) -> None:
        """Remember where anything is not as before, and the box around all of it."""
        self.changed = np.array(changed).reshape(-1, 4)
        low = self.changed[:, :2].min(axis=0, initial=np.inf) - NEAR
        high = self.changed[:, 2:].max(axis=0, initial=-np.inf) + NEAR
        self.around = (*low.tolist(), *high.tolist())

    def _take(self, mobjects: Sequence[Any], moving: AbstractSet[int] | None) -> None:
        """Look at a picture in which other things may be drawn than before."""
        before, changed = self.leaves, list[Box]()
        self.leaves = {}
        for mobject in mobjects:
            leaf = before.get(id(mobject))
            if leaf is not None and moving is not None and id(mobject) not in moving:
                self.leaves[id(mobject)] = leaf
                continue
            look = look_of(mobject)
            if leaf is None or leaf.look != look:
                changed += [leaf.box] if leaf else []
                leaf = Leaf.of(mobject, look)
                changed.append(leaf.box)
            self.leaves[id(mobject)] = leaf
        changed += [leaf.box for key, leaf in before.items() if key not in self.leaves]
        self.rows = list(self.leaves.values())
        self.order = {id(leaf): place for place, leaf in enumerate(self.rows)}
        self.boxes = np.array([leaf.box for leaf in self.rows]).reshape(-1, 4)
        if [key for key in before if key in self.leaves] != [k for k in self.leaves if k in before]:
            changed = [leaf.box for leaf in self.rows]  # something has come before another
        self._note(changed)

    def over(self, low: np.ndarray, high: np.ndarray, own: Sequence[Leaf]) -> list[Leaf]:
        """What is drawn later than `own`, is no part of it, and may touch the box, (2,) each."""
        last = max(self.order[id(leaf)] for leaf in own)
        return self._among(slice(last + 1, None), low, high, own)

    def behind(self, low: np.ndarray, high: np.ndarray, own: Sequence[Leaf]) -> list[Leaf]:
        """What is drawn earlier, and is seen in the box through what is not opaque."""
        return self._among(slice(0, min(self.order[id(leaf)] for leaf in own)), low, high, own)

    def _among(
        self, some: slice, low: np.ndarray, high: np.ndarray, own: Sequence[Leaf]
    ) -> list[Leaf]:
        boxes, mine = self.boxes[some], set(map(id, own))
        touches = (boxes[:, :2] <= high).all(axis=1) & (boxes[:, 2:] >= low).all(axis=1)
        rows = (self.rows[some][k] for k in np.flatnonzero(touches))
        return [leaf for leaf in rows if leaf.opacity and id(leaf) not in mine]

    def opacity(self, part: int) -> float:
        """Of the mobject with this id, 0..1; 0 where it is not drawn."""
        leaf = self.leaves.get(part)
        return min(leaf.opacity, 1.0) if leaf else 0.0

    def is_changed(self, low: np.ndarray, high: np.ndarray) -> bool:
        """Whether anything that is not as in the picture before may touch the box."""
        left, bottom, right, top = self.around
        if left > high[0] or bottom > high[1] or right < low[0] or top < low[1]:
            return False
        some = self.changed
        near = (some[:, :2] <= high + NEAR).all(axis=1) & (some[:, 2:] >= low - NEAR).all(axis=1)
        return bool(near.any())


def touched(places: np.ndarray, reach: np.ndarray, leaves: Sequence[Leaf]) -> np.ndarray:
    """Which places, (n, 2) in Manim's units, one of the leaves touches: (n,).

    reach: (2,), how far a place goes to each side, and up and down.
    """
    if not leaves:
        return np.zeros(len(places), bool)
    boxes, (x, y) = np.array([leaf.box for leaf in leaves]), places.T[:, :, None]
    (left, bottom), (right, top) = (boxes[:, :2] - reach - NEAR).T, (boxes[:, 2:] + reach + NEAR).T
    inside = (x >= left) & (x <= right) & (y >= bottom) & (y <= top)  # (places, leaves)
    is_filled = np.array([leaf.is_filled for leaf in leaves])
    found = inside[:, is_filled].any(axis=1)
    for k in np.flatnonzero(~is_filled & inside.any(axis=0)).tolist():
        near = inside[:, k] & ~found
        if near.any():
            near[near] = _near_line(places[near], float(np.hypot(*reach)), leaves[k])
            found |= near
    return np.asarray(found)


def _near_line(places: np.ndarray, reach: float, leaf: Leaf) -> np.ndarray:
    """Which places a leaf's line touches; each of its curves is taken for three straight pieces."""
    points = leaf.mobject.points[:, :2].reshape(-1, 4, 2)
    starts, ends = points[:, :3].reshape(-1, 2), points[:, 1:].reshape(-1, 2)
    far = line_of(leaf.mobject) * LINE / 2 + reach + NEAR
    low, high = places.min(axis=0) - far, places.max(axis=0) + far
    is_near = (np.minimum(starts, ends) <= high).all(axis=1)
    is_near &= (np.maximum(starts, ends) >= low).all(axis=1)
    starts, ends = starts[is_near], ends[is_near]
    way = ends - starts
    length = np.maximum((way**2).sum(axis=1), 1e-12)
    along = ((places[:, None] - starts) * way).sum(axis=2) / length  # (places, pieces)
    nearest = starts + np.clip(along, 0, 1)[..., None] * way
    distance = np.linalg.norm(places[:, None] - nearest, axis=2).min(axis=1, initial=np.inf)
    return np.asarray(distance <= far)


def _data(mobject: Mobject) -> Sequence[str]:
    return getattr(mobject, "data_names", ())
