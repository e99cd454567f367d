"""What stands on the shelves: all arrays that follow from what was chosen, and from our files."""

from collections.abc import Collection, Iterator

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


def of_files(library: Library, names: Collection[str]) -> Iterator[Known]:
    """Our digits, what was measured, and the networks of ours with these names.

    RUN stands for the networks of the training run. What was measured of other networks than these
    and the chosen one is none of it.
    """
    yield Known("x of our digits", library.digits.x, library.digits.names)
    others = set(library.shipped) - {*names, library.is_shipped()}
    for name, arrays in library.measured.items():
        if not name.endswith(tuple(f"_{other}" for other in others)):
            for key, each in arrays.items():
                yield Known(f"{name}: {key}", each)
    for name in sorted({*names} - {RUN}):
        yield from of_net(library.shipped[name], f"{name}: ")
    if RUN in names:
        yield from of_run(library)


def of_run(library: Library) -> Iterator[Known]:
    """The networks of the training run, and its curves."""
    nets, curves = library.run
    for k, net in enumerate(nets):
        yield from of_net(Net(net.weights, net.biases, net.activations), f"checkpoint {k}: ")
    for name, each in curves.items():
        yield Known(f"{RUN}: {name}", each)


def of_readings(library: Library, names: Collection[str]) -> Iterator[Known]:
    """What the chosen network and ours with these names make of all our digits that they take."""
    digits = library.digits.names
    yield Known("x of hurried digits", library.hurried.x, library.hurried.names)
    if library.shape not in (None, (SIDE, SIDE)):
        for each in of_passed(library.net, passed(library.net, library.ours), "digits: "):
            yield Known(each.name, each.values, digits)
    for name, net in _named(library, names).items():
        for what, written in (("", library.digits), ("hurried ", library.hurried)):
            if net.sizes[0] == written.x.shape[1]:
                for each in of_passed(net, passed(net, written.x), f"{name}, {what}digits: "):
                    yield Known(each.name, each.values, written.names)


def of_connections(library: Library, names: Collection[str]) -> Iterator[Known]:
    """What each connection carries, of these networks and all our digits."""
    digits = library.digits
    for name, net in _named(library, names).items():
        if net.sizes[0] == digits.x.shape[1]:
            read = passed(net, digits.x)
            for layer, weights in enumerate(net.weights):
                carried = np.einsum("dj,ij->dij", read.arriving(layer), weights)
                yield Known(f"{name}: contributions[{layer}] of", carried, digits.names)


def of_limits(library: Library, names: Collection[str]) -> Iterator[Known]:
    """Where full colour may be set, in the chosen network and in these of ours."""
    yield from limits_of(library.net, library.passed)
    for name in sorted({*names} - {RUN}):
        yield from limits_of(library.shipped[name], before=f"{name}: ")


def _named(library: Library, names: Collection[str]) -> dict[str, Net]:
    return {name: library.shipped[name] for name in sorted({*names} - {RUN})} | library.nets
