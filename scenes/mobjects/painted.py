"""Mobjects that are drawn from arrays in one go, and the camera that lets them.

Manim draws a mobject by stroking and filling its Bézier path. A picture of 784 pixels or of
12,544 connections is an array, not a path, so a `Painted` mobject draws itself on Cairo's
surface in its turn: it keeps Manim's place in the z-order, its transformations and its cache.
"""

import hashlib
from functools import cache
from pathlib import Path
from typing import ClassVar, Self

import cairo
import numpy as np
from manim import MovingCamera, VMobject
from manim.utils.bezier import interpolate

from scenes.mobjects.theme import THEME


class Painted(VMobject):
    """A mobject whose picture is made by its own `paint` from arrays.

    Its `points` say where it is (so that shift, scale and rotate work), the arrays named in
    `data_names` say what it shows, and its fill opacity is the opacity of the whole picture
    (so that set_opacity, FadeIn and FadeOut work). `.animate` interpolates all three.
    """

    data_names: ClassVar[tuple[str, ...]] = ()

    def __init__(self) -> None:
        super().__init__(fill_opacity=1, stroke_width=0)

    def paint(self, ctx: cairo.Context) -> None:
        """Draw the mobject on `ctx`, whose matrix maps Manim's units to pixels.

        The surface keeps its colours as R, G, B, A bytes where Cairo expects B, G, R, A:
        byte arrays are passed as they are, colours through `set_source`.
        """
        raise NotImplementedError

    @property
    def opacity(self) -> float:
        """How opaque the whole picture is painted, 0..1."""
        return float(self.fill_rgbas[0, 3])

    def interpolate_color(self, mobject1: Self, mobject2: Self, alpha: float) -> Self:
        super().interpolate_color(mobject1, mobject2, alpha)
        for name in self.data_names:
            start, end = getattr(mobject1, name), getattr(mobject2, name)
            setattr(self, name, interpolate(start, end, alpha))
        return self

    def pointwise_become_partial(self, vmobject: Self, a: float, b: float) -> Self:
        """Show the share b − a of the picture as its opacity: there is no path to cut."""
        return self.set_fill(opacity=vmobject.opacity * (b - a))


class PaintingCamera(MovingCamera):
    """A camera that moves and zooms, and lets `Painted` mobjects draw themselves."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        # Manim's cache compares what it finds on the camera and the mobjects, not the code
        # that draws them or its colours: without this, another would show an old film.
        self.drawing_code = drawing_code_digest()
        self.theme = repr(THEME)

    def init_background(self) -> None:
        super().init_background()
        if self.background_opacity == 0:
            self.background[:] = 0  # premultiplied: what is not there has no colour

    def display_vectorized(self, vmobject: VMobject, ctx: cairo.Context) -> Self:
        if not isinstance(vmobject, Painted):
            return super().display_vectorized(vmobject, ctx)
        if vmobject.opacity > 0:
            ctx.save()
            ctx.new_path()  # Manim leaves the path of the mobject before on the context
            vmobject.paint(ctx)
            ctx.restore()
        return self


def set_source(ctx: cairo.Context, rgb: np.ndarray, opacity: float = 1.0) -> None:
    """Draw in this colour, (3,) with 0..1, from here on."""
    red, green, blue = (float(channel) for channel in rgb)
    ctx.set_source_rgba(blue, green, red, opacity)  # see Painted.paint


@cache
def drawing_code_digest() -> str:
    """A digest of the source of everything in this package."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
