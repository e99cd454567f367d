"""Hope and reality: two first layers and their strokeness, what lights them, and a loop sought."""

import numpy as np
from scipy.ndimage import binary_fill_holes, gaussian_filter, laplace

from scenes._audit.truth.files import Net
from scenes._audit.truth.library import RUN, Library
from scenes._audit.truth.passing import passed

NETWORKS = ("plain", "strokes", RUN)
SIDE = 28
BEYOND = 0.01  # of the weights may lie beyond full colour
BLUR = 2.0  # pixels, in which directions are compared
TOP, BRIGHTEST, LISTENS = 4, 6, 4
STEPS, SMOOTHING = 40, 0.03  # down a price; of its slope in each step
COUNTED = np.arange(STEPS + 1)
REACH = 0.5  # of full colour: such a weight just sinks to 0
BRIGHT = 0.5  # of a loop's ink


def arrays(truth: Library) -> dict[str, np.ndarray]:
    """Both layers' scores, the drawn grids, our digits by a neuron's light, and its pairs."""
    usual, simple = truth.shipped["plain"], truth.shipped["strokes"]
    noise, drawn = truth.run[0][0], hoped(truth)
    scores = [scored(net.weights[0]) for net in (usual, simple)]
    wrong = [misread(truth, name) for name in ("plain", "strokes")]
    known = {
        "grids as hoped": drawn,
        "strokeness of each grid": np.array(scores),
        "strokeness of both": np.mean(scores, axis=1),
        "strokeness of noise": scored(noise.weights[0]).mean(),
        "strokeness as hoped": np.float32(scored(drawn.astype(float)).mean()),
        "read right, and epochs": np.array(
            [*(1 - np.array(wrong)), usual.known["recipe"]["epochs"]], dtype=float
        ),
        "full colour": np.quantile(np.abs(simple.weights[0]), 1 - BEYOND),
        "epochs on the way": truth.run[1]["checkpoint_epochs"],
    }
    for name, net in (("usual", usual), ("simple", simple)):
        known |= lit_most(truth, net, name)
        known[f"lights of {name} on the digit"] = passed(net, truth.x).a[0]
    least = usual.weights[0][scores[0].argsort(kind="stable")[0]]
    return known | loops(truth, simple) | priced(least, float(known["full colour"]))


def written(truth: Library) -> np.ndarray:
    """All our digits but the one between a 4 and a 9."""
    names = np.array(truth.digits.names)
    return truth.digits.x[np.char.isdecimal(np.array([name[0] for name in names]))]


def hoped(truth: Library) -> np.ndarray:
    """The bars that were drawn by hand, (16, 784) with −1..1: those of the network set by rule.

    Its first layer is a gain times the same bars, whose full colour is set anew; kept as float32.
    """
    bars = truth.shipped["by_hand"].weights[0]
    limit = np.quantile(np.abs(bars), 1 - BEYOND)
    return np.clip(bars / limit, -1, 1).astype(np.float32)


def scored(grids: np.ndarray) -> np.ndarray:
    """How smooth, sparse and oriented grids are, the geometric mean of the three: (n,)."""
    return np.array([stroke(grid.reshape(SIDE, SIDE)) for grid in grids])


def stroke(grid: np.ndarray) -> float:
    """One grid's score, 0..1."""
    grid = grid / np.abs(grid).max()
    across, down = np.square(np.diff(grid, axis=1)), np.square(np.diff(grid, axis=0))
    steps = (across.sum() + down.sum()) / (across.size + down.size)
    smooth = 1 - steps / (2 * np.square(grid).mean())
    root = np.sqrt(grid.size)
    sparse = (root - np.abs(grid).sum() / np.linalg.norm(grid)) / (root - 1)
    dy, dx = np.gradient(grid)
    yy, xx, xy = (gaussian_filter(each, BLUR) for each in (dy * dy, dx * dx, dx * dy))
    spread = np.sqrt((yy - xx) ** 2 + 4 * xy**2)  # between the tensor's two eigenvalues
    oriented = spread.sum() / (yy + xx).sum()
    parts = np.clip([smooth, sparse, oriented], 0, 1)
    return float(np.prod(parts) ** (1 / 3))


def misread(truth: Library, name: str) -> float:
    """The share of the test images that a network of ours misreads."""
    counts = truth.measured[f"confusion_{name}"]["counts"]
    return float(1 - np.diag(counts).sum() / counts.sum())


def lit_most(truth: Library, net: Net, name: str) -> dict[str, np.ndarray]:
    """The digits that light the clearest grid's neuron most, a middling one's and the least's."""
    images, order = written(truth), np.argsort(-scored(net.weights[0]), kind="stable")
    lights = passed(net, images).a[0]
    chosen = order[[0, len(order) // 2, -1]]
    most = [np.argsort(-lights[:, neuron], kind="stable")[:TOP] for neuron in chosen]
    return {
        f"digits that light {name} most": images[np.concatenate(most)],
        f"grids of {name} looked at": net.weights[0][chosen],
    }


def priced(weights: np.ndarray, limit: float) -> dict[str, np.ndarray]:
    """What either price alone makes of a grid, step by step, and what is counted of it.

    The price of weights, Σ |w|, pulls all to 0 equally fast; that of differences, Σ (w − w')² / 2
    over neighbours, pulls each towards those around it.
    """
    grid = weights.reshape(SIDE, SIDE)
    fall = REACH * limit / STEPS
    sinking = np.array([np.sign(grid) * np.maximum(np.abs(grid) - k * fall, 0) for k in COUNTED])
    joining = [grid]
    for _ in range(STEPS):
        joining.append(joining[-1] + SMOOTHING * laplace(joining[-1], mode="nearest"))
    down, across = np.abs(np.diff(joining, axis=1)), np.abs(np.diff(joining, axis=2))
    pairs = 2 * SIDE * (SIDE - 1)
    return {
        "weights that sink": np.clip(sinking / limit, -1, 1),
        "how many are not 0": (sinking != 0).sum(axis=(1, 2)),
        "weights that grow alike": np.clip(np.array(joining) / limit, -1, 1),
        "how far neighbours are apart": (down.sum(axis=(1, 2)) + across.sum(axis=(1, 2))) / pairs,
    }


def loops(truth: Library, net: Net) -> dict[str, np.ndarray]:
    """Of the second layer's neurons how many pairs each puts in order; the best one's light."""
    images = written(truth)
    inked = images.reshape(-1, SIDE, SIDE) >= BRIGHT
    inside = np.array([binary_fill_holes(each) for each in inked]) & ~inked
    looped = inside.any(axis=(1, 2))
    lights = passed(net, images).a[1]
    ahead = lights[looped][:, None] - lights[~looped][None]
    shares = (ahead > 0).mean(axis=(0, 1)) + (ahead == 0).mean(axis=(0, 1)) / 2
    best = int(shares.argmax())
    ranked = np.argsort(-lights[:, best], kind="stable")
    weights = net.weights[1][best]
    heard = np.argsort(-np.abs(weights), kind="stable")[:LISTENS]
    heard = heard[np.argsort(-weights[heard], kind="stable")]
    return {
        "shares of pairs in order": shares,
        "lights of the loop neuron, in order": lights[ranked, best],
        "digits in the loop neuron's order": images[ranked],
        "the brightest of them": images[ranked[:BRIGHTEST]],
        "weights of the loop neuron": weights[heard],
        "all weights of the loop neuron": weights,
        "grids that it listens to": net.weights[0][heard],
    }
