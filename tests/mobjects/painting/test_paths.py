"""Outlines are traced in less time than Manim takes, and are the same."""

import cairo
import numpy as np
import pytest
from manim import LEFT, UP, Arc, Circle, Line, MovingCamera, Square, VGroup, VMobject

from scenes.mobjects.lettering.text import words
from scenes.mobjects.painting.paths import placed, trace

ZIGZAG = VMobject().set_points_as_corners([LEFT, UP, -LEFT, LEFT + 1e-9 * UP])
NEARLY = VMobject()
NEARLY.points = np.concatenate([Line(LEFT, UP).points, Line(UP * (1 + 8e-6), LEFT).points])
APART = VMobject()
APART.points = np.concatenate([Line(LEFT, UP).points, Line(UP * (1 + 4e-5), LEFT).points])
CUT = VMobject()
CUT.points = Circle().points[:-2]
NOWHERE = VMobject()
NOWHERE.points = np.where(np.arange(12)[:, None] == 5, np.nan, Arc().points[:12])


@pytest.mark.parametrize(
    "mobject",
    [words("ag%8"), Square(), Circle(), Arc(), Line(), ZIGZAG, NEARLY, APART, CUT, NOWHERE],
)
def test_the_path_is_manims(mobject: VMobject) -> None:
    paths = []
    for part in VGroup(mobject).family_members_with_points():
        ctx = cairo.Context(cairo.ImageSurface(cairo.FORMAT_ARGB32, 8, 8))
        ctx.scale(40, 40)
        trace(ctx, part.points[:, :2], part.tolerance_for_point_equality)
        ours = list(ctx.copy_path())
        MovingCamera.set_cairo_context_path(MovingCamera(), ctx, part)
        assert ours == list(ctx.copy_path())
        paths.append(ours)
    assert any(paths) == (mobject is not NOWHERE)


def test_where_points_are_is_told_without_their_last_bits() -> None:
    points = Circle().points
    assert placed(points) == placed(points * (1 + 1e-16)) != placed(points + 1e-9)
