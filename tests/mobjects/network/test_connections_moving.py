"""Connections in motion: opacity, animations, and their place among other mobjects."""

import numpy as np
import pytest
from manim import (
    BLUE,
    RIGHT,
    Create,
    FadeIn,
    FadeOut,
    Square,
    Uncreate,
    linear,
    tempconfig,
)
from manim.animation.animation import prepare_animation

from scenes._lesson import Lesson
from scenes.mobjects.network import lit_picture as module
from scenes.mobjects.network.connections import Connections
from scenes.mobjects.network.lit_picture import SEGMENTS
from scenes.mobjects.painting import light, places
from tests.helpers.pictures import (
    FILM_SIZE,
    around,
    lit_columns,
    paint,
    pixel_of,
    run,
)
from tests.mobjects.network.test_connections import column, crowd, lone


def test_set_opacity_scales_the_whole_picture() -> None:
    full, half = paint(crowd()).astype(float), paint(crowd().set_opacity(0.5)).astype(float)
    np.testing.assert_allclose(half, full / 2, atol=1)
    assert not paint(crowd().set_opacity(0)).any()


def test_fade_in_goes_from_nothing_to_exactly_the_picture() -> None:
    connections, target = crowd(), paint(crowd())
    run(FadeIn(connections, rate_func=linear), 0.0)
    assert not paint(connections).any()
    run(FadeIn(connections := crowd(), rate_func=linear), 0.0, 0.5)
    np.testing.assert_allclose(paint(connections), target / 2, atol=2)
    run(FadeIn(connections := crowd()))
    np.testing.assert_array_equal(paint(connections), target)


def test_fade_out_ends_in_nothing() -> None:
    connections = crowd()
    run(FadeOut(connections), 0.0, 0.5, 1.0)
    assert not paint(connections).any()


def test_animated_values_end_exactly_at_the_new_ones() -> None:
    connections, values = crowd(), np.random.default_rng(9).normal(size=(8, 30))
    before = connections.values.copy()
    run(prepare_animation(connections.animate(rate_func=linear).set_values(values)), 0.0, 0.25)
    np.testing.assert_allclose(connections.values, 0.75 * before + 0.25 * values)
    connections = crowd()
    run(prepare_animation(connections.animate.set_values(values)))
    np.testing.assert_array_equal(connections.values, values)
    np.testing.assert_array_equal(paint(connections), paint(crowd().set_values(values)))


def test_animated_shift_moves_values_and_all() -> None:
    connections = crowd()
    run(prepare_animation(connections.animate.shift(RIGHT).set_opacity(0.3)))
    np.testing.assert_array_equal(paint(connections), paint(crowd().shift(RIGHT).set_opacity(0.3)))


@pytest.mark.parametrize("direction", [1, -1])
def test_create_reveals_connections_from_their_sources(direction: int) -> None:
    def made() -> Connections:
        ends = column(-3.0 * direction, 1), column(3.0 * direction, 1)
        return Connections(*ends, np.ones((1, 1)))

    start, end = (pixel_of(column(x * direction, 1)[0])[0] for x in (-3.0, 3.0))
    for share in (0.25, 0.5, 0.8):
        run(Create(connections := made(), rate_func=linear), 0.0, share)
        near, far = lit_columns(paint(connections))[::direction]
        assert near == pytest.approx(start, abs=1.5)
        assert far == pytest.approx(start + share * (end - start), abs=270 / SEGMENTS)
    run(Create(connections := made()))
    np.testing.assert_array_equal(paint(connections), paint(made()))
    run(Create(connections := made(), rate_func=linear), 0.0)
    assert not paint(connections).any()
    run(Uncreate(connections := made()), 0.0, 1.0)
    assert not paint(connections).any()


def test_a_pulse_runs_from_source_to_target_and_leaves_its_rest() -> None:
    connections = lone().set_envelope(0)
    brightest = []
    for alpha in (0.2, 0.4, 0.6, 0.8):
        run(connections.copy().pulse(rest=0.5), 0.0)
        moving = connections.copy()
        run(moving.pulse(rest=0.5), 0.0, alpha)
        brightest.append(int(np.argmax(moving.envelope)))
        assert (moving.envelope >= 0).all() and (moving.envelope <= 1).all()
    assert brightest == sorted(brightest) and brightest[-1] > brightest[0] + SEGMENTS // 4
    run(connections.pulse(rest=0.5))
    np.testing.assert_allclose(connections.envelope, 0.5, atol=0.02)


def test_a_pulse_starts_from_what_is_shown() -> None:
    connections = lone().set_envelope(0.3)
    run(connections.pulse(rest=1), 0.0)
    np.testing.assert_allclose(connections.envelope, 0.3, atol=0.02)


# Among other mobjects


def test_an_opaque_square_covers_or_is_crossed_as_the_z_order_says() -> None:
    square = Square(2, fill_color=BLUE, fill_opacity=1, stroke_width=0)
    middle = np.zeros(3)
    plain = around(paint(square), middle)
    below = paint(crowd(3.0), square.copy().set_z_index(1))
    np.testing.assert_allclose(around(below, middle), plain)
    for above in (
        paint(square.copy(), crowd(3.0)),
        paint(crowd(3.0).set_z_index(2), square.copy().set_z_index(1)),
    ):
        assert np.abs(around(above, middle, reach=20) - plain).max() > 10
        assert around(above, middle)[3] == 255
    # Beside the square both show the connections.
    beside = np.array([2.0, 0, 0])
    assert around(below, beside, reach=10)[3] > 10


class Crossing(Lesson):
    """Light that moves behind a square which was there before it."""

    def construct(self) -> None:
        square = Square(2, fill_color=BLUE, fill_opacity=1, stroke_width=0).set_z_index(5)
        self.connections = crowd(3.0).set_envelope(0)
        self.add(square, self.connections)
        self.play(self.connections.pulse(run_time=1))


def test_in_a_film_moving_light_stays_behind_what_lies_above() -> None:
    settings = {"dry_run": True, "pixel_width": FILM_SIZE[0], "pixel_height": FILM_SIZE[1]}
    with tempconfig({**settings, "frame_rate": 3, "progress_bar": "none"}):
        scene = Crossing()
        scene.render()
        frame = scene.renderer.get_frame()
    expected = [round(255 * channel) for channel in BLUE.to_rgb()]
    np.testing.assert_allclose(around(frame, np.zeros(3), reach=20)[:3], expected, atol=1)
    assert around(frame, np.array([2.0, 0, 0]), reach=10)[:3].max() > 40


def test_the_same_pixels_every_time() -> None:
    first = paint(crowd())
    for forgotten in (places.Places.of, module.whole_light, module.lit_picture):
        forgotten.cache_clear()
    for memory in (light.LIGHTS, light.ASKED):
        memory.new.clear()
        memory.old.clear()
    assert paint(crowd()).tobytes() == first.tobytes()


def test_painting_changes_nothing_for_the_next_mobject() -> None:
    square = Square(1).shift(RIGHT)
    alone, after = paint(square), paint(lone(0.0), square)
    np.testing.assert_array_equal(after, alone)
