"""A network set by hand: no weight of it was trained, each follows from a table of plain words.

The hope of the chapter, taken at its word: a first layer that looks for bars, a second that puts
bars together to parts (loops, lines and bows), and ten outputs that put parts together to digits.
A neuron's rule says what it asks for and what speaks against it. The tables were written, and
mended line by line, by looking at what of MNIST's training digits they get and confuse; how is told
in assets/networks/README.md. The test digits chose nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nnmath.grids import IMAGE_SHAPE
from nnmath.network import Layer, Network

Array = NDArray[np.float64]
Point = tuple[float, float]

BAR_WIDTH = 1.9  # pixels; standard deviation across a bar: wide, for digits are never in place
FLANK_AWAY = 4.5  # pixels from the middle of the bar to the middle of each dark flank
END = 1.0  # pixels; how softly a bar ends
FLANK_SHARE = 0.5  # grey that lies on the flanks counts half as much as on the bar
OBJECTION_SHARE = 0.2  # one part against a digit counts a fifth of all the parts it asks for


@dataclass(frozen=True)
class Squish:
    """How a layer's neurons turn a score (1 at best) into light: half lit at `half`; the larger
    the gain, the more sudden. The weights are the score's, times gain; each bias is −gain · half.
    """

    gain: float
    half: float


BAR_SQUISH = Squish(gain=10, half=0.25)
PART_SQUISH = Squish(gain=8, half=0.2)
DIGIT_SQUISH = Squish(gain=8, half=0.4)


@dataclass(frozen=True)
class Rule:
    """What a neuron asks for, and what speaks against it: names of neurons of the layer before."""

    asks: tuple[str, ...]
    against: tuple[str, ...]


def _rule(asks: str, against: str) -> Rule:
    return Rule(tuple(asks.split(", ")), tuple(against.split(", ")))


# Layer 1. Where each bar begins and ends, (row, column) in the 28 x 28 image.
BARS: dict[str, tuple[Point, Point]] = {
    "top": ((7, 11), (7, 18)),
    "top left": ((8, 7), (8, 11)),  # where a 7 and a 3 begin
    "top right": ((6.5, 18), (6.5, 22)),  # where the flag of a 5 ends
    "upper left": ((9, 9), (13, 8)),
    "inner left": ((8, 11.5), (13, 10.5)),  # the neck of a 5 stands further in than a 4's side
    "upper right": ((8, 19.5), (12, 19.5)),
    "middle": ((13.5, 11), (13, 17)),
    "centre": ((11, 15), (16, 14)),
    "upper slope": ((8, 18), (13, 14)),
    "lower slope": ((14, 14), (20, 10)),
    "long slant": ((4, 18), (12, 10)),  # how a 6 comes down
    "lower left": ((15, 7.5), (20, 8)),
    "lower right": ((15, 19), (20, 18)),
    "foot": ((16, 15), (23, 13)),  # what a 1, a 4, a 7 and a 9 stand on
    "bottom": ((21.5, 10), (21.5, 16)),
    "bottom left": ((20.5, 6), (22, 10)),  # where a 3 and a 5 end
}

# Layer 2. Parts of digits, of bars.
PARTS: dict[str, Rule] = {
    "ring": _rule(  # all around, and nothing within
        "upper left, lower left, upper right, lower right, bottom left",
        "centre, middle, lower slope",
    ),
    "upper loop": _rule(  # closed above, nothing below but a line
        "top, upper left, upper right, middle",
        "top left, top right, lower left, bottom left, bottom",
    ),
    "lower loop": _rule(  # closed below, and nothing at the right above
        "lower left, lower right, lower slope, bottom",
        "top left, top right, upper right, upper slope",
    ),
    "two loops": _rule(  # a narrow waist: nothing far out below
        "top, inner left, upper right, middle, centre, lower slope, bottom",
        "top left, long slant, lower left, lower right, bottom left",
    ),
    "upright": _rule(  # one line down the middle, and nothing beside it
        "upper slope, centre, lower slope, foot",
        "top, top right, inner left, upper right, middle, lower right, bottom",
    ),
    "tail": _rule(  # a line down at the right that ends in nothing
        "upper right, foot",
        "lower left, lower slope, bottom left, bottom",
    ),
    "corner": _rule(  # along the top and down
        "top left, top, upper right, foot",
        "middle, lower left, lower slope, bottom",
    ),
    "cup": _rule(  # two sides and a bar between them, open at the top
        "upper left, upper right, middle",
        "top left, top, bottom left, bottom",
    ),
    "open bow": _rule(  # swings in to the middle, open at the left
        "top, upper slope, middle, bottom left",
        "upper left, lower left, lower slope",
    ),
    "belly": _rule(  # swings out at the right below, open at the left
        "middle, lower right, bottom",
        "upper right, lower left, lower slope",
    ),
    "neck": _rule(  # down at the left, then to the middle; nothing at the right
        "top right, inner left, long slant, middle",
        "upper right, upper slope, centre, lower slope, lower left",
    ),
    "flag": _rule(  # a roof to the right of a neck
        "top, top right, inner left",
        "top left, upper right, lower slope, lower left",
    ),
    "sweep": _rule(  # comes down in one long slant, and nothing at the right above
        "long slant, inner left, foot",
        "top left, top, top right, upper right, upper slope",
    ),
    "swan": _rule(  # over the top, and back to the left below
        "top, upper right, lower slope, lower left",
        "upper left, inner left, middle, long slant",
    ),
    "slope": _rule(  # a slanted line with something to both sides at its foot
        "upper slope, lower slope, lower left, lower right",
        "upper left, inner left, middle",
    ),
    "base": _rule(  # lies broad on the ground
        "lower slope, lower left, lower right, bottom left",
        "upper left, inner left, middle",
    ),
}

# Outputs. The digits, of parts.
DIGITS: dict[str, Rule] = {
    "0": _rule("ring", "upright, two loops, belly, tail, cup, slope"),
    "1": _rule("upright", "open bow, belly, cup, sweep, base, tail, upper loop, lower loop"),
    "2": _rule("swan, slope, base", "belly, cup, upper loop"),
    "3": _rule("open bow, belly", "base, sweep, neck, ring, two loops, upper loop"),
    "4": _rule("cup", "open bow, belly, corner, lower loop"),
    "5": _rule("flag, neck, belly", "tail, open bow, ring"),
    "6": _rule("sweep, lower loop", "open bow, upper loop, flag"),
    "7": _rule("corner, tail", "belly, base, sweep, cup"),
    "8": _rule("two loops", "upright, open bow, neck"),
    "9": _rule("upper loop", "corner, belly, base"),
}


def by_hand_network() -> Network:
    """The network of these tables, 784-16-16-10, all sigmoid, rounded to float32 as files are."""
    bars = np.stack([bar_weights(*ends).ravel() for ends in BARS.values()])  # (16, 784)
    parts = rule_weights(PARTS, BARS)
    digits = rule_weights(DIGITS, PARTS, objection_share=OBJECTION_SHARE)
    hidden = _layer(bars, BAR_SQUISH), _layer(parts, PART_SQUISH)
    return Network((*hidden, _layer(digits, DIGIT_SQUISH)))


def bar_weights(start: Point, end: Point) -> Array:
    """A bright bar between two points (row, column) with a dark flank on each side: (28, 28).

    The bar's weights add up to 1, the flanks' to −FLANK_SHARE: the weighted sum is the mean grey on
    the bar less half the mean grey beside it. Gaussian across, so that a near miss counts, too.
    """
    way = np.subtract(end, start)
    length = np.hypot(*way)
    down, right = np.indices(IMAGE_SHAPE) - np.reshape(start, (2, 1, 1))
    along = (down * way[0] + right * way[1]) / length
    across = (right * way[0] - down * way[1]) / length
    past = np.maximum(np.maximum(-along, along - length), 0.0)  # 0 between the ends

    def stripe(away: float) -> Array:
        return np.asarray(np.exp(-(((across - away) / BAR_WIDTH) ** 2 + (past / END) ** 2) / 2))

    bar, flanks = stripe(0.0), stripe(-FLANK_AWAY) + stripe(FLANK_AWAY)
    return np.asarray(bar / bar.sum() - FLANK_SHARE * flanks / flanks.sum())


def rule_weights(
    rules: Mapping[str, Rule], names: Mapping[str, object], objection_share: float | None = None
) -> Array:
    """Rules as weights, (rules, names): what each asks for shares 1, what is against it −1.

    With an objection_share each objection counts that much, however many there are.
    """
    columns = {name: column for column, name in enumerate(names)}
    weights = np.zeros((len(rules), len(columns)))
    for row, rule in zip(weights, rules.values(), strict=True):
        row[[columns[name] for name in rule.asks]] = 1 / len(rule.asks)
        row[[columns[name] for name in rule.against]] = -(objection_share or 1 / len(rule.against))
    return weights


def _layer(scores: Array, squish: Squish) -> Layer:
    biases = np.full(len(scores), -squish.gain * squish.half)
    return Layer(_as_in_files(squish.gain * scores), _as_in_files(biases), "sigmoid")


def _as_in_files(array: Array) -> Array:
    return array.astype(np.float32).astype(np.float64)
