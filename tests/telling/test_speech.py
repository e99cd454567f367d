"""What is said while a film is made is remembered, with all values that it had."""

from scenes.telling.speech import said, said_in_formula, speaking


def test_a_sentence_is_remembered_in_english_with_all_its_values() -> None:
    with speaking({"{} of {}": "{} von {}"}.__getitem__) as drawn:
        assert said("{} of {}", [3, "−0.50"]) == "3 von −0.50"
        said("{} of {}", [4, 10])
        said("{} of {}", [4, 10])
    assert {text: list(values) for text, values in drawn.items()} == {
        "{} of {}": [("3", "−0.50"), ("4", "10")]
    }


def test_words_in_a_formula_are_remembered_without_values() -> None:
    with speaking(str) as drawn:
        said_in_formula('a = {} "of" b', ["2"])
    assert {text: list(values) for text, values in drawn.items()} == {"of": [()]}
