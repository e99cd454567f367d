"""What an audit counts and what it finds wrong."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from scenes._audit.film.planes import Picture
from scenes._audit.stated.moment import Moment

Box = tuple[int, int, int, int]


@dataclass(frozen=True, eq=False)
class Fault:
    """Something in a film that is not what it must be.

    kind: what was checked ("cells", "numbers", "captions" …). time: seconds of the film. what:
    which value of which thing, "cell 17, 4 of weights[0][3]". expected, found: both values,
    printed. box: where, in pixels. picture: the frame, (height, width, 3) bytes.
    """

    kind: str
    beat: str
    time: float
    what: str
    expected: str
    found: str
    box: Box | None = None
    picture: Picture | None = None


@dataclass
class Checked:
    """One row of the report: what was checked, how often, and how far off the worst was.

    things: how many different things were looked at. values: how many values, counted in every
    frame in which they are. worst: in levels of 255, None where it is no matter of levels.
    uncovered: how many values could not be looked at, for something covers them or they are clear.
    """

    kind: str
    things: int = 0
    values: int = 0
    worst: float | None = None
    uncovered: int = 0
    faults: list[Fault] = field(default_factory=list)
    beats: set[str] = field(default_factory=set)  # in which anything was checked


class Check(Protocol):
    """Looks at every picture of a film in its order, and says at the end what it found."""

    def see(self, picture: Picture, moment: Moment) -> None:
        """Called for every frame of the film, in order.

        picture: (height, width, 3) bytes. moment: what is stated of it, the same object for all
        `count` frames for which it stands.
        """

    def done(self) -> Sequence[Checked]:
        """What was checked, after the last picture."""
