"""What the chapter's last scenes show of their own, worked out anew, is what they show."""

import numpy as np
from manim import config

from nnmath import forward, load_network, running_sums
from scenes._assets import own_digit
from scenes._audit.truth.files import ASSETS
from scenes._audit.truth.truth import Truth
from scenes._data.between import telling_path, three_readings
from scenes._data.counted import share_of
from scenes._data.learnt import Learnt
from scenes._data.measured import speed
from scenes._data.nothing import Nothing, first_seeds
from scenes._data.reading import Reading
from scenes._data.shifted import Shifted
from scenes._data.three_squishes import (
    OneMatrix,
    Reached,
    our_inputs,
    three_trainings,
    told_apart,
)
from scenes._staging.what_comes_next.moved_over import MovedOver
from scenes._staging.what_comes_next.noise_read import NoiseDesk
from scenes.mobjects.stage import Stage

STROKES = load_network(ASSETS / "networks" / "strokes.npz")
LINEAR = ASSETS / "networks" / "linear.npz"
THREE = own_digit("3")


def source(t: Truth, values: object, scale: str = "") -> str:
    found = t.find(np.asarray(values), scale)
    assert found is not None
    assert not found.weak
    return found.source


def test_notation() -> None:
    t = Truth.chosen({}, "notation")
    alone = np.zeros((16, 784))
    alone[5] = STROKES.layers[0].weights[5]
    assert source(t, alone) == "lines to one neuron[5]"


def test_in_code() -> None:
    t = Truth.chosen({}, "in_code")
    timed, _ = speed()
    assert source(t, [1e6 * timed.product.min(), 1e6 * timed.loops.min()]) == "times of both"


def test_function_walks_the_same_way() -> None:
    t = Truth.chosen({}, "function")
    between = telling_path(STROKES, THREE)
    _, curves = between.curves
    assert source(t, curves[:, 3]) == "curves of the outputs[3]"
    at = between.flips[0].t
    assert source(t, between.path.pictures(at)).startswith("pictures at the stops")
    assert source(t, between.path.outputs(at)).startswith("outputs at the stops")
    other = three_readings(STROKES, between)[1]
    assert source(t, other.digit.x) == "other digit: x"


def test_what_one_walks_through_is_known_and_what_is_beside_it_is_not() -> None:
    on_a_path, turned = (Truth.chosen({}, scene) for scene in ("function", "parameters"))
    between = telling_path(STROKES, THREE)
    there, less = between.path.outputs(0.41237), share_of(STROKES, THREE.x, 0.3713)
    assert source(on_a_path, there) == "outputs at t = 0.4124 of the way"
    assert source(turned, less) == "outputs at 0.3713 of all numbers"
    for t, values in ((on_a_path, there), (turned, less)):
        assert t.find(values + 1e-4 * np.eye(10)[3]) is None


def test_noise() -> None:
    t = Truth.chosen({}, "noise")
    assert source(t, Nothing.of(STROKES, 3).image) == "noise[3]"
    assert source(t, Nothing.of(STROKES, 4).outputs) == "outputs for noise[4]"
    places = Shifted.of(STROKES, THREE)
    assert source(t, places.brightest) == "brightest output in every place"
    assert source(t, places.images[3, 20]) == "the digit in every place[95]"


def test_noise_has_the_map_that_a_network_without_squish_makes() -> None:
    t, linear = Truth.chosen({"NNFILM_NETWORK": "linear"}, "noise"), load_network(LINEAR)
    stage = Stage(config.frame_width, config.frame_height)
    limit = NoiseDesk(Reading.of(linear, THREE), first_seeds(linear), stage).limit
    assert limit > 1
    lights = MovedOver(Shifted.of(linear, THREE), limit, stage).map.map.values
    assert source(t, lights, "light") == "light in every place"
    assert t.find(0.99 * lights, "light") is None


def test_learning_follows_the_same_neuron() -> None:
    t, learnt = Truth.chosen({}, "learning"), Learnt.shipped()
    way = learnt.weights[:, learnt.neuron].reshape(16, -1)[:, learnt.pixel]
    assert source(t, way) == "the followed weight"
    assert source(t, learnt.shown[2]) == "grids at each checkpoint[2]"
    assert source(t, learnt.outputs(THREE)) == "outputs of the digit"
    assert t.number(learnt.changes) == "changes"


def test_relu() -> None:
    t = Truth.chosen({}, "relu")
    plain, relu, linear = three_trainings()
    matrix = OneMatrix(linear.network)
    assert source(t, matrix.products[1].weights) == "first 2 layers as one"
    both = np.stack(matrix.answers(THREE.x), axis=1)
    assert source(t, both) == "outputs of layers and of the matrix"
    assert source(t, 100 * plain.accuracy) == "percent right[0]"
    assert source(t, Reached.of("plain").flat) == "on the flat ends"
    step = forward(relu.network, told_apart(relu, our_inputs()))[-1]
    assert source(t, -np.sort(-step.z)).startswith("z from the largest on")


def test_recap() -> None:
    t = Truth.chosen({}, "recap")
    assert source(t, running_sums(STROKES.layers[0], THREE.x, 28)) == "walks of z"
