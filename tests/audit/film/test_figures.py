"""Figures are read from a film as it is encoded, at the least size that is ever shown."""

from pathlib import Path

import pytest
from manim import RIGHT, UP

from scenes._audit.film.figures import NOTHING, UNKNOWN, FigureReader
from scenes._audit.film.placing import beside, placed, together
from scenes._audit.film.planes import LUMA
from scenes.mobjects.lettering.text import Readout, formula, words
from scenes.mobjects.theme import DARK, LIGHT, SMALL, THEME, Theme
from tests.audit.misread import LEAST, misread, read
from tests.audit.printing_press import Press, faces


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_a_thousand_numbers_are_read_without_a_mistake(theme: Theme, tmp_path: Path) -> None:
    wrong, numbers = misread(1000, theme, tmp_path, seed=1)
    print(f"{wrong} of {numbers} numbers misread")
    assert numbers >= 1000
    assert wrong == 0


@pytest.mark.parametrize(
    ("stated", "printed"),
    [("0.38", "0.36"), ("0.80", "0.88"), ("10.50", "19.50"), ("−0.33", "+0.33"), ("1.24", "1,24")],
)
def test_what_is_printed_is_read_and_not_what_is_stated(
    stated: str, printed: str, tmp_path: Path
) -> None:
    press = Press(tmp_path)
    press.print(_number(printed), stated=[_number(stated)])
    [(picture, moment)] = press.film()
    assert read(picture, moment.things[0]).found == printed


def test_a_sign_that_is_not_there_is_read_as_nothing(tmp_path: Path) -> None:
    press = Press(tmp_path)
    press.print(_number("0.52"), stated=[_number("−0.52")])
    [(picture, moment)] = press.film()
    assert read(picture, moment.things[0]).found == f"{NOTHING}0.52"


def test_a_sign_that_is_not_stated_is_read_beside_the_number(tmp_path: Path) -> None:
    press = Press(tmp_path)
    press.print(_number("−0.52"), stated=[_number("0.52")])
    [(picture, moment)] = press.film()
    of = placed("0.52", moment.things[0].boxes, faces())
    assert of is not None
    reader = FigureReader(together(of, beside(of)), empty=3)
    left, top, right, bottom = reader.box
    found = reader.read(picture[top:bottom, left:right] @ LUMA, moment.things[0].more["ink"]).found
    assert found[:5] == "0.52−"
    assert found[-1] == NOTHING


def test_what_is_no_figure_is_not_taken_for_one(tmp_path: Path) -> None:
    press = Press(tmp_path)
    number = _number("888")
    letters = words("HHH", size=LEAST).move_to(number.glyphs[1])
    press.print(letters, stated=[number])
    [(picture, moment)] = press.film()
    assert UNKNOWN in read(picture, moment.things[0]).found


def test_figures_in_words_and_in_formulas_are_read_where_they_stand(tmp_path: Path) -> None:
    press = Press(tmp_path)
    texts = [
        words("The network reads a {}", 3, size=SMALL).shift(2 * UP),
        words("{} of {} fit, an efficient {}", "1,024", "9,870", 46, size=SMALL).shift(UP),
        words("≈ {} × 10⁻²⁰", "1.3", size=SMALL),
        words("bold: {}", "−8.06", bold=True).shift(UP * -1),
        formula("sigma({}) approx {}", "-2.44", "0.08", size=SMALL).shift(UP * -2 + RIGHT),
    ]
    matrix = formula("mat({}, {}; {}, {}) x", "0.25", "-1.07", "1.07", "12").shift(4 * RIGHT)
    press.print(*texts, matrix)
    [(picture, moment)] = press.film()
    found = [read(picture, thing).found for thing in moment.things]
    assert found == ["3", "1,0249,87046", "≈1.3×10⁻²⁰", "−8.06", "−2.44≈0.08", "0.251.07−1.0712"]


def test_figures_among_words_read_from_right_to_left_are_read(tmp_path: Path) -> None:
    press = Press(tmp_path)
    press.print(words("נוירון {} מתוך {}", "−7.25", "1,638", size=SMALL))
    [(picture, moment)] = press.film()
    assert sorted(read(picture, moment.things[0]).found) == sorted("−7.251,638")


def _number(text: str) -> Readout:
    """A number that says this, whatever it is."""
    return Readout(0, lambda value: text, LEAST, THEME.ink, field="−00.00")
