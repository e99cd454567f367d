"""Counts, errors and times as a report writes them, in the way of its language."""

import math

from scenes.telling.figures import Say, written

LEVELS = 255


def grouped(count: int, say: Say = str) -> str:
    """A count, its digits in threes: 12,480."""
    return written(f"{count:,}", say)


def error(levels: float, say: Say = str) -> str:
    """An error in levels of 255, never less than it is: 1.4, 2."""
    return written(f"{math.ceil(round(10 * levels, 6)) / 10:,g}", say)


def clock(seconds: float) -> str:
    """A time in a film, to the tenth in which it lies: 0:05.2, 12:40.0."""
    tenths = math.floor(10 * seconds + 1e-6)
    return f"{tenths // 600}:{tenths // 10 % 60:02}.{tenths % 10}"
