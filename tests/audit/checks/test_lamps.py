"""Neurons as they are filmed: true ones pass, and one that is not its value is found."""

from pathlib import Path

import numpy as np
import pytest
from manim import DOWN, RIGHT, UP, Circle, Line

from scenes._audit.checks.lamps import LampsCheck
from scenes.mobjects.neurons.lamps import Lamps
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from tests.helpers.audited import Shot, audited, stands

LIGHTS = np.array([0.0, 1.0, 0.62, 0.03, 0.4, 0.97, 0.5, 0.08, 0.75, 0.2, 0.33, 0.9, 1, 0, 0.55, 1])


def layer(lights: np.ndarray = LIGHTS, limit: float = 1.0, **looks: object) -> NeuronLayer:
    """A layer of sixteen neurons, at no whole pixel."""
    return NeuronLayer(lights, limit=limit, **looks).shift([0.017, 0.029, 0])


def large(lights: np.ndarray) -> NeuronLayer:
    """Neurons that have room for numbers."""
    return NeuronLayer(lights, length=12.0, axis=RIGHT, radius=0.6)


def test_neurons_are_read_to_three_levels(tmp_path: Path) -> None:
    row = audited(LampsCheck(), tmp_path, stands(layer()))["lamps"]
    assert not row.faults and row.worst is not None and row.worst <= 3
    assert (row.things, row.values, row.uncovered) == (1, 6 * 16, 0)


def test_a_light_is_read_beside_its_number_and_beside_its_minus(tmp_path: Path) -> None:
    numbered = large(LIGHTS[:6])
    assert len(numbered.numbers)
    signed = layer(4 * LIGHTS * (-1) ** np.arange(16), limit=4)
    for shown in (numbered, signed):
        row = audited(LampsCheck(), tmp_path, stands(shown))["lamps"]
        assert not row.faults and row.uncovered == 0
        assert row.worst is not None and row.worst <= 3


@pytest.mark.parametrize("index", [1, 2, 5, 8])
def test_a_neuron_that_is_a_tenth_too_dark_is_found(index: int, tmp_path: Path) -> None:
    dimmed = LIGHTS.copy()
    dimmed[index] *= 0.9
    shot = Shot([layer()], [layer(dimmed)])
    (fault,) = audited(LampsCheck(), tmp_path, shot)["lamps"].faults
    assert fault.what == f"light {index} of NeuronLayer 1"


def test_a_turned_sign_is_found(tmp_path: Path) -> None:
    turned = LIGHTS * np.where(np.arange(16) == 4, -1, 1)
    shot = Shot([layer()], [layer(turned)])
    assert audited(LampsCheck(), tmp_path, shot)["lamps"].faults[0].what.startswith("light 4 ")


def test_lights_on_their_way_agree_with_what_is_stated_at_every_frame(tmp_path: Path) -> None:
    shots = [stands(layer(share * LIGHTS), count=1) for share in np.linspace(0, 1, 8)]
    rows = audited(LampsCheck(), tmp_path, *shots)
    assert set(rows) == {"lamps, moving"} and rows["lamps, moving"].values == 8 * 16
    shots[4] = Shot(shots[4].stated, shots[6].drawn, 1)
    assert audited(LampsCheck(), tmp_path, *shots)["lamps"].faults[0].time == pytest.approx(4 / 15)


def test_lights_that_are_not_told_yet_are_dark(tmp_path: Path) -> None:
    told = layer().set_told(np.linspace(0, 1, 16))
    assert not audited(LampsCheck(), tmp_path, stands(told))["lamps"].faults
    row = audited(LampsCheck(), tmp_path, Shot([told], [layer()]))["lamps"]
    assert row.faults


def test_half_clear_lights_are_seen_through(tmp_path: Path) -> None:
    assert not audited(LampsCheck(), tmp_path, stands(layer().set_opacity(0.5)))["lamps"].faults


def test_what_lies_over_a_part_of_a_light_spoils_it_for_nothing_but_that_part(
    tmp_path: Path,
) -> None:
    lights = layer()
    beside = Line(UP, DOWN, color=THEME.attention, stroke_width=4).scale(4)
    beside.shift(lights.centres[0] + RIGHT * lights.radius * 0.8)
    shot = Shot([lights], [lights, beside])
    assert not audited(LampsCheck(), tmp_path, shot)["lamps"].faults
    dimmed = LIGHTS * np.where(np.arange(16) == 8, 0.85, 1)
    faults = audited(LampsCheck(), tmp_path, Shot([lights], [layer(dimmed), beside]))[
        "lamps"
    ].faults
    assert [fault.what for fault in faults] == ["light 8 of NeuronLayer 1"]


def test_a_ring_through_all_halves_of_a_light_leaves_a_quarter_to_be_judged_by(
    tmp_path: Path,
) -> None:
    def one(light: float) -> NeuronLayer:
        return NeuronLayer([light], radius=0.35)

    ring = Circle(0.28, color=THEME.attention, stroke_width=4).shift([-0.19, 0.06, 0])
    row = audited(LampsCheck(), tmp_path, stands(one(0.0), ring))["lamps"]
    assert not row.faults and row.values
    shot = Shot([one(0.0), ring], [one(0.1), ring])
    (fault,) = audited(LampsCheck(), tmp_path, shot)["lamps"].faults
    assert fault.what == "light 0 of NeuronLayer 1"


def test_lights_that_lie_over_each_other_are_not_judged(tmp_path: Path) -> None:
    crowd = Lamps(LIGHTS, Area(-3, -3, 6, 6))
    crowd.dots.set_centres(np.zeros((16, 3)) + np.arange(16)[:, None] * [0.1, 0, 0])
    row = audited(LampsCheck(), tmp_path, stands(crowd))["lamps"]
    assert not row.faults and (row.values, row.uncovered) == (0, 6 * 16)
