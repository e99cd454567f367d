"""Images side by side, under each the lights of the outputs it leads to and the answer."""

from collections.abc import Callable, Iterator, Sequence
from typing import Self

import numpy as np
from manim import LEFT, RIGHT, VGroup

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.labelled import baseline, stand
from scenes.mobjects.lettering.printing import MINUS
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.neurons.neurons import lamp_colours
from scenes.mobjects.painting.dots import Dots
from scenes.mobjects.showing import Shown, lamps
from scenes.mobjects.stage import LINE, Area
from scenes.mobjects.theme import HEADING, SMALL, THEME
from scenes.mobjects.tween import TweenThrough

NAMES = 1.1  # room for the outputs' names at the left, in Manim's units
RADIUS = 0.2  # of a light, at most
AIR = 0.12
TIE = -1


class AnswerTable(VGroup):
    """A column for each image: the image, a light for each output, and which is the highest.

    An answer that is the image's label is in ink, another is muted; of a tie there is none.
    Parts: `images`, `names`, `dots`, `answers`, `label` (of the answers).
    """

    def __init__(
        self,
        images: np.ndarray,
        labels: Sequence[int | None],
        outputs: np.ndarray,
        area: Area,
        limit: float = 1.0,
    ) -> None:
        """images: (k, rows, columns), 0..1. labels: (k,). outputs: (k, n). limit: the activation
        drawn fully lit.
        """
        super().__init__()
        self.labels, self.limit = np.array(labels), limit
        k, n = outputs.shape
        head, *places = area.columns(NAMES, *[(area.width - NAMES) / k] * k, gap=0)
        side = places[0].width - AIR
        side = min(side, area.height / 5)
        shares = (side, area.height - side - LINE - 2 * AIR, LINE)
        cells = [place.rows(*shares, gap=AIR) for place in (head, *places)]
        rows = [middle.rows(*[1] * n, gap=0) for _, middle, _ in cells]
        self.images = VGroup(
            *(upper.place(ImageGrid(x, side)) for (upper, _, _), x in zip(cells[1:], images))
        )
        self.names = VGroup(
            *(
                row.place(words("{}", j, size=SMALL, color=THEME.muted), RIGHT).shift(AIR * LEFT)
                for j, row in enumerate(rows[0])
            )
        )
        centres = np.array([row.centre for column in rows[1:] for row in column])
        radius = min(RADIUS, 0.42 * rows[1][0].side)
        self.dots = Dots(centres, np.zeros((k * n, 3)), radius)
        self.label = cells[0][2].place(words("answer", size=SMALL, color=THEME.muted), LEFT)
        self.answers = VGroup(
            *(
                lower.place(Readout(TIE, _answer, HEADING, centred=True))
                for _, _, lower in cells[1:]
            )
        )
        stand(self.label, baseline(self.answers[0]))
        self.add(self.images, self.names, self.dots, self.answers, self.label)
        self.set_outputs(outputs)

    def set_outputs(self, outputs: np.ndarray) -> Self:
        """Show other outputs, (k, n), and what they answer."""
        self.outputs = np.array(outputs, dtype=float)
        self.dots.set_colours(lamp_colours(self.outputs.ravel(), self.limit))
        self.dots.set_negative(self.outputs.ravel() < 0)
        for each, answer, label in zip(self.answers, highest(self.outputs), self.labels):
            each.set_value(answer)
            each.set_fill(THEME.ink if answer == label else THEME.muted)
        return self

    def shows(self) -> Iterator[Shown]:
        """The outputs, image after image."""
        yield lamps(self.outputs.ravel(), self.limit, self.dots.places, self.dots)

    def go_through(
        self,
        outputs: Callable[[np.ndarray], np.ndarray],
        start: float,
        end: float,
        **kwargs: object,
    ) -> TweenThrough:
        """An animation: show the outputs, (k, n), of all numbers from `start` to `end`."""
        return TweenThrough(self, "set_outputs", outputs, start, end, **kwargs)


def highest(outputs: np.ndarray) -> np.ndarray:
    """Which of the outputs is higher than all others, (k, n) to (k,); TIE where none is."""
    most = outputs.max(axis=1, keepdims=True)
    alone = (outputs == most).sum(axis=1) == 1
    return np.where(alone, outputs.argmax(axis=1), TIE)


def _answer(value: float) -> str:
    return MINUS if value < 0 else f"{value:.0f}"
