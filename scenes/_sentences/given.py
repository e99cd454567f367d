"""What is said of what a network is given, where that is no digit of 784 pixels.

Each function has what is said in place of a phrase, None where the phrase holds as it stands.
"""

from scenes._data.reading import Reading
from scenes.mobjects.lettering.printing import number
from scenes.telling.speech import Sentence

NARRATED_PRODUCTS, NARRATED_NUMBERS = 784, 2


def how_many(reading: Reading) -> Sentence | None:
    """How many numbers come in, where they are no pixels."""
    count = len(reading.digit.x)
    if count == 1:
        return "This network gets a single number, and no picture."
    return (
        None
        if count == NARRATED_NUMBERS
        else ("This network gets {} numbers, and no picture.", count)
    )


def what_is_lit(reading: Reading) -> Sentence | None:
    """What the light of an input tells, where it is no pixel."""
    limit = number(reading.input_limit, ".0f" if reading.input_limit == 1 else ".1f")
    if reading.digit.x.min() < 0:
        return ("0 is dark, {} fully lit; what is below zero shines red.", limit)
    if reading.input_limit == 1:
        return None
    return ("The larger its number, the brighter it is: 0 is dark, and {} fully lit.", limit)


def what_is_sent(reading: Reading) -> Sentence | None:
    """What each input sends to a neuron."""
    if reading.digit.is_picture:
        return None
    return "Every input sends it its number times the weight; a zero sends nothing."


def products(reading: Reading) -> Sentence | None:
    """How many products come to a neuron of the first layer."""
    count = len(reading.digit.x)
    if count == 1:
        return "One product comes in, and one brightness comes out: later films tell how."
    if count == NARRATED_PRODUCTS:
        return None
    sentence = "{} products come in, and one brightness comes out: later films tell how."
    return (sentence, f"{count:,}")


def lights_of_their_own(reading: Reading) -> Sentence | None:
    """That each neuron makes something else of the same input."""
    if reading.digit.is_picture:
        return None
    return "From the same input, each makes a light of its own."


def what_is_next(reading: Reading) -> Sentence | None:
    """That each layer is to the next what the input is to the first."""
    if reading.digit.is_picture:
        return None
    return "What the inputs are to the first layer, the first layer is to the next:"


def nothing_made_up(reading: Reading, is_digit: bool) -> Sentence | None:
    """That all lights were computed from what was given."""
    if reading.digit.is_picture:
        if is_digit:
            return None
        return "No light here was made up: this network computed each of them from this picture."
    if len(reading.digit.x) == 1:
        return "No light here was made up: this network computed each of them from this number."
    return "No light here was made up: this network computed each of them from these numbers."
