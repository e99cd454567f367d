"""The last picture: the question of all films, its answer, and the network at work."""

from dataclasses import replace

from manim import LEFT, UP

from nnmath.facts import Facts
from scenes._data.reading import Reading
from scenes._sentences import recapped
from scenes._staging.drawn_network import draw
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import LINE, Stage
from scenes.mobjects.theme import HEADING

TITLE = 1.3 * HEADING  # the size of the question
NEXT = "Next chapter: which way to turn the dials (gradient descent)"
NEXT_TALL = "Next chapter: which way to turn\nthe dials (gradient descent)"


class TitleCard:
    """The mobjects of the last picture, in place, none on screen.

    `title`, `answer` and `following` in words; `diagram`, the network, all dark but its input.
    """

    def __init__(self, reading: Reading, known: Facts, stage: Stage) -> None:
        tall, bottom = stage.tall, stage.whole.bottom  # this picture has no heading
        area = replace(stage.whole, height=stage.title.top - bottom)
        lines = 2 * LINE if tall else LINE
        heights = (1.3 * LINE, lines, area.height - 1.3 * LINE - 2 * lines, lines)
        top, under, middle, foot = area.rows(*heights, gap=0)
        title = words("What is a neural network?", size=TITLE, bold=True)
        title.scale(min(1, top.width / title.width))
        self.title = top.place(title, LEFT + UP)
        self.answer = under.place(words(*recapped.card(known, tall)), LEFT)
        self.following = foot.place(words(NEXT_TALL if tall else NEXT), LEFT)
        # What a diagram keeps under it for labels, the last line has here.
        room = middle if tall else replace(middle, bottom=bottom, height=middle.top - bottom)
        self.diagram = draw(reading, room)
        self.diagram.input.set_values(reading.digit.image)
