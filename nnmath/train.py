"""The command `python -m nnmath.train`: train a network on MNIST, or on one's own data."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

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
from nnmath.data.examples import STEPS, Examples, own_examples
from nnmath.data.reading import read_data
from nnmath.pictures.augment import Jitter
from nnmath.storage import save_network, save_run
from nnmath.training import Recipe, TrainingRun, train

DESCRIPTION = """\
Train a network to read the MNIST digits, or data of your own, and save it as .npz.

The network has 784 inputs, the hidden layers you choose and 10 outputs. It learns from the 60,000
training images, a little shifted, turned, sheared and scaled at each look; the 10,000 test images
only measure it. The same command gives the same network, on one kind of machine to the last digit.

With --data it learns from yours: a folder with a folder of pictures for each class, a CSV with the
label first or last in each line (as Kaggle's digits), an .npz of images and labels (or x_train and
y_train), or a folder of four files in MNIST's form. Sizes, classes and their names are those of the
data; a tenth, drawn by the seed from every class, is held out to measure on, unless the data have a
test part of their own.
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
  python -m nnmath.train mine.npz --data drawings/
      your own: drawings/cat/*.png and drawings/dog/*.png make two outputs, cat and dog; then
      NNFILM_NETWORK=mine.npz manim -pql scenes/forward.py films it

"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status: 0, 2 for a mistake of the user, 130 for Ctrl-C."""
    progress, written = Progress(sys.stdout), []
    try:
        given = _given(arguments)
        recipe = _recipe(given)
        _check_outputs(given)
        examples = _own(given) if given.data else _digits(given)
        recipe = examples.recipe(recipe)
        if given.data and given.batch is None:
            recipe = replace(recipe, batch=examples.batch(recipe.batch))
        progress.begin(recipe.epochs)
        run = train(recipe, *examples.learn, *examples.measure, progress.epoch_done)
        metadata = _metadata(run, recipe, examples)
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
    print(f"{given.network} reads {run.accuracy[-1]:.2%} of {examples.measured_on} right.")
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
    add("--data", type=Path, metavar="FOLDER|FILE", default=argparse.SUPPRESS,
        help="learn from this instead of MNIST: a folder of pictures by class, an .npz or a .csv")
    add("--hidden", type=int, nargs="*", default=usual.sizes[1:-1], metavar="N",
        help="sizes of the hidden layers; without a number, none")
    add("--activation", choices=HIDDEN, default=usual.hidden, help="of the hidden layers")
    add("--output", choices=ACTIVATIONS, default=usual.output, help="activation of the outputs")
    add("--epochs", type=int, default=usual.epochs, help="how often to see every image")
    add("--batch", type=int, default=argparse.SUPPRESS,
        help=f"images looked at before each step ({usual.batch}; fewer where --data are few, so"
             f" that an epoch has {STEPS} steps)")
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
    add("--hold-out", type=int, metavar="N", default=argparse.SUPPRESS,
        help="measure on N examples, not learning from them: of MNIST the last N training images"
             " (0 unless given: the test images), of --data some of each class (a tenth)")
    # fmt: on
    return parser


def _given(arguments: Sequence[str] | None) -> argparse.Namespace:
    usual = argparse.Namespace(mnist=None, data=None, checkpoints=None, hold_out=None, batch=None)
    return _parser().parse_args(arguments, usual)


def _recipe(given: argparse.Namespace) -> Recipe:
    if given.data and given.mnist:
        raise ValueError("--data and --mnist each name what to learn from; give one of them.")
    if given.hold_out is not None and given.hold_out < 0:
        raise ValueError(f"--hold-out must be 0 or more, given {given.hold_out}.")
    if not 0 <= given.jitter < 10:
        raise ValueError(f"--jitter must be in 0..10, given {given.jitter}.")
    batch = Recipe().batch if given.batch is None else given.batch
    shared = ("output", "epochs", "rate", "smooth", "sparse", "calm", "upright", "seed")
    return Recipe(
        sizes=(784, *given.hidden, 10),
        hidden=given.activation,
        jitter=Jitter(**{name: sd * given.jitter for name, sd in asdict(Jitter()).items()}),
        batch=batch,
        checkpoints=16 if given.checkpoints else 0,
        **{name: getattr(given, name) for name in shared},
    )


def _check_outputs(given: argparse.Namespace) -> None:
    for path in filter(None, (given.network, given.checkpoints)):
        check_output(path)
    if given.network == given.checkpoints:
        raise ValueError(f"--checkpoints must name another file than {given.network}.")


def _digits(given: argparse.Namespace) -> Examples:
    images, labels = digits(given.mnist, "train")
    made = {"data": "MNIST training images"}
    if not given.hold_out:
        test = digits(given.mnist, "test")
        return Examples((images, labels), test, "the MNIST test images", made)
    if given.hold_out >= len(images):
        raise ValueError(f"--hold-out must be below {len(images)}, given {given.hold_out}.")
    cut = len(images) - given.hold_out
    where = f"the last {given.hold_out} MNIST training images, held out"
    return Examples((images[:cut], labels[:cut]), (images[cut:], labels[cut:]), where, made)


def _own(given: argparse.Namespace) -> Examples:
    reading = Progress(sys.stdout, "picture")

    def told(done: int, total: int) -> None:
        if done == 1:
            reading.begin(total)
        if done == total or done % 200 == 0:
            reading.step(done, "read")

    found = own_examples(read_data(given.data, _read_picture, told), given)
    for line in found.said:
        print(line)
    return found


def _read_picture(path: Path) -> NDArray[Any]:
    """The pixels of a picture file."""
    # Only this command, and only where somebody gives it a folder of pictures, needs what can read
    # them; the package itself takes a function. So nnmath stands on numpy and scipy alone.
    try:
        from scenes.given.pictures import read_picture
    except ImportError as error:
        raise ValueError(f"pictures cannot be read here: {error}; save them as .npz.") from None
    return read_picture(path)


def _metadata(run: TrainingRun, recipe: Recipe, examples: Examples) -> dict[str, Any]:
    curves = {name: getattr(run, name).tolist() for name in ("epochs", "loss", "accuracy")}
    return {
        **examples.made,
        "measured_on": examples.measured_on,
        "accuracy": run.accuracy[-1],
        "seed": recipe.seed,
        "recipe": asdict(recipe),
        "curves": curves,
        "version": made_by(),
    }


if __name__ == "__main__":
    sys.exit(main())
