"""Shapes that show no data, and cover what does: plates, boxes, rings, axes."""

from collections.abc import Container, Iterable

import numpy as np

from scenes._audit.stated.leaves import LINE, Leaf, line_of
from scenes._audit.stated.moment import SHAPE, Thing
from scenes._audit.stated.view import View
from scenes.mobjects.painting.painted import Painted
from scenes.mobjects.showing import PLACE

NOTHING = np.empty(0)


class Shapes:
    """Tells of the shapes of a picture; what stays as it was is the same thing.

    A shape that is filled is where its box is, an outline where each of its curves is.
    """

    def __init__(self) -> None:
        self.known: dict[int, tuple[Leaf, Thing]] = {}
        self.view: object = None  # the key of the one that they are known in

    def of(self, leaves: Iterable[Leaf], spoken: Container[int], view: View) -> list[Thing]:
        """Those of the leaves that nobody speaks for.

        spoken: the ids of mobjects that are spoken for.
        """
        before, self.known = self.known if view.key == self.view else {}, {}
        self.view = view.key
        for leaf in leaves:
            is_plain = leaf.opacity and not isinstance(leaf.mobject, Painted)
            if is_plain and id(leaf.mobject) not in spoken:
                # What is known holds the leaf, so its id stays.
                known = before.get(id(leaf)) or (leaf, _thing(leaf, view))
                self.known[id(leaf)] = known
        return [thing for _, thing in self.known.values()]


def _places(leaf: Leaf) -> np.ndarray:
    """What a shape covers, (n, 2, 2): lower left and upper right corners in Manim's units."""
    if leaf.is_filled:
        return np.reshape(leaf.box, (1, 2, 2))
    curves = leaf.mobject.points[:, :2].reshape(-1, 4, 2)
    edge = line_of(leaf.mobject) * LINE / 2
    return np.stack([curves.min(axis=1) - edge, curves.max(axis=1) + edge], axis=1)


def _thing(leaf: Leaf, view: View) -> Thing:
    """more: of an outline, the `thickness` of its line, in pixels."""
    boxes, wide = view.pixels(_places(leaf)), np.array(line_of(leaf.mobject) * LINE)
    name, ones = type(leaf.mobject).__name__, np.ones(len(boxes))
    more = {} if leaf.is_filled else {"thickness": view.more("thickness", wide)}
    return Thing(SHAPE, name, NOTHING, PLACE, 1.0, boxes, leaf.opacity * ones, ones > 0, more=more)
