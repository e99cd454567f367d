"""Neurons and other round lights: every one is as bright as its value."""

import numpy as np
from scipy.spatial import KDTree

from scenes._audit.checks.held import FAINT
from scenes._audit.checks.levels import LevelsCheck
from scenes._audit.checks.places import Lit
from scenes._audit.film.discs import DiscModel
from scenes._audit.film.planes import Planes
from scenes._audit.stated.moment import Thing

# Levels that a ring around a light may change of its colours, which a film keeps for four pixels at
# once; a sign's are several times as far from grey.
RING = 45.0


class LampsCheck(LevelsCheck[DiscModel]):
    """Holds every round light against its value, beside the number or the minus on it.

    The boxes of a thing are around its circles. `told`, 0..1, says how much of its light each has
    yet: what is not told is dark. Lights of a few pixels are not looked at, nor those that lie over
    each other on their way.
    """

    kinds = ("lamps",)

    def places(self, thing: Thing, size: tuple[int, int], before: DiscModel | None) -> DiscModel:
        negative, drawn = thing.values < 0, (thing.opacity >= FAINT) & thing.is_free
        if before is not None and before.is_of(thing.boxes, negative, drawn):
            return before
        return DiscModel(thing.boxes, negative, drawn, size)

    def allowed(self, places: DiscModel, stands: bool) -> tuple[float, float]:
        luma, colour = super().allowed(places, stands)
        return luma, max(colour, RING)

    def closer(self, thing: Thing, model: Lit[DiscModel], planes: Planes) -> list[np.ndarray]:
        halves = super().closer(thing, model, planes)
        if thing.more["clear"].all():
            return halves
        # A ring that is known to lie over a light can pass through all of its halves.
        quarters = model.places.quarters_off(planes, model.paint)
        return [*halves, *(np.where(thing.more["clear"], np.nan, off) for off in quarters)]

    def seen(self, thing: Thing, model: Lit[DiscModel]) -> np.ndarray:
        return super().seen(thing, model) & _alone(thing)


def _alone(thing: Thing) -> np.ndarray:
    """Which lights no other one of the thing touches: (n,)."""
    drawn = np.flatnonzero(thing.opacity >= FAINT)
    boxes, is_alone = thing.boxes[drawn], np.ones(len(thing.boxes), bool)
    middles, radius = (boxes[:, :2] + boxes[:, 2:]) / 2, (boxes[:, 2] - boxes[:, 0]) / 2
    pairs = KDTree(middles).query_pairs(2 * radius.max(), output_type="ndarray")
    away = np.linalg.norm(middles[pairs[:, 0]] - middles[pairs[:, 1]], axis=1)
    meets = away < radius[pairs].sum(axis=1) - 0.5
    is_alone[drawn[pairs[meets].ravel()]] = False
    return is_alone
