"""Grey pictures, however small: every block of pixels is as bright as they are in the mean."""

from dataclasses import replace

import numpy as np

from scenes._audit.checks.held import Held
from scenes._audit.checks.levels import LevelsCheck
from scenes._audit.checks.places import Lit
from scenes._audit.film.blocks import BlockModel
from scenes._audit.stated.moment import Thing

# Levels: where pixels are drawn a little larger than those of a film, how they are put into these
# is not known to the last part of an edge.
ALLOWED = 14.0
FEW = 2, 0.1  # blocks of a picture, or this share of them, may lie under what points at them
LEAST = 24.0  # pixels: of smaller pictures nothing is told


class PicturesCheck(LevelsCheck[BlockModel]):
    """Holds grey pictures against their pixels, block by block.

    A thing says its `shape`, (pictures, rows, columns); its boxes are those of the pictures.
    """

    kinds = ("pictures",)
    uneven = 0.0  # how pixels are drawn is not known, so the nearest expectation holds

    def begin(
        self, thing: Thing, size: tuple[int, int], before: Lit[BlockModel] | None
    ) -> Lit[BlockModel] | None:
        return super().begin(_by_pixels(thing), size, before)

    def allowed(self, places: BlockModel, stands: bool) -> tuple[float, float]:
        return ALLOWED, ALLOWED

    def find(self, held: Held[Lit[BlockModel]], errors: np.ndarray, stands: bool) -> None:
        wrong = np.abs(errors[0]) > self.allowed(held.model.places, stands)[0]
        each = wrong.reshape(-1, held.model.places.per_picture)
        few = each.sum(axis=1, keepdims=True) <= max(FEW[0], FEW[1] * each.shape[1])
        held.is_seen = held.is_seen & ~(each & few).ravel()
        super().find(held, errors, stands)

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


def _by_pixels(thing: Thing) -> Thing:
    """A thing whose opacity, and whether it is covered, is that of each of its pixels."""
    each = len(thing.values) // max(len(thing.boxes), 1)
    opacity, is_free = (np.repeat(part, each) for part in (thing.opacity, thing.is_free))
    return replace(thing, opacity=opacity, is_free=is_free)
