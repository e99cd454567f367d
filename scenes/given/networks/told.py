"""What somebody says of a network because its file does not: functions, scaling, order, names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nnmath import Layer, Network
from nnmath.folding import fold_inputs, permuted_outputs, standardised
from scenes.given.networks.wording import activation


@dataclass(frozen=True)
class Told:
    """What is said beside a file, None where nothing is.

    activation: of the hidden layers, one for all or as many as there are. output: of the last.
    scale, mean, std: the network was trained on (scale·pixel − mean) / std. invert: on dark ink,
    which is 1 − pixel. order: the class of each output. classes: the names of 0, 1, …
    """

    activation: tuple[str, ...] | None = None
    output: str | None = None
    scale: float | None = None
    mean: float | None = None
    std: float | None = None
    invert: bool = False
    order: tuple[int, ...] | None = None
    classes: tuple[str, ...] | None = None

    @property
    def scales(self) -> bool:
        """Whether anything is said about inputs."""
        return self.invert or any(each is not None for each in (self.scale, self.mean, self.std))

    @property
    def options(self) -> list[str]:
        """What stands behind `nnfilm network` to say all this of inputs and outputs."""
        named = (("--scale", self.scale), ("--mean", self.mean), ("--std", self.std))
        words = [
            word for name, value in named if value is not None for word in (name, f"{value:g}")
        ]
        words += ["--invert"] if self.invert else []
        return words + (["--order", ",".join(map(str, self.order))] if self.order else [])


NOTHING = Told()


def activations(given: Sequence[str] | None, told: Told, count: int) -> tuple[str, ...] | None:
    """The activation function of each of `count` layers, None where nobody says them all.

    given: as the file has them: one a layer, or hidden and output, or one for all. What is told
    goes before it. Raises ValueError for names that are not known and for another count.
    """
    hidden: tuple[str, ...] | None = None
    output = None
    if given is not None:
        names = [activation(name, "activations") for name in given]
        if len(names) == count:
            *rest, output = names
            hidden = tuple(rest)
        elif len(names) in (1, 2):
            hidden, output = (names[0],) * (count - 1), names[-1]
        else:
            raise ValueError(f"it names {len(names)} activations for {count} layers.")
    if told.activation is not None:
        names = [activation(name, "--activation") for name in told.activation]
        if len(names) not in (1, count - 1):
            raise ValueError(
                f"--activation names {len(names)} for {count - 1} hidden layers; name one for all,"
                " or one for each."
            )
        hidden = tuple(names) if len(names) > 1 else (names[0],) * (count - 1)
    if told.output is not None:
        output = activation(told.output, "--output")
    if count == 1:
        hidden = ()
    return None if hidden is None or output is None else (*hidden, output)


def with_output(network: Network, told: Told) -> Network:
    """A network whose file says its functions, with the one that is told for its last layer.

    Raises ValueError for a hidden one, and where the file says another.
    """
    if told.activation is not None:
        raise ValueError("it says the activation functions itself; leave --activation out.")
    if told.output is None:
        return network
    *rest, last = network.layers
    name = activation(told.output, "--output")
    if last.activation not in ("identity", name):
        raise ValueError(f"its last layer is {last.activation}; leave --output out.")
    return Network((*rest, Layer(last.weights, last.biases, name)))


def applied(network: Network, told: Told) -> Network:
    """The network on pixels of 0 to 1, its outputs in order. Raises ValueError."""
    first, *rest = network.layers
    if told.scales:
        number = [1.0 if each is None else each for each in (told.scale, told.std)]
        scaling = standardised(number[0], told.mean or 0.0, number[1], inverted=told.invert)
        network = Network((fold_inputs(first, *scaling), *rest))
    if told.order is not None:
        *rest, last = network.layers
        network = Network((*rest, permuted_outputs(last, told.order)))
    return network


def in_order(names: tuple[str, ...] | None, told: Told) -> tuple[str, ...] | None:
    """The names that a file gives its outputs, in the order that is told."""
    if names is None or told.order is None or len(names) != len(told.order):
        return names
    return tuple(names[told.order.index(k)] for k in range(len(names)))


def also(told: Told, **more: object) -> Told:
    """The same and more."""
    return replace(told, **more)  # type: ignore[arg-type]
