"""Pages set by Typst with the fonts inside it: the same on every machine."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import typst

from scenes.telling.typesetting import typeface


def set_page(
    template: Path, name: str, data: Mapping[str, Any], kind: Literal["pdf", "png"], **more: Any
) -> bytes | None:
    """One page from a template; None where what is said takes several.

    name: of the template's input that holds the data, as JSON; nothing in it is taken for markup.
    more: for Typst's compiler. Raises FontError where no font has a letter.
    """
    face = typeface()
    face.check(" ".join(dict.fromkeys(_texts(data))))
    fonts = f"#{face.words}\n#show math.equation: {face.formulas}\n"
    source = (fonts + template.read_text(encoding="utf-8")).encode()
    compiler = typst.Compiler(source, font_paths=face.fonts, sys_inputs={name: json.dumps(data)})
    made = compiler.compile(format=kind, **more)
    return made if isinstance(made, bytes) else None  # a picture for each of several pages


def _texts(data: Any) -> Iterator[str]:
    """All texts in the data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, (list, tuple)):
        for value in data:
            yield from _texts(value)
