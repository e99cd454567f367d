"""Neurons: the brightness painted and the number printed are the activation."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from manim import BLACK, RIGHT, UP, WHITE, VGroup, linear

from scenes.mobjects.lettering.printing import activation
from scenes.mobjects.neurons.neurons import NeuronLayer, number_inks
from scenes.mobjects.painting.dots import brightness_colours
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import around, contrast, paint, printed, run

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
    activations = np.array([0.0, 2.0, 4.0, 8.0, 3.0, 1.0, 1.0, 1.0, 1.0])
    layer = NeuronLayer(activations, limit=4.0)
    np.testing.assert_allclose(painted(layer), grey(np.clip(activations / 4, 0, 1)), atol=1.5)


def test_a_negative_activation_is_lit_in_its_signs_colour_and_carries_a_minus() -> None:
    activations = np.array([-4.0, -2.0, 2.0, 0.0, -8.0, 4.0])
    layer = NeuronLayer(activations, limit=4.0, radius=0.3)
    picture = paint(layer)
    above, below = (
        np.array([around(picture, c + UP * y, reach=0)[:3] for c in layer.centres])
        for y in (0.12, -0.12)
    )
    np.testing.assert_allclose(above, below, atol=1)
    red = 255 * THEME.negative.to_rgb()
    shares = np.array([1, 0.5, 0, 0, 1, 0])
    expected = np.where(
        (activations < 0)[:, None],
        DARK + np.outer(shares, red - DARK),
        grey(np.clip(activations / 4, 0, 1)),
    )
    np.testing.assert_allclose(above, expected, atol=1.5)
    differs = np.abs(painted(layer) - above).max(axis=1) > 20
    np.testing.assert_array_equal(differs, activations < 0)


@pytest.mark.parametrize("limit", [1.0, 10.0, 1e-9, 1e6])
@pytest.mark.parametrize(
    "values", [[0, 0], [-12.5, 0.004], [1e-9, -1e-9], [123456.0, -123456.0], [0.5, 0.999]]
)
def test_any_values_with_any_limit_are_drawn_and_printed(limit: float, values: list) -> None:
    layer = NeuronLayer(np.zeros(2), limit=limit).set_activations(np.array(values))
    texts = [printed(number.glyphs) for number in layer.numbers]
    assert texts == [activation(value).replace(" ", "") for value in values]
    assert np.isfinite(layer.dots.colours).all()
    assert layer.dots.colours.min() >= 0 and layer.dots.colours.max() <= 1


def test_a_lit_neuron_never_says_that_it_is_dark_nor_a_dimmed_one_that_it_is_full() -> None:
    layer = NeuronLayer(np.array([0.004, 0.9996, 0.0, 1.0]))
    texts = [printed(number.glyphs) for number in layer.numbers]
    assert texts == ["<0.01", ">0.99", "0.00", "1.00"]


def test_numbers_stand_in_the_middle_of_their_neurons() -> None:
    layer = NeuronLayer(np.array([0.004, 0.55, 0.9996]))
    for number, centre in zip(layer.numbers, layer.centres, strict=True):
        drawn = VGroup(*(glyph for glyph in number.glyphs if len(glyph.points)))
        assert drawn.get_x() == pytest.approx(centre[0], abs=0.04)
        assert drawn.width < 2 * np.sqrt(layer.radius**2 - (drawn.height / 2) ** 2)


def test_a_key_says_what_fully_lit_means() -> None:
    layer = NeuronLayer(np.zeros(16), limit=10.22)
    assert "fully lit: 10.2" in layer.lit_key()[0].typst_code
    lamp, name = layer.lit_key(short=True)
    assert "= 10.2" in name.typst_code
    np.testing.assert_allclose(around(paint(lamp), lamp.get_center())[:3], LIT, atol=1)


def test_a_row_runs_from_left_to_right() -> None:
    row = NeuronLayer(np.linspace(0, 1, 10), 6.0, axis=RIGHT)
    assert (np.diff(row.centres[:, 0]) > 0).all() and np.ptp(row.centres[:, 1]) == 0
    np.testing.assert_allclose(painted(row), grey(np.linspace(0, 1, 10)), atol=1.5)


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
    for number, centre, value in zip(layer.numbers, layer.centres, activations, strict=True):
        assert number.get_y() == pytest.approx(centre[1], abs=0.05)
        outline = layer.neuron(0)
        assert number.width < outline.width
        glyph = next(glyph for glyph in number.glyphs if len(glyph.points))
        disc = brightness_colours(np.array([value]))[0]
        better = max((BLACK, WHITE), key=lambda ink: contrast(ink.to_rgb(), disc))
        assert glyph.get_fill_color() == better


def test_numbers_stand_out_on_every_light() -> None:
    discs = brightness_colours(np.linspace(0, 1, 101))
    for ink, disc in zip(number_inks(discs), discs, strict=True):
        assert contrast(ink.to_rgb(), disc) > 4.5


def test_numbers_follow_the_light() -> None:
    layer = NeuronLayer(np.zeros(3))
    run(layer.light(np.array([1.0, 0.25, 0.0])))
    assert [printed(number.glyphs) for number in layer.numbers] == ["1.00", "0.25", "0.00"]


def test_neurons_come_out_of_the_dark_at_their_activations_some_before_the_others() -> None:
    activations = np.array([0.9, -2.0, 0.5])
    layer = NeuronLayer(activations, limit=2).set_told(np.array([1, 0, 0]))
    shares = [1, 0.25, 0.25]
    run(layer.light(activations, rate_func=linear), 0.0, 0.25)
    assert [printed(number.glyphs) for number in layer.numbers] == ["0.90", "−2.00", "0.50"]
    seen = [number.glyphs[0].get_fill_opacity() for number in layer.numbers]
    np.testing.assert_allclose(seen, shares)
    whole = NeuronLayer(activations, limit=2).dots.colours
    dark = THEME.dark.to_rgb()
    expected = dark + np.array(shares)[:, None] * (whole - dark)
    np.testing.assert_allclose(layer.dots.colours, expected)


def test_neurons_go_dark_and_say_nothing() -> None:
    layer = NeuronLayer(np.array([0.9, 0.2, 0.5]))
    run(layer.darken())
    np.testing.assert_allclose(layer.dots.colours, np.tile(THEME.dark.to_rgb(), (3, 1)))
    assert not paint(layer.numbers).any()


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


def test_another_count_of_activations_is_refused() -> None:
    with pytest.raises(ValueError, match="3"):
        NeuronLayer(np.zeros(3)).set_activations(np.ones(2))
