"""Mobjects copied quickly: Manim copies each before it animates it, and so do its animations.

copy.deepcopy asks about each number, name and function among a mobject's attributes. What cannot
change is shared here, and arrays are copied at once; the rest is left to it.
"""

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


def copy_quickly() -> None:
    """Let all mobjects of this process be copied like that, Manim's own too."""
    Mobject.__deepcopy__ = copied
