"""What the commands of this package share: arguments, progress, where MNIST is, where to write."""

from __future__ import annotations

import argparse
import os
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NoReturn, TextIO

from nnmath.pictures.idx import load_mnist

WHERE_MNIST_IS = """\
MNIST is sought in the folder --mnist, else where the environment variable NNFILM_MNIST points,
else in ../shared/mnist. It is four files, plain or gzip: train-images-idx3-ubyte,
train-labels-idx1-ubyte, t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte.
"""


class Parser(argparse.ArgumentParser):
    """Raises ValueError for what it does not understand, so that a command ends in one place."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, and where help is."""
        raise ValueError(f"{message}; `{self.prog} --help` explains.")


class Help(argparse.ArgumentDefaultsHelpFormatter, argparse.RawDescriptionHelpFormatter):
    """Defaults beside the options, and texts as they were written."""


class Progress:
    """Says how long work goes: one bar that moves on a terminal, else about ten quiet lines."""

    def __init__(self, stream: TextIO, unit: str = "epoch") -> None:
        self.stream, self.unit, self.total, self.done, self.started = stream, unit, 0, 0, 0.0

    def begin(self, total: int) -> None:
        """Start the clock."""
        self.total, self.started = total, time.monotonic()

    def step(self, done: int, words: str) -> None:
        """Report that so many are done, numbered from 1, with what there is to say."""
        self.done, share = done, done / self.total
        left = round((time.monotonic() - self.started) * (1 / share - 1))
        line = f"{self.unit} {done}/{self.total}  {words}  {left // 60}:{left % 60:02} left"
        if self.stream.isatty():
            bar = "█" * round(20 * share) + "░" * (20 - round(20 * share))
            # Erase to the end of the line: the words before may have been longer.
            print(f"\r{bar} {line}\x1b[K", end="", file=self.stream)
            if done == self.total:
                print(file=self.stream)
        elif done * 10 // self.total > (done - 1) * 10 // self.total:
            print(line, file=self.stream)
        self.stream.flush()

    def epoch_done(self, epoch: int, loss: float, accuracy: float) -> None:
        """Report an epoch with what was measured after it."""
        self.step(epoch, f"loss {loss:.4f}  accuracy {accuracy:.2%}")


def digits(folder: Path | None, which: str) -> tuple[Any, Any]:
    """Load "train" or "test" from the folder given, or from where MNIST is sought.

    Raises ValueError when it is not there, or damaged.
    """
    folder = folder or Path(os.environ.get("NNFILM_MNIST") or "../shared/mnist")
    try:
        return load_mnist(folder, which)
    except FileNotFoundError as error:
        raise ValueError(f"{error} Give MNIST's folder as --mnist or NNFILM_MNIST.") from None


def check_output(path: Path) -> None:
    """Refuse before the work, not after it, what could not be written: ValueError."""
    if path.suffix != ".npz":
        raise ValueError(f"{path} must end in .npz.")
    if path.is_dir() or not path.parent.is_dir() or not os.access(path.parent, os.W_OK):
        raise ValueError(f"{path} cannot be written; name a file in a folder you may write to.")


def made_by() -> str:
    """The version of this project, as a file says who made it."""
    try:
        return version("nnfilm")
    except PackageNotFoundError:
        return "unknown"
