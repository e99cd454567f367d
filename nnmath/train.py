"""The command `python -m nnmath.train`: train a network on the MNIST digits and save it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from nnmath.activations import ACTIVATIONS
from nnmath.commands import (
    WHERE_MNIST_IS,
    Help,
    Parser,
    Progress,
    check_output,
    digits,
    made_by,
)
from nnmath.pictures.augment import Jitter
from nnmath.storage import save_network, save_run
from nnmath.training import Recipe, TrainingRun, train

DESCRIPTION = """\
Train a network to read the MNIST digits and save it as .npz.

The network has 784 inputs, the hidden layers you choose and 10 outputs. It learns from the 60,000
training images, a little shifted, turned, sheared and scaled at each look; the 10,000 test images
only measure it. The same command gives the same network, on one kind of machine to the last digit.
"""
HIDDEN = [name for name, each in ACTIVATIONS.items() if not each.together]
EXAMPLES = """\
examples:
  python -m nnmath.train mine.npz
      784-16-16-10 with sigmoids, nothing special: reads about 96.4 % right after a few minutes
  python -m nnmath.train strokes.npz --rate 0.01 --smooth 2e-4 --sparse 2e-4 --upright
      its first layer's weight grids become strokes and edges, and it reads better
  python -m nnmath.train wide.npz --hidden 128 64 --activation relu
      other sizes, another activation
  python -m nnmath.train straight.npz --hidden --epochs 20
      no hidden layer at all: pixels straight to digits
  python -m nnmath.train quick.npz --epochs 3 --checkpoints quick_run.npz
      also keep 16 networks on the way, and the curves of loss and accuracy

"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status: 0, 2 for a mistake of the user, 130 for Ctrl-C."""
    progress, written = Progress(sys.stdout), []
    try:
        given = _given(arguments)
        recipe = _recipe(given)
        _check_outputs(given)
        images, labels, measured_images, measured_labels, measured_on = _digits(given)
        progress.begin(recipe.epochs)
        run = train(recipe, images, labels, measured_images, measured_labels, progress.epoch_done)
        metadata = _metadata(run, recipe, measured_on)
        save_network(run.network, given.network, metadata)
        written.append(given.network)
        if given.checkpoints:
            save_run(run, given.checkpoints, metadata)
    except (ValueError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        when = f"after {progress.done} of {progress.total} epochs" if progress.total else "early"
        what = f"only {written[0]} was written" if written else "nothing was written"
        print(f"\ninterrupted {when}: {what}.", file=sys.stderr)
        return 130
    print(f"{given.network} reads {run.accuracy[-1]:.2%} of {measured_on} right.")
    return 0


def requested_recipe(arguments: Sequence[str]) -> Recipe:
    """Return the recipe that a command line asks for, without following it; ValueError if none."""
    return _recipe(_given(arguments))


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        "python -m nnmath.train",
        description=DESCRIPTION,
        epilog=EXAMPLES + WHERE_MNIST_IS,
        formatter_class=Help,
    )
    add, usual = parser.add_argument, Recipe()
    # fmt: off
    add("network", type=Path, help="the .npz file to write")
    add("--mnist", type=Path, metavar="FOLDER", default=argparse.SUPPRESS,
        help="the folder that holds MNIST (see below)")
    add("--hidden", type=int, nargs="*", default=usual.sizes[1:-1], metavar="N",
        help="sizes of the hidden layers; without a number, none")
    add("--activation", choices=HIDDEN, default=usual.hidden, help="of the hidden layers")
    add("--output", choices=ACTIVATIONS, default=usual.output, help="activation of the outputs")
    add("--epochs", type=int, default=usual.epochs, help="how often to see every image")
    add("--batch", type=int, default=usual.batch, help="images looked at before each step")
    add("--rate", type=float, default=usual.rate, help="size of the first steps; falls to 0")
    add("--smooth", type=float, default=usual.smooth, metavar="PRICE",
        help="price of unlike neighbours among the first layer's weights")
    add("--sparse", type=float, default=usual.sparse, metavar="PRICE",
        help="price of every first-layer weight that is not 0")
    add("--jitter", type=float, default=1.0, metavar="STRENGTH",
        help="strength of the shifts, turns, shears and scalings; 0 for none")
    add("--calm", type=int, default=usual.calm, help="how many last epochs go without them")
    add("--upright", action="store_true",
        help="let first-layer neurons light up, not go dark, at their stroke; changes no output")
    add("--seed", type=int, default=usual.seed, help="decides all that is random")
    add("--checkpoints", type=Path, metavar="FILE", default=argparse.SUPPRESS,
        help="also write this .npz: 16 networks on the way, and the curves")
    add("--hold-out", type=int, default=0, metavar="N",
        help="to choose a recipe by: measure on the last N training images, not learning from them,"
             " instead of on the test images")
    # fmt: on
    return parser


def _given(arguments: Sequence[str] | None) -> argparse.Namespace:
    return _parser().parse_args(arguments, argparse.Namespace(mnist=None, checkpoints=None))


def _recipe(given: argparse.Namespace) -> Recipe:
    if given.hold_out < 0:
        raise ValueError(f"--hold-out must be 0 or more, given {given.hold_out}.")
    if not 0 <= given.jitter < 10:
        raise ValueError(f"--jitter must be in 0..10, given {given.jitter}.")
    shared = ("output", "epochs", "batch", "rate", "smooth", "sparse", "calm", "upright", "seed")
    return Recipe(
        sizes=(784, *given.hidden, 10),
        hidden=given.activation,
        jitter=Jitter(**{name: sd * given.jitter for name, sd in asdict(Jitter()).items()}),
        checkpoints=16 if given.checkpoints else 0,
        **{name: getattr(given, name) for name in shared},
    )


def _check_outputs(given: argparse.Namespace) -> None:
    for path in filter(None, (given.network, given.checkpoints)):
        check_output(path)
    if given.network == given.checkpoints:
        raise ValueError(f"--checkpoints must name another file than {given.network}.")


def _digits(given: argparse.Namespace) -> tuple[Any, Any, Any, Any, str]:
    images, labels = digits(given.mnist, "train")
    if given.hold_out == 0:
        return images, labels, *digits(given.mnist, "test"), "the MNIST test images"
    if given.hold_out >= len(images):
        raise ValueError(f"--hold-out must be below {len(images)}, given {given.hold_out}.")
    cut = len(images) - given.hold_out
    where = f"the last {given.hold_out} MNIST training images, held out"
    return images[:cut], labels[:cut], images[cut:], labels[cut:], where


def _metadata(run: TrainingRun, recipe: Recipe, measured_on: str) -> dict[str, Any]:
    curves = {name: getattr(run, name).tolist() for name in ("epochs", "loss", "accuracy")}
    return {
        "data": "MNIST training images",
        "measured_on": measured_on,
        "accuracy": run.accuracy[-1],
        "seed": recipe.seed,
        "recipe": asdict(recipe),
        "curves": curves,
        "version": made_by(),
    }


if __name__ == "__main__":
    sys.exit(main())
