"""Mobjects that are drawn from arrays in one go, and the camera that lets them.

Manim draws a mobject by stroking and filling its Bézier path. A picture of 784 pixels or of
12,544 connections is an array, not a path, so a `Painted` mobject draws itself on Cairo's
surface in its turn: it keeps Manim's place in the z-order, its transformations and its cache.
"""

import hashlib
from collections.abc import Hashable, Iterable
from copy import copy
from functools import cache, partial
from pathlib import Path
from typing import Any, ClassVar, Self
from weakref import WeakKeyDictionary

import cairo
import numpy as np
from manim import Mobject, MovingCamera, VMobject
from manim.utils.bezier import interpolate

from scenes.mobjects.painting.kept import Box, Recent
from scenes.mobjects.painting.looks import STANDING, hull, inked, standing
from scenes.mobjects.painting.paths import outline, placed
from scenes.mobjects.painting.picture import Canvas, Drawing, Picture, Taken
from scenes.mobjects.quickly import families
from scenes.mobjects.theme import THEME

LONG = 2000  # bytes that an array may have in what is remembered of a look
# What an array held when it was asked about before, by its id, and the digest of that.
DIGESTS: Recent[tuple[bytes, bytes]] = Recent(room=10_000_000)  # bytes
# What each camera draws on, and what its next picture begins with. These are the module's and not
# the camera's, because Manim hashes and copies whatever it finds on that.
PICTURES: "WeakKeyDictionary[PaintingCamera, Picture]" = WeakKeyDictionary()
GROUNDS: "WeakKeyDictionary[PaintingCamera, np.ndarray]" = WeakKeyDictionary()


class Painted(VMobject):
    """A mobject whose picture is made by its own `paint` from arrays.

    Its `points` say where it is (so that shift, scale and rotate work), the arrays named in
    `data_names` say what it shows, and its fill opacity is the opacity of the whole picture
    (so that set_opacity, FadeIn and FadeOut work). `.animate` interpolates all three.
    """

    data_names: ClassVar[tuple[str, ...]] = ()
    unpainted: ClassVar[tuple[str, ...]] = ()  # attributes that nothing in the picture depends on

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

    def overhang(self) -> float | None:
        """How far its picture goes beyond its points at most, in Manim's units; None: unknown."""
        return None

    def look(self) -> Hashable:
        """Everything that the picture depends on; None where that cannot be told.

        That is where it is, its opacity, and the arrays and plain values among its attributes.
        """
        parts: list[Hashable] = [type(self).__name__, contents(self.points), self.opacity]
        for name, value in vars(self).items():
            if name in _manims_own() or name in self.unpainted or isinstance(value, Mobject):
                continue
            if isinstance(value, np.ndarray) and not value.dtype.hasobject:
                parts.append((name, value.shape, contents(value)))
            elif isinstance(value, int | float | str | np.generic | None):
                # numpy's numbers cannot be compared with everything: one like () has no answer.
                parts.append((name, value.item() if isinstance(value, np.generic) else value))
            else:
                return None
        return tuple(parts)

    def interpolate_color(self, mobject1: Self, mobject2: Self, alpha: float) -> Self:
        """Manim calls this after it moved the points.

        What stays is the same to the bit in every frame, or it would be worked out anew in each.
        """
        super().interpolate_color(mobject1, mobject2, alpha)
        points = np.asarray(mobject1.points)
        if np.array_equal(points, mobject2.points):
            self.set_points(points.copy())
        for name in self.data_names:
            start, end = getattr(mobject1, name), getattr(mobject2, name)
            stays = np.array_equal(start, end)
            setattr(self, name, copy(start) if stays else interpolate(start, end, alpha))
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

    def set_pixel_array(self, pixel_array: np.ndarray, convert_from_floats: bool = False) -> None:
        """Begin a picture on this ground. What the frame before has of it stays where it is."""
        picture = PICTURES.get(self)
        if picture is None or picture.pixels.shape != pixel_array.shape:
            self._begin(pixel_array)
        GROUNDS[self] = pixel_array

    def _begin(self, pixel_array: np.ndarray) -> Picture:
        PICTURES[self] = picture = Picture(pixel_array)
        self.pixel_array = picture.pixels
        return picture

    def capture_mobjects(self, mobjects: Iterable[Mobject], **kwargs: Any) -> None:
        shown = self.get_mobjects_to_display(mobjects, **kwargs)
        # A copy of a camera has no picture of its own yet.
        picture = PICTURES.get(self) or self._begin(self.pixel_array)
        ground = GROUNDS.pop(self, None)
        if ground is not None and all(map(_is_drawn_by_itself, shown)):
            ctx = self.get_cairo_context(picture.pixels)
            canvas = Canvas(ctx, picture.whole[2:])
            picture.show(ctx, [self._drawing(each, canvas) for each in shown], ground)
            return
        if ground is not None:
            picture.pixels[:] = ground
        super().capture_mobjects(mobjects, **kwargs)
        picture.forget()

    def take(self) -> Taken:
        """The picture, which the next one is drawn on, and what changed since it was taken."""
        return PICTURES[self].take()

    def get_mobjects_to_display(
        self,
        mobjects: Iterable[Mobject],
        include_submobjects: bool = True,
        excluded_mobjects: list | None = None,
    ) -> list[Mobject]:
        """What to draw, in its order: nothing that is all clear.

        Manim asks each of hundreds of parts for its family, frame after frame.
        """
        if not include_submobjects or excluded_mobjects or not self.use_z_index:
            return super().get_mobjects_to_display(mobjects, include_submobjects, excluded_mobjects)
        # Most of what a scene holds is clear at any time: what waits for its turn, spare digits.
        seen = (
            part for part in drawn_parts(mobjects) if not isinstance(part, VMobject) or inked(part)
        )
        return sorted(seen, key=lambda mobject: mobject.z_index)

    def cache_cairo_context(self, pixel_array: np.ndarray, ctx: cairo.Context) -> None:
        """Keep nothing: Manim's contexts know where the camera was when they were made."""

    def _drawing(self, vmobject: VMobject, canvas: Canvas) -> Drawing:
        """How to draw a mobject."""
        draw = partial(self.display_vectorized, vmobject)
        if not isinstance(vmobject, Painted):
            return canvas.drawing(standing(vmobject, canvas), draw, partial(hull, vmobject))
        content = vmobject.look()
        look = None if content is None else canvas.look(content)
        return canvas.drawing(look, draw, partial(_box, vmobject))

    def display_vectorized(self, vmobject: VMobject, ctx: cairo.Context) -> Self:
        if not isinstance(vmobject, Painted):
            return super().display_vectorized(vmobject, ctx)
        ctx.save()
        ctx.new_path()  # Manim leaves the path of the mobject before on the context
        vmobject.paint(ctx)
        ctx.restore()
        return self

    def set_cairo_context_path(self, ctx: cairo.Context, vmobject: VMobject) -> Self:
        points, known = vmobject.points, STANDING.get(id(vmobject))
        is_known = known is not None and known.points == points.tobytes()
        where = known.placed if known and is_known else placed(points)
        outline(ctx, points, where, vmobject.tolerance_for_point_equality)
        return self


