"""What the film beyond digits shows of a picture that is no digit, and of the edges in it."""

from manim import LaggedStart, linear

from nnmath.pictures.landscape import THINGS
from scenes._data.found_edges import COARSEST, FoundEdges
from scenes._staging.why_layers.filter_row import FilterRow
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.lettering.text import words
from scenes.mobjects.pictures.photograph import Photograph
from scenes.mobjects.stage import Stage
from scenes.mobjects.sums.patch_sum import PatchSum
from scenes.mobjects.sums.sliding_filter import SlidingFilter
from scenes.mobjects.theme import THEME
from scenes.mobjects.tween import TweenThrough


class EdgesShown:
    """The mobjects of the film's first half, each in its place, none on screen.

    `picture`, large, in coarse blocks to begin with, and its `size`; `sliding`, what a filter
    answers to it; `one`, the sum at one place; `made`, the filters so far; and a `task` for the
    viewer.
    """

    def __init__(self, found: FoundEdges, stage: Stage) -> None:
        self.found = found
        self.sliding = SlidingFilter(found.picture, found.answers, found.place, stage.main)
        self.picture = stage.main.fit(self.sliding.picture.copy())
        self.picture.set_values(found.coarse(COARSEST))
        size = words("{} rows of {} pixels", *found.picture.shape)
        self.size = stage.foot.place(size)
        self.one = PatchSum(found.patch, found.kernels[0], stage.main.split(1, 1)[1])
        self.made = FilterRow(found.kernels, stage.corner)
        asked = words("What will be bright?", color=THEME.attention, bold=True)
        self.task = Task(asked, stage.foot)

    def sharpen(self) -> TweenThrough:
        """An animation: the blocks of the large picture become its pixels."""
        coarse = self.found.coarse
        return TweenThrough(self.picture, "set_values", coarse, COARSEST, 0, rate_func=linear)

    def around_things(self, picture: Photograph) -> LaggedStart:
        """An animation: a frame is seen around the house, the tree and the sun in turn."""
        return picture.point_at(thing.box for thing in THINGS)
