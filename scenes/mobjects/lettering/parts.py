"""Formulas of named parts: one turns into the next by moving its parts, not by fading over."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from manim import (
    Animation,
    ManimColor,
    Mobject,
    Scene,
    VGroup,
    VMobject,
    smooth,
    squish_rate_func,
)
from manim.utils.bezier import interpolate

from scenes.mobjects.lettering.text import formula
from scenes.mobjects.lettering.typeset import Letter
from scenes.mobjects.theme import HEADING, THEME

NAME = re.compile(r":\s*([A-Za-z_][\w-]*)\s*}}")  # of a part, in Typst's notation
GONE, COMES = 0.35, 0.6  # of the time: by when what is left over is gone, from when new parts come
SMALL = 0.3  # of its size: a sign that is born at a thing
NOWHERE: Mapping[str, Mobject] = {}
soon = squish_rate_func(smooth, 0, GONE)
late = squish_rate_func(smooth, COMES, 1)


class PartsFormula(VGroup):
    """A formula whose signs belong to parts with names: `formula.part("w")`.

    A part may have parts of its own. What stands in no part is called "".
    """

    def __init__(
        self, code: str, *values: str | int, size: float = HEADING, color: ManimColor = THEME.ink
    ) -> None:
        """code, values: as `formula` takes them; `{{ w : name }}` names a part, once in a formula.

        A part inside another: `{{ a_{{ n : index }} : a }}`. size: BODY or more, so that indices
        stay 18 pixels high at 480p wherever they move.
        """
        super().__init__()
        drawn = formula(code, *values, size=size, color=color)
        self.whole = {name: drawn.select(name) for name in NAME.findall(code)}
        # Of each part the signs that are in no part inside it: those of a bracket, say.
        self.own: dict[str, VGroup] = {name: VGroup() for name in ["", *self.whole]}
        inside = {name: set(map(id, part)) for name, part in self.whole.items()}
        for sign in drawn.submobjects:
            holding = [name for name, signs in inside.items() if id(sign) in signs]
            owner = min(holding, key=lambda name: len(inside[name]), default="")
            self.own[owner].add(sign)
        self.add(*(part for part in self.own.values() if len(part)))

    def part(self, name: str) -> VGroup:
        """The signs of a part and of the parts in it; KeyError where none has this name."""
        return self.whole[name]

    def paint_part(self, name: str, color: ManimColor) -> Self:
        """Give a part a colour of its own."""
        self.part(name).set_color(color)
        return self

    def come(self, origins: Mapping[str, Mobject] = NOWHERE, **kwargs: Any) -> "Turning":
        """An animation: each part comes out of what `origins` has for it, the others fade in."""
        return Turning(None, self, origins, **kwargs)

    def turn_into(
        self, other: "PartsFormula", origins: Mapping[str, Mobject | str] = NOWHERE, **kwargs: Any
    ) -> "Turning":
        """An animation: the parts move to their places in another formula.

        Parts of one name become each other. origins: where parts of the other formula come from
        instead: a name of this one's, also for several, signs of another formula, or any thing, out
        of which they grow; these stay where they are.
        """
        return Turning(self, other, origins, **kwargs)


@dataclass
class Sign:
    """A sign on its way: its outline, (points, 3), at both ends, and how plain it is at both."""

    drawn: VMobject
    final: np.ndarray
    start: np.ndarray
    end: np.ndarray
    opacity: tuple[float, float] = (1.0, 1.0)


class Turning(Animation):
    """A formula's parts move to their places in the next; what is left over goes first, what is
    new comes last. Afterwards the next one is on screen as a whole, and the old one as it was.
    """

    def __init__(
        self,
        old: PartsFormula | None,
        new: PartsFormula,
        origins: Mapping[str, Mobject | str],
        lag: float = 0.0,
        **kwargs: Any,
    ) -> None:
        """lag: how much later each part begins than the one before, of the time that it takes."""
        self.old, self.new, self.lag = old, new, lag
        before = old.own if old else {}
        self.groups, used = list[list[Sign]](), {""}
        for name, part in new.own.items():
            origin = origins.get(name, name)
            if isinstance(origin, str):
                used.add(origin)
                # What belongs to no part is no sign in particular: it cannot become another.
                origin = before.get(origin, VGroup()) if origin else VGroup()
            self.groups.append(_moving(part, origin))
        left = [part.copy() for name, part in before.items() if name == "" or name not in used]
        self.left = VGroup(*left)
        super().__init__(VGroup(new, self.left), introducer=True, **kwargs)

    def _setup_scene(self, scene: Scene) -> None:
        if self.old:
            scene.remove(*self.old.get_family())
        super()._setup_scene(scene)

    def interpolate_mobject(self, alpha: float) -> None:
        span = 1 + self.lag * max(len(self.groups) - 1, 0)
        for k, signs in enumerate(self.groups):
            share = float(np.clip(alpha * span - k * self.lag, 0, 1))
            for sign in signs:
                _show(sign, share, self.rate_func(share))
        self.left.set_opacity(1 - soon(alpha))

    def clean_up_from_scene(self, scene: Scene) -> None:
        super().clean_up_from_scene(scene)
        scene.remove(*self.mobject.get_family())
        scene.add(self.new)


def _moving(part: VGroup, origin: Mobject) -> list[Sign]:
    """The signs of a part, from where they are in what they come from."""
    sources = [each for each in origin.get_family() if len(each.points)]
    if sources and not all(isinstance(each, Letter) for each in sources):
        # Born at a thing: it comes out of it as itself, small at first.
        born = part.copy().scale(SMALL).move_to(origin.get_center())
        sources, opacity = [each for each in born.get_family() if len(each.points)], (0.0, 1.0)
    else:
        opacity = (1.0, 1.0)
    signs = []
    for k, drawn in enumerate(part):
        final = drawn.points.copy()
        if not sources:
            signs.append(Sign(drawn, final, final, final, (0.0, 1.0)))
            continue
        start, end = sources[min(k, len(sources) - 1)].copy(), drawn.copy()
        start.align_points(end)
        signs.append(Sign(drawn, final, start.points, end.points, opacity))
    return signs


def _show(sign: Sign, share: float, moved: float) -> None:
    """Draw a sign when this share of its time is over, and this of its way."""
    whole = share == 1
    sign.drawn.points = sign.final.copy() if whole else interpolate(sign.start, sign.end, moved)
    if sign.opacity != (1.0, 1.0):
        is_born = sign.start is not sign.final
        sign.drawn.set_fill(opacity=soon(share) if is_born else late(share))
