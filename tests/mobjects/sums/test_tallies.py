"""Sums that add up in sight: number, bar, pixels and cursor agree at every moment."""

import numpy as np
import pytest

from scenes.mobjects.grids.cells import Cursor
from scenes.mobjects.stage import Area
from scenes.mobjects.sums.tallies import Card, Tally, WeightPanel, deal
from scenes.mobjects.sums.two_sided import TwoSided
from tests.helpers.pictures import printed, run

TERMS = np.array([[0.5, -1.0, 0.0], [0.25, 1.0, -0.5]])
CELLS = (np.array([0, 4]), np.array([1, 5]))  # the terms 0.5, 1.0, then -1.0, -0.5
SUMS = ["0.00", "0.50", "1.50", "0.50", "0.00"]
AREA = Area(-3, -2, 4, 5)
WINDOW = (slice(0, 1), slice(0, 2))


def tally(terms: np.ndarray = TERMS) -> Tally:
    return Tally("edge", np.abs(terms), terms, AREA, CELLS, WINDOW, 2.0, ".2f")


def said(one: Tally) -> str:
    return printed(one.bars.numbers[0].glyphs)


@pytest.mark.parametrize("count", [0, 1, 1.5, 2, 3, 4])
def test_terms_are_taken_in_in_order(count: float) -> None:
    one = tally().show_terms(count)
    begun = int(np.ceil(count))
    assert said(one) == SUMS[begun]
    assert one.bars.values[0] == pytest.approx(float(SUMS[begun]))
    assert set(np.flatnonzero(one.grid.taken)) == set([0, 4, 1, 5][:begun])
    assert one.plus == 2


def test_other_terms_change_what_comes_and_not_what_was_taken_in() -> None:
    one = tally(np.maximum(TERMS, 0)).show_terms(2)
    assert one.sums[-1] == 1.5
    one.set_terms(TERMS)
    assert said(one) == "1.50"
    assert said(one.show_terms(3)) == "0.50"


@pytest.mark.parametrize("share", [0.1, 0.4, 0.6, 0.95])
def test_adding_up_shows_true_partial_sums_and_stands_on_the_cell_that_is_counted(
    share: float,
) -> None:
    one, other = tally(), WeightPanel(np.sign(TERMS), Area(2, -2, 4, 5), WINDOW)
    adding = one.add_up(4, other.grid)
    run(adding, share)
    begun = int(np.ceil(round(4 * share, 6)))
    assert one.count == begun
    assert said(one) == SUMS[begun]
    cursor = next(each.mobject for each in adding.animations if isinstance(each.mobject, Cursor))
    cell = one.order[begun - 1]
    for outline, grid in zip(cursor, (other.grid, one.grid), strict=True):
        assert outline.get_center() == pytest.approx(grid.centres[cell])


def test_a_sum_is_faded_from_when_its_weights_change_until_others_count() -> None:
    one = tally(np.maximum(TERMS, 0)).show_terms(2)
    run(one.outdate().build())
    assert one.bars.numbers[0].glyphs[0].get_fill_opacity() == pytest.approx(0.6)
    one.renew(TERMS)
    assert one.bars.numbers[0].glyphs[0].get_fill_opacity() == 1 and one.bars.bars.opacity == 1
    assert (said(one), said(one.show_terms(4))) == ("1.50", "0.00")


def test_two_sides_say_what_counts_and_what_is_taken_away_at_every_moment() -> None:
    line = Area(-3, -4, 6, 0.6)
    one = TwoSided(np.abs(TERMS), TERMS, AREA, line, CELLS, WINDOW, 2.0)
    for count, sides in enumerate(
        [("0.00", "0.00"), ("0.50", "0.00"), ("1.50", "0.00"), ("1.50", "1.00"), ("1.50", "1.50")]
    ):
        one.show_terms(count)
        assert tuple(printed(side.number.glyphs) for side in one.sides) == sides
        assert said(one) == SUMS[count]
    taken = Area.around(one.sides)
    assert line.left <= taken.left and taken.right <= line.right


def test_adding_up_in_two_steps_comes_to_the_whole_sum() -> None:
    one = tally()
    run(one.add_up(2))
    assert said(one) == "1.50"
    run(one.add_up(4))
    assert (one.count, said(one)) == (4, "0.00")


