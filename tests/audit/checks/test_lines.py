"""Connections in finished films: true ones pass, and each fault is found."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from manim import YELLOW, Circle, FadeIn, Line, Mobject

from scenes._audit.checks.lines_judged import DARK, DRAWN, LIGHT, MOVING, ORDER, SIGNS
from scenes._audit.checks.lines_scale import ONE_LIGHT, SCALE
from scenes.mobjects.network.connections import Connections
from scenes.mobjects.network.growth import Growth
from tests.helpers.lit_films import bundle, faults, found, played, standing, weights


def whole() -> Iterator[Sequence[Mobject]]:
    """Lines grow, stand, light runs along them, and they fade."""
    lines = bundle(weights())
    yield from played(lines, Growth([lines]), 12)
    yield from standing(lines)
    lines.set_envelope(0)
    yield from played(lines, lines.pulse(0.6), 10)
    yield from standing(lines)
    yield from played(lines, lines.animate.set_opacity(0.3).build(), 5)
    yield from played(lines, lines.animate.set_signs(1, 0).build(), 5)
    yield from standing(lines)


def test_a_true_film_passes_and_all_of_it_is_looked_at(tmp_path: Path) -> None:
    rows = found(tmp_path, whole())
    assert faults(rows) == set(), [row.faults for row in rows.values()]
    for kind in (SIGNS, LIGHT, MOVING, DARK, ORDER, DRAWN, SCALE):
        assert rows[kind].values > 30, kind
    assert (rows[LIGHT].worst or np.inf) < 10
    assert (rows[DARK].worst or np.inf) < 5


def test_one_strong_line_of_the_other_sign_is_found(tmp_path: Path) -> None:
    values = weights()
    turned = values.copy()
    turned[3, np.abs(values[3]).argmax()] *= -1
    rows = found(tmp_path, standing(bundle(turned)), standing(bundle(values)))
    [fault] = rows[SIGNS].faults
    assert f"from {np.abs(values[3]).argmax()} to 3" in fault.what
    assert {fault.expected, fault.found} == {"positive", "negative"}


def test_the_light_of_other_values_is_found(tmp_path: Path) -> None:
    values = weights()
    rows = found(tmp_path, standing(bundle(np.roll(values, 1, axis=1))), standing(bundle(values)))
    assert {LIGHT, DARK} <= faults(rows)


def test_light_on_a_line_of_no_value_is_found(tmp_path: Path) -> None:
    values = weights()
    dark = np.zeros_like(values)
    dark[2, :10], values[2, :10] = values[2, :10], 0
    false = np.where(dark != 0, 0.5, values)
    rows = found(tmp_path, standing(bundle(false)), standing(bundle(values)))
    assert DARK in faults(rows)


def test_weights_that_stay_while_signals_flow_are_found(tmp_path: Path) -> None:
    def film(rest: float) -> Iterator[Sequence[Mobject]]:
        lines, signals = bundle(weights()), bundle(weights()[::-1] ** 2).set_envelope(0)
        lines.set_opacity(rest)
        for [shot] in played(signals, signals.pulse(0.6), 8):
            yield [lines, shot] if rest else [shot]

    rows = found(tmp_path, film(0.25), film(0))
    assert {DARK, MOVING} & faults(rows)


def test_weights_that_stay_in_film_and_scene_alike_are_found(tmp_path: Path) -> None:
    def film() -> Iterator[Sequence[Mobject]]:
        lines, signals = bundle(weights()), bundle(weights()[::-1] ** 2)
        yield from standing(lines.set_opacity(0.25), signals, count=20)

    assert faults(found(tmp_path, film())) == {ONE_LIGHT}


def test_weights_that_fade_while_signals_come_are_none(tmp_path: Path) -> None:
    def film() -> Iterator[Sequence[Mobject]]:
        lines, signals = bundle(weights()), bundle(weights()[::-1] ** 2)
        for share in np.linspace(0, 1, 20):
            yield [lines.set_opacity(1 - share), signals.set_opacity(share)]

    assert not faults(found(tmp_path, film()))


def test_a_signal_that_runs_along_its_line_is_none(tmp_path: Path) -> None:
    def film() -> Iterator[Sequence[Mobject]]:
        one = np.zeros((8, 30))
        one[3, 7] = 0.8
        yield from standing(bundle(one), bundle(0.5 * one, thickness=0.03), count=20)

    assert not faults(found(tmp_path, film()))


def test_a_limit_that_changes_is_found(tmp_path: Path) -> None:
    def film() -> Iterator[Sequence[Mobject]]:
        lines = bundle(weights())
        yield from standing(lines)
        lines.limit = 0.5
        yield from standing(lines)

    def drawn() -> Iterator[Sequence[Mobject]]:
        lines = bundle(weights())
        yield from standing(lines)
        yield from standing(lines)

    rows = found(tmp_path, film())
    assert faults(rows) == {SCALE}
    assert LIGHT in faults(found(tmp_path, film(), drawn()))


def test_lines_that_stop_growing_and_are_counted_on_are_found(tmp_path: Path) -> None:
    def film(most: float) -> Iterator[Sequence[Mobject]]:
        lines = bundle(weights())
        for drawn in np.linspace(0.5, 7.5, 15):
            lines.set_drawn(min(drawn, most))
            yield [lines]

    assert DRAWN in faults(found(tmp_path, film(4), film(8)))
    assert DRAWN in faults(found(tmp_path, film(8), film(4)))


def test_a_thousandth_of_light_too_much_in_no_line_is_no_fault(tmp_path: Path) -> None:
    values = weights()
    nearly = values * 1.001
    assert not faults(found(tmp_path, standing(bundle(nearly)), standing(bundle(values))))


def test_light_that_is_a_third_too_weak_is_found(tmp_path: Path) -> None:
    def dimmed(lines: Connections) -> Connections:
        return lines.set_opacity(0.66)

    values = weights()
    rows = found(tmp_path, standing(dimmed(bundle(values))), standing(bundle(values)))
    assert LIGHT in faults(rows)


def test_what_fades_in_is_looked_at_in_every_frame(tmp_path: Path) -> None:
    def film() -> Iterator[Sequence[Mobject]]:
        lines = bundle(weights())
        yield from played(lines, FadeIn(lines), 8)

    rows = found(tmp_path, film())
    assert not faults(rows)
    assert rows[MOVING].values > 7 * 50


def test_lines_of_another_colour_are_found(tmp_path: Path) -> None:
    def ways() -> Iterator[Sequence[Mobject]]:
        lines = bundle(weights())
        ends = lines.points[::4]
        shown = [
            Line(ends[j], ends[lines.n_in + i], color=YELLOW, stroke_width=2)
            for i, j in np.argwhere(lines.values > 0.3)
        ]
        yield from standing(*shown)

    assert LIGHT in faults(found(tmp_path, ways(), standing(bundle(weights()))))


def test_a_ring_that_states_nothing_is_not_taken_for_light(tmp_path: Path) -> None:
    def film() -> Iterator[Sequence[Mobject]]:
        ring = Circle(1.2, color=YELLOW)
        for share in np.linspace(0, 1, 8):
            yield [bundle(weights()), ring.set_stroke(opacity=share)]

    assert not faults(found(tmp_path, film()))
