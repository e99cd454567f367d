"""Is there a neuron that says "loop"? The closest one, and all of its layer, put to a test."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from manim import (
    RIGHT,
    AnimationGroup,
    Create,
    FadeIn,
    FadeOut,
    LaggedStart,
    ReplacementTransform,
)

from scenes._data.loop_hope import SECOND, LoopHope, listened_to
from scenes._data.two_trainings import Trained
from scenes.mobjects.lanes.share_plot import SharePlot
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import words
from scenes.mobjects.network.connections import Connections
from scenes.mobjects.network.listening import SHINE, THICK, Listening
from scenes.mobjects.stage import Area, Stage
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.walls.grid_wall import GridWall
from scenes.mobjects.walls.sheet import Sheet
from scenes.telling.speech import Sentence

QUIET = {"size": SMALL, "color": THEME.muted}
MEANT = {0.0: "its opposite", 0.5: "a coin", 1.0: "a loop neuron"}
ALIKE = "These of our 80 digits light it most. All of them are {}s."
LATE = "This {} has a loop, but {} digits without one light the neuron more."
RIGHT_PAIRS = "Of all {} pairs, loop and none, the loop is brighter in {} %. A coin would get 50 %."


class LoopHunt:
    """The mobjects of the hunt, each in its place, none on screen.

    `layer`, the grids of the first layer, and `lines` from all of them to the neuron that comes
    closest; `listening`, to which of them it listens most; `brightest`, the digits of ours that
    light it most; `sheet`, all our digits in the order of its light, a frame around the one with a
    loop that comes `late`, and `in_order`, how many pairs it puts in order; `plot`, with its title,
    how many each neuron of its layer does.
    """

    def __init__(self, trained: Trained, stage: Stage) -> None:
        self.hope = hope = LoopHope.of(trained.network)
        left, right = stage.whole.split(5, 4)
        self.heard, weights = listened_to(trained.network, hope.neuron)
        names = [words(name, **QUIET) for name in ("first layer", "second layer")]
        self.listening = Listening(trained.shown[self.heard], weights, names, left)
        under = Area.around(self.listening.grids)
        self.layer = GridWall(trained.shown, replace(under, width=left.width / 2), 1.0)
        self.lines = Connections(
            np.array([grid.get_right() for grid in self.layer.grids]),
            self.listening.neuron.get_left()[None],
            trained.network.layers[SECOND].weights[[hope.neuron]],
            thickness=THICK,
            exposure=SHINE,
        ).set_z_index(-1)
        first, self.alike = hope.brightest()
        self.brightest = self._sheet(first, right)
        self.sheet = self._sheet(hope.ranked, stage.main)
        latest = hope.ranked.tolist().index(hope.latest_loop()[0])
        self.late = self.sheet.frame(latest)
        share = number(100 * hope.share, ".0f")
        loops, rest = hope.counts
        pairs = f"{hope.pairs:,}"
        right = words("{} × {} = {} pairs: {} % in order", loops, rest, pairs, share, bold=True)
        self.in_order = stage.foot.place(right)
        marks = {share: words(name, **QUIET) for share, name in MEANT.items()}
        asked = words("{} neurons", len(hope.shares), size=SMALL)
        self.plot = SharePlot([asked], hope.shares[None], marks, stage.whole, hope.neuron)
        title = words("pairs in which the loop is brighter", **QUIET)
        self.plot_title = stage.corner.place(title, RIGHT)

    def _sheet(self, digits: Sequence[int] | np.ndarray, area: Area) -> Sheet:
        hope = self.hope
        lights = hope.lights[digits, hope.neuron]
        return Sheet(hope.images[digits], hope.insides[digits], lights, area)

    def all_speak(self) -> AnimationGroup:
        """An animation: from all grids lines run to the neuron."""
        return AnimationGroup(Create(self.lines), FadeIn(self.listening.names))

    def listen(self) -> LaggedStart:
        """An animation: of all grids those stay to which the neuron listens most."""
        staying = [self.layer.grid(index) for index in self.heard]
        going = [grid for grid in self.layer.grids if grid not in staying]
        taking = map(ReplacementTransform, staying, self.listening.grids)
        quiet = FadeOut(self.lines, *going)
        return LaggedStart(quiet, AnimationGroup(*taking), self.listening.connect(), lag_ratio=0.7)

    def told_brightest(self) -> Sentence | None:
        """What is said of the digits that light the neuron most, if all are of one kind."""
        return None if self.alike is None else (ALIKE, self.alike)

    def told_late(self) -> Sentence:
        """What is said of the digit with a loop that lights the neuron least."""
        latest, before = self.hope.latest_loop()
        return (LATE, int(self.hope.labels[latest]), before)

    def told_share(self) -> Sentence:
        """How many pairs the neuron puts in order."""
        share = number(100 * self.hope.share, ".0f")
        return (RIGHT_PAIRS, f"{self.hope.pairs:,}", share)
