"""The command `python -m nnmath.train`: train a network on the MNIST digits and save it."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NoReturn, TextIO

from nnmath.activations import ACTIVATIONS
from nnmath.augment import Jitter
from nnmath.idx import load_mnist
from nnmath.storage import save_network, save_run
from nnmath.training import Recipe, TrainingRun, train

DESCRIPTION = """\
Train a network to read the MNIST digits and save it as .npz.

The network has 784 inputs, the hidden layers you choose and 10 outputs. It learns from the 60,000
training images, a little shifted, turned, sheared and scaled at each look; the 10,000 test images
only measure it. The same command gives the same network, on one kind of machine to the last digit.
"""
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

MNIST is sought in the folder --mnist, else where the environment variable NNFILM_MNIST points,
else in ../shared/mnist. It is four files, plain or gzip: train-images-idx3-ubyte,
train-labels-idx1-ubyte, t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte.
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
        when = f"after {progress.done} of {progress.epochs} epochs" if progress.epochs else "early"
        what = f"only {written[0]} was written" if written else "nothing was written"
        print(f"\ninterrupted {when}: {what}.", file=sys.stderr)
        return 130
    print(f"{given.network} reads {run.accuracy[-1]:.2%} of {measured_on} right.")
    return 0


def requested_recipe(arguments: Sequence[str]) -> Recipe:
    """Return the recipe that a command line asks for, without following it; ValueError if none."""
    return _recipe(_given(arguments))


class Progress:
    """Says how training goes: one bar that moves on a terminal, else about ten quiet lines."""

    def __init__(self, stream: TextIO) -> None:
        self.stream, self.epochs, self.done, self.started = stream, 0, 0, 0.0

    def begin(self, epochs: int) -> None:
        """Start the clock."""
        self.epochs, self.started = epochs, time.monotonic()

    def epoch_done(self, epoch: int, loss: float, accuracy: float) -> None:
        """Report an epoch, numbered from 1, with what was measured after it."""
        self.done, share = epoch, epoch / self.epochs
        left = round((time.monotonic() - self.started) * (1 / share - 1))
        words = f"epoch {epoch}/{self.epochs}  loss {loss:.4f}  accuracy {accuracy:.2%}"
        words += f"  {left // 60}:{left % 60:02} left"
        if self.stream.isatty():
            bar = "█" * round(20 * share) + "░" * (20 - round(20 * share))
            # Erase to the end of the line: the words before may have been longer.
            print(f"\r{bar} {words}\x1b[K", end="", file=self.stream)
            if epoch == self.epochs:
                print(file=self.stream)
        elif epoch * 10 // self.epochs > (epoch - 1) * 10 // self.epochs:
            print(words, file=self.stream)
        self.stream.flush()


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise ValueError(f"{message}; `python -m nnmath.train --help` explains.")


class _Help(argparse.ArgumentDefaultsHelpFormatter, argparse.RawDescriptionHelpFormatter):
    pass


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        "python -m nnmath.train", description=DESCRIPTION, epilog=EXAMPLES, formatter_class=_Help
    )
    add, usual = parser.add_argument, Recipe()
    # fmt: off
    add("network", type=Path, help="the .npz file to write")
    add("--mnist", type=Path, metavar="FOLDER", default=argparse.SUPPRESS,
        help="the folder that holds MNIST (see below)")
    add("--hidden", type=int, nargs="*", default=usual.sizes[1:-1], metavar="N",
        help="sizes of the hidden layers; without a number, none")
    add("--activation", choices=ACTIVATIONS, default=usual.hidden, help="of the hidden layers")
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
    """Refuse before the training, not after it, what could not be written."""
    for path in filter(None, (given.network, given.checkpoints)):
        if path.suffix != ".npz":
            raise ValueError(f"{path} must end in .npz.")
        if path.is_dir() or not path.parent.is_dir() or not os.access(path.parent, os.W_OK):
            raise ValueError(f"{path} cannot be written; name a file in a folder you may write to.")
    if given.network == given.checkpoints:
        raise ValueError(f"--checkpoints must name another file than {given.network}.")


def _digits(given: argparse.Namespace) -> tuple[Any, Any, Any, Any, str]:
    folder = given.mnist or Path(os.environ.get("NNFILM_MNIST") or "../shared/mnist")
    try:
        images, labels = load_mnist(folder, "train")
        if given.hold_out == 0:
            return images, labels, *load_mnist(folder, "test"), "the MNIST test images"
    except FileNotFoundError as error:
        raise ValueError(f"{error} Give MNIST's folder as --mnist or NNFILM_MNIST.") from None
    if given.hold_out >= len(images):
        raise ValueError(f"--hold-out must be below {len(images)}, given {given.hold_out}.")
    cut = len(images) - given.hold_out
    where = f"the last {given.hold_out} MNIST training images, held out"
    return images[:cut], labels[:cut], images[cut:], labels[cut:], where


def _metadata(run: TrainingRun, recipe: Recipe, measured_on: str) -> dict[str, Any]:
    try:
        made_by = version("nnfilm")
    except PackageNotFoundError:
        made_by = "unknown"
    curves = {name: getattr(run, name).tolist() for name in ("epochs", "loss", "accuracy")}
    return {
        "data": "MNIST training images",
        "measured_on": measured_on,
        "accuracy": run.accuracy[-1],
        "seed": recipe.seed,
        "recipe": asdict(recipe),
        "curves": curves,
        "version": made_by,
    }


if __name__ == "__main__":
    sys.exit(main())
