"""What stands on the shelves: all arrays that follow from what was chosen, and from our files."""

from collections.abc import Iterator

import numpy as np

from scenes._audit.truth.derived import limits_of, of_net, of_passed, of_reading
from scenes._audit.truth.files import Net
from scenes._audit.truth.frames import SIDE
from scenes._audit.truth.known import Known
from scenes._audit.truth.library import RUN, Library
from scenes._audit.truth.passing import passed


def of_chosen(library: Library) -> Iterator[Known]:
    """The chosen networks, and what they make of the chosen inputs."""
    for k, (name, net) in enumerate(library.nets.items()):
        before = f"{name}: " if k else ""
        yield from of_net(net, before)
        for n, (digit, x) in enumerate(library.inputs.items()):
            if len(x) == net.sizes[0]:
                of_input, one = f"{before}{digit}: " if n else before, passed(net, x)
                yield from of_passed(net, one, of_input)
                yield from of_reading(net, one, of_input)
                yield from limits_of(net, one, of_input)


def of_files(library: Library) -> Iterator[Known]:
    """Our digits, all that was measured, all networks, and those of the training run."""
    yield Known("x of our digits", library.digits.x, library.digits.names)
    for name, arrays in library.measured.items():
        for key, each in arrays.items():
            yield Known(f"{name}: {key}", each)
    for name, net in library.shipped.items():
        yield from of_net(net, f"{name}: ")
    nets, curves = library.run
    for k, net in enumerate(nets):
        yield from of_net(Net(net.weights, net.biases, net.activations), f"checkpoint {k}: ")
    for name, each in curves.items():
        yield Known(f"{RUN}: {name}", each)


def of_readings(library: Library) -> Iterator[Known]:
    """What all networks make of all digits of ours that they take."""
    names = library.digits.names
    yield Known("x of hurried digits", library.hurried.x, library.hurried.names)
    if library.shape not in (None, (SIDE, SIDE)):
        for each in of_passed(library.net, passed(library.net, library.ours), "digits: "):
            yield Known(each.name, each.values, names)
    for name, net in {**library.shipped, **library.nets}.items():
        for what, written in (("", library.digits), ("hurried ", library.hurried)):
            if net.sizes[0] == written.x.shape[1]:
                for each in of_passed(net, passed(net, written.x), f"{name}, {what}digits: "):
                    yield Known(each.name, each.values, written.names)


def of_connections(library: Library) -> Iterator[Known]:
    """What each connection carries, of all networks and all our digits."""
    digits = library.digits
    for name, net in {**library.shipped, **library.nets}.items():
        if net.sizes[0] == digits.x.shape[1]:
            read = passed(net, digits.x)
            for layer, weights in enumerate(net.weights):
                carried = np.einsum("dj,ij->dij", read.arriving(layer), weights)
                yield Known(f"{name}: contributions[{layer}] of", carried, digits.names)


def of_limits(library: Library) -> Iterator[Known]:
    """Where full colour may be set, in the chosen network and in all of ours."""
    yield from limits_of(library.net, library.passed)
    for name, net in library.shipped.items():
        yield from limits_of(net, before=f"{name}: ")
