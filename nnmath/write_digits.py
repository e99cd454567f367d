"""Writing the project's own digits: eight variants of each, and one between a 4 and a 9."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nnmath.digits import Digits, load_digits, save_digits
from nnmath.forward import Prediction, predict
from nnmath.glyphs import CLOSED_9, GLYPHS, OPEN_4, between
from nnmath.handwriting import Hand, random_hand, render
from nnmath.network import Network
from nnmath.storage import load_network

Array = NDArray[np.float64]

SEED = 7
VARIANTS = 8  # of each digit
AMBIGUOUS = "ambiguous"
# The variant that stands for its class: the best looking that the networks read with ease.
DEFAULTS = (0,) * 10
HANDS_TRIED = 24  # for the ambiguous digit


def variants(seed: int = SEED) -> Iterator[tuple[int, str, Hand, Array]]:
    """Write every variant of every digit: its label, name, hand and image."""
    for digit in range(10):
        glyphs = [glyph for glyph in GLYPHS if glyph.digit == digit]
        for number in range(VARIANTS):
            rng = np.random.default_rng([seed, digit, number])
            glyph = glyphs[number % len(glyphs)]
            hand = random_hand(rng)
            name = f"{digit}-{glyph.name.replace(' ', '-')}-{number // len(glyphs) + 1}"
            yield digit, name, hand, render(glyph, hand, rng)


@dataclass(frozen=True, eq=False)
class Ambiguous:
    """A digit between a 4 and a 9: how far it is closed (0 an open 4, 1 a 9), and by which hand."""

    image: Array
    closed: float
    hand_number: int
    hand: Hand


def find_ambiguous(network: Network, seed: int = SEED) -> Ambiguous:
    """Search for the drawing on which `network` gives 4 and 9 the same, both as high as possible.

    The gap at the top of an open 4 closes until the two outputs meet, for several hands; the hand
    with the brightest pair wins. Raises ValueError when no closing gap makes them meet.
    """
    found: list[tuple[float, Ambiguous]] = []
    for number in range(HANDS_TRIED):
        hand = random_hand(np.random.default_rng([seed, 49, number]))

        def draw(closed: float, number: int = number, hand: Hand = hand) -> Ambiguous:
            rng = np.random.default_rng([seed, 49, number, 1])
            image = render(between(OPEN_4, CLOSED_9, closed, AMBIGUOUS), hand, rng)
            return Ambiguous(image, closed, number, hand)

        low, high = 0.0, 1.0
        if not (_lead_of_4(network, draw(low)) > 0 > _lead_of_4(network, draw(high))):
            continue
        for _ in range(30):
            middle = (low + high) / 2
            low, high = (middle, high) if _lead_of_4(network, draw(middle)) > 0 else (low, middle)
        candidate = draw(low)
        outputs = predict(network, candidate.image.ravel()).activations
        found.append((float(min(outputs[4], outputs[9])), candidate))
    if not found:
        raise ValueError("network must read the open 4 as a 4 and the closed one as a 9; none did.")
    return max(found, key=lambda pair: pair[0])[1]


def _lead_of_4(network: Network, drawn: Ambiguous) -> float:
    outputs = predict(network, drawn.image.ravel()).activations
    return float(outputs[4] - outputs[9])


def make_digits(network: Network) -> tuple[Digits, dict[str, object]]:
    """Write all variants and find the ambiguous digit for `network`: the digits, and how made."""
    written = list(variants())
    ambiguous = find_ambiguous(network)
    labels = [label for label, _, _, _ in written] + [OPEN_4.digit]
    names = [name for _, name, _, _ in written] + [AMBIGUOUS]
    images = np.stack([image for _, _, _, image in written] + [ambiguous.image])
    defaults = tuple(digit * VARIANTS + DEFAULTS[digit] for digit in range(10))
    made: dict[str, object] = {
        "seed": SEED,
        "hands": {name: asdict(hand) for _, name, hand, _ in written},
        "ambiguous": {"closed": ambiguous.closed, "hand": asdict(ambiguous.hand)},
    }
    return Digits(images, np.array(labels), tuple(names), defaults), made


def report(digits: Digits, networks: dict[str, Network]) -> str:
    """How networks read the digits: a Markdown table of the defaults, the ambiguous and all."""
    shown = [*digits.defaults, digits.names.index(AMBIGUOUS)]
    lines = ["| digit | " + " | ".join(f"{name} reads (margin)" for name in networks) + " |"]
    lines.append("|---" * (len(networks) + 1) + "|")
    read = {
        name: [predict(network, image.ravel()) for image in digits.images]
        for name, network in networks.items()
    }
    for index in shown:
        cells = [_in_words(predictions[index]) for predictions in read.values()]
        lines.append(f"| {digits.names[index]} | " + " | ".join(cells) + " |")
    right = [
        sum(p.winner == label for p, label in zip(predictions, digits.labels, strict=True))
        for predictions in read.values()
    ]
    lines.append(
        "| read right | " + " | ".join(f"{n} of {len(digits.labels)}" for n in right) + " |"
    )
    return "\n".join(lines)


def _in_words(p: Prediction) -> str:
    first, second = p.activations[p.winner], p.activations[p.runner_up]
    return f"{p.winner} at {first:.3f}, then {p.runner_up} at {second:.3f} ({p.margin:.3f})"


def main(arguments: Sequence[str] | None = None) -> int:
    """The command `python -m nnmath.write_digits`."""
    parser = argparse.ArgumentParser(
        prog="python -m nnmath.write_digits",
        description="Write the project's own digits, eight variants of each, and one that lies"
        " between 4 and 9 for the first network; print how all networks read them. The same"
        " network gives the same file. With --check, only read the file again.",
        epilog="example: python -m nnmath.write_digits --out assets/digits/digits.npz"
        " --networks assets/networks/strokes.npz assets/networks/plain.npz",
    )
    parser.add_argument("--out", type=Path, required=True, help="the .npz file of digits")
    parser.add_argument("--networks", type=Path, nargs="+", required=True, help=".npz networks")
    parser.add_argument("--check", action="store_true", help="write nothing, read the file")
    options = parser.parse_args(arguments)
    try:
        networks = {path.stem: load_network(path) for path in options.networks}
        if not options.check:
            digits, made = make_digits(load_network(options.networks[0]))
            save_digits(digits, options.out, made)
        print(report(load_digits(options.out), networks))
    except (ValueError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
