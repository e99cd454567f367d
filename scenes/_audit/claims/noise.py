"""What `noise` says: of answers to noise, by its seeds, and to a digit out of its place."""

import numpy as np

from scenes._audit.claims.facts import (
    DRAWN,
    OURS,
    RULE,
    SHOWN,
    Holds,
    Nothing,
    label,
    lead,
    names,
    number,
    says,
)
from scenes._audit.claims.noise_read import (
    ASIDE,
    BY,
    FIRST,
    GREY,
    MOST,
    SEEDS,
    everywhere,
    grey,
    measured,
    most_often,
    of_hundred,
    read,
    seed,
    strangest,
    sums_up_to_grey,
    to_noise,
    whole,
)
from scenes._audit.claims.said import Said
from scenes._audit.truth.library import Library


def one_answer(t: Library, said: Said) -> bool:
    """What the first noise is read as, and how bright that is."""
    outputs = to_noise(t)[0]
    return said.values[0] == read(t, outputs) and said.numbers[-1].says(float(outputs.max()))


def again(t: Library, said: Said) -> bool:
    """How many of the first seeds get the answer that most get, and how many of all measured."""
    given, count = most_often(t)
    all_read = measured(t)["read_as"][names(t).index(given)]
    numbers = [SEEDS, int(given), measured(t)["noise"].sum(), all_read]
    if said.sentence.startswith("All"):
        return count == SEEDS and says(*map(number, numbers))(t, said)
    return count < SEEDS and says(*map(number, [count, *numbers]))(t, said)


def read_as(t: Library, said: Said) -> bool:
    """How many of all seeds get the answer that most get."""
    given = most_often(t)[0]
    known = [int(given), measured(t)["read_as"][int(given)], measured(t)["noise"].sum()]
    return says(*map(number, known))(t, said)


def fullest(counts: np.ndarray, edges: np.ndarray) -> tuple[float, float, int]:
    """From where to where the fullest bar goes, and how many of 100 it holds."""
    bar = int(counts.reshape(-1, BY).sum(axis=1).argmax())
    return float(edges[BY * bar]), float(edges[BY * (bar + 1)]), int(of_hundred(counts)[bar])


def of_digits(t: Library, said: Said) -> bool:
    """Where the fullest bar of digits is, and what it holds."""
    low, high, share = fullest(measured(t)["digits"], measured(t)["edges"])
    return says(number(low), number(high), number(share), number(100))(t, said)


