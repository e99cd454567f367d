"""Whose letters are whose: also where a text was taken apart to animate some of them."""

import pytest
from manim import VGroup

from scenes._inspection.texts import Reader
from scenes.mobjects.lettering.code import CodeLines
from scenes.mobjects.theme import SMALL


def test_letters_of_code_are_no_shapes_also_when_some_of_them_are_animated_alone() -> None:
    code, reader = CodeLines(["def f(a):", "    W, b = a"]), Reader()
    [letters] = reader.letters([code.lines[1]]).values()
    alone = code.find("b")
    [some] = reader.letters([VGroup(*alone)]).values()
    assert set(map(id, alone)) == set(map(id, some)) < set(map(id, letters))


def test_code_is_as_large_as_it_is_set_and_then_scaled() -> None:
    code = CodeLines(["return z"])
    assert code.lines[0].font_size == pytest.approx(SMALL)
    code.scale(1.5)
    assert code.lines[0].font_size == pytest.approx(1.5 * SMALL)
