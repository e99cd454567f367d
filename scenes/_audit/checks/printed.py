"""What a printed number says, and whether that is a value correctly rounded.

By a rule of the audit's own, in decimal arithmetic, not by the function that prints for the films.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

MINUS = "−"
UNIT = Decimal(1)
HAIR = Decimal("5e-7")  # of something half done: how near a whole number it counts as complete
TIE = Decimal("1e-12")  # of a value: 181 of 400 is half way between two, but for how it is stored
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
FIGURES = (
    r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<part>\d+))?"
    r"(?:\s?×\s?10(?P<power>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))?(?P<percent>\s?%)?"
)
NUMBER = re.compile(rf"(?P<relation>[=≈<>×]\s?)?(?P<sign>[+−])?{FIGURES}")


@dataclass(frozen=True)
class PrintedNumber:
    """A number as it is printed.

    relation: "", "=", "≈", "<", ">" or "×", which stand before it. unit: of its last place.
    """

    relation: str
    sign: str
    value: Decimal
    unit: Decimal
    is_percent: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether it is printed without decimals."""
        return self.unit >= UNIT


def printed_number(text: str) -> PrintedNumber | None:
    """What a text says that is one number and no more; None for any other."""
    found = NUMBER.fullmatch(text.strip())
    return number_in(found) if found else None


def number_in(found: re.Match[str]) -> PrintedNumber:
    """What a match of NUMBER says."""
    part, power = found["part"] or "", int((found["power"] or "0").translate(RAISED))
    digits = Decimal(f"{found['whole'].replace(',', '')}.{part or 0}")
    scale = power - 2 * bool(found["percent"])
    value = (-digits if found["sign"] == MINUS else digits).scaleb(scale)
    relation = (found["relation"] or "").strip()
    unit, is_percent = UNIT.scaleb(scale - len(part)), bool(found["percent"])
    return PrintedNumber(relation, found["sign"] or "", value, unit, is_percent)


def wrongly_printed(text: str, value: float, counts: bool | None = None) -> str:
    """Why a text does not print a value; empty where it does.

    counts: whether only what is complete is counted, None where that is not known. A text without
    a figure, such as a dash for no answer, prints no value.
    """
    if not any(map(str.isdigit, text)):
        return ""
    number = printed_number(text)
    if number is None:
        return "no number"
    exact = Decimal(value)
    if number.is_percent and abs(exact - 100 * number.value) <= 100 * number.unit / 2:
        return ""  # of a value that is in percent already
    if number.value == 0 and number.sign:
        return "zero has no sign"
    if number.relation in ("<", ">"):
        away = number.value - exact if number.relation == "<" else exact - number.value
        return "" if 0 < away <= number.unit else f"not so: it is {value:.6g}"
    floor = (exact + HAIR).to_integral_value(ROUND_FLOOR)
    if counts or (counts is None and number.is_whole and number.value == floor):
        return "" if number.value == floor else f"{floor} are complete"
    if abs(exact - number.value) > number.unit / 2 + TIE * abs(exact):
        return f"more than half a unit of its last place from {value:.6g}"
    return ""
