"""Lines of a program, and a frame around the one that runs."""

import io
import keyword
import tokenize
from collections.abc import Iterator, Sequence
from typing import Self

import numpy as np
from manim import LEFT, RIGHT, UP, Animation, Rectangle, Typst, VGroup, VMobject, smooth

from scenes.mobjects.lettering.text import EM
from scenes.mobjects.showing import Shown, printed
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import BODY, SMALL, THEME
from scenes.telling.typesetting import quoted, typeface

FONT = '#show raw: set text(font: "DejaVu Sans Mono", size: 10pt, fallback: false)'
LEADING = 0.9  # between lines, of the type size
AIR = 0.1  # between a line and the frame around it, in Manim's units
HOP = 0.25  # of its time, in which the frame goes over to another line


class CodeLine(VGroup):
    """The letters of a line, and what they say, for a line may come alone."""

    def __init__(self, text: str, letters: Iterator[VMobject], size: float) -> None:
        super().__init__(*(next(letters) for letter in text if not letter.isspace()))
        self.text, self._size, self._height = text, size, float(self.height)

    @property
    def font_size(self) -> float:
        """The size of the type as it is now, scaled or not."""
        return self._size * float(self.height) / self._height


class CodeLines(VGroup):
    """Lines of Python in letters of one width, those of its own words quieter than the names.

    Parts: `lines`. Shown in its turn: `cursor`, a frame around one of the lines, at first the head.
    """

    def __init__(self, lines: Sequence[str], size: float = SMALL) -> None:
        """lines: of ASCII, none of them empty. size: of the type."""
        super().__init__()
        self.texts = tuple(lines)
        code = "\n".join(f"|{line}" for line in lines)
        code = f"{FONT}\n#set par(leading: {LEADING}em)\n#raw({quoted(code)})"
        glyphs = iter(Typst(code, font_size=size, color=THEME.ink, font_paths=typeface().fonts))
        self.lines, self.rails = VGroup(), VGroup()
        for line in lines:
            # A bar is as high as a line: so all lines are, whatever letters they have.
            bar = next(glyphs)
            rail = VMobject(stroke_width=0).set_points_as_corners([bar.get_bottom(), bar.get_top()])
            self.rails.add(rail)
            self.lines.add(CodeLine(line, glyphs, size))
        if next(glyphs, None) is not None:
            raise ValueError(f"{lines} was not set letter by letter, so its lines are not known.")
        self.rails.align_to(self.lines, LEFT)
        self.rail = self.rails[0].height * EM / size  # of the type size
        self.add(self.rails, self.lines)
        for index, start, end in own_words(lines):
            self.part(index, start, end).set_color(THEME.muted)
        self.cursor = Rectangle(color=THEME.attention, stroke_width=3)
        self.go_to(0)

    @classmethod
    def filling(cls, lines: Sequence[str], area: Area, edge: np.ndarray) -> Self:
        """Code as large as an area allows, from SMALL to BODY, at an edge of it."""
        code = cls(lines, BODY)
        inside = area.inset(AIR)
        room = min(inside.width / code.width, inside.height / code.height)
        code = cls(lines, float(np.clip(BODY * room, SMALL, BODY)))
        return inside.place(code, edge).go_to(0)

    def fill(self, area: Area) -> Self:
        """Become as large as an area allows, in its middle, and never smaller."""
        room = min(area.width / self.width, area.height / self.height)
        return area.place(self.scale(max(room, 1.0)))

    def shows(self) -> Iterator[Shown]:
        """The lines, one under the other."""
        letters = (letter for line in self.lines for letter in line)
        more = {"em": np.array(self.rails[0].height / self.rail), "formula": np.zeros(1)}
        yield from printed("words", "\n".join(self.texts), letters, more)

    def part(self, line: int, start: int, end: int) -> VGroup:
        """The letters of a line from a column to before another."""
        text = self.texts[line]
        first = sum(not letter.isspace() for letter in text[:start])
        return self.lines[line][first : first + len("".join(text[start:end].split()))]

    def find(self, part: str) -> VGroup:
        """The letters of a piece of code where it stands first; ValueError where it does not."""
        for index, text in enumerate(self.texts):
            if (start := text.find(part)) >= 0:
                return self.part(index, start, start + len(part))
        raise ValueError(f"{part!r} is not in this code.")

    def go_to(self, line: int) -> Self:
        """Put the cursor around a line; it is as wide for all of them."""
        self.cursor.stretch_to_fit_width(self.width + 2 * AIR)
        self.cursor.stretch_to_fit_height(self.rails[line].height + AIR)
        self.cursor.move_to(self._place(line))
        return self

    def run_to(self, line: int, **kwargs: object) -> Animation:
        """An animation: the cursor hops to another line, and stands there for the rest of it."""
        hop = self.cursor.animate(**{"rate_func": _hop, **kwargs})
        return hop.move_to(self._place(line)).build()

    def _place(self, line: int) -> np.ndarray:
        return self.get_center() * RIGHT + self.rails[line].get_center() * UP


def _hop(share: float) -> float:
    """How far a cursor is: between lines it would strike through the letters."""
    return float(smooth(min(share / HOP, 1)))


def own_words(lines: Sequence[str]) -> list[tuple[int, int, int]]:
    """Where Python's own words stand in lines of it: line, first column, column behind the last."""
    source = "\n".join(lines) + "\n"
    return [
        (token.start[0] - 1, token.start[1], token.end[1])
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.NAME and keyword.iskeyword(token.string)
    ]
