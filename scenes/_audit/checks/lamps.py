"""Neurons and other round lights: every one is as bright as its value."""


from scenes._audit.checks.levels import LevelsCheck, Model
from scenes._audit.film.discs import DiscModel
from scenes._audit.stated.moment import Thing


class LampsCheck(LevelsCheck):
    """Holds every round light against its value, beside the number or the minus on it.

    The boxes of a thing are around its circles. `told`, 0..1, says how much of its light each has
    yet: what is not told is dark. Lights of a few pixels are not looked at.
    """

    kind = "lamps"

    def model(self, thing: Thing, size: tuple[int, int], before: Model | None) -> DiscModel | None:
        negative = thing.values < 0
        if isinstance(before, DiscModel) and before.is_of(thing.boxes, negative):
            return before
        return DiscModel(thing.boxes, negative, size)

    def where(self, thing: Thing, model: Model, look: int) -> str:
        return f"light {look} of {thing.name} ({thing.values[look]:.4g})"
