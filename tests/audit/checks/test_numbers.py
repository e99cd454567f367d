"""Printed numbers that are not what they must be are found, each kind of them."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from manim import LEFT, RIGHT, UP, VGroup

from scenes._audit.checks.numbers import DOUBTED, NumbersCheck
from scenes._audit.found import Checked
from scenes.mobjects.lettering.faces import figure_faces
from scenes.mobjects.lettering.labelled import on_one_line
from scenes.mobjects.lettering.text import Readout, formula, words
from scenes.mobjects.pictures.numbered_grid import NumberedGrid
from scenes.mobjects.theme import DARK, LIGHT, SMALL, Theme
from tests.audit.printing_press import Press


def held(press: Press) -> list[Checked]:
    check = NumbersCheck(figure_faces())
    for picture, moment in press.film():
        check.see(picture, moment)
    return list(check.done())


def number(value: float, spec: str = ".2f", theme: Theme = DARK) -> Readout:
    return Readout(value, spec, SMALL, theme.ink, field="−00.00")


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_a_number_that_counts_is_read_in_every_frame(theme: Theme, tmp_path: Path) -> None:
    press = Press(tmp_path, theme)
    readout = number(-1, theme=theme)
    for value in np.linspace(-1, 1, 20):
        press.print(readout.set_value(value))
    numbers, figures = held(press)
    assert (numbers.things, numbers.values, numbers.uncovered) == (1, 20, 0)
    assert numbers.faults == []
    assert numbers.beats == {"a beat"}
    assert figures.values == 0


def test_a_number_off_by_a_hundredth_is_found(tmp_path: Path) -> None:
    press = Press(tmp_path)
    press.print(number(0.62), stated=[number(0.61)])
    [fault] = held(press)[0].faults
    assert (fault.expected, fault.found, fault.kind) == ("0.61", "0.62", "numbers")
    assert fault.picture is not None
    assert fault.box is not None


@pytest.mark.parametrize(("printed", "stated"), [(0.52, -0.52), (-0.52, 0.52), (10.52, 0.52)])
def test_a_sign_or_a_figure_too_few_or_too_many_is_found(
    printed: float, stated: float, tmp_path: Path
) -> None:
    press = Press(tmp_path)
    press.print(number(printed), stated=[number(stated)])
    [fault] = held(press)[0].faults
    assert fault.found == number(printed)._text(printed)


def test_a_number_that_is_not_there_is_found(tmp_path: Path) -> None:
    press = Press(tmp_path)
    press.print(stated=[number(0.61)])
    [fault] = held(press)[0].faults
    assert fault.found == ""


def test_a_counter_that_stands_still_is_found(tmp_path: Path) -> None:
    press = Press(tmp_path)
    still, counter = number(0.10), number(0.10)
    for value in (0.10, 0.11, 0.12, 0.13):
        press.print(still, stated=[counter.set_value(value)])
    [fault] = held(press)[0].faults
    assert fault.expected == "0.11"
    assert fault.found == "0.10, which stands still"


def test_a_text_that_does_not_round_its_value_is_found(tmp_path: Path) -> None:
    press = Press(tmp_path)
    press.print(Readout(0.6149, lambda value: "0.62"))
    [fault] = held(press)[0].faults
    assert fault.expected == "0.6149, rounded"
    assert fault.found.startswith("0.62: ")


def test_what_is_covered_or_faint_is_not_counted(tmp_path: Path) -> None:
    press = Press(tmp_path)
    press.print(number(0.61).set_opacity(0.2), number(0.5).shift(2 * UP))
    numbers, _ = held(press)
    assert (numbers.values, numbers.uncovered, numbers.faults) == (1, 1, [])


def test_what_is_too_small_to_be_read_is_not_counted(tmp_path: Path) -> None:
    press = Press(tmp_path)
    many = NumberedGrid(np.linspace(0, 1, 784).reshape(28, 28), 5).print_rows(28)
    press.print(number(0.61).scale(0.4).shift(3 * UP), many)
    numbers, _ = held(press)
    assert (numbers.values, numbers.uncovered, numbers.faults) == (0, 785, [])


def test_a_number_that_comes_is_read_as_soon_as_it_is_seen(tmp_path: Path) -> None:
    press = Press(tmp_path)
    for opacity in (0.5, 0.75, 10):  # Manim draws what is more than opaque as it draws 1
        press.print(number(-8.36).set_opacity(opacity))
    numbers, _ = held(press)
    assert (numbers.values, numbers.faults) == (3, [])


def test_a_label_beside_a_number_is_no_figure_of_it(tmp_path: Path) -> None:
    press = Press(tmp_path)
    line = on_one_line(words("z −", size=SMALL), number(0.52), words("0", size=SMALL), buff=0.1)
    press.print(*line)
    assert held(press)[0].faults == []


def test_figures_in_words_are_held_too(tmp_path: Path) -> None:
    press = Press(tmp_path)
    right = _apart([words("of {} numbers", "1,024", size=SMALL), formula("b = {}", "-2.4")])
    press.print(*right)
    other = _apart([words("of {} numbers", "1,024", size=SMALL), formula("b = {}", "-2.5")])
    for _ in range(DOUBTED):
        press.print(*other, stated=right)
    numbers, figures = held(press)
    assert numbers.values == 0
    assert (figures.values, figures.things) == (8, 2)
    [fault] = figures.faults
    assert (fault.expected, fault.found) == ("x = −2.4", "x = −2.5")


def test_numbers_that_move_and_grow_are_read(tmp_path: Path) -> None:
    press = Press(tmp_path)
    group = VGroup(number(-3.86), words("{} of {}", 3, 8, size=SMALL).shift(UP))
    for k in range(8):
        press.print(group.shift(0.037 * RIGHT).scale(1.01 + 0.001 * k))
    numbers, figures = held(press)
    assert (numbers.values, figures.values) == (8, 16)
    assert numbers.faults == figures.faults == []


def test_every_number_of_a_picture_in_numbers_is_read(tmp_path: Path) -> None:
    press = Press(tmp_path)
    values = np.linspace(0, 1, 24).reshape(4, 6)
    right = NumberedGrid(values, 5).print_rows(4)
    press.print(right)
    other = NumberedGrid(np.where(np.arange(24).reshape(4, 6) == 8, 0.36, values), 5).print_rows(4)
    press.print(other, stated=[right])
    numbers, _ = held(press)
    assert numbers.values == 48
    [fault] = numbers.faults
    assert (fault.expected, fault.found) == ("0.35", "0.36")


def _apart(texts: Sequence) -> list:
    return [text.move_to(2 * k * UP + LEFT) for k, text in enumerate(texts)]
