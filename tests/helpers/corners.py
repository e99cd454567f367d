"""A scene that draws into the corners of its frame, which bars beside the picture would hide."""

from manim import DL, DR, UL, UR, Square

from scenes._lesson import Lesson, beat
from scenes.mobjects.stage import Area

COLOURS = ((UL, "#FF0000"), (UR, "#00FF00"), (DL, "#0000FF"), (DR, "#FFFFFF"))


class Corners(Lesson):
    """A square of one unit in each corner of the frame."""

    def construct(self) -> None:
        self.only()

    @beat
    def only(self) -> None:
        width, height = self.stage.width, self.stage.height
        frame = Area(-width / 2, -height / 2, width, height)
        for corner, colour in COLOURS:
            square = Square(1, color=colour, fill_opacity=1, stroke_width=0)
            self.add(frame.place(square, corner))
        self.wait(0.5)
