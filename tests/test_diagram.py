"""A whole network as one diagram: any sizes, nothing overlaps, everything is the data."""

from itertools import pairwise

import numpy as np
import pytest
from manim import config

from nnmath import Layer, Network, contributions, forward
from scenes.mobjects.diagram import NetworkDiagram
from scenes.mobjects.grids import ImageGrid
from tests.pictures import around, paint, printed, run

SHAPES = {
    "784-16-16-10": ((784, 16, 16, 10), (28, 28)),
    "2-3-2": ((2, 3, 2), None),
    "784-128-64-10": ((784, 128, 64, 10), (28, 28)),
    "1-1": ((1, 1), None),
    "12-5-1": ((12, 5, 1), (3, 4)),
}


def network(sizes: tuple[int, ...]) -> Network:
    rng = np.random.default_rng(len(sizes))
    return Network(
        tuple(
            Layer(rng.normal(size=(n_out, n_in)), rng.normal(size=n_out), "sigmoid")
            for n_in, n_out in pairwise(sizes)
        )
    )


def diagram_of(name: str) -> NetworkDiagram:
    sizes, image_shape = SHAPES[name]
    return NetworkDiagram([layer.weights for layer in network(sizes).layers], image_shape)


@pytest.mark.parametrize("name", SHAPES)
def test_any_sizes_fit_into_the_frame_without_overlap(name: str) -> None:
    sizes, _ = SHAPES[name]
    diagram = diagram_of(name)
    assert len(diagram.columns) == len(sizes)
    for k, (column, n) in enumerate(zip(diagram.columns, sizes, strict=True)):
        assert len(column.centres) == n
        if n > 1 and not isinstance(column, ImageGrid):
            gaps = np.linalg.norm(np.diff(column.centres, axis=0), axis=1)
            circle = column.dots.copy().set_points(column.dots.points[:4])
            assert gaps.min() > circle.width, f"neurons of layer {k} overlap"
    for left, right in pairwise(diagram.columns):
        assert left.get_right()[0] < right.get_left()[0]
    assert np.abs(diagram.get_right()[0]) < config.frame_width / 2
    assert np.abs(diagram.get_left()[0]) < config.frame_width / 2
    assert diagram.height < config.frame_height
    assert paint(*diagram.columns).any()


@pytest.mark.parametrize("name", ["784-16-16-10", "2-3-2"])
def test_connections_join_the_neurons_of_neighbouring_layers(name: str) -> None:
    diagram = diagram_of(name)
    layers = network(SHAPES[name][0]).layers
    for k, gap in enumerate(diagram.weights):
        ends = gap.points[::4]
        np.testing.assert_allclose(ends[: gap.n_in], diagram.columns[k].centres)
        np.testing.assert_allclose(ends[gap.n_in :], diagram.columns[k + 1].centres)
        np.testing.assert_array_equal(gap.values, layers[k].weights)


def test_a_small_network_prints_its_activations_in_its_neurons() -> None:
    small, x = network((2, 3, 2)), np.array([0.25, 0.875])
    diagram = diagram_of("2-3-2").set_input(x)
    for k, step in enumerate(forward(small, x)):
        run(diagram.light(k + 1, step.a))
    activations = [x, *(step.a for step in forward(small, x))]
    for column, values in zip(diagram.columns, activations, strict=True):
        assert [printed(number.glyphs) for number in column.numbers] == [
            f"{value:.2f}" for value in values
        ]


def test_the_input_can_be_an_image() -> None:
    x = np.linspace(0, 1, 12)
    diagram = diagram_of("12-5-1").set_input(x)
    assert diagram.input.values.shape == (3, 4)
    picture = paint(diagram.input)
    shown = [around(picture, centre)[0] for centre in diagram.input.centres]
    assert (np.diff(shown) > 0).all()


def test_signals_are_dark_until_they_are_sent_and_then_show_the_contributions() -> None:
    small, x = network((2, 3, 2)), np.array([0.25, 0.875])
    diagram = diagram_of("2-3-2")
    assert not paint(*diagram.signals).any()
    diagram.set_contributions(0, contributions(small.layers[0], x))
    assert not paint(*diagram.signals).any()
    run(diagram.signals[0].pulse(rest=1))
    np.testing.assert_array_equal(diagram.signals[0].values, contributions(small.layers[0], x))
    # What a fully lit input would send at most.
    assert diagram.signals[0].limit == np.abs(small.layers[0].weights).max()
    assert paint(diagram.signals[0]).any() and not paint(diagram.signals[1]).any()


@pytest.mark.parametrize("name", ["784-16-16-10", "2-3-2"])
def test_an_outline_is_where_the_neuron_is(name: str) -> None:
    diagram = diagram_of(name)
    for layer, column in enumerate(diagram.columns):
        for index in (0, len(column.centres) - 1):
            outline = diagram.neuron(layer, index)
            np.testing.assert_allclose(outline.get_center(), column.centres[index], atol=1e-6)


def test_neurons_cover_the_ends_of_their_connections() -> None:
    diagram = diagram_of("2-3-2").set_input(np.zeros(2))
    whole, neurons = paint(diagram), paint(*diagram.columns)
    for column in diagram.columns:
        for centre in column.centres:
            np.testing.assert_array_equal(around(whole, centre), around(neurons, centre))
