"""Grey pictures, however small: every block of pixels is as bright as they are in the mean."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from scenes._audit.checks.levels import LevelsCheck
from scenes._audit.checks.places import Lit
from scenes._audit.film.blocks import BlockModel
from scenes._audit.film.palette import Palette
from scenes._audit.film.planes import Picture
from scenes._audit.stated.moment import SHAPE, Thing

# Levels: where pixels are drawn a little larger than those of a film, how they are put into these
# is not known to the last part of an edge.
ALLOWED = 12.0
THIN = 8.0  # pixels: of shapes one knows no more than their boxes, so only those of lines tell
ROUND = 1.01  # times a line's width: a unit is not quite as wide as it is high
LEAST = 24.0  # pixels: of smaller pictures nothing is told


class PicturesCheck(LevelsCheck[BlockModel]):
    """Holds grey pictures against their pixels, block by block.

    A thing says its `shape`, (pictures, rows, columns); its boxes are those of the pictures.
    """

    kinds = ("pictures",)
    reach = None  # what lies over them tells, too, where they are looked at
    uneven = 0.0  # how pixels are drawn is not known, so the nearest expectation holds

    def __init__(self, palette: Palette | None = None) -> None:
        super().__init__(palette)
        # By the names of things: among which of them they are, and which of their blocks are under
        # others there.
        self.hidden: dict[str, tuple[Sequence[Thing], Thing, np.ndarray]] = {}

    def begin(
        self, thing: Thing, size: tuple[int, int], before: Lit[BlockModel] | None
    ) -> Lit[BlockModel] | None:
        return super().begin(_by_pixels(thing), size, before)

    def allowed(self, places: BlockModel, stands: bool) -> tuple[float, float]:
        return ALLOWED, ALLOWED

    def measure(self, thing: Thing, model: Lit[BlockModel], picture: Picture) -> np.ndarray:
        errors = super().measure(thing, model, picture)
        things, known, under = self.hidden.get(thing.name, (None, None, None))
        if under is None or things is not self.things or known is not thing:
            under = model.places.under(self._over(thing))
            self.hidden[thing.name] = self.things, thing, under
        errors[:, under] = np.nan
        return errors

    def seen(self, thing: Thing, model: Lit[BlockModel]) -> np.ndarray:
        return super().seen(_by_pixels(thing), model)

    def places(
        self, thing: Thing, size: tuple[int, int], before: BlockModel | None
    ) -> BlockModel | None:
        _, rows, columns = (int(n) for n in thing.more["shape"])
        if before is not None and np.array_equal(before.boxes, thing.boxes):
            return before
        sides = thing.boxes[:, 2:] - thing.boxes[:, :2]
        is_large = len(sides) and sides.min() >= LEAST
        return BlockModel(thing.boxes, (rows, columns), size) if is_large else None

    def _over(self, thing: Thing) -> np.ndarray:
        """The boxes, (k, 4), of what may lie over a part of a thing: later ones, and lines."""
        later = self.things[next(k for k, each in enumerate(self.things) if each is thing) + 1 :]
        found = [np.zeros((0, 4))]
        left, top, right, bottom = thing.around
        for each in later:
            if not len(each.boxes):
                continue
            begins, above, ends, below = each.around
            if begins > right or ends < left or above > bottom or below < top:
                continue
            boxes = each.boxes[np.broadcast_to(each.opacity > 0, len(each.boxes))]
            if each.kind == SHAPE:
                # A box that is no wider than its line has nothing else in it, however broad.
                line = max(THIN, ROUND * float(each.more.get("thickness", 0)))
                boxes = boxes[(boxes[:, 2:] - boxes[:, :2]).min(axis=1, initial=line) < line]
            found.append(boxes)
        return np.concatenate(found)


def _by_pixels(thing: Thing) -> Thing:
    """A thing whose opacity, and whether it is covered, is that of each of its pixels."""
    each = len(thing.values) // max(len(thing.boxes), 1)
    opacity, is_free = (np.repeat(part, each) for part in (thing.opacity, thing.is_free))
    return replace(thing, opacity=opacity, is_free=is_free)
