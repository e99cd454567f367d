"""Whether lines that are seen alone have the sign and the brightness that their values have."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from scenes._audit.checks.lines_judged import (
    FAR,
    LIGHT,
    LINE,
    MOVING,
    ORDER,
    READABLE,
    SIGNS,
    TURNED,
    Finding,
    fitted,
)
from scenes._audit.film.light_sight import Sight


@dataclass(frozen=True, eq=False)
class LoneLines:
    """The lines that are seen alone in a picture, each at its places.

    lines: their numbers. blocks: (n,) the places of all, by the line in `of`. levels: of each, the
    light of all its places. ratio: how much of it is there. turned: how far it is on the way to the
    other sign's colours.
    """

    lines: np.ndarray
    blocks: np.ndarray
    of: np.ndarray
    levels: np.ndarray
    ratio: np.ndarray
    turned: np.ndarray

    @classmethod
    def among(cls, sight: Sight) -> "LoneLines":
        """Those of a bundle that are lit and not covered."""
        known = sight.expected
        light = known.colour - known.ground
        is_lit = np.abs(light).max(axis=1) > 1
        blocks = np.flatnonzero(known.is_lone & sight.is_free & is_lit)
        lines, of = np.unique(known.places.owner[blocks], return_inverse=True)
        light, found = light[blocks], sight.found[blocks] - known.ground
        square, ratio = fitted(found, light, of, len(lines))
        other = known.turned[blocks] - known.colour[blocks]
        turned = fitted(found - light, other, of, len(lines))[1]
        return cls(lines, blocks, of, np.sqrt(square), ratio, turned)


def line_faults(sight: Sight, lone: LoneLines, stands: bool) -> Iterator[Finding]:
    """Lone lines that have another sign, or another brightness."""
    name = sight.expected.thing.name
    share, levels = LINE[stands]
    is_turned = (lone.levels >= READABLE[stands]) & (lone.turned > TURNED)
    room = share + levels / np.maximum(lone.levels, 1e-9)
    is_off = ~is_turned & (np.abs(lone.ratio - 1) > room)
    for k in np.flatnonzero(is_turned | is_off):
        blocks, line = lone.blocks[lone.of == k], int(lone.lines[k])
        what, value = told(sight, line), sight.expected.thing.values[line]
        if is_turned[k]:
            signs = ("positive", "negative") if value > 0 else ("negative", "positive")
            yield Finding(SIGNS, (name, line), what, *signs, blocks)
        else:
            kind = LIGHT if stands else MOVING
            found = f"{lone.ratio[k]:.2f} of it"
            yield Finding(kind, (name, line), what, f"light of {value:.4g}", found, blocks)


def order_faults(sight: Sight, lone: LoneLines) -> Iterator[Finding]:
    """Lines that are brighter than others whose value is clearly larger, in a standing picture."""
    light = np.abs(sight.expected.lit.strength[lone.lines])
    share, levels = LINE[True]
    room = share + levels / np.maximum(lone.levels, READABLE[True])
    least, most = light * (lone.ratio - room), light * (lone.ratio + room)
    is_wrong = (light[:, None] > FAR * light) & (most[:, None] < least)
    for k, other in np.argwhere(is_wrong & (lone.levels >= READABLE[True])):
        name, pair = sight.expected.thing.name, lone.lines[[k, other]]
        blocks = lone.blocks[(lone.of == k) | (lone.of == other)]
        what = f"{told(sight, int(pair[0]))}, beside {told(sight, int(pair[1]))}"
        yield Finding(ORDER, (name, int(pair[0])), what, "the brighter one", "the darker", blocks)


def told(sight: Sight, line: int) -> str:
    """Which line it is, by its ends."""
    end, start = divmod(line, int(sight.expected.thing.more["shape"][1]))
    return f"the line of {sight.expected.thing.name} from {start} to {end}"
