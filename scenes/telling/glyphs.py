"""Which letters the fonts have: Typst draws the others as boxes, and says nothing."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

import typst

LIBERTINUS = '#set text(font: "Libertinus Serif", fallback: false)'
NOWHERE = "\U0010ffff"  # will never be a character, so every font draws its box for it


def missing_letters(text: str, setting: str = LIBERTINUS, folders: tuple[str, ...] = ()) -> str:
    """The characters of a text that would be drawn as boxes, each once, in the text's order.

    setting: the Typst code that chooses the fonts. folders: where fonts are looked for besides
    those inside Typst. Fonts of the system are not asked: another machine has others.
    """
    # Composed, since that is how letters with accents are looked for in a font.
    letters = dict.fromkeys(unicodedata.normalize("NFC", text))
    unusual = [letter for letter in letters if not " " <= letter <= "~" and letter != "\n"]
    if not unusual:
        return ""
    boxes = _boxes("".join(sorted(unusual)), setting, folders)
    return "".join(letter for letter in unusual if letter in boxes)


@cache
def _boxes(letters: str, setting: str, folders: tuple[str, ...]) -> frozenset[str]:
    """Those of the letters that are drawn as boxes."""
    broken = [letter for letter in letters if unicodedata.category(letter) == "Cs"]
    whole = [letter for letter in letters if letter not in broken]
    nowhere, *pages = _pages([NOWHERE, *whole], setting, folders)
    boxes = [letter for letter, page in zip(whole, pages, strict=True) if page & nowhere]
    return frozenset([*broken, *boxes])


def _pages(letters: Sequence[str], setting: str, folders: Sequence[str]) -> list[set[str]]:
    """The names of the glyphs that Typst draws for each letter."""
    paper = "#set page(width: auto, height: auto, margin: 0pt)"
    pages = [f'#page("\\u{{{ord(letter):x}}}")' for letter in letters]
    source = "\n".join([paper, setting, *pages]).encode()
    fonts = typst.Fonts(include_system_fonts=False, font_paths=list(folders))
    made = typst.Compiler(source, font_paths=fonts).compile(format="svg")
    return [glyphs_in(svg.decode()) for svg in (made if isinstance(made, list) else [made]) if svg]


def glyphs_in(svg: str) -> set[str]:
    """The names of the glyphs in one of Typst's SVGs: as many as there are shapes in fonts."""
    return set(re.findall(r'<use xlink:href="#(g[0-9A-F]+)"', svg))
