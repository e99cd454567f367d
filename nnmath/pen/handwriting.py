"""Handwriting: a soft round pen run along a glyph's strokes, by a hand with habits of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d

from nnmath.pen.curves import STEPS, smooth_curve
from nnmath.pen.glyphs import Glyph, Part
from nnmath.pictures.preprocess import LONGER_SIDE, find_framing

Array = NDArray[np.float64]

FINE = 8  # the pen draws on a grid this many times finer than the image
SOFTNESS = 0.9  # width of the grey rim of a stroke, in pixels of the image
TAPER = 1.6  # length, in pixels, over which the pen comes down and lifts off
WAVES = 4  # waves that add up to a hand's unsteadiness
# How far each habit may go before the digit is no handwriting any more.
HABITS = {
    "slant": (-1, 1),
    "width": (0.2, 3),
    "roundness": (0, 2),
    "thickness": (0.2, 8),
    "speed": (0, 1),
    "jitter": (0, 0.2),
}

Warp = Callable[[Array], Array]


@dataclass(frozen=True)
class Hand:
    """The habits of a writer.

    slant: sideways lean to the right, a share of the height (0 upright, 0.3 strongly slanted).
    width: breadth of the digit, 1 as designed. roundness: how freely curves swing, 1 as designed,
    0 straight from point to point. thickness: of the line, in pixels of the 28x28 image. speed:
    how far the line thins where the pen runs fast, 0 (not at all) to 1. jitter: how far points
    stray, standard deviation as a share of the height. Raises ValueError out of those ranges.
    """

    slant: float = 0.0
    width: float = 1.0
    roundness: float = 1.0
    thickness: float = 2.4
    speed: float = 0.3
    jitter: float = 0.0

    def __post_init__(self) -> None:
        for habit, (low, high) in HABITS.items():
            value = getattr(self, habit)
            if not low <= value <= high:
                raise ValueError(f"{habit} must be a number from {low} to {high}, given {value}.")


def random_hand(rng: np.random.Generator) -> Hand:
    """A believable writer: mostly leaning to the right, the line 2 to 3 pixels thick."""
    return Hand(
        slant=float(np.clip(rng.normal(0.10, 0.12), -0.12, 0.35)),
        width=float(rng.uniform(0.85, 1.15)),
        roundness=float(rng.uniform(0.9, 1.15)),
        thickness=float(rng.uniform(2.1, 3.1)),
        speed=float(rng.uniform(0.15, 0.5)),
        jitter=0.028,
    )


def render(glyph: Glyph, hand: Hand, rng: np.random.Generator) -> Array:
    """The digit as this hand writes it, in the training frame: (28, 28) in 0..1, bright on black.

    rng decides where points stray.
    """
    return np.asarray(sum(render_parts(glyph, hand, rng).values()))


def render_parts(
    glyph: Glyph, hand: Hand, rng: np.random.Generator, whole: bool = False
) -> dict[str, Array]:
    """The pixels that each named part of the digit makes, (28, 28) each: they add up to `render`.

    Where parts cross, the ink belongs to the one that is darker there. As `whole`, each part keeps
    all of its ink: the brightest of them at each pixel makes the digit, but for a few pixels in
    the corner between two parts, which are up to a quarter of full ink darker.
    """
    trails = _written(glyph, hand, rng)
    inks = _draw(trails)  # (trails, rows, columns)
    framing = find_framing(inks.max(axis=0))
    owner = inks.argmax(axis=0)
    parts: dict[str, Array] = {}
    for number, trail in enumerate(trails):
        own = inks[number] if whole else np.where(owner == number, inks[number], 0.0)
        # One part may have been drawn in two goes.
        parts[trail.part] = np.maximum(parts[trail.part], own) if trail.part in parts else own
    return {name: framing.place(framing.scale(framing.crop(ink))) for name, ink in parts.items()}


def pen_ink(glyph: Glyph, hand: Hand, rng: np.random.Generator) -> Array:
    """The digit as the pen leaves it on the paper, eight times finer than `render` makes it.

    Returns (rows, columns) in 0..1, bright on black and just large enough.
    """
    return np.asarray(_draw(_written(glyph, hand, rng)).max(axis=0))


@dataclass(frozen=True, eq=False)
class Trail:
    """Where the pen went for one part: points (n, 2) and radii (n,), both in pixels."""

    part: str
    points: Array
    radii: Array


def pen_trails(stroke: tuple[Part, ...], hand: Hand, warp: Warp) -> list[Trail]:
    """The pen's way along one stroke, a trail a part."""
    controls = np.array([point for part in stroke for point in part.points])
    lean = np.array([[hand.width, 0.0], [-hand.slant, 1.0]])
    scale = LONGER_SIDE - hand.thickness  # the line's own thickness completes the 20 pixels
    points, segment = smooth_curve(warp(controls) @ lean * scale, hand.roundness)  # (n, 2) @ (2, 2)
    radii = hand.thickness / 2 * _pressure(points, hand.speed)
    trails, first = [], 0
    for part in stroke:
        # A part's first segment is the one that arrives at its first point from the part before.
        last = first + len(part.points)
        own = (segment >= first - 1) & (segment < last - 1)
        trails.append(Trail(part.name, points[own], radii[own]))
        first = last
    return trails


