"""One bundle of lines: as it is stated, as it must look at its places, and as it does look."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from scenes._audit.film.light import SIDE, Lit
from scenes._audit.film.light_places import Places
from scenes._audit.film.light_ways import Ways
from scenes._audit.stated.moment import Thing


@dataclass(frozen=True, eq=False)
class Bundle:
    """A bundle of lines as it is stated: where they run, how they shine, in which part of the
    picture, (2, 2) from the upper left to the lower right.
    """

    thing: Thing
    ways: Ways
    lit: Lit
    window: np.ndarray

    @classmethod
    def of(cls, thing: Thing) -> "Bundle":
        """That of a thing."""
        ways = Ways.of(thing)
        points = np.concatenate([ways.starts, ways.ends])
        margin = ways.near_by + SIDE
        window = np.stack([points.min(axis=0) - margin, points.max(axis=0) + margin])
        return cls(thing, ways, Lit.of(thing), window)

    def touches(self, other: "Bundle") -> bool:
        """Whether it can shine where the other does."""
        low, high = self.window
        return bool((low <= other.window[1]).all() and (high >= other.window[0]).all())


@dataclass(frozen=True, eq=False)
class Expected:
    """What one bundle must look like at its places; colours are luma, Cb, Cr, (blocks, 3).

    turned: with both signs exchanged. whole: as if all its lines were drawn. is_alone: no other
    bundle sheds light there. is_lone: its owner's light is there alone. is_empty: no lit line comes
    near. is_free: nothing else that is stated lies there.
    """

    own: Bundle
    places: Places
    colour: np.ndarray
    turned: np.ndarray
    whole: np.ndarray
    is_alone: np.ndarray
    is_lone: np.ndarray
    is_empty: np.ndarray
    is_free: np.ndarray
    ground: np.ndarray
    shining: tuple[Bundle, ...]  # whose light comes there

    @property
    def thing(self) -> Thing:
        """The bundle as it is stated."""
        return self.own.thing

    @property
    def lit(self) -> Lit:
        """How brightly its lines shine."""
        return self.own.lit

    def freed(self, is_free: np.ndarray) -> "Expected":
        """It, where other things lie elsewhere than before."""
        if np.array_equal(is_free, self.is_free):
            return self
        return replace(self, is_free=is_free)


@dataclass(frozen=True, eq=False)
class Sight:
    """The same, and what a picture shows there. found: (blocks, 3). is_free: here also of colours
    that are neither the ground's nor the signs'.
    """

    expected: Expected
    found: np.ndarray
    is_free: np.ndarray

    @cached_property
    def amiss(self) -> np.ndarray:
        """By how many levels each block is off, (blocks,)."""
        return np.asarray(np.abs(self.found - self.expected.colour).max(axis=1))

    def is_as(self, other: "Sight") -> bool:
        """Whether all is as in another."""
        return (
            self.expected is other.expected
            and np.array_equal(self.found, other.found)
            and np.array_equal(self.is_free, other.is_free)
        )