def _is_drawn_by_itself(mobject: Mobject) -> bool:
    """Whether only it says what it looks like: it is no image, and has none on it."""
    return isinstance(mobject, VMobject) and mobject.get_background_image() is None


def _box(painted: Painted, canvas: Canvas) -> Box:
    """Where a mobject that paints itself can have ink."""
    overhang = painted.overhang()
    return canvas.whole if overhang is None else canvas.hull(painted.points, overhang)


def drawn_parts(mobjects: Iterable[Mobject]) -> list[Mobject]:
    """All mobjects with points among these and their parts, each where it comes last."""
    return [mobject for mobject in families(mobjects) if len(mobject.points)]


def contents(array: np.ndarray) -> bytes:
    """What an array holds, or where that is long a digest: thousands of looks are remembered."""
    raw = array.tobytes()
    if len(raw) <= LONG:
        return raw
    known = DIGESTS.get(id(array))
    if known is None or known[0] != raw:
        known = raw, hashlib.blake2b(raw, digest_size=32).digest()
        DIGESTS.put(id(array), known, len(raw))
    return known[1]


@cache
def _manims_own() -> frozenset[str]:
    """What Manim keeps on every mobject: lists of functions and of mobjects, colours, names."""
    return frozenset(vars(Painted()))


def set_source(ctx: cairo.Context, rgb: np.ndarray, opacity: float = 1.0) -> None:
    """Draw in this colour, (3,) with 0..1, from here on."""
    red, green, blue = (float(channel) for channel in rgb)
    ctx.set_source_rgba(blue, green, red, opacity)  # see Painted.paint


@cache
def drawing_code_digest() -> str:
    """A digest of the source of everything in this package."""
    files = sorted(Path(__file__).parents[1].rglob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
