"""Digits side by side, and what a network reads of each."""

import numpy as np
from manim import FadeIn, LaggedStart, Typst, VGroup

from nnmath.probing.repair import Repair
from scenes._data.failing import Cases, right_and_read
from scenes._data.placed import answer
from scenes._sentences.failing import enough_to_turn
from scenes._staging.all_of_it.covered_digit import StrippedDigit
from scenes._staging.all_of_it.misread_digit import QUIET
from scenes.mobjects.grids.cells import framed
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.fitted import fitted_words
from scenes.mobjects.lettering.labelled import baseline, stand
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import HEADING


class SideBySide:
    """Pictures side by side, and under each what it is and what is read of it.

    Parts: `pictures` and `lines`, of the misread digit and the stripped one: of those that there
    are. `told` is said of them at the end.
    """

    def __init__(
        self, cases: Cases, repair: Repair | None, stripped: StrippedDigit | None, stage: Stage
    ) -> None:
        """repair: the square that the mistake depends on."""
        wrong = cases.wrong
        self.told = enough_to_turn(repair, stripped.left if stripped else None)
        shown = list[tuple[np.ndarray, Typst, str]]()
        if wrong:
            name = words("written as {}", right_and_read(wrong)[0], **QUIET)
            shown.append((wrong.digit.image, name, answer(wrong.outputs)))
        if stripped:
            name = words("{} of its ink", number(stripped.left, ".0%"), **QUIET)
            shown.append((stripped.image, name, stripped.read))
        self.pictures, self.lines = VGroup(), VGroup()
        for place, (image, name, read) in zip(stage.whole.split(*[1] * len(shown)), shown):
            above, below = place.columns(1, 1) if place.stacks else place.rows(3, 1)
            self.pictures.add(above.fit(ImageGrid(image)))
            first, second = below.rows(1, 1, gap=0)
            told = fitted_words(second.width, "it reads {}", read, size=HEADING, bold=True)
            self.lines.add(VGroup(first.place(name), second.place(told)))
        if not stage.tall:  # side by side, lines stand on one height, whatever letters they have
            for group in self.lines:
                for text, other in zip(group, self.lines[0]):
                    stand(text, baseline(other))

    def appear(self) -> LaggedStart:
        """An animation: one picture after the other comes, each with its lines."""
        parts = (FadeIn(*both) for both in zip(self.pictures, self.lines))
        return LaggedStart(*parts, lag_ratio=0.6)

    def marks(self) -> VGroup:
        """Frames around what is read."""
        return framed(*(read for _, read in self.lines))
