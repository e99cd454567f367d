"""What Typst has set, kept on disk: whole or not at all, for any number of processes at once.

Manim writes its SVGs in place and reads them back from there: a full disk or a second process
leaves half of one, which is then taken for what had been set, by every later film.
"""

import hashlib
import io
import os
import tempfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import svgelements
import typst
from manim import RIGHT, Typst, config
from manim.mobject.svg.svg_mobject import VMobjectFromSVGPath
from manim.mobject.text import typst_mobject
from manim.utils.typst_file_writing import TYPST_COMPILATION_FONT_SIZE, TYPST_TEMPLATE

from scenes.mobjects.lettering.glyphs import UnknownSVGError
from scenes.mobjects.lettering.letters import letters


class Letter(VMobjectFromSVGPath):
    """A letter's outline; it forgets the path that its points were made of.

    Manim copies letters for every animation, and hashes them: the path would be most of that work.
    """

    def __init__(self, path: svgelements.Path, **kwargs: Any) -> None:
        super().__init__(path, **kwargs)
        self.path_obj = None


def svg_file(
    typst_code: str,
    preamble: str = "",
    text_size: float = TYPST_COMPILATION_FONT_SIZE,
    font_paths: Any = None,
) -> Path:
    """The SVG of Typst's code, as Manim's function of the same arguments gives it.

    What was kept and does not parse is made again.
    """
    source = TYPST_TEMPLATE.format(text_size=text_size, preamble=preamble, body=typst_code)
    folder = config.get_dir("tex_dir")
    path = folder / f"{hashlib.sha256(source.encode()).hexdigest()[:16]}.svg"
    if not _is_whole(path):
        made = typst.compile(source.encode(), format="svg", font_paths=font_paths or [])
        folder.mkdir(parents=True, exist_ok=True)
        _write(path, made)
    return path


def generate_mobject(text: Typst) -> Typst:
    """Read a text's shapes, as Manim's method does, which writes a second file beside the SVG.

    That file's name is the same for all processes, so that one takes it away from the other.
    """
    root = text.modify_xml_tree(ElementTree.parse(text.get_file_path())).getroot()
    try:
        mobjects, text.id_to_vgroup_dict = letters(text, root)
    except UnknownSVGError:
        shapes = svgelements.SVG.parse(io.BytesIO(ElementTree.tostring(root)))
        mobjects, text.id_to_vgroup_dict = text.get_mobjects_from(shapes)
    return text.add(*mobjects).flip(RIGHT)  # an SVG's y points down


def letter(text: Typst, path: svgelements.Path) -> Letter:
    """One of a text's letters, as Manim's method makes it."""
    return Letter(path, **text.path_string_config)


def keep_whole() -> None:
    """Let all that Typst sets in this process, in Manim's own classes too, be kept like that."""
    # Not in classes of our own: a formula asks for one SVG more for each of its named parts, and
    # scenes may use Manim's classes.
    typst_mobject.typst_to_svg_file = svg_file
    Typst.generate_mobject = generate_mobject
    Typst.path_to_mobject = letter


def _is_whole(path: Path) -> bool:
    try:
        return ElementTree.parse(path).getroot().tag.endswith("svg")
    except (OSError, ElementTree.ParseError):
        return False


def _write(path: Path, content: bytes) -> None:
    handle, temporary = tempfile.mkstemp(prefix=".", suffix=path.suffix, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
