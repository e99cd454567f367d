"""A wall of weight grids on which their neurons are seen: on each a lamp, as bright as it is."""

from dataclasses import replace

import numpy as np
from manim import DR, UP, Typst, VGroup

from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.stage import Area
from scenes.mobjects.walls.grid_wall import GridWall

RADIUS = 0.13  # of a lamp: of its grid's width
HEAD = 0.5  # the height of the line with the title, in Manim's units


class LitWall(VGroup):
    """Weight grids under a title, each with a lamp in its corner, that together fill an area.

    Parts: `title`, `wall`, `lamps` (dark at first).
    """

    def __init__(self, grids: np.ndarray, title: Typst, area: Area, limit: float = 1.0) -> None:
        """grids: (n, rows, columns), −1..1. limit: the activation drawn fully lit."""
        room = replace(area, height=area.height - HEAD)
        self.wall = GridWall(grids, room, 1.0)
        radius = RADIUS * self.wall.grid(0).width
        corners = [grid.get_corner(DR) - 1.3 * radius * DR for grid in self.wall.grids]
        self.lamps = NeuronLayer.at(np.array(corners), radius, limit)
        self.lamps.set_z_index(self.wall.z_index + 1)
        self.title = title.next_to(self.wall, UP, buff=HEAD / 4)
        super().__init__(self.title, self.wall, self.lamps)
