"""What is kept of the drawing: never another picture than drawing it all, to the bit."""

import gc
import pickle
import weakref
from copy import copy

import cairo
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from manim import (
    BLUE,
    DR,
    RED,
    RIGHT,
    UP,
    YELLOW,
    Circle,
    Line,
    Mobject,
    MovingCamera,
    PMobject,
    Square,
    Star,
    VGroup,
    VMobject,
)

from scenes.mobjects.grids.grids import ImageGrid, WeightGrid
from scenes.mobjects.lettering.text import words
from scenes.mobjects.painting import kept, looks, paths
from scenes.mobjects.painting.dots import Dots
from scenes.mobjects.painting.painted import Painted, PaintingCamera
from tests.helpers.pictures import SMALL_SIZE

SIZE = {"pixel_width": SMALL_SIZE[0], "pixel_height": SMALL_SIZE[1]}
GRADIENT = Square(fill_opacity=1).set_color_by_gradient(BLUE, RED).set_sheen_direction(DR)
SEEN_AGAIN = 4  # frames: new, known, kept, shown from what was kept


class ManimsCamera(MovingCamera):
    """Manim's own way, but for mobjects that paint themselves."""

    def display_vectorized(self, vmobject: VMobject, ctx: cairo.Context) -> "ManimsCamera":
        if isinstance(vmobject, Painted):
            ctx.save()
            ctx.new_path()
            vmobject.paint(ctx)
            ctx.restore()
            return self
        return super().display_vectorized(vmobject, ctx)


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    for memory in (paths.OUTLINES, kept.PATCHES, kept.LOOKS, kept.GROUPS, looks.STANDING):
        memory.new, memory.old, memory.filled = {}, {}, 0


def manims(*mobjects: Mobject) -> np.ndarray:
    """The picture as Manim draws it."""
    camera = ManimsCamera(**SIZE)
    camera.capture_mobjects(list(mobjects))
    return camera.pixel_array


def ours(*mobjects: Mobject, frames: int = SEEN_AGAIN) -> np.ndarray:
    """The picture as the painting camera draws it in the last of some frames."""
    camera = PaintingCamera(**SIZE)
    for _ in range(frames):
        camera.reset()
        camera.capture_mobjects(list(mobjects))
    return camera.pixel_array


def dots(shift: float = 0.0) -> Dots:
    centres = np.outer(np.arange(5), 0.15 * RIGHT) + shift * RIGHT
    return Dots(centres, np.linspace(0, 1, 15).reshape(5, 3), 0.1, marked=2)


@pytest.mark.parametrize(
    "mobject",
    [
        words("All letters, of one colour"),
        VGroup(words("Letters over"), words("others").set_color(RED).shift(0.04 * RIGHT)),
        words("Half there").set_opacity(0.4),
        words("Ringed").set_stroke(BLUE, 3, background=True),
        GRADIENT,
        Star(color=YELLOW, stroke_width=9, fill_opacity=0.5),
        VGroup(*(Line(i * UP, RIGHT, stroke_width=2) for i in range(4))),
        Circle().set_opacity(0),
        Square().shift(30 * RIGHT),
        dots(),
        dots().set_fill(opacity=0.3),
        ImageGrid(np.eye(7), 2.3),
        WeightGrid(np.eye(7) - 0.5, 2.3).set_fill(opacity=0.5),
    ],
    ids=lambda mobject: str(mobject)[:20],
)
@pytest.mark.parametrize("frames", range(1, SEEN_AGAIN + 1))
def test_the_pixels_are_manims_in_every_frame(mobject: Mobject, frames: int) -> None:
    ground = Square(3, color=BLUE, fill_opacity=0.7)
    np.testing.assert_array_equal(
        ours(ground, mobject, frames=frames), manims(ground, mobject), strict=True
    )


@settings(deadline=None, max_examples=12)
@given(st.lists(st.sampled_from("abcde"), min_size=2, max_size=6), st.data())
def test_any_order_of_what_stands_and_moves_is_drawn_as_manim_draws_it(
    names: list[str], data: st.DataObject
) -> None:
    parts = {
        "a": Square(2, fill_opacity=0.6, color=RED),
        "b": words("standing text"),
        "c": dots(),
        "d": ImageGrid(np.eye(4), 1.5),
        "e": Line(-RIGHT, RIGHT + UP, stroke_width=5),
    }
    camera = PaintingCamera(**SIZE)
    mobjects = [parts[name].copy() for name in names]
    for _ in range(5):
        moved = data.draw(st.sets(st.integers(0, len(mobjects) - 1)))
        for index in moved:
            mobjects[index].shift(0.013 * RIGHT)
        camera.reset()
        camera.capture_mobjects(mobjects)
        np.testing.assert_array_equal(camera.pixel_array, manims(*mobjects))


