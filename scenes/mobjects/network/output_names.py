"""Which outputs have room for a name and a number, and the names in their places."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from manim import LEFT, RIGHT, UP, Typst, VGroup

from scenes.mobjects.lettering.fitted import LEAD, name_in_lines
from scenes.mobjects.lettering.labelled import baseline
from scenes.mobjects.lettering.text import words
from scenes.mobjects.neurons.neurons import number_of_activation
from scenes.mobjects.theme import SMALL, THEME

AIR = 0.14  # between a neuron, its name and its bar, in Manim's units
WIDEST = 1.8  # a name beside a column
LEGIBLE = 1.3  # what a long name has under a row, at least
SHORT = 0.5  # up to this width, names beside a column may stand in two lanes
LANES = 4  # of names or of numbers under a row, at most
FIGURE = 0.19  # the height of a figure


@dataclass(frozen=True)
class Named:
    """The names of outputs, empty for those that have no room for one.

    names: (n,). told: the indices of those that are named, ascending. more: the index at whose
    place stands how many others there are, None where all are named. lanes: in which names stand by
    turns, where there is no room side by side. are_figures: whether no name has a letter. overhang:
    how far names under a row may reach beyond its first and last neuron, as their numbers do.
    """

    names: tuple[VGroup, ...]
    told: tuple[int, ...]
    more: int | None
    lanes: int
    are_figures: bool
    overhang: float

    @classmethod
    def of(
        cls,
        names: Sequence[str],
        pitch: float,
        sideways: bool,
        limit: float,
        kept: Sequence[int],
        beside: float = WIDEST,
    ) -> "Named":
        """names: (n,), empty ones are not drawn. pitch: from neuron to neuron, in Manim's units.
        sideways: whether names stand beside a column, not under a row. limit: the largest
        activation. kept: which are named before all others, the most important first. beside: how
        wide a name beside a column may be.
        """
        n, figures = len(names), "".join(names).isdecimal()
        widest = beside if sideways or n == 1 else max(LANES * pitch - AIR / 2, LEGIBLE)
        lines = max(int(pitch / LEAD), 1) if sideways else 1
        written = [name_in_lines(name, widest, lines) if name else VGroup() for name in names]
        drawn = [name for name in written if len(name.submobjects)]
        number = number_of_activation(limit, centred=not sideways)
        over = np.inf if sideways or n == 1 else number.width / 2
        if n == 1 or not drawn:
            return cls(tuple(written), tuple(range(n)), None, 1, figures, over)
        wide, high = (max(getattr(name, side) for name in drawn) for side in ("width", "height"))
        across = 1.15 * high if sideways else wide + AIR / 2
        needed = max(across, 1.3 * number.height if sideways else number.width + AIR / 2)
        has_room = wide <= SHORT and beside >= WIDEST
        lanes = (2 if has_room else 1) if sideways else LANES
        if _times(needed, lanes * pitch) == 1:
            return cls(tuple(written), tuple(range(n)), None, _times(across, pitch), figures, over)
        if sideways:  # one name under the other reads best
            lanes = 1
        step = _times(needed, lanes * pitch)
        told, more = _chosen(n, step, kept)
        for k in set(range(n)) - set(told):
            written[k] = VGroup()
        written[more] = words("… {} more", n - len(told), size=SMALL, color=THEME.muted)
        return cls(tuple(written), told, more, lanes, figures, over)

    def place(self, starts: np.ndarray, direction: np.ndarray) -> float:
        """Put the names where their neurons end, (n, 3), and away from them; how far they reach.

        direction: RIGHT or DOWN.
        """
        drawn = [k for k, name in enumerate(self.names) if len(name.submobjects)]
        if not drawn:
            return 0.0
        sideways, names = bool(direction[0]), [self.names[k] for k in drawn]
        along = max(name.width if sideways else name.height for name in names)
        # How many more there are is longer than a name: under a row it has a lane of its own.
        below = self.more if not sideways else None
        rank_of = {k: rank for rank, k in enumerate(each for each in drawn if each != below)}
        for k, name in zip(drawn, names):
            lane = rank_of[k] % self.lanes if k in rank_of else self.lanes
            away = AIR + along / 2 + lane * (along + AIR / 2)
            name.move_to(starts[k] + direction * away)
            if not sideways:  # what stands at an end stays over the row
                beyond = max(name.get_right()[0] - starts[-1][0] - self.overhang, 0.0)
                before = max(starts[0][0] - self.overhang - name.get_left()[0], 0.0)
                name.shift((before - beyond) * RIGHT)
            # Words begin on one line and stand on their neurons'.
            if sideways and not self.are_figures:
                name.shift((along - name.width) / 2 * LEFT)
                lines = [name] if isinstance(name, Typst) else name.submobjects
                line = lines[(len(lines) - 1) // 2]
                name.shift((float(starts[k][1]) - FIGURE / 2 - baseline(line)) * UP)
        lanes = self.lanes + (below is not None)
        return AIR + lanes * along + (lanes - 1) * AIR / 2


def _times(length: float, room: float) -> int:
    """How many times a room is needed for a length, at least once."""
    return max(int(np.ceil(length / room - 1e-6)), 1)


def _chosen(n: int, step: int, kept: Sequence[int]) -> tuple[tuple[int, ...], int]:
    """Of n outputs those that are named, no two closer than a step, and a place between for how
    many are not.
    """

    def is_free(index: int, taken: Sequence[int]) -> bool:
        return all(abs(index - other) >= step for other in taken)

    told: list[int] = []
    for index in kept:
        if is_free(index, told):
            told.append(index)
    more = next((k for k in reversed(range(n)) if is_free(k, told)), n - 1)
    for index in range(n):
        if is_free(index, [*told, more]):
            told.append(index)
    return tuple(sorted(told)), more
