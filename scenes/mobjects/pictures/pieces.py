"""Pictures that lie on one another and slide apart: where they meet, their light adds up."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import ClassVar, Self

import cairo
import numpy as np
from manim import DL, DR, UL, UR, Animation, smooth

from scenes.mobjects.grids.grids import CellGrid
from scenes.mobjects.painting.fading import faded
from scenes.mobjects.painting.painted import Painted, set_source
from scenes.mobjects.painting.paths import closed
from scenes.mobjects.showing import LIGHT, Shown, boxes, cell_boxes
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME

Paint = Callable[[cairo.Context, np.ndarray], None]
UNDER = -2  # the z-index of what lies under all else


class Pieces(Painted):
    """n pictures, each in a square frame of its own, painted in one go.

    All frames lie under all light, and light that falls on one spot is added: pieces of one picture
    in one place look exactly as that picture does, on their way apart and together too. Without
    frames they pass over whatever is there and hide none of it: the brighter of both is seen.
    """

    data_names: ClassVar[tuple[str, ...]] = ("inks",)

    def __init__(
        self,
        inks: np.ndarray,
        places: Sequence[Area],
        framed: bool = True,
        over: bool = False,
    ) -> None:
        """inks: (n, rows, columns), 0 dark to 1 lit. places: n; a frame fills its place one way.

        framed: whether the dark cells under the light hide what they lie on. over: whether, if not
        so, they go along under everything, for light is seen on dark only.
        """
        super().__init__()
        self.framed = framed
        self.inks = np.array(inks, dtype=float)
        if self.inks.ndim != 3:
            raise ValueError(f"inks has shape {self.inks.shape}; (n, rows, columns) was expected.")
        if over:
            self.under = Pieces(0 * self.inks, places).set_z_index(UNDER)
            self.add(self.under)
        self.put(places)

    def put(self, places: Sequence[Area]) -> Self:
        """Lie in other places, n areas."""
        return self.lie(self.frames(places))

    def lie(self, frames: np.ndarray) -> Self:
        """Lie in frames, as `frames` gives them."""
        for each in self.get_family():
            each.points = frames.reshape(-1, 3)
        return self

    def set_inks(self, inks: np.ndarray) -> Self:
        """Show other pictures, (n, rows, columns)."""
        self.inks = np.array(inks, dtype=float).reshape(self.inks.shape)
        return self

    def fly(self, places: Sequence[Area], lag: float = 0.3, **kwargs: object) -> "Flight":
        """An animation: one piece after another goes to its place in these n areas.

        lag: how much later the next sets off, in times of a flight.
        """
        return Flight(self, places, lag, **kwargs)

    def frames(self, places: Sequence[Area]) -> np.ndarray:
        """The points that say where frames are that fill these places, (n, points a frame, 3)."""
        if len(places) != len(self.inks):
            raise ValueError(f"{len(places)} places for {len(self.inks)} pieces.")
        aspect = self.inks.shape[1] / self.inks.shape[2]
        return np.stack([_frame(place, aspect) for place in places])

    def shows(self) -> Iterator[Shown]:
        """The cells of each piece; where pieces share room, the light is not one's own."""
        frames, shape = self.points.reshape(len(self.inks), -1, 3), self.inks.shape[1:]
        places = boxes(frames[:, 0], frames[:, 8])
        low, high = places[:, 0] + 1e-6, places[:, 1] - 1e-6
        meet = ((low < high[:, None]) & (low[:, None] < high)).all(axis=2)
        n, gap = int(np.prod(shape)), np.array([CellGrid.GAP])
        more = {"shape": np.array(shape), "gap": gap, "marks": np.zeros(1)}
        for ink, frame, is_alone in zip(self.inks, frames, self.framed & (meet.sum(axis=1) == 1)):
            cells, plain = cell_boxes(frame[[0, 4, 12]], shape), np.full(n, float(is_alone))
            yield Shown("cells", ink.ravel(), LIGHT, 1.0, cells, plain, (self,), more=more)

    def overhang(self) -> float:
        """Nowhere."""
        return 0.0

    def paint(self, ctx: cairo.Context) -> None:
        frames = self.points.reshape(len(self.inks), -1, 3)
        # What is lit: the way between pieces that lie far apart is long, and takes Cairo most time.
        lit = [] if self.framed else map(_lit, frames, self.inks)
        meets = cairo.OPERATOR_OVER if self.framed else cairo.OPERATOR_LIGHTEN
        with faded(ctx, self.opacity, _box(self.points), meets, list(map(_box, lit))):
            ground = _paint_ground if self.framed else _paint_lit_ground
            for frame, ink in zip(frames, self.inks):
                _in_cells(ctx, frame, ink, ground)
            ctx.set_operator(cairo.OPERATOR_ADD)
            for frame, ink in zip(frames, self.inks):
                _in_cells(ctx, frame, ink, _add_light)
            ctx.set_operator(cairo.OPERATOR_OVER)


