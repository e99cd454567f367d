"""Whether a text prints a value: worked out in decimals, not by what prints."""

from decimal import ROUND_HALF_EVEN, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes._audit.checks.printed import printed_number, wrongly_printed
from scenes.mobjects.lettering.printing import activation, number, related

VALUES = st.floats(-2000, 2000)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("−1,024.50", "-1024.50", "0.01"),
        ("+0.3", "0.3", "0.1"),
        ("12%", "0.12", "0.01"),
        ("97.1 %", "0.971", "0.001"),
        ("≈ 0.77", "0.77", "0.01"),
        ("× 2.04", "2.04", "0.01"),
        ("1.2 × 10⁻²⁰", "1.2e-20", "1e-21"),
    ],
)
def test_a_printed_number_says_so_much(text: str, value: str, unit: str) -> None:
    found = printed_number(text)
    assert found is not None
    assert (found.value, found.unit) == (Decimal(value), Decimal(unit))


@pytest.mark.parametrize("text", ["0.5 of 1", "-0.52", "1,02", "0.5.1", "z2"])
def test_anything_else_is_no_number(text: str) -> None:
    assert printed_number(text) is None
    assert wrongly_printed(text, 0.0) == "no number"


def test_a_dash_for_no_answer_prints_no_value() -> None:
    assert wrongly_printed("−", -1) == ""


def test_a_value_in_percent_is_printed_as_it_is() -> None:
    assert wrongly_printed("97.13 %", 97.132) == ""
    assert wrongly_printed("97.13 %", 0.97132) == ""
    assert wrongly_printed("97.13 %", 97.14) != ""


@given(VALUES, st.sampled_from([".0f", ".1f", ".2f", "+.3f", ",.2f", ".1%", ",d"]))
def test_what_the_films_print_is_right(value: float, spec: str) -> None:
    assert wrongly_printed(number(value, spec), value, counts=spec.endswith("d")) == ""


@given(st.floats(0, 1))
def test_activations_are_right(value: float) -> None:
    assert wrongly_printed(activation(value), value) == ""
    assert wrongly_printed(related(value), value) == ""


@given(VALUES, st.integers(1, 3), st.sampled_from([-1, 1]))
def test_a_unit_more_or_less_is_wrong(value: float, decimals: int, off: int) -> None:
    unit = Decimal(1).scaleb(-decimals)
    rounded = Decimal(value).quantize(unit, ROUND_HALF_EVEN)
    # On the middle between two both are right.
    if abs(Decimal(value) - (rounded + off * unit)) > unit * Decimal("0.501"):
        text = f"{rounded + off * unit:f}".replace("-", "−")
        assert wrongly_printed(text, value) != ""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.62", 0.6149),
        ("0.52", -0.52),
        ("−0.00", -0.001),
        ("< 0.01", 0.02),
        ("< 0.01", -0.3),
        ("> 0.99", 0.98),
        ("12%", 0.131),
        ("1.2 × 10⁻²⁰", 1.3e-20),
    ],
)
def test_what_is_wrong_is_found(text: str, value: float) -> None:
    assert wrongly_printed(text, value) != ""


def test_half_way_between_two_both_are_right() -> None:
    assert wrongly_printed("45.2%", 181 / 400) == wrongly_printed("45.3%", 181 / 400) == ""


def test_of_counts_only_what_is_complete_is_printed() -> None:
    assert wrongly_printed("3", 3.7, counts=True) == ""
    assert wrongly_printed("4", 3.9999999, counts=True) == ""
    assert wrongly_printed("4", 3.7, counts=True) == "3 are complete"
    assert wrongly_printed("3", 3.7, counts=False) != ""
