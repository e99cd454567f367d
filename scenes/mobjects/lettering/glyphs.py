"""A glyph's outline, read once from an SVG's path and put wherever a letter shows it.

The points are those that svgelements and Manim work out for each letter anew, to the bit.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from svgelements import Matrix

COMMAND = re.compile(r"([MmLlHhVvQqCcZz])([-+.\d\s,]*)")
NUMBER = re.compile(r"[-+]?\d*\.?\d+")
NUMBERS = {"m": 2, "l": 2, "h": 1, "v": 1, "q": 4, "c": 6}  # that a command takes at a time
CLOSED = 0.0001  # what Manim takes for closed: no line joins ends that are no further apart


class UnknownSVGError(ValueError):
    """There is something in an SVG that Manim has to read."""


@dataclass
class Glyph:
    """Curves of four points between places of a pen; a straight line is one of them.

    places: (n, 2). points: for each of a curve's points the three places of which it is the mean,
    or one place three times. joins: the curves that join an outline's ends, with the two places.
    begin, end: the places where the pen's outline begins, and where it is now, if anywhere.
    """

    places: list[tuple[float, float]] = field(default_factory=list)
    points: list[tuple[int, int, int]] = field(default_factory=list)
    joins: list[tuple[int, int, int]] = field(default_factory=list)
    begin: int | None = None
    end: int | None = None

    def follow(self, command: str, numbers: list[float]) -> None:
        """Do what a command of an SVG's path says, with the numbers that it takes at a time."""
        at = self.begin if self.end is None else self.end
        x, y = (0.0, 0.0) if at is None else self.places[at]
        across, up = (x, y) if command.islower() else (0.0, 0.0)
        match command.lower():
            case "h":
                to = [(across + numbers[0], y)]
            case "v":
                to = [(x, up + numbers[0])]
            case _:
                to = [(across + i, up + j) for i, j in zip(numbers[::2], numbers[1::2])]
        first = len(self.places)
        self.places += to
        if command in "Mm":
            self.begin = first
        else:
            self.curve(self.end, *range(first, len(self.places)))
        self.end = len(self.places) - 1

    def curve(self, a: int | None, *others: int) -> None:
        """From a place to the last of the others, towards those before it."""
        if a is None:
            raise UnknownSVGError("a line that begins nowhere")
        *towards, b = others
        match towards:
            case []:
                between = [(a, a, b), (a, b, b)]
            case [c]:
                between = [(a, c, c), (c, c, b)]
            case _:
                between = [(c, c, c) for c in towards]
        self.points += [(a, a, a), *between, (b, b, b)]

    def close(self) -> None:
        """Back to where the outline began."""
        if self.end is None or self.begin is None:
            raise UnknownSVGError("an end of nothing")
        self.joins.append((len(self.points) // 4, self.end, self.begin))
        self.curve(self.end, self.begin)
        self.end = None

    def drawn(self, matrix: Matrix) -> np.ndarray:
        """Its points where the matrix puts it, (4 · curves, 3)."""
        x, y = np.reshape(self.places, (-1, 2)).T
        places = np.zeros((len(x), 3))
        # Added up in this order, as svgelements does: another one has other last bits.
        places[:, 0] = x * matrix.a + y * matrix.c + matrix.e
        places[:, 1] = x * matrix.b + y * matrix.d + matrix.f
        one, two, three = np.reshape(self.points, (-1, 3)).astype(int).T
        mean = (one != three)[:, None]
        points = np.where(mean, (places[one] + places[two] + places[three]) / 3, places[one])
        if self.joins:
            curve, end, begin = np.transpose(self.joins)
            is_closed = np.linalg.norm(places[end] - places[begin], axis=1) <= CLOSED
            points = np.delete(points.reshape(-1, 4, 3), curve[is_closed], axis=0)
        return points.reshape(-1, 3)


@lru_cache(maxsize=2000)
def glyph(path: str) -> Glyph:
    """What an SVG's path draws. Raises UnknownSVGError where it has what Typst does not use."""
    drawn, read = Glyph(), ""
    for command, given in COMMAND.findall(path):
        read += command + given
        numbers = list(map(float, NUMBER.findall(given)))
        if command in "Zz":
            drawn.close()
            continue
        size = NUMBERS[command.lower()]
        if not numbers or len(numbers) % size:
            raise UnknownSVGError(path)
        for begin in range(0, len(numbers), size):
            drawn.follow(command, numbers[begin : begin + size])
            command = {"m": "l", "M": "L"}.get(command, command)  # after a move come lines
    if read != path:
        raise UnknownSVGError(path)
    return drawn