def unsteadiness(jitter: float, rng: np.random.Generator) -> Warp:
    """A smooth random bending of the paper, points (n, 2) to points (n, 2).

    Slow waves move neighbouring points together, so loops stay round and joints stay joined.
    """
    waves = rng.normal(0.0, 0.55, (WAVES, 2))  # cycles a height, to the right and down
    phases = rng.uniform(0, 2 * np.pi, (2, WAVES))
    size = jitter * np.sqrt(2 / WAVES)  # makes jitter the standard deviation

    def warp(points: Array) -> Array:
        turns = 2 * np.pi * points @ waves.T  # (n, 2) @ (2, WAVES)
        bent = [np.sin(turns + phase).sum(axis=1) for phase in phases]
        return np.asarray(points + size * np.stack(bent, axis=1))

    return warp


def _pressure(points: Array, speed: float) -> Array:
    """How wide the line is along the way, 1 where the hand is slow.

    A hand moves as the cube root of the curve's radius (the two-thirds power law of Lacquaniti,
    Terzuolo and Viviani, 1983): fast along straights, slow round bends.
    """
    step = np.gradient(points, axis=0)
    length = np.linalg.norm(step, axis=1) + 1e-9
    heading = np.unwrap(np.arctan2(step[:, 1], step[:, 0]))
    bend = gaussian_filter1d(np.abs(np.gradient(heading)) / length, STEPS / 2)  # 1 / radius
    # 0 in the bends of a small loop, 1 on a straight line; the numbers are a matter of taste.
    pace = np.clip((bend * LONGER_SIDE / 4 + 0.2) ** (-1 / 3) - 0.75, 0.0, 1.0)
    way = np.cumsum(length)
    ends = np.minimum(way - way[0], way[-1] - way) / TAPER
    touch = 0.72 + 0.28 * np.clip(ends, 0, 1) ** 0.5  # the pen comes down and lifts off
    return np.asarray((1 - 0.5 * speed * pace) * touch)


def _written(glyph: Glyph, hand: Hand, rng: np.random.Generator) -> list[Trail]:
    warp = unsteadiness(hand.jitter, rng)
    return [trail for stroke in glyph.strokes for trail in pen_trails(stroke, hand, warp)]


def _draw(trails: list[Trail]) -> Array:
    """Every trail as ink on one fine grid just large enough: (trails, rows, columns) in 0..1."""
    everything = np.concatenate([trail.points for trail in trails])
    margin = max(trail.radii.max() for trail in trails) + SOFTNESS
    low, high = everything.min(axis=0) - margin, everything.max(axis=0) + margin
    width, height = np.ceil((high - low) * FINE).astype(int)
    inks = np.zeros((len(trails), height, width))
    reach = int(np.ceil(margin * FINE))
    nib = np.arange(-reach, reach + 1)
    for ink, trail in zip(inks, trails, strict=True):
        for place, radius in zip((trail.points - low) * FINE, trail.radii, strict=True):
            column, row = place.round().astype(int)
            away = np.hypot(nib + column - place[0], (nib + row - place[1])[:, None]) / FINE
            mark = np.clip((radius - away) / SOFTNESS + 0.5, 0.0, 1.0)
            top, left = max(row - reach, 0), max(column - reach, 0)
            under = ink[top : row + reach + 1, left : column + reach + 1]
            mark = mark[top - row + reach :, left - column + reach :]
            np.maximum(under, mark[: under.shape[0], : under.shape[1]], out=under)
    return inks
