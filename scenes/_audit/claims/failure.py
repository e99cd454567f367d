"""What `failure` says: which digit is misread, and what that depends on."""

import numpy as np

from scenes._audit.claims.facts import (
    DRAWN,
    OURS,
    RULE,
    SHOWN,
    Holds,
    Nothing,
    answers,
    names,
    number,
    says,
)
from scenes._audit.claims.misread import (
    SQUARE,
    case,
    covered,
    hurried,
    most_difference,
    repair,
    rest,
)
from scenes._audit.claims.said import Said
from scenes._audit.truth.library import Library
from scenes._audit.truth.passing import passed


def shares(t: Library, said: Said) -> bool:
    """How many pixels turned one answer, and with how much ink the other was held."""
    found = repair(t)
    known = [] if found is None else [float(found[0] ** 2)]
    known += [100 * rest(t).ink] if "ink" in said.sentence else []
    return says(*map(number, known))(t, said)


def turned(t: Library, said: Said) -> bool:
    """Which square turns the answer to the right one."""
    found = repair(t)
    if found is None:
        return "No square" in said.sentence
    if found[0] == 1:
        return "single" in said.sentence and said.values == (str(case(t).wanted),)
    return says(number(found[0]), number(found[0]), number(case(t).wanted))(t, said)


def written_as(t: Library, said: Said) -> bool:
    """What it was written as, and what that output says."""
    one = case(t)
    return says(number(one.wanted), number(answers(t, one.x)[one.wanted]))(t, said)


def several_say(t: Library, said: Said) -> bool:
    """How many outputs say as much as two decimals tell, which is highest, and how close it is."""
    outputs = answers(t, case(t).x)
    behind, ahead = np.sort(outputs)[-2:]
    alike = int((outputs.round(2) == ahead.round(2)).sum())
    told = (alike, ahead, case(t).read, ahead, behind)
    return alike > 1 and says(*map(number, told))(t, said)


def a_sentence_of_both(t: Library, said: Said) -> bool:
    """What is read of one of the two digits."""
    return said.values[0] in (str(case(t).read), rest(t).answer)


def bluest(t: Library) -> bool:
    """Whether covering helps somewhere."""
    change = covered(t, SQUARE)[..., case(t).wanted] - answers(t, case(t).x)[case(t).wanted]
    return float(change.max()) > 0


HOLDS: Holds = {
    "{}": lambda t, s: s.values[0] in tuple(map(str, range(10))),
    "of {} read right": says(lambda t: len(t.hurried.x)),
    "to output {}": lambda t, s: s.numbers[0].value in (case(t).read, case(t).wanted),
    "written as {}": says(lambda t: case(t).wanted),
    "{} of its ink": says(lambda t: 100 * rest(t).ink),
    "it reads {}": lambda t, s: s.values[0] in (str(case(t).read), rest(t).answer),
    "This network's outputs are not the ten digits: none can be misread.": lambda t, s: (
        t.net.sizes[-1] == 10 and names(t) != tuple(map(str, range(10)))
    ),
    "This network has one output, and it names no digit: none can be misread.": lambda t, s: (
        t.net.sizes[-1] == 1
    ),
    "This network has {} outputs, not one for each digit: none can be misread.": (
        says(lambda t: t.net.sizes[-1])
    ),
    "without any ink, {} says {}": lambda t, s: (
        s.values[0] == rest(t).answer and s.numbers[-1].says(rest(t).empty)
    ),
    "without it: {}": lambda t, s: s.values == (str(most_difference(t)[1]),) or bool(s.values),
    "Where does our network go wrong? A program of ours writes 600 digits in a hurry.": (
        says(lambda t: len(t.hurried.x))
    ),
    "The network reads {} of them right. Framed: the {} it gets wrong.": (
        says(lambda t: len(t.hurried.x) - hurried(t)[0], lambda t: hurried(t)[0])
    ),
    "This is the one that it gets wrong.": lambda t, s: hurried(t)[0] == 1,
    "another network reads this one right": lambda t, s: hurried(t)[1] > 0,
    "of these {}, ours is most wrong here": says(lambda t: hurried(t)[0]),
    "600 digits, written in a hurry: on none is another output above the right one.": (
        lambda t, s: hurried(t)[2] < 0 and says(lambda t: len(t.hurried.x))(t, s)
    ),
    "And the network? It answers: a {}.": lambda t, s: s.values == (str(case(t).read),),
    "And the network? {} outputs say {}. It answers {}: {} against {}.": several_say,
    "And the network? It answers: an {}.": lambda t, s: s.values == (str(case(t).read),),
    "It was written as {}. That output says {}.": written_as,
    "With its bias, that comes to z. The higher z wins.": lambda t, s: (
        int(passed(t.net, case(t).x).z[-1].argmax()) == case(t).read
    ),
    "This neuron makes the most difference. Without it, {} would have the highest z.": (
        lambda t, s: most_difference(t)[0] > 0 and s.values == (str(most_difference(t)[1]),)
    ),
    "None of them sends more to the wrong output: it is the biases that decide.": lambda t, s: (
        most_difference(t)[0] <= 0
    ),
    "Blue: covering helps the right answer. Red: it hurts.": lambda t, s: bluest(t),
    "No place is blue: covering helps nowhere.": lambda t, s: not bluest(t),
    "Without these {} by {} pixels, it reads {}.": turned,
    "Without this single pixel, it reads {}.": turned,
    "No square of up to {} by {} pixels makes it read what was written.": turned,
    "The network reads {} here.": lambda t, s: s.values == (rest(t).answer,),
    "Square after square goes that it can do without: {} of the ink is left. "
    "The answer's output said {}, and now {}.": (
        says(lambda t: 100 * rest(t).ink, lambda t: rest(t).whole, lambda t: rest(t).left)
    ),
    "And without any ink at all, that output says {}.": says(lambda t: rest(t).empty),
    "It weighs pixels: {} turned one answer, a chosen {} of the ink held the other.": shares,
    "It weighs pixels: {} of the ink was enough for its answer.": shares,
    "It weighs pixels: without {} of them, its answer was another.": shares,
    "The network reads a {}": a_sentence_of_both,
    "The network reads an {}": a_sentence_of_both,
    "It reads a {}, but this is a {}": lambda t, s: (
        s.values == (str(case(t).read), str(case(t).wanted))
    ),
    "It reads a {}, but this is an {}": lambda t, s: (
        s.values == (str(case(t).read), str(case(t).wanted))
    ),
    "It reads an {}, but this is a {}": lambda t, s: (
        s.values == (str(case(t).read), str(case(t).wanted))
    ),
}

NOTHING: Nothing = {
    DRAWN: (
        'positive effect',
        'negative effect',
        "Outlined: the pixels that raise its sum most.",),
    RULE: (
        "Why? Each output adds up what neurons send it: activation times weight.",
        "It weighs pixels and adds them up, no more.",
    ),
    OURS: ("And when it is right: does it see what we see? What do you read here?",),
    SHOWN: (
        'The strongest blue is not where the outline is: other neurons have their say.',
        'The mistake depends most on the place where the blue is strongest.',
        'Where it goes wrong',
        "The network reads them. Framed: what it gets wrong.",
        "And the network? It answers: a 5.",
        "It was written as 3.",
        "One neuron makes the most difference.",
        "Why so much? Follow back what reached it most, to the pixels.",
        "Which pixels does the mistake depend on? Cover a square and read again, all over.",
        "The strongest blue lies where the outline was.",
        "Square after square goes that it can do without.",
    ),
}  # fmt: skip
