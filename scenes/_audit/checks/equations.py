"""Printed equations: whether what stands on both sides of a relation is so, as it is printed.

"=" holds exactly as printed; "≈" only stands where "=" would not hold, and what the printed numbers
may have been before they were rounded can meet; "<" and ">" are so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scenes._audit.checks.amounts import Amount, NotReadError, is_known, tokens, worked_out

RELATIONS = "=≈<>"
APART = "|"  # between texts that are not read as one
EXACT = Fraction(1, 10**9)  # of a function's value: it is no fraction


@dataclass(frozen=True)
class Relation:
    """Two sides of a printed relation: sign: one of RELATIONS; text: all of it."""

    left: Amount
    sign: str
    right: Amount
    text: str

    @property
    def wrong(self) -> str:
        """Why it is not so; empty where it is."""
        one, other = self.left, self.right
        same = abs(one.value - other.value) <= (EXACT if one.is_work else 0)
        match self.sign:
            case "=":
                return "" if same else f"it comes to {_plain(one.value)}"
            case "≈":
                if same:
                    return "“=” holds"
                meets = one.low <= other.high and other.low <= one.high
                return "" if meets else f"it comes to {_plain(one.value)}"
            case "<":
                return "" if one.value < other.value else f"it comes to {_plain(one.value)}"
        return "" if one.value > other.value else f"it comes to {_plain(one.value)}"


def relations(line: str) -> Iterator[Relation]:
    """The relations in a line of print of which both sides are numbers, the left one worked out."""
    sides, signs = [list[str]()], list[str]()
    for token in tokens(line):
        if token in tuple(RELATIONS):
            signs.append(token)
            sides.append([])
        else:
            sides[-1].append(token)
    for before, sign, after in zip(sides, signs, sides[1:]):
        try:
            left, right = _last(before), _first(after)
        except NotReadError:
            continue
        if left.is_work:
            text = f"{' '.join(before)} {sign} {' '.join(after)}"
            yield Relation(left, sign, right, text)


def summed(column: Sequence[str]) -> Relation | None:
    """What stands over a rule is what stands under it, the last; None where one is no number."""
    *terms, total = column
    sign = "≈" if total.startswith("≈") else "="
    line = " + ".join(f"({term})" for term in terms) + f" {sign} {total.lstrip('=≈ ')}"
    return next(relations(line), None)


def _last(side: Sequence[str]) -> Amount:
    """What the end of a side comes to, which may begin with words: "all of 30 × 30"."""
    begin = len(side)
    while begin and is_known(side[begin - 1]):
        begin -= 1
    if begin < len(side) and begin and _is_part(side[begin - 1], side[begin]):
        raise NotReadError
    return worked_out(side[begin:])


def _first(side: Sequence[str]) -> Amount:
    """What the beginning of a side comes to, which may end with words: "784 pixels"."""
    end = 0
    while end < len(side) and is_known(side[end]):
        end += 1
    if side[end : end + 1] in (["^"], ["_"]):
        raise NotReadError
    return worked_out(side[:end])


def _is_part(unknown: str, first: str) -> bool:
    """Whether something unknown goes on in what follows it: "x − 2", "e^2", "f(2)"."""
    return unknown in "^_" or first in "−+×·/)" or (first == "(" and unknown != APART)


def _plain(value: Fraction) -> str:
    return f"{float(value):.9g}".replace("-", "−")
