"""A poster as PDF and as PNG, set by Typst with the fonts inside it: the same on every machine."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from scenes.delivery.keeping.writing import whole
from scenes.delivery.poster.fault import PosterError
from scenes.delivery.typeset.setting import set_page
from scenes.telling.typesetting import FontError

TEMPLATE = Path(__file__).with_name("poster.typ")
DOTS = 200  # of the PNG to the inch of paper: 1654 × 2339 pixels of A4


def pdf_of(data: Mapping[str, Any]) -> bytes:
    """A poster to print. data: as `content` gives it; nothing in it is taken for markup.

    Raises PosterError where no font has a letter.
    """
    return _set(data, "pdf")


def png_of(data: Mapping[str, Any]) -> bytes:
    """A poster to show; as `pdf_of`."""
    return _set(data, "png", ppi=DOTS)


def _set(data: Mapping[str, Any], kind: Literal["pdf", "png"], **more: Any) -> bytes:
    try:
        made = set_page(TEMPLATE, "poster", data, kind, **more)
    except FontError as error:
        raise PosterError(str(error)) from None
    if made is None:
        raise PosterError("what is said on it takes more than one page.")
    return made


def write(folder: Path, name: str, pdf: bytes, png: bytes) -> tuple[Path, Path]:
    """Write both files, each whole or not at all, into a folder that is made; where they are."""
    folder.mkdir(parents=True, exist_ok=True)
    targets = folder / f"{name}.pdf", folder / f"{name}.png"
    # Neither is in its place before both are written.
    with whole(targets[0]) as one, whole(targets[1]) as other:
        one.write_bytes(pdf)
        other.write_bytes(png)
    return targets
