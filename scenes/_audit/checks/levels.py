"""What cells and neurons have in common: places of one colour, which says a value."""

from collections.abc import Sequence

import numpy as np

from scenes._audit.checks.held import Held
from scenes._audit.checks.places import Lit, P
from scenes._audit.checks.standing import StandingCheck
from scenes._audit.film.calibration import Calibration, tolerance
from scenes._audit.film.palette import INK, Paint, Palette, shares_of
from scenes._audit.film.planes import CHANNELS, Picture, Planes, developed
from scenes._audit.film.side import FINE
from scenes._audit.found import Checked, Fault
from scenes._audit.stated.moment import Thing

SMALL = 5.5  # pixels: of what is new, smaller places are not judged in its first frames
SAMPLED = 6.0  # pixels: the luma of places from here on calibrates the film
COLOURED = 8.0  # pixels: the colours of places from here on count for how far off the worst was
# Levels by which a film is behind in the first frames of what has changed, or of what is new or
# moves, and the part of a change that it leaves out.
CHANGED, NEW, BEHIND = 6.0, 12.0, 0.25
SURE = 2.5  # levels: what is further off is looked at more closely
OWN = 0.25  # of what is looked at must be a place's own colour
LITTLE = 0.05  # a look that has less of a place's own colour says nothing of it


