"""Writing the project's own digits: eight variants of each, and one between a 4 and a 9."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nnmath.forward import Prediction, predict
from nnmath.network import Network
from nnmath.pen.glyphs import CLOSED_9, OPEN_4, between
from nnmath.pen.handwriting import Hand, random_hand, render
from nnmath.pen.variants import SEED, VARIANTS, variants
from nnmath.pictures.digits import Digits, load_digits, save_digits
from nnmath.storage import load_network

Array = NDArray[np.float64]

AMBIGUOUS = "ambiguous"
# The variant that stands for its class: the best looking that the networks read with ease.
DEFAULTS = (0, 0, 0, 6, 2, 0, 6, 5, 3, 3)
HANDS_TRIED = 16  # for the ambiguous digit
CLOSE = 0.005  # difference between two outputs that are called the same


@dataclass(frozen=True, eq=False)
class Ambiguous:
    """A digit between a 4 and a 9: how far it is closed (0 an open 4, 1 a 9); by which hand."""

    image: Array
    closed: float
    hand: Hand


def find_ambiguous(network: Network, seed: int = SEED) -> Ambiguous:
    """Search for the drawing on which `network` gives 4 and 9 the same, both far above the rest.

    The gap at the top of an open 4 closes until the two outputs meet, for several hands; the best
    hand wins. Raises ValueError when the outputs meet in no drawing.
    """
    found = [_where_4_and_9_meet(network, [seed, 49, number]) for number in range(HANDS_TRIED)]
    scores = [_clearness(predict(network, drawn.image.ravel()).activations) for drawn in found]
    if max(scores) <= 0:
        raise ValueError(
            "network must waver between 4 and 9 as the top of a 4 closes; it did for no hand."
        )
    return found[int(np.argmax(scores))]


def _where_4_and_9_meet(network: Network, seed: list[int]) -> Ambiguous:
    """Halve the way between the open 4 and the closed 9 until the two outputs are the same."""
    hand = random_hand(np.random.default_rng(seed))
    low, high = 0.0, 1.0
    for _ in range(20):
        closed = (low + high) / 2
        glyph = between(OPEN_4, CLOSED_9, closed, AMBIGUOUS)
        drawn = Ambiguous(render(glyph, hand, np.random.default_rng([*seed, 1])), closed, hand)
        outputs = predict(network, drawn.image.ravel()).activations
        low, high = (closed, high) if outputs[4] > outputs[9] else (low, closed)
    return drawn


def _clearness(outputs: Array) -> float:
    """How far 4 and 9 stand above the other outputs; −1 when the two are not close at all."""
    pair, others = outputs[[4, 9]], np.delete(outputs, [4, 9])
    # The frame moves by whole pixels, so the outputs may jump past each other instead of meeting.
    return float(pair.min() - others.max()) if np.ptp(pair) < CLOSE else -1.0


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
            save_digits(digits, options.out, {**made, "network": options.networks[0].stem})
        print(report(load_digits(options.out), networks))
    except (ValueError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
