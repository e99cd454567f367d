"""Where values of a film come from: among all that is known for its scene."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np

from scenes._audit.truth import of
from scenes._audit.truth.choice import chosen_input, chosen_net
from scenes._audit.truth.curves import curve_of, even_curve
from scenes._audit.truth.derived import limits_of
from scenes._audit.truth.evidence import is_round, is_scale, is_telling
from scenes._audit.truth.files import ASSETS, Net
from scenes._audit.truth.known import Known
from scenes._audit.truth.library import RUN, Library
from scenes._audit.truth.shelf import Found, Shelf, is_inside
from scenes._audit.truth.shelves import (
    of_chosen,
    of_connections,
    of_files,
    of_limits,
    of_readings,
)

Explains = Callable[[Library, np.ndarray], str | None]
Arrays = Callable[[Library], Mapping[str, np.ndarray]]
SIGN, TEXT = "sign", "text"  # scales: whose values may have been brought to −1..1; of figures
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
        label: int | None = None,
        assets: Path = ASSETS,
    ) -> None:
        """scene: whose own quantities are added, of the module with that name in `of`."""
        super().__init__(nets, inputs, label, assets)
        self.scene = scene
        self._kept = lru_cache(KEPT)(self._find)

    @classmethod
    def chosen(
        cls, environment: Mapping[str, str], scene: str | None = None, assets: Path = ASSETS
    ) -> "Truth":
        """Of the network and the digit that NNFILM_NETWORK, NNFILM_DIGIT and NNFILM_INPUT choose.

        Raises ValueError where they are to be handed over as arrays.
        """
        name, net = chosen_net(environment, assets)
        digit, x, label = chosen_input(environment, assets)
        return cls({name: net}, {digit: x}, scene, label, assets)

    def find(self, values: np.ndarray, scale: str = "", limit: float = 1.0) -> Found | None:
        """The source of values of any shape; None where they are known from nowhere.

        scale: how they are seen; in the colours of signs they may be known up to a factor, and be
        cut off at the limit.
        """
        flat = np.ascontiguousarray(values, dtype=float).ravel()
        found = self._kept(flat.tobytes(), float(limit) if scale == SIGN else None)
        if found is None and scale == TEXT and flat.size == 1 and is_round(float(flat[0])):
            return Found("a round number, as at a scale", "number", weak=True)
        return found

    def curve(self, x: np.ndarray, y: np.ndarray) -> Found | None:
        """What a curve shows: a function that neurons have, or known heights, (n,) each."""
        name = curve_of(self, np.asarray(x, dtype=float), np.asarray(y, dtype=float))
        found = Found(name, "curve") if name else self.find(y)
        return None if found and found.how == "curve" and not name else found

    def number(self, value: float) -> str | None:
        """The source of a single number, "a[2][3]"; in words whether it may be one by chance."""
        found = self.find(np.array([value]))
        return found.source + (" (weak)" if found.weak else "") if found else None

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
        if is_scale(values, limit or 1.0):
            return Found(f"a scale from {values[0]:g} to {values[-1]:g}", "scale")
        weakest: Found | None = None
        for shelf in self._shelves():
            for found in (shelf.whole(values, limit), shelf.part(values)):
                if found and found.how == "moved":  # something has changed places
                    return self._explained(values)
                if found and not found.weak:
                    return found
                weakest = weakest or found
        found = self._part_of_a_scale(values / limit) if limit else None
        curve = even_curve(values)
        even = Found(curve, "curve") if curve else None
        return found or even or self._explained(values) or weakest

    def _explained(self, values: np.ndarray) -> Found | None:
        """What the scene's own module says of values that no file holds."""
        source = self._explains(self, values) if self._explains else None
        return Found(source, "explained") if source else None

    def _part_of_a_scale(self, values: np.ndarray) -> Found | None:
        """Some of the values of one array, brought to −1..1 by a limit that is known."""
        inside = values[is_inside(values, 1)]
        if np.count_nonzero(is_telling(inside)) < 2:
            return None
        for limit in np.unique(self._own_limits):
            for shelf in (self._of_scene, self._chosen):
                found = shelf.part(inside * limit)
                if found and found.how == "part" and not found.weak:
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
        end = self.limit(abs(value))  # of a key, or of a scale
        plain = not is_telling(np.array([value]))[0]
        return Found(("−" if value < 0 else "") + end, how, weak=bool(plain)) if end else None

    # Shelves, each made when it is first looked at

    def _shelves(self) -> Iterator[Shelf]:
        yield self._of_scene
        yield self._chosen
        yield self._of_files
        yield self._readings
        yield self._carried

    @cached_property
    def _of_scene(self) -> Shelf:
        arrays: Arrays | None = of.own(self.scene, "arrays")
        own = arrays(self) if arrays else {}
        known = (Known(name, np.asarray(each)) for name, each in own.items())
        return Shelf(known, expected=True)

    @cached_property
    def _others(self) -> Collection[str]:
        """The networks of ours that the scene shows beside the chosen one; without a scene, all."""
        if self.scene is None:
            return {*self.shipped, RUN}
        return of.own(self.scene, "NETWORKS") or ()

    @cached_property
    def _explains(self) -> Explains | None:
        return of.own(self.scene, "explains")

    @cached_property
    def _chosen(self) -> Shelf:
        return Shelf(of_chosen(self))

    @cached_property
    def _of_files(self) -> Shelf:
        return Shelf(of_files(self, self._others))

    @cached_property
    def _readings(self) -> Shelf:
        return Shelf(of_readings(self, self._others))

    @cached_property
    def _carried(self) -> Shelf:
        return Shelf(of_connections(self, self._others), in_parts=False)

    @cached_property
    def _limits(self) -> Shelf:
        return Shelf(of_limits(self, self._others))

    @cached_property
    def _own_limits(self) -> np.ndarray:
        return np.concatenate([known.flat for known in limits_of(self.net, self.passed)])
