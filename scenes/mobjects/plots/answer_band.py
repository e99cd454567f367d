"""A band along an axis: what is answered over which stretch of it, as far as one has been."""

from collections.abc import Iterator, Sequence
from typing import Self

import numpy as np
from manim import DOWN, LEFT, UP, Rectangle, VGroup

from scenes.mobjects.lettering.text import words
from scenes.mobjects.plots.number_line import NumberLine
from scenes.mobjects.showing import PLACE, Shown, boxes_of
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import SMALL, THEME

BAR, AIR = 0.12, 0.08  # how high a piece is, and what is under it, in Manim's units
SHADES = (0.9, 0.45)  # how plainly pieces are filled, in turn: one sees where they meet


class AnswerBand(VGroup):
    """A piece for each answer, which grows along the axis, with the answer under its beginning.

    Parts: `pieces`, `names`; an answer that has no room under its piece is left out.
    """

    def __init__(
        self, line: NumberLine, edges: np.ndarray, answers: Sequence[str], area: Area
    ) -> None:
        """edges: (k + 1,), where pieces begin and end on the line. answers: k, such as "3".
        area: as high as the band, with what is written under it.
        """
        super().__init__()
        self.line, self.edges = line, np.array(edges, dtype=float)
        self.pieces = VGroup(*(self._piece(k, area) for k in range(len(answers))))
        self.names = VGroup(*map(self._name, answers, self.pieces))
        self.add(self.pieces, self.names)
        self.set_shown(float(self.edges[0]))

    def shows(self) -> Iterator[Shown]:
        """Where each piece ends, as far as it is drawn; more: `x`, where they begin."""
        starts, ends = self.edges[:-1], np.clip(self.reached, self.edges[:-1], self.edges[1:])
        places, high = boxes_of(self.pieces), float(self.line.high)
        plainly, parts, more = np.ones(len(ends)), tuple(self.pieces), {"x": starts}
        yield Shown("band", ends, PLACE, high, places, plainly, parts, more=more)

    def set_shown(self, x: float) -> Self:
        """Draw the pieces from the beginning as far as here."""
        self.reached = float(x)
        for k, (piece, name) in enumerate(zip(self.pieces, self.names)):
            start, end = self.edges[k : k + 2]
            left, right = self.line.at([start, np.clip(x, start, end)])[:, 0]
            low, high = piece.get_bottom()[1], piece.get_top()[1]
            corners = [[left, low, 0], [right, low, 0], [right, high, 0], [left, high, 0]]
            piece.set_points_as_corners([*corners, corners[0]])
            name.set_opacity(float(x > start or k == 0))
        return self

    def _piece(self, k: int, area: Area) -> Rectangle:
        """All of a piece."""
        left, right = self.line.at(self.edges[k : k + 2])[:, 0]
        piece = Rectangle(width=right - left, height=BAR, stroke_width=0)
        piece.set_fill(THEME.muted, SHADES[k % len(SHADES)])
        return area.place(piece, UP).set_x((left + right) / 2)

    def _name(self, answer: str, piece: Rectangle) -> VGroup:
        """The answer, in as many words as have room."""
        for sentence in ("answer {}", "{}"):
            name = words(sentence, answer, size=SMALL, bold=True)
            if name.width + 2 * AIR <= piece.width:
                return VGroup(name.next_to(piece, DOWN, buff=AIR).align_to(piece, LEFT))
        return VGroup()
