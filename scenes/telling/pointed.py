"""What is noted of a phrase when it begins: when, which, and where one should look."""

from dataclasses import dataclass, field

import numpy as np

NOWHERE = np.empty((0, 4))


@dataclass(frozen=True, eq=False)
class Pointed:
    """A phrase that has begun, and what it points at.

    beat, number: which phrase, from 0. time: the second of the film at which it begins. text: what
    is said, in the film's language. instead, values: the English sentence, with slots, that the
    data chose in place of the narration's, and what is in them; None where they did not. shown:
    the second at which something first moves for it; None where nothing does. boxes: (n, 4), left,
    top, right, bottom of what moves then, as shares of the picture.
    """

    beat: str
    number: int
    time: float
    text: str
    instead: str | None = None
    values: tuple[str, ...] = ()
    shown: float | None = None
    boxes: np.ndarray = field(default_factory=NOWHERE.copy)
