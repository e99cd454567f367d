"""The films' own typeface as a rule of a style sheet: what carries it looks the same everywhere.

Libertinus Serif comes with Typst, but inside its library, not as a file; its licence, the OFL,
lets a document carry it. Where the library should hold it no more, the page names what is like it.
"""

import base64
import io
import mmap
import re
import struct
from functools import cache
from importlib.util import find_spec

NAME = b"LibertinusSerif-Regular"  # how the font itself says which one it is
FEATURES = ["kern", "liga", "lnum", "tnum"]  # of the font: what the pages' style sheets ask for
OPENTYPE = re.compile(rb"OTTO\0[\x01-\x1f]")  # how a font begins: a mark, then how many tables


def font_face(letters: str | None = None) -> str:
    """Libertinus Serif as a rule of a style sheet, empty where Typst does not hold it.

    letters: those that are needed, in any order and number; all that the font has unless given.
    """
    font = _font()
    if font is None:
        return ""
    kind = "otf"
    if letters is not None:
        font, kind = _with_only(font, letters), "woff"
    address = f"data:font/{kind};base64,{base64.b64encode(font).decode()}"
    return f'@font-face {{ font-family: "Libertinus Serif"; src: url({address}); }}\n'


@cache
def _font() -> bytes | None:
    """The font as Typst's library holds it."""
    found_at = find_spec("typst._typst")
    if found_at is None or found_at.origin is None:
        return None
    with (
        open(found_at.origin, "rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as library,
    ):
        for found in OPENTYPE.finditer(library):
            begin, count = found.start(), library[found.end() - 1]
            # A table's row: its name, a checksum, where it begins, how long it is.
            rows = struct.iter_unpack(">4s4xII", library[begin + 12 : begin + 12 + 16 * count])
            font = library[begin : begin + max(start + length for _, start, length in rows)]
            if NAME in font:
                return font
    return None


def _with_only(font: bytes, letters: str) -> bytes:
    """A font with these letters alone, packed: the same letters give the same bytes."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(layout_features=FEATURES, hinting=False, notdef_outline=True)
    with TTFont(io.BytesIO(font), recalcTimestamp=False) as whole:
        subsetter = Subsetter(options)
        subsetter.populate(text=letters)
        subsetter.subset(whole)
        whole.flavor = "woff"
        whole.save(packed := io.BytesIO())
    return packed.getvalue()
