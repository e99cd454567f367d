"""Pictures laid on one another: bright where all of them are, grey where only some are."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import AnimationGroup, LaggedStart, Transform, linear

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.tween import Tween

LAG = 0.5  # of a flight: how much later the next picture sets off


class Pile(ImageGrid):
    """A pile of pictures, each of which adds its share of the light: at last it is their mean."""

    def __init__(self, images: np.ndarray, width: float = 4.0) -> None:
        """images: (n, rows, columns), 0..1."""
        self.images = np.array(images, dtype=float)
        super().__init__(self.images.mean(axis=0), width)

    def set_landed(self, count: float) -> Self:
        """Show the first so many pictures; the last of them may be on its way."""
        shares = np.clip(count - np.arange(len(self.images)), 0, 1)
        return self.set_values(np.tensordot(shares, self.images, 1) / len(self.images))

    def gather(self, pictures: Sequence[ImageGrid], **kwargs: object) -> AnimationGroup:
        """An animation: the pictures, which are on screen, fly here and become the pile."""
        flights = [
            Transform(one, one.copy().replace(self).set_opacity(0), remover=True)
            for one in pictures
        ]
        # The light of each comes in the second half of its flight.
        landing = Tween(self, "set_landed", 1 - 1 / LAG, len(self.images), rate_func=linear)
        return AnimationGroup(LaggedStart(*flights, lag_ratio=LAG, run_time=1), landing, **kwargs)
