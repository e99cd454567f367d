"""A scene that is told in every way that there is, and what its films say."""

from typing import Any

from manim import DOWN, RIGHT, UP, FadeIn, FadeOut, Square, linear

from scenes._lesson import Lesson, beat
from scenes.telling.captions import Caption, pieces
from tests.helpers.pictures import Film

TINY = (160, 90)
COMES = "A square comes."
RIGHTWARD = "Now it moves to the right, and to say so takes much longer than it moves."
LEAVES = "Then it leaves."


class Told(Lesson):
    """Three beats of which the first says where its phrases begin."""

    def construct(self) -> None:
        self.plays: list[tuple[str, float, float]] = []
        square = Square().set_fill(opacity=1)
        self.cued(square)
        self.not_cued(square)
        self.silent(square)

    def play(self, *animations: Any, **kwargs: Any) -> None:
        start = self.time
        super().play(*animations, **kwargs)
        self.plays.append((str(self.animations[0]), start, self.time - start))

    @beat
    def cued(self, square: Square) -> None:
        """A square comes. | Now it moves to the right, and to say so takes much longer than
        it moves. | Then it leaves.
        """
        self.play(FadeIn(square, run_time=0.5))
        self.say(square.animate(run_time=0.4).shift(2 * RIGHT))
        self.say(FadeOut(square, run_time=0.6, rate_func=linear))

    @beat
    def not_cued(self, square: Square) -> None:
        """It comes again. | It goes up and down."""
        self.play(FadeIn(square, run_time=1))
        self.play(square.animate(run_time=2).shift(UP))
        self.play(square.animate(run_time=2).shift(DOWN))

    @beat
    def silent(self, square: Square) -> None:
        self.play(FadeOut(square, run_time=1))


def captions(made: Film) -> list[Caption]:
    """The captions beside a film."""
    return [
        Caption(c.start.total_seconds(), c.end.total_seconds(), c.content)
        for c in made.scene.renderer.file_writer.subcaptions
    ]


def begins(made: Film, text: str) -> float:
    """When a phrase's first caption begins."""
    return next(c.start for c in captions(made) if c.text == pieces(text)[0])
