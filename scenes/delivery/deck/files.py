"""Decks as files: made by manim-slides in a folder of their own, then put in place at once."""

import hashlib
import importlib.util
import io
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import redirect_stderr
from pathlib import Path

from scenes.delivery.deck.deck import Deck, DeckError, presentations
from scenes.delivery.filming.record import settle

FORMATS = ("html", "pptx", "pdf")
WIDE, TALL = {"width": 1280, "height": 720}, {"width": 720, "height": 1280}  # PowerPoint's slides
TEMPLATE = Path(__file__).with_name("template.html")
# What a deck needs of reveal.js, from the package pyreveal: the version that manim-slides wants.
REVEAL = ("dist/reveal.js", "dist/reveal.css", "dist/plugin/notes.js", "LICENSE")


def write_deck(deck: Deck, kind: str, target: Path, backwards: Mapping[str, Path]) -> None:
    """Write a deck; what was there before stays until the new one is whole.

    kind: one of FORMATS. target: the file, in a folder where nobody else is writing a deck; beside
    an .html comes a folder with all that it needs. backwards: for .html, the clips turned around,
    by their digests. Raises DeckError.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    for killed in target.parent.glob(".new-*"):  # the folder of a run that could not clear it away
        shutil.rmtree(killed)
    with tempfile.TemporaryDirectory(prefix=".new-", dir=target.parent) as folder:
        made = Path(folder) / target.name
        try:
            with redirect_stderr(io.StringIO()):  # it draws a bar for each scene
                if kind == "html":
                    _html(deck, made, backwards)
                elif kind == "pptx":
                    _pptx(deck, made)
                else:
                    _pdf(deck, made)
        except OSError:
            raise
        except Exception as error:  # whatever goes wrong in other people's code
            what = f"{type(error).__name__}: {error}".rstrip(": ")
            raise DeckError(f"{target.name} could not be made ({what}).") from error
        _put_in_place(made, target)


def reveal_folder() -> Path | None:
    """Where the package pyreveal has reveal.js, None where it is not installed."""
    found = importlib.util.find_spec("pyreveal")
    for place in found.submodule_search_locations or () if found else ():
        if all((Path(place) / "revealjs" / name).is_file() for name in REVEAL):
            return Path(place) / "revealjs"
    return None


def _html(deck: Deck, made: Path, backwards: Mapping[str, Path]) -> None:
    from manim_slides.convert import RevealJS

    reveal = reveal_folder()
    assert reveal is not None
    # Another deck gets another folder, so that the page and its films change together.
    digests = "".join(slide.digest for slide in deck.slides)
    assets = f"{made.stem}_assets_{hashlib.sha256(digests.encode()).hexdigest()[:8]}"
    folder = made.with_name(assets)
    folder.mkdir()
    for name in REVEAL:
        shutil.copyfile(reveal / name, folder / Path(name).name)
    for turned in {backwards[slide.digest] for slide in deck.slides}:
        shutil.copyfile(turned, folder / turned.name)
    # The template is read in whatever encoding the machine prefers: all of it is ASCII.
    titles = json.dumps([slide.title for slide in deck.slides], ensure_ascii=False)
    titles = titles.encode("ascii", "backslashreplace").decode("ascii")
    template = TEMPLATE.read_text(encoding="ascii")
    template = template.replace("LANGUAGE", deck.language).replace("TITLES", titles)
    with tempfile.TemporaryDirectory() as elsewhere:
        place = Path(elsewhere) / TEMPLATE.name
        place.write_text(template, encoding="ascii")
        RevealJS.model_validate(
            {
                "presentation_configs": presentations(deck, backwards),
                "template": place,
                "assets_dir": assets,
                "cdn_url": assets,
                "title": deck.title,
            }
        ).convert_to(made)


def _pptx(deck: Deck, made: Path) -> None:
    from manim_slides.convert import PowerPoint

    from scenes.delivery.deck.pptx import finish

    shown = presentations(deck)
    all_tall = all(height > width for width, height in (scene.resolution for scene in shown))
    slide = TALL if all_tall else WIDE
    PowerPoint.model_validate({"presentation_configs": shown, **slide}).convert_to(made)
    finish(made, deck)


def _pdf(deck: Deck, made: Path) -> None:
    from manim_slides.convert import PDF

    PDF.model_validate({"presentation_configs": presentations(deck)}).convert_to(made)


def _put_in_place(made: Path, target: Path) -> None:
    """Move a deck into its place: its folder first, then the file, then the old folder goes."""
    folders = [path for path in made.parent.iterdir() if path.is_dir()]
    for folder in folders:
        for path in folder.iterdir():
            settle(path)
        place = target.with_name(folder.name)
        if place.exists():  # of the same films
            os.replace(place, made.with_name("old"))
        os.replace(folder, place)
    settle(made)
    os.replace(made, target)
    settle(target.parent)
    kept = {folder.name for folder in folders}
    for old in target.parent.glob(f"{target.stem}_assets_*"):
        if folders and old.name not in kept:
            shutil.rmtree(old)
