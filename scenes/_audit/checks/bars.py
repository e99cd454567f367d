"""Bars: every one is as long as its value."""

from dataclasses import dataclass

import numpy as np

from scenes._audit.checks.held import Held
from scenes._audit.checks.standing import StandingCheck
from scenes._audit.film.palette import Palette, shares_of
from scenes._audit.film.planes import LUMA, Picture, developed
from scenes._audit.film.tracks import ZERO, Tracks
from scenes._audit.found import Checked
from scenes._audit.stated.moment import Thing

# Pixels by which an end may be off in one frame, and in a picture that stands.
ONE, STANDING = 1.0, 0.5
# And by which a film is behind in the first frames of what has changed, with a part of the change.
NEW, BEHIND = 1.0, 0.25
PLAIN = 0.35  # a bar that is less opaque hardly stands out


@dataclass(frozen=True, eq=False)
class Ruled:
    """Bars and how long they must be: (n,), in pixels. hollow: (n,), drawn as outlines.

    slack: (n,), pixels by which a film may be behind while this is new to it.
    """

    tracks: Tracks
    lengths: np.ndarray
    hollow: np.ndarray
    slack: np.ndarray


class BarsCheck(StandingCheck[Ruled]):
    """Holds the length of every bar against its value, wherever its end can be seen.

    A thing says the middles of zero, `start`, and of the limit, `end`, (n, 2) in pixels, which
    bars are `hollow`, and the `ink` of all, (3,) of 0..1, where they have but one. Where bars have
    outlines for negative values these go the same way, else to the other side of zero.
    """

    kinds = ("bars",)

    def __init__(self, palette: Palette | None = None) -> None:
        """palette: of the film, by default that of the theme in which this process plays."""
        super().__init__()
        colours = palette or Palette.of()
        self.ground, self.ink = float(colours.ground @ LUMA), float(colours.positive @ LUMA)
        self.worst = 0.0  # pixels, of bars that stood

    def begin(self, thing: Thing, size: tuple[int, int], before: Ruled | None) -> Ruled | None:
        if thing.opacity.max() < PLAIN:
            return None
        start, end, shares = (
            thing.more["start"],
            thing.more["end"],
            shares_of(thing.values, thing.limit),
        )
        hollow = np.asarray(thing.more.get("hollow", np.zeros(len(start))), bool)
        if "hollow" not in thing.more:
            end = start + np.where(shares < 0, -1, 1)[:, None] * (end - start)
        sides = thing.boxes[:, 2:] - thing.boxes[:, :2]
        axis = np.abs(end - start).argmin(axis=1)
        places = start, end, sides[np.arange(len(axis)), axis]
        is_before = before is not None and before.tracks.is_of(*places)
        tracks = before.tracks if before and is_before else Tracks(*places, size)
        lengths = np.abs(shares) * tracks.length
        slack = np.full(len(lengths), NEW)
        if before is not None and len(before.lengths) == len(lengths):
            slack = slack + BEHIND * np.abs(lengths - before.lengths)
        return Ruled(tracks, lengths, hollow, slack)

    def seen(self, thing: Thing, model: Ruled) -> np.ndarray:
        is_free = thing.is_free | (model.lengths < ZERO)  # the line through zero lies on these
        return np.asarray((thing.opacity >= PLAIN) & is_free)

    def measure(self, thing: Thing, model: Ruled, picture: Picture) -> np.ndarray:
        profiles = model.tracks.profiles(developed.of(picture).luma)
        errors = model.tracks.ends(profiles, model.lengths, self.ground, self.inked(thing))
        if model.hollow.any():
            rims = model.tracks.rims(profiles, model.lengths)
            errors = np.where(model.hollow, rims, errors)
        return errors[None]

    def inked(self, thing: Thing) -> float:
        """The luma of a thing's bars over the ground: what shorter ones are held against."""
        if "ink" not in thing.more:
            return self.ink
        ink, seen = float(255 * thing.more["ink"] @ LUMA), min(thing.strongest, 1.0)
        return self.ground + seen * (ink - self.ground)

    def find(self, held: Held[Ruled], errors: np.ndarray, stands: bool) -> None:
        thing, model = held.thing, held.model
        beyond = np.where(held.is_seen, np.abs(errors[0]), 0)
        allowed = np.full(len(beyond), STANDING if stands else ONE)
        if self.is_fresh(held) and not stands:
            allowed += model.slack
        for index in np.flatnonzero(beyond > allowed):
            per_pixel = thing.limit / max(float(model.tracks.length[index]), 1e-9)
            value, off = float(thing.values[index]), float(errors[0, index])
            found = value + np.sign(value or 1) * off * per_pixel
            said = f"{value:.4g}", f"{found:.4g}: its end is {off:+.1f} pixels off"
            left, top, right, bottom = thing.boxes[index]
            box = int(left), int(top), int(np.ceil(right)), int(np.ceil(bottom))
            self.tell(held, int(index), f"bar {index} of {thing.name}", said, box)

    def count(self, held: Held[Ruled], errors: np.ndarray, row: Checked) -> None:
        if row.kind == self.kinds[0]:
            self.worst = max(self.worst, float(np.abs(errors[0, held.is_seen]).max()))
