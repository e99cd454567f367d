"""Names under small pictures: a word a line, so that they are no wider than what they name."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import UP, Typst, VGroup, VMobject

from scenes.mobjects.lettering.labelled import baseline, stand
from scenes.mobjects.lettering.text import words
from scenes.mobjects.theme import SMALL
from scenes.telling.speech import said

PITCH = 0.34  # from line to line, in Manim's units
HANGING = 0.09  # what letters need under their line


class NameTag(VGroup):
    """A name in small print, each of its words on a line of its own, in the middle.

    Tags with as many lines stand alike, whichever letters they have.
    """

    def __init__(self, name: str, lines: int) -> None:
        """name: in English. lines: how many there is room for; the name's stand at the top."""
        drawn = [words("{}", word, size=SMALL) for word in said(name, ()).split()]
        for line, word in enumerate(drawn):
            stand(word.set_x(0), -(line + 1) * PITCH)
        width, height = max(word.width for word in drawn), lines * PITCH + HANGING
        # A line without ink from corner to corner says how much room the tag takes.
        corners = np.array([[-width / 2, 0, 0], [width / 2, -height, 0]])
        super().__init__(VMobject(stroke_width=0).set_points_as_corners(corners), *drawn)

    @property
    def words(self) -> list[Typst]:
        """Its words, from the top."""
        return list(self[1:])

    def stand(self, height: float) -> Self:
        """Move it up or down until its first word stands at this height."""
        return self.shift(UP * (height - baseline(self[1])))

    @classmethod
    def all_of(cls, names: Sequence[str]) -> list[Self]:
        """A tag for each name, with as many lines as the longest needs."""
        lines = max(len(said(name, ()).split()) for name in names)
        return [cls(name, lines) for name in names]
