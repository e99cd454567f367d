"""Words, formulas and numbers, all set by Typst.

No LaTeX and no system font: the same pixels on every machine. Scenes write English, and what is
set is what `speaking` makes of it.
"""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import zip_longest
from typing import Any, Self

import numpy as np
from manim import (
    LEFT,
    ORIGIN,
    RIGHT,
    ManimColor,
    MathTypst,
    Rectangle,
    Typst,
    VGroup,
    VMobject,
)

from scenes.mobjects.lettering.faces import FIGURES, recognised, set_apart
from scenes.mobjects.lettering.printing import MINUS, number
from scenes.mobjects.lettering.typeset import keep_whole
from scenes.mobjects.quickly import be_quick
from scenes.mobjects.showing import Shown, printed
from scenes.mobjects.theme import BODY, SMALL, THEME
from scenes.mobjects.tween import Tween
from scenes.telling.speech import said, said_in_formula
from scenes.telling.typesetting import is_right_to_left, quoted, scripts, typeface

EM = 96  # Manim's font sizes are this many to a unit

keep_whole()
be_quick()


class _Words(Typst):
    """Words that know what they say."""

    def __init__(self, said: str, code: str, **looks: Any) -> None:
        super().__init__(code, **looks)
        self.said = said

    def shows(self) -> Iterator[Shown]:
        """What is written."""
        yield from letters_shown(self, self.said)

    def __repr__(self) -> str:
        return "words"  # what Manim's progress bar calls it: the source is a line and more


class _Formula(MathTypst):
    """A formula that knows its code."""

    def __init__(self, said: str, code: str, **looks: Any) -> None:
        super().__init__(code, **looks)
        self.said = said

    def shows(self) -> Iterator[Shown]:
        """What is written, in Typst's notation."""
        yield from letters_shown(self, self.said, is_formula=True)

    def __repr__(self) -> str:
        return "formula"


def words(
    sentence: str,
    *values: str | int,
    size: float = BODY,
    color: ManimColor = THEME.ink,
    bold: bool = False,
) -> Typst:
    """Plain words; a line break in them breaks the line. Nothing in them is markup.

    sentence: in English, with a `{}` for each of the values, which are printed as they are, but
    with a real minus sign. So a translation looks up one sentence, whatever the values.
    """
    face, text = typeface(), said(sentence, values)
    face.check(text)
    weight = '#set text(weight: "semibold")\n' if bold else ""
    direction = "#set text(dir: rtl)\n" if is_right_to_left(text) else ""
    code = f"#{face.words}\n{weight}{direction}#{quoted(text)}"
    return _Words(text, code, font_size=size, color=color, font_paths=face.fonts)


def formula(
    code: str, *values: str | int, size: float = BODY, color: ManimColor = THEME.ink
) -> MathTypst:
    """A formula in Typst's notation; `{{ … : label }}` names a part for `select`.

    code: with a `{}` for each of the values, which are notation too. Words in both stand in
    quotes; a translation looks up each of them. Exponents and indices stay 18 pixels high at 480p.
    """
    face, code = typeface(), said_in_formula(code, values)
    face.check(code)
    chosen = f"#show math.equation: {face.formulas}\n{scripts(size)}"
    looks = {"font_size": size, "color": color, "font_paths": face.fonts}
    return _Formula(code, code, typst_preamble=chosen, **looks)


def badge(sentence: str, color: ManimColor = THEME.muted) -> VGroup:
    """Words in a thin frame: `computed`, `designed`, `hypothesis`."""
    label = words(sentence, size=SMALL, color=color)
    frame = Rectangle(width=label.width + 0.3, height=0.46, stroke_color=color, stroke_width=1.5)
    return VGroup(frame, label.move_to(frame))


def letters_shown(text: Typst, said: str, is_formula: bool = False) -> Iterator[Shown]:
    """What a text shows that Typst has set: nothing where none of its letters is left.

    more: `em`, the type size in Manim's units, the `ink`, (3,), whether it is a `formula`, and of a
    formula which figure each of its `letters` is.
    """
    glyphs = [glyph for glyph in text.submobjects if len(glyph.points)]
    more = {"em": np.array(text.font_size / EM), "formula": np.array([float(is_formula)])}
    if is_formula:
        more["letters"] = recognised(glyphs)
    return printed("words", said, glyphs, more)


