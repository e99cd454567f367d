"""What follows from a network, and from what it reads: all that a film may show of it."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from scenes._audit.truth.files import Net, numbers_in
from scenes._audit.truth.frames import shape_of
from scenes._audit.truth.known import Known
from scenes._audit.truth.passing import Passed, contributions, full_light, passed

# Of the sizes of weights, the shares below which full colour is set.
SHARES = (0.9, 0.95, 0.98, 0.99, 0.995, 0.999)


def of_net(net: Net, before: str = "") -> Iterator[Known]:
    """What a network is: weights, biases, counts, and what its file says. before: "relu: "."""
    sizes = net.sizes
    for layer, (weights, biases) in enumerate(zip(net.weights, net.biases)):
        yield Known(f"{before}weights[{layer}]", weights)
        yield Known(f"{before}biases[{layer}]", biases)
    for name, each in numbers_in(net.known, f"{before}file").items():
        yield Known(name, each)
    counts = {f"sizes[{k}]": size for k, size in enumerate(sizes)}
    for k, (n_in, n_out) in enumerate(pairwise(sizes)):
        counts |= {f"sizes: {n_in} x {n_out}": n_in * n_out}
        counts |= {f"parameters of layer {k}": (n_in + 1) * n_out}
    counts["all weights"] = sum(weights.size for weights in net.weights)
    counts["all biases"] = sum(sizes[1:])
    counts["all parameters"] = counts["all weights"] + counts["all biases"]
    counts["all neurons"] = sum(sizes)
    for name, count in counts.items():
        yield Known(before + name, np.array(float(count)))
    drawn = np.cumsum(np.repeat(sizes[:-1], sizes[1:]))
    yield Known(f"{before}connections, neuron by neuron", drawn.astype(float))


def limits_of(net: Net, one: Passed | None = None, before: str = "") -> Iterator[Known]:
    """Where full colour and full light may be set: at the largest of an array, or at most of it."""
    every = np.abs(np.concatenate([weights.ravel() for weights in net.weights]))
    sized = {"all weights": every}
    for layer, (weights, biases) in enumerate(zip(net.weights, net.biases)):
        sized |= {f"weights[{layer}]": np.abs(weights), f"biases[{layer}]": np.abs(biases)}
        both = np.concatenate([weights.ravel(), biases])
        sized |= {f"parameters of layer {layer}": np.abs(both)}
        if one:
            carried = np.abs(contributions(net, one, layer))
            sized |= {f"contributions[{layer}]": carried, f"z[{layer}]": np.abs(one.z[layer])}
            sized |= {f"sums[{layer}]": np.abs(one.sums[layer])}
            full = full_light(net.activations[layer], one.a[layer])
            yield Known(f"{before}full light of layer {layer}", np.array(full))
    for name, values in sized.items():
        yield Known(f"{before}largest of {name}", values.max(keepdims=True))
        if values.ndim > 1:
            yield Known(f"{before}largest of {name} by row", values.max(axis=1))
        quantiles = np.quantile(values, SHARES)
        yield Known(f"{before}most of {name}", quantiles, tuple(f"{s:.1%}" for s in SHARES))


def of_passed(net: Net, one: Passed, before: str = "") -> Iterator[Known]:
    """What a network makes of inputs, one or a stack: sums, z and a of each layer."""
    yield Known(f"{before}x", one.x)
    for layer in range(len(net.weights)):
        yield Known(f"{before}a[{layer}]", one.a[layer])
        yield Known(f"{before}z[{layer}]", one.z[layer])
        yield Known(f"{before}sums[{layer}]", one.sums[layer])


def of_reading(net: Net, one: Passed, before: str = "") -> Iterator[Known]:
    """What a network makes of a single input, connection by connection."""
    for layer, biases in enumerate(net.biases):
        carried = contributions(net, one, layer)
        yield Known(f"{before}contributions[{layer}]", carried)
        yield from _sums_of(carried, biases, one.arriving(layer), f"{before}{{}}[{layer}]")
    last = one.a[-1]
    ranked = np.sort(last)[::-1]
    yield Known(f"{before}leads of the highest output", ranked[0] - ranked[1:])
    yield Known(f"{before}differences of outputs", last[:, None] - last[None, :])
    lit = [np.count_nonzero(one.x), one.x.sum(), one.x.mean()]
    names = ("lit", "sum", "mean")
    yield Known(f"{before}input", np.array(lit, dtype=float), names)


def _sums_of(
    carried: np.ndarray, biases: np.ndarray, arriving: np.ndarray, name: str
) -> Iterator[Known]:
    """How each neuron's sum comes about: term by term, in parts, and by sign."""
    walk = np.cumsum(carried, axis=1)
    yield Known(name.format("running sums"), walk)
    yield Known(name.format("running sums from 0"), np.pad(walk, ((0, 0), (1, 0))))
    yield Known(name.format("running sums, then the bias"), np.c_[walk, walk[:, -1] + biases])
    if shape := shape_of(len(arriving)):
        rows = carried.reshape(len(carried), *shape)
        yield Known(name.format("sums by rows"), rows.sum(axis=2))
        yield Known(name.format("sums by columns"), rows.sum(axis=1))
        by_row = np.cumsum(rows.sum(axis=2), axis=1)
        walked = np.c_[np.zeros(len(carried)), by_row, by_row[:, -1] + biases]
        yield Known(name.format("running sums by rows"), walked)
        yield Known(name.format("running sums by rows, all neurons"), walked.T)
    up, down = np.clip(carried, 0, None).sum(axis=1), np.clip(carried, None, 0).sum(axis=1)
    yield Known(name.format("positive part of sums"), up)
    yield Known(name.format("negative part of sums"), down)
    signs = [np.count_nonzero(carried > 0), np.count_nonzero(carried < 0), carried.size]
    yield Known(name.format("counts by sign"), np.array(signs, dtype=float))


def read_by(net: Net, x: np.ndarray, name: str) -> dict[str, np.ndarray]:
    """All that another network makes of an input, or a network of another one, for a scene."""
    one = passed(net, x)
    known = [*of_passed(net, one, f"{name}: "), *of_reading(net, one, f"{name}: ")]
    known += limits_of(net, one, f"{name}: ")
    return {each.name: each.values for each in known}
