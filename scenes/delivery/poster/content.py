"""All that stands on a poster, as data for its template: words, numbers, places and pictures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from nnmath import Network, signed_scale
from nnmath.facts import Facts, facts, squish_of
from scenes.delivery.poster.fault import PosterError
from scenes.delivery.poster.papers import PAPERS
from scenes.delivery.poster.reading import Reading, read
from scenes.delivery.poster.squishes import Trained, squishes
from scenes.delivery.poster.words import counted, some, verdict
from scenes.delivery.typeset import pictures
from scenes.delivery.typeset.colours import COLOURS
from scenes.delivery.typeset.numbers import activation, number, percent
from scenes.delivery.typeset.words import Words
from scenes.given.classes import checked_classes, numbered

MOST_GRIDS = 128  # that there is room for
PICTURE = (0.22, 0.78)  # how far down the digit begins and ends, of the drawing's height
# What the function in a layer's formula does, in a word.
FUNCTIONS = {
    "sigmoid": "squish",
    "relu": "nothing below 0",
    "leaky_relu": "little below 0",
    "tanh": "squish",
    "softmax": "to probabilities",
    "identity": "",
}
COLUMNS_NAMED = 6  # columns under which there is room for words
NAMED = 18.0  # millimetres: the room for a long name at an output
LETTER = 2.4  # millimetres: about a letter of it


@dataclass(frozen=True, eq=False)
class Shown:
    """What a poster is of.

    name: the network's. digit: the picture that it reads, (28, 28), and what it is. trained: what
    is known of trainings that differ in their activation functions alone.
    """

    name: str
    network: Network
    metadata: Mapping[str, Any]
    digit: tuple[np.ndarray, int]
    trained: Sequence[Trained]


def content(shown: Shown, say: Words, theme: str, paper: str) -> dict[str, Any]:
    """The data of the template. theme: a key of COLOURS. paper: of PAPERS.

    Raises PosterError where the network's numbers become too large, or its classes are no names.
    """
    known = facts(shown.network, shown.metadata)
    image, label = shown.digit
    try:
        reading = read(shown.network, image, PICTURE)
    except OverflowError as error:
        raise PosterError(str(error)) from None
    names = _names(shown)
    return {
        "width": PAPERS[paper],
        "language": say.language,
        "colours": COLOURS[theme],
        "title": say("What a neural network computes"),
        "name": shown.name,
        "shape": known.shape,
        "reading": _drawn(say, reading, known, names)
        | {
            "verdict": verdict(say, reading, label, names),
            "picture": list(pictures.image_png(image, theme)),
            "span": PICTURE,
        },
        "layer": _one_layer(say, known),
        "counted": {
            "title": say("What it is made of"),
            "amounts": counted(say, known),
        },
        "score": _score(say, known),
        "grids": _grids(say, known, theme),
        "squishes": squishes(say, known, shown.trained),
    }


def _names(shown: Shown) -> tuple[str, ...]:
    """What the outputs stand for, as the network's file says it, else 0, 1, 2 …"""
    outputs, given = shown.network.sizes[-1], shown.metadata.get("classes")
    try:
        return numbered(outputs) if given is None else checked_classes(given, outputs)
    except ValueError as error:
        raise PosterError(str(error)) from None


def _drawn(say: Words, reading: Reading, known: Facts, called: Sequence[str]) -> dict[str, Any]:
    layers = len(known.sizes) - 1
    names = [say("pixels"), *[say("hidden layer {}", k) for k in range(1, layers)]]
    names.append(say("outputs") if known.sizes[-1] > 1 else say("output"))
    if len(names) > COLUMNS_NAMED:
        names[1:-1] = [""] * (len(names) - 2)
    shown = reading.columns[-1].shown
    return {
        "columns": [
            {"places": column.places, "lights": column.lights, "dots": column.dots}
            for column in reading.columns
        ],
        "links": reading.links,
        "sizes": [f"{size:,}" for size in known.sizes],
        "names": names,
        "outputs": [
            {
                "name": "" if tuple(called) == numbered(1) else called[k],
                "value": activation(reading.outputs[k]),
                "share": float(np.clip(reading.outputs[k] / reading.limit, 0, 1)),
                "wins": reading.answers == (k,) and len(reading.outputs) > 1,
            }
            for k in shown
        ],
        "named": min(LETTER * max(len(called[k]) for k in shown), NAMED),
        "key": say("A line is a weight times what comes in: blue adds, dashed red takes away."),
    }


def _one_layer(say: Words, known: Facts) -> dict[str, Any]:
    before, after = known.sizes[:2]
    squish = squish_of(known.activations[0])
    single = after == 1
    formulas: list[dict[str, Any] | None] = [
        {"number": k, "call": squish_of(name).call}
        for k, name in enumerate(known.activations, start=1)
    ]
    return {
        "title": say("What a layer computes"),
        "call": squish.call,
        "parts": {
            "after": say("{} new activation" if single else "{} new activations", f"{after:,}"),
            "squish": FUNCTIONS[squish.name] and say(FUNCTIONS[squish.name]),
            "weights": say("{} weights", f"{after:,} × {before:,}"),
            "before": say("{} activations", f"{before:,}"),
            "biases": say("{} bias" if single else "{} biases", f"{after:,}"),
        },
        "all": some(formulas, None),
    }


def _score(say: Words, known: Facts) -> dict[str, str] | None:
    if known.score is None:
        return None
    where = say(known.score.measured_on)
    return {"share": percent(known.score.share), "where": say("of {} read right", where)}


def _grids(say: Words, known: Facts, theme: str) -> dict[str, Any] | None:
    if known.grids is None:
        return None
    count = len(known.grids)
    shown = known.grids[:MOST_GRIDS]
    # The few that are very large leave the others strong enough to be seen.
    sizes = np.abs(known.grids)
    limit = float(np.quantile(sizes, 0.99)) or float(sizes.max()) or 1.0
    cell = pictures.cell_size(len(shown))
    title = say("The first layer’s weights, neuron by neuron")
    if count > MOST_GRIDS:
        title = say("The weights of {} of the first layer’s {} neurons", MOST_GRIDS, f"{count:,}")
    bar = np.linspace(-1, 1, 11)[None]
    return {
        "title": title,
        "pictures": [
            list(pictures.weights_png(signed_scale(grid, limit), cell, theme)) for grid in shown
        ],
        "limits": [number(-limit), f"+{number(limit)}"],
        "bar": list(pictures.weights_png(bar, pictures.CELL, theme)),
        "key": say("A square is a pixel’s weight: blue positive, red with a dash negative."),
    }
