"""A digit that is moved to every place, and a map of what is answered there."""

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import DOWN, RIGHT, UP, FadeIn, LaggedStart, Mobject, VGroup, linear

from nnmath.probing.shifts import in_large, regions, spiral
from scenes._data.shifted import ASIDE, MOST, NO_ANSWER, Shifted
from scenes._staging.what_comes_next.noise_read import QUIET
from scenes.given.classes import numbered
from scenes.mobjects.grids.answer_map import PlaceMap
from scenes.mobjects.grids.contour import Contour
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.labelled import baseline, stand
from scenes.mobjects.lettering.one_of import OneOf
from scenes.mobjects.lettering.printing import MINUS, activation
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.stage import Area, Stage
from scenes.mobjects.theme import HEADING, THEME
from scenes.mobjects.tween import Tween

ENOUGH = 10  # cells of a region that is parted from others and has a name
EXAMPLE = MOST, MOST + ASIDE  # the place that is lit first
FRAME = 0.15  # kept free around the picture, for a frame
AIR = 0.25  # between the words under the picture, in Manim's units


class MovedOver(VGroup):
    """A picture, what is read of it, and the map, which all show the same place of the digit.

    Parts: `picture`, `told` (words, answer and light), `map` (a PlaceMap), `cursor`. `island` is an
    outline of where the answer is that of the digit in its place, `key` says what the map means.
    """

    def __init__(self, places: Shifted, limit: float, stage: Stage) -> None:
        """limit: the activation drawn fully lit."""
        self.places, self.way = places, _after(EXAMPLE, spiral(MOST))
        left, right = stage.whole.split(4, 5)
        above, under = left.columns(1, 1) if stage.tall else left.rows(5, 1)
        self.picture = above.inset(FRAME).fit(
            ImageGrid(places.digit.image), UP if stage.tall else DOWN
        )
        self.told = self._told(under)
        shares = np.clip(places.brightest / limit, 0, 1)
        heads = "pixels right", "pixels up"
        # Small regions would be a maze of lines, and have no room for a name.
        answers = np.where(in_large(places.answers, ENOUGH), places.answers, NO_ANSWER)
        named = regions(answers, _far_from([EXAMPLE, (MOST, MOST)]))
        self.map = PlaceMap(shares, answers, self.way, named, heads, right, places.names)
        self.cursor = self.map.map.cell(0, 0).set_stroke(width=4).scale(1.3)
        self.cursor.set_stroke(THEME.plate, 15, background=True)  # seen on bright and on dark
        self.cursor.set_z_index(self.map.names.z_index - 1)  # it covers no name
        self.island = Contour(self.map.map, places.island)
        self.island.set_z_index(self.map.map.z_index + 1)
        key = words("brightness: brightest output; number: answer", **QUIET)
        self.key = stage.corner.place(key, RIGHT)
        super().__init__(self.picture, self.told, self.map.map, self.map.scales, self.cursor)
        self.map.map.set_shown(0)
        self._be_at((MOST, MOST))

    def _told(self, area: Area) -> VGroup:
        self.reads = name = words("it reads", **QUIET)
        self.answer = self._answers(area)
        self.light = Readout(0, activation, HEADING, field="> 0.99")
        line = VGroup(name, self.answer, self.light).arrange(buff=AIR)
        for text in (self.answer, self.light):
            stand(text, baseline(name))
        return area.place(line)

    def _answers(self, area: Area) -> Readout | OneOf:
        """What is read: a figure, or one of the names that are no figures."""
        names = self.places.names
        if names == numbered(len(names)):
            return Readout(0, _answer, 1.6 * HEADING)
        given = {int(k): names[k] for k in np.unique(self.places.answers) if k != NO_ANSWER}
        room = area.width - words("it reads", **QUIET).width - Readout(0, size=HEADING).width
        return OneOf({**given, NO_ANSWER: MINUS}, room - 3 * AIR, HEADING)

    @property
    def waiting(self) -> list[Mobject]:
        """All that joins the picture."""
        return [self.told, self.map.map, self.map.scales, self.cursor, self.key]

    def show_cell(self) -> Tween:
        """An animation: the cell of the first place is lit."""
        return Tween(self.map.map, "set_shown", 0, 1)

    def set_step(self, step: float) -> Self:
        """Be at the first place, or at one of the spiral; those before it have been seen."""
        self.step = int(np.floor(np.round(step, 6)))
        self.map.map.set_shown(self.step + 1)
        return self._be_at(self.way[self.step], rests=self.step in (0, len(self.way) - 1))

    def set_place(self, place: np.ndarray) -> Self:
        """Be at a place, row and column; on the way between two, at the nearer one."""
        nearest = np.round(place).astype(int)
        return self._be_at(nearest, rests=np.allclose(place, self.target))

    def _be_at(self, place: Sequence[int] | np.ndarray, rests: bool = True) -> Self:
        """rests: whether it can be read there; on its way it would only flicker."""
        self.here = int(place[0]), int(place[1])
        self.picture.set_values(self.places.images[self.here])
        self.answer.set_value(self.places.answers[self.here])
        self.light.set_value(self.places.brightest[self.here])
        for text in (self.reads, self.answer, self.light):
            text.set_fill(opacity=float(rests))
        self.cursor.move_to(self.map.point(*self.here))
        return self

    def go_round(self, **kwargs: object) -> Tween:
        """An animation: the digit goes to all places, in rounds that all take as long."""
        return Tween(self, "set_step", 0, len(self.way) - 1, rate_func=_rounds, **kwargs)

    def name_regions(self) -> LaggedStart:
        """An animation: one after the other, what is read in each large region."""
        return LaggedStart(*map(FadeIn, self.map.names), lag_ratio=0.5)

    def go_home(self) -> Tween:
        """An animation: straight back to where the digit is not moved."""
        return self.go_to((MOST, MOST))

    def go_to(self, place: tuple[int, int], **kwargs: object) -> Tween:
        """An animation: straight to a place."""
        self.target = place
        return Tween(self, "set_place", self.here, place, **{"rate_func": linear, **kwargs})


def _after(first: tuple[int, int], way: np.ndarray) -> np.ndarray:
    """A way through all places, but one of them first."""
    others = way[(way != first).any(axis=1)]
    return np.vstack([[first], others])


def _far_from(places: Sequence[tuple[int, int]]) -> np.ndarray:
    """The cells that no cursor covers in one of these places, (25, 25)."""
    cells = np.indices((2 * MOST + 1, 2 * MOST + 1))
    away = [np.abs(cells - np.reshape(place, (2, 1, 1))).max(axis=0) for place in places]
    return np.asarray(np.min(away, axis=0) > 1)


def _rounds(time: float) -> float:
    """Which share of the spiral is over: round r has 8 r places, and all rounds take as long."""
    side = 2 * MOST + 1
    return float(((1 + 2 * MOST * time) ** 2 - 1) / (side**2 - 1))


def _answer(value: float) -> str:
    return MINUS if value == NO_ANSWER else str(round(value))
