"""What is said of answers to noise and to digits out of place, whatever the network.

None is said where the narration holds.
"""

from collections.abc import Sequence

import numpy as np

from nnmath.measuring.answers import Answers
from scenes._data.nothing import BY, Nothing, fullest, most_often, surest
from scenes._data.shifted import Shifted
from scenes.mobjects.lettering.printing import activation, number
from scenes.telling.articles import article
from scenes.telling.speech import Sentence

TEN = 10  # outputs, one for each digit
DARK = 0.1  # of the noise: where no more of it is in the upper half, it leaves the outputs dark


# What is said of a network that learnt from MNIST, whose digits are centred.
LEARNT = "It learnt from digits near the middle of the picture. And elsewhere?"
# What is said at the end where outputs do not stand for digits.
OTHER_OUTPUTS = "The brightest output says which answer. It never says: there is none."


def reads(score: float | None) -> Sentence | None:
    """How well it reads digits, in whole hundredths; score: 0..1, where it was measured."""
    if score is None:
        return None
    return ("This network reads {} of 100 digits of MNIST right.", number(100 * score, ".0f"))


def answered(picture: Nothing) -> Sentence:
    """What is answered to one picture of noise."""
    printed = activation(picture.brightest)
    if len(picture.outputs) == 1:
        return ("No digit there, and its output says {}.", printed)
    if np.sum(picture.outputs == picture.brightest) > 1:
        return ("No digit there: several outputs are brightest, at {}. That is no answer.", printed)
    return ("No digit there, and it answers {}: that output says {}.", picture.answer, printed)


def again(pictures: Sequence[Nothing]) -> Sentence:
    """What is answered to many pictures of noise."""
    if len(pictures[0].outputs) == 1:
        values = [each.brightest for each in pictures]
        least, most = activation(min(values)), activation(max(values))
        return ("To these {} its output says from {} to {}.", len(pictures), least, most)
    if (often := most_often(pictures)) is None:
        return ("To none of these {} has it an answer.", len(pictures))
    given, count = often
    if count == len(pictures):
        return ("To all {} of them its answer is {}.", count, given)
    return ("To {} of these {} its answer is {}.", count, len(pictures), given)


def brightest(pictures: Sequence[Nothing]) -> Sentence:
    """Which of them has the brightest output."""
    best = surest(pictures)
    return (
        "The brightest of all these outputs: {}, with seed {}.",
        activation(best.brightest),
        best.seed,
    )


def most_get(measured: Answers) -> tuple[Sentence, Sentence]:
    """What digits get most often, and what noise does."""
    digits, noise = (_fullest(measured.edges, each) for each in (measured.digits, measured.noise))
    of_digits = ("Digits most often get from {} to {}: {} of 100.", *digits)
    if digits[:2] == noise[:2]:
        fewer = "Noise too, though fewer: {} of 100. And there is no digit there."
        as_many = "Noise too: {} of 100. And there is no digit there."
        return of_digits, (fewer if int(noise[2]) < int(digits[2]) else as_many, noise[2])
    if measured.noise[: len(measured.noise) // 2].sum() > (1 - DARK) * measured.noise.sum():
        dark = "Noise from {} to {}: {} of 100. It leaves these outputs rather dark."
        return of_digits, (dark, *noise)
    return of_digits, ("Noise from {} to {}: {} of 100, with no digit there.", *noise)


def _fullest(edges: np.ndarray, counts: np.ndarray) -> tuple[str, str, str]:
    """From where to where the fullest bar goes, and how many of a hundred it holds."""
    bar = fullest(counts)
    share = counts[BY * bar : BY * (bar + 1)].sum() / counts.sum()
    return f"{edges[BY * bar]:g}", f"{edges[BY * (bar + 1)]:g}", number(100 * share, ".0f")


def still(places: Shifted) -> Sentence:
    """In how many places the answer is that of the digit in its place."""
    count, of = int(places.island.sum()), places.island.size
    if count == of:
        return ("Wherever it is, the answer stays {}.", places.home)
    sentence = {
        "a": "Outlined: where it still reads a {}. That is {} of {} places.",
        "an": "Outlined: where it still reads an {}. That is {} of {} places.",
    }[article(places.home)]
    return (sentence, places.home, count, of)


def elsewhere(places: Shifted) -> Sentence | None:
    """What is answered in the strangest place."""
    if (place := places.strangest()) is None:
        return "Wherever all of it is in the picture, the answer is the same."
    told, light = int(places.answers[place]), activation(float(places.brightest[place]))
    return ("Here the whole digit is in the picture. Yet the answer is {}, at {}.", told, light)
