"""A copy has everything that copy.deepcopy would give it, and nothing in common that can change."""

from copy import deepcopy
from enum import Enum
from types import FunctionType

import numpy as np
import pytest
from manim import RED, RIGHT, Arrow, Axes, Dot, Group, Mobject, Square, ValueTracker

from scenes.mobjects.copying import copied, copy_quickly
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.text import Readout, formula, words


def deeply(mobject: Mobject, clones: dict) -> Mobject:
    """What Manim does: each attribute by copy.deepcopy."""
    clone = type(mobject).__new__(type(mobject))
    clones[id(mobject)] = clone
    for name, value in vars(mobject).items():
        setattr(clone, name, deepcopy(value, clones))
    clone.original_id = str(id(mobject))
    return clone


def told(value: object, seen: dict[int, int]) -> object:
    """A value as numbers and names, objects in it by when they were met first."""
    if isinstance(value, np.ndarray):
        return value.dtype, value.shape, value.tobytes()
    if isinstance(value, dict):
        return {key: told(each, seen) for key, each in value.items()}
    if hasattr(value, "__dict__") and not isinstance(value, type | Enum | FunctionType):
        if id(value) in seen:
            return seen[id(value)]
        seen[id(value)] = len(seen)
        return type(value), told(vars(value), seen)
    if isinstance(value, list | tuple):
        return [told(each, seen) for each in value]
    return type(value), repr(value)


def family() -> Group:
    """Mobjects of many kinds; one has a target, one an updater, and one is there twice."""
    square, grid = Square(), ImageGrid(np.eye(4))
    square.generate_target()
    square.target.shift(RIGHT)
    square.add_updater(np.shape)
    parts = [words("Ag", bold=True), formula("x^2"), Readout(0.5), Arrow(), Axes(), Dot()]
    return Group(square, grid, *parts, Group(square, ValueTracker(3)))


def test_a_copy_is_what_a_deep_copy_is(monkeypatch: pytest.MonkeyPatch) -> None:
    original = family()
    copy_quickly()
    ours = original.copy()
    assert Mobject.__deepcopy__ is copied
    monkeypatch.setattr(Mobject, "__deepcopy__", deeply)
    assert str(told(ours, {})) == str(told(original.copy(), {}))


def test_a_copy_goes_its_own_way() -> None:
    original = family()
    before = str(told(original, {}))
    twin = original.copy().shift(RIGHT).set_color(RED)
    twin[0].updaters.clear()
    twin[0].target.scale(2)
    twin[1].values[:] = 0.5
    assert str(told(original, {})) == before


def test_what_is_one_thing_is_one_in_a_copy() -> None:
    twin = family().copy()
    assert twin[0] is twin[-1][0]
    square = Square()
    square.other = square.points
    twin = square.copy()
    assert twin.other is twin.points is not square.points
