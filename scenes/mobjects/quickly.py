"""What Manim asks of mobjects most often, answered in less time: their copies and their families.

It copies each mobject before it animates it, and copy.deepcopy asks about each number, name and
function among its attributes. What cannot change is shared here, and arrays are copied at once. It
asks for families in every frame, and passes each part from parent to parent.
"""

from collections.abc import Iterable
from copy import deepcopy
from types import BuiltinFunctionType, FunctionType
from typing import Any

import numpy as np
from manim import CapStyleType, LineJointType, ManimColor, Mobject

UNCHANGING = {str, int, float, bool, type(None), np.float64, ManimColor}
UNCHANGING |= {LineJointType, CapStyleType, FunctionType, BuiltinFunctionType}


def copied(mobject: Mobject, clones: dict[int, Any]) -> Mobject:
    """A deep copy, as `copy.deepcopy` asks for it. clones: what is copied already, by its id."""
    clone = type(mobject).__new__(type(mobject))
    clones[id(mobject)] = clone
    state = vars(clone)
    for name, value in vars(mobject).items():
        if type(value) in UNCHANGING:
            state[name] = value
        elif type(value) is np.ndarray and not value.dtype.hasobject and id(value) not in clones:
            state[name] = clones[id(value)] = value.copy()
        else:
            state[name] = deepcopy(value, clones)
    clone.original_id = str(id(mobject))
    return clone


def family(mobject: Mobject, recurse: bool = True) -> list[Mobject]:
    """A mobject with its parts and theirs. recurse: Manim has it, and does without it."""
    return families([mobject]) if mobject.submobjects else [mobject]


def families(mobjects: Iterable[Mobject]) -> list[Mobject]:
    """Mobjects with their parts, depth first; what comes twice is where it comes last."""
    found: dict[Mobject, None] = {}  # from the last to the first

    def add(mobject: Mobject) -> None:
        # Whose place is known came with its parts; no later visit moves any of them.
        if mobject not in found:
            for part in reversed(mobject.submobjects):
                add(part)
            found[mobject] = None

    for mobject in reversed(list(mobjects)):
        add(mobject)
    return list(reversed(found))


def answer_quickly() -> None:
    """Let all mobjects of this process answer like that, Manim's own too."""
    Mobject.__deepcopy__ = copied
    Mobject.get_family = family
