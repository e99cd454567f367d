"""Neurons state their activations, and where each of them is lit."""

import numpy as np
import pytest
from manim import RIGHT

from scenes.mobjects.network.answer_table import AnswerTable
from scenes.mobjects.network.outputs import OutputLayer
from scenes.mobjects.neurons.input_neurons import InputNeurons
from scenes.mobjects.neurons.lamps import Lamps
from scenes.mobjects.neurons.neurons import NeuronLayer, lamp_colours
from scenes.mobjects.painting.discs import Discs
from scenes.mobjects.painting.dots import Dots
from scenes.mobjects.showing import LIGHT
from scenes.mobjects.stage import Area
from tests.helpers.pictures import run
from tests.helpers.stated import colours_at, only, stated

VALUES = np.array([0.0, 0.3, 2.0, -1.0])


def test_a_layer_states_its_activations_where_they_are_lit() -> None:
    layer = NeuronLayer(VALUES, 4, limit=2, numbers=False)
    shown = only("lamps", layer)
    assert shown.values.tolist() == VALUES.tolist()
    assert (shown.scale, shown.limit) == (LIGHT, 2)
    seen = colours_at(layer, shown, 0.5, 0.8)  # over the minus
    assert seen == pytest.approx(lamp_colours(VALUES, 2), abs=1 / 255)
    widths = shown.places[:, 1] - shown.places[:, 0]
    assert widths == pytest.approx(np.full((4, 2), 2 * layer.radius))


def test_what_is_told_of_a_light_is_stated_beside_its_value() -> None:
    layer = NeuronLayer(VALUES, 4, limit=2, numbers=False).set_told(0)
    run(layer.light(VALUES), 0.5)
    shown = only("lamps", layer)
    assert shown.values.tolist() == VALUES.tolist()
    assert shown.plainly.tolist() == [1] * 4
    assert shown.more["told"] == pytest.approx(np.full(4, 0.5))
    dark, lit = lamp_colours(0 * VALUES, 2), lamp_colours(VALUES, 2)
    expected = dark + shown.more["told"][:, None] * (lit - dark)
    assert colours_at(layer, shown, 0.5, 0.8) == pytest.approx(expected, abs=1.5 / 255)


def test_on_the_way_from_light_to_light_a_layer_states_the_light_of_now() -> None:
    layer = NeuronLayer(np.zeros(2), 4)
    run(layer.light(np.array([1.0, 0.5]), rate_func=lambda share: share), 0.25)
    assert only("lamps", layer).values == pytest.approx([0.25, 0.125])


def test_numbers_in_neurons_state_themselves_and_are_part_of_their_lamps() -> None:
    layer = NeuronLayer(np.array([0.25, 0.75]), radius=0.6)
    lamps, *numbers = stated(layer)
    assert [each.text for each in numbers] == ["0.25", "0.75"]
    assert lamps.parts == (layer.dots, *layer.numbers)


def test_of_a_long_layer_those_that_are_drawn_are_stated() -> None:
    values = np.linspace(0, 1, 1000)
    layer = NeuronLayer(values, 6)
    assert only("lamps", layer).values.tolist() == values[layer.shown].tolist()


def test_outputs_state_lamps_bars_and_numbers_of_the_same_values() -> None:
    outputs = OutputLayer(list("abcd"), VALUES / 2, limit=1).set_told(1)
    told = stated(outputs)
    assert only("lamps", outputs).values.tolist() == (VALUES / 2).tolist()
    assert only("bars", outputs).values.tolist() == (VALUES / 2).tolist()
    numbers = [each for each in told if each.kind == "number"]
    assert [float(each.values[0]) for each in numbers] == (VALUES / 2).tolist()


def test_inputs_and_lamps_state_their_values() -> None:
    assert only("lamps", InputNeurons(VALUES, 4, 2)).more["told"].tolist() == [0] * 4
    lamps = Lamps(VALUES / 2, Area(-2, -2, 4, 4))
    assert only("lamps", lamps).values.tolist() == (VALUES / 2).tolist()


def test_a_table_states_the_outputs_of_all_its_images() -> None:
    outputs = np.array([[0.1, 0.9], [0.8, 0.2], [0.5, 0.4]])
    images = np.zeros((3, 4, 4))
    table = AnswerTable(images, [1, 0, 0], outputs, Area(-5, -3, 10, 6))
    shown = only("lamps", table)
    assert shown.values.tolist() == outputs.ravel().tolist()
    expected = lamp_colours(outputs.ravel(), 1)
    assert colours_at(table, shown) == pytest.approx(expected, abs=1 / 255)


def test_dots_alone_state_their_places_and_colours() -> None:
    colours = np.array([[1, 0, 0], [0, 0, 1]], dtype=float)
    dots = Dots(np.array([[-1, 0, 0], [1, 1, 0]]), colours, 0.25)
    shown = only("dots", dots)
    assert shown.places[0].tolist() == [[-1.25, -0.25], [-0.75, 0.25]]
    assert colours_at(dots, shown) == pytest.approx(shown.more["colours"], abs=1 / 255)
    assert shown.values.size == 0


def test_discs_state_how_clear_each_is() -> None:
    discs = Discs(np.zeros((2, 3)), np.ones((2, 3)))
    discs.arrange(np.array([[0, 0, 0], RIGHT]), np.array([0.2, 0.4]), np.array([1, 0.25]))
    shown = only("dots", discs)
    assert shown.plainly.tolist() == [1, 0.25]
    inner = 0.84 * np.array([[0.4, 0.4], [0.8, 0.8]])  # within the rim
    assert np.ptp(shown.places, axis=1) == pytest.approx(inner)
