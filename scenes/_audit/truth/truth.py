"""Where values of a film come from: among all that is known for its scene."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from pkgutil import iter_modules, resolve_name

import numpy as np

from scenes._audit.truth import of
from scenes._audit.truth.choice import chosen_input, chosen_net
from scenes._audit.truth.derived import limits_of, of_net, of_passed, of_reading
from scenes._audit.truth.evidence import is_telling
from scenes._audit.truth.files import ASSETS, Net, Written
from scenes._audit.truth.known import Known
from scenes._audit.truth.library import RUN, Library
from scenes._audit.truth.passing import passed
from scenes._audit.truth.shelf import Found, Shelf, is_inside

Arrays = Callable[[Library], Mapping[str, np.ndarray]]
SIGN = "sign"  # the scale whose values may have been brought to −1..1
SURE_COUNT = 1000  # whole numbers from here on that are a known count are so by no chance
KEPT = 4096  # answers


class Truth(Library):
    """All that is known for one scene: its files, and all that follows from them.

    Shelves of arrays are made when they are first looked at, the nearest first.
    """

    def __init__(
        self,
        nets: Mapping[str, Net],
        inputs: Mapping[str, np.ndarray],
        scene: str | None = None,
        assets: Path = ASSETS,
    ) -> None:
        """scene: whose own quantities are added, of the module with that name in `of`."""
        super().__init__(nets, inputs, assets)
        self.scene = scene
        self._kept = lru_cache(KEPT)(self._find)

    @classmethod
    def chosen(
        cls, environment: Mapping[str, str], scene: str | None = None, assets: Path = ASSETS
    ) -> "Truth":
        """Of the network and the digit that NNFILM_NETWORK, NNFILM_DIGIT and NNFILM_INPUT choose.

        Raises ValueError where they are to be handed over as arrays.
        """
        (name, net), (digit, x) = chosen_net(environment, assets), chosen_input(environment, assets)
        return cls({name: net}, {digit: x}, scene, assets)

    def find(self, values: np.ndarray, scale: str = "", limit: float = 1.0) -> Found | None:
        """The source of values of any shape; None where they are known from nowhere.

        scale: how they are seen; in the colours of signs they may be known up to a factor, and be
        cut off at the limit.
        """
        flat = np.ascontiguousarray(values, dtype=float).ravel()
        return self._kept(flat.tobytes(), float(limit) if scale == SIGN else None)

    def number(self, value: float) -> str | None:
        """The source of a single number, "a[2][3]"; in words whether it may be one by chance."""
        found = self.find(np.array([value]))
        return found and found.source + (" (weak)" if found.weak else "")

    def limit(self, value: float) -> str | None:
        """Where a scale's limit comes from: 1, or the largest of an array, or of most of it."""
        if value == 1:
            return "1"
        for shelf in (self._of_scene, self._limits):
            if found := shelf.number(value):
                return found.source
        return None

    def _find(self, raw: bytes, limit: float | None) -> Found | None:
        values = np.frombuffer(raw)
        if not values.size or not np.isfinite(values).all():
            return None
        if (values == values[0]).all():
            return self._number(float(values[0]), len(values))
        weakest: Found | None = None
        for shelf in self._shelves():
            for found in (shelf.whole(values, limit), shelf.part(values)):
                if found and not found.weak:
                    return found
                weakest = weakest or found
        return (limit and self._part_of_a_scale(values / limit)) or weakest

    def _part_of_a_scale(self, values: np.ndarray) -> Found | None:
        """Some of the values of one array, brought to −1..1 by a limit that is known."""
        inside = values[is_inside(values, 1)]
        if np.count_nonzero(is_telling(inside)) < 2:
            return None
        for limit in np.unique(self._own_limits):
            for shelf in (self._of_scene, self._chosen):
                if (found := shelf.part(inside * limit)) and not found.weak:
                    return Found(found.source, "part", 1 / limit)
        return None

    def _number(self, value: float, count: int) -> Found | None:
        """One number, or so many times the same."""
        how = "number" if count == 1 else "constant"
        if value.is_integer() and abs(value) < SURE_COUNT:
            return Found(f"{value:g}", how, weak=True)
        for made, factor in ((value, 1.0), (value / 100, 100.0)):
            for shelf in self._shelves():
                if found := shelf.number(made):
                    sure = made.is_integer() and made >= SURE_COUNT
                    weak = found.weak and not sure
                    return Found(found.source, how, factor, weak)
        return None

    # Shelves, each made when it is first looked at

    def _shelves(self) -> Iterator[Shelf]:
        yield self._of_scene
        yield self._chosen
        yield self._of_files
        yield self._readings
        yield self._carried

    @cached_property
    def _of_scene(self) -> Shelf:
        if self.scene not in {module.name for module in iter_modules(of.__path__)}:
            return Shelf([])
        arrays: Arrays = resolve_name(f"{of.__name__}.{self.scene}:arrays")
        return Shelf(Known(name, np.asarray(each)) for name, each in arrays(self).items())

    @cached_property
    def _chosen(self) -> Shelf:
        return Shelf(_of_chosen(self.nets, self.inputs))

    @cached_property
    def _limits(self) -> Shelf:
        nets = {f"{name}: ": net for name, net in self.shipped.items()}
        several = (limits_of(net, before=name) for name, net in nets.items())
        one = limits_of(self.net, self.passed)
        return Shelf([*one, *(known for each in several for known in each)])

    @cached_property
    def _own_limits(self) -> np.ndarray:
        own = limits_of(self.net, self.passed)
        return np.concatenate([known.flat for known in own])

    @cached_property
    def _of_files(self) -> Shelf:
        known = [Known("x of our digits", self.digits.x, self.digits.names)]
        for name, arrays in self.measured.items():
            known += [Known(f"{name}: {key}", each) for key, each in arrays.items()]
        for name, net in self.shipped.items():
            known += of_net(net, f"{name}: ")
        nets, curves = self.run
        for k, net in enumerate(nets):
            known += of_net(Net(net.weights, net.biases, net.activations), f"checkpoint {k}: ")
        known += [Known(f"{RUN}: {name}", each) for name, each in curves.items()]
        return Shelf(known)

    @cached_property
    def _readings(self) -> Shelf:
        """What all networks make of all digits of ours that they take."""
        known = [Known("x of hurried digits", self.hurried.x, self.hurried.names)]
        for name, net in {**self.shipped, **self.nets}.items():
            for what, written in (("", self.digits), ("hurried ", self.hurried)):
                if net.sizes[0] == written.x.shape[1]:
                    read = of_passed(net, passed(net, written.x), f"{name}, {what}digits: ")
                    known += [Known(e.name, e.values, written.names) for e in read]
        return Shelf(known)

    @cached_property
    def _carried(self) -> Shelf:
        """What each connection carries, of all networks and all digits of ours: arrays in whole."""
        return Shelf(_all_carried({**self.shipped, **self.nets}, self.digits), in_parts=False)


def _of_chosen(nets: Mapping[str, Net], inputs: Mapping[str, np.ndarray]) -> Iterator[Known]:
    for k, (net_name, net) in enumerate(nets.items()):
        before = f"{net_name}: " if k else ""
        yield from of_net(net, before)
        for n, (name, x) in enumerate(inputs.items()):
            if len(x) != net.sizes[0]:
                continue
            of_input = f"{before}{name}: " if n else before
            one = passed(net, x)
            yield from of_passed(net, one, of_input)
            yield from of_reading(net, one, of_input)
            yield from limits_of(net, one, of_input)


def _all_carried(nets: Mapping[str, Net], digits: Written) -> Iterator[Known]:
    for name, net in nets.items():
        if net.sizes[0] == digits.x.shape[1]:
            arriving = (digits.x, *passed(net, digits.x).a)
            for layer, weights in enumerate(net.weights):
                carried = np.einsum("dj,ij->dij", arriving[layer], weights)
                yield Known(f"{name}: contributions[{layer}] of", carried, digits.names)
