"""What was chosen for a film, and all that ships with us."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from scenes._audit.truth.files import ASSETS, Net, Written
from scenes._audit.truth.frames import SIDE, framed, shape_of
from scenes._audit.truth.passing import Passed, passed
from scenes._audit.truth.shipped import RUN as RUN
from scenes._audit.truth.shipped import shipped_in


class Library:
    """The chosen networks and inputs, and all that ships with us.

    net, x, label: the chosen network and input, and which digit that is. All else is read and
    computed when it is asked for.
    """

    def __init__(
        self,
        nets: Mapping[str, Net],
        inputs: Mapping[str, np.ndarray],
        label: int | None = None,
        assets: Path = ASSETS,
    ) -> None:
        """nets, inputs: by name, the chosen ones first; an input has (n,) numbers. label: the digit
        that the chosen input is, where somebody said.

        They are handed over as arrays where they come from other programs' files or from
        photographs: reading those is a program of its own, whose tests hold it against the
        frameworks, and the film is about what comes after it.
        """
        self.nets, self.label, self.files = dict(nets), label, shipped_in(assets)
        self.inputs = {name: np.asarray(x, dtype=float).ravel() for name, x in inputs.items()}
        self.net, self.x = next(iter(self.nets.values())), next(iter(self.inputs.values()))

    @cached_property
    def passed(self) -> Passed:
        """What the chosen network makes of the chosen input."""
        return passed(self.net, self.x)

    @property
    def shipped(self) -> dict[str, Net]:
        """All networks of assets/networks by name."""
        return self.files.nets

    @property
    def run(self) -> tuple[tuple[Net, ...], dict[str, np.ndarray]]:
        """The checkpoints of the training run of assets/networks, and its curves."""
        return self.files.run

    @property
    def digits(self) -> Written:
        """Our own digits."""
        return self.files.digits

    @property
    def hurried(self) -> Written:
        """Our own digits, written in a hurry."""
        return self.files.hurried

    @property
    def measured(self) -> dict[str, dict[str, np.ndarray]]:
        """What was measured, by the name of the file: its arrays, and the numbers beside them."""
        return self.files.measured

    @property
    def facts(self) -> dict[str, dict[str, Any]]:
        """What stands beside what was measured, by the name of the file."""
        return self.files.facts

    @cached_property
    def shape(self) -> tuple[int, int] | None:
        """The rows and columns of the pictures that the chosen network takes; None for none."""
        return shape_of(self.net.sizes[0], self.net.known.get("image"))

    @cached_property
    def ours(self) -> np.ndarray:
        """All our own digits as the chosen network takes them, (n, inputs); none for no picture."""
        if self.shape is None:
            return np.empty((0, self.net.sizes[0]))
        images = self.digits.x.reshape(-1, SIDE, SIDE)
        return np.stack([framed(one, self.shape).ravel() for one in images])

    @cached_property
    def ten(self) -> np.ndarray:
        """Those that stand for their classes."""
        return self.ours[list(self.digits.defaults)] if len(self.ours) else self.ours

    @cached_property
    def in_turn(self) -> np.ndarray:
        """The chosen input, and those of our ten that are another picture, on from its label."""
        others = np.roll(self.ten, -(self.label or 0), axis=0)
        return np.stack([self.x, *(one for one in others if not np.array_equal(one, self.x))])

    def is_shipped(self) -> str | None:
        """The name of the shipped network that the chosen one is, number for number."""
        own = (*self.net.weights, *self.net.biases)
        for name, net in self.shipped.items():
            if (net.sizes, net.activations) == (self.net.sizes, self.net.activations):
                pairs = zip((*net.weights, *net.biases), own)
                if all(np.array_equal(one, other) for one, other in pairs):
                    return name
        return None

    def own_digit(self, name: str) -> np.ndarray:
        """The pixels of a digit of ours: 0 to 9 for the one that stands for it, or a name."""
        return self.digits.called(name)
