"""Formulas of named parts: one turns into the next by moving its parts, not by fading over."""

import re
from collections.abc import Mapping
from typing import Any, Self

from manim import (
    Animation,
    AnimationGroup,
    FadeIn,
    FadeOut,
    ManimColor,
    Mobject,
    ReplacementTransform,
    Scene,
    VGroup,
    smooth,
    squish_rate_func,
)

from scenes.mobjects.lettering.text import formula
from scenes.mobjects.theme import HEADING, THEME

NAME = re.compile(r":\s*([A-Za-z_][\w-]*)\s*}}")  # of a part, in Typst's notation
GONE, COMES = 0.35, 0.6  # of the time: by when what is left over is gone, from when new parts come
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
        """An animation: each part comes from what `origins` has for it, the others fade in."""
        return Turning(None, self, origins, **kwargs)

    def turn_into(
        self, other: "PartsFormula", origins: Mapping[str, Mobject | str] = NOWHERE, **kwargs: Any
    ) -> "Turning":
        """An animation: the parts move to their places in another formula.

        Parts of one name become each other. origins: where parts of the other formula come from
        instead: a name of this one's, also for several, or anything drawn with lines, which stays.
        """
        return Turning(self, other, origins, **kwargs)


class Turning(AnimationGroup):
    """A formula's parts move to their places in the next; what is left over goes first, what is
    new comes last. Afterwards the next one is on screen as a whole, and the old one as it was.
    """

    def __init__(
        self,
        old: PartsFormula | None,
        new: PartsFormula,
        origins: Mapping[str, Mobject | str],
        **kwargs: Any,
    ) -> None:
        self.old, self.new = old, new
        before = old.own if old else {}
        moves, used = list[Animation](), set[str]()
        for name, part in new.own.items():
            origin = origins.get(name, name)
            if isinstance(origin, str):
                used.add(origin)
                # What belongs to no part is no sign in particular: it cannot become another.
                origin = before.get(origin, VGroup()) if origin else VGroup()
            if len(part) and origin.family_members_with_points():
                moves.append(ReplacementTransform(origin.copy(), part))
            elif len(part):
                moves.append(FadeIn(part, rate_func=late))
        left = [part.copy() for name, part in before.items() if name == "" or name not in used]
        moves += [FadeOut(part, rate_func=soon) for part in left if len(part)]
        super().__init__(*moves, **kwargs)

    def _setup_scene(self, scene: Scene) -> None:
        if self.old:
            scene.remove(self.old)
        super()._setup_scene(scene)

    def clean_up_from_scene(self, scene: Scene) -> None:
        super().clean_up_from_scene(scene)
        scene.remove(self.group, self.new)
        scene.add(self.new)
