"""A network that is broken on the page: what is changed, and that nothing else is."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nnmath import load_network
from tests.helpers.browser import chromium
from tests.helpers.labs import as_given
from tests.helpers.modules import Modules, modules

STROKES = load_network(Path(__file__).parents[3] / "assets" / "networks" / "strokes.npz")
NONE: dict[str, Any] = {"no_biases": False, "noise": 0, "seed": 0, "no_squish": False, "off": []}


@pytest.fixture(scope="module")
def run() -> Iterator[Modules]:
    with chromium() as browser, modules(browser) as ready:
        yield ready


def changed(run: Modules, **changes: Any) -> list[dict[str, Any]]:
    """The layers of strokes with changes; it itself stays as it was."""
    told = run(
        "changes.js",
        "({ made: m.changed(network, changes), is: m.is_changed(changes), network })",
        network=as_given(STROKES),
        changes=NONE | changes,
    )
    assert told["is"] == bool(changes)
    for kept, layer in zip(told["network"]["layers"], STROKES.layers, strict=True):
        assert np.array_equal(kept["weights"], layer.weights.ravel())
        assert np.array_equal(kept["biases"], layer.biases) and "off" not in kept
    layers: list[dict[str, Any]] = told["made"]["layers"]
    return layers


def test_nothing_changed_is_the_network(run: Modules) -> None:
    for made, layer in zip(changed(run), STROKES.layers, strict=True):
        assert np.array_equal(made["weights"], layer.weights.ravel())


def test_biases_squish_and_neurons_go_alone(run: Modules) -> None:
    made = changed(run, no_biases=True)
    assert all(not layer["biases"].any() and layer["activation"] == "sigmoid" for layer in made)
    made = changed(run, no_squish=True)
    assert [layer["activation"] for layer in made] == ["identity"] * 3 and made[0]["biases"].any()
    made = changed(run, off=[[0, 3], [0, 5], [2, 9], [0, 3]])
    assert [layer.get("off") for layer in made] == [[3, 5], None, [9]]


def test_noise_is_as_wide_as_said_the_same_for_a_seed_and_grows_evenly(run: Modules) -> None:
    weights = STROKES.layers[0].weights.ravel()
    once, again, twice, other = (
        changed(run, noise=noise, seed=seed)[0]["weights"] - weights
        for noise, seed in ((0.5, 7), (0.5, 7), (1, 7), (0.5, 8))
    )
    assert np.array_equal(once, again)
    assert np.allclose(twice, 2 * once, atol=1e-12)
    assert abs(np.corrcoef(once, other)[0, 1]) < 0.05
    assert once.std() == pytest.approx(0.5 * weights.std(), rel=0.03)
    assert abs(once.mean()) < 0.02 * weights.std()


def test_the_noise_is_normal(run: Modules) -> None:
    values = run("changes.js", "Float64Array.from({ length: 40000 }, m.normal_numbers(3))")
    assert np.unique(values).size == 40000
    shares = [np.mean(np.abs(values) < bound) for bound in (1, 2, 3)]
    assert shares == pytest.approx([0.6827, 0.9545, 0.9973], abs=0.01)
    assert abs(np.corrcoef(values[:-1], values[1:])[0, 1]) < 0.02
