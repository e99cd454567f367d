"""The facts of the network that is filmed, and how well one training reads with each squish."""

from dataclasses import replace

from nnmath import Network
from nnmath.facts import Facts, facts
from scenes._assets import class_names, image_shape, network_name, shipped_network, what_is_known_of
from scenes.given.classes import are_digits
from scenes.given.needs import FRAME

# One seed, one set of data, one recipe: only the activation function differs.
ALIKE = {"sigmoid": "plain", "relu": "relu", "identity": "linear"}
MNIST_TRAINING = "MNIST training images"


def own_facts(network: Network) -> Facts:
    """What stands on the poster of the network that NNFILM_NETWORK chose."""
    found, shape = facts(network, what_is_known_of(network_name())), image_shape(network)
    grids = network.layers[0].weights.reshape(-1, *shape) if shape else None
    return replace(found, grids=grids)


def trained_alike(activation: str) -> Facts:
    """The facts of the shipped network with this squish; those of others differ by it alone."""
    name = ALIKE[activation]
    return facts(shipped_network(name), what_is_known_of(name))


def learnt_from_mnist() -> bool:
    """Whether the chosen network learnt from the training images of MNIST, and nothing else."""
    return bool(what_is_known_of(network_name()).get("data") == MNIST_TRAINING)


def is_trained_alike() -> bool:
    """Whether the chosen network is one of those that differ by their activation alone."""
    return network_name() in ALIKE.values()


def is_kept_simple() -> bool:
    """Whether the chosen network learnt for twice as many epochs as these, with a price on weights
    and on unlike neighbours in its first layer, which they had not.
    """
    own, other = (
        what_is_known_of(name).get("recipe") or {} for name in (network_name(), ALIKE["sigmoid"])
    )
    priced = [each.get("smooth", 0) > 0 and each.get("sparse", 0) > 0 for each in (own, other)]
    return priced == [True, False] and bool(own.get("epochs") == 2 * other["epochs"])


def is_comparable(network: Network) -> bool:
    """Whether the chosen network reads what those of our trainings read: digits of 28 × 28."""
    return image_shape(network) == FRAME and are_digits(class_names(network))
