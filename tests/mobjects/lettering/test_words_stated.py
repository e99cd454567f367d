"""Words and formulas state what they say, letter by letter where each of them stands."""

import numpy as np
import pytest

from scenes.mobjects.lettering.code import CodeLines
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.parts import PartsFormula
from scenes.mobjects.lettering.text import Readout, formula, words
from scenes.mobjects.theme import THEME
from scenes.telling.speech import speaking
from tests.helpers.stated import only, stated


def test_words_state_their_sentence_with_its_values_and_blanks() -> None:
    shown = only("words", words("The network reads a {}", 3))
    assert shown.text == "The network reads a 3"
    letters = len(shown.text.replace(" ", ""))
    assert len(shown.places) == len(shown.parts) == letters
    assert shown.more["ink"] == pytest.approx(THEME.ink.to_rgb())
    assert shown.values.size == 0


def test_letters_stand_in_their_order() -> None:
    lefts = only("words", words("784 in")).places[:, 0, 0]
    assert (np.diff(lefts) > 0).all()


def test_a_formula_states_its_code() -> None:
    shown = only("words", formula("sigma({}) = {}", "0", "0.50"))
    assert shown.text == "sigma(0) = 0.50"
    assert shown.more["formula"].tolist() == [1]
    assert only("words", words("z")).more["formula"].tolist() == [0]


def test_the_type_size_follows_every_scale() -> None:
    text = words("z", size=48)
    before = only("words", text).more["em"]
    assert before == pytest.approx(0.5)
    assert only("words", text.scale(3)).more["em"] == pytest.approx(3 * before)


def test_what_is_stated_is_what_is_set_in_another_language() -> None:
    with speaking({"answer {}": "Antwort {}"}.__getitem__):
        assert only("words", words("answer {}", 5)).text == "Antwort 5"


def test_a_copy_says_the_same() -> None:
    assert only("words", words("one").copy()).text == "one"


def test_a_label_and_its_number_state_themselves() -> None:
    told = stated(Labelled(words("sum"), Readout(3.2)))
    assert [(each.kind, each.text) for each in told] == [("words", "sum"), ("number", "3.20")]


def test_code_states_its_lines_and_the_letters_of_all_of_them() -> None:
    lines = ["z = W @ a + b", "return z"]
    code = CodeLines(lines)
    shown = only("words", code)
    assert shown.text == "\n".join(lines)
    assert len(shown.places) == len("".join(lines).replace(" ", ""))
    larger = only("words", CodeLines(lines).scale(2))
    assert larger.more["em"] == pytest.approx(2 * 30 / 96)


def test_a_formula_of_parts_states_its_code_without_their_names() -> None:
    parts = PartsFormula("{{ w_{} : weight }} {{ a : light }} = {}", 1, "0.5")
    shown = only("words", parts)
    assert " ".join(shown.text.split()) == "w_1 a = 0.5"
    assert len(shown.places) == len("w1a=0.5")
    assert shown.more["em"] == pytest.approx(0.5)
