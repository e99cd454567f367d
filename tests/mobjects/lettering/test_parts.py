"""Formulas of named parts: each part becomes the part of its name, and nothing else moves."""

from pathlib import Path

import numpy as np
import pytest
from manim import DOWN, LEFT, RIGHT, Circle, Scene, VGroup

from scenes.mobjects.lettering.parts import PartsFormula
from scenes.mobjects.lettering.text import formula
from scenes.mobjects.theme import HEADING, THEME
from tests.helpers.pictures import film, run

SHORT = "{{ a_{{ n : index }} : a }}"
LONG = "{{ w_k : w }} {{ a_{{ n : index }} : a }} {{ + : plus }} {{ a_m : other }}"


def points_of(part: VGroup) -> np.ndarray:
    """All points of a part, sign after sign."""
    return np.concatenate([sign.points for sign in part.get_family() if len(sign.points)])


def test_parts_are_the_signs_that_stand_in_them_and_inner_parts_belong_to_both() -> None:
    written = PartsFormula('{{ mat(delim: "[", {{ x : x }}, 2; 3, {{ y_1 : y }}) : M }} = z')
    assert [len(written.part(name)) for name in ("x", "y")] == [1, 2]
    assert len(written.own["M"]) + 3 == len(written.part("M"))
    assert len(written.own[""]) == 2  # "=" and "z"
    assert len(written.get_family()) == len(set(written.get_family()))


def test_a_formula_of_parts_is_set_as_the_same_formula_without_them() -> None:
    written, plain = PartsFormula(LONG), formula("w_k a_n + a_m", size=HEADING)
    assert (written.width, written.height) == pytest.approx((plain.width, plain.height))
    signs = [sign for sign in written.get_family() if len(sign.points)]
    assert {sign.get_fill_color() for sign in signs} == {THEME.ink}


def test_two_parts_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="two parts of the formula have the name a"):
        PartsFormula("{{ a : a }} + {{ b : a }}")


def test_halfway_a_part_is_halfway_between_its_places() -> None:
    old, new = PartsFormula(SHORT).shift(3 * LEFT), PartsFormula(LONG).shift(DOWN)
    start, end = points_of(old.part("a")), points_of(new.part("a"))
    run(old.turn_into(new), 0.5)
    assert points_of(new.part("a")) == pytest.approx((start + end) / 2)
    assert points_of(old.part("a")) == pytest.approx(start)  # the old one stays as it was


def test_at_the_end_all_is_as_the_new_formula_was_made() -> None:
    old, new = PartsFormula(SHORT), PartsFormula(LONG).shift(2 * DOWN)
    before = points_of(new)
    run(old.turn_into(new, {"other": "a"}))
    assert np.array_equal(points_of(new), before)
    assert {sign.get_fill_opacity() for sign in new.get_family() if len(sign.points)} == {1}


def test_one_part_may_become_several() -> None:
    old, new = PartsFormula(SHORT).shift(2 * LEFT), PartsFormula(LONG)
    run(old.turn_into(new, {"other": "a"}), 0.0)
    assert new.part("other").get_left()[0] == pytest.approx(old.own["a"].get_left()[0])


def test_a_part_is_born_where_the_thing_is_that_it_stands_for() -> None:
    thing, new = Circle(0.5).shift(3 * RIGHT), PartsFormula(SHORT)
    run(new.come({"index": thing}), 0.0)
    assert new.part("index").get_center() == pytest.approx(thing.get_center())
    assert new.part("index").height < 0.5 * PartsFormula(SHORT).part("index").height


def test_other_signs_take_the_room_of_the_old_ones() -> None:
    old, new = PartsFormula("{{ w_1 : x }}").shift(LEFT), PartsFormula("{{ 0.25 : x }}")
    run(old.turn_into(new), 0.0)
    assert new.part("x").width == pytest.approx(old.part("x").width)
    assert new.part("x").get_center() == pytest.approx(old.part("x").get_center())


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.8])
def test_other_signs_never_lie_on_those_whose_room_they_take(share: float) -> None:
    old, new = PartsFormula("{{ w_1 : x }}").shift(LEFT), PartsFormula("{{ 0.25 : x }}")
    turning = old.turn_into(new)
    run(turning, share)
    signs = (new.part("x"), turning.left)
    seen = [max(e.get_fill_opacity() for e in each.get_family() if len(e.points)) for each in signs]
    assert min(seen) == pytest.approx(0, abs=1e-9) and (share < 0.35 or seen[0] > 0)


def test_afterwards_only_the_new_formula_is_on_screen(tmp_path: Path) -> None:
    old, new = PartsFormula(LONG), PartsFormula(SHORT)

    class Turned(Scene):
        def construct(self) -> None:
            self.add(VGroup(old.part("w")), old)  # a part of it may have come on its own
            self.play(old.turn_into(new))

    scene = film(Turned, tmp_path, format="png").scene
    assert scene.mobjects == [new]
