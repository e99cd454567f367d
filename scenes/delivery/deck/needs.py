"""What making and showing a deck needs that may not be there."""

import importlib.util
import os
import sys

from scenes.delivery.deck.files import reveal_folder

# As pyproject.toml has them; whoever films in a folder of their own has no extra to install.
DECK = 'pip install "pyreveal>=1.0,<1.1" "python-pptx>=1.0,<2"'
PRESENT = 'pip install "manim-slides[pyside6]>=5.7,<5.8"'
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def lacking(kind: str | None, fmt: str, presented: bool) -> str | None:
    """Why a deck cannot be made here, None when it can.

    kind: of file, if any. fmt: of the films. presented: in a window.
    """
    if fmt == "gif":
        return "--format gif has no film for each beat to make slides of; leave it out for mp4."
    if fmt == "webm" and kind == "pptx":
        return "--format webm is no film that PowerPoint plays; leave it out for mp4."
    if kind == "html" and reveal_folder() is None:
        return f"--to html needs pyreveal; install it with: {DECK}"
    if kind == "pptx" and not _installed("pptx"):
        return f"--to pptx needs python-pptx; install it with: {DECK}"
    if presented and not _installed("manim_slides"):
        return f"--present needs manim-slides; install it with: {PRESENT}"
    if presented and not (_installed("PySide6") or _installed("PyQt6")):
        return f"--present needs Qt; install it with: {PRESENT}"
    if presented and sys.platform == "linux" and not any(map(os.environ.get, DISPLAYS)):
        return "--present needs a desktop to open its window on, and there is none here."
    return None


def _installed(module: str) -> bool:
    return importlib.util.find_spec(module) is not None
