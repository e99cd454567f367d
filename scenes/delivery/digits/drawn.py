"""The picture of digits, set by Typst, and put in its place whole."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scenes.delivery.digits.fault import DigitsError
from scenes.delivery.keeping.writing import whole
from scenes.delivery.typeset.setting import set_page
from scenes.delivery.typeset.words import Words, translation
from scenes.telling.shown import shown
from scenes.telling.typesetting import FontError

TEMPLATE = Path(__file__).with_name("digits.typ")
DOTS = 144  # to the inch: a point of the template is two pixels


def translated(language: str | None, root: Path) -> Words:
    """What is said, in a language; DigitsError where there is no such translation."""
    try:
        return Words(translation("digits.toml", language, root))
    except ValueError as error:
        raise DigitsError(str(error)) from None


def png_of(data: Mapping[str, Any]) -> bytes:
    """The picture. data: as `content` gives it. Raises DigitsError where no font has a letter."""
    try:
        made = set_page(TEMPLATE, "digits", data, "png", ppi=DOTS)
    except FontError as error:
        raise DigitsError(str(error)) from None
    if made is None:
        raise DigitsError("what is said takes more than one page.")
    return made


def place(out: Path, photographs: list[Path]) -> Path:
    """Where the picture goes; DigitsError where it would take the place of something else."""
    if out.suffix.lower() != ".png":
        raise DigitsError(f"{shown(str(out))} is no name of a PNG; --out names a .png to write.")
    if out.is_dir():
        raise DigitsError(f"{shown(str(out))} is a folder; --out names a .png to write.")
    if out.resolve() in {path.resolve() for path in photographs}:
        raise DigitsError(f"{shown(str(out))} is one of the photographs; name another with --out.")
    return out


def write(out: Path, png: bytes) -> None:
    """Write it whole or not at all, into a folder that is made."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with whole(out) as unfinished:
        unfinished.write_bytes(png)
