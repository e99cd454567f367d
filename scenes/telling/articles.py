"""What English says before a number.

A scene writes both sentences whole, and picks one, so that a translation has both:
`words({"a": "This is a {}", "an": "This is an {}"}[article(n)], n)`.
"""


def article_of(name: str) -> str:
    """What stands before the name of a class: "a" or "an" before a number, "" before others.

    Of words nobody knows here what they are: "a malignant" and "a sneakers" would be wrong.
    """
    return article(int(name)) if name.isascii() and name.isdecimal() else ""


def article(n: int) -> str:
    """What stands before a whole number from 0 on: "an" before 8, 11, 18, 80, 8000, else "a".

    ValueError below zero, before which nothing can stand.
    """
    if n < 0:
        raise ValueError(f"a whole number from 0 on is expected, given {n}.")
    digits = str(n)
    spoken_first = digits[: (len(digits) - 1) % 3 + 1]  # the figures before all thousands
    return "an" if digits[0] == "8" or spoken_first in ("11", "18") else "a"
