"""Reads the SVGs of texts quickly.

Manim has svgelements read the path of every letter anew, number by number, which was most of the
time that a text took. What Typst seldom writes, such as the rule of a fraction or a gradient, is
left to Manim.
"""

import io
from xml.etree.ElementTree import Element, SubElement, tostring

import svgelements
from manim import Typst, VGroup, VMobject
from svgelements import Matrix

from scenes.mobjects.lettering.glyphs import UnknownSVGError, glyph

LINK = "{http://www.w3.org/1999/xlink}href"
STYLE = ("fill", "fill-rule")
# What may be said of each element; where more is said, Manim reads the SVG.
KNOWN = {
    "svg": set[str](),
    "g": {"id", "transform", "stroke-width"},
    "use": {LINK, "x", "y", *STYLE},
    "defs": set[str](),
    "symbol": {"id", "overflow"},
    "path": {"d"},
}
_samples: dict[tuple[str | None, ...], VMobject] = {}


def letters(text: Typst, root: Element) -> tuple[list[VMobject], dict[str, VGroup]]:
    """A text's letters, as Manim reads them, and those of each of its parts that has a name.

    root: the SVG as `Typst.modify_xml_tree` leaves it. Raises UnknownSVGError where there is more
    than letters, or more is asked of them.
    """
    if text.track_baselines or any(map(_is_unknown, root.iter())):
        raise UnknownSVGError("more than letters")
    paths = {f"#{each.get('id')}": each[0] for each in root.iter() if _tag(each) == "symbol"}
    drawn, parts = list[VMobject](), dict[str, VGroup]()

    def walk(element: Element, matrix: Matrix, names: tuple[str, ...]) -> None:
        if _tag(element) == "use":
            x, y = (float(element.get(side, 0)) for side in "xy")
            if x or y:
                matrix = Matrix(matrix)
                matrix.pre_translate(x, y)
            letter = _like(text, *map(element.get, STYLE))
            letter.points = glyph(paths[element.get(LINK, "")].get("d", "")).drawn(matrix)
            if len(letter.points):
                drawn.append(letter)
                for part in names:
                    parts[part].add(letter)
        elif _tag(element) in ("svg", "g"):
            matrix = Matrix(matrix)
            matrix.parse(element.get("transform"))
            if name := element.get("id"):
                parts[name], names = VGroup(), (*names, name)
            for child in element:
                walk(child, matrix, names)

    walk(root, Matrix(), ())
    return drawn, parts


def _like(text: Typst, *style: str | None) -> VMobject:
    """A letter in such a style, as Manim makes one for a text."""
    if style not in _samples:
        svg = Element("svg")
        parent = SubElement(svg, "g", text.generate_config_style_dict())
        SubElement(parent, "path", {"d": "M 0 0 h 1 v 1 Z", **dict(zip(STYLE, map(str, style)))})
        [sample], _ = text.get_mobjects_from(svgelements.SVG.parse(io.BytesIO(tostring(svg))))
        _samples[style] = sample
    return _samples[style].copy()


def _is_unknown(element: Element) -> bool:
    known = KNOWN.get(_tag(element))
    return known is None or not known.issuperset(element.keys())


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]
