"""A copy is what copy.deepcopy would make of a mobject, and a family what Manim finds."""

from collections.abc import Callable
from copy import deepcopy
from enum import Enum
from types import FunctionType
from typing import Any

import numpy as np
import pytest
from manim import (
    BLUE,
    GREEN,
    RED,
    RIGHT,
    YELLOW,
    Arrow,
    Axes,
    Dot,
    Group,
    ManimColor,
    Mobject,
    Square,
    ValueTracker,
    VMobject,
)
from manim.utils.iterables import remove_list_redundancies

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.text import Readout, formula, words
from scenes.mobjects.quickly import be_quick, copied, family, manims_update, update_rgbas


def deeply(mobject: Mobject, clones: dict) -> Mobject:
    """What Manim does: each attribute by copy.deepcopy."""
    kind: Any = type(mobject)
    clone = kind.__new__(kind)
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


def several() -> Group:
    """Mobjects of many kinds; one has a target, one an updater, and one is there twice."""
    square, grid = Square(), ImageGrid(np.eye(4))
    square.generate_target()
    square.target.shift(RIGHT)
    square.add_updater(np.shape)
    parts = [words("Ag", bold=True), formula("x^2"), Readout(0.5), Arrow(), Axes(), Dot()]
    return Group(square, grid, *parts, Group(square, ValueTracker(3)))


def test_a_copy_is_what_a_deep_copy_is(monkeypatch: pytest.MonkeyPatch) -> None:
    original = several()
    be_quick()
    ours = original.copy()
    assert Mobject.__deepcopy__ is copied
    monkeypatch.setattr(Mobject, "__deepcopy__", deeply)
    assert str(told(ours, {})) == str(told(original.copy(), {}))


def test_a_copy_goes_its_own_way() -> None:
    original = several()
    before = str(told(original, {}))
    twin = original.copy().shift(RIGHT).set_color(RED)
    twin[0].updaters.clear()
    twin[0].target.scale(2)
    twin[1].values[:] = 0.5
    assert str(told(original, {})) == before


def test_what_is_one_thing_is_one_in_a_copy() -> None:
    twin = several().copy()
    assert twin[0] is twin[-1][0]
    square = Square()
    square.other = square.points
    twin = square.copy()
    assert twin.other is twin.points is not square.points


def in_full(mobject: Mobject) -> list[Mobject]:
    """A family by its definition: all paths down, and the last of what comes twice."""
    found = [mobject, *(each for part in mobject.submobjects for each in in_full(part))]
    return [each for k, each in enumerate(found) if each not in found[k + 1 :]]


def test_a_family_is_in_the_order_that_manim_has() -> None:
    be_quick()
    assert Mobject.get_family is family
    one, two, three = Square(), Dot(), Square()
    inner = Group(one, two)
    for mobject in (
        one,
        Group(),
        Group(inner, three),
        Group(one, inner, two, Group(inner, one)),
        Group(Group(two, three), inner, Group(three, Group(two))),
        several(),
    ):
        assert list(map(id, mobject.get_family())) == list(map(id, in_full(mobject)))
        assert list(map(id, in_full(mobject))) == list(map(id, manims(mobject)))


COLOURS = [None, RED, ManimColor("#12345678"), "#123456", [RED, BLUE]]
OPACITIES = [None, 0, 1, 0.3, np.float64(0.7), [0.2, 0.9]]


@pytest.mark.parametrize("sheen", [0, 0.3])
@pytest.mark.parametrize("opacity", OPACITIES, ids=str)
@pytest.mark.parametrize("color", COLOURS, ids=str)
def test_colours_are_those_that_manim_sets(color: object, opacity: object, sheen: float) -> None:
    def coloured(update: Callable[..., object]) -> list[np.ndarray]:
        arrays = []
        for first in (GREEN, [GREEN, YELLOW]):
            square = Square(fill_color=first, fill_opacity=0.5, sheen_factor=sheen)
            update(square, "fill_rgbas", color, opacity)
            update(square, "new_rgbas", color, opacity)
            arrays += [square.fill_rgbas, square.new_rgbas]
        return arrays

    for ours, theirs in zip(coloured(update_rgbas), coloured(manims_update), strict=True):
        np.testing.assert_array_equal(ours, theirs)


def test_each_array_of_colours_is_a_mobjects_own() -> None:
    be_quick()
    assert VMobject.update_rgbas_array is update_rgbas
    one, other = Square().set_stroke(RED), Square().set_stroke(RED)
    one.set_stroke(BLUE)
    assert (one.get_stroke_color(), other.get_stroke_color()) == (BLUE, RED)
    np.testing.assert_array_equal(RED.to_rgb(), ManimColor(RED.to_hex()).to_rgb())


def manims(mobject: Mobject) -> list[Mobject]:
    """What Manim itself finds."""
    return remove_list_redundancies(list(mobject._iter_family(set())))
