"""What is said of three trainings that differ in their squish, with the figures of each."""

from scenes._data.three_squishes import Squished
from scenes.telling.speech import Sentence

ON_FLAT_ENDS = "{} of 100 lie beyond ±5: slope below 0.007. A small turn hardly shows there."
FIRST_EPOCH = "After one epoch: ReLU reads {} of 100, no squish {}, the sigmoid {}."
LAST_EPOCH = "After {} epochs: ReLU {}, the sigmoid {}. A little, and one training each."
STUCK = "Without a squish, judged by squared error, it never gets far past {}."
FAR_UP = "Must light be 0 to 1? In the ReLU network, hidden neurons go up to {}."
Trainings = tuple[Squished, Squished, Squished]


def epochs(trainings: Trainings) -> tuple[Sentence, Sentence, Sentence]:
    """What sigmoid, ReLU and no squish read after one epoch, and after all."""
    sigmoid, relu, none = trainings
    last = int(sigmoid.epochs[-1])
    return (
        (FIRST_EPOCH, *(each.of_100(1) for each in (relu, none, sigmoid))),
        (LAST_EPOCH, last, relu.of_100(last, 1), sigmoid.of_100(last, 1)),
        (STUCK, none.of_100(last)),
    )
