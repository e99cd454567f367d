"""Whose letters are whose: also where a text was taken apart to animate some of them."""

import pytest
from manim import VGroup

from scenes._inspection.texts import Reader
from scenes.mobjects.lettering.code import CodeLines
from scenes.mobjects.theme import SMALL


def test_letters_of_code_are_no_shapes_also_when_some_of_them_are_animated_alone() -> None:
    code, reader = CodeLines(["W, b = layer"]), Reader()
    [letters] = reader.letters([code]).values()
    alone = code.find("b")
    [some] = reader.letters([VGroup(*alone)]).values()
    assert set(map(id, alone)) == set(map(id, some)) < set(map(id, letters))


def test_code_is_as_large_as_it_is_set_and_then_scaled() -> None:
    code = CodeLines(["return z"])
    assert code.font_size == pytest.approx(SMALL)
    assert code.scale(1.5).font_size == pytest.approx(1.5 * SMALL)
