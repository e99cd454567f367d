"""A whole network as one diagram: any sizes, nothing overlaps, everything is the data."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from manim import DOWN, RIGHT, linear

from nnmath import Layer, Network, contributions, forward
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.network.diagram import NetworkDiagram
from scenes.mobjects.stage import Area, Stage
from scenes.mobjects.theme import SMALL
from tests.helpers.pictures import along, around, paint, printed, run
from tests.mobjects.bars.test_bars import overlap

SHAPES = {
    "784-16-16-10": ((784, 16, 16, 10), (28, 28)),
    "2-3-2": ((2, 3, 2), None),
    "784-128-64-10": ((784, 128, 64, 10), (28, 28)),
    "1-1": ((1, 1), None),
    "12-5-1": ((12, 5, 1), (3, 4)),
    "784-10": ((784, 10), (28, 28)),
    "784-16-1": ((784, 16, 1), (28, 28)),
    "784-16-16-2": ((784, 16, 16, 2), (28, 28)),
    "784-32-26": ((784, 32, 26), (28, 28)),
}


def network(sizes: tuple[int, ...]) -> Network:
    rng = np.random.default_rng(len(sizes))
    return Network(
        tuple(
            Layer(rng.normal(size=(n_out, n_in)), rng.normal(size=n_out), "sigmoid")
            for n_in, n_out in pairwise(sizes)
        )
    )


WIDE, TALL = Stage(128 / 9, 8).main, Stage(8, 128 / 9).main
AREAS = pytest.mark.parametrize("area", [WIDE, TALL], ids=["wide", "tall"])


def diagram_of(name: str, area: Area = WIDE, **settings: Any) -> NetworkDiagram:
    sizes, image_shape = SHAPES[name]
    weights = [layer.weights for layer in network(sizes).layers]
    return NetworkDiagram(weights, image_shape, area, **settings)


def complete(name: str, area: Area) -> NetworkDiagram:
    """A diagram with names, bars, numbers, and layers that need a key."""
    sizes, _ = SHAPES[name]
    names = [chr(ord("A") + i) for i in range(sizes[-1])]
    limits = [10.2] * (len(sizes) - 1)
    diagram = diagram_of(name, area, limits=limits, names=names)
    run(diagram.light(len(sizes) - 1, np.linspace(-5, 10.2, sizes[-1])))
    return diagram


@AREAS
@pytest.mark.parametrize("name", SHAPES)
def test_any_sizes_fill_the_area_without_overlap(name: str, area: Area) -> None:
    sizes, _ = SHAPES[name]
    diagram = complete(name, area)
    assert len(diagram.columns) == len(sizes)
    for k, (column, n) in enumerate(zip(diagram.columns, sizes, strict=True)):
        assert len(column.centres) == n
        if n > 1 and not isinstance(column, ImageGrid):
            gaps = np.linalg.norm(np.diff(column.centres, axis=0), axis=1)
            assert gaps.min() > 2 * column.radius, f"neurons of layer {k} overlap"
    flow = RIGHT if area is WIDE else DOWN
    for before, after in pairwise(diagram.columns):
        assert before.get_edge_center(flow) @ flow < after.get_edge_center(-flow) @ flow
    assert paint(*diagram.columns).any()
    drawn = Area.around(*diagram.columns)
    assert drawn.left >= area.left - 0.01 and drawn.right <= area.right + 0.01
    assert drawn.bottom >= area.bottom - 0.01 and drawn.top <= area.top + 0.01
    # From its first edge to its last.
    along = (drawn.width, area.width) if area is WIDE else (drawn.height, area.height)
    assert along[0] > 0.9 * along[1]


@AREAS
@pytest.mark.parametrize("name", SHAPES)
def test_labels_have_places_of_their_own(name: str, area: Area) -> None:
    sizes, _ = SHAPES[name]
    diagram = complete(name, area)
    keys = list(diagram.lit_keys())
    assert len(keys) == len(sizes) - 1
    labels = [
        diagram.under(k).place(words("{}", f"{n:,}", size=SMALL)) for k, n in enumerate(sizes)
    ]
    products = [n_in * n_out for n_in, n_out in pairwise(sizes)]
    labels += [
        diagram.under_gap(k).place(words("{}", f"{n:,}", size=SMALL))
        for k, n in enumerate(products)
    ]
    outputs = diagram.outputs
    # Outputs that have no room for a name and a number have none.
    said = [text for text in (*outputs.names, *outputs.bars.numbers) if text.has_points()
            or text.submobjects]  # fmt: skip
    texts = [*keys, *labels, *said]
    assert all(Area.around(text).left >= area.left - 0.05 for text in texts)
    for k, one in enumerate(texts):
        for other in texts[:k]:
            assert not overlap(one, other)
        for column in diagram.columns:
            dots = column if isinstance(column, ImageGrid) else column.dots
            assert not overlap(one, dots)


def test_signals_run_from_top_to_bottom_where_the_area_stacks() -> None:
    diagram = diagram_of("784-16-16-10", TALL)
    heights = [column.centres[:, 1].mean() for column in diagram.columns]
    assert (np.diff(heights) < 0).all()
    for layer in diagram.layers:
        assert np.ptp(layer.centres[:, 1]) == pytest.approx(0)
        assert (np.diff(layer.centres[:, 0]) > 0).all()


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
    diagram.send(0, contributions(small.layers[0], x))
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


def test_the_scale_of_a_gap_is_that_of_all_its_contributions_whatever_is_shown() -> None:
    small, x = network((2, 3, 2)), np.array([0.25, 0.875])
    terms = [contributions(layer, a) for layer, a in zip(small.layers, [x, np.ones(3)])]
    diagram = diagram_of("2-3-2", contributions=terms)
    assert [gap.limit for gap in diagram.signals] == [np.abs(term).max() for term in terms]
    scale = [(gap.limit, gap.exposure) for gap in diagram.signals]
    only = np.where(np.arange(3)[:, None] == 1, terms[0], 0)
    diagram.send(0, only)
    assert [(gap.limit, gap.exposure) for gap in diagram.signals] == scale
    run(diagram.signals[0].pulse(rest=1))
    alone = paint(diagram.signals[0])
    run(diagram.send(0, terms[0]))
    whole = paint(diagram.signals[0])
    ends = diagram.columns[0].centres[0], diagram.columns[1].centres[1]
    part = [along(picture, *ends, reach=0)[10:40, :3] for picture in (alone, whole)]
    np.testing.assert_allclose(part[0], part[1], atol=2)


def test_the_strong_weights_are_each_gaps_strongest_however_large_they_are() -> None:
    diagram = diagram_of("784-16-16-10")
    for gap, strong in zip(diagram.weights, diagram.strong_weights(0.03), strict=True):
        kept = strong.values != 0
        assert kept.sum() == pytest.approx(0.03 * kept.size, abs=1)
        np.testing.assert_array_equal(strong.values[kept], gap.values[kept])
        assert np.abs(gap.values[~kept]).max() < np.abs(gap.values[kept]).min()
        assert (strong.limit, strong.exposure) == (gap.limit, gap.exposure)


def test_a_network_is_dark_until_it_is_lit_and_again_when_darkened() -> None:
    diagram = diagram_of("2-3-2", names=["no", "yes"])
    dark = paint(*diagram.layers)
    assert not paint(diagram.layers[0].numbers, diagram.outputs.bars.numbers).any()
    for k in (1, 2):
        run(diagram.light(k, np.linspace(0.25, 0.75, len(diagram.layers[k - 1].centres))))
    assert (paint(*diagram.layers) != dark).any()
    for animation in diagram.darken():
        run(animation.build() if hasattr(animation, "build") else animation)
    np.testing.assert_array_equal(paint(*diagram.layers), dark)


def test_weights_make_way_for_signals_and_come_back() -> None:
    diagram = diagram_of("2-3-2")
    run(diagram.hide_weights(0))
    assert not paint(diagram.weights[0]).any() and paint(diagram.weights[1]).any()
    run(diagram.hide_weights())
    assert not paint(*diagram.weights).any()
    run(diagram.show_weights())
    np.testing.assert_array_equal(paint(*diagram.weights), paint(*diagram_of("2-3-2").weights))


def test_growing_weights_counts_those_of_all_gaps() -> None:
    diagram, counter = diagram_of("784-16-16-10"), Readout(0, ",d", field="12,960")
    growth = diagram.grow_weights(counter, rate_func=linear)
    for alpha, count in ((0, 0), (16 / 42, 784 * 16), (32.5 / 42, 12800), (1, 12960)):
        run(growth, alpha + 1e-9)
        assert printed(counter.glyphs) == f"{count:,}"


def test_outputs_are_lit_with_their_bars() -> None:
    diagram = diagram_of("784-16-16-2", names=["no", "yes"])
    run(diagram.light(3, np.array([0.25, 0.5])))
    assert [printed(number.glyphs) for number in diagram.outputs.bars.numbers] == ["0.25", "0.50"]


@AREAS
def test_of_a_layer_that_no_frame_can_show_real_connections_are_drawn(area: Area) -> None:
    weights = [layer.weights for layer in network((12, 1024, 3)).layers]
    diagram = NetworkDiagram(weights, (3, 4), area)
    shown = diagram.layers[0].shown
    assert len(shown) == 64 and diagram.hidden == (12 + 3) * (1024 - 64)
    for gap, part in zip(diagram.weights, (weights[0][shown], weights[1][:, shown])):
        np.testing.assert_array_equal(gap.values, part)
    # One scale for all connections, whether they are drawn or not.
    assert [gap.limit for gap in diagram.weights] == [np.abs(w).max() for w in weights]
    np.testing.assert_array_equal(diagram.weights[0].points[12 * 4 :: 4], diagram.layers[0].centres)
    terms = 0.5 * weights[1]
    run(diagram.send(1, terms))
    np.testing.assert_array_equal(diagram.signals[1].values, terms[:, shown])
    run(diagram.light(1, np.linspace(0, 1, 1024)))
    drawn = Area.around(*diagram.columns)
    assert drawn.left >= area.left - 0.01 and drawn.right <= area.right + 0.01
    assert diagram_of("12-5-1", area).hidden == 0
