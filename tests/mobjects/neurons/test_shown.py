"""Of more neurons than a frame can show, real ones are drawn, and it is said how many are not."""

import numpy as np
import pytest
from manim import DOWN, RIGHT, VMobject

from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.neurons.shown import ENDS, MOST, best_shown, shown_of
from tests.helpers.pictures import run
from tests.mobjects.bars.test_bars import overlap
from tests.mobjects.neurons.test_neurons import grey, painted

SIZE = 1000


def told(layer: NeuronLayer) -> str:
    """What stands for the neurons that are not drawn."""
    return str(layer.others[1].typst_code) if len(layer.others) else ""


@pytest.mark.parametrize("n", [1, 16, 128, MOST])
def test_as_many_as_a_frame_can_show_are_all_drawn(n: int) -> None:
    layer = NeuronLayer(np.zeros(n))
    np.testing.assert_array_equal(layer.shown, np.arange(n))
    assert len(layer.centres) == n and not told(layer)
    steps = np.diff(layer.centres, axis=0) @ DOWN
    np.testing.assert_allclose(steps, layer.spacing)


@pytest.mark.parametrize("axis", [DOWN, RIGHT], ids=["column", "row"])
def test_of_more_the_first_and_the_last_are_drawn_and_the_others_counted(axis: np.ndarray) -> None:
    layer = NeuronLayer(np.zeros(SIZE), axis=axis)
    assert layer.shown.tolist() == [*range(ENDS), *range(SIZE - ENDS, SIZE)]
    assert f"{SIZE - 2 * ENDS:,} more" in told(layer)
    assert f"{MOST + 1 - 2 * ENDS:,} more" in told(NeuronLayer(np.zeros(MOST + 1), axis=axis))
    along = layer.centres @ axis
    assert (np.diff(along) > 2 * layer.radius).all()
    assert np.ptp(along) <= 5.6
    # The words lie between the two parts, and on no neuron.
    first, last = along[:ENDS].max(), along[ENDS:].min()
    middle = layer.others.get_center() @ axis
    half = np.abs([layer.others.width, layer.others.height, 0] @ axis) / 2
    assert first + layer.radius < middle - half and middle + half < last - layer.radius


def test_those_that_are_drawn_have_their_own_light() -> None:
    activations = np.linspace(0, 1, SIZE)
    layer = NeuronLayer(activations)
    expected = grey(activations[layer.shown])
    np.testing.assert_allclose(255 * layer.dots.colours, expected, atol=1e-9)
    few = layer.shown[::21]
    shown = painted(layer)[np.searchsorted(layer.shown, few)]
    assert (np.diff(shown[:, 0]) > 0).all()
    run(layer.light(activations[::-1]))
    np.testing.assert_array_equal(layer.activations, activations[::-1])
    np.testing.assert_allclose(layer.dots.colours, expected[::-1] / 255, atol=1e-9)


def test_only_some_can_be_told() -> None:
    layer = NeuronLayer(np.ones(SIZE)).set_told(np.arange(SIZE) == SIZE - 1)
    brightness = layer.dots.colours[:, 0]
    assert brightness.argmax() == len(layer.shown) - 1
    assert np.ptp(brightness[:-1]) == 0 < np.ptp(brightness)


@pytest.mark.parametrize("given", [2 * ENDS, SIZE - 1])
def test_activations_are_given_for_all_neurons(given: int) -> None:
    with pytest.raises(ValueError, match=rf"\({SIZE},\) was expected"):
        NeuronLayer(np.zeros(SIZE)).set_activations(np.zeros(given))


def test_a_neuron_is_pointed_at_where_it_is_and_otherwise_among_the_others() -> None:
    layer = NeuronLayer(np.zeros(SIZE))
    for index, place in ((0, 0), (ENDS - 1, ENDS - 1), (SIZE - ENDS, ENDS), (-1, -1)):
        np.testing.assert_allclose(layer.neuron(index).get_center(), layer.centres[place])
        np.testing.assert_array_equal(layer.place(index), layer.centres[place])
    outline = layer.neuron(SIZE // 2)
    ring = VMobject().set_points(outline.points)
    np.testing.assert_allclose(ring.get_center(), layer.others.get_center())
    assert overlap(ring, layer.others)


@pytest.mark.parametrize("axis", [DOWN, RIGHT])
def test_which_one_of_the_others_is_meant_is_said_beside_them(axis: np.ndarray) -> None:
    layer = NeuronLayer(np.zeros(SIZE), axis=axis)
    (named,) = layer.neuron(SIZE // 2).submobjects
    assert named[1].typst_code.count(str(SIZE // 2)) == 1
    assert not overlap(named[1], layer.others)
    assert not layer.neuron(0).submobjects
    # A negative index is counted from the end.
    (last,) = layer.neuron(-SIZE // 2).submobjects
    assert last[1].typst_code == named[1].typst_code


def test_the_place_of_one_of_the_others_is_that_of_what_stands_for_them() -> None:
    layer = NeuronLayer(np.zeros(SIZE))
    np.testing.assert_allclose(layer.place(SIZE // 2), layer.others.get_center())


def test_the_best_that_is_shown() -> None:
    values = np.zeros(SIZE)
    values[[500, SIZE - 2]] = 2, 1
    assert best_shown(values) == SIZE - 2
    assert best_shown(values[:MOST]) == 500
    assert len(shown_of(SIZE)) == 2 * ENDS


def test_neurons_that_lie_elsewhere_than_on_a_line_are_all_drawn() -> None:
    centres = np.stack([*np.divmod(np.arange(SIZE), 40), np.zeros(SIZE)], axis=1) / 10
    layer = NeuronLayer.at(centres, 0.04, limit=2.0)
    np.testing.assert_allclose(layer.centres, centres)
    assert layer.radius == pytest.approx(0.04) and not told(layer)
    assert np.ptp(layer.dots.colours) == np.ptp(NeuronLayer(np.zeros(2)).dots.colours)
    activations = np.linspace(0, 2, SIZE)
    layer.set_activations(activations)
    np.testing.assert_allclose(255 * layer.dots.colours, grey(activations / 2), atol=1e-9)
