"""Brackets go from end to end, on their side, with the label beyond."""

import numpy as np
import pytest
from manim import DOWN, LEFT, RIGHT, UP, Square

from scenes.mobjects.lettering.span import Span
from scenes.mobjects.lettering.text import words
from scenes.mobjects.plots.number_line import NumberLine
from tests.helpers.pictures import run


@pytest.mark.parametrize("side", [UP, DOWN, LEFT, RIGHT])
def test_a_bracket_runs_along_a_side_with_its_label_beyond(side: np.ndarray) -> None:
    square = Square(2).shift(RIGHT)
    span = Span.along(square, words("three quarters"), side)
    across = int(np.flatnonzero(side == 0)[0])  # the coordinate along the side
    corners = span.bracket.get_anchors()
    assert np.ptp([corner[across] for corner in corners]) == pytest.approx(2)
    outward = [float((corner - square.get_center()) @ side) for corner in corners]
    assert min(outward) > 1
    nearest = (span.label.get_critical_point(-side) - square.get_center()) @ side
    assert nearest > max(outward)


def test_a_bracket_stretches_to_another_stretch_of_a_line() -> None:
    line = NumberLine(-10, 10, 10)
    start, end = line.at([-2, 2])
    span = Span(start, end, words("most"), UP)
    run(span.stretch_to(line.at([-2, 6])), 0.0, 0.5)
    assert span.bracket.get_left()[0] == pytest.approx(-1)
    assert span.bracket.get_right()[0] == pytest.approx(2)
    run(span.stretch_to(line.at([0, 6])))
    assert span.bracket.get_right()[0] == pytest.approx(3)
    assert span.label.get_x() == pytest.approx(1.5)
    assert span.bracket.get_bottom()[1] > 0