class LevelsCheck(StandingCheck[Lit[P]]):
    """Holds the colours of one kind of thing against the values that they say."""

    reach: int | None = 4  # for the colours of pixels beside them are mixed in
    uneven = 6.0  # levels by which looks at one place may differ

    def __init__(self, palette: Palette | None = None) -> None:
        """palette: of the film, by default that of the theme in which this process plays."""
        super().__init__()
        self.palette = palette or Palette.of()
        self.calibration = Calibration()
        # How far off the luma was, at least and at most, for each luma that it must be; by row.
        self.extremes: dict[str, np.ndarray] = {}
        # Of each fault that is one of luma alone: what it must be, its error, what is allowed.
        self.doubts: list[tuple[float, float, float] | None] = []

    def places(self, thing: Thing, size: tuple[int, int], before: P | None) -> P | None:
        """Where the values of a thing are seen, in a picture of this height and width.

        before: where those of the thing were, as it was before. None where nothing can be seen.
        """
        raise NotImplementedError

    def allowed(self, places: P, stands: bool) -> tuple[float, float]:
        """How many levels luma and colours may be off, in a frame or in a picture that stands."""
        return tolerance(places.side, stands)

    def begin(self, thing: Thing, size: tuple[int, int], before: Lit[P] | None) -> Lit[P] | None:
        places = self.places(thing, size, before.places if before else None)
        if places is None:
            return None
        shares, told = shares_of(thing.values, thing.limit), thing.more.get("told", 1.0)
        plate = self.palette.ground if thing.scale == INK else self.palette.plate
        colours = self.palette.colours(shares, thing.scale, told)
        paint = Paint(
            colours, told * shares, np.minimum(thing.opacity, 1), plate, self.palette.ground
        )
        expected, gains = places.expected(paint)
        slack = np.full(len(expected[0]), NEW if places.side >= SMALL else np.inf)
        if before is not None and before.places is places:
            change = np.abs(expected[0] - before.expected[0])
            slack = np.minimum(CHANGED + BEHIND * change, NEW)
        is_near = places.near(thing.is_free)
        return Lit(places, paint, expected, gains, slack, is_near)

    def seen(self, thing: Thing, model: Lit[P]) -> np.ndarray:
        is_plain = thing.opacity > thing.opacity.max() - 1e-6
        has_own = model.gains[0] > OWN
        return np.asarray(model.places.together(thing.is_free & is_plain) > 0) & has_own

    def measure(self, thing: Thing, model: Lit[P], picture: Picture) -> np.ndarray:
        planes = developed.of(picture)
        read = model.places.read(planes)
        luma, cb, cr = (
            (found - wanted) / np.maximum(gain, LITTLE)
            for found, wanted, gain in zip(read, model.expected, model.gains, strict=True)
        )
        if (np.abs(luma) > SURE).any():
            parts = self.closer(thing, model, planes)
            luma = _nearest([luma, *parts], self.uneven) if parts else luma
        return np.stack([luma, cb, cr])

    def closer(self, thing: Thing, model: Lit[P], planes: Planes) -> list[np.ndarray]:
        """How far the luma of parts of each place is from what it must be, (m,) each."""
        return model.places.closer(planes, model.paint)

    def find(self, held: Held[Lit[P]], errors: np.ndarray, stands: bool) -> None:
        lit = held.model
        luma, colour = self.allowed(lit.places, stands)
        slack = lit.slack if self.is_fresh(held) and not stands else np.zeros(len(lit.slack))
        allowed = np.stack([luma + slack, colour + slack, colour + slack])
        beyond = np.abs(self._corrected(held, errors)) / allowed
        held.is_seen = held.is_seen & ~(lit.is_near & (beyond > 1).any(axis=0))
        beyond[:, ~held.is_seen] = 0
        most = beyond.max(axis=0, initial=0)
        if not most.size or most.max() <= 1:
            return
        look, others = int(most.argmax()), int((most > 1).sum()) - 1
        value = lit.places.value(look)
        wanted = np.array(CHANNELS) @ lit.paint.seen[value]
        what = f"{lit.places.where(look)} of {held.thing.name}"
        said = f"{held.thing.values[value]:.4g}: {_said(wanted)}", _said(wanted + errors[:, look])
        what += f" and {others} more of it" if others else ""
        if self.tell(held, look, what, said, lit.places.box(look)):
            is_dim = beyond[0, look] == most[look] and (beyond[1:, look] <= 1).all()
            doubt = (float(lit.expected[0][look]), float(errors[0, look]), float(allowed[0, look]))
            self.doubts.append(doubt if is_dim else None)

    def kind(self, model: Lit[P], stands: bool) -> str:
        if model.places.side < FINE:  # where several share a pixel, a film does not tell one
            return f"{self.kinds[0]}, small"
        return super().kind(model, stands)

    def count(self, held: Held[Lit[P]], errors: np.ndarray, row: Checked) -> None:
        side, seen = held.model.places.side, held.is_seen
        if side >= COLOURED:
            row.worst = max(row.worst or 0.0, float(np.abs(errors[1:, seen]).max()))
        level = np.clip(held.model.expected[0][seen], 0, 255).round().astype(int)
        none = np.repeat([[np.inf], [-np.inf]], 256, axis=1)
        least, most = self.extremes.setdefault(row.kind, none)
        np.minimum.at(least, level, errors[0, seen])
        np.maximum.at(most, level, errors[0, seen])
        if side >= SAMPLED:
            self.calibration.add(held.model.expected[0][seen], errors[0, seen])

    def done(self) -> Sequence[Checked]:
        rows = super().done()
        self.calibration.fit()
        for kind, extremes in self.extremes.items():
            off = np.abs(extremes - self.calibration.shift(np.arange(256)))
            off = off[np.isfinite(off)]
            row = self.row(kind)
            row.worst = max(row.worst or 0.0, float(off.max(initial=0)))
        pairs = zip(self.faults, self.doubts, strict=True)
        self.faults[:] = [fault for fault, doubt in pairs if self._stays(doubt)]
        self.doubts.clear()
        if self.calibration.is_beyond:
            self.faults.append(self._of_the_film())
        return [row for row in rows if row.values or row.uncovered or row.faults]

    def _corrected(self, held: Held[Lit[P]], errors: np.ndarray) -> np.ndarray:
        """Errors without what the film does to all luma alike."""
        shift = self.calibration.shift(held.model.expected[0])
        return np.asarray(errors - np.stack([shift, 0 * shift, 0 * shift]))

    def _stays(self, doubt: tuple[float, float, float] | None) -> bool:
        """Whether a fault is one, now that it is known what the film does to all luma alike."""
        if doubt is None:
            return True
        expected, error, allowed = doubt
        return abs(error - float(self.calibration.shift(np.array(expected)))) > allowed

    def _of_the_film(self) -> Fault:
        added, slope = self.calibration.added, self.calibration.slope
        found = f"{added:+.1f} levels and {100 * slope:+.1f} % of them, or more"
        what = "the brightness of the whole film"
        return Fault(self.kinds[0], "", 0.0, what, "as it was drawn", found)


def _said(levels: np.ndarray) -> str:
    """Levels of luma and colours in words."""
    luma, cb, cr = levels
    return f"luma {luma:.1f}, Cb {cb:+.1f}, Cr {cr:+.1f} of 255"


def _nearest(parts: list[np.ndarray], uneven: float) -> np.ndarray:
    """Of several looks, (m,) each, the first; where they differ the one that is nearest to 0.

    What lies over a part of a place makes its looks differ, a value that is wrong does not.
    """
    looks = np.array(parts)
    known = np.nan_to_num(looks, nan=np.inf)
    least = np.where(np.isnan(looks), np.inf, looks).min(axis=0)
    most = np.where(np.isnan(looks), -np.inf, looks).max(axis=0)
    first = int(uneven > 0 and len(looks) > 1)  # the whole of a place is not one of its parts
    part = first + np.abs(known[first:]).argmin(axis=0)
    nearest = np.where(most - least > uneven, part, 0)
    return np.asarray(np.take_along_axis(looks, nearest[None], axis=0)[0])
