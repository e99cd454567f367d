"""How numbers are printed: what is on screen is true as it is printed, and so is "=".

Pure text. A printed number has a real minus sign, thousands separators where its format asks for
them, and zero has no sign.
"""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal
from math import prod

MINUS = "−"
# Where numbers need more decimals than these to be told apart, they are printed as powers of ten.
MOST_DECIMALS = 6
ENOUGH_FIGURES = 17  # significant figures that tell any two numbers of 64 bits apart
SUPERSCRIPT = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def number(value: float, spec: str = ".2f") -> str:
    """A number in a format of Python's, rounded correctly, with a real minus sign.

    spec: such as ".2f", "+.1f", ",.0f", ".1%". "d" and ",d" count: of something half done, only
    what is complete is counted.
    """
    if spec.endswith("d"):
        # A count on its way is a hair below a whole number where it should be on it.
        value = int(Decimal(round(float(value), 6)).to_integral_value(ROUND_FLOOR))
    text = format(value if spec.endswith("d") else float(value), spec)
    if not any(character in "123456789" for character in text):
        return text.lstrip("+-")  # zero has no sign
    return text.replace("-", MINUS)


def activation(value: float, decimals: int = 2) -> str:
    """An activation: "0.97". 0, 1 and −1 are printed only for what is exactly that.

    What would be rounded to them is printed as "< 0.01", "> 0.99", "> −0.01" or "< −0.99". An
    activation above 1 or below −1, which no sigmoid or tanh gives, is rounded as any number.
    """
    text = number(value, f".{decimals}f")
    step = Decimal(1).scaleb(-decimals)
    if value != 0 and as_printed(text) == 0:
        return f"< {step}" if value > 0 else f"> {MINUS}{step}"
    if value < 1 and as_printed(text) == 1:
        return f"> {1 - step}"
    if value > -1 and as_printed(text) == -1:
        return f"< {MINUS}{1 - step}"
    return text


def printed_apart(*values: float, decimals: int = 2) -> tuple[str, ...]:
    """Activations with as many decimals as tell them apart, and no more.

    Two are printed alike only where they are equal: so a tie on screen is a tie. Where six decimals
    do not do, they are printed as powers of ten. decimals: at least these.
    """
    different = len(set(values))
    for places in range(decimals, MOST_DECIMALS + 1):
        texts = [activation(value, places) for value in values]
        if len(set(texts)) == different:
            return tuple(texts)
    for figures in range(1, ENOUGH_FIGURES):
        texts = [_power(value, figures) for value in values]
        if len(set(texts)) == different:
            break
    return tuple(texts)


def as_printed(text: str) -> Decimal:
    """The number that a printed number says: "−1,024.50", "> 0.99" (which is 0.99), "12%" (0.12).

    Raises decimal.InvalidOperation where the text is no printed number.
    """
    digits = text.lstrip("<>≈= ").replace(MINUS, "-").replace(",", "")
    return Decimal(digits.removesuffix("%")).scaleb(-2 if digits.endswith("%") else 0)


def sum_of(terms: Sequence[str]) -> Decimal:
    """What printed terms add up to."""
    return sum(map(as_printed, terms), Decimal(0))


def added_up(*terms: float) -> tuple[str, ...]:
    """Terms as they are added up, and "= " with their sum: "2.37", "−0.66", "= 1.71".

    Two decimals, or one, three or none where the sum holds as printed only with these, and
    where they hide no term that two show; with two and "≈" where it never does.
    """
    tried = [_with_places(terms, places) for places in (2, 1, 3, 0)]
    zeros = _zeros(tried[0])
    holding = (each for each in tried if each[-1].startswith("=") and _zeros(each) <= zeros)
    return next(holding, tried[0])


def _with_places(terms: Sequence[float], places: int) -> tuple[str, ...]:
    """Terms with so many decimals, the signs of all but the first, and what they come to."""
    first, *more = (number(term, f".{places}f") for term in terms)
    printed = [first, *(text if text.startswith(MINUS) else f"+{text}" for text in more)]
    return (*printed, equals_or_approx(sum_of(printed), number(sum(terms), f".{places}f")))


def _zeros(printed: Sequence[str]) -> int:
    """How many terms are printed as 0, of printed terms and their sum."""
    return sum(as_printed(term) == 0 for term in printed[:-1])


def of_hundred(counts: Sequence[float]) -> list[int]:
    """Counts as whole numbers of a hundred that add up to it: the largest remainders go up."""
    shares = [100 * count / sum(counts) for count in counts]
    whole = [int(share) for share in shares]
    by_remainder = sorted(range(len(whole)), key=lambda k: whole[k] - shares[k])
    for k in by_remainder[: 100 - sum(whole)]:
        whole[k] += 1
    return whole


def product_of(factors: Sequence[str]) -> Decimal:
    """What printed factors multiply to."""
    return prod(map(as_printed, factors), start=Decimal(1))


def equals_or_approx(exact: Decimal | float, printed: str) -> str:
    """What stands behind the left side of an equation: "= 0.50", "≈ 0.77" or "> 0.99".

    exact: what the left side comes to as it is printed: `sum_of(["10.33", "−0.10"])`, or a
    function of `as_printed`. printed: the result. "=" is only written where it holds as printed.
    """
    exact, shown = Decimal(exact), as_printed(printed)
    bound = printed[0] if printed[0] in "<>" else ""
    if (bound == "<" and exact < shown) or (bound == ">" and exact > shown):
        return printed
    figure = printed.lstrip("<> ")
    return f"= {figure}" if exact == shown else f"≈ {figure}"


def related(value: float) -> str:
    """An activation behind what it is the value of: "≈ 0.77", "= 0.50" or "> 0.99".

    For a number whose label is "σ(z)": no label ends with "=", for the number says how it relates.
    """
    return equals_or_approx(value, activation(value))


def _power(value: float, figures: int) -> str:
    """A number as a figure times a power of ten: "1.2 × 10⁻²⁰"."""
    if value == 0:
        return "0"
    figure, exponent = f"{value:.{figures}e}".split("e")
    power = str(int(exponent)).translate(SUPERSCRIPT)
    return f"{figure.replace('-', MINUS)} × 10{power}"
