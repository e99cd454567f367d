"""A picture of any size on its way into a frame of few cells, every stage where the last was."""

from dataclasses import dataclass

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UL,
    Animation,
    Create,
    Dot,
    FadeIn,
    FadeOut,
    Line,
    VGroup,
)
from manim.utils.bezier import interpolate

from scenes.mobjects.grids.cells import block
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.span import Span
from scenes.mobjects.lettering.text import words
from scenes.mobjects.pictures.photograph import Photograph
from scenes.mobjects.stage import GAP, Area
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.tween import TweenThrough

GIVEN, TURNED = "as written", "bright on dark"
FEW, NEAR = 5, 0.12  # more stages than these stand nearer together, in Manim's units
FRAMED = ("cut out", "{} pixels", "in the middle")


@dataclass(frozen=True, eq=False)
class Page:
    """What a page looks like at a stage, in 0..1. by_way_of: what it is before it comes to that."""

    name: str
    values: np.ndarray
    by_way_of: tuple[np.ndarray, ...] = ()


@dataclass(frozen=True, eq=False)
class Framed:
    """How a picture became an image, all arrays in 0..1.

    pages: from what was given to nothing but ink, all of one shape. box: the rows and columns of
    that which are cut out. scaled: (h, w), these in fewer pixels. mass: the row and column
    in it where its centre of mass is, fractions too. corner: (top, left) of it in the image. image:
    (rows, columns), the end of it all.
    """

    pages: tuple[Page, ...]
    box: tuple[slice, slice]
    scaled: np.ndarray
    mass: tuple[float, float]
    corner: tuple[int, int]
    image: np.ndarray

    @property
    def ink(self) -> np.ndarray:
        """What is written on the page, and nothing else."""
        return self.pages[-1].values

    @property
    def listed(self) -> list[tuple[str, np.ndarray]]:
        """Every stage's name, and its picture."""
        cut = (self.ink[self.box], self.scaled, self.image)
        return [*((page.name, page.values) for page in self.pages), *zip(FRAMED, cut)]


class IntoFrame:
    """The mobjects of a picture's stages, each in its place, none on screen.

    `page`, which is turned over; `box` around its ink; `cut` out of it; `scaled`, in the upper left
    corner of the empty `frame`, and `longer`, the bracket along its longer side; `mass`, a dot on
    its centre of mass, and `middle`, the row and the column of cells that cross where that is to
    lie. Each stage is noted, small and with its name, in a list beside it.
    """

    def __init__(self, stages: Framed, area: Area) -> None:
        """area: which the page fills, and the frame, with the list at their right or under them."""
        self.stages = stages
        room, beside = area.split(3, 2)
        listed = len(stages.listed)
        self._places = beside.rows(*[1] * listed, gap=GAP if listed <= FEW else NEAR)
        self.page = room.fit(Photograph(stages.pages[0].values))
        self.box = block(self.page, stages.box)
        self.cut = Photograph(stages.ink[stages.box]).replace(self.box, stretch=True)
        shape = stages.image.shape
        self.frame = room.fit(ImageGrid(np.zeros(shape)))
        cell = self.frame.width / shape[1]
        high, wide = stages.scaled.shape
        self.scaled = ImageGrid(stages.scaled, cell * wide).align_to(self.frame, UL).set_z_index(1)
        top, left = stages.corner
        self._way = cell * (left * RIGHT + top * DOWN)
        count = words("{} pixels", max(high, wide), size=SMALL)
        self.longer = Span.along(self.scaled, count, RIGHT if high >= wide else DOWN)
        centre = self.frame.cell(shape[0] // 2, shape[1] // 2).get_center()
        self.middle = VGroup(
            Line(self.frame.get_left(), self.frame.get_right()).set_y(centre[1]),
            Line(self.frame.get_top(), self.frame.get_bottom()).set_x(centre[0]),
        )
        # As broad as a cell: pictures go by whole cells, so the dot comes to lie somewhere in it.
        self.middle.set_stroke(THEME.attention, 100 * cell, opacity=0.35).set_z_index(2)
        row, column = (np.array(stages.mass) + 0.5) * cell
        # A rim as dark as dark cells: the dot is seen on bright ones too.
        self.mass = Dot(radius=0.45 * cell, color=THEME.attention).set_z_index(3)
        self.mass.set_stroke(THEME.plate, width=20 * cell)
        self.mass.move_to(self.scaled.get_corner(UL) + column * RIGHT + row * DOWN)

    def go_to(self, number: int, **kwargs: object) -> TweenThrough:
        """An animation: the page becomes that of a stage, out of the one before.

        number: of the stage, from 1; the first is turned, bright on dark, before anything goes.
        """
        page = self.stages.pages[number]
        way = (self.stages.pages[number - 1].values, *page.by_way_of, page.values)

        def between(share: np.ndarray) -> np.ndarray:
            whole = min(int(share), len(way) - 2)
            return np.asarray(interpolate(*way[whole : whole + 2], share - whole))

        return TweenThrough(self.page, "set_values", between, 0, len(way) - 1, **kwargs)

    def cut_out(self) -> FadeOut:
        """An animation: of the page only what is in the box is left."""
        return FadeOut(self.page, self.box)

    def shrink(self, **kwargs: object) -> Animation:
        """An animation: what was cut out goes to where it is scaled."""
        return self.cut.animate(**kwargs).replace(self.scaled, stretch=True).build()

    def become_cells(self) -> list[Animation]:
        """Animations: what was cut out becomes a few pixels, and a bracket says how many."""
        cells = [FadeIn(self.scaled), FadeOut(self.cut)]
        return [*cells, Create(self.longer.bracket), FadeIn(self.longer.label)]

    def show_frame(self) -> list[Animation]:
        """Animations: the empty frame comes, with the lines that cross in its middle, and the dot
        that is to go there.
        """
        return [FadeIn(self.frame, self.mass), *map(Create, self.middle), FadeOut(self.longer)]

    def take_place(self, **kwargs: object) -> Animation:
        """An animation: the scaled image goes to its place in the frame."""
        return VGroup(self.scaled, self.mass).animate(**kwargs).shift(self._way).build()

    def settle(self) -> ImageGrid:
        """The frame with the scaled image in its place: what there is from now on."""
        return self.frame.set_values(self.stages.image)

    def note(self, number: int, **kwargs: object) -> FadeIn:
        """An animation: a stage comes into the list, small, with its name.

        number: of the stage, 0 for the page as it was given, −1 for the last of all.
        """
        said, values = self.stages.listed[number]
        small, aside = self._places[number].columns(2, 3)
        count = [max(self.stages.scaled.shape)] if "{}" in said else []
        name = aside.place(words(said, *count), LEFT)
        return FadeIn(VGroup(small.fit(Photograph(values)), name), **kwargs)
