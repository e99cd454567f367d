"""Short films of connections between two rows of neurons, and what the audit finds in them."""

from collections.abc import Iterator, Sequence
from itertools import repeat
from pathlib import Path

import numpy as np
from manim import Animation, Mobject

from scenes._audit.checks.lines import LinesCheck
from scenes._audit.found import Checked
from scenes.mobjects.network.connections import Connections
from tests.helpers.stated_films import Shots, stated_film

N_IN, N_OUT = 30, 8


def bundle(values: np.ndarray, limit: float | None = 1.0, thickness: float = 0.012) -> Connections:
    """Connections, (n_out, n_in), from a row at the left to one at the right."""
    n_out, n_in = values.shape
    starts, ends = (
        np.array([[x, y, 0] for y in np.linspace(3, -2.5, n)]) for x, n in ((-4, n_in), (4, n_out))
    )
    return Connections(starts, ends, values, limit, thickness, exposure=3.0)


def weights() -> np.ndarray:
    """Signed values of all sizes, (8, 30): a few large, most small, a third of them zero."""
    count = np.arange(N_IN * N_OUT)
    values = np.sin(7.3 * count + 0.4) ** 5  # as steep as trained weights are
    values[count % 3 == 1] = 0
    return values.reshape(N_OUT, N_IN)


def played(lines: Connections, animation: Animation, count: int) -> Iterator[Sequence[Mobject]]:
    """The pictures of an animation."""
    animation.begin()
    for frame in range(1, count + 1):
        animation.interpolate(frame / count)
        yield [lines]
    animation.finish()


def standing(*mobjects: Mobject, count: int = 6) -> Iterator[Sequence[Mobject]]:
    """The same picture for some frames."""
    yield from repeat(mobjects, count)


def found(folder: Path, drawn: Shots, stated: Shots | None = None) -> dict[str, Checked]:
    """What the audit finds in a film, by the kind of check."""
    check = LinesCheck()
    for picture, moment in stated_film(folder, drawn, stated):
        check.see(picture, moment)
    return {row.kind: row for row in check.done()}


def faults(rows: dict[str, Checked]) -> set[str]:
    """In which kinds of check there is a fault."""
    return {kind for kind, row in rows.items() if row.faults}
