"""A table of squishes: of networks that differ in theirs, or of a network's own layers."""

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, FadeIn, LaggedStart, Typst, VGroup, VMobject

from nnmath.activations import activation_named
from nnmath.facts import Facts, squish_of
from scenes._data.facts import ALIKE, trained_alike
from scenes._sentences import recapped
from scenes.mobjects.lettering.labelled import baseline, stand
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import words
from scenes.mobjects.plots.axes import Plane
from scenes.mobjects.plots.curve import Curve
from scenes.mobjects.plots.number_line import segment
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import SMALL, THEME
from scenes.telling.speech import Sentence

QUIET = {"size": SMALL, "color": THEME.muted}
APART, TIGHT = 0.4, 0.2  # between columns, and between a table and the words about it
REACH = 6  # z from −REACH to REACH is drawn of each squish
CURVE = (1.1, 0.5)  # the width and height of a squish's curve
ROW = 0.62  # the height of its row
Either = tuple[Sentence, Sentence]  # a sentence as it is, and broken where it has no room


class SquishTable(VGroup):
    """Squishes: name, curve, and what is said of each.

    Parts: `title`, `rows`, and `note` where there is one.
    """

    def __init__(
        self, area: Area, said: Sequence[tuple[str, Sentence]], title: Either, note: Either | None
    ) -> None:
        """area: as wide as it at most. said: of each activation what stands behind it."""
        super().__init__()
        heads = [each for each in (title, note) if each]
        broken = bool(area.width < max(_words(whole, size=SMALL).width for whole, _ in heads))
        rows = [_cells(*each) for each in said]
        columns = list(zip(*rows))
        widths = [max(each.width for each in column) for column in columns]
        lefts = np.cumsum([0, *widths[:-1]]) + APART * np.arange(len(widths))
        self.rows = VGroup(*(VGroup(*row) for row in rows))
        for k, row in enumerate(self.rows):
            for cell, left in zip(row, lefts):
                cell.move_to(left * RIGHT - k * ROW * UP, aligned_edge=LEFT)
            for cell in row[2:]:
                stand(cell, baseline(row[0]))
        self.title = _words(title[broken], size=SMALL)
        self.title.next_to(self.rows, UP, buff=TIGHT).align_to(self.rows, LEFT)
        self.note = _words(note[broken], **QUIET) if note else None
        self.add(self.title, self.rows)
        if self.note:
            self.add(self.note.next_to(self.rows, DOWN, buff=TIGHT).align_to(self.rows, LEFT))

    @classmethod
    def alike(cls, area: Area, beside: Facts) -> Self:
        """How well one training reads with each squish. beside: of the network beside them."""
        said: list[tuple[str, Sentence]] = []
        for name in ALIKE:
            score = trained_alike(name).score
            said.append((name, ("{} % right", number(100 * score.share) if score else "")))
        return cls(area, said, recapped.alike(trained_alike(name), beside), recapped.NO_SQUISH)

    @classmethod
    def own(cls, area: Area, known: Facts) -> Self:
        """Which layers of a network have which squish."""
        names = dict.fromkeys(known.activations)
        said = [(name, recapped.in_layers(known.layers_with(name))) for name in names]
        return cls(area, said, recapped.OWN_SQUISHES, None)

    def appear(self) -> LaggedStart:
        """An animation: the title, one row after another, and the note."""
        parts = [self.title, *self.rows, *([self.note] if self.note else [])]
        return LaggedStart(*map(FadeIn, parts), lag_ratio=0.7)


def little_curve(name: str) -> VGroup:
    """The graph of a squish that takes one z alone, and its axes."""
    function = activation_named(name).function
    ends = function(np.array([-REACH, REACH]))
    low, high = min(float(ends.min()), 0.0), float(ends.max())
    plane = Plane((-REACH, REACH), (low, high), *CURVE)
    axes = VMobject(stroke_color=THEME.muted, stroke_width=2)
    segment(axes, *plane.at([-REACH, REACH], 0))
    segment(axes, *plane.at(0, [low, high]))
    return VGroup(plane, axes, Curve(function, plane))


def _cells(activation: str, said: Sentence) -> list[VMobject]:
    together = activation_named(activation).together
    curve = words("together 1", **QUIET) if together else little_curve(activation)
    return [words(squish_of(activation).title, bold=True), curve, _words(said)]


def _words(said: Sentence, **look: Any) -> Typst:
    return words(*([said] if isinstance(said, str) else said), **look)
