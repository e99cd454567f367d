"""Pictures in which no pixel is to be seen by itself: photographs, and images made small."""

from collections.abc import Iterable, Iterator, Sequence

import cairo
import numpy as np
from manim import LEFT, RIGHT, LaggedStart, VGroup

from scenes.mobjects.grids.cells import block, ring
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.fitted import fitted_words
from scenes.mobjects.lettering.text import words
from scenes.mobjects.painting.kept import Recent
from scenes.mobjects.painting.painted import contents
from scenes.mobjects.showing import Shown, boxes, pictures
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import SMALL, THEME

# By what they show: where one moves or fades, to colour its pixels would take most of the time.
PICTURES: Recent[cairo.SurfacePattern] = Recent(room=20_000_000)  # bytes
AIR = 0.15  # between an image and what is written beside it, in Manim's units


class Photograph(ImageGrid):
    """A grey picture of many pixels, as one piece."""

    GAP = 0.0

    def shows(self) -> Iterator[Shown]:
        """The picture as a whole."""
        place = boxes(self.points[:1], self.points[8:9])
        yield pictures(self.values[None], place, self)

    def picture(self) -> cairo.SurfacePattern:
        key = (self.values.shape, contents(self.values), contents(self.height_above))
        picture = PICTURES.get(key)
        if picture is None:
            picture = super().picture()
            PICTURES.put(key, picture, 4 * self.values.size)
        return picture

    def point_at(self, boxes: Iterable[tuple[int, int, int, int]]) -> LaggedStart:
        """An animation: a frame is seen around one box of pixels after another.

        boxes: the top, left, bottom and right of each, in pixels.
        """
        frames = (
            block(self, (slice(top, bottom), slice(left, right)))
            for top, left, bottom, right in boxes
        )
        return LaggedStart(*map(ring, frames), lag_ratio=0.7)


class Answered(VGroup):
    """Small images in a row, each with what was read of it at its right.

    Parts: `label`, which says what the row is, `read`, an image and its answer each, and
    `first_image`.
    """

    def __init__(
        self, read: Sequence[tuple[np.ndarray, str]], area: Area, label: str = "answers"
    ) -> None:
        """read: images, (rows, columns), 0..1, as high as the area, and answers such as "3"."""
        first, *places = area.columns(*[1] * (1 + len(read)))
        self.label = first.place(words(label, size=SMALL, color=THEME.muted), LEFT)
        self.read = []
        for place, (image, answer) in zip(places, read):
            small = Photograph(image, area.height)
            name = fitted_words(place.width - small.width - AIR, "{}", answer)
            self.read.append(place.place(VGroup(small, name).arrange(RIGHT, buff=AIR)))
        self.first_image = self.read[0][0]
        super().__init__(self.label, *self.read)
