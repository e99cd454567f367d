"""What is read of a sentence: its numbers as they are printed, and whether it claims anything."""

import pytest

from scenes._audit.claims.said import Said


@pytest.mark.parametrize(
    ("sentence", "values", "numbers"),
    [
        ("28 rows of 28 numbers: 784.", (), [28, 28, 784]),
        ("Now all of it: {} weights, {} biases.", ("12,544", "16"), [12544, 16]),
        ("from minus 2 to 2, its bias: −2.50, the other {}", ("-3.1",), [-2, 2, -2.5, -3.1]),
        ("three neurons, and two of them", (), [3, 2]),
        ("z = 0: half lit, at 97.1%.", (), [0, 97.1]),
        ("an 8, a 3 and not the first one", (), [8, 3]),
    ],
)
def test_the_numbers_in_a_sentence(
    sentence: str, values: tuple[str, ...], numbers: list[float]
) -> None:
    assert [each.value for each in Said(sentence, values).numbers] == numbers


@pytest.mark.parametrize(
    ("printed", "value", "is_so"),
    [
        ("0.85", 0.8512, True),
        ("0.85", 0.8551, False),
        ("0.85", 0.845, True),
        ("< 0.01", 0.004, True),
        ("< 0.01", 0.02, False),
        ("> 0.99", 0.999, True),
        ("16", 16, True),
        ("16", 17, False),
        ("−2.50", -2.504, True),
        ("−2.50", 2.5, False),
    ],
)
def test_a_printed_number_says_what_is_rounded_to_it(
    printed: str, value: float, is_so: bool
) -> None:
    assert Said("{}", (printed,)).numbers[0].says(value) == is_so


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("The brightest output is the answer.", True),
        ("None of the six keeps to one digit.", True),
        ("And so 16 are left.", True),
        ("It is called a neuron, and it holds a number.", False),
        ("How many are brighter?", False),
        ("All are dark. How can lights name a digit?", True),
        ("Other digits come.", False),
    ],
)
def test_what_claims_something(sentence: str, claims: bool) -> None:
    assert Said(sentence).is_claiming == claims


@pytest.mark.parametrize(
    ("written", "sentence", "values"),
    [
        ("0.41", "{}", ("0.41",)),
        ("85 %", "{} %", ("85",)),
        ("≈ −1.44", "{}", ("≈ −1.44",)),
        ("20 pixels", "20 pixels", ()),
        ("a", "a", ()),
    ],
)
def test_a_number_with_no_words_around_it_is_a_value(
    written: str, sentence: str, values: tuple[str, ...]
) -> None:
    assert Said.of(written) == Said(sentence, values)
