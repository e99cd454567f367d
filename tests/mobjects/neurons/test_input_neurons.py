"""Inputs that are no pixels: the light and the number of each are its value, at every moment."""

import numpy as np
import pytest
from manim import DOWN, RIGHT, UP

from scenes.mobjects.neurons.input_neurons import InputNeurons
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import SMALL_SIZE, around, paint, printed, run

VALUES = np.array([0.3, 1.0])


def grey(picture: np.ndarray, point: np.ndarray) -> float:
    """How bright a picture is at the edge of a neuron, clear of its number."""
    return float(around(picture, point).mean())


def test_large_neurons_hold_their_numbers() -> None:
    column = InputNeurons(0 * VALUES, 4.0).set_values(VALUES)
    assert len(column.beside) == 0
    assert [printed(number.glyphs) for number in column.numbers] == ["0.30", "1.00"]
    picture = paint(column, size=SMALL_SIZE)[..., :3]
    dark, lit = (255 * np.mean(colour.to_rgb()) for colour in (THEME.dark, THEME.lit))
    for centre, value in zip(column.centres, VALUES, strict=True):
        above = centre + 0.75 * column.radius * UP
        assert grey(picture, above) == pytest.approx(dark + value * (lit - dark), abs=2)


@pytest.mark.parametrize(("axis", "length"), [(DOWN, 5.0), (RIGHT, 9.0)])
def test_smaller_ones_have_them_before_them(axis: np.ndarray, length: float) -> None:
    values = np.linspace(-2, 5, 8)
    line = InputNeurons(0 * values, length, 5.0, axis).set_values(values)
    assert len(line.numbers) == 0 and len(line.beside) == len(values)
    texts = [printed(number.glyphs).replace("-", "−") for number in line.beside]
    assert texts == [f"{value:.2f}".replace("-", "−") for value in values]
    for number, centre in zip(line.beside, line.centres, strict=True):
        away = number.get_center() - centre
        out, across = (-away[0], away[1]) if axis is DOWN else (away[1], away[0])
        assert out > line.radius and abs(across) < 0.15


def test_where_there_is_no_room_only_the_light_tells_them() -> None:
    line = InputNeurons(np.zeros(40), 5.0)
    assert len(line.numbers) == len(line.beside) == 0


def test_a_number_comes_with_its_light() -> None:
    column = InputNeurons(0 * VALUES, 4.0).set_values(VALUES)
    run(column.come(), 0.0, 0.75)
    np.testing.assert_allclose(column.told, [1, 0.5])
    column.set_come(1)
    opacities = [number.glyphs[0].fill_opacity for number in column.numbers]
    np.testing.assert_allclose(opacities, [1, 0])
    run(column.come())
    np.testing.assert_allclose(column.told, [1, 1])


def test_it_is_dark_before_anything_comes() -> None:
    assert (InputNeurons(VALUES, 4.0).told == 0).all()
