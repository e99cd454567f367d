"""What cells and neurons have in common: places of one colour, which says a value."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from scenes._audit.film.calibration import Calibration, tolerance
from scenes._audit.film.palette import INK, Paint, Palette, shares_of
from scenes._audit.film.planes import Planes, developed
from scenes._audit.found import Checked, Fault
from scenes._audit.stated.moment import Moment, Thing

FAINT = 0.1  # a thing that is less opaque is not looked at
STANDS = 3  # frames of one picture whose mean is held against the stricter tolerance
SAMPLED = 6.0  # pixels: places from here on calibrate the film
PICTURES = 20  # so many faults keep their frame
MANY = 1000  # faults are told of, and no more


class Model(Protocol):
    """Where the values of one thing are seen in a picture: m looks at n values."""

    side: float  # of a place, in pixels

    def read(self, planes: Planes) -> list[np.ndarray]:
        """What a picture has: lumas, one look or several, and two colours; NaN for nothing."""

    def expected(self, paint: Paint) -> tuple[list[np.ndarray], list[np.ndarray]]:
        """What `read` must find, and how much a level of its own colour changes of each."""

    def together(self, values: np.ndarray) -> np.ndarray:
        """The least of the values that are looked at together, (n,) to (m,)."""

    def box(self, look: int) -> tuple[int, int, int, int]:
        """Where a look is at: left, top, right, bottom in pixels."""


@dataclass(eq=False)
class Held:
    """A thing that is looked at, from its first frame on.

    is_seen: which looks count, (m,). errors: of luma and two colours, (3, m), summed over so many
    frames. moment, picture: the last.
    """

    thing: Thing
    model: Model
    paint: Paint
    expected: list[np.ndarray]
    gains: list[np.ndarray]
    is_seen: np.ndarray
    moment: Moment
    picture: np.ndarray | None = None
    errors: np.ndarray = field(default_factory=lambda: np.zeros((3, 0)))
    total: np.ndarray | float = 0.0
    frames: int = 0


class LevelsCheck:
    """Holds the colours of one kind of thing against the values that they say."""

    kind = ""

    def __init__(self, palette: Palette | None = None) -> None:
        """palette: of the film, by default that of the theme in which this process plays."""
        self.palette = palette or Palette.of()
        self.calibration = Calibration()
        self.held: dict[str, Held] = {}
        self.names: set[str] = set()
        self.still, self.moving = Checked(self.kind), Checked(f"{self.kind}, moving")
        self.told: set[tuple[str, int, str]] = set()

    def model(self, thing: Thing, size: tuple[int, int], before: Model | None) -> Model | None:
        """Where the values of a thing are seen, in a picture of this height and width.

        before: that of the thing as it was. None where its values cannot be told apart.
        """
        raise NotImplementedError

    def where(self, thing: Thing, model: Model, look: int) -> str:
        """Which of a thing's values a look is at, in words."""
        raise NotImplementedError

    def see(self, picture: np.ndarray, moment: Moment) -> None:
        """Measure what is in a frame, and judge what no longer is."""
        here = {thing.name: thing for thing in moment.things if thing.kind == self.kind}
        for name, held in list(self.held.items()):
            if here.get(name) is not held.thing:
                self._judge(held)
                if name not in here:
                    del self.held[name]
        for name, thing in here.items():
            held = self.held.get(name)
            if held is None or held.thing is not thing:
                held = self._begin(thing, moment, picture, held)
            if held is None:
                self.moving.uncovered += len(thing.values)
                continue
            self.held[name] = held
            self._look(held, picture, moment)

    def done(self) -> Sequence[Checked]:
        """What was checked of the things that stood, and of those that moved or changed."""
        for held in self.held.values():
            self._judge(held)
        self.held.clear()
        self.still.things = self.moving.things = len(self.names)
        return [row for row in (self.still, self.moving) if row.values or row.uncovered]

    def _begin(
        self, thing: Thing, moment: Moment, picture: np.ndarray, before: Held | None
    ) -> Held | None:
        """Begin to look at a thing that is new or has changed."""
        if not len(thing.values) or thing.opacity.max() < FAINT:
            return None
        height, width = picture.shape[:2]
        model = self.model(thing, (height, width), before and before.model)
        if model is None:
            return None
        shares, told = shares_of(thing.values, thing.limit), thing.more.get("told", 1.0)
        plate = self.palette.ground if thing.scale == INK else self.palette.plate
        colours = self.palette.colours(shares, thing.scale, told)
        paint = Paint(colours, told * shares, thing.opacity, plate, self.palette.ground)
        is_plain = thing.opacity > thing.opacity.max() - 1e-6
        is_seen = model.together(thing.is_free & is_plain) > 0
        return Held(thing, model, paint, *model.expected(paint), is_seen, moment)

    def _look(self, held: Held, picture: np.ndarray, moment: Moment) -> None:
        """Measure a thing in one frame, unless neither has changed."""
        if picture is not held.picture:
            read = held.model.read(developed.of(picture))
            parts = [
                (found - wanted) / np.maximum(gain, 0.05)
                for found, wanted, gain in zip(read, held.expected, held.gains)
            ]
            *luma, cb, cr = parts
            nearest = np.abs(luma).argmin(axis=0)
            held.errors = np.stack([np.choose(nearest, luma), cb, cr])
            held.picture = picture
            held.is_seen = held.is_seen & ~np.isnan(held.errors).any(axis=0)
            self._find(held, held.errors, stands=False)
        held.moment, held.total = moment, held.total + held.errors
        held.frames += 1

    def _judge(self, held: Held) -> None:
        """Hold a thing that no longer is as it was against what it must have been."""
        if not held.frames:
            return
        stands = held.frames >= STANDS
        errors = np.asarray(held.total) / held.frames
        if stands:
            self._find(held, errors, stands=True)
        row, seen = self.still if stands else self.moving, held.is_seen
        row.values += int(seen.sum()) * held.frames
        row.uncovered += int((~seen).sum()) * held.frames
        row.beats.add(held.moment.beat)
        self.names.add(held.thing.name)
        if seen.any():
            counted = errors if held.model.side >= SAMPLED else errors[:1]
            row.worst = max(row.worst or 0.0, float(np.abs(counted[:, seen]).max()))
            if held.model.side >= SAMPLED:
                self.calibration.add(held.expected[0][seen], errors[0, seen])
        held.frames, held.total = 0, 0.0

    def _find(self, held: Held, errors: np.ndarray, stands: bool) -> None:
        """Note a fault where a place is further off than a film can be."""
        allowed = tolerance(held.model.side, stands)
        beyond = np.abs(errors) / np.array([[allowed[0]], [allowed[1]], [allowed[1]]])
        beyond[:, ~held.is_seen] = 0
        most = beyond.max(axis=0, initial=0)
        if not most.size or most.max() <= 1:
            return
        look = int(most.argmax())
        told = (held.thing.name, look, held.moment.beat)
        if told in self.told or len(self.told) >= MANY:
            return
        self.told.add(told)
        others = int((most > 1).sum()) - 1
        self.still.faults.append(self._fault(held, errors[:, look], look, others))

    def _fault(self, held: Held, errors: np.ndarray, look: int, others: int) -> Fault:
        thing, moment = held.thing, held.moment
        wanted = np.array([held.expected[0][look], *(each[look] for each in held.expected[-2:])])
        where = self.where(thing, held.model, look)
        return Fault(
            kind=self.kind,
            beat=moment.beat,
            time=moment.time,
            what=where + (f", and {others} more of it" if others else ""),
            expected=_said(wanted),
            found=_said(wanted + errors),
            box=held.model.box(look),
            picture=held.picture if len(self.still.faults) < PICTURES else None,
        )


def _said(levels: np.ndarray) -> str:
    """Levels of luma and colours in words."""
    luma, cb, cr = levels
    return f"luma {luma:.1f}, Cb {cb:+.1f}, Cr {cr:+.1f} of 255"
