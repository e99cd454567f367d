"""Which of our digits light a neuron most: for a few neurons of each of two networks."""

from collections.abc import Sequence

from manim import Create, FadeIn, LaggedStart, VGroup

from nnmath.probing.top_inputs import top_inputs
from scenes._data.two_trainings import Trained, our_digits
from scenes.mobjects.grids.cells import framed
from scenes.mobjects.grids.grids import ImageGrid, WeightGrid
from scenes.mobjects.lettering.labelled import baseline, stand
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import SMALL

ROUND = 0.14  # what a frame takes below the lowest digit, above what captions cover
TOP = 4  # digits that light a neuron most


class WhatLights:
    """Two networks side by side: `titles`; `grids`, three of each; and `digits`, a group beside
    each grid: those of ours that light its neuron most, the brightest first, with their `labels`.
    """

    def __init__(self, pair: Sequence[Trained], names: Sequence[str], area: Area) -> None:
        self.titles, self.grids, self.digits = VGroup(), VGroup(), VGroup()
        self.labels = []
        images, labels, _ = our_digits()
        for trained, name, half in zip(pair, names, area.inset(0, ROUND).split(1, 1)):
            neurons = trained.clear_to_unclear()
            head, *rows = half.rows(0.4, *[2] * len(neurons), gap=0.15)
            self.titles.add(head.place(words(name, size=SMALL)))
            most = top_inputs(trained.network, 1, images.reshape(len(images), -1), TOP).indices
            for neuron, row in zip(neurons, rows):
                first, *places = row.columns(*[1] * (1 + TOP), gap=0.15)
                self.grids.add(first.fit(WeightGrid(trained.shown[neuron])))
                self.labels.append(labels[most[neuron]].tolist())
                shown = zip(places, images[most[neuron]])
                self.digits.add(VGroup(*(place.fit(ImageGrid(image)) for place, image in shown)))

        if not area.stacks:
            stand(self.titles[1], baseline(self.titles[0]))

    def point_at_others(self) -> LaggedStart:
        """An animation: in each row a frame around the first digit that is unlike the brightest."""
        frames = (
            Create(framed(row[[label != labels[0] for label in labels].index(True)]))
            for row, labels in zip(self.digits, self.labels)
        )
        return LaggedStart(*frames, lag_ratio=0.3)

    def tell(self, **kwargs: object) -> LaggedStart:
        """An animation: row after row the digits come, the brightest first."""
        coming = (LaggedStart(*map(FadeIn, row), lag_ratio=0.5) for row in self.digits)
        return LaggedStart(*coming, lag_ratio=0.5, **kwargs)
