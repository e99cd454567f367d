"""What is said of answers to noise and to digits out of place, whatever the network.

None is said where the narration holds.
"""

from collections.abc import Sequence

import numpy as np

from nnmath.measuring.answers import Answers
from scenes._data.nothing import BY, Nothing, Refused, barred, fullest, most_often
from scenes._data.shifted import NO_ANSWER, Shifted
from scenes.given.classes import are_digits
from scenes.mobjects.lettering.printing import activation, number, of_hundred
from scenes.telling.articles import article_of
from scenes.telling.speech import Sentence

DARK = 0.1  # of the noise: where no more of it is in the upper half, it leaves the outputs dark


# What is said of a network that learnt from MNIST, whose digits are centred.
LEARNT = "Not only noise: it learnt digits near the middle. What of one elsewhere?"
# What is said at the end where outputs do not stand for digits.
OTHER_OUTPUTS = "The brightest output says which answer. None stands for “I cannot tell”."


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


def again(pictures: Sequence[Nothing], measured: Answers) -> Sentence:
    """What is answered to many pictures of noise, and how often to all that were measured."""
    if len(pictures[0].outputs) == 1:
        values = [each.brightest for each in pictures]
        least, most = activation(min(values)), activation(max(values))
        return ("To these {} its output says from {} to {}.", len(pictures), least, most)
    if (often := most_often(pictures)) is None:
        return ("To none of these {} has it an answer.", len(pictures))
    given, count = often
    read = measured.read_as[pictures[0].names.index(given)]
    seeds, all_ = (f"{int(n):,}" for n in (read, measured.noise.sum()))
    if count == len(pictures):
        all_get = "All {} are read as {}. Of the first {} seeds, {} are."
        return (all_get, count, given, all_, seeds)
    most_get = "{} of these {} are read as {}. Of the first {} seeds, {} are."
    return (most_get, count, len(pictures), given, all_, seeds)


def why(even: Nothing) -> Sentence:
    """Why noise is read as it is, where even grey explains it."""
    sentence = "Why {}? Summed up, noise is nearly even grey, and that is read as {}, too."
    return (sentence, even.answer, even.answer)


def many(pictures: Sequence[Nothing], measured: Answers) -> Sentence | None:
    """The same for the picture: how often all that were measured get the answer of these."""
    if len(pictures[0].outputs) == 1 or (often := most_often(pictures)) is None:
        return None
    read = measured.read_as[pictures[0].names.index(often[0])]
    seeds, all_ = (f"{int(n):,}" for n in (read, measured.noise.sum()))
    return ("read as {}: {} of {} seeds", often[0], seeds, all_)


def most_get(measured: Answers) -> tuple[Sentence, Sentence]:
    """What digits get most often, and what noise does."""
    digits, noise = (_fullest(measured.edges, each) for each in (measured.digits, measured.noise))
    of_digits = (
        "How bright is the brightest output for digits? {} to {} for {} of 100.",
        *digits,
    )
    if digits[:2] == noise[:2]:
        fewer = "There too, though fewer: {} of 100. And no digit in any of them."
        as_many = "There too: {} of 100. And no digit in any of them."
        return of_digits, (fewer if noise[2] < digits[2] else as_many, noise[2])
    if measured.noise[: len(measured.noise) // 2].sum() > (1 - DARK) * measured.noise.sum():
        dark = "From {} to {}: {} of 100. This noise leaves these outputs rather dark."
        return of_digits, (dark, *noise)
    return of_digits, ("From {} to {}: {} of 100. And no digit in any of them.", *noise)


def _fullest(edges: np.ndarray, counts: np.ndarray) -> tuple[str, str, int]:
    """From where to where the fullest bar goes, and how many of a hundred it holds."""
    bar = fullest(counts)
    share = of_hundred(barred(counts).tolist())[bar]
    return f"{edges[BY * bar]:g}", f"{edges[BY * (bar + 1)]:g}", share


def refused(measured: Answers) -> tuple[Sentence, Sentence]:
    """What is refused and what is not where only bright answers count."""
    what = Refused.of(measured)
    return (
        ("Refuse what is below {}? That refuses {} of 100 digits.", what.start, what.digits),
        ("And of this noise, {} of 100 pictures would still pass.", what.passing),
    )


def numbers(places: Shifted) -> Sentence | None:
    """What the numbers on the map are, where no place is so far out that it cuts the digit off."""
    return "The numbers: what it reads there." if places.whole.all() else None


def there(places: Shifted, place: tuple[int, int]) -> Sentence:
    """What is answered where the digit is moved to first."""
    if (told := int(places.answers[place])) == NO_ANSWER:
        return "There, several outputs are brightest: that is no answer."
    sentence = {
        "a": "There, it reads a {}, at {}.",
        "an": "There, it reads an {}, at {}.",
        "": "There, it reads: {}, at {}.",
    }[article_of(places.names[told])]
    return (sentence, places.names[told], activation(float(places.brightest[place])))


def still(places: Shifted) -> Sentence:
    """Where around its own place the answer is that of the digit there."""
    if places.island.all():
        return ("Wherever it is, the answer stays {}.", places.names[places.home])
    name = places.names[places.home]
    sentence = {
        "a": "Outlined: around the middle, it still reads a {}.",
        "an": "Outlined: around the middle, it still reads an {}.",
        "": "Outlined: around the middle, it still reads: {}.",
    }[article_of(name)]
    return (sentence, name)


def elsewhere(places: Shifted) -> Sentence | None:
    """What is answered in the strangest place."""
    if (place := places.strangest()) is None:
        return "Wherever all of it is in the picture, the answer is the same."
    told = places.names[int(places.answers[place])]
    light = activation(float(places.brightest[place]))
    return ("Here all of it is in the picture. Yet the answer is {}, at {}.", told, light)


def at_last(places: Shifted) -> Sentence | None:
    """What is said of the picture that is shown last."""
    if not are_digits(places.names):
        return OTHER_OUTPUTS
    if (place := places.strangest()) is None:
        return None
    right = places.home if places.digit.label is None else places.digit.label
    return (
        "A {} comes in, and it says {}. It has no output for “I cannot tell”.",
        right,
        places.names[int(places.answers[place])],
    )
