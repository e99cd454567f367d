"""What Typst is told besides the words: in which fonts, how large exponents are, which way to read.

The letters that Libertinus Serif lacks are looked for in the user's fonts, in the order of their
names, then in the others inside Typst. NNFILM_FONTS names the folder of the user's fonts. Fonts of
the system are never asked, for another machine has others.
"""

import hashlib
import os
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import typst

from scenes.telling.glyphs import missing_letters
from scenes.telling.refusals import refusal

# As Typst writes them. The one for formulas has the letters of Devanagari, but cannot join them.
WORDS, FORMULAS = '"Libertinus Serif"', '"New Computer Modern Math"'
ALSO = ('"New Computer Modern"', rf'(name: {FORMULAS}, covers: regex("\P{{Devanagari}}"))')
ENDINGS = (".ttf", ".otf", ".ttc", ".otc")
MORE_FONTS = 'NNFILM_FONTS=folder, or fonts = "folder" in a course, names a folder of more fonts.'
EM = 10  # Typst's points to the letter, which Manim then enlarges
LEAST = 28.8  # Manim's font size of 18 pixels at 480p
# An attachment is given its parts anew, in their size and with a mark, by which it is known the
# second time; Typst would make them 70 % as large, and the next ones in them 50 %.
SCRIPTS = """\
#let mark = metadata("sized")
#let is-sized(part) = {
  let inside = part.fields().at("children", default: ())
  part.func() == math.primes or inside.at(0, default: none) == mark
}
#let sized(it) = {
  let (base, ..parts) = it.fields()
  let small = parts.pairs().filter(((_, part)) => part != none and not is-sized(part))
  if small == () { return it }
  for (place, part) in small {
    parts.insert(place, mark + text(size: SIZE, math.inline(part)))
  }
  math.attach(base, ..parts)
}
#show math.attach: sized
#show math.frac: math.display
"""


class FontError(Exception):
    """Words cannot be set in the fonts that there are; the text says which and what to do."""


@dataclass(frozen=True)
class Typeface:
    """The fonts. words, formulas: Typst's code that chooses them; fonts: where Typst finds them.

    folders: those that are not inside Typst.
    """

    words: str
    formulas: str
    fonts: typst.Fonts
    folders: tuple[str, ...]

    def lacks(self, text: str) -> str:
        """The letters of a text that would be drawn as boxes."""
        return missing_letters(text, f"#{self.words}", self.folders)

    def check(self, text: str) -> None:
        """Raises FontError where letters would be drawn as boxes."""
        if missing := self.lacks(text):
            raise FontError(
                f"no font has {' '.join(missing)} in “{' '.join(text.split())}”; {MORE_FONTS}"
            )


def typeface() -> Typeface:
    """The fonts that the environment chooses: NNFILM_FONTS, or only those inside Typst."""
    return typeface_with(os.environ.get("NNFILM_FONTS") or "")


@cache
def typeface_with(folder: str) -> Typeface:
    """The fonts inside Typst and those of a folder, "" for none; FontError where it has none."""
    folders = [folder] if folder else []
    if folder and (odd := [file for file in font_files(Path(folder)) if not file.is_file()]):
        raise FontError(refusal("NNFILM_FONTS", folder, f"{odd[0].name} there is no file."))
    try:
        own = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=folders
        ).families()
    except UnicodeEncodeError:  # a path that is no UTF-8, which Typst cannot take
        own = []
    if folder and not own:
        why = "there is no font; a folder with .ttf, .otf or .ttc files is expected."
        raise FontError(refusal("NNFILM_FONTS", folder, why))
    words = [WORDS, *map(quoted, sorted(own)), *ALSO]
    # Manim keeps what Typst has set by its code, so the code says which fonts these are.
    stamp = f" // {_digest(Path(folder))}" if folder else ""
    return Typeface(
        _set_text(words, 'number-width: "tabular"') + stamp,
        _set_text([FORMULAS, *words]) + stamp,
        typst.Fonts(include_system_fonts=False, font_paths=folders),
        tuple(folders),
    )


def font_files(folder: Path) -> list[Path]:
    """The fonts in a folder and in those inside it; none where it is no folder."""
    within = folder.rglob("*") if os.path.isdir(folder) else ()  # a path may be too long to ask
    return sorted(path for path in within if path.suffix.lower() in ENDINGS)


def scripts(size: float) -> str:
    """Typst's code for exponents and indices of at least 18 pixels at 480p, when a formula is set
    in this size; fractions in fractions and in exponents are as large as what is around them.
    """
    return SCRIPTS.replace("SIZE", f"{EM * max(0.7, min(1.0, LEAST / size)):.3f}pt")


def is_right_to_left(text: str) -> bool:
    """Whether a text is read from right to left, as its first letter is."""
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def quoted(text: str) -> str:
    """Text as Typst writes it in its code."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _set_text(families: Sequence[str], more: str = "") -> str:
    return f"set text(font: ({', '.join(families)}), fallback: false, {more})"


def _digest(folder: Path) -> str:
    digests = (hashlib.sha256(file.read_bytes()).digest() for file in font_files(folder))
    return hashlib.sha256(b"".join(digests)).hexdigest()[:16]