class Flight(Animation):
    """Pieces set off for other places, one after another, and take the same time each."""

    def __init__(
        self, pieces: Pieces, places: Sequence[Area], lag: float, **kwargs: object
    ) -> None:
        self.ends, self.lag = pieces.frames(places), lag
        super().__init__(pieces, **{"rate_func": lambda share: share, **kwargs})

    def interpolate_mobject(self, alpha: float) -> None:
        starts = self.starting_mobject.points.reshape(self.ends.shape)
        whole = 1 + self.lag * (len(starts) - 1)
        gone = np.clip(self.rate_func(alpha) * whole - self.lag * np.arange(len(starts)), 0, 1)
        shares = np.array([smooth(share) for share in gone])[:, None, None]
        self.mobject.lie((1 - shares) * starts + shares * self.ends)


def spread(pieces: np.ndarray, area: Area, most: float = 0.8) -> list[Area]:
    """Where pieces (n, rows, columns) of one picture in an area go, each away from their middle.

    They go by whole cells, and all ink stays in the picture's frame. most: how much farther they
    go than they lie, of their way from the middle.
    """
    rows, columns = pieces.shape[1:]
    cell = min(area.width / columns, area.height / rows)
    grid = np.indices((rows, columns)).reshape(2, -1)  # (2, cells)
    ink = pieces.reshape(len(pieces), -1)
    middles = ink @ grid.T / ink.sum(axis=1, keepdims=True)  # (n, 2): down and to the right
    away = middles - middles.mean(axis=0)
    shares = (share for share in np.arange(most, 0, -0.05) if _inside(pieces, share * away))
    steps = np.round(next(shares, 0) * away) * cell
    return [
        replace(area, left=area.left + right, bottom=area.bottom - down) for down, right in steps
    ]


def _inside(pieces: np.ndarray, steps: np.ndarray) -> bool:
    """Whether no ink leaves the frame where pieces move so many cells down and to the right."""
    last = np.array(pieces.shape[1:]) - 1
    moved = (np.argwhere(ink) + np.round(step) for ink, step in zip(pieces, steps))
    return all(((cells >= 0) & (cells <= last)).all() for cells in moved)


def _frame(place: Area, aspect: float) -> np.ndarray:
    """The closed square way around a frame as curves; aspect: its height by its width."""
    width = min(place.width, place.height / aspect)
    half = np.array([width, width * aspect, 0]) / 2
    corners = [place.centre + half * side for side in (UL, UR, DR, DL)]
    return closed(np.array([corners]))[0]


def _lit(frame: np.ndarray, ink: np.ndarray) -> np.ndarray:
    """The corners around the cells of a frame in which there is light, (4, 3)."""
    across, down = frame[4] - frame[0], frame[12] - frame[0]
    lit = np.argwhere(ink > 0) if (ink > 0).any() else np.zeros((1, 2))
    (top, left), (bottom, right) = np.stack([lit.min(axis=0), lit.max(axis=0) + 1]) / ink.shape
    corners = np.outer([left, right, right, left], across)
    return np.asarray(frame[0] + corners + np.outer([top, top, bottom, bottom], down))


def _box(points: np.ndarray) -> tuple[float, ...]:
    """The box around points, (n, 3): left, bottom, right and top."""
    return (*points.min(axis=0)[:2], *points.max(axis=0)[:2])


def _in_cells(ctx: cairo.Context, frame: np.ndarray, ink: np.ndarray, paint: Paint) -> None:
    """Paint with a cell one unit wide and high, row 0 and column 0 at the origin."""
    rows, columns = ink.shape
    upper_left, upper_right, lower_left = frame[0], frame[4], frame[12]
    across, down = (upper_right - upper_left) / columns, (lower_left - upper_left) / rows
    ctx.save()
    ctx.transform(cairo.Matrix(*across[:2], *down[:2], *upper_left[:2]))
    paint(ctx, ink)
    ctx.restore()


def _paint_ground(ctx: cairo.Context, ink: np.ndarray) -> None:
    """Dark cells, apart from each other as those of any grid."""
    rows, columns = ink.shape
    ctx.rectangle(0, 0, columns, rows)
    set_source(ctx, THEME.dark.to_rgb())
    ctx.fill()
    CellGrid.paint_gaps(ctx, rows, columns)


def _paint_lit_ground(ctx: cairo.Context, ink: np.ndarray) -> None:
    """The same where there is light, and nothing elsewhere."""
    for row, column in np.argwhere(ink > 0).tolist():
        ctx.rectangle(column, row, 1, 1)
    ctx.clip()
    _paint_ground(ctx, ink)


def _add_light(ctx: cairo.Context, ink: np.ndarray) -> None:
    """What lit cells have more than dark ones."""
    side = 1 - CellGrid.GAP
    more = np.array(THEME.lit.to_rgb()) - THEME.dark.to_rgb()
    lit = ink > 0
    lights = np.outer(np.minimum(ink[lit], 1), more).tolist()
    for (row, column), light in zip(np.argwhere(lit).tolist(), lights):
        ctx.rectangle(column + CellGrid.GAP / 2, row + CellGrid.GAP / 2, side, side)
        set_source(ctx, light)
        ctx.fill()
