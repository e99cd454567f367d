"""Printed numbers are true, and so is what is printed between them."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy.special import expit

from scenes.mobjects.lettering.printing import (
    activation,
    added_up,
    as_printed,
    equals_or_approx,
    number,
    of_hundred,
    printed_apart,
    product_of,
    related,
    sum_of,
)

UNIT = st.floats(0, 1)


@pytest.mark.parametrize(
    ("value", "spec", "expected"),
    [
        (-0.5, ".2f", "−0.50"),
        (-0.001, ".2f", "0.00"),
        (-0.001, "+.2f", "0.00"),
        (0.0, "+.2f", "0.00"),
        (1234567.5, ",.0f", "1,234,568"),
        (0.973, ".1%", "97.3%"),
        (12543.7, ",d", "12,543"),  # the last connection is not yet complete
        (12544, ",d", "12,544"),
        (2.9999999999, "d", "3"),
        (-2, "d", "−2"),
    ],
)
def test_numbers_follow_their_format_with_a_real_minus(
    value: float, spec: str, expected: str
) -> None:
    assert number(value, spec) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0.0, "0.00"),
        (1.0, "1.00"),
        (0.5, "0.50"),
        (0.998, "> 0.99"),
        (0.994, "0.99"),
        (0.9951, "> 0.99"),
        (0.004, "< 0.01"),
        (0.006, "0.01"),
        (1e-300, "< 0.01"),
        (-0.003, "> −0.01"),
        (-1.5, "−1.50"),
        (-1.0, "−1.00"),
        (-0.9999, "< −0.99"),
        (-0.994, "−0.99"),
        (-1.001, "−1.00"),
        (17.127, "17.13"),
    ],
)
def test_an_activation_is_0_or_1_or_its_negative_only_where_it_is_exactly_that(
    value: float, expected: str
) -> None:
    assert activation(value) == expected


@given(st.floats(-30, 30), st.integers(1, 5))
@example(0.995, 2)
@example(0.005, 2)
def test_a_printed_activation_is_true(value: float, decimals: int) -> None:
    text = activation(value, decimals)
    shown, exact = as_printed(text), Decimal(value)
    if text[0] == "<":
        assert (0 if shown > 0 else -1) < exact < shown
    elif text[0] == ">":
        assert shown < exact < 1
    else:
        assert abs(shown - exact) <= Decimal(5).scaleb(-decimals - 1)
        assert (shown == 0) == (exact == 0)
        assert shown != 1 or exact >= 1
        assert shown != -1 or exact <= -1
    assert "-" not in text


@given(UNIT, UNIT)
@example(0.998, 0.997)
@example(1e-20, 1e-21)
@example(0.1, 0.1 + 2**-56)
@example(5e-324, 0.0)
def test_two_numbers_look_alike_only_where_they_are_equal(one: float, other: float) -> None:
    first, second = printed_apart(one, other)
    assert (first == second) == (one == other)


def test_numbers_get_no_more_decimals_than_tell_them_apart() -> None:
    assert printed_apart(0.93, 0.02) == ("0.93", "0.02")
    assert printed_apart(0.9312, 0.9287, 0.9312) == ("0.931", "0.929", "0.931")
    assert printed_apart(0.998, 0.996) == ("0.998", "0.996")
    assert printed_apart(0.9999, 0.2) == ("> 0.99", "0.20")
    assert printed_apart(0.25, 0.25) == ("0.25", "0.25")
    assert printed_apart(1e-20, 2.5e-20) == ("1.0 × 10⁻²⁰", "2.5 × 10⁻²⁰")


def test_an_equation_holds_as_it_is_printed_or_says_about() -> None:
    # ReLU(10.33 − 0.10) = 10.22 stood in a film.
    assert equals_or_approx(sum_of(["10.33", "−0.10"]), "10.22") == "≈ 10.22"
    assert equals_or_approx(sum_of(["10.33", "−0.10"]), "10.23") == "= 10.23"
    assert equals_or_approx(sum_of(["1,024", "+0.5"]), "1,024.50") == "= 1,024.50"
    assert equals_or_approx(product_of(["0.99", "0.34"]), "0.34") == "≈ 0.34"
    assert equals_or_approx(product_of(["0.50", "−0.30"]), "−0.15") == "= −0.15"


def test_an_activation_says_how_it_relates_to_its_label() -> None:
    values = (0.0, 0.004, 0.5, 0.771, 0.25, 0.9966, 1.0, 17.127)
    said = ["= 0.00", "< 0.01", "= 0.50", "≈ 0.77", "= 0.25", "> 0.99", "= 1.00", "≈ 17.13"]
    assert [related(value) for value in values] == said


@pytest.mark.parametrize(("text", "says"), [("−1,024.50", "-1024.5"), ("12.5%", "0.125")])
def test_a_printed_number_can_be_read_back(text: str, says: str) -> None:
    assert as_printed(text) == Decimal(says)


@given(st.floats(-30, 30))
@example(0.0)
@example(5.293)  # σ is just above 0.995
def test_an_equation_with_a_sigmoid_is_true(z: float) -> None:
    printed_z = number(z)
    exact = float(expit(float(as_printed(printed_z))))
    said = equals_or_approx(exact, activation(float(expit(z))))
    shown = as_printed(said)
    if said[0] == "=":
        assert shown == Decimal(exact)
    elif said[0] in "<>":
        assert (Decimal(exact) < shown) if said[0] == "<" else (Decimal(exact) > shown)
    else:
        assert said[0] == "≈" and abs(shown - Decimal(exact)) < Decimal("0.01")


@given(st.integers(-9999, 9999), st.integers(-9999, 9999), st.integers(-2, 2))
def test_a_sum_says_equal_only_where_the_figures_add_up(a: int, b: int, off: int) -> None:
    """Worked out in whole hundredths."""
    terms = [number(a / 100), number(b / 100)]
    said = equals_or_approx(sum_of(terms), number((a + b + off) / 100))
    assert said.startswith("=" if off == 0 else "≈")


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ((2.37, -0.66), "2.37 −0.66 = 1.71"),
        ((14.896, -6.364), "14.9 −6.4 = 8.5"),  # 14.90 − 6.36 ≈ 8.53
        ((10.536, -0.022), "10.536 −0.022 = 10.514"),  # not 10.5 + 0.0, though it holds
        ((10.5355, -0.0224), "10.54 −0.02 ≈ 10.51"),  # nor 10.536 − 0.022
        ((1.0, 0.0), "1.00 +0.00 = 1.00"),
        ((-3.97, 0.25), "−3.97 +0.25 = −3.72"),
        ((0.3441, 0.3444), "0.34 +0.34 ≈ 0.69"),  # nor 0.3 + 0.3, 0.344 + 0.344, 0 + 0
    ],
)
def test_terms_have_the_decimals_with_which_their_sum_holds_as_printed(
    terms: tuple[float, ...], said: str
) -> None:
    assert " ".join(added_up(*terms)) == said


@given(st.floats(-50, 50), st.floats(-50, 50))
def test_terms_add_up_as_printed_or_are_said_to_do_so_nearly(a: float, b: float) -> None:
    *terms, total = added_up(a, b)
    assert total.startswith("=" if sum_of(terms) == as_printed(total) else "≈")
    for term, value in zip([*terms, total], (a, b, a + b)):
        places = len(term.partition(".")[2])
        assert abs(as_printed(term) - Decimal(value)) <= Decimal("0.501").scaleb(-places)


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=20).filter(any))
def test_hundredths_add_up_to_a_hundred_and_none_is_off_by_one(counts: list[int]) -> None:
    whole = of_hundred(counts)
    assert sum(whole) == 100
    assert all(abs(n - 100 * count / sum(counts)) < 1 for n, count in zip(whole, counts))


def test_hundredths_by_hand() -> None:
    assert of_hundred([1, 1, 1]) == [34, 33, 33]
    assert of_hundred([2689, 1829, 5482]) == [27, 18, 55]
