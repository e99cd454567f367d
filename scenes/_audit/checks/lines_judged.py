"""What is wrong with the light of connections in one picture, judged from a few hundred places.

What a film does to thin lines of colour was measured on networks that light runs through, drawn by
the project's own mobjects and encoded as `manim -ql` does (H.264, yuv420p, 480p15), against the
lossless model; the worst of about 150 places a bundle, in levels of 255, luma or a colour:

                                    half of them    95 of 100    the worst
    a picture that stands               1.8             3.3           5.1
    light runs, lines grow              2.5             6             9.5
    the first frame of a change         4               12            12
    places without light                0.3             0.3           0.3

In the films of forward, recap, weights and hidden_layers the worst was 8.1 where the picture stands
and 16.9 in motion, of 700,000 places looked at, counted in every frame.

A lone line is seen in up to six places. Summed over these, with the model's light as weights, its
brightness came back as 0.8 … 1.15 of the model's, and where all its places together have less than
10 levels (a line at 5 % of the limit) as 0.65 … 1.3. Its sign came back as at most 0.5 of the way
to the other sign's colours, where those places have 10 levels or more.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from scenes._audit.film.light_sight import Sight

SIGNS, LIGHT, MOVING = "signs of lines", "light of lines", "light of lines, moving"
DARK, ORDER, DRAWN = "no light where there is none", "order of lines", "lines drawn"
PLACE = {True: (9.0, 0.12), False: (16.0, 0.2)}  # levels, and of the light: a place may be off by
LINE = {True: (0.15, 5.0), False: (0.3, 14.0)}  # of its light, and levels: a line may be off by
ALONE = 1  # place that is off by itself may lie under something that nobody states
OTHERS = 0.6, 8  # of the lit places, and at least so many: have another colour than the signs
CROWD = {True: (0.1, 40.0), False: (0.2, 80.0)}  # the same of all places together
# Levels, of all places of a line together: of fewer, its sign is not looked at.
READABLE = {True: 10.0, False: 20.0}
TURNED = 0.62  # of the way to the other sign: more is another sign
DARKNESS, ALL_DARK = {True: 5.0, False: 9.0}, 1.5  # levels: one place without light, and all
FAR = 1.6  # times the light: of two lines whose brightness is compared
THERE = 0.5  # of its light: a target's lines are drawn


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong. blocks: at which places. key: the same for the same in the next."""

    kind: str
    key: tuple[object, ...]
    what: str
    expected: str
    found: str
    blocks: np.ndarray


def fitted(
    found: np.ndarray, light: np.ndarray, of: np.ndarray, count: int
) -> tuple[np.ndarray, np.ndarray]:
    """How much of some light is found, group by group: its square, and the share, (count,) each."""
    square = np.bincount(of, (light**2).sum(axis=1), count)
    both = np.bincount(of, (found * light).sum(axis=1), count)
    return square, np.divide(both, square, out=np.zeros(count), where=square > 0)


def place_faults(sight: Sight, stands: bool) -> Iterator[Finding]:
    """Places, and all of them together, that are lit otherwise than they must be."""
    known, free = sight.expected, sight.is_free & ~sight.expected.is_empty
    light = known.colour - known.ground
    size = np.abs(light).max(axis=1)
    levels, share = PLACE[stands]
    kind, name = LIGHT if stands else MOVING, known.thing.name
    off = np.flatnonzero(free & (sight.amiss > levels + share * size))
    for block in off if len(off) > ALONE else ():
        wanted, found = (shown(colour[block]) for colour in (known.colour, sight.found))
        where = tuple(int(x) for x in known.places.corners[block])
        what = f"the light of {name} at {where}"
        yield Finding(kind, (name, where), what, wanted, found, np.array([block]))
    blocks = np.flatnonzero(free)
    square, ratio = fitted(
        sight.found[blocks] - known.ground, light[blocks], np.zeros(len(blocks), int), 1
    )
    share, levels = CROWD[stands]
    if square[0] > 0 and abs(ratio[0] - 1) > share + levels / np.sqrt(square[0]):
        what = f"the light of all lines of {name}"
        yield Finding(kind, (name, "all"), what, "1 of it", f"{ratio[0]:.2f} of it", blocks)


def colour_faults(sight: Sight, stands: bool) -> Iterator[Finding]:
    """Lines most of which have a colour that is neither sign's, nor a mixture of both."""
    known, name = sight.expected, sight.expected.thing.name
    size = np.abs(known.colour - known.ground).max(axis=1)
    bright = known.is_free & (size > 4 * PLACE[stands][0])
    is_other = bright & ~sight.is_free
    if bright.sum() >= OTHERS[1] and is_other.sum() > OTHERS[0] * bright.sum():
        kind, blocks = LIGHT if stands else MOVING, np.flatnonzero(is_other)
        what = f"the colours of {name}"
        yield Finding(kind, (name, "colours"), what, "those of the signs", "others", blocks)


def dark_faults(sight: Sight, stands: bool) -> Iterator[Finding]:
    """Light where no line is lit."""
    known = sight.expected
    blocks = np.flatnonzero(known.is_empty & sight.is_free)
    light = sight.found[blocks] - known.ground
    name = known.thing.name
    for k in np.flatnonzero(np.abs(light).max(axis=1, initial=0) > DARKNESS[stands]):
        where = tuple(int(x) for x in known.places.corners[blocks[k]])
        dark, found = shown(known.ground), shown(sight.found[blocks[k]])
        what = f"the ground among {name} at {where}"
        yield Finding(DARK, (name, where), what, dark, found, blocks[[k]])
    if len(blocks) >= 8 and (mean := np.abs(light.mean(axis=0)).max()) > ALL_DARK:
        found = f"{mean:.1f} levels of light"
        yield Finding(DARK, (name, "all"), f"the ground among {name}", "no light", found, blocks)


def drawn_targets(sight: Sight) -> tuple[np.ndarray, np.ndarray]:
    """Of which targets the lines are seen while they grow: targets, and the share that is there."""
    known = sight.expected
    light = known.whole - known.ground
    is_lit = np.abs(light).max(axis=1) > 3
    # Lines that are drawn already may go out in the same places meanwhile.
    is_own = (known.places.target >= 0) & known.is_alone
    blocks = np.flatnonzero(is_own & sight.is_free & is_lit)
    targets, of = np.unique(known.places.target[blocks], return_inverse=True)
    found = sight.found[blocks] - known.ground
    square, share = fitted(found, light[blocks], of, len(targets))
    readable = square > READABLE[False] ** 2
    return targets[readable], share[readable]


def drawn_faults(sight: Sight) -> Iterator[Finding]:
    """Targets whose lines are there before their turn, or are not there after it."""
    targets, share = drawn_targets(sight)
    drawn, name = sight.expected.lit.drawn, sight.expected.thing.name
    is_wrong = (targets + 1 <= drawn) & (share < THERE) | (targets >= drawn) & (share > THERE)
    for target, there in zip(targets[is_wrong], share[is_wrong]):
        blocks = np.flatnonzero(sight.expected.places.target == target)
        what = f"the lines of {name} to {target}, where {drawn:.2f} are drawn"
        wanted = "there" if target < drawn else "not there"
        yield Finding(DRAWN, (name, int(target)), what, wanted, f"{there:.2f} of them", blocks)


def shown(colour: np.ndarray) -> str:
    """A colour as luma and the two colours."""
    return "luma {:.1f}, Cb {:+.1f}, Cr {:+.1f}".format(*colour)
