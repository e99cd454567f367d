"""Prints ten thousand numbers at the least size, films them, reads them, and says how many were
misread: `python -m tests.audit.misread`.
"""

import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

from scenes._audit.checks.notation import as_drawn
from scenes._audit.film.figures import FigureReader, Read
from scenes._audit.film.placing import placed
from scenes._audit.film.planes import LUMA
from scenes._audit.stated.moment import Thing
from scenes.mobjects.lettering.printing import activation, related
from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.theme import DARK, LIGHT, Theme
from tests.audit.printing_press import Press, faces

LEAST = 28.8  # Manim's font size of 18 pixels at 480p
COLUMNS, ROWS = 8, 16
Spec = str | Callable[[float], str]


def misread(count: int, theme: Theme, folder: Path, seed: int = 0) -> tuple[int, int]:
    """How many numbers of about `count` are read as others than were printed, and of how many."""
    rng = np.random.default_rng(seed)
    inks = [theme.ink, theme.muted, theme.positive, theme.negative, theme.attention]
    readouts = []
    for k in range(COLUMNS * ROWS):
        value, spec = _some(rng, k)
        readout = Readout(value, spec, LEAST, inks[k % len(inks)], field="−00,000.00")
        row, column = divmod(k, COLUMNS)
        place = np.array([1.74 * (column - 3.5), 0.47 * (row - 7.5), 0])
        readouts.append(readout.move_to(place + rng.uniform(-0.02, 0.02, 3) * [1, 1, 0]))
    press = Press(folder, theme)
    for _ in range(-(-count // len(readouts))):
        for k, readout in enumerate(readouts):
            readout.set_value(_some(rng, k)[0])
        press.print(*readouts)
    found = [
        read(picture, thing).found == thing.text.replace(" ", "")
        for picture, moment in press.film()
        for thing in moment.things
    ]
    return len(found) - sum(found), len(found)


def read(picture: np.ndarray, thing: Thing) -> Read:
    """What is read in the places of a text's figures."""
    text = thing.text
    if "letters" in thing.more:
        text = as_drawn(thing.more["letters"], thing.boxes, float(thing.more["em"]))
    known = placed(text, thing.boxes, faces())
    assert known is not None
    reader = FigureReader(known)
    left, top, right, bottom = reader.box
    return reader.read(picture[top:bottom, left:right] @ LUMA, thing.more["ink"])


def _some(rng: np.random.Generator, kind: int) -> tuple[float, Spec]:
    """A number as scenes have them, and how it is printed."""
    kinds: list[tuple[float, Spec]] = [
        (float(3 * rng.normal()), ".2f"),
        (float(30 * rng.normal()), "+.1f"),
        (float(rng.integers(0, 20_000)), ",d"),
        (float(rng.random()), ".1%"),
        (float(rng.random() ** 4), related),
        (float(rng.normal()), activation),
    ]
    return kinds[kind % len(kinds)]


if __name__ == "__main__":
    for name, looks in {"dark": DARK, "light": LIGHT}.items():
        with tempfile.TemporaryDirectory() as place:
            wrong, numbers = misread(5000, looks, Path(place))
        print(f"{name}: {wrong} of {numbers} numbers misread")
