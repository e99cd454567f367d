"""Two sums side by side: every number printed is its term, and the sums follow from them."""

import numpy as np
import pytest
from manim import Mobject

from scenes.mobjects.bars.two_sums import MOST, TwoSums, chosen, sums
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import Stage
from tests.helpers.pictures import printed

AREA = Stage(14.2, 8).whole


def heads() -> list[Mobject]:
    return [words("one"), words("other")]


def drawn(terms: np.ndarray) -> TwoSums:
    return TwoSums(np.full(terms.shape[1], 0.5), terms, [0.25, -1.0], heads(), 1.0, AREA)


def test_every_term_is_printed_beside_its_neuron_and_the_sums_under_them() -> None:
    terms = np.array([[1.0, -2.5, 0.25], [0.5, 3.0, -1.0]])
    both = drawn(terms)
    for side, own in zip(both.sides, terms):
        assert [printed(each.glyphs) for each in side.numbers] == [
            f"{value:.2f}".replace("-", "−") for value in own
        ]
    shown = [[printed(each.glyphs) for each in row[1:]] for row in both.sums]
    assert shown == [["−1.25", "2.50"], ["0.25", "−1.00"], ["−1.00", "1.50"]]
    heights = [side.numbers[1].get_y() for side in both.sides]
    assert heights == pytest.approx([both.neurons.centres[1, 1]] * 2, abs=0.02)
    outline = both.row(1)
    assert outline.get_y() == pytest.approx(heights[0], abs=0.02)
    assert outline.get_left()[0] < both.sides[0].bars.get_left()[0]
    assert outline.get_right()[0] > both.sides[1].numbers[1].get_right()[0]


def test_a_sum_that_does_not_hold_as_printed_says_so() -> None:
    assert sums(np.array([0.004, 0.004, 0.004]), 1.0) == ("≈ 0.01", "1.00", "1.01")
    assert sums(np.array([0.5, 0.25]), 0.124) == ("0.75", "0.12", "0.87")
    assert sums(np.array([0.504, 0.25]), 0.124) == ("0.75", "0.12", "≈ 0.88")


def test_of_many_neurons_those_are_shown_whose_terms_differ_most_and_the_rest_as_one() -> None:
    terms = np.zeros((2, 40))
    terms[1] = np.arange(40) / 10
    assert chosen(terms).tolist() == list(range(40 - MOST + 1, 40))
    both = drawn(terms)
    assert both.terms.shape == (2, MOST) and len(both.rest) == 1
    assert both.terms[1, -1] == pytest.approx(sum(range(25)) / 10)
    assert both.terms.sum(axis=1) == pytest.approx(terms.sum(axis=1))
    assert len(drawn(terms[:, :MOST]).rest) == 0
