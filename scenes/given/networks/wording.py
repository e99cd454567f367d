"""Names of activation functions as frameworks have them, and sentences about what is not read."""

from __future__ import annotations

import math
import re

import numpy as np

from nnmath import activation_named
from nnmath.checks import shown

# What others call them. LogSoftmax orders the outputs as softmax does, which films can show.
ALIASES = {
    "linear": "identity",
    "none": "identity",
    "logistic": "sigmoid",
    "leakyrelu": "leaky_relu",
    "log_softmax": "softmax",
    "logsoftmax": "softmax",
}
READ_AS_SOFTMAX = "log-softmax is read as softmax, whose logarithm it is"


def activation(name: str, argument: str = "activation") -> str:
    """A name as nnmath has it. Raises ValueError for one that it does not know."""
    name = name.strip().lower()
    return activation_named(ALIASES.get(name, name), argument).name


def leaky(slope: float, where: str) -> str:
    """Leaky ReLU of that slope, which is plain ReLU where it is 0."""
    if not math.isfinite(slope) or not 0 <= slope < 1:
        raise ValueError(f"{where} has the slope {slope:g} below 0; 0 to below 1 are filmed.")
    if slope == 0:
        return "relu"
    # Files keep it as float32: 0.2, not 0.20000000298023224.
    written = np.format_float_positional(np.float32(slope), trim="-")
    return activation_named(f"leaky_relu({written})").name


def unread(kind: str, name: str) -> ValueError:
    """What is said of an operation that is not understood. kind, name: its type and its own."""
    what = "convolutions are not filmed" if "conv" in kind.lower() else "it is not understood"
    return ValueError(
        f"{shown(name)} is a {kind if kind.isidentifier() else shown(kind)}: {what}; networks of"
        " dense layers are, with their activation functions, dropout, batch normalisation and"
        " flattening."
    )


def listed_texts(given: str | None) -> tuple[str, ...] | None:
    """What is parted by commas; None for nothing."""
    return tuple(text.strip() for text in given.split(",")) if given else None


def rows_and_columns(given: str | None) -> tuple[int, int] | None:
    """An image's shape from "28,28". Raises ValueError for anything else."""
    if not given:
        return None
    if found := re.fullmatch(r"\s*(\d{1,4})\s*[,x×]\s*(\d{1,4})\s*", given, re.ASCII):
        return int(found[1]), int(found[2])
    raise ValueError(f"image must be rows and columns such as 28,28, given {shown(given)}.")
