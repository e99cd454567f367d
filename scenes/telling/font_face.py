"""The films' own typeface as a rule of a style sheet: what carries it looks the same everywhere.

Libertinus Serif comes with Typst, but inside its library, not as a file; its licence, the OFL,
lets a document carry it. Where the library should hold it no more, the page names what is like it.
"""

import base64
import mmap
import re
import struct
from functools import cache
from importlib.util import find_spec

NAME = b"LibertinusSerif-Regular"  # how the font itself says which one it is
OPENTYPE = re.compile(rb"OTTO\0[\x01-\x1f]")  # how a font begins: a mark, then how many tables


@cache
def font_face() -> str:
    """Libertinus Serif as a rule of a style sheet, empty where Typst does not hold it."""
    found_at = find_spec("typst._typst")
    if found_at is None or found_at.origin is None:
        return ""
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
                address = f"data:font/otf;base64,{base64.b64encode(font).decode()}"
                return f'@font-face {{ font-family: "Libertinus Serif"; src: url({address}); }}\n'
    return ""