def test_what_moves_onto_another_ends_as_the_other_will_look() -> None:
    one = tally().show_terms(2)
    other = Tally("edge", np.abs(TERMS), TERMS, Area(-7, -2, 4, 5), CELLS, WINDOW, 2.0, ".2f")
    moving = one.move_onto(other)
    run(moving)
    shown = next(each.mobject for each in moving.animations if each.mobject is other.grid)
    taken = shown.taken.copy()
    other.show_terms(2)
    np.testing.assert_array_equal(taken, other.grid.taken)
    assert one.bars.get_center() == pytest.approx(other.bars.get_center())


def test_cells_that_add_nothing_are_passed_quickly() -> None:
    one = tally(np.array([[1.0, -1.0, 0.0], [0.25, 0.004, 0.0]]))  # only the first two count
    adding = one.add_up(4)
    assert adding.run_time < tally().add_up(4).run_time
    run(adding, 0.3)
    assert one.count == 1
    run(one.show_terms(0).add_up(4), 0.5)
    assert one.count == 2  # between the two that count, the quick one
    run(one.show_terms(0).add_up(4))
    assert one.count == 4


def test_all_sums_have_one_scale() -> None:
    wide = Tally("edge", np.abs(TERMS), TERMS, Area(-6, -3, 6, 5), CELLS, WINDOW, 2.0)
    tall = Tally("edge", np.abs(TERMS), TERMS, Area(-3, -3, 7, 2.5), CELLS, WINDOW, 2.0, ".2f")
    ends = [
        one.show_terms(2).bars.ends[0] - one.show_terms(2).bars.bars.place()[0]
        for one in (wide, tall)
    ]
    assert ends[0][0] == pytest.approx(ends[1][0]) and ends[0][0] > 0


def test_names_of_grids_stand_on_one_line() -> None:
    names = [
        Tally(name, np.abs(TERMS), TERMS, AREA, CELLS, WINDOW, 2.0).name
        for name in ("edge", "blob", "weights × edge")
    ]
    panel = WeightPanel(np.sign(TERMS), AREA, WINDOW).label[0]
    heights = [name.submobjects[0].get_bottom()[1] for name in (*names, panel)]
    assert heights == pytest.approx([heights[0]] * 4, abs=0.02)


def test_a_legend_of_weights_names_all_three() -> None:
    panel = WeightPanel(np.sign(TERMS), AREA, WINDOW)
    values = [key[0].values.item() for key in (*panel.key, panel.negative)]
    assert values == [1, 0, -1]


@pytest.mark.parametrize("area", [Area(-3, -2, 4, 2.2), Area(-3, -2, 3.4, 3.0)])
def test_a_card_asks_before_it_answers(area: Area) -> None:
    card = Card("B", np.abs(TERMS) * 8, TERMS * 8, area, CELLS, WINDOW)
    assert card.number not in card.question.get_family()
    assert printed(card.number.glyphs) == "0"
    assert printed(card.show_terms(2).number.glyphs) == "12"
    assert (card.outline.width, card.outline.height) == pytest.approx(
        (2 * card.grid.width / 3, card.grid.height / 2)
    )
    taken = Area.around(card)
    assert area.left - 1e-6 <= taken.left and taken.right <= area.right + 1e-6
    assert area.bottom - 1e-6 <= taken.bottom and taken.top <= area.top + 1e-6


def test_cards_are_dealt_in_two_rows_without_touching() -> None:
    questions = {letter: (np.abs(TERMS), TERMS) for letter in "ABCD"}
    one, two, three, four = deal(questions, Area(-4, -3, 8, 6), CELLS, WINDOW)
    assert two.grid.get_y() == pytest.approx(one.grid.get_y())
    assert one.get_right()[0] < two.get_left()[0] and three.get_right()[0] < four.get_left()[0]
    assert one.get_bottom()[1] > three.get_top()[1]
    for card, other in ((one, two), (two, one), (three, four), (four, three)):
        near, far = (abs(card.letter.get_x() - each.grid.get_x()) for each in (card, other))
        assert near < 0.7 * far  # a letter is by its own image
