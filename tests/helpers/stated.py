"""What mobjects state of themselves, and the pictures they are painted on looked into there."""

from collections.abc import Iterator

import numpy as np
from manim import Mobject, Typst

from scenes.mobjects.showing import Showing, Shown
from tests.helpers.pictures import around, paint

SIZE = (1280, 720)  # 90 pixels a unit exactly


def stated(*mobjects: Mobject) -> list[Shown]:
    """All that mobjects and their parts state, as an audit asks for it: the outermost first."""
    spoken: set[int] = set()

    def walk(mobject: Mobject) -> Iterator[Shown]:
        if id(mobject) in spoken:
            return
        if isinstance(mobject, Showing):
            for shown in mobject.shows():
                spoken.update(id(part) for each in shown.parts for part in each.get_family())
                yield shown
        if not isinstance(mobject, Typst):
            for part in mobject.submobjects:
                yield from walk(part)

    return [shown for mobject in mobjects for shown in walk(mobject)]


def only(kind: str, *mobjects: Mobject) -> Shown:
    """The one statement of a kind that mobjects make."""
    [shown] = [each for each in stated(*mobjects) if each.kind == kind]
    return shown


def colours_at(mobject: Mobject, shown: Shown, across: float = 0.5, up: float = 0.5) -> np.ndarray:
    """The colours where a statement has its places, (n, 3) in 0..1, on a picture of a mobject.

    across, up: where in each place, 0..1 from its lower left corner.
    """
    picture = paint(mobject, size=SIZE, background=True)[..., :3] / 255
    low, high = shown.places[:, 0], shown.places[:, 1]
    points = low + np.array([across, up]) * (high - low)
    return np.array([around(picture, np.append(point, 0), reach=0) for point in points])


def lit_length(shown: Shown, ground: np.ndarray) -> np.ndarray:
    """How much of the way from `start` to `end` of each bar is painted, in shares of it.

    Below zero where it goes the other way. ground: the colour (3,) of what is not painted.
    """
    shares, lengths = np.linspace(-1, 1, 401), []
    for k, (start, end) in enumerate(zip(shown.more["start"], shown.more["end"])):
        part = shown.parts[k if len(shown.parts) > 1 else 0]
        picture = paint(part, size=SIZE, background=True)[..., :3] / 255
        points = start + np.outer(shares, end - start)
        seen = np.array([around(picture, np.append(point, 0), reach=0) for point in points])
        at = shares[np.abs(seen - ground).max(axis=1) > 0.1]
        lengths.append(at[np.abs(at).argmax()] if at.size else 0.0)
    return np.array(lengths)
