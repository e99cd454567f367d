"""Showing a deck in manim-slides' own player, in a process of its own."""

import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from scenes.delivery.deck.deck import Deck, DeckError, presentations

LAST_LINES = 6


def present(deck: Deck, backwards: Mapping[str, Path]) -> None:
    """Show the deck until its window is closed.

    backwards: the clips turned around, by their digests. Raises DeckError when nothing is shown.
    """
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for number, made in enumerate(presentations(deck, backwards, as_markdown), 1):
            names.append(f"{number:03}")
            made.to_file(Path(folder) / f"{number:03}.json")
        # --silent: it would ask the network for a newer version.
        words = ["-m", "manim_slides", "--silent", "present", "--folder", folder, *names]
        # Qt tells of every library and film that it opens.
        log = Path(folder) / "log"
        with log.open("wb") as told:
            player = subprocess.run(
                [sys.executable, *words], stdout=told, stderr=subprocess.STDOUT, check=False
            )
        if player.returncode:
            lines = log.read_text(encoding="utf-8", errors="replace").split("\n")
            last = "\n".join(f"  | {line}" for line in lines if line.strip())
            said = "\n".join(last.splitlines()[-LAST_LINES:])
            raise DeckError(
                f"manim-slides' player ended with status {player.returncode}; "
                f"its last lines:\n{said}"
            )


def as_markdown(text: str) -> str:
    """Text for what reads Markdown: its lines apart, and nothing in it taken for markup."""
    return re.sub(r"([\\`*_\[\]<>#&|~])", r"\\\1", text).replace("\n", "\n\n")
