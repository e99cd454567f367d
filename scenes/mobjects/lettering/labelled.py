"""Names and numbers on one baseline, whatever letters the names have."""

from collections.abc import Iterable
from itertools import pairwise
from typing import TypeVar

import numpy as np
from manim import LEFT, RIGHT, UP, MathTypst, Mobject, Typst, VGroup

from scenes.mobjects.lettering.text import Readout, badge, words
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.tween import Tween
from scenes.telling.typesetting import typeface

AIR = 0.15  # between a badge and its words, in Manim's units
Text = TypeVar("Text", bound=Typst | Readout)


def baseline(text: Typst | Readout) -> float:
    """The height at which the letters and figures of one line stand, in Manim's units."""
    if isinstance(text, Readout):
        return float(text.frame.get_bottom()[1])
    if isinstance(text, MathTypst):
        # A formula's signs float and its brackets hang: only a letter of our own says where
        # the line is.
        code = text.typst_code.removeprefix("$").removesuffix("$")
        marked = MathTypst(
            f'"H" {code}',
            font_size=text.font_size,
            typst_preamble=text.typst_preamble,
            font_paths=typeface().fonts,
        )
        letter, *rest = marked.submobjects
        drop = letter.get_bottom()[1] - min(each.get_bottom()[1] for each in rest)
        return float(text.get_bottom()[1] + drop)
    # Most letters stand on the baseline; in no word do three quarters of them hang below it.
    return float(np.quantile([glyph.get_bottom()[1] for glyph in text.submobjects], 0.75))


def stand(text: Text, height: float) -> Text:
    """Move a text up or down until its baseline is at this height."""
    return text.shift(UP * (height - baseline(text)))


def told_apart(*kinds: tuple[str, str]) -> VGroup:
    """Badges in a line, each with what it says something of: ("computed", "the answers")."""
    named = VGroup()
    for kind, what in kinds:
        mark, text = badge(kind), words(what, size=SMALL, color=THEME.muted)
        named.add(VGroup(mark, stand(text.next_to(mark, RIGHT, AIR), baseline(mark[1]))))
    return named.arrange(RIGHT, buff=3 * AIR)


def touch(texts: Iterable[Mobject]) -> bool:
    """Whether any two neighbours in a row, from left to right, have less than AIR between them."""
    return any(right.get_left()[0] - left.get_right()[0] < AIR for left, right in pairwise(texts))


class Labelled(VGroup):
    """A number and its label, words or a formula, on one baseline.

    Parts: `label`, `number`.
    """

    def __init__(
        self, label: Typst, number: Readout, side: np.ndarray = LEFT, buff: float = 0.2
    ) -> None:
        """side: LEFT for "sum = 3.20", RIGHT for "784 weights". The number stays where it is."""
        if not (np.array_equal(side, LEFT) or np.array_equal(side, RIGHT)):
            raise ValueError(f"side is {side}; a label is LEFT or RIGHT of its number.")
        super().__init__()
        self.label, self.number = label, number
        stand(label.next_to(number, side, buff), baseline(number))
        self.add(label, number)

    def count_to(self, value: float, **kwargs: object) -> Tween:
        """An animation: the number counts from what it says now to another."""
        return self.number.count_to(value, **kwargs)


def on_one_line(*texts: Text, buff: float = 0.3) -> VGroup:
    """Texts side by side, all on one baseline."""
    line = VGroup(*texts).arrange(RIGHT, buff=buff)
    for text in texts[1:]:
        stand(text, baseline(texts[0]))
    return line
