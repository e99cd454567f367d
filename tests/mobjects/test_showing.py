"""Everything that shows data says what, or why it need not."""

import ast
import importlib
import inspect
import pkgutil
import sys
import textwrap
from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
import pytest
from manim import Mobject, VGroup

import scenes.mobjects
from scenes.mobjects.painting.painted import Painted
from scenes.mobjects.showing import bars, boxes

DATA = {"values", "value", "activations", "function", "shares", "counts", "outputs", "terms"}
BASES = {"Painted", "CellGrid"}  # nobody draws them


def mobjects() -> Iterator[type[Mobject]]:
    """The classes of all mobjects that are made here."""
    for module in pkgutil.walk_packages(scenes.mobjects.__path__, "scenes.mobjects."):
        for each in vars(importlib.import_module(module.name)).values():
            is_own = inspect.isclass(each) and each.__module__ == module.name
            if is_own and issubclass(each, Mobject):
                yield each


def silent(kinds: list[type[Any]]) -> list[str]:
    """Those that show data, and neither say which nor why they need not.

    Who is painted shows data. So does who keeps some, unless its parts say so: there are those who
    do among the classes that its code speaks of, or among those that theirs speaks of.
    """
    told = {each.__name__ for each in kinds if _is_told(each)}
    while more := {each.__name__ for each in kinds if _names(each) & told} - told:
        told |= more
    return [each.__name__ for each in kinds if not _is_told(each) and _shows_data(each, told)]


def _is_told(kind: type) -> bool:
    return hasattr(kind, "shows") or hasattr(kind, "illustration") or kind.__name__ in BASES


def _shows_data(kind: type, told: set[str]) -> bool:
    if issubclass(kind, Painted):
        return True
    kept = {
        n.attr
        for n in _nodes(kind)
        if isinstance(n, ast.Attribute) and isinstance(n.ctx, ast.Store)
    }
    return bool(kept & DATA) and kind.__name__ not in told


def _names(kind: type) -> set[str]:
    """What its code speaks of, and that of the functions that it calls."""
    found, left = set[str](), list[Any]([kind])
    while left:
        one = left.pop()
        new = {n.id for n in _nodes(one) if isinstance(n, ast.Name)} - found
        known = vars(sys.modules[one.__module__])
        called = (known.get(name) for name in new)
        left += [each for each in called if inspect.isfunction(each)]
        found |= new
    return found


@cache
def _nodes(one: Any) -> list[ast.AST]:
    return list(ast.walk(ast.parse(textwrap.dedent(inspect.getsource(one)))))


def test_every_mobject_that_shows_data_says_so() -> None:
    assert silent(list(mobjects())) == []


class _Mute(Painted):
    pass


class _Keeps(VGroup):
    def __init__(self) -> None:
        super().__init__()
        self.shares = np.ones(3)


class _Excused(Painted):
    illustration = "a pattern that means nothing"


def test_the_rule_finds_who_is_silent() -> None:
    assert silent([_Mute, _Keeps, _Excused]) == ["_Mute", "_Keeps"]


def test_boxes_lie_between_corners_however_these_are_named() -> None:
    one, other = np.array([[0, 3.0]]), np.array([[-1, 4.0]])
    assert boxes(one, other).tolist() == boxes(other, one).tolist() == [[[-1, 3], [0, 4]]]


@pytest.mark.parametrize(
    ("end", "place"), [([4, 0], [[0, -0.5], [4, 0.5]]), ([0, -2], [[-0.5, -2], [0.5, 0]])]
)
def test_a_bar_has_its_place_between_zero_and_its_limit(
    end: list[float], place: list[list[float]]
) -> None:
    shown = bars(np.ones(1), 2, (np.zeros((1, 2)), np.array([end])), 1, ())
    assert shown.places.tolist() == [place]
