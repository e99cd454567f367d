"""The table of the functions that make an activation of a sum, and where they are used."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from nnmath import ACTIVATIONS
from nnmath.facts import SQUISHES, Facts
from scenes.delivery.poster.words import used_in
from scenes.delivery.typeset.numbers import percent
from scenes.delivery.typeset.words import Words

REACH = 6  # the curves are drawn for z from −6 to 6
POINTS = 97
UNSQUISHED = "No squish: none at the outputs either, and judged by squared error."


@dataclass(frozen=True)
class Trained:
    """How well a network reads that was trained with an activation function; share: 0..1."""

    activation: str
    share: float


def squishes(say: Words, known: Facts, trained: Sequence[Trained]) -> dict[str, Any]:
    """The data of the table: a column for each, the one without a squish where it is used."""
    shares = {one.activation: percent(one.share) for one in trained}
    columns = ["sigmoid", "relu", *(["identity"] if known.layers_with("identity") else [])]
    layers = len(known.activations)
    slopes = {
        "sigmoid": say("at most {}", f"{float(ACTIVATIONS['sigmoid'].derivative(0)):.2f}"),
        "relu": say("0 below zero, 1 above"),
        "identity": say("always 1"),
    }
    return {
        "title": say("How a sum becomes an activation"),
        "rows": [
            say("its values"),
            say("its slope"),
            say("used here"),
            say("trained with it"),
        ],
        "columns": [
            {
                "name": say(SQUISHES[key].title),
                "formula": SQUISHES[key].typst,
                "key": key,
                "curve": _curve(key),
                "cells": [
                    say(SQUISHES[key].values),
                    slopes[key],
                    used_in(say, known.layers_with(key), layers),
                    say("{} read right", shares[key]) if key in shares else "–",
                ],
            }
            for key in columns
        ],
        "note": [
            say(
                "Trained with it: 784-16-16-10, one seed, one set of data, one recipe; only the "
                "hidden layers’ function differs. Measured on 10,000 test images of MNIST."
            ),
            *([say(UNSQUISHED)] if "identity" in columns else []),
        ],
    }


def _curve(key: str) -> dict[str, Any]:
    """A curve as shares of its box, from the upper left, and the value at its top."""
    z = np.linspace(-REACH, REACH, POINTS)
    a = ACTIVATIONS[key].function(z)
    low, high = min(0.0, float(a.min())), float(np.ceil(a.max()))
    down = (high - a) / (high - low)
    return {
        "points": [(float(x), float(y)) for x, y in zip((z + REACH) / (2 * REACH), down)],
        "top": f"{high:g}",
        "zero": high / (high - low),
        "ends": [f"−{REACH}", f"{REACH}"],
    }
