"""Letters are read as Manim and svgelements read them, to the bit, and each glyph once."""

import io
import string
from xml.etree import ElementTree

import numpy as np
import pytest
import svgelements
from manim import MathTypst, Typst, VMobject
from svgelements import Matrix

from scenes.mobjects.lettering import letters as letters_file
from scenes.mobjects.lettering.glyphs import UnknownSVGError, glyph
from scenes.mobjects.lettering.letters import letters
from scenes.mobjects.lettering.text import formula, words

TEXTS = {
    "every_letter": lambda: words(string.printable.strip()),
    "bold_on_two_lines": lambda: words("Bold, and\nbroken: fi fl", bold=True),
    "of_other_languages": lambda: words("Größe, œuvre, Ελληνικά, кириллица"),
    "matrix": lambda: formula('mat(delim: "[", w_(0,0), dots.c; dots.v, dots.down) vec(a, b)'),
    "signs": lambda: formula("sigma(sum_(i=1)^n w_i a_i + b) approx integral_0^1 e^(-x) dif x"),
    "parts": lambda: formula("{{ a^2 : square }} + {{ b_{{ 1 : index }} : rest }}"),
    "colours": lambda: Typst('#text(red)[Red], #text(rgb("#12345678"))[clear], _and_ black'),
    "labels": lambda: Typst("#box[one] <here> #box[two #box[three] <inside>] <there>"),
    "turned": lambda: Typst("#rotate(30deg)[A] #scale(50%)[B #rotate(-20deg)[C]]"),
}


def both(text: Typst) -> list[tuple[list[VMobject], dict]]:
    """What is read by ours and by Manim's: the letters, and those of each name."""

    def root() -> ElementTree.Element:
        root = text.modify_xml_tree(ElementTree.parse(text.get_file_path())).getroot()
        assert isinstance(root, ElementTree.Element)
        return root

    svg = svgelements.SVG.parse(io.BytesIO(ElementTree.tostring(root())))
    return [letters(text, root()), text.get_mobjects_from(svg)]


def said(value: object) -> object:
    """An attribute by its value: an array's bytes, else what it says of itself."""
    return value.tobytes() if isinstance(value, np.ndarray) else repr(value)


@pytest.mark.parametrize("name", TEXTS)
def test_letters_are_those_that_manim_reads(name: str) -> None:
    (ours, parts), (theirs, groups) = both(TEXTS[name]())
    assert len(ours) == len(theirs) > 2
    for one, other in zip(ours, theirs, strict=True):
        np.testing.assert_array_equal(one.points, other.points)
        mine, its = ({k: said(v) for k, v in vars(m).items()} for m in (one, other))
        for attributes in (mine, its):
            del attributes["points"]  # of which zeros may have signs
            attributes.pop("original_id", None)  # that of a copy
        assert (type(one), mine) == (type(other), its)
    place = {id(letter): k for k, letter in enumerate([*ours, *theirs])}
    for part, group in parts.items():
        places = [[place[id(letter)] for letter in each] for each in (group, groups[part])]
        assert places[0] == [k - len(ours) for k in places[1]] != []


def test_parts_are_found_by_their_names() -> None:
    equation = MathTypst("{{ a^2 : square }} + b")
    assert [len(equation.select("square")), len(equation)] == [2, 4]
    assert {name.partition("__")[0] for name in equation.id_to_vgroup_dict} == {"square"}


@pytest.mark.parametrize(
    "text",
    [
        lambda: MathTypst("a/b"),
        lambda: Typst("#underline[under]"),
        lambda: Typst("#box(fill: red)[on red]"),
        lambda: Typst("#text(gradient.linear(red, blue))[rainbow]"),
        lambda: Typst("Ag", track_baselines=True),
    ],
)
def test_what_is_more_than_letters_is_left_to_manim(text: object) -> None:
    drawn = text()  # type: ignore[operator]
    with pytest.raises(UnknownSVGError):
        both(drawn)
    assert len(drawn)


def test_a_glyph_is_lines_and_curves_worked_out_by_hand() -> None:
    drawn = glyph("M 0 0m 3 0h 3v-3 Q 9 0 6 6 l 0 3 L 3 3 c 1 0 2 1 3 3 H 9 V 0 Z")
    starts = [[3, 0], [6, 0], [6, -3], [6, 6], [6, 9], [3, 3], [6, 6], [9, 6], [9, 0]]
    points = drawn.drawn(Matrix())
    np.testing.assert_array_equal(points[::4, :2], starts)
    np.testing.assert_array_equal(points[3::4, :2], [*starts[1:], [3, 0]])
    np.testing.assert_array_equal(points[1:3, :2], [[4, 0], [5, 0]])  # a line's thirds
    np.testing.assert_array_equal(points[9:11, :2], [[8, -1], [8, 2]])  # towards (9, 0)
    np.testing.assert_array_equal(points[21:23, :2], [[4, 3], [5, 4]])
    moved = drawn.drawn(Matrix("translate(1, 2) scale(2, -2)"))
    np.testing.assert_array_equal(moved[::4, :2], [[1 + 2 * x, 2 - 2 * y] for x, y in starts])


def test_an_outline_that_ends_where_it_began_is_not_joined_again() -> None:
    assert len(glyph("M 0 0 h 1 v 1 L 0 0 Z").drawn(Matrix())) == 3 * 4
    assert len(glyph("M 0 0 h 1 v 1 Z m 2 2 h 1 v 1 Z").drawn(Matrix())) == 6 * 4
    # How large it is drawn says whether its ends lie apart.
    nearly = glyph("M 0 0 h 1 v 1 L 0 0.001 Z")
    assert len(nearly.drawn(Matrix())) == 4 * 4
    assert len(nearly.drawn(Matrix("scale(0.01)"))) == 3 * 4


@pytest.mark.parametrize(
    "path", ["M 0 0 A 1 1 0 0 0 1 1", "M 0 0 l 1", "l 1 1", "Z", "M 0 0 Z l 1 1"]
)
def test_a_path_that_is_not_typsts_is_left_to_manim(path: str) -> None:
    with pytest.raises(UnknownSVGError):
        glyph(path)


def test_a_glyph_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    glyph.cache_clear()
    letters_file._samples.clear()
    text = words("banana")
    both(text)
    assert glyph.cache_info().misses == len("ban")
