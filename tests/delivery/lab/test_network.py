"""What the page computes is what nnmath computes."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from nnmath import (
    Layer,
    Network,
    contributions,
    forward,
    load_digits,
    load_network,
    predict,
    weight_grid,
)
from nnmath.grids import contribution_grid
from scenes.delivery.lab.data import packed
from tests.helpers.browser import chromium
from tests.helpers.labs import as_given
from tests.helpers.modules import Modules, modules

ASSETS = Path(__file__).parents[3] / "assets"
DIGITS = load_digits(ASSETS / "digits" / "digits.npz")
NETWORKS = ("strokes", "plain", "relu", "linear", "by_hand")


@pytest.fixture(scope="module")
def run() -> Iterator[Modules]:
    with chromium() as browser, modules(browser) as ready:
        yield ready


def of(name: str) -> Network:
    return load_network(ASSETS / "networks" / f"{name}.npz")


@pytest.mark.parametrize("name", NETWORKS)
def test_every_step_of_all_our_digits_is_nnmaths(run: Modules, name: str) -> None:
    images = DIGITS.images.reshape(len(DIGITS.names), -1)
    steps = run(
        "network.js",
        "images.map((image) => m.forward(network, image))",
        network=as_given(of(name)),
        images=list(images),
    )
    for k, step in enumerate(forward(of(name), images)):
        for part in ("weighted_sum", "z", "a"):
            told = [read[k][part] for read in steps]
            assert np.allclose(told, getattr(step, part), rtol=0, atol=1e-9), (k, part)


@pytest.mark.parametrize(
    "activations",
    [("tanh", "softmax"), ("leaky_relu", "identity"), ("leaky_relu(0.2)", "sigmoid")],
)
def test_other_squishes_are_nnmaths_however_large_the_sums(
    run: Modules, activations: tuple[str, str]
) -> None:
    rng = np.random.default_rng(1)
    network = Network(
        tuple(
            Layer(rng.normal(0, 30, (after, before)), rng.normal(0, 30, after), activation)
            for (before, after), activation in zip(((5, 7), (7, 4)), activations)
        )
    )
    x = rng.normal(0, 20, 5)
    steps = run("network.js", "m.forward(network, x)", network=as_given(network), x=x)
    for told, step in zip(steps, forward(network, x), strict=True):
        assert np.allclose(told["a"], step.a, rtol=1e-12, atol=0)


def test_contributions_and_grids_are_nnmaths(run: Modules) -> None:
    network, image = of("strokes"), DIGITS.images[DIGITS.defaults[7]]
    layer, given = network.layers[0], as_given(network)
    told = run("network.js", "m.contributions(network.layers[0], x)", network=given, x=image)
    assert np.allclose(np.reshape(told, (16, 784)), contributions(layer, image.ravel()))
    told = run("network.js", "m.weight_grid(network.layers[0], 5)", network=given)
    assert np.array_equal(np.reshape(told, (28, 28)), weight_grid(layer, 5))
    told = run("network.js", "m.contribution_grid(network.layers[0], x, 5)", network=given, x=image)
    assert np.allclose(np.reshape(told, (28, 28)), contribution_grid(layer, image, 5))


def test_a_reading_is_nnmaths(run: Modules) -> None:
    network = of("plain")
    for image in DIGITS.images[::9]:
        told = run("network.js", "m.predict(network, x)", network=as_given(network), x=image)
        read = predict(network, image.ravel())
        assert (told["winner"], told["runner_up"]) == (read.winner, read.runner_up)
        assert told["margin"] == pytest.approx(read.margin, abs=1e-12)


def test_of_equal_outputs_the_first_wins_and_one_alone_has_no_runner_up(run: Modules) -> None:
    even = as_given(Network((Layer(np.zeros((3, 2)), np.array([0.0, 1, 1]), "identity"),)))
    told = run("network.js", "m.predict(network, x)", network=even, x=np.ones(2))
    assert (told["winner"], told["runner_up"], told["margin"]) == (1, 2, 0)
    one = as_given(Network((Layer(np.ones((1, 2)), np.zeros(1), "relu"),)))
    told = run("network.js", "m.predict(network, x)", network=one, x=np.ones(2))
    assert (told["winner"], told["runner_up"], told["margin"]) == (0, -1, 2)


def test_a_neuron_that_is_off_sends_nothing(run: Modules) -> None:
    network = as_given(of("strokes"))
    network["layers"][0]["off"] = [3]
    image = DIGITS.images[0]
    first, second, _ = run("network.js", "m.forward(network, x)", network=network, x=image)
    lit = forward(of("strokes"), image.ravel())[0].a.copy()
    assert first["a"][3] == 0 and first["z"][3] != 0
    lit[3] = 0
    assert np.allclose(second["weighted_sum"], of("strokes").layers[1].weights @ lit)


def test_numbers_travel_as_float32(run: Modules) -> None:
    numbers = np.array([0, -1.5, 1e-30, 3e38, 0.1], dtype=np.float32)
    told = run("arrays.js", "m.floats_of(text)", text=packed(numbers))
    assert np.array_equal(np.array(told, dtype=np.float32), numbers)


def test_a_quantile_is_numpys(run: Modules) -> None:
    values = np.random.default_rng(0).normal(size=101)
    for share in (0, 0.3, 0.5, 0.904, 1):
        told = run("arrays.js", "m.quantile(values, share)", values=values, share=share)
        assert told == pytest.approx(np.quantile(values, share))
