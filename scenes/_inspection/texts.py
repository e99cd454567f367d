"""The texts in a picture: what they say, how large they are, and where their letters stand."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from manim import (
    DecimalNumber,
    MarkupText,
    Mobject,
    SingleStringMathTex,
    Text,
    Typst,
    VMobject,
)

from scenes.mobjects.lettering.code import CodeLine
from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.theme import BODY

KINDS = (Typst, Readout, CodeLine, Text, MarkupText, SingleStringMathTex, DecimalNumber)
SOURCES = ("typst_code", "original_text", "text", "tex_string", "number")
EM = 480 / 8 / 96  # pixels at 480p: Manim's font size 48 is half a unit, of eight in the height


@dataclass(frozen=True)
class View:
    """The part of the plane that a picture shows. centre: (2,). unit: of Manim, in pixels."""

    centre: np.ndarray
    unit: float
    size: tuple[int, int]  # width, height in pixels

    def pixels(self, points: np.ndarray) -> np.ndarray:
        """Where points of the plane, (…, 2), are in the picture: x, y in pixels, y downward."""
        middle = np.array(self.size) / 2
        return middle + (points - self.centre) * np.array([1, -1]) * self.unit

    def points(self, pixels: np.ndarray) -> np.ndarray:
        """What points of the plane are at these places of the picture, (…, 2) in pixels."""
        middle = np.array(self.size) / 2
        return self.centre + (pixels - middle) * np.array([1, -1]) / self.unit

    def boxes(self, corners: np.ndarray) -> np.ndarray:
        """Left, top, right, bottom in pixels, (n, 4), of lower left and upper right, (n, 2, 2)."""
        (left, bottom), (right, top) = self.pixels(corners).transpose(1, 2, 0)
        return np.stack([left, top, right, bottom], axis=1)


@dataclass(frozen=True)
class SeenText:
    """A text as it is seen in one picture.

    name: what it says. em: its size in pixels at 480p. opacity: 0..1. glyphs: (n, 4), the boxes
    of its letters in pixels: left, top, right, bottom. state: changes when anything of it does.
    letters: what is drawn. owner: the text they belong to.
    """

    name: str
    em: float
    opacity: float
    glyphs: np.ndarray
    state: int
    letters: list[VMobject]
    owner: Mobject

    @cached_property
    def box(self) -> np.ndarray:
        """The box around all its letters: left, top, right, bottom in pixels."""
        return np.concatenate([self.glyphs[:, :2].min(axis=0), self.glyphs[:, 2:].max(axis=0)])

    def overlaps(self, other: "SeenText", least: float = 1.0) -> bool:
        """Whether the boxes of two letters have at least this many pixels in common each way."""
        if not _common(self.box[None], other.box[None], least).any():
            return False
        return bool(_common(self.glyphs, other.glyphs, least).any())


class Reader:
    """Finds the texts among mobjects, and remembers whose letters it has seen.

    When a part of a text is animated alone, Manim takes the text apart; its letters are still its.
    """

    def __init__(self) -> None:
        self._owner: dict[int, tuple[Mobject, VMobject]] = {}  # holds the letter, so its id stays

    def letters(self, mobjects: Iterable[Mobject]) -> dict[int, list[VMobject]]:
        """The letters in the families of mobjects by the id of their text, in drawing order."""
        found: dict[int, list[VMobject]] = {}
        for mobject in mobjects:
            for owner, letter in self._walk(mobject, None):
                found.setdefault(id(owner), []).append(letter)
        return found

    def read(self, mobjects: Iterable[Mobject], view: View) -> list[SeenText]:
        """The texts that can be seen."""
        return [
            seen
            for letters in self.letters(mobjects).values()
            if (seen := _seen(self._owner[id(letters[0])][0], letters, view))
        ]

    def _walk(self, mobject: Mobject, owner: Mobject | None) -> Iterator[tuple[Mobject, VMobject]]:
        if owner is None and isinstance(mobject, KINDS):
            owner = mobject
        if isinstance(mobject, VMobject) and len(mobject.points):
            if owner is not None:
                self._owner[id(mobject)] = (owner, mobject)
            if id(mobject) in self._owner:
                yield self._owner[id(mobject)][0], mobject
        for part in mobject.submobjects:
            yield from self._walk(part, owner)


def visibility(mobject: VMobject) -> float:
    """How opaque the most opaque part of a drawn mobject is, 0..1, its submobjects aside."""
    fill = float(mobject.fill_rgbas[:, 3].max(initial=0))
    line = float(mobject.stroke_rgbas[:, 3].max(initial=0)) if mobject.stroke_width > 0 else 0.0
    return max(fill, line)


def _seen(owner: Mobject, letters: list[VMobject], view: View) -> SeenText | None:
    drawn = [letter for letter in letters if visibility(letter) > 0.05]
    if not drawn:
        return None
    corners = [[letter.points[:, :2].min(0), letter.points[:, :2].max(0)] for letter in drawn]
    state = hash(tuple((p.points.tobytes(), p.fill_rgbas.tobytes()) for p in drawn))
    zoom = view.unit / 60  # a unit has 60 pixels at 480p where the camera has not come nearer
    em = _font_size(owner) * EM * zoom
    opacity = max(map(visibility, drawn))
    glyphs = view.boxes(np.array(corners))
    return SeenText(name_of(owner), em, opacity, glyphs, state, drawn, owner)


def name_of(text: Mobject) -> str:
    """What a text says, as far as it is kept, cut to what is worth repeating."""
    if isinstance(text, Readout):
        return "a number"
    code = next((str(getattr(text, key)) for key in SOURCES if hasattr(text, key)), "a text")
    if said := re.search(r'#"((?:[^"\\]|\\.)*)"\s*$', code):  # what `words` makes of plain words
        code = re.sub(r"\\(.)", lambda m: " " if m[1] == "n" else m[1], said[1])
    code = " ".join(code.split()).strip("$ ")  # what `formula` makes of its code
    return f'"{code}"' if len(code) <= 48 else f'"{code[:47]}…"'


def _font_size(text: Mobject) -> float:
    if isinstance(text, Readout):
        return BODY * float(text.frame.height) / _figure_height()
    return float(text.font_size)


@cache
def _figure_height() -> float:
    return float(Readout(0, size=BODY).frame.height)


def _common(one: np.ndarray, other: np.ndarray, least: float) -> np.ndarray:
    """Which boxes, (n, 4) and (m, 4), have `least` pixels in common each way: (n, m)."""
    a, b = one[:, None], other[None]
    wide = np.minimum(a[..., 2], b[..., 2]) - np.maximum(a[..., 0], b[..., 0])
    high = np.minimum(a[..., 3], b[..., 3]) - np.maximum(a[..., 1], b[..., 1])
    return (wide >= least) & (high >= least)
