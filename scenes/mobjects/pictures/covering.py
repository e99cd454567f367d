"""A square that covers an image in one place after another, and what that leads to, live."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import Animation, FadeOut, Square, VGroup, VMobject, linear

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.theme import THEME
from scenes.mobjects.tween import Tween

HALO = 9  # Manim's stroke width of the dark line by which the square is seen on bright cells


class Covering(VGroup):
    """An image, a square that makes it dark where it stands, and all that depends on that.

    At every moment the image, the outputs and whatever else is shown belong to the same place.
    Part: `square`, which is not seen before the first place.
    """

    def __init__(
        self,
        image: ImageGrid,
        places: np.ndarray,
        size: int,
        outputs: NeuronLayer,
        answers: np.ndarray,
        shown: Sequence[tuple[VMobject, np.ndarray]] = (),
        counter: tuple[Readout, np.ndarray] | None = None,
        stays: bool = False,
    ) -> None:
        """image: as it is while nothing is covered. places: (k, 2), the row and column of the
        square's upper left corner, one after another. size: its side in cells. answers:
        (k + 1, n), the outputs before the first place, and at each. shown: mobjects with
        set_values, and what they show then, (k + 1, …). counter: a number, and what it says, (k +
        1,). stays: whether what was covered stays dark when the square moves on.
        """
        super().__init__()
        self.image, self.outputs, self.counter = image, outputs, counter
        self.whole, self.places, self.size = image.values.copy(), np.asarray(places, int), size
        self.answers, self.shown, self.stays = answers, list(shown), stays
        side = image.width / image.values.shape[1] * size
        self.square = Square(side, color=THEME.attention, stroke_width=4)
        self.square.set_stroke(THEME.plate, HALO, background=True).set_z_index(image.z_index + 5)
        self.add(image, outputs, *(each for each, _ in self.shown), self.square)
        if counter:
            self.add(counter[0])
        self.last = len(self.places)
        self.set_step(0)

    def set_step(self, step: float) -> Self:
        """Be at one of the places, counted from 1; at 0 nothing is covered yet."""
        self.step = int(np.floor(np.round(step, 6)))
        image, covered = self.whole.copy(), self.places[: self.step]
        for row, column in covered if self.stays else covered[-1:]:
            image[row : row + self.size, column : column + self.size] = 0
        self.image.set_values(image)
        self.outputs.set_activations(self.answers[self.step])
        for mobject, values in self.shown:
            mobject.set_values(values[self.step])
        if self.counter:
            readout, numbers = self.counter
            readout.set_value(numbers[self.step])
        self._stand()
        return self

    def _stand(self) -> None:
        self.square.set_stroke(opacity=float(self.step > 0))
        self.square.set_stroke(opacity=float(self.step > 0), background=True)
        if self.step:
            row, column = self.places[self.step - 1]
            ends = np.array([[row, column], [row + self.size, column + self.size]])
            self.square.move_to(self.image.corners(*ends.T).mean(axis=0))

    def go(self, step: int | None = None, **kwargs: object) -> Tween:
        """An animation: the square goes on from place to place, by default to the last."""
        end = self.last if step is None else step
        return Tween(self, "set_step", self.step, end, **{"rate_func": linear, **kwargs})

    def lift(self) -> list[Animation]:
        """Animations: the square goes, and all is as it was before it came."""
        whole = self.image.animate.set_values(self.whole).build()
        return [FadeOut(self.square), whole, self.outputs.light(self.answers[0])]
