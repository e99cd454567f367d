"""A masked array says that some numbers do not count; numpy would count them, so it is refused."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from nnmath import (
    ACTIVATIONS,
    Layer,
    Network,
    Recipe,
    accuracy,
    augment,
    backpropagate,
    contribution_grid,
    contributions,
    edge_response,
    forward,
    loss,
    predict,
    preprocess,
    running_sums,
    signed_scale,
    softmax,
    strokeness,
)
from nnmath.npz import write_arrays
from nnmath.pen.curves import smooth_curve
from nnmath.training import train

LAYER = Layer(np.eye(4), np.zeros(4), "sigmoid")
NETWORK = Network((LAYER,))
RNG = np.random.default_rng(0)
PLAIN, IMAGE = np.ones(4), np.eye(4)
ROW = np.ma.masked_equal([1.0, 2.0, 3.0, 4.0], 2.0)
GRID = np.ma.masked_equal(np.eye(4), 1.0)
BATCH = np.ma.masked_equal(np.ones((1, 2, 2)), 1.0)
RECIPE = Recipe(sizes=(4, 4), epochs=1, calm=0)

TAKES: dict[str, Callable[[], object]] = {
    "weights": lambda: Layer(GRID, np.zeros(4), "relu"),
    "biases": lambda: Layer(np.eye(4), ROW, "relu"),
    "forward": lambda: forward(NETWORK, ROW),
    "a batch": lambda: forward(NETWORK, GRID),
    "a list": lambda: forward(NETWORK, [PLAIN, ROW]),
    "one number": lambda: forward(NETWORK, [1.0, 2.0, np.ma.masked, 4.0]),
    "predict": lambda: predict(NETWORK, ROW),
    "contributions": lambda: contributions(LAYER, ROW),
    "contribution_grid": lambda: contribution_grid(LAYER, BATCH[0], 0, (2, 2)),
    "running_sums": lambda: running_sums(LAYER, ROW, 2),
    "loss": lambda: loss(NETWORK, [PLAIN], [ROW]),
    "backpropagate": lambda: backpropagate(NETWORK, [ROW], [PLAIN]),
    "accuracy": lambda: accuracy(NETWORK, GRID, np.zeros(4)),
    "labels": lambda: accuracy(NETWORK, np.eye(4), ROW),
    "train": lambda: train(RECIPE, BATCH, [0], np.ones((1, 2, 2)), [0]),
    "train's labels": lambda: train(RECIPE, IMAGE.reshape(4, 2, 2), ROW, np.ones((1, 2, 2)), [0]),
    "augment": lambda: augment(BATCH, RNG),
    "preprocess": lambda: preprocess(GRID),
    "edge_response": lambda: edge_response(IMAGE, GRID),
    "signed_scale": lambda: signed_scale(ROW, 1.0),
    "strokeness": lambda: strokeness(GRID),
    "softmax": lambda: softmax(ROW),
    "smooth_curve": lambda: smooth_curve(np.ma.masked_equal(np.eye(2), 1.0)),
    **{name: partial(a.function, ROW) for name, a in ACTIVATIONS.items()},
    **{
        f"{name}'s slope": partial(a.derivative, ROW)
        for name, a in ACTIVATIONS.items()
        if not a.together
    },
}


@pytest.mark.parametrize("name", TAKES)
def test_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r"must not be masked, given a masked array; .* filled"):
        TAKES[name]()


def test_is_not_saved(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="images must not be masked"):
        write_arrays(tmp_path / "digits.npz", {"images": BATCH}, {})
    assert list(tmp_path.iterdir()) == []


def test_what_is_filled_is_taken() -> None:
    assert forward(NETWORK, ROW.filled(0.0))[0].z.tolist() == [1.0, 0.0, 3.0, 4.0]