@pytest.mark.parametrize("change", ["point", "colour", "width", "ground", "order", "zoom"])
def test_whatever_changes_is_drawn_anew(change: str) -> None:
    text, ring = words("text"), Circle(color=BLUE, fill_opacity=1)
    cameras = PaintingCamera(**SIZE), ManimsCamera(**SIZE)
    mobjects = [ring, text]
    for camera in cameras[:1] * SEEN_AGAIN:
        camera.reset()
        camera.capture_mobjects(mobjects)
    before = cameras[0].pixel_array.copy()
    if change == "point":
        text.submobjects[0].points[0] += 0.2 * UP  # in place: Manim is not told
    elif change == "colour":
        text.submobjects[1].set_fill(RED)
    elif change == "width":
        text.submobjects[1].set_stroke(RED, 2)
    elif change == "ground":
        ring.set_fill(RED)
    elif change == "order":
        mobjects.reverse()
    for camera in cameras:
        if change == "zoom":
            camera.frame.scale(0.9)
        camera.reset()
        camera.capture_mobjects(mobjects)
    after = cameras[0].pixel_array
    np.testing.assert_array_equal(after, cameras[1].pixel_array)
    assert (after != before).any()


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """All that is drawn from here on, in its order."""
    drawn: list[object] = []
    plain = PaintingCamera.display_vectorized

    def counted(self: PaintingCamera, mobject: VMobject, ctx: cairo.Context) -> PaintingCamera:
        drawn.append(mobject)
        return plain(self, mobject, ctx)

    monkeypatch.setattr(PaintingCamera, "display_vectorized", counted)
    return drawn


def test_what_stands_is_not_drawn_a_second_time(drawn: list[object]) -> None:
    camera, mobjects = PaintingCamera(**SIZE), [dots(), words("text")]
    for _ in range(2):
        camera.reset()
        camera.capture_mobjects(mobjects)
    assert len(drawn) == 1 + len("text")


def test_what_stands_is_not_drawn_a_third_time_on_other_pictures(drawn: list[object]) -> None:
    for _ in range(2):
        ours(dots(), words("text"), frames=1)
    drawn.clear()
    ours(dots(), words("text"), frames=1)
    assert not drawn
    ours(dots(0.01), words("text"), frames=1)
    assert isinstance(drawn[0], Dots)


def test_where_nothing_changes_nothing_is_drawn(drawn: list[object]) -> None:
    camera = PaintingCamera(**SIZE)
    near, far = dots(), words("far away").shift(2 * UP)
    for _ in range(SEEN_AGAIN):
        drawn.clear()
        camera.reset()
        camera.capture_mobjects([near.shift(0.01 * RIGHT), far])
        pixels, changed = camera.take()
    assert drawn == [near]
    assert 0 < sum(box.area for box in changed) < pixels.size / 4 / 4
    camera.reset()
    camera.capture_mobjects([near, far])
    assert not camera.take().changed


def test_of_what_stands_only_what_lies_on_new_ground_is_drawn(drawn: list[object]) -> None:
    text, spot = words("a line of letters"), Square(0.1, color=BLUE, fill_opacity=1)
    spot.move_to(text.submobjects[2])
    camera = PaintingCamera(**SIZE)
    for _ in range(SEEN_AGAIN):
        camera.reset()
        camera.capture_mobjects([spot.shift(0.005 * RIGHT), text])
    spot.shift(0.005 * RIGHT)
    expected = manims(spot, text)
    drawn.clear()
    camera.reset()
    camera.capture_mobjects([spot, text])
    np.testing.assert_array_equal(camera.pixel_array, expected)
    assert text.submobjects[2] in drawn
    assert len(drawn) < len(text.submobjects) / 2


def test_another_picture_between_two_is_not_taken_for_the_first() -> None:
    camera, text = PaintingCamera(**SIZE), words("text")
    cloud = PMobject().add_points([[0.1, 0, 0], [0, 0.1, 0]], color=RED)
    for mobjects in ([text], [text, cloud], [text], [cloud, text], [text]):
        camera.reset()
        camera.capture_mobjects(mobjects)
        np.testing.assert_array_equal(camera.pixel_array, manims(*mobjects))
    camera.capture_mobjects([dots()])  # on top of what is there
    np.testing.assert_array_equal(camera.pixel_array, manims(text, dots()))
    camera.reset()
    camera.capture_mobjects([text])
    np.testing.assert_array_equal(camera.pixel_array, manims(text))


def test_an_attribute_that_cannot_be_compared_keeps_a_painting_from_being_kept() -> None:
    mine = dots()
    assert mine.look() == dots().look() != dots(0.01).look()
    mine.marked = 3
    assert mine.look() not in (None, dots().look())
    mine.marks = [1, 2]
    assert mine.look() is None


def test_a_camera_lives_no_longer_than_it_is_used() -> None:
    camera, text = PaintingCamera(**SIZE), words("text")
    camera.capture_mobjects([text])
    copied = copy(camera)
    copied.capture_mobjects([dots()])
    np.testing.assert_array_equal(copied.pixel_array, manims(text, dots()))
    np.testing.assert_array_equal(camera.pixel_array, manims(text))
    alive = [weakref.ref(each) for each in (camera, copied, text)]
    del camera, copied, text
    gc.collect()
    assert not [each() for each in alive if each()]


def test_what_was_not_asked_for_is_forgotten() -> None:
    memory = kept.Recent[str](room=3)
    for k in range(20):
        memory.put(k, str(k))
        assert memory.get(0) == "0"
    assert memory.get(19) == "19" and memory.get(5) is None
    assert len(memory.new) + len(memory.old) <= 2 * 3 + 1


def test_what_is_remembered_of_a_look_is_short_however_much_is_drawn() -> None:
    rng = np.random.default_rng(1)
    grid = ImageGrid(rng.uniform(size=(400, 400)), 2)
    before = grid.look()
    assert len(pickle.dumps(before)) < 10_000 < grid.values.nbytes
    values = grid.values.copy()
    values.flat[-1] += 1e-9
    assert ImageGrid(values, 2).look() != before
    assert ImageGrid(grid.values.copy(), 2).look() == before
