"""Showing a deck in manim-slides' own player, in a process of its own."""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from scenes.delivery.deck.deck import Deck, DeckError, Slide, looks

LAST_LINES = 6


def present(deck: Deck, backwards: Mapping[str, Path]) -> None:
    """Show the deck until its window is closed.

    backwards: the clips turned around, by their digests. Raises DeckError when nothing is shown.
    """
    with tempfile.TemporaryDirectory() as folder:
        names = [f"{number:03}" for number in range(1, len(deck.scenes) + 1)]
        for name, slides in zip(names, deck.scenes, strict=True):
            made = json.dumps(presentation(slides, backwards))
            Path(folder, f"{name}.json").write_text(made, encoding="utf-8")
        # --silent: it would ask the network for a newer version.
        words = ["-m", "manim_slides", "--silent", "present", "--folder", folder, *names]
        # Qt tells of every library and film that it opens.
        log = Path(folder) / "log"
        with log.open("wb") as told:
            player = subprocess.run(
                [sys.executable, *words], stdout=told, stderr=subprocess.STDOUT, check=False
            )
        if player.returncode:
            lines = filter(
                str.strip, log.read_text(encoding="utf-8", errors="replace").splitlines()
            )
            said = "\n".join([f"  | {line}" for line in lines][-LAST_LINES:])
            raise DeckError(
                f"manim-slides' player ended with status {player.returncode}; "
                f"its last lines:\n{said}"
            )


def presentation(slides: Sequence[Slide], backwards: Mapping[str, Path]) -> dict[str, Any]:
    """The slides of a scene as manim-slides reads them from a file."""
    size, ground = looks(slides[0].clip)
    shown = [
        {
            "file": str(slide.clip),
            "rev_file": str(backwards[slide.digest]),
            "loop": slide.loops,
            "notes": as_markdown(slide.notes),
        }
        for slide in slides
    ]
    return {"slides": shown, "resolution": size, "background_color": ground}


def as_markdown(text: str) -> str:
    """Text for what reads Markdown: its lines apart, and nothing in it taken for markup."""
    return re.sub(r"([\\`*_\[\]<>#&|~])", r"\\\1", text).replace("\n", "\n\n")
