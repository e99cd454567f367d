"""What `learning` says: of the training run that ends in `strokes`, checkpoint by checkpoint."""

import numpy as np

from scenes._audit.claims.facts import (
    DRAWN,
    OURS,
    RULE,
    SHOWN,
    Holds,
    Nothing,
    in_turn,
    label,
    number,
    ranked,
    says,
)
from scenes._audit.claims.said import Printed, Said
from scenes._audit.truth.library import Library
from scenes._audit.truth.of.learning import arrays
from scenes._audit.truth.passing import passed

EXAMPLES, TEST, BATCH = 60_000, 10_000, 64
CLEAR = 0.5
FOLLOWED = 10


def epochs(t: Library) -> np.ndarray:
    """When the checkpoints were taken."""
    return t.run[1]["checkpoint_epochs"]


def right(t: Library) -> np.ndarray:
    """The share of the test images that each checkpoint reads right."""
    curves = t.run[1]
    return curves["accuracy"][np.searchsorted(curves["epochs"], epochs(t))]


def changes_a_pass() -> int:
    """How often the numbers are changed in one pass."""
    return -(-EXAMPLES // BATCH)


def seen(t: Library, checkpoint: int) -> int:
    """How many examples had been seen at a checkpoint of the first pass."""
    return round(float(epochs(t)[checkpoint]) * changes_a_pass()) * BATCH


def all_numbers(t: Library) -> int:
    """How many numbers the network of the run has."""
    net = t.run[0][-1]
    return sum(w.size + b.size for w, b in zip(net.weights, net.biases))


def outputs(t: Library, x: np.ndarray) -> np.ndarray:
    """What each checkpoint's outputs say, (k, 10) for one input."""
    return np.array([passed(net, x).a[-1] for net in t.run[0]])


def labelled(t: Library) -> list[tuple[np.ndarray, int]]:
    """The chosen digit and others of our own, with what they were written as."""
    x = in_turn(t)
    known = [(t.digits.x == one).all(axis=1) for one in x]
    pairs = [(one, int(t.digits.labels[k.argmax()])) for one, k in zip(x, known) if k.any()]
    return pairs[:FOLLOWED]


def before(t: Library, said: Said) -> bool:
    """What is read before anything is learnt."""
    pairs = labelled(t)
    given = [int(ranked(passed(t.run[0][0], x).a[-1])[0]) for x, _ in pairs]
    if "same answer" in said.sentence:
        return len(set(given)) == 1 and (not said.numbers or said.numbers[0].says(given[0]))
    count = sum(answer == wanted for answer, (_, wanted) in zip(given, pairs))
    return says(lambda _: count, lambda _: len(pairs))(t, said)


def after_examples(t: Library, said: Said) -> bool:
    """After so many examples it reads so many of 100; they are a checkpoint's."""
    counts = [each for each in said.numbers if each.value not in (EXAMPLES, 100)]
    known = {seen(t, k): 100 * right(t)[k] for k in range(len(epochs(t))) if epochs(t)[k] < 1}
    share = known.get(int(counts[0].value))
    return share is not None and counts[-1].says(float(share))


def mean_loss(t: Library) -> np.ndarray:
    """The mean of the squares at each checkpoint."""
    return t.measured["squares"]["means"]


def own_loss(t: Library) -> float:
    """The ten squared differences of the chosen digit before learning, added."""
    x, wanted = labelled(t)[0]
    a = passed(t.run[0][0], x).a[-1]
    return float(((a - np.eye(10)[wanted]) ** 2).sum())


def is_checkpoint(epoch: Printed, t: Library) -> int | None:
    """Which checkpoint is printed as this epoch."""
    return next((k for k, each in enumerate(epochs(t)) if epoch.says(float(each))), None)


def at_epoch(t: Library, said: Said) -> bool:
    """At an epoch the outputs say this of the chosen digit."""
    epoch, *pairs = said.numbers
    k = is_checkpoint(epoch, t)
    if k is None:
        return False
    a = outputs(t, t.x)[k]
    best = ranked(a)
    wanted = label(t)
    is_right = int(best[0]) == wanted
    if ("right" in said.sentence) != is_right or ("just" in said.sentence) != (
        is_right and a[best[0]] < CLEAR
    ):
        return False
    found = zip(pairs[::2], pairs[1::2], best)
    return all(name.says(int(j)) and value.says(float(a[j])) for name, value, j in found)


def course(t: Library) -> np.ndarray:
    """Whether each checkpoint reads the chosen digit right."""
    return outputs(t, t.x).argmax(axis=1) == label(t)


def since(t: Library, said: Said) -> bool:
    """Right at an epoch, and at every checkpoint after it, but not at the one before."""
    ok = course(t)
    last_wrong = int(np.flatnonzero(~ok)[-1])
    wavers = bool(ok[:last_wrong].any())
    return bool(
        ok[-1]
        and is_checkpoint(said.numbers[0], t) == last_wrong + 1
        and wavers == ("wavers" in said.sentence)
    )


def all_shrink(t: Library) -> bool:
    """Whether most weights of the first layer end smaller than where they were largest, while the
    one that is followed goes on growing from there, and only later shrinks as well."""
    sizes = [np.abs(net.weights[0]) for net in t.run[0]]
    strongest = int(np.argmax([each.mean() for each in sizes]))
    followed = arrays(t)["the followed weight"]
    return (
        strongest < len(sizes) - 1
        and bool((sizes[-1] < sizes[strongest]).mean() > 0.5)
        and bool((np.diff(followed[strongest : (most := int(followed.argmax())) + 1]) > 0).all())
        and strongest < most < len(followed) - 1
    )


HOLDS: Holds = {
    "This network reads digits by 13,002 numbers. Who set them?": says(all_numbers),
    "Before learning, it gives all of our digits the same answer.": before,
    "Before learning, it gives all of our digits the same answer: {}.": before,
    "Before learning, {} of our {} digits are read right.": before,
    "60,000 pictures from MNIST, each with its right answer. Once through: an epoch.": (
        says(number(EXAMPLES))
    ),
    "Wanted here: one output lit, nine dark.": lambda t, s: t.run[0][0].sizes[-1] == 10,
    "The loss: ten differences squared, added. Training takes logarithms instead.": lambda t, s: (
        t.run[0][0].sizes[-1] == 10
    ),
    "The loss: ten differences squared, added: about {}. Training takes logarithms.": lambda t, s: (
        s.numbers[-1].says(own_loss(t))
    ),
    "the ten squares, added: ≈ {}": lambda t, s: s.numbers[-1].says(own_loss(t)),
    "The mean loss over 10,000 other pictures, the test: {}. 0 is perfect.": lambda t, s: (
        s.numbers[0].value == TEST and s.numbers[1].says(float(mean_loss(t)[0]))
    ),
    "Of these, it reads {} of 100 right.": lambda t, s: s.numbers[0].says(100 * right(t)[0]),
    "Guess: after {} examples, how many of 100 does it read?": lambda t, s: s.numbers[0].says(
        seen(t, 1)
    ),
    "After {} examples: how many of 100?": lambda t, s: s.numbers[0].says(seen(t, 1)),
    "After {} of 60,000 examples, it reads {} of 100.": after_examples,
    "After {}, still each seen only once: {} of 100.": after_examples,
    "300 epochs. Each dot is a checkpoint, a copy of all numbers.": (says(lambda t: epochs(t)[-1])),
    "Then most weights shrink: training puts a price on each. The dial's first grows.": (
        lambda t, s: all_shrink(t)
    ),
    "Wrong: it says the same to every digit.": lambda t, s: (
        before(t, Said("same answer")) and not course(t)[0]
    ),
    "At first, right: but only by luck, for it says the same to every digit.": lambda t, s: (
        before(t, Said("same answer")) and bool(course(t)[0])
    ),
    "At first, it says {}.": lambda t, s: s.numbers[0].says(int(outputs(t, t.x)[0].argmax())),
    "At epoch {}, it is just right: {} at {}, then {} at {}.": at_epoch,
    "At epoch {}, it is right: {} at {}.": at_epoch,
    "At epoch {}, it says {}, at {}.": at_epoch,
    "Right at epoch {}, and at every checkpoint after it.": since,
    "It wavers, and is right at every checkpoint from epoch {} on.": since,
    "It is right at every checkpoint, but only later for good reason.": lambda t, s: bool(
        course(t).all()
    ),
    "Right at {} of {} checkpoints, but not at the last one.": lambda t, s: (
        says(lambda t: course(t).sum(), lambda t: len(course(t)))(t, s) and not course(t)[-1]
    ),
    "It is wrong at every checkpoint: this digit it never learns.": lambda t, s: (
        not course(t).any()
    ),
    "All 16 neurons of the first layer: left as they were, right as they learn.": (
        says(lambda t: t.run[0][0].sizes[1])
    ),
    "After about every 64 examples, the numbers changed a little: 281,400 times.": (
        says(number(BATCH), lambda t: epochs(t)[-1] * changes_a_pass())
    ),
    "How does it know which way to turn 13,002 dials?": says(all_numbers),
    "Which way to turn {} dials?": says(all_numbers),
    "{} of its {} numbers": says(lambda t: t.run[0][0].weights[0].size, all_numbers),
    "random weights (seed {})": lambda t, s: s.numbers[0].says(
        float(t.shipped["strokes"].known["seed"])
    ),
    "one epoch: once through {} other pictures": says(number(EXAMPLES)),
    "{} weights of one neuron": says(lambda t: t.run[0][0].sizes[0]),
    "epoch {}": lambda t, s: is_checkpoint(s.numbers[0], t) is not None,
    "wanted for a {}: one lit, nine dark": lambda t, s: (
        s.numbers[0].says(labelled(t)[0][1]) and t.run[0][0].sizes[-1] == 10
    ),
    "{}": lambda t, s: s.values[0] in tuple(map(str, range(10))),
}

NOTHING: Nothing = {
    DRAWN: (
        '97.13 %',
        "weights: full colour from ±{} on", "mean loss", "test pictures read right"),
    RULE: (
        "Learning is finding good values for the numbers, by other examples like these:",
        "in training: logarithms for squares",
        "Nobody set them one by one. Before it learnt, these weights were random.",
    ),
    OURS: ("In all of them, what helps little fades, and strokes stay.",),
    SHOWN: (
        "So many of these are read right.", "And soon it reads most of them.",
        "Follow one neuron's weights, one of them drawn as a dial.",
        "After the first examples, it reads a few more.",
        "Now it sees examples. Guess: how many of 100 does it read then?",
        "Once more, with one digit.", "right in the end.",
        "The mean loss over 10,000 other pictures, the test. 0 is perfect.",
        "right", "one of them",
    ),
}  # fmt: skip
