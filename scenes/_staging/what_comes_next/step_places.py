"""Where the five steps are: the areas of each, and its number and name in one of them."""

from dataclasses import dataclass

from manim import LEFT, RIGHT, Circle, VGroup

from scenes.mobjects.lettering.labelled import baseline, stand
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import SMALL, THEME

APART = 0.3  # between steps, in Manim's units
HEAD, COUNT = 0.8, 0.5  # the heights of a step's name and of its count
SIDE = 2.5  # where steps stack: the width of both, beside the picture
RING = 0.24  # the radius of the ring around a step's number


@dataclass(frozen=True)
class Place:
    """The areas of a step: of its number and name, of its picture, and of its count."""

    head: Area
    picture: Area
    count: Area

    @classmethod
    def of(cls, area: Area) -> "Place":
        """Cut up the area of a step."""
        if area.stacks:
            side, picture = area.columns(SIDE, area.width - SIDE - APART, gap=APART)
            head, count = side.rows(HEAD, COUNT, gap=0)
            return cls(head, picture, count)
        gap = APART / 2
        head, picture, count = area.rows(HEAD, area.height - HEAD - COUNT - 2 * gap, COUNT, gap=gap)
        return cls(head, picture, count)


def head_of(number: int, title: VGroup, place: Place) -> VGroup:
    """A number in a ring, and at its right the name of its step."""
    ring = Circle(RING, color=THEME.muted, stroke_width=2)
    mark = VGroup(ring, words("{}", number, size=SMALL, bold=True).move_to(ring))
    title.next_to(mark, RIGHT, buff=RING / 2)
    if title.height < 2 * RING:  # a single line, and so one line with the number
        stand(title, baseline(mark[1]))
    return place.head.place(VGroup(mark, title), LEFT)
