"""Dots and curves: there is ink of their colour where each value is stated to be."""

from dataclasses import dataclass

import numpy as np

from scenes._audit.checks.held import PART, Held
from scenes._audit.checks.standing import StandingCheck
from scenes._audit.film.palette import Palette
from scenes._audit.film.planes import LUMA, Picture, developed
from scenes._audit.film.points import Spots, away_from, dot_spots, line_spots
from scenes._audit.film.tracks import median
from scenes._audit.stated.moment import Thing

PLAIN = 0.95  # what is less opaque shows what is behind it
CONTRAST = 40.0  # levels of luma by which ink must stand out from the ground to be looked for
MISSING = 0.5  # of the contrast: of a place that is so far from its ink the ink is not there
ENOUGH = 3  # points of a dot that must be free
OFF = 0.5  # pixels: a place may be so far from that of its value
FEW = 2, 0.1  # points of a curve, and which share of them, may lie under what covers it unseen
NEAR = 1.0  # pixels between the edges of two lines whose inks a film's pixels mix


@dataclass(frozen=True, eq=False)
class Inked:
    """Places with ink. ink: (k, n), its luma, the first that of the thing itself, the others of
    what is drawn with it and runs through the place, else NaN. contrast: (n,), to the ground.
    off: (n,), pixels.
    """

    spots: Spots
    ink: np.ndarray
    contrast: np.ndarray
    off: np.ndarray


class DotsCheck(StandingCheck[Inked]):
    """Holds dots and curves against their values.

    A thing that stands on a plane says where that is, `plane`, (2, 2) in pixels, from its `low` to
    its `high` values; `at`, (n, 2), and where it has one the `x` of each value. Its `colours` are
    (n, 3) or (3,), 0..1.
    """

    kinds = ("dots", "curve")

    def __init__(self, palette: Palette | None = None) -> None:
        """palette: of the film, by default that of the theme in which this process plays."""
        super().__init__()
        self.ground = float((palette or Palette.of()).ground @ LUMA)

    def begin(self, thing: Thing, size: tuple[int, int], before: Inked | None) -> Inked | None:
        more = thing.more
        if thing.opacity.max() < PLAIN:
            return None
        if thing.kind == "curve":
            spots = line_spots(more["at"], size)
        else:
            spots = dot_spots(thing.boxes, thing.opacity > 0, size, more.get("around"))
        ink = self._ink(thing)
        others = self._others(thing) if thing.kind == "curve" else []
        return Inked(spots, np.stack([ink, *others]), np.abs(ink - self.ground), _off(thing))

    def _ink(self, thing: Thing) -> np.ndarray:
        """The luma of each of its places."""
        colours = np.reshape(thing.more["colour" if thing.kind == "curve" else "colours"], (-1, 3))
        ink = np.broadcast_to(255 * colours @ LUMA, (len(thing.boxes),))
        seen = np.minimum(thing.opacity, 1)
        return np.asarray(seen * ink + (1 - seen) * self.ground)

    def _others(self, thing: Thing) -> list[np.ndarray]:
        """The inks of those lines of one bundle that run through each of its places.

        One does not know which of them is drawn last. What other things cover is not free.
        """
        of, found = thing.name.partition(PART)[0], list[np.ndarray]()
        for other in self.things:
            is_there = other.opacity >= PLAIN
            if (
                other.kind != "curve"
                or other is thing
                or other.name.partition(PART)[0] != of
                or not is_there.any()
            ):
                continue
            reach = (_width(thing) + _width(other)) / 2 + NEAR
            is_near = away_from(other.more["at"][is_there], thing.more["at"]) <= reach
            if is_near.any():
                found.append(np.where(is_near, self._ink(other)[is_there][0], np.nan))
        return found

    def seen(self, thing: Thing, model: Inked) -> np.ndarray:
        return np.asarray((thing.opacity >= PLAIN) & thing.is_free & (model.contrast >= CONTRAST))

    def measure(self, thing: Thing, model: Inked, picture: Picture) -> np.ndarray:
        read = model.spots.read(developed.of(picture).luma)
        away = np.fmin.reduce(np.abs(read - model.ink[:, :, None]), axis=0)
        away /= np.maximum(model.contrast, 1)[:, None]
        if thing.kind == "curve":  # its ink is somewhere across it
            worst = np.where(np.isnan(away), np.inf, away).min(axis=1)
        else:  # a dot's is everywhere in it, but where others lie over a part of it
            away[np.isfinite(away).sum(axis=1) < ENOUGH] = np.nan
            worst = median(away)
        return np.where(np.isfinite(worst), worst, np.nan)[None]

    def find(self, held: Held[Inked], errors: np.ndarray, stands: bool) -> None:
        thing, model = held.thing, held.model
        missing = held.is_seen & (errors[0] > MISSING)
        if thing.kind == "curve" and missing.sum() <= max(FEW[0], FEW[1] * held.is_seen.sum()):
            missing[:] = False
        wrong = np.flatnonzero(missing | (model.off > OFF) & (thing.opacity >= PLAIN))
        if thing.kind == "curve":
            wrong = wrong[:1]  # the others are of the same line
        for index in wrong.tolist():
            x, y = ((thing.boxes[index, :2] + thing.boxes[index, 2:]) / 2).round().astype(int)
            wanted = f"{thing.values[index]:.4g}" if len(thing.values) > index else "ink"
            found = f"no ink of its colour at {x}, {y}"
            if model.off[index] > OFF:
                found = f"a place {model.off[index]:.1f} pixels from that of its value"
            what, box = f"point {index} of {thing.name}", (x - 6, y - 6, x + 6, y + 6)
            self.tell(held, 0 if thing.kind == "curve" else index, what, (wanted, found), box)


def _off(thing: Thing) -> np.ndarray:
    """How far each place is from where its value stands on its plane, (n,) in pixels."""
    more, n = thing.more, len(thing.boxes)
    if "plane" not in more or len(thing.values) != n:
        return np.zeros(n)
    start, end = np.asarray(more["plane"], float)
    low, high = np.ravel(more["low"]).astype(float), np.ravel(more["high"]).astype(float)
    if len(low) == 2:
        share = (np.stack([more["x"], thing.values], axis=1) - low) / (high - low)
        return np.asarray(np.linalg.norm(start + share * (end - start) - more["at"], axis=1))
    # On a line dots may stand aside of each other: only how far along it they are counts.
    way = end - start
    along = ((more["at"] - start) @ way) / (way @ way)
    share = (thing.values - low) / (high - low)
    return np.asarray(np.abs(along - share) * np.linalg.norm(way))


def _width(curve: Thing) -> float:
    """How wide a line is, in pixels."""
    return float((curve.boxes[0, 2:] - curve.boxes[0, :2]).min())
