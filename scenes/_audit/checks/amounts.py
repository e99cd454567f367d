"""What printed expressions come to: exactly as printed, and before their numbers were rounded."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from scenes._audit.checks.printed import FIGURES, NUMBER, number_in

TOKEN = re.compile(re.sub(r"\?P<\w+>", "?:", FIGURES) + r"|[^\W\d_]+|\S")


@dataclass(frozen=True)
class Amount:
    """What an expression comes to: exactly as printed, and between which bounds unrounded.

    is_work: whether anything was worked out for it.
    """

    value: Fraction
    low: Fraction
    high: Fraction
    is_work: bool = False


class NotReadError(Exception):
    """This is no expression of numbers."""


def tokens(line: str) -> list[str]:
    """Numbers without their signs, words, signs, and whatever else."""
    return TOKEN.findall(line)


def is_known(token: str) -> bool:
    """Whether a token may be part of an expression of numbers."""
    return token in "−+×·/()" or token in FUNCTIONS or NUMBER.fullmatch(token) is not None


def worked_out(parts: Sequence[str]) -> Amount:
    """What all the tokens of an expression come to; raises NotReadError where they are none."""
    return _Reader(parts).whole()


class _Reader:
    """Works out an expression token by token; "×" before "+", and a sign before both."""

    def __init__(self, parts: Sequence[str]) -> None:
        self.parts, self.at = list(parts), 0

    def whole(self) -> Amount:
        found = self.sum()
        if self.at < len(self.parts):
            raise NotReadError
        return found

    def take(self, signs: str) -> str:
        """The next token, if it is one of these; empty where it is not."""
        if self.at < len(self.parts) and self.parts[self.at] in tuple(signs):
            self.at += 1
            return self.parts[self.at - 1]
        return ""

    def sum(self) -> Amount:
        found = self.product()
        while self.at < len(self.parts) and self.parts[self.at] != ")":
            sign = self.take("+−")
            if not sign:
                raise NotReadError
            found = _both(found, self.product(), _SUMS[sign])
        return found

    def product(self) -> Amount:
        found = self.factor()
        while sign := self.take("×·/"):
            found = _both(found, self.factor(), _PRODUCTS[sign])
        return found

    def factor(self) -> Amount:
        if self.at >= len(self.parts):
            raise NotReadError
        if self.take("−"):
            inner = self.factor()
            return Amount(-inner.value, -inner.high, -inner.low, inner.is_work)
        name = self.parts[self.at]
        if name in FUNCTIONS:
            self.at += 1
            return _through(FUNCTIONS[name], self.bracket())
        if name == "(":
            return self.bracket()
        match = NUMBER.fullmatch(name)
        if match is None:
            raise NotReadError
        self.at += 1
        number = number_in(match)
        value, half = Fraction(number.value), Fraction(number.unit) / 2
        return Amount(value, value - half, value + half)

    def bracket(self) -> Amount:
        if not self.take("("):
            raise NotReadError
        inner = self.sum()
        if not self.take(")"):
            raise NotReadError
        return inner


def _divide(one: Fraction, other: Fraction) -> Fraction:
    if other == 0:
        raise NotReadError
    return one / other


_SUMS: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": lambda one, other: one + other,
    "−": lambda one, other: one - other,
}
_PRODUCTS: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "×": lambda one, other: one * other,
    "·": lambda one, other: one * other,
    "/": _divide,
}


def _both(one: Amount, other: Amount, work: Callable[[Fraction, Fraction], Fraction]) -> Amount:
    ends = [work(a, b) for a in (one.low, one.high) for b in (other.low, other.high)]
    return Amount(work(one.value, other.value), min(ends), max(ends), True)


def _sigmoid(z: Fraction) -> Fraction:
    """Never 0 and never 1, as a float would be for ±1000."""
    below = Decimal(float(-abs(z))).exp()
    share = Fraction(below) / (1 + Fraction(below))
    return share if z < 0 else 1 - share


FUNCTIONS: dict[str, Callable[[Fraction], Fraction]] = {
    "σ": _sigmoid,
    "ReLU": lambda z: max(z, Fraction(0)),
    "relu": lambda z: max(z, Fraction(0)),
    "tanh": lambda z: 2 * _sigmoid(2 * z) - 1,
}


def _through(function: Callable[[Fraction], Fraction], of: Amount) -> Amount:
    """What a function that never falls makes of it."""
    value, low, high = map(function, (of.value, of.low, of.high))
    return Amount(value, low, high, True)
