"""What making and showing a deck needs that may not be there."""

import importlib.util
import os
import sys

from scenes.delivery.deck.files import reveal_folder

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
        return '--to html needs pyreveal; install it with: pip install -e ".[deck]"'
    if kind == "pptx" and not _installed("pptx"):
        return '--to pptx needs python-pptx; install it with: pip install -e ".[deck]"'
    if presented and not _installed("manim_slides"):
        return '--present needs manim-slides; install it with: pip install -e ".[present]"'
    if presented and not (_installed("PySide6") or _installed("PyQt6")):
        return '--present needs Qt; install it with: pip install -e ".[present]"'
    if presented and sys.platform == "linux" and not any(map(os.environ.get, DISPLAYS)):
        return "--present needs a desktop to open its window on, and there is none here."
    return None


def _installed(module: str) -> bool:
    return importlib.util.find_spec(module) is not None
