"""What a mobject shows: the values, and where each of them is seen."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import numpy as np

if TYPE_CHECKING:  # what holds a film against this needs no Manim
    from manim import Mobject

# How values are seen: as light from dark to lit, in the colours of signs, as a length from a zero,
# as printed figures, as a place in a plane, or as ink on the film's ground.
LIGHT, SIGN, LENGTH, TEXT, PLACE, INK = "light", "sign", "length", "text", "place", "ink"
NOTHING = np.zeros(0)  # the values of what shows none


@dataclass(frozen=True, eq=False)
class Shown:
    """Values that a mobject shows, for who wants to hold a film against them.

    kind: "cells", "lamps", "bars", "number", "words", "lines", "curve", "dots" … values: (n,) in
    the data's own units. scale: LIGHT, SIGN, LENGTH, TEXT, PLACE or INK. limit: the value at full
    light, colour or length. places: (n, 2, 2), the lower left and the upper right corner of what
    shows each value and nothing else, in Manim's units; of a number and of words, those of their
    letters. plainly: (n,), 0..1, how much of each is seen, beside the opacity of `parts`. parts:
    the mobjects that are drawn for it; nothing else need speak for them. text: what is printed.
    more: arrays that only this kind has, such as the ends of lines.
    """

    kind: str
    values: np.ndarray
    scale: str
    limit: float
    places: np.ndarray
    plainly: np.ndarray
    parts: "tuple[Mobject, ...]"
    text: str = ""
    more: Mapping[str, np.ndarray] = field(default_factory=dict)


@runtime_checkable
class Showing(Protocol):
    """A mobject that shows data can say which."""

    def shows(self) -> Iterator[Shown]:
        """What it shows as it is now."""


def boxes(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Places between two opposite corners each, (n, 2 or 3) in Manim's units, to (n, 2, 2)."""
    return np.sort(np.stack([one[:, :2], other[:, :2]], axis=1), axis=1)


def cell_boxes(frame: np.ndarray, shape: Sequence[int]) -> np.ndarray:
    """The places of the cells of a grid, row by row, (rows · columns, 2, 2).

    frame: the upper left, upper right and lower left corner of the grid, (3, 2 or 3).
    """
    rows, columns = shape
    origin, across, down = frame[0], (frame[1] - frame[0]) / columns, (frame[2] - frame[0]) / rows
    row, column = np.divmod(np.arange(rows * columns), columns)
    corners = origin + np.outer(column, across) + np.outer(row, down)
    return boxes(corners, corners + across + down)


def boxes_of(drawn: "Sequence[Mobject]") -> np.ndarray:
    """The places of things that are drawn, of their outlines without their lines: (n, 2, 2)."""
    points = [each.points[:, :2] for each in drawn]
    return np.array([[each.min(axis=0), each.max(axis=0)] for each in points]).reshape(-1, 2, 2)


def lamps(
    values: np.ndarray,
    limit: float,
    places: np.ndarray,
    *parts: "Mobject",
    told: np.ndarray | float = 1.0,
) -> Shown:
    """Round lights, dark for 0 and fully lit for the limit, in red below zero.

    places: the boxes around the circles. parts: also the numbers in them. told: 0..1, (n,) or one,
    how much of its light each lamp has; of one that is not told one sees that it is dark.
    """
    more = {"told": np.broadcast_to(np.asarray(told, dtype=float), len(places))}
    return Shown("lamps", values, LIGHT, limit, places, np.ones(len(places)), parts, more=more)


def bars(
    values: np.ndarray,
    limit: float,
    ends: tuple[np.ndarray, np.ndarray],
    thickness: np.ndarray | float,
    parts: "tuple[Mobject, ...]",
    ink: np.ndarray | None = None,
) -> Shown:
    """Lengths from a zero: as long as the way from `start` to `end` is one of the limit.

    ends: start and end, (n, 2 or 3), the middles of zero and of the limit. A value below zero goes
    the other way where bars are signed; its place, too, is from zero to where the limit would be.
    thickness: of the bars, in Manim's units, (n,) or one for all. ink: (3,), the colour of all of
    them, where it is the same for all; the shortest are seen by nothing else.
    """
    start, end = (np.asarray(each, dtype=float)[:, :2] for each in ends)
    way = end - start
    across = np.stack([-way[:, 1], way[:, 0]], axis=1) / np.linalg.norm(way, axis=1, keepdims=True)
    half = across * np.reshape(thickness, (-1, 1)) / 2
    look = {} if ink is None else {"ink": np.asarray(ink, dtype=float)}
    return Shown(
        "bars",
        np.asarray(values, dtype=float),
        LENGTH,
        limit,
        boxes(start - half, end + half),
        np.ones(len(start)),
        parts,
        more={"start": start, "end": end, **look},
    )


def printed(
    kind: str,
    text: str,
    letters: "Iterable[Mobject]",
    more: Mapping[str, np.ndarray],
    values: np.ndarray = NOTHING,
) -> Iterator[Shown]:
    """Letters in their order, blanks aside; nothing where there is none.

    more: gets the `ink` of the first one, (3,).
    """
    drawn = tuple(letter for letter in letters if len(letter.points))
    if drawn:
        look = {**more, "ink": drawn[0].fill_rgbas[0, :3].copy()}
        plainly = np.ones(len(drawn))
        yield Shown(kind, values, TEXT, 1.0, boxes_of(drawn), plainly, drawn, text, look)


def pictures(values: np.ndarray, places: np.ndarray, *parts: "Mobject", **stated: Any) -> Shown:
    """Grey pictures whose pixels may be smaller than those of a film, each in its place.

    values: (n, rows, columns), 0 dark to 1 lit. places: (n, 2, 2). stated: more, as of Shown.
    """
    shape, plainly = np.array(values.shape), np.ones(len(places))
    look = {"plainly": plainly, "more": {"shape": shape}, **stated}
    return Shown("pictures", np.ravel(values), LIGHT, 1.0, places, parts=parts, **look)
