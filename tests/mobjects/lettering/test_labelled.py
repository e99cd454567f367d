"""Labels and numbers stand on one baseline, whatever hangs below it or floats above."""

import numpy as np
import pytest
from manim import DOWN, LEFT, RIGHT, UP

from scenes.mobjects.lettering.labelled import Labelled, baseline, stand, told_apart
from scenes.mobjects.lettering.text import Readout, formula, words
from scenes.mobjects.theme import BODY, SMALL
from tests.helpers.pictures import printed, run


@pytest.mark.parametrize("name", ["connections", "Verbindungen", "gypsum", "sum, by layer:"])
def test_a_number_and_its_words_stand_on_one_baseline(name: str) -> None:
    told = Labelled(words(name, size=SMALL), Readout(1120, ",d"), RIGHT)
    whole = words(f"1{name}", size=SMALL)  # the figure 1 stands on the baseline
    drop = whole.submobjects[0].get_bottom()[1] - whole.get_bottom()[1]
    expected = told.label.get_bottom()[1] + drop
    assert told.number.frame.get_bottom()[1] == pytest.approx(expected, abs=0.01)
    assert told.number.get_right()[0] < told.label.get_left()[0]


@pytest.mark.parametrize("code", ["b =", "sigma(z) =", '"gypsum" = ', "x^2 + y_1 =", "=", "1/2"])
@pytest.mark.parametrize("size", [SMALL, BODY])
def test_a_formula_stands_on_the_baseline_of_its_letters(code: str, size: float) -> None:
    label = formula(code, size=size).shift(UP)
    whole = formula(f"H {code}", size=size)  # the letter H stands on the baseline
    drop = whole.submobjects[0].get_bottom()[1] - min(
        glyph.get_bottom()[1] for glyph in whole.submobjects[1:]
    )
    assert baseline(label) == pytest.approx(label.get_bottom()[1] + drop, abs=0.005)


def test_a_formula_made_larger_takes_its_baseline_along() -> None:
    label = formula("b = (1)")
    height = baseline(label) - label.get_bottom()[1]
    label.scale(2).shift(DOWN)
    assert baseline(label) - label.get_bottom()[1] == pytest.approx(2 * height, rel=0.01)
    assert baseline(stand(label, 0.7)) == pytest.approx(0.7)


def test_a_labelled_number_counts_and_its_label_stands_on_the_side_asked_for() -> None:
    told = Labelled(formula("z ="), Readout(0.5, field="-00.00"))
    assert told.label.get_right()[0] < told.number.frame.get_left()[0]
    run(told.count_to(-1.25))
    assert printed(told.number.glyphs) == "−1.25"
    with pytest.raises(ValueError, match="LEFT or RIGHT"):
        Labelled(words("sum"), Readout(0), UP + LEFT)


def test_badges_and_what_they_say_something_of_stand_on_one_line() -> None:
    line = told_apart(("computed", "edges, pitches"), ("designed", "all else"))
    (first, edges), (second, rest) = line
    heights = [baseline(text) for text in (first[1], edges, second[1], rest)]
    np.testing.assert_allclose(heights, heights[0], atol=0.005)
    lefts = [each.get_left()[0] for each in (first, edges, second, rest)]
    assert lefts == sorted(lefts)
    assert edges.get_right()[0] < second.get_left()[0]
