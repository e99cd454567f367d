"""Two sums side by side: every bar is its term, and what they come to is z."""

import numpy as np
import pytest
from manim import Mobject

from scenes.mobjects.bars.two_sums import MOST, TwoSums, chosen
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import Stage
from tests.helpers.pictures import printed, run

AREA = Stage(14.2, 8).whole


def heads() -> list[Mobject]:
    return [words("one"), words("other")]


def drawn(terms: np.ndarray) -> TwoSums:
    return TwoSums(np.full(terms.shape[1], 0.5), terms, [0.25, -1.0], heads(), 1.0, AREA)


def test_every_term_has_its_bar_beside_its_neuron_and_all_come_to_z() -> None:
    terms = np.array([[1.0, -2.5, 0.25], [0.5, 3.0, -1.0]])
    both = drawn(terms)
    for side, own, bias in zip(both.sides, terms, (0.25, -1.0)):
        assert side.values.tolist() == [*own, bias]
    assert [printed(each.glyphs) for each in both.z[1:]] == ["−1.00", "1.50"]
    assert [each.get_x() for each in both.z[1:]] == pytest.approx(
        [side.zero.get_x() for side in both.sides], abs=0.02
    )
    heights = [side.bar(1).get_y() for side in both.sides]
    assert heights == pytest.approx([both.neurons.centres[1, 1]] * 2, abs=0.02)


def test_the_neuron_that_is_pointed_at_has_its_numbers_at_the_ends_of_its_bars() -> None:
    both = drawn(np.array([[1.0, -2.5, 0.25], [0.5, 3.0, -1.0]]))
    outline, (left, right) = both.point_at(1)
    assert [printed(each.glyphs) for each in (left, right)] == ["−2.50", "3.00"]
    assert left.get_right()[0] < both.sides[0].ends[1, 0] < both.sides[0].zero.get_x()
    assert right.get_left()[0] > both.sides[1].ends[1, 0] > both.sides[1].zero.get_x()
    assert outline.get_y() == pytest.approx(both.neurons.centres[1, 1], abs=0.02)
    assert outline.get_left()[0] < left.get_left()[0]
    assert outline.get_right()[0] > right.get_right()[0]
    assert both.around_biases().get_y() == pytest.approx(both.names[-1].get_y(), abs=0.02)


def test_without_what_a_neuron_sends_its_bars_and_both_z_say_so() -> None:
    both = drawn(np.array([[1.0, -2.5, 0.25], [0.5, 3.0, -1.0]]))
    _, sent = both.point_at(1)
    for share, left, right in ((0.0, ["−2.50", "−1.00"], -2.5), (1.0, ["0.00", "1.50"], 0.0)):
        run(both.leave_out(), share)
        assert [printed(each.glyphs) for each in (sent[0], both.z[1])] == left
        assert both.sides[0].values[1] == right
        assert both.neurons.told.tolist() == [1, 1 - share, 1]


def test_of_many_neurons_those_are_shown_whose_terms_differ_most_and_the_rest_as_one() -> None:
    terms = np.zeros((2, 40))
    terms[1] = np.arange(40) / 10
    assert chosen(terms).tolist() == list(range(40 - MOST + 1, 40))
    both = drawn(terms)
    assert both.terms.shape == (2, MOST + 1) and len(both.names) == 2
    assert both.terms[1, -2] == pytest.approx(sum(range(25)) / 10)
    assert both.terms[:, :-1].sum(axis=1) == pytest.approx(terms.sum(axis=1))
    assert len(drawn(terms[:, :MOST]).names) == 1
