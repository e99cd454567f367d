"""Which films can show which networks: a scene says in one line what it needs, `needs = PICTURES`.

A scene that says nothing shows no network that somebody chose. It can be read from a scene's
source, so that a course is checked before Manim is started.
"""

from scenes.given.inputs import Shape, takes

ANY_INPUT = "ANY_INPUT"  # whatever the network takes
PICTURES = "PICTURES"  # a network that reads pictures of any shape
DIGIT_PICTURES = "DIGIT_PICTURES"  # one that reads pictures framed as our handwriting is
FRAME = (28, 28)  # rows and columns of that
WANTED = {PICTURES: "pictures", DIGIT_PICTURES: takes(784, FRAME)}


def why_not(need: str | None, inputs: int, shape: Shape | None) -> str | None:
    """Why a film with this need cannot show a network, in a sentence; None where it can.

    inputs: how many it takes. shape: of its picture, None for numbers that are no picture.
    """
    if need in (None, ANY_INPUT) or shape == FRAME or (need == PICTURES and shape):
        return None
    return (
        f"the network takes {takes(inputs, shape)}, and this film shows networks that take"
        f" {WANTED[str(need)]}; the films forward and bias show any."
    )
