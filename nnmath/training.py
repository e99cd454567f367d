"""Training: a recipe and labelled images in, a network and the story of its learning out."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnmath.activations import activation_named
from nnmath.backprop import backpropagate, flatten, loss, penalty, unflatten
from nnmath.checks import finite_array
from nnmath.forward import forward
from nnmath.network import Layer, Network
from nnmath.pictures.augment import Jitter, augment
from nnmath.upright import upright

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Recipe:
    """All that decides a training run beside the images: the same recipe gives the same network.

    sizes, hidden, output: sizes and activations of the network. epochs: passes over the images.
    batch: images a step. rate: Adam's step size at the start, falling to 0 along half a cosine.
    smooth, sparse: penalties on the first layer's weight grids (see `backprop.penalty`).
    jitter: augmentation, off for the last `calm` epochs. checkpoints: how many networks on the way
    to keep, closest together at the start, where most happens. upright: in the end, turn neurons
    of the first layer so that they light up at their stroke (see `upright.upright`). seed: decides
    all that is random. Raises ValueError for a number out of range.
    """

    sizes: tuple[int, ...] = (784, 16, 16, 10)
    hidden: str = "sigmoid"
    output: str = "sigmoid"
    epochs: int = 150
    batch: int = 64
    rate: float = 0.001
    smooth: float = 0.0
    sparse: float = 0.0
    jitter: Jitter = field(default_factory=Jitter)
    calm: int = 10
    checkpoints: int = 0
    upright: bool = False
    seed: int = 0

    def __post_init__(self) -> None:
        if len(self.sizes) < 2 or min(self.sizes) < 1:
            raise ValueError(f"sizes must be two positive numbers or more, given {self.sizes}.")
        for name in ("hidden", "output"):
            activation_named(getattr(self, name), name)
        if activation_named(self.hidden).together:
            raise ValueError(f"{self.hidden} is for outputs, given for the hidden layers.")
        least = {"epochs": 1, "batch": 1, "calm": 0, "checkpoints": 0, "seed": 0}
        for name, low in (least | {"smooth": 0, "sparse": 0}).items():
            if not low <= getattr(self, name) < math.inf:
                raise ValueError(f"{name} must be {low} or more, given {getattr(self, name)}.")
        if not 0 < self.rate < math.inf:
            raise ValueError(f"rate must be above 0, given {self.rate}.")
        if self.upright and (self.hidden != "sigmoid" or len(self.sizes) < 3):
            raise ValueError("upright needs a hidden layer of sigmoid neurons.")


@dataclass(frozen=True, eq=False)
class TrainingRun:
    """A training run from start to end.

    network: the trained one. epochs, loss, accuracy: the curves, each (k,), measured on the test
    images before the first step, after each epoch and at each checkpoint; epochs counts passes over
    the training images and may be a fraction. checkpoints: networks on the way, and
    checkpoint_epochs when they were taken (all among epochs). All these networks are rounded to
    what float32 can hold, so what was measured is what gets saved.
    """

    network: Network
    epochs: Floats
    loss: Floats
    accuracy: Floats
    checkpoints: tuple[Network, ...]
    checkpoint_epochs: Floats


def train(
    recipe: Recipe,
    images: ArrayLike,
    labels: ArrayLike,
    test_images: ArrayLike,
    test_labels: ArrayLike,
    on_epoch: Callable[[int, float, float], None] | None = None,
) -> TrainingRun:
    """Train a network by the recipe; the test images are only measured on, never learnt from.

    images: (n, rows, columns) with rows · columns = sizes[0]. labels: (n,) in 0..sizes[-1]−1.
    on_epoch(epoch, loss, accuracy) is called after each epoch, numbered from 1, with the measures
    on the test images. Raises ValueError for images or labels that do not fit the recipe or each
    other, and for a rate at which training diverges.
    """
    images, targets = _examples("images", images, "labels", labels, recipe)
    test_images, test_targets = _examples(
        "test_images", test_images, "test_labels", test_labels, recipe
    )
    x, digits = test_images.reshape(len(test_images), -1), test_targets.argmax(axis=1)
    per_epoch = math.ceil(len(images) / recipe.batch)
    kept = checkpoint_steps(recipe.checkpoints, per_epoch * recipe.epochs)
    curves, checkpoints = [], {}
    try:
        with np.errstate(over="raise", invalid="raise"):
            for step, latest in enumerate(descend(recipe, images, targets)):
                if step % per_epoch and step not in kept:
                    continue
                epoch, network = step / per_epoch, _single(latest)
                measures = loss(network, x, test_targets), accuracy(network, x, digits)
                curves.append((epoch, *measures))
                if step in kept:
                    checkpoints[epoch] = network
                if on_epoch and step and step % per_epoch == 0:
                    on_epoch(step // per_epoch, *measures)
    except (FloatingPointError, OverflowError):
        raise ValueError(f"rate {recipe.rate:g} is too high: training diverges.") from None
    taken = [*checkpoints.values()]
    if recipe.upright:
        *taken, network = (_single(upright(each, judge=network)) for each in (*taken, network))
    epochs, losses, accuracies = np.array(curves).T
    return TrainingRun(network, epochs, losses, accuracies, tuple(taken), np.array([*checkpoints]))


def descend(recipe: Recipe, images: Floats, targets: Floats) -> Iterator[Network]:
    """Yield the network before the first step of training, then after each step.

    images: (n, rows, columns). targets: (n, sizes[-1]). The steps are those of Adam (Kingma and
    Ba, 2015): along a running mean of the slope, divided by the root of one of its square.
    """
    rng = np.random.default_rng(recipe.seed)
    network = initial_network(recipe, rng)
    yield network
    parameters = flatten(network.layers)
    mean, square = np.zeros_like(parameters), np.zeros_like(parameters)
    total, step = math.ceil(len(images) / recipe.batch) * recipe.epochs, 0
    for epoch in range(recipe.epochs):
        order = rng.permutation(len(images))
        for start in range(0, len(images), recipe.batch):
            chosen = order[start : start + recipe.batch]
            batch = images[chosen]
            if epoch < recipe.epochs - recipe.calm:
                batch = augment(batch, rng, recipe.jitter)
            slope = _slope(network, batch, targets[chosen], recipe)
            rate = recipe.rate * (1 + math.cos(math.pi * step / total)) / 2
            step += 1
            mean += (1 - 0.9) * (slope - mean)
            square += (1 - 0.999) * (slope**2 - square)
            size = np.sqrt(square / (1 - 0.999**step))
            parameters -= rate * mean / (1 - 0.9**step) / (size + 1e-8)
            network = unflatten(parameters, network)
            yield network


def initial_network(recipe: Recipe, rng: np.random.Generator) -> Network:
    """Draw the network that training starts from: normal weights of variance gain / n_in, biases 0.

    The gain is 1, and 2 for ReLU, which silences half of its neurons (He et al., 2015).
    """
    names = [recipe.hidden] * (len(recipe.sizes) - 2) + [recipe.output]
    layers = []
    for (n_in, n_out), name in zip(pairwise(recipe.sizes), names, strict=True):
        spread = math.sqrt((2 if name == "relu" else 1) / n_in)
        layers.append(Layer(rng.normal(0.0, spread, (n_out, n_in)), np.zeros(n_out), name))
    return Network(tuple(layers))


def untrained(recipe: Recipe) -> Network:
    """The network that training by a recipe starts from."""
    return initial_network(recipe, np.random.default_rng(recipe.seed))


def accuracy(network: Network, x: ArrayLike, labels: ArrayLike) -> float:
    """Return the share, 0..1, of inputs whose brightest output is their label.

    x: (batch, n), one input or more. labels: (batch,). Raises ValueError for other shapes and for
    no input at all, of which there is no share.
    """
    x = finite_array("x", x, ("batch", network.sizes[0]))
    labels = finite_array("labels", labels, (len(x),))
    if len(x) == 0:
        raise ValueError("x must hold at least one input, given an empty batch.")
    return float((forward(network, x)[-1].a.argmax(axis=1) == labels).mean())


def checkpoint_steps(count: int, total: int) -> set[int]:
    """Spread `count` moments over 0..total, cubically: in the first steps most is learnt."""
    return {round(total * (k / max(count - 1, 1)) ** 3) for k in range(count)}


def _slope(network: Network, batch: Floats, targets: Floats, recipe: Recipe) -> Floats:
    slope = flatten(backpropagate(network, batch.reshape(len(batch), -1), targets))
    if recipe.smooth or recipe.sparse:
        first = network.layers[0]
        _, grids = penalty(first, recipe.smooth, recipe.sparse, batch[0].shape)
        slope[: first.weight_count] += grids.ravel()
    return slope


def _single(network: Network) -> Network:
    return unflatten(flatten(network.layers).astype(np.float32).astype(np.float64), network)


def _examples(
    name: str, images: ArrayLike, labels_name: str, labels: ArrayLike, recipe: Recipe
) -> tuple[Floats, Floats]:
    """Check images and labels against the recipe; return the images and one-hot targets."""
    images = finite_array(name, images, ("n", "rows", "columns"))
    labels = finite_array(labels_name, labels, (len(images),))
    if len(images) == 0 or images[0].size != recipe.sizes[0]:
        raise ValueError(
            f"{name} must be one image or more of {recipe.sizes[0]} pixels, given shape"
            f" {images.shape}."
        )
    if not np.isin(labels, np.arange(recipe.sizes[-1])).all():
        raise ValueError(f"{labels_name} must be whole numbers in 0..{recipe.sizes[-1] - 1}.")
    return images, np.eye(recipe.sizes[-1])[labels.astype(np.intp)]
