"""A number states its value, what is printed, and where each of its figures stands."""

from typing import Any

import numpy as np
import pytest

from scenes.mobjects.lettering.printing import activation
from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.showing import TEXT
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import SMALL_SIZE, paint, pixel_of
from tests.helpers.stated import only, stated


def test_a_number_states_its_value_whole_and_its_text_as_printed() -> None:
    shown = only("number", Readout(-3.14159, field="−000.00"))
    assert shown.values.tolist() == [-3.14159]
    assert (shown.text, shown.scale) == ("−3.14", TEXT)
    assert len(shown.places) == len(shown.parts) == 5
    assert shown.more["ink"] == pytest.approx(THEME.ink.to_rgb())


@pytest.mark.parametrize(("spec", "counts"), [("d", 1), (",d", 1), (".2f", 0), (activation, 0)])
def test_a_number_says_whether_it_counts_what_is_complete(spec: Any, counts: int) -> None:
    assert only("number", Readout(1, spec)).more["counts"].tolist() == [counts]


def test_blanks_have_no_place() -> None:
    shown = only("number", Readout(0.001, activation))
    assert shown.text == "< 0.01" and len(shown.places) == 5


def test_all_ink_lies_in_the_figures_places_and_each_has_some() -> None:
    number = Readout(4096.5, ",.1f", 96).shift([1.3, -0.7, 0])
    shown = only("number", number)
    opacity = paint(number)[..., 3].astype(float)
    left_in = opacity.sum()
    for low, high in shown.places:
        (left, bottom), (right, top) = (pixel_of(each, SMALL_SIZE) for each in (low, high))
        box = opacity[int(top) : int(np.ceil(bottom)), int(left) : int(np.ceil(right))]
        assert box.max() > 200
        left_in -= box.sum()
    assert abs(left_in) < 1e-9


def test_the_height_of_a_figure_follows_its_size() -> None:
    small, large = (only("number", Readout(1, size=size)) for size in (30, 60))
    assert large.more["em"] == pytest.approx(2 * small.more["em"])
    assert small.more["em"] == pytest.approx(np.ptp(small.places[0, :, 1]), rel=0.02)


def test_a_number_that_prints_nothing_states_nothing() -> None:
    assert stated(Readout(1, lambda value: "")) == []


def test_on_its_way_it_states_what_it_says_then() -> None:
    number = Readout(0, field="10.00")
    number.set_value(2.5)
    assert only("number", number).text == "2.50"
