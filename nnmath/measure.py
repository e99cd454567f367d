"""The command `python -m nnmath.measure`: measure what films show, and keep it."""

from __future__ import annotations

import argparse
import platform
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from nnmath.commands import (
    WHERE_MNIST_IS,
    Help,
    Parser,
    Progress,
    check_output,
    digits,
    made_by,
)
from nnmath.measuring.answers import SEEDS, measure_answers
from nnmath.measuring.confusion import confusion
from nnmath.measuring.measurements import (
    Choices,
    load_choices,
    save_answers,
    save_choices,
    save_confusion,
    save_photographs,
    save_placement,
    save_preactivations,
    save_speed,
    save_squares,
)
from nnmath.measuring.photographs import SEEDS as PHOTOGRAPHS
from nnmath.measuring.photographs import measure_photographs, table
from nnmath.measuring.placement import measure_placement, placement_steps
from nnmath.measuring.preactivations import preactivations, share_between
from nnmath.measuring.speed import REPEATS, measure_speed, processor
from nnmath.measuring.squares import squares
from nnmath.npz import read_arrays
from nnmath.storage import load_network, load_run
from nnmath.training import Recipe, initial_network, train

DESCRIPTION = """\
Measure what films show and cannot compute while they are made, and keep it as .npz.

The MNIST images are not part of this project, so a film cannot look at them; and a film is the same
wherever it is made, so it times nothing. It reads what was measured, in assets/measurements, and of
what.
"""
EXAMPLES = """\
examples:
  python -m nnmath.measure placement assets/networks/strokes.npz placement.npz
      how well it reads digits that lie off centre, or are too small or too large: a minute
  python -m nnmath.measure confusion assets/networks/strokes.npz confusion.npz
      which digits it gets, and for which it takes the others: a second
  python -m nnmath.measure answers assets/networks/strokes.npz answers.npz
      how bright its brightest output gets for noise and for digits: a second
  python -m nnmath.measure preactivations assets/networks/plain.npz preactivations.npz
      where the z of its first layer lie: a second
  python -m nnmath.measure squares assets/networks/checkpoints.npz squares.npz
      how far its outputs are from what is wanted, at each checkpoint of a training: a second
  python -m nnmath.measure photographs assets/networks/strokes.npz photographs.npz
      what becomes of 238 photographs of digits that nothing was adjusted to: a minute or two
  python -m nnmath.measure choices choices.npz
      what networks of other widths and depths score, trained alike: an hour or two. What has been
      trained is kept after each, and the same command goes on where it was interrupted
  python -m nnmath.measure choices quick.npz --epochs 2 --seeds 0 --hidden "" 16 16,16
      fewer of them, quickly
  python -m nnmath.measure speed assets/networks/strokes.npz loops.npz
      how many times as long as numpy loops take for the first layer, on this machine: seconds

"""
HIDDEN = ((), (16,), (16, 16), (32, 32), (64, 64), (128, 64), (16, 16, 16), (16, 16, 16, 16))
TEST_IMAGES = "the MNIST test images"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status: 0, 2 for a mistake of the user, 130 for Ctrl-C."""
    try:
        given = _parser().parse_args(arguments)
        check_output(given.out)
        told = given.measure(given)
    except (ValueError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\ninterrupted.", file=sys.stderr)
        return 130
    print(told)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        "python -m nnmath.measure",
        description=DESCRIPTION,
        epilog=EXAMPLES + WHERE_MNIST_IS,
        formatter_class=Help,
    )
    measures = parser.add_subparsers(required=True, metavar="MEASURE")
    add = measures.add_parser
    # fmt: off
    placement = add("placement", help="accuracy against shift and against size of the digits")
    placement.set_defaults(measure=_placement)
    confused = add("confusion", help="which digits are taken for which")
    confused.set_defaults(measure=_confusion)
    speed = add("speed", help="loops against one matrix product, on this machine")
    speed.set_defaults(measure=_speed)
    answered = add("answers", help="brightest outputs for noise and for digits")
    answered.set_defaults(measure=_answers)
    reached = add("preactivations", help="where the z of the first layer lie")
    reached.set_defaults(measure=_preactivations)
    photographed = add("photographs", help="photographs of digits: read right, refused, misread")
    photographed.set_defaults(measure=_photographs)
    for measure in (placement, confused, answered, reached, speed, photographed):
        measure.add_argument("network", type=Path, help="the network, an .npz")
    squared = add("squares", help="how far outputs are from what is wanted, while a network learns")
    squared.set_defaults(measure=_squares)
    squared.add_argument("run", type=Path, help="the training with its checkpoints, an .npz")
    speed.add_argument("--repeats", type=int, default=REPEATS, help="how often each way is timed")
    choices = add("choices", help="accuracy of networks of other widths and depths")
    choices.add_argument("--hidden", type=_sizes, nargs="+", default=HIDDEN, metavar="N,N",
                         help='sizes of hidden layers, a word a network; "" for none')
    choices.add_argument("--seeds", type=int, nargs="+", default=(0, 1), metavar="SEED",
                         help="each network is trained once with each")
    choices.add_argument("--epochs", type=int, default=Recipe().epochs,
                         help="how often each sees every image")
    choices.set_defaults(measure=_choices)
    for measure in (placement, confused, answered, reached, squared, choices, speed, photographed):
        measure.add_argument("out", type=Path, help="the .npz file to write")
    for measure in (placement, confused, answered, reached, squared, choices):
        measure.add_argument("--mnist", type=Path, metavar="FOLDER", help="the folder of MNIST")
    # fmt: on
    return parser


def _sizes(word: str) -> tuple[int, ...]:
    return tuple(int(size) for size in word.split(",") if size)


def _placement(given: argparse.Namespace) -> str:
    network, progress = load_network(given.network), Progress(sys.stdout, "accuracy")
    images, labels = digits(given.mnist, "test")
    progress.begin(placement_steps())
    measured = measure_placement(
        network, images, labels, lambda: progress.step(progress.done + 1, "of shifts and sizes")
    )
    command = f"python -m nnmath.measure placement {given.network.name} {given.out.name}"
    save_placement(measured, network, given.out, _metadata(command, network=given.network.name))
    straight = measured.right[measured.shifts == 0][0]
    return f"{given.out}: {straight:.2%} in place, {measured.right.min():.2%} at the worst shift."


def _confusion(given: argparse.Namespace) -> str:
    network = load_network(given.network)
    images, labels = digits(given.mnist, "test")
    counts = confusion(network, images.reshape(len(images), -1), labels)
    command = f"python -m nnmath.measure confusion {given.network.name} {given.out.name}"
    metadata = _metadata(command, network=given.network.name)
    save_confusion(counts, network, given.out, metadata)
    shares = np.diag(counts) / np.maximum(counts.sum(axis=1), 1)
    return f"{given.out}: " + ", ".join(f"{k} {share:.0%}" for k, share in enumerate(shares)) + "."


def _speed(given: argparse.Namespace) -> str:
    network = load_network(given.network)
    if given.repeats < 1:
        raise ValueError(f"--repeats must be 1 or more, given {given.repeats}.")
    # Whatever the input, the time is the same: as many products, none of them left out.
    layer = network.layers[0]
    speed = measure_speed(layer, np.linspace(0, 1, layer.n_in), given.repeats)
    machine = {"processor": processor(), "numpy": np.__version__}
    machine |= {"python": platform.python_version(), "date": f"{datetime.now(UTC):%Y-%m-%d}"}
    command = f"python -m nnmath.measure speed {given.network.name} {given.out.name}"
    about = {"network": given.network.name, "command": command, "version": made_by()}
    save_speed(speed, network, given.out, {**about, **machine})
    return f"{given.out}: the loops take {speed.times:.0f} times as long as numpy."


def _photographs(given: argparse.Namespace) -> str:
    network, progress = load_network(given.network), Progress(sys.stdout, "photograph")
    progress.begin(len(PHOTOGRAPHS))
    readings = measure_photographs(
        network, PHOTOGRAPHS, lambda: progress.step(progress.done + 1, "read")
    )
    command = f"python -m nnmath.measure photographs {given.network.name} {given.out.name}"
    about = {"network": given.network.name, "command": command, "version": made_by()}
    save_photographs(readings, network, given.out, about)
    return table(readings)


def _answers(given: argparse.Namespace) -> str:
    network = load_network(given.network)
    images, _ = digits(given.mnist, "test")
    answers = measure_answers(network, images)
    command = f"python -m nnmath.measure answers {given.network.name} {given.out.name}"
    drawn = f"numpy.random.default_rng(seed).random((28, 28)), seeds 0 to {SEEDS - 1}"
    metadata = _metadata(command, network=given.network.name, noise=drawn)
    save_answers(answers, network, given.out, metadata)
    kinds = {"noise": answers.noise, "digits": answers.digits}
    shares = [f"{counts[-2:].sum() / counts.sum():.1%} of the {k}" for k, counts in kinds.items()]
    return f"{given.out}: above {answers.edges[-3]:g} {' and '.join(shares)}."


def _preactivations(given: argparse.Namespace) -> str:
    network = load_network(given.network)
    images, _ = digits(given.mnist, "test")
    counts = preactivations(network, images.reshape(len(images), -1))
    command = f"python -m nnmath.measure preactivations {given.network.name} {given.out.name}"
    metadata = _metadata(command, network=given.network.name)
    save_preactivations(counts, network, given.out, metadata)
    return f"{given.out}: {share_between(counts, -5, 5).mean():.1%} of all z lie from −5 to 5."


def _squares(given: argparse.Namespace) -> str:
    networks = load_run(given.run).checkpoints
    images, labels = digits(given.mnist, "test")
    x = images.reshape(len(images), -1)
    means = np.array([squares(each, x, labels).sum(axis=1).mean() for each in networks])
    command = f"python -m nnmath.measure squares {given.run.name} {given.out.name}"
    save_squares(means, networks, given.out, _metadata(command, run=given.run.name))
    return f"{given.out}: from {means[0]:.2f} to {means[-1]:.2f}."


def _choices(given: argparse.Namespace) -> str:
    recipe = Recipe(epochs=given.epochs, calm=min(Recipe().calm, given.epochs))
    recipes = [
        [replace(recipe, sizes=(784, *hidden, 10), seed=seed) for seed in given.seeds]
        for hidden in given.hidden
    ]
    command = f"python -m nnmath.measure choices {given.out.name}"
    metadata = _metadata(command, trained_on="MNIST training images", recipe=asdict(recipe))
    choices = _begun(given, recipes, metadata)
    test, train_on = digits(given.mnist, "test"), digits(given.mnist, "train")
    progress = Progress(sys.stdout)
    missing = np.argwhere(np.isnan(choices.accuracy))
    progress.begin(max(len(missing), 1) * given.epochs)
    for row, column in missing:
        report = partial(_report, progress, progress.done, recipes[row][column].sizes)
        run = train(recipes[row][column], *train_on, *test, report)
        choices.accuracy[row, column] = run.accuracy[-1]
        save_choices(choices, given.out, metadata)
    return "\n".join(_row(choices, row) for row in range(len(choices.hidden)))


def _report(
    progress: Progress,
    before: int,
    sizes: tuple[int, ...],
    epoch: int,
    loss: float,
    accuracy: float,
) -> None:
    progress.step(before + epoch, f"{'-'.join(map(str, sizes))}  accuracy {accuracy:.2%}")


def _begun(
    given: argparse.Namespace, recipes: list[list[Recipe]], metadata: dict[str, Any]
) -> Choices:
    """What an interrupted run has left, or nothing yet; ValueError where it measured others."""
    rng = np.random.default_rng(0)
    parameters = [initial_network(row[0], rng).parameter_count for row in recipes]
    nothing = np.full((len(recipes), len(given.seeds)), np.nan)
    fresh = Choices(tuple(given.hidden), np.array(parameters, float), tuple(given.seeds), nothing)
    if not given.out.exists():
        return fresh
    begun, about = load_choices(given.out), read_arrays(given.out)[1]
    recipe = {**metadata["recipe"], "sizes": list(metadata["recipe"]["sizes"])}
    same = (begun.hidden, begun.seeds, about.get("recipe")) == (fresh.hidden, fresh.seeds, recipe)
    if not same:
        raise ValueError(f"{given.out} holds other choices; name another file, or delete it.")
    return begun


def _row(choices: Choices, row: int) -> str:
    name = "-".join(map(str, choices.hidden[row])) or "none"
    scores = ", ".join(f"{share:.2%}" for share in choices.accuracy[row])
    return f"hidden {name}: {int(choices.parameters[row]):,} parameters, {scores}"


def _metadata(command: str, **more: Any) -> dict[str, Any]:
    return {**more, "measured_on": TEST_IMAGES, "command": command, "version": made_by()}


if __name__ == "__main__":
    sys.exit(main())