@cache
def _figures() -> dict[str, tuple[VMobject, float]]:
    """Each character of a number at BODY size, its origin at (0, 0), and its advance."""
    table = dict(set_apart(FIGURES, f"#{typeface().words}"))
    table[" "] = (VMobject(), table["0"][1] / 2)
    return table


@cache
def _figure_height() -> float:
    """How high a figure is at BODY size, in Manim's units."""
    return float(_figures()["1"][0].height)


def _advance(text: str, size: float) -> float:
    return sum(_figures()[character][1] for character in text.replace("-", MINUS)) * size / BODY


class Readout(VGroup):
    """A number in a field that keeps its size, right-aligned where nothing else is asked for.

    What is printed is the value correctly rounded, with a real minus sign, and figures are as wide
    as each other, so a changing number stands still.
    """

    def __init__(
        self,
        value: float,
        spec: str | Callable[[float], str] = ".2f",
        size: float = SMALL,
        color: ManimColor = THEME.ink,
        field: str = "",
        spare: int = 0,
        centred: bool = False,
    ) -> None:
        """spec: a format for `printing.number`, or what makes a text of a number,
        such as `printing.activation`. field: as long as the longest text to come, "-00.00".
        spare: by how many characters a text may be longer; they stick out of the field at its left.
        centred: whether the text stands in the middle of its field.
        """
        super().__init__()
        self.spec, self.centred = spec, centred
        self.adds = 0  # how many numbers over it are added up in it
        text = self._text(value)
        width = max(_advance(field, size), _advance(text, size))
        height = _figure_height() * size / BODY
        # A line without ink from corner to corner: it says where the number is, and how large,
        # after any shift or scale. It is as high as a figure and stands on the baseline.
        self.frame = VMobject(stroke_width=0).set_points_as_corners([ORIGIN, [width, height, 0]])
        # Manim settles what moves when an animation begins, so the glyphs change their outlines
        # and are never exchanged.
        slots = range(max(len(field), len(text)) + spare)
        self.glyphs = [VMobject(fill_color=color, fill_opacity=1, stroke_width=0) for _ in slots]
        self.add(self.frame, *self.glyphs)
        self.set_value(value)

    def set_value(self, value: float) -> Self:
        """Print another number in the same field; it must not need more characters."""
        self.value = float(value)
        text = self._text(self.value)
        if len(text) > len(self.glyphs):
            raise ValueError(f"{text!r} is longer than the number's field; give it a longer one.")
        # Not as Manim measures them: hundreds of numbers change in some frames.
        low, high = self.frame.points.min(axis=0), self.frame.points.max(axis=0)
        size = BODY * float(high[1] - low[1]) / _figure_height()
        advance = _advance(text, size)
        free = float(high[0] - low[0]) - advance
        pen = np.array([high[0] - advance, low[1], low[2]])
        if self.centred:
            pen = pen + LEFT * free / 2
        for glyph, character in zip_longest(self.glyphs, text):
            if character is None:
                glyph.clear_points()
                continue
            outline, advance = _figures()[character]
            glyph.set_points(outline.points * size / BODY + pen)
            pen = pen + RIGHT * advance * size / BODY
        return self

    def shows(self) -> Iterator[Shown]:
        """The number, and as what it is printed; places: of its figures, in their order.

        more: `em`, how high a figure is, the `ink`, (3,), whether it `counts` what is complete, and
        how many numbers over it it `adds`.
        """
        text, counts = self._text(self.value), isinstance(self.spec, str) and self.spec[-1:] == "d"
        more = {"em": np.array(self.frame.height), "counts": np.array([float(counts)])}
        more["adds"] = np.array([float(self.adds)])
        yield from printed("number", text, self.glyphs, more, np.array([self.value]))

    def count_to(self, value: float, **kwargs: object) -> Tween:
        """An animation: the number counts from what it says now to another."""
        return Tween(self, "set_value", self.value, value, **kwargs)

    def _text(self, value: float) -> str:
        return self.spec(value) if callable(self.spec) else number(value, self.spec)
