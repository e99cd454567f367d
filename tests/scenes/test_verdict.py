"""What is said of a network's outputs is true of them, whatever they are."""

import numpy as np
import pytest

from scenes._sentences.verdict import verdict
from scenes.telling.articles import article_of

OUTPUTS = np.array([0.001, 0.2, 0.9, 0.4])


def test_the_brightest_output_is_the_answer() -> None:
    told = verdict(OUTPUTS, 2)
    assert told.drawn == ("The network reads a {}", 2)
    assert (told.marked, told.second, told.said) == ((2,), 3, None)
    assert verdict(OUTPUTS, None) == told


def test_a_wrong_answer_is_called_wrong() -> None:
    assert verdict(OUTPUTS, 3).drawn == ("It reads a {}, but this is a {}", 2, 3)


@pytest.mark.parametrize(
    ("winner", "label", "sentence"),
    [
        (8, 8, ("The network reads an {}", 8)),
        (8, 3, ("It reads an {}, but this is a {}", 8, 3)),
        (3, 8, ("It reads a {}, but this is an {}", 3, 8)),
    ],
)
def test_it_is_an_8(winner: int, label: int, sentence: tuple) -> None:
    assert verdict(np.eye(10)[winner], label).drawn == sentence


def test_a_class_is_called_by_its_name_and_no_label_makes_it_right_or_wrong() -> None:
    animals = ("cat", "dog", "sandwich", "bird")
    for label in (None, 2, 3):
        assert verdict(OUTPUTS, label, animals).drawn == ("The network reads: {}", "sandwich")
    # Numbers that do not stand for the ten digits say as little of a digit.
    assert verdict(OUTPUTS, 3, ("0", "1", "18", "3")).drawn == ("The network reads an {}", 18)
    digits = tuple("0123456789")
    assert verdict(np.eye(10)[2], 3, digits).drawn == ("It reads a {}, but this is a {}", 2, 3)


@pytest.mark.parametrize(
    ("name", "before"),
    [("8", "an"), ("11", "an"), ("3", "a"), ("cat", ""), ("8 cats", ""), ("A", ""), ("³", "")],
)
def test_only_numbers_have_an_article(name: str, before: str) -> None:
    assert article_of(name) == before


def test_a_tie_is_told_as_a_tie_and_nothing_else_is() -> None:
    told = verdict(np.array([0.5, 0.5, 0.1]), 0)
    assert told.drawn == ("A tie: {} outputs are equal", 2)
    assert (told.marked, told.second) == ((0, 1), None) and "no answer" in str(told.said)
    near = verdict(np.array([0.5, 0.5 + 1e-12, 0.1]), 1)
    assert (near.marked, near.second) == ((1,), 0)


def test_a_single_output_has_no_rival() -> None:
    told = verdict(np.array([0.54]), 3)
    assert told.drawn == ("The only output says {}", "0.54")
    assert (told.marked, told.second) == ((0,), None) and "only one output" in str(told.said)


def test_where_outputs_can_be_negative_the_brightest_need_not_be_the_answer() -> None:
    assert verdict(np.array([2.4, -25.2]), 0).said == "The highest output is the answer."
    assert verdict(np.array([-2.4, -25.2]), 0).said == (
        "No output is above zero; the highest of them is the answer."
    )
