"""Printed arithmetic that does not hold as printed is found."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from manim import DOWN, RIGHT, UP, Mobject, VGroup

from scenes._audit.checks.amounts import worked_out
from scenes._audit.checks.arithmetic import ArithmeticCheck
from scenes._audit.checks.equations import relations
from scenes._audit.checks.notation import as_set
from scenes._audit.found import Checked
from scenes._audit.stated.moment import Moment
from scenes._audit.stated.survey import Survey
from scenes.mobjects.lettering.labels import sigmoid_label
from scenes.mobjects.lettering.number_table import NumberTable
from scenes.mobjects.lettering.printing import added_up
from scenes.mobjects.lettering.products import Product, Products
from scenes.mobjects.lettering.text import Readout, formula, words
from scenes.mobjects.painting.painted import PaintingCamera
from tests.helpers.pictures import FILM_SIZE


def held(*mobjects: Mobject) -> Checked:
    camera = PaintingCamera(pixel_width=FILM_SIZE[0], pixel_height=FILM_SIZE[1])
    things, _ = Survey(FILM_SIZE).take(mobjects, camera)
    check = ArithmeticCheck()
    check.see(np.zeros((1, 1, 3), np.uint8), Moment(0, 1, 0, "a beat", things))
    [found] = check.done()
    return found


@pytest.mark.parametrize(
    "line",
    [
        "0.42 × 0.88 ≈ 0.37",
        "0.42 × 0.50 = 0.21",
        "z = 2.37 −0.66 = 1.71",
        "30 × 30 = 900 pairs: 12 % in order",
        "0.5 + (−1.2) = −0.7",
        "σ(2.44) ≈ 0.92",
        "σ(0) = 1 / (1 + 1) = 1 / 2 = 0.50",
        "σ(5.31) > 0.99",
        "1,024 × 2 = 2,048",
    ],
)
def test_what_holds_is_right(line: str) -> None:
    found = list(relations(line))
    assert found
    assert not any(each.wrong for each in found)


@pytest.mark.parametrize(
    "line",
    [
        "0.42 × 0.88 = 0.37",  # 0.3696
        "0.42 × 0.50 ≈ 0.21",  # is so, exactly
        "0.42 × 0.88 ≈ 0.39",  # no numbers that are rounded to these give this
        "2.37 −0.66 = 1.72",
        "2.37 −0.66 = −1.71",
        "σ(2.44) = 0.92",
        "σ(2.44) ≈ 0.82",
        "σ(0) ≈ 0.50",
        "σ(2.31) > 0.99",
        "16 × 784 = 12,545",
    ],
)
def test_what_does_not_hold_is_found(line: str) -> None:
    assert any(each.wrong for each in relations(line))


@pytest.mark.parametrize(
    "line",
    [
        *("z = 0.52", "output 3 = output 5 = 0.77", "w × 0.5 = 0.3", "a + … + 0.3 = 5", "2 + 3"),
        *("e^(−2) + 1 = 1.14", "w_1 + 0.5 = 0.7", "f(2) + 1 = 5", "2 × 4 = 2^3", "x(1 + 2) = 6"),
    ],
)
def test_what_is_not_worked_out_is_left_alone(line: str) -> None:
    assert list(relations(line)) == []


@given(st.lists(st.floats(-50, 50), min_size=2, max_size=4))
def test_sums_that_the_films_print_hold(terms: list[float]) -> None:
    [found] = relations(" ".join(added_up(*terms)))
    assert found.wrong == ""


def test_a_formulas_code_is_read_as_it_is_set() -> None:
    assert as_set("sigma({{ -2.44 : z }}) approx 0.08") == "σ( −2.44 ) ≈ 0.08"
    assert as_set('"sum" = 2.5 times 4 & \\ & + 1') == "sum = 2.5 × 4 + 1"


def test_equations_in_one_text_are_held() -> None:
    assert held(words("{} × {} = {} weights", 28, 28, 784)).values == 1
    assert held(sigmoid_label(2.44)).values == 1
    [fault] = held(formula("sigma({}) = {}", "2.44", "0.92")).faults
    assert "0.92" in fault.found
    assert held(words("{} × {} = {}", 28, 28, 785)).faults


def test_numbers_beside_each_other_are_read_as_one_line() -> None:
    right = Products([Product(0.42, 0.88, 0.3696), Product(0.5, 0.5, 0.25)])
    found = held(right)
    assert (found.values, found.faults) == (2, [])
    right.rows[1].product.spec = lambda value: "= 0.26"
    right.rows[1].product.set_value(0.25)
    [fault] = held(right).faults
    assert "0.5 × 0.5" in fault.found.replace("0.50", "0.5")


def test_a_sum_under_a_column_is_held() -> None:
    names = [words("one"), words("two"), words("three")]
    table = NumberTable(names, [1.25, -0.5, 2.25], total=words("all"))
    found = held(table)
    assert (found.values, found.faults) == (1, [])
    table.total[1].spec = lambda value: "3.01"
    table.total[1].set_value(3)
    [fault] = held(table).faults
    assert "it comes to 3" in fault.found


def test_numbers_under_each_other_are_no_sum() -> None:
    places = zip((0, 1, 2.15), (0, 1, 37))
    column = [Readout(value, ".0f", field="00").shift(DOWN * y) for y, value in places]
    assert held(*column).values == 0


def test_numbers_apart_are_no_equation() -> None:
    apart = VGroup(words("2 +"), Readout(3, ".0f").shift(4 * RIGHT), words("= 6").shift(8 * RIGHT))
    below = VGroup(words("2 +"), words("3 = 6").shift(DOWN)).shift(UP)
    assert held(*apart).values == 0
    assert held(*below).values == 0


def test_a_squish_is_never_quite_nothing() -> None:
    assert worked_out(["σ", "(", "−", "1000", ")"]).value > 0
    assert worked_out(["σ", "(", "1000", ")"]).value < 1
