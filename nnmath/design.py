"""The command `python -m nnmath.design`: write the network set by hand, and what it scores."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from nnmath.by_hand import by_hand_network
from nnmath.commands import WHERE_MNIST_IS, Help, Parser, check_output, digits, made_by
from nnmath.storage import save_network
from nnmath.training import accuracy

DESCRIPTION = """\
Write the network set by hand as .npz: the tables of nnmath/by_hand.py as weights and biases.

Nothing is trained. What it scores is measured on the MNIST test images and written beside it.
"""
EXAMPLE = "example: python -m nnmath.design assets/networks/by_hand.npz\n\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status: 0, or 2 for a mistake of the user."""
    parser = Parser("python -m nnmath.design", description=DESCRIPTION,
                    epilog=EXAMPLE + WHERE_MNIST_IS, formatter_class=Help)  # fmt: skip
    parser.add_argument("out", type=Path, help="the .npz file to write")
    parser.add_argument("--mnist", type=Path, metavar="FOLDER", help="the folder of MNIST")
    try:
        given: argparse.Namespace = parser.parse_args(arguments)
        check_output(given.out)
        network, (images, labels) = by_hand_network(), digits(given.mnist, "test")
        share = accuracy(network, images.reshape(len(images), -1), labels)
        metadata = {
            "data": "none trained on; the tables of nnmath/by_hand.py were mended by looking at"
            " MNIST training images",
            "measured_on": "the MNIST test images",
            "accuracy": share,
            "command": f"python -m nnmath.design {given.out.name}",
            "version": made_by(),
        }
        save_network(network, given.out, metadata)
    except (ValueError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    print(f"{given.out}: {share:.2%} of the test images are read right.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
