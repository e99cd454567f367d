"""Neurons and other round lights: every one is as bright as its value."""

from scenes._audit.checks.levels import LevelsCheck
from scenes._audit.film.discs import DiscModel
from scenes._audit.stated.moment import Thing


class LampsCheck(LevelsCheck[DiscModel]):
    """Holds every round light against its value, beside the number or the minus on it.

    The boxes of a thing are around its circles. `told`, 0..1, says how much of its light each has
    yet: what is not told is dark. Lights of a few pixels are not looked at.
    """

    kinds = ("lamps",)

    def places(self, thing: Thing, size: tuple[int, int], before: DiscModel | None) -> DiscModel:
        negative = thing.values < 0
        if before is not None and before.is_of(thing.boxes, negative):
            return before
        return DiscModel(thing.boxes, negative, size)
