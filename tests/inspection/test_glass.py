"""What is looked at twice is drawn once, for as long as nothing of it is another."""

from collections.abc import Callable
from types import SimpleNamespace

import numpy as np
import pytest
from manim import BLUE, RED, RIGHT, Dot, Mobject, MovingCamera, Square, VMobject

from scenes._inspection.glass import MARGIN, Glass, looks_of
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.painting.dots import Dots
from scenes.mobjects.painting.painted import Painted, PaintingCamera

SIZE = (160, 90)
CHANGES: dict[str, Callable[[VMobject, ImageGrid], object]] = {
    "moved": lambda square, grid: square.shift(RIGHT),
    "coloured": lambda square, grid: square.set_stroke(RED),
    "filled": lambda square, grid: square.set_fill(BLUE, opacity=0.5),
    "thicker": lambda square, grid: square.set_stroke(width=9),
    "other values": lambda square, grid: grid.set_values(1 - np.eye(4)),
    "fainter": lambda square, grid: grid.set_opacity(0.5),
}


def drawn(glass: Glass, *mobjects: Mobject) -> np.ndarray:
    return glass.draw(mobjects, looks_of(mobjects))


def alone(*mobjects: Mobject) -> np.ndarray:
    """The picture of mobjects that were never looked at before."""
    return drawn(Glass(SIZE), *(mobject.copy() for mobject in mobjects))


def test_what_stands_is_drawn_once() -> None:
    square, grid, glass = Square(), ImageGrid(np.eye(4)), Glass(SIZE)
    first = drawn(glass, square, grid)
    assert drawn(glass, square, grid) is first
    assert first.shape == (90 + 2 * MARGIN, 160 + 2 * MARGIN, 4)
    assert first.any()


@pytest.mark.parametrize("change", CHANGES)
def test_what_has_changed_is_drawn_again(change: str) -> None:
    square, grid, glass = Square(), ImageGrid(np.eye(4)).shift(2 * RIGHT), Glass(SIZE)
    first = drawn(glass, square, grid)
    kept = first.copy()
    CHANGES[change](square, grid)
    second = drawn(glass, square, grid)
    np.testing.assert_array_equal(first, kept)
    np.testing.assert_array_equal(second, alone(square, grid))
    assert (first != second).any()


def test_the_order_and_the_number_of_things_count() -> None:
    glass, one = Glass(SIZE), Square(fill_opacity=1, color=RED)
    other = Dot(radius=0.5, color=BLUE)
    for mobjects in ([one, other], [other, one], [one], []):
        np.testing.assert_array_equal(drawn(glass, *mobjects), alone(*mobjects))


def test_a_camera_that_moves_sees_another_picture() -> None:
    glass, square, camera = Glass(SIZE), Square(), MovingCamera()
    glass.aim(camera)
    first = drawn(glass, square)
    camera.frame.scale(0.5)
    glass.aim(camera)
    assert (drawn(glass, square) != first).any()
    assert glass.unit == pytest.approx(90 / 4)
    camera.background_color = RED
    glass.aim(camera)
    assert tuple(drawn(glass)[0, 0, :3]) == tuple(RED.to_int_rgb())


def test_what_cannot_be_told_is_drawn_each_time() -> None:
    class Counted(Painted):
        def __init__(self) -> None:
            super().__init__()
            self.calls = SimpleNamespace(made=0)  # neither an array nor a plain value
            self.set_points(Square().points)

        def paint(self, ctx: object) -> None:
            self.calls.made += 1

    counted, glass = Counted(), Glass(SIZE)
    assert drawn(glass, counted) is not drawn(glass, counted)
    assert counted.calls.made == 2


def test_a_number_that_becomes_an_array_is_another_look() -> None:
    dots, glass = Dots(np.zeros((1, 3)), np.ones((1, 3))), Glass(SIZE)
    dots.level = np.float64(1)
    first = drawn(glass, dots)
    dots.level = np.array(1.0)
    assert drawn(glass, dots) is not first


def test_it_is_what_a_scenes_own_camera_sees() -> None:
    square = Square().shift(RIGHT)
    camera = PaintingCamera(pixel_width=160, pixel_height=90)
    camera.capture_mobjects([square])
    glass = Glass(SIZE)
    glass.aim(camera)
    within = drawn(glass, square)[MARGIN:-MARGIN, MARGIN:-MARGIN]
    np.testing.assert_array_equal(within, camera.pixel_array)
