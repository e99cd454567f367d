"""A picture and a sound, each in four steps: small pieces, then what they make, side by side."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from manim import (
    RIGHT,
    Animation,
    AnimationGroup,
    Arrow,
    FadeIn,
    GrowArrow,
    Typst,
    VGroup,
    smooth,
    squish_rate_func,
)

from nnmath.pictures.landscape import PARTS, THINGS, Region
from nnmath.sound.spectrogram import Spectrogram
from nnmath.sound.speech import Span, Speech
from scenes._staging.why_layers.heard_word import boxes_of, levels_of
from scenes.mobjects.grids.cells import framed
from scenes.mobjects.growing import grow_out_of
from scenes.mobjects.lettering.labelled import stand, told_apart
from scenes.mobjects.lettering.text import words
from scenes.mobjects.pictures.boxed_picture import BoxedPicture
from scenes.mobjects.pictures.photograph import Photograph
from scenes.mobjects.stage import LINE, Stage
from scenes.mobjects.theme import SMALL, THEME

STEP = 0.75  # between two pictures of a chain, in Manim's units
RIM = 1  # cells around a region in which its edges are answered too
UNDER = 0.5  # the room of a name under a picture
BASELINE = 0.66  # from a picture down to the line on which its name stands, of that
LATE = squish_rate_func(smooth, 0.5, 1.0)
AIR = 0.12  # between a picture and its name, in Manim's units


class TwoChains:
    """Two chains of four pictures, the picture's and the sound's.

    They lie one under the other, or in a tall frame side by side. `steps` has a pair of pictures
    for each step, `names` and `arrows` (to the step from the one before) likewise. `kinds` says
    what is computed and what designed; `claim`, what a hypothesis.
    """

    def __init__(
        self,
        picture: np.ndarray,
        edges: np.ndarray,
        speech: Speech,
        seen: Spectrogram,
        stage: Stage,
    ) -> None:
        """picture: (rows, columns), 0..1. edges: how strong they are in it, 0..1, of its shape."""
        kinds = told_apart(("computed", "edges, frequencies"), ("designed", "all else"))
        self.kinds = stage.foot.place(kinds)
        claim = told_apart(("hypothesis", "each step is a layer"))
        self.claim = stage.corner.place(claim, RIGHT)
        area = stage.main
        sound, levels = seen.strength[::-1], levels_of(speech)
        upper = [Photograph(picture), Photograph(edges)]
        upper += [BoxedPicture(edges, around(regions)) for regions in (PARTS, THINGS)]
        lower = [
            Photograph(sound),
            *(BoxedPicture(sound, boxes_of(each, seen)) for each in levels),
        ]
        self.steps = [VGroup(*pair) for pair in zip(upper, lower)]
        self.names = [VGroup(*pair) for pair in zip(*_names(levels))]
        lanes = area.columns(1, 1) if area.stacks else area.rows(1, 1, gap=AIR)
        for k, lane in enumerate(lanes):
            gap = STEP / 2 if area.stacks else STEP
            cut = lane.rows if area.stacks else lane.columns
            for place, pair, names in zip(cut(1, 1, 1, 1, gap=gap), self.steps, self.names):
                room = replace(place, bottom=place.bottom + UNDER, height=place.height - UNDER)
                width = min(room.width, room.height * picture.shape[1] / picture.shape[0])
                height = width * picture.shape[0] / picture.shape[1]
                pair[k].stretch_to_fit_width(width).stretch_to_fit_height(height)
                room.place(pair[k])
                stand(names[k].set_x(pair[k].get_x()), room.bottom - BASELINE * UNDER)
        self.arrows = [
            VGroup(*(self._arrow(*ends, area.stacks) for ends in zip(before, after, names)))
            for before, after, names in zip(self.steps, self.steps[1:], self.names)
        ]

    def begin(self, heard: BoxedPicture) -> list[Animation]:
        """Animations: the spectrogram of a heard word, in its pieces, becomes the first picture of
        the sound's chain, whole again; then that of the other chain comes.
        """
        pixels, frequencies = self.steps[0]
        going = heard.animate.set_apart(0).replace(frequencies, stretch=True)
        return [going.build(), FadeIn(pixels, rate_func=LATE)]

    def go_on(self, step: int) -> list[Animation]:
        """Animations: the pictures of a step, 1 or more, come out of those before, along arrows."""
        pairs = zip(self.steps[step - 1], self.steps[step])
        coming = [grow_out_of(before, after) for before, after in pairs]
        return [*map(GrowArrow, self.arrows[step - 1]), *coming, FadeIn(self.names[step])]

    def part(self, step: int) -> AnimationGroup:
        """An animation: the pictures of a step come apart into their pieces."""
        pieces = [each for each in self.steps[step] if isinstance(each, BoxedPicture)]
        return AnimationGroup(*(each.come_apart() for each in pieces))

    def again(self) -> AnimationGroup:
        """An animation: the arrows of all steps are drawn once more, to point at them."""
        arrows = [arrow.copy() for pair in self.arrows for arrow in pair]
        return AnimationGroup(*(GrowArrow(each.set_color(THEME.attention)) for each in arrows))

    def frame(self, step: int) -> VGroup:
        """A frame around both pictures of a step."""
        return framed(VGroup(*self.steps[step], *self.names[step]))

    def _arrow(self, start: Photograph, end: Photograph, name: VGroup, stacks: bool) -> Arrow:
        ends = (name.get_bottom(), end.get_top()) if stacks else (start.get_right(), end.get_left())
        return Arrow(*ends, buff=AIR / 2, color=THEME.muted, stroke_width=5, tip_length=LINE / 3)


def around(regions: Sequence[Region]) -> np.ndarray:
    """The boxes of regions with their edges: top, left, bottom, right, (n, 4) in cells."""
    return np.array([each.box for each in regions]) + RIM * np.array([-1, -1, 1, 1])


def _names(levels: Sequence[Sequence[Span]]) -> tuple[list[Typst], list[Typst]]:
    """What is under the pictures of both chains, with what is heard in the sound's."""
    heard = [", ".join(span.name for span in level) for level in levels]
    kinds = ("sounds: {}", "syllables: {}", "word: {}")
    return (
        [words(name, size=SMALL) for name in ("pixels", "edges", "parts", "things")],
        [words("frequencies", size=SMALL)]
        + [words(kind, each, size=SMALL) for kind, each in zip(kinds, heard)],
    )
