"""What a scene states about one picture of its film, in pixels; no Manim."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

SHAPE = "shape"  # the kind of what shows no data


@dataclass(frozen=True, eq=False)
class Thing:
    """One thing in a picture that shows values, and where each of them is seen.

    kind: "cells", "lamps", "bars", "number", "words", "lines", "curve", "dots" …, or "shape" for
    what shows no data and covers what does; name: the same in
    every picture in which it is ("WeightGrid 3"); values: (n,) in the data's own units, for words
    none; scale: how they are seen, a word of scenes/mobjects/showing.py; limit: the value at full
    light, colour or length; boxes: (n, 4), left, top, right, bottom in pixels, of the place that
    shows each value and nothing else; of a number or of words the boxes of its letters; opacity:
    (n,) 0..1; is_free: (n,), whether nothing that is drawn later touches the middle of its place;
    text: what is printed; more: arrays that only one kind has. Of a number or of words, boxes,
    opacity and is_free are of its letters.
    """

    kind: str
    name: str
    values: np.ndarray
    scale: str
    limit: float
    boxes: np.ndarray
    opacity: np.ndarray
    is_free: np.ndarray
    text: str = ""
    more: Mapping[str, np.ndarray] = field(default_factory=dict)

    @cached_property
    def around(self) -> tuple[float, float, float, float]:
        """The box around all of its places, in pixels; there is one at least."""
        low, high = self.boxes[:, :2].min(axis=0).tolist(), self.boxes[:, 2:].max(axis=0).tolist()
        return low[0], low[1], high[0], high[1]

    @cached_property
    def strongest(self) -> float:
        """The opacity of its most opaque place, 0 where it has none."""
        return float(self.opacity.max(initial=0))


@dataclass(frozen=True, eq=False)
class Moment:
    """A picture that stands for `count` frames of the film from `frame` on.

    time: seconds of the film before it. beat: its name. things: in the order in which they are
    drawn; a thing that has not changed is the same object as before. unsaid: what shows data and
    does not say what, by the names of their classes. play: which of the scene's animations it is
    of, counted from 0.
    """

    frame: int
    count: int
    time: float
    beat: str
    things: tuple[Thing, ...]
    unsaid: tuple[str, ...] = ()
    play: int = 0
