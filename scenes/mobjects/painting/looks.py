"""How mobjects look that Manim draws: all that their drawing depends on."""

from collections.abc import Hashable
from typing import NamedTuple

import numpy as np
from manim import VMobject

from scenes.mobjects.painting.kept import Box, Look, Recent
from scenes.mobjects.painting.paths import placed
from scenes.mobjects.painting.picture import Canvas


def inked(vmobject: VMobject) -> bool:
    """Whether anything is to be drawn of a mobject: it is not all clear."""
    return bool(
        _is_seen(vmobject.fill_rgbas)
        or (vmobject.stroke_width and _is_seen(vmobject.stroke_rgbas))
        or (vmobject.background_stroke_width and _is_seen(vmobject.background_stroke_rgbas))
    )


def _is_seen(rgbas: np.ndarray) -> bool:
    # Nearly all have one colour, and are asked in every frame.
    return bool(rgbas[0, 3] if len(rgbas) == 1 else rgbas[:, 3].any())


class Standing(NamedTuple):
    """What was found of a mobject that does not paint itself, and all that it depends on."""

    points: bytes
    others: tuple[Hashable, ...]  # where the frame is, and the mobject's style
    placed: bytes
    look: Look


# By the mobject's id: what has another's is told by what it depends on.
STANDING: Recent[Standing] = Recent(room=4000)


def standing(vmobject: VMobject, canvas: Canvas) -> Look:
    """The look of a mobject that does not paint itself, and is not all clear.

    Where all of it is to the bit as it was when it was asked for before, nothing is worked out.
    """
    points, others = vmobject.points.tobytes(), (canvas.place, *_style(vmobject))
    known = STANDING.get(id(vmobject))
    has_moved = known is None or known.points != points
    if known is None or has_moved or known.others != others:
        where = placed(vmobject.points) if known is None or has_moved else known.placed
        known = Standing(points, others, where, canvas.look((where, *others)))
        STANDING.put(id(vmobject), known)
    return known.look


def outlined(vmobject: VMobject) -> Hashable:
    """Everything that Manim's drawing of a mobject depends on."""
    return (placed(vmobject.points), *_style(vmobject))


def _style(vmobject: VMobject) -> tuple[Hashable, ...]:
    fill = vmobject.fill_rgbas
    if not (vmobject.stroke_width or vmobject.background_stroke_width) and len(fill) == 1:
        return (fill.tobytes(),)  # as letters are, by the hundred in every frame
    return (
        fill.tobytes(),
        vmobject.stroke_rgbas.tobytes(),
        vmobject.background_stroke_rgbas.tobytes(),
        vmobject.stroke_width,
        vmobject.background_stroke_width,
        vmobject.joint_type.value,  # for an enumeration's member is slow to look up
        vmobject.cap_style.value,
        np.asarray(vmobject.sheen_direction).tobytes(),
    )


def hull(vmobject: VMobject, canvas: Canvas) -> Box:
    """Where a mobject that does not paint itself can have ink."""
    return canvas.hull(vmobject.points, _reach(vmobject))


def _reach(vmobject: VMobject) -> float:
    """How far a mobject's lines reach from its curves at the sharpest corner, in units."""
    width = max(vmobject.stroke_width, vmobject.background_stroke_width)
    return 0.01 * width / 2 * 10  # Manim's width of a line, and Cairo's limit for a mitre
