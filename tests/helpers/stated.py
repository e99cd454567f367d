"""What mobjects state of themselves, and the pictures they are painted on looked into there."""

from collections.abc import Iterator

import numpy as np
from manim import Mobject, Typst

from scenes.mobjects.showing import Showing, Shown
from tests.helpers.pictures import around, paint, pixel_of

SIZE = (1280, 720)  # 90 pixels a unit exactly
# The kinds that have a place for each value.
EACH = {"cells", "lamps", "bars", "curve", "dots", "dashes", "dials", "pointer", "strips"}
EACH |= {"numbers", "count", "band"}


def stated(*mobjects: Mobject) -> list[Shown]:
    """All that mobjects and their parts state, as an audit asks for it: the outermost first."""
    spoken: set[int] = set()

    def walk(mobject: Mobject) -> Iterator[Shown]:
        if id(mobject) in spoken:
            return
        if isinstance(mobject, Showing):
            for shown in mobject.shows():
                spoken.update(id(part) for each in shown.parts for part in each.get_family())
                check_whole(shown)
                yield shown
        if not isinstance(mobject, Typst):
            for part in mobject.submobjects:
                yield from walk(part)

    return [shown for mobject in mobjects for shown in walk(mobject)]


def check_whole(shown: Shown) -> None:
    """Every statement has as many places as it speaks of, each a box, and shares from 0 to 1."""
    n = len(shown.places)
    assert shown.kind in EACH | {"number", "words", "lines", "pictures", "extent"}
    assert shown.places.shape == (n, 2, 2) and np.isfinite(shown.places).all()
    assert (shown.places[:, 0] <= shown.places[:, 1]).all()
    for shares in (shown.plainly, shown.more.get("told", np.ones(n))):
        assert np.shape(shares) == (n,) and (shares >= 0).all() and (shares <= 1).all()
    assert np.isfinite(shown.values).all() and np.isfinite(shown.limit) and shown.parts
    if shown.kind in EACH and shown.values.size:
        assert shown.values.size == n
    if "shape" in shown.more:
        assert np.prod(shown.more["shape"]) == shown.values.size


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
        way = [start + share * (end - start) for share in shares]
        seen = [around(picture, np.append(each, 0), 0) if _inside(each) else ground for each in way]
        at = shares[np.abs(np.array(seen) - ground).max(axis=1) > 0.1]
        lengths.append(at[np.abs(at).argmax()] if at.size else 0.0)
    return np.array(lengths)


def _inside(point: np.ndarray) -> bool:
    """Whether a point, (2,) in Manim's units, is in the picture."""
    column, row = pixel_of(point, SIZE)
    return 0 <= column < SIZE[0] and 0 <= row < SIZE[1]
