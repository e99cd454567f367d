"""Neurons: the brightness painted and the number printed are the activation."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from manim import RIGHT

from scenes.mobjects.dots import brightness_colours
from scenes.mobjects.neurons import NeuronLayer
from scenes.mobjects.theme import THEME
from tests.pictures import around, contrast, paint, printed, run

DARK, LIT = (255 * np.array(colour.to_rgb()) for colour in (THEME.dark, THEME.lit))


def grey(share: np.ndarray) -> np.ndarray:
    """The colours of activations between dark (0) and lit (1): (n,) to (n, 3)."""
    return DARK + np.outer(share, LIT - DARK)


def painted(layer: NeuronLayer) -> np.ndarray:
    picture = paint(layer)
    return np.array([around(picture, centre)[:3] for centre in layer.centres])


@settings(max_examples=20)
@given(st.lists(st.floats(0, 1), min_size=10, max_size=10))
def test_neurons_are_as_bright_as_their_activations(activations: list[float]) -> None:
    layer = NeuronLayer(np.array(activations))
    np.testing.assert_allclose(painted(layer), grey(np.array(activations)), atol=1.5)


def test_a_limit_is_fully_lit_and_what_exceeds_it_is_clipped() -> None:
    activations = np.array([0.0, 2.0, 4.0, 8.0, -3.0, 1.0, 1.0, 1.0, 1.0])
    layer = NeuronLayer(activations, limit=4.0)
    np.testing.assert_allclose(painted(layer), grey(np.clip(activations / 4, 0, 1)), atol=1.5)


def test_lighting_up_ends_exactly_at_the_activations() -> None:
    activations = np.linspace(0, 1, 10)
    layer = NeuronLayer(np.zeros(10))
    run(layer.light(activations), 0.0, 0.5)
    np.testing.assert_allclose(painted(layer), grey(activations / 2), atol=1.5)
    layer = NeuronLayer(np.zeros(10))
    run(layer.light(activations))
    np.testing.assert_allclose(painted(layer), grey(activations), atol=1.5)


def test_neurons_in_a_moved_and_scaled_layer_are_where_the_layer_says() -> None:
    activations = np.linspace(0, 1, 10)
    layer = NeuronLayer(activations).scale(0.8).shift(RIGHT * 2)
    np.testing.assert_allclose(painted(layer), grey(activations), atol=1.5)
    assert layer.centres[:, 0] == pytest.approx(2.0)


def test_large_neurons_print_their_activations_legibly() -> None:
    activations = np.array([0.126, 0.5, 0.994])
    layer = NeuronLayer(activations)
    assert [printed(number.glyphs) for number in layer.numbers] == ["0.13", "0.50", "0.99"]
    for number, centre, activation in zip(layer.numbers, layer.centres, activations, strict=True):
        assert number.get_y() == pytest.approx(centre[1], abs=0.05)
        outline = layer.neuron(0)
        assert number.width < outline.width
        glyph = next(glyph for glyph in number.glyphs if len(glyph.points))
        disc = brightness_colours(np.array([activation]))[0]
        better = max((THEME.plate, THEME.lit), key=lambda ink: contrast(ink.to_rgb(), disc))
        assert glyph.get_fill_color() == better


def test_numbers_follow_the_light() -> None:
    layer = NeuronLayer(np.zeros(3))
    run(layer.light(np.array([1.0, 0.25, 0.0])))
    assert [printed(number.glyphs) for number in layer.numbers] == ["1.00", "0.25", "0.00"]


def test_activations_beyond_one_are_printed_whole() -> None:
    layer = NeuronLayer(np.array([12.5, -3.25]), limit=20)
    assert [printed(number.glyphs) for number in layer.numbers] == ["12.50", "−3.25"]


def test_small_neurons_print_nothing() -> None:
    assert len(NeuronLayer(np.zeros(16)).numbers) == 0


def test_an_outline_surrounds_its_neuron_and_no_other() -> None:
    layer = NeuronLayer(np.zeros(16)).shift(RIGHT)
    for index in (0, 7, 15):
        outline = layer.neuron(index)
        np.testing.assert_allclose(outline.get_center(), layer.centres[index], atol=1e-6)
        others = np.delete(layer.centres, index, axis=0)
        gaps = np.linalg.norm(others - outline.get_center(), axis=1)
        assert gaps.min() > outline.width / 2


def test_digit_names_stand_beside_their_neurons() -> None:
    layer = NeuronLayer(np.zeros(10))
    names = layer.digit_names()
    assert len(names) == 10
    for name, centre in zip(names, layer.centres, strict=True):
        assert name.get_y() == pytest.approx(centre[1], abs=0.06)
        assert name.get_left()[0] > centre[0] + layer.neuron(0).width / 2 - 0.05


def test_another_count_of_activations_is_refused() -> None:
    with pytest.raises(ValueError, match="3"):
        NeuronLayer(np.zeros(3)).set_activations(np.ones(2))
