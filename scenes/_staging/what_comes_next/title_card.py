"""The last picture: the question of all films, its answer, and the network at work."""

from dataclasses import replace

from manim import DOWN, LEFT, VGroup

from nnmath.facts import Facts
from scenes._data.reading import Reading
from scenes._sentences import recapped
from scenes._staging.drawn_network import draw
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import HEADING, THEME

TITLE = 1.3 * HEADING  # the size of the question
AIR = 0.5  # between the lines of the card, in Manim's units


class TitleCard:
    """The mobjects of the last picture, in place, none on screen.

    `title`, `answer` and `following` in words; `diagram`, the network, all dark but its input.
    """

    def __init__(self, reading: Reading, known: Facts, stage: Stage) -> None:
        bottom = stage.whole.bottom  # this picture has no heading
        area = replace(stage.whole, height=stage.title.top - bottom)
        left, right = area.split(*((5, 7) if area.stacks else (2, 3)))
        self.title = words("What is\na neural network?", size=TITLE, bold=True)
        self.answer = words(*recapped.card(known))
        self.following = words("Next: how a network learns", color=THEME.muted)
        lines = VGroup(self.title, self.answer, self.following)
        left.place(lines.arrange(DOWN, buff=AIR, aligned_edge=LEFT), LEFT)
        self.diagram = draw(reading, right)
        self.diagram.input.set_values(reading.digit.image)
