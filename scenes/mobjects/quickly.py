"""What Manim asks of mobjects most often, done in less time: to be copied, listed and coloured.

It copies each mobject before it animates it, and copy.deepcopy asks about each number, name and
function among its attributes. What cannot change is shared here, and arrays are copied at once. It
asks for families in every frame, and passes each part from parent to parent; and it makes arrays of
lists of colours and opacities to set a single one.
"""

from collections.abc import Iterable
from copy import deepcopy
from types import BuiltinFunctionType, FunctionType
from typing import Any

import numpy as np
from manim import CapStyleType, LineJointType, ManimColor, Mobject, VMobject

UNCHANGING = {str, int, float, bool, type(None), np.float64, ManimColor}
OPACITIES = {float, int, np.float64, type(None)}
UNCHANGING |= {LineJointType, CapStyleType, FunctionType, BuiltinFunctionType}


def copied(mobject: Mobject, clones: dict[int, Any]) -> Mobject:
    """A deep copy, as `copy.deepcopy` asks for it. clones: what is copied already, by its id."""
    kind: Any = type(mobject)
    clone = kind.__new__(kind)
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


manims_update = VMobject.update_rgbas_array


def update_rgbas(
    mobject: VMobject, name: str, color: object = None, opacity: object = None
) -> VMobject:
    """Set a colour, an opacity, or both, in one of a mobject's arrays of colours."""
    rgbas = vars(mobject).get(name)
    is_one = (color is None or type(color) is ManimColor) and type(opacity) in OPACITIES
    if rgbas is None or not len(rgbas) or not is_one or mobject.sheen_factor != 0:
        return manims_update(mobject, name, color, opacity)
    if isinstance(color, ManimColor):
        rgbas[:, :3] = color.to_rgb()
    if opacity is not None:
        rgbas[:, 3] = opacity
    return mobject


def be_quick() -> None:
    """Let all mobjects of this process do so, Manim's own too."""
    Mobject.__deepcopy__ = copied
    Mobject.get_family = family
    VMobject.update_rgbas_array = update_rgbas
