"""All numbers of a network as a picture among as many as a large network has numbers for."""

from typing import Self

from manim import LEFT, RIGHT, AnimationGroup, Typst, VGroup, linear

from scenes._data.counted import DAY, LLAMA
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.stage import GAP, LINE, Area
from scenes.mobjects.theme import BODY
from scenes.mobjects.tween import Tween
from scenes.mobjects.walls.mosaic import Mosaic
from scenes.mobjects.walls.zoom_out import THOUSAND, ZoomOut


class CountedZoom(VGroup):
    """A picture of all numbers that becomes a brick among bricks, and the count of numbers in view.

    Parts: `zoom`, `counter`. `first` is the picture where level 0 shows it. `told` says of each
    level how many pictures are seen, and how many of them a brick is. `days` says how many days all
    of them take, one a second: `passed` is that number, at first zero.
    """

    def __init__(self, mosaic: Mosaic, counter: Readout, area: Area) -> None:
        """area: of the zoom, and under it of what is told."""
        self.counter, self.each = counter, len(mosaic.numbers)
        times = LLAMA / self.each
        self.days = times / DAY
        lines = (1 + area.stacks) * LINE
        room, below = area.rows(area.height - lines, lines, gap=GAP / 4)
        self.first = room.fit(mosaic.copy())
        self.zoom = ZoomOut(mosaic, times, room)
        millions = number(times / THOUSAND**2, ".1f")
        seen = [
            *(words("{} pictures like ours", f"{THOUSAND**k:,}") for k in range(1, self.zoom.last)),
            words("Llama 3.1 (2024): about {} million pictures", millions),
        ]
        self.told = [_told(each, THOUSAND**k, below) for k, each in enumerate(seen)]
        passed = Readout(0, ",d", BODY, field=f"{self.days:,.0f}")
        self.passed = Labelled(words("days to look at all, one picture a second"), passed, RIGHT)
        super().__init__(self.zoom, counter)

    @classmethod
    def of(cls, mosaic: Mosaic, counter: Readout, area: Area) -> Self | None:
        """The same, or None where a large network is no millions of pictures like this one."""
        if len(mosaic.numbers) * THOUSAND**2 >= LLAMA:
            return None
        return cls(mosaic, counter, area)

    def show(self, level: float) -> Self:
        """See it from as far away as this level of the zoom."""
        visible = self.zoom.set_level(level).visible
        self.counter.set_value(visible * self.each)
        return self

    def go_to(self, level: float, **kwargs: object) -> Tween:
        """An animation: go away from the picture, and count what comes into view."""
        return Tween(self, "show", float(self.zoom.level), level, **kwargs)

    def sweep(self, **kwargs: object) -> AnimationGroup:
        """An animation: picture after picture is inked, as days pass, and these are counted."""
        swept = self.zoom.animate(rate_func=linear).set_swept(1).build()
        counted = self.passed.count_to(self.days, rate_func=linear)
        return AnimationGroup(swept, counted, **kwargs)


def count_of_numbers() -> Labelled:
    """A number with its name, at first zero, that can count as far as a large network's numbers."""
    return Labelled(words("numbers"), Readout(0, ",d", BODY, field=f"{LLAMA:,}"), RIGHT)


def _told(seen: Typst, size: int, area: Area) -> VGroup:
    """What is seen of a level, and of how many pictures each of its bricks is."""
    if size == 1:
        brick = words("one brick = one picture")
    else:
        brick = words("one brick = {} pictures", f"{size:,}")
    if area.stacks:
        return VGroup(
            *(row.place(each) for row, each in zip(area.split(1, 1, gap=0), (seen, brick)))
        )
    return VGroup(area.place(seen, LEFT), area.place(brick, RIGHT))
