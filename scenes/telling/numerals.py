"""Numbers as they stand in sentences.

Where a number changes more than itself, both sentences are written whole, so that a translation
has both: `words({"a": "This is a {}", "an": "This is an {}"}[article(n)], n)`.
"""


def printed(value: float, decimals: int = 0) -> str:
    """A number with this many decimals, correctly rounded, with a real minus sign, never −0."""
    text = f"{value:.{decimals}f}"
    return text.removeprefix("-") if float(text) == 0 else text.replace("-", "−")


def article(n: int) -> str:
    """What English says before a whole number from 0 on: "an" before 8, 11, 18, 80, 8000, …

    ValueError below zero, which nobody says with an article.
    """
    if n < 0:
        raise ValueError(f"a whole number from 0 on is expected, given {n}.")
    # What is said first are the figures before the last full three.
    digits = str(n)
    first = digits[: (len(digits) - 1) % 3 + 1]
    return "an" if digits[0] == "8" or first in ("11", "18") else "a"
