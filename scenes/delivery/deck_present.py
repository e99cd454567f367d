"""Showing a deck in manim-slides' own player, in a process of its own."""

import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from scenes.delivery.deck import Deck, presentations


def present(deck: Deck, backwards: Mapping[str, Path]) -> int:
    """Show the deck until its window is closed; the exit status.

    backwards: the clips turned around, by their digests.
    """
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for number, made in enumerate(presentations(deck, backwards, as_markdown), 1):
            names.append(f"{number:03}")
            made.to_file(Path(folder) / f"{number:03}.json")
        # --silent: it would ask the network for a newer version.
        words = ["-m", "manim_slides", "--silent", "present", "--folder", folder, *names]
        return 1 if subprocess.run([sys.executable, *words], check=False).returncode else 0


def as_markdown(text: str) -> str:
    """Text for what reads Markdown: nothing in it is taken for markup."""
    return re.sub(r"([\\`*_\[\]<>#&|~])", r"\\\1", text)
