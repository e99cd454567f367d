"""Formulas of named parts: one turns into the next by moving its parts, not by fading over."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

import numpy as np
from manim import (
    Animation,
    ManimColor,
    Mobject,
    Typst,
    VGroup,
    VMobject,
    smooth,
    squish_rate_func,
)
from manim.utils.bezier import interpolate

from scenes.mobjects.lettering.faces import recognised
from scenes.mobjects.lettering.text import EM, formula
from scenes.mobjects.lettering.typeset import Letter
from scenes.mobjects.showing import Shown, printed
from scenes.mobjects.theme import HEADING, THEME
from scenes.telling.speech import said_in_formula

# A part in which there is none, with its name; `_coloured` works outwards.
PART = re.compile(r"{{\s*((?:(?!{{|}}).)*?)\s*:\s*([A-Za-z_][\w-]*)\s*}}", re.DOTALL)
DRAWN = ("}use", "}path")  # tags of what is drawn, in Typst's SVG
PAINTED = re.compile(r"text\(fill: #rgb\(0, (\d+), (\d+)\)")
GONE, COMES = 0.35, 0.6  # of the time: by when what is left over is gone, from when new parts come
SMALL = 0.3  # of its size: a sign that is born at a thing
NOWHERE: Mapping[str, Mobject] = {}
soon = squish_rate_func(smooth, 0, GONE)
late = squish_rate_func(smooth, COMES, 1)
then = squish_rate_func(smooth, GONE, 1)


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
        self.said = said_in_formula(_plain(code), values)
        code, inside = _coloured(code)
        drawn = formula(code, *values, size=size, color=color)
        names = ["", *inside]
        self.signs, self.em = list(drawn.submobjects), size / EM / drawn.height
        # Of each part the signs that are in no part inside it: those of a bracket, say.
        self.own: dict[str, VGroup] = {name: VGroup() for name in names}
        for sign, number in zip(drawn.submobjects, _colours(drawn), strict=True):
            self.own[names[number]].add(sign)
        self.whole = {
            name: VGroup(*(sign for each in (name, *inner) for sign in self.own[each]))
            for name, inner in inside.items()
        }
        self.add(*(part for part in self.own.values() if len(part)))
        self.set_color(color)  # the numbers have served

    def shows(self) -> Iterator[Shown]:
        """What is written, in Typst's notation, without the names of parts."""
        signs = [sign for sign in self.signs if len(sign.points)]
        more = {"em": np.array(self.em * self.height), "formula": np.ones(1)}
        yield from printed("words", self.said, signs, {**more, "letters": recognised(signs)})

    def part(self, name: str) -> VGroup:
        """The signs of a part and of the parts in it; KeyError where none has this name."""
        return self.whole[name]

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


def _plain(code: str) -> str:
    """A formula's code without the names of its parts."""
    while code != (code := PART.sub(r"\1", code)):
        pass
    return code


def _coloured(code: str) -> tuple[str, dict[str, list[str]]]:
    """A formula's code in which each part has a colour that says its number, from 1; of each part,
    by name and in the order of these numbers, the parts in it.

    Manim's own way sets the formula anew for each of its parts, which takes seconds for a matrix.
    """
    inside: dict[str, list[str]] = {}

    def colour(found: re.Match[str]) -> str:
        body, name = found[1], found[2]
        if name in inside:
            raise ValueError(f"two parts of the formula have the name {name}; each needs its own.")
        numbers = (256 * int(high) + int(low) for high, low in PAINTED.findall(body))
        known = list(inside)
        inside[name] = [known[number - 1] for number in numbers]
        high, low = divmod(len(inside), 256)
        return f"text(fill: #rgb(0, {high}, {low}), {body})"

    while code != (code := PART.sub(colour, code)):
        pass
    return code, inside


def _colours(drawn: Typst) -> list[int]:
    """The number that the colour of each of a formula's signs says, in their order."""
    root = ElementTree.parse(drawn.get_file_path()).getroot()
    signs = [each for each in root.iter() if each.get("fill") and each.tag.endswith(DRAWN)]
    return [int(each.get("fill", "")[1:], 16) for each in signs]


@dataclass
class Sign:
    """A sign on its way: its outline at both ends, (points, 3), and how it comes to be plain; one
    that is plain all the time has None.
    """

    drawn: VMobject
    start: np.ndarray
    end: np.ndarray
    comes: Callable[[float], float] | None = None


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
        self.groups, used, left = list[list[Sign]](), {""}, VGroup()
        for name, part in new.own.items():
            origin = origins.get(name, name)
            if isinstance(origin, str):
                used.add(origin)
                # What belongs to no part is no sign in particular: it cannot become another.
                origin = before.get(origin, VGroup()) if origin else VGroup()
            self.groups.append(_moving(part, origin))
            if _is_written(origin) and not _is_same(_signs(origin), part):
                left.add(origin.copy())  # it makes room for the part's signs
        gone = (part for name, part in before.items() if name == "" or name not in used)
        self.left = left.add(*(part.copy() for part in gone))
        super().__init__(VGroup(new, self.left), introducer=True, **kwargs)

    def _setup_scene(self, scene: Any) -> None:
        if self.old:
            scene.remove(*self.old.get_family())
        super()._setup_scene(scene)

    def interpolate_mobject(self, alpha: float) -> None:
        span = 1 + self.lag * max(len(self.groups) - 1, 0)
        for k, signs in enumerate(self.groups):
            share = float(np.clip(alpha * span - k * self.lag, 0, 1))
            for sign in signs:
                _show(sign, share, self.rate_func(share))
        self.left.set_opacity(1 - soon(alpha * span))  # gone before what takes its room comes

    def clean_up_from_scene(self, scene: Any) -> None:
        super().clean_up_from_scene(scene)
        scene.remove(*self.mobject.get_family())
        scene.add(self.new)


def _signs(mobject: Mobject) -> list[VMobject]:
    return [each for each in mobject.get_family() if len(each.points)]


def _is_written(origin: Mobject) -> bool:
    return all(isinstance(each, Letter) for each in _signs(origin))


def _is_same(some: Sequence[VMobject], others: Sequence[VMobject]) -> bool:
    """Whether these are the same signs: letters that differ have other numbers of points."""
    return [len(each.points) for each in some] == [len(each.points) for each in others]


def _moving(part: VGroup, origin: Mobject) -> list[Sign]:
    """The signs of a part, from where they are in what they come from."""
    sources, comes = _signs(origin), None
    if not sources:
        here = ((each, each.points.copy()) for each in part)
        return [Sign(each, points, points, late) for each, points in here]
    if not _is_written(origin):  # born at a thing: it comes out of it as itself, small at first
        sources, comes = _signs(part.copy().scale(SMALL).move_to(origin.get_center())), soon
    elif not _is_same(sources, part):  # other signs take the room of these, which are gone by then
        sources, comes = _signs(part.copy().replace(origin, stretch=True)), then
    return [
        Sign(drawn, source.points.copy(), drawn.points.copy(), comes)
        for drawn, source in zip(part, sources)
    ]


def _show(sign: Sign, share: float, moved: float) -> None:
    """Draw a sign when this share of its time is over, and this of its way."""
    whole = share == 1
    sign.drawn.points = sign.end.copy() if whole else interpolate(sign.start, sign.end, moved)
    if sign.comes:
        sign.drawn.set_fill(opacity=sign.comes(share))
