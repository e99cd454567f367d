"""What one pixel was in one image after another: a list of small images with its numbers."""

import numpy as np
from manim import DOWN, RIGHT, FadeIn, LaggedStart, VGroup

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.printing import activation
from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import SMALL, THEME

AIR = 0.14  # between an image and its number, in Manim's units
RADIUS = 0.17  # of a neuron, in Manim's units
AROUND = 3  # pixels: what is outlined in a small image, so that one sees it
BROAD = 1.6  # of an entry's height: its width
PICTURE = 2  # so many parts of an entry are its picture: the image and the outline on it


class PixelRecord(VGroup):
    """Entries from the top left: an image, and the light and the number of one of its pixels."""

    def __init__(self, images: list[np.ndarray], pixel: int, area: Area) -> None:
        """images: (rows, columns) each, 0..1. pixel: counted row by row."""
        super().__init__()
        n = len(images)
        columns = max(1, round(np.sqrt(n * area.width / (BROAD * area.height))))
        rows = -(-n // columns)
        places = [
            place
            for row in area.rows(*[1] * rows, gap=AIR)
            for place in row.columns(*[1] * columns, gap=AIR)
        ]
        self.add(*(_entry(image, pixel, place) for image, place in zip(images, places)))

    def enter(self) -> LaggedStart:
        """An animation: the images come, one after another, without light and number."""
        return LaggedStart(*(FadeIn(each[:PICTURE]) for each in self), lag_ratio=0.3)

    def note(self, k: int) -> FadeIn:
        """An animation: beside one image come the light and the number of its pixel."""
        return FadeIn(*self[k][PICTURE:])


def _entry(image: np.ndarray, pixel: int, place: Area) -> VGroup:
    """Parts: the image, the cursor on it, the neuron and its number."""
    value = float(image.flat[pixel])
    number = Readout(value, activation, SMALL, field="> 0.99", centred=True)
    side = min(place.height, place.width - AIR - number.width)
    small = ImageGrid(image, side)
    lamp = NeuronLayer.at(np.zeros((1, 3)), RADIUS).set_activations(np.array([value]))
    beside = VGroup(lamp, number).arrange(DOWN, buff=AIR).next_to(small, RIGHT, buff=AIR)
    place.place(VGroup(small, beside))
    outline = small.cell(*divmod(pixel, image.shape[1])).scale(AROUND).set_z_index(1)
    outline.set_stroke(width=2).set_stroke(THEME.plate, width=8, background=True)
    return VGroup(small, outline, lamp, number)
