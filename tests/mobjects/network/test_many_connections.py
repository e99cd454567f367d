"""Fifty thousand connections: what drawing them takes is bounded, and is given back."""

import tracemalloc
from collections.abc import Iterator

import numpy as np
import pytest
from manim import linear
from manim.animation.animation import prepare_animation

from scenes.mobjects.network.connections import Connections
from scenes.mobjects.network.lit_picture import lit_picture, whole_light
from scenes.mobjects.painting.painted import PaintingCamera
from tests.helpers.pictures import SMALL_SIZE, paint
from tests.mobjects.network.test_connections import column

N_IN, N_OUT = 784, 64
FRAMES = 30


@pytest.fixture
def traced() -> Iterator[None]:
    for memory in (lit_picture, whole_light):
        memory.cache_clear()
    tracemalloc.start()
    yield
    tracemalloc.stop()


def gap() -> Connections:
    values = np.sin(np.outer(np.arange(1, N_OUT + 1), np.arange(1, N_IN + 1)))
    return Connections(column(-3, N_IN), column(3, N_OUT), values)


@pytest.mark.usefixtures("traced")
def test_light_that_runs_through_all_of_them_takes_little_memory() -> None:
    connections = gap()
    camera = PaintingCamera(pixel_width=SMALL_SIZE[0], pixel_height=SMALL_SIZE[1])
    pulse = connections.set_envelope(0).pulse(rate_func=linear)
    pulse.begin()
    after = []
    for alpha in np.linspace(0.3, 0.7, FRAMES):
        pulse.interpolate(alpha)
        camera.reset()
        camera.capture_mobjects([connections])
        after.append(tracemalloc.get_traced_memory()[0])
    assert camera.pixel_array[..., :3].max() > 100
    # Each line covers some 270 pixels of this small picture, two across: 220 MB for all of them.
    assert tracemalloc.get_traced_memory()[1] < 80e6
    # And from frame to frame nothing of their size is left behind.
    assert after[-1] - after[FRAMES // 3] < connections.values.nbytes


def test_what_stands_while_something_else_is_animated_is_the_same_to_the_bit() -> None:
    connections = gap()
    before = connections.copy()
    animation = prepare_animation(connections.animate(rate_func=linear).set_signs(0, 1))
    animation.begin()
    summed = whole_light.cache_info().misses
    for alpha in np.linspace(0, 1, 23):
        animation.interpolate(alpha)
        for name in ("points", "values", "envelope", "drawn"):
            np.testing.assert_array_equal(getattr(connections, name), getattr(before, name))
        paint(connections)
    # So the light of all lines is summed once, and no more: only shares of it change.
    assert whole_light.cache_info().misses == summed + 1
    assert connections.values is not before.values
