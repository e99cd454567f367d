"""Shapes that show no data, and cover what does: plates, boxes, discs."""

from collections.abc import Callable, Container, Iterable

import numpy as np

from scenes._audit.stated.leaves import Leaf
from scenes._audit.stated.moment import Thing
from scenes.mobjects.painting.painted import Painted
from scenes.mobjects.showing import PLACE

SHAPE = "shape"
NOTHING = np.empty(0)
Pixels = Callable[[np.ndarray], np.ndarray]


class Shapes:
    """Tells of the filled shapes of a picture; what stays as it was is the same thing."""

    def __init__(self) -> None:
        self.known: dict[int, tuple[Leaf, bytes, Thing]] = {}

    def of(self, leaves: Iterable[Leaf], spoken: Container[int], pixels: Pixels) -> list[Thing]:
        """Those of the leaves that nobody speaks for.

        spoken: the ids of mobjects that are spoken for. pixels: from corners, (n, 2, 2) in Manim's
        units, to boxes.
        """
        before, self.known = self.known, {}
        for leaf in leaves:
            is_plain = leaf.is_filled and leaf.opacity and not isinstance(leaf.mobject, Painted)
            if is_plain and id(leaf.mobject) not in spoken:
                boxes = pixels(np.reshape(leaf.box, (1, 2, 2)))
                old = before.get(id(leaf))
                view = boxes.tobytes()
                thing = old[2] if old and old[1] == view else _thing(leaf, boxes)
                self.known[id(leaf)] = (leaf, view, thing)  # holds the leaf, so its id stays
        return [thing for _, _, thing in self.known.values()]


def _thing(leaf: Leaf, boxes: np.ndarray) -> Thing:
    name, one = type(leaf.mobject).__name__, np.ones(1)
    return Thing(SHAPE, name, NOTHING, PLACE, 1.0, boxes, leaf.opacity * one, one > 0)
