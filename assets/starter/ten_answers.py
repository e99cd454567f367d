"""The ten answers: what the last layer makes of a digit."""

from manim import FadeIn

from nnmath import forward
from scenes._assets import chosen_digit, chosen_network
from scenes._lesson import Lesson, beat
from scenes.mobjects.lettering.text import words
from scenes.mobjects.network.outputs import OutputLayer


class TenAnswers(Lesson):
    def construct(self) -> None:
        answers = forward(chosen_network(), chosen_digit().x)[-1].a
        room = self.stage.main
        layer = room.place(OutputLayer("0123456789", 0 * answers, room.height))
        self.they_light_up(layer, answers)

    @beat
    def they_light_up(self, layer: OutputLayer, answers) -> None:
        """Ten neurons, one for each digit. | The brightest of them is the answer."""
        answer = self.stage.foot.place(words("The answer is {}", int(answers.argmax())))
        self.play(FadeIn(self.heading("Ten answers"), layer))
        self.say(layer.light(answers), FadeIn(answer), at_least=2)