def of_noise(t: Library, said: Said) -> bool:
    """What the fullest bar of noise holds, and where it is if it is another one."""
    held = measured(t)
    low, high, share = fullest(held["noise"], held["edges"])
    is_same = (low, high) == fullest(held["digits"], held["edges"])[:2]
    fewer = share < fullest(held["digits"], held["edges"])[2]
    if is_same:
        return ("fewer" in said.sentence) == fewer and says(number(share), number(100))(t, said)
    dark = held["noise"][: len(held["noise"]) // 2].sum() > 0.9 * held["noise"].sum()
    is_so = "There too" not in said.sentence and dark == ("dark" in said.sentence)
    return is_so and says(number(low), number(high), number(share), number(100))(t, said)


def cut(t: Library) -> tuple[float, int, int]:
    """Below which brightness one would refuse, how many digits that refuses, what noise passes."""
    held = measured(t)
    digits, noise = of_hundred(held["digits"]), of_hundred(held["noise"])
    bar = int(held["digits"].reshape(-1, BY).sum(axis=1).argmax())
    return float(held["edges"][BY * bar]), int(digits[:bar].sum()), int(noise[bar:].sum())


def there(t: Library, said: Said) -> bool:
    """What is read six pixels to the right, and how brightly."""
    outputs = everywhere(t)[MOST, MOST + ASIDE]
    return said.values[0] == read(t, outputs) and said.numbers[-1].says(float(outputs.max()))


def strange(t: Library, said: Said) -> bool:
    """The strangest place."""
    found = strangest(t)
    return found is not None and said.values[0] == found[0] and said.numbers[-1].says(found[1])


def comes_in(t: Library, said: Said) -> bool:
    """What comes in and what is said of it in the strangest place."""
    found, wanted = strangest(t), label(t)
    right = read(t, everywhere(t)[MOST, MOST]) if wanted is None else str(wanted)
    return found is not None and said.values == (right, found[0])


def home(t: Library, said: Said) -> bool:
    """What is read where the digit is not moved."""
    return said.values[0] == read(t, everywhere(t)[MOST, MOST])


def reads_noise(t: Library, said: Said) -> bool:
    """What is read of the first noise, of the noise with the brightest output, or of even grey."""
    seen = [to_noise(t)[0], max(to_noise(t), key=lambda each: each.max()), grey(t)]
    return said.values[0] in [read(t, each) for each in seen] or home(t, said)


HOLDS: Holds = {
    "The network reads a {}": reads_noise,
    "The network reads an {}": reads_noise,
    "The network reads: {}": reads_noise,
    "No digit there, and its output says {}.": lambda t, s: (
        t.net.sizes[-1] == 1 and s.numbers[0].says(float(to_noise(t)[0].max()))
    ),
    "No digit there: several outputs are brightest, at {}. That is no answer.": lambda t, s: (
        lead(to_noise(t)[0]) == 0 and s.numbers[0].says(float(to_noise(t)[0].max()))
    ),
    "To none of these {} has it an answer.": lambda t, s: (
        says(number(SEEDS))(t, s) and all(lead(each) == 0 for each in to_noise(t))
    ),
    "This network reads {} of 100 digits of MNIST right.": lambda t, s: s.numbers[0].says(
        100 * float(t.net.known["accuracy"])
    ),
    "Now there is none: each pixel's grey is drawn at random, evenly from 0 to 1.": lambda t, s: (
        0 <= seed(t, 0).min() < 0.05 and 0.95 < seed(t, 0).max() <= 1
    ),
    "No digit there, and it answers {}: that output says {}.": one_answer,
    "Another seed, another picture: these are the first seeds, none left out.": lambda t, s: (
        len(to_noise(t)) == SEEDS
    ),
    "All {} are read as {}. Of the first {} seeds, {} are.": again,
    "{} of these {} are read as {}. Of the first {} seeds, {} are.": again,
    "read as {}: {} of {} seeds": read_as,
    "Why {}? Summed up, noise is nearly even grey, and that is read as {}, too.": lambda t, s: (
        sums_up_to_grey(t) and set(s.values) == {read(t, grey(t))}
    ),
    "all pixels at {}": says(number(GREY)),
    "Here it was surest.": lambda t, s: not sums_up_to_grey(t),
    "But why answer at all? Ten outputs, one for each digit.": lambda t, s: t.net.sizes[-1] == 10,
    "One of the ten is the brightest, whatever comes in.": lambda t, s: (
        t.net.sizes[-1] == 10 and all(lead(each) > 0 for each in to_noise(t))
    ),
    "How bright is the brightest output for digits? {} to {} for {} of 100.": of_digits,
    "There too, though fewer: {} of 100. And no digit in any of them.": of_noise,
    "There too: {} of 100. And no digit in any of them.": of_noise,
    "From {} to {}: {} of 100. This noise leaves these outputs rather dark.": of_noise,
    "From {} to {}: {} of 100. And no digit in any of them.": of_noise,
    "Refuse what is below {}? That refuses {} of 100 digits.": lambda t, s: says(
        *map(number, (*cut(t)[:2], 100))
    )(t, s),
    "And of this noise, {} of 100 pictures would still pass.": lambda t, s: says(
        *map(number, (cut(t)[2], 100))
    )(t, s),
    "below {}: {} of 100": lambda t, s: says(*map(number, (*cut(t)[:2], 100)))(t, s),
    "from {} on: {} of 100": lambda t, s: says(*map(number, (*cut(t)[::2], 100)))(t, s),
    "6 pixels to the right: this cell, as bright as the brightest output.": says(number(ASIDE)),
    "There, it reads a {}, at {}.": there,
    "There, it reads an {}, at {}.": there,
    "There, it reads: {}, at {}.": there,
    "There, several outputs are brightest: that is no answer.": lambda t, s: (
        lead(everywhere(t)[MOST, MOST + ASIDE]) == 0
    ),
    "Now every place, up to 12 pixels each way: a cell for each.": says(number(MOST)),
    "The numbers: what it reads there. Far out, parts of it are gone.": lambda t, s: (
        not whole(t).all()
    ),
    "The numbers: what it reads there.": lambda t, s: bool(whole(t).all()),
    "Outlined: around the middle, it still reads a {}.": home,
    "Outlined: around the middle, it still reads an {}.": home,
    "Wherever it is, the answer stays {}.": home,
    "Here all of it is in the picture. Yet the answer is {}, at {}.": strange,
    "Wherever all of it is in the picture, the answer is the same.": lambda t, s: (
        strangest(t) is None
    ),
    "A {} comes in, and it says {}. It has no output for “I cannot tell”.": comes_in,
    "{}": lambda t, s: s.values[0] in (*names(t), "–") or bool(s.numbers),
    "{} pictures of noise, seeds 0 to {}": says(number(FIRST), number(0), number(FIRST - 1)),
}

NOTHING: Nothing = {
    DRAWN: (
        'pixels right',
        "brightness: brightest output; number: answer", "how bright the brightest output is",
        "how many of 100",
    ),
    RULE: (
        "A seed starts the drawing: the same seed, the same noise.",
        "It has no output for “no digit”.",
        "It has no output for “I cannot tell”.",
        "“no digit”: there is no such output",
        "The brightest output says which answer. None stands for “I cannot tell”.",
    ),
    OURS: (
        "Not only noise: digits come to it in the middle. What of one elsewhere?",
        "Not only noise: it learnt digits near the middle. What of one elsewhere?",
        "Every picture so far showed a digit.",
    ),
    SHOWN: (
        "Many digits: how bright is the brightest output of each? Bars count them.",
        "And for this noise? Guess where its longest bar will stand.",
        "The outline: where it still reads the same.",
        "How bright will the brightest be?", "Where will the longest bar of noise stand?",
        "seed {}",
    ),
}  # fmt: skip
