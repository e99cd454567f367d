"""The command `python -m nnmath.write_hurried`: digits written in a hurry, to find errors in."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nnmath.commands import Help, Parser, Progress, check_output, made_by
from nnmath.pen.glyphs import GLYPHS
from nnmath.pen.handwriting import Hand, render
from nnmath.pictures.digits import Digits, save_digits

SEED = 16
OF_EACH = 20  # digits a glyph
LEVELS = 255  # of grey: as many as a scanner gives
DESCRIPTION = """\
Write 600 digits in a hurry, twenty of each glyph, all in the project's own handwriting.

The same seed gives the same file. It takes a minute or two.
"""
EXAMPLE = "example: python -m nnmath.write_hurried assets/digits/hurried.npz\n"


def hurried_hand(rng: np.random.Generator) -> Hand:
    """A writer in a hurry: more slanted, thinner or thicker, and twice as unsteady as usual."""
    return Hand(
        slant=float(np.clip(rng.normal(0.10, 0.18), -0.25, 0.5)),
        width=float(rng.uniform(0.75, 1.25)),
        roundness=float(rng.uniform(0.8, 1.3)),
        thickness=float(rng.uniform(1.7, 3.6)),
        speed=float(rng.uniform(0.2, 0.7)),
        jitter=0.06,
    )


def hurried_digit(number: int, seed: int = SEED) -> tuple[int, str, Hand, NDArray[np.float64]]:
    """The digit of this number: its label, name, hand and image (28, 28), in 255ths."""
    rng = np.random.default_rng([seed, number])
    glyph = GLYPHS[number % len(GLYPHS)]
    hand = hurried_hand(rng)
    image = np.round(render(glyph, hand, rng) * LEVELS) / LEVELS
    name = f"{glyph.digit}-{glyph.name.replace(' ', '-')}-hurried-{number // len(GLYPHS) + 1}"
    return glyph.digit, name, hand, image


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status: 0, 2 for a mistake of the user, 130 for Ctrl-C."""
    parser = Parser("python -m nnmath.write_hurried", description=DESCRIPTION, epilog=EXAMPLE,
                    formatter_class=Help)  # fmt: skip
    parser.add_argument("out", type=Path, help="the .npz file to write")
    parser.add_argument("--of-each", type=int, default=OF_EACH, help="digits a glyph")
    try:
        given = parser.parse_args(arguments)
        check_output(given.out)
        if given.of_each < 1:
            raise ValueError(f"--of-each must be 1 or more, given {given.of_each}.")
        written, progress = [], Progress(sys.stdout, "digit")
        progress.begin(given.of_each * len(GLYPHS))
        for number in range(progress.total):
            written.append(hurried_digit(number))
            progress.step(number + 1, written[-1][1])
        labels, names, hands, images = zip(*written, strict=True)
        defaults = tuple(labels.index(digit) for digit in range(10))
        made = {
            "seed": SEED,
            "hands": {name: asdict(hand) for name, hand in zip(names, hands, strict=True)},
            "version": made_by(),
        }
        save_digits(Digits(np.stack(images), np.array(labels), names, defaults), given.out, made)
    except (ValueError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\ninterrupted.", file=sys.stderr)
        return 130
    print(f"{given.out}: {len(labels)} digits.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
