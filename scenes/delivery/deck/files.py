"""Decks as files: made in a folder of their own, then put in place at once."""

import importlib.util
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from scenes.delivery.deck.deck import Deck, DeckError, is_heard, looks
from scenes.delivery.deck.pptx import write_pptx
from scenes.delivery.filming.footage import last_picture
from scenes.delivery.keeping.files import digest_of
from scenes.delivery.keeping.markup import template
from scenes.delivery.keeping.writing import move, settle

FORMATS = ("html", "pptx", "pdf")
# What a deck needs of reveal.js, from the package pyreveal.
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
            if kind == "html":
                _html(deck, made, backwards)
            elif kind == "pptx":
                write_pptx(deck, made)
            else:
                first, *others = [last_picture(slide.clip) for slide in deck.slides]
                first.save(made, "PDF", resolution=100, save_all=True, append_images=others)
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
    reveal = reveal_folder()
    assert reveal is not None
    # Another deck gets another folder, so that the page and its films change together.
    digest = digest_of([slide.digest for slide in deck.slides])
    folder = made.with_name(f"{made.stem}_assets_{digest[:8]}")
    folder.mkdir()
    for name in REVEAL:
        shutil.copyfile(reveal / name, folder / Path(name).name)
    shown: list[dict[str, object]] = []
    for slides in deck.scenes:
        _, ground = looks(slides[0].clip)
        for slide in slides:
            number = f"{len(shown) + 1:03}"
            film, turned = f"{number}{slide.clip.suffix}", f"{number}-back.mp4"
            shutil.copyfile(slide.clip, folder / film)
            shutil.copyfile(backwards[slide.digest], folder / turned)
            shown.append({"slide": slide, "ground": ground, "film": film, "turned": turned})
    heard = any(is_heard(slide.clip) for slide in deck.slides)
    page = template(Path(__file__).with_name("template.html"))
    text = page.render(deck=deck, shown=shown, heard=heard, folder=folder.name)
    made.write_text(text, encoding="utf-8")


def _put_in_place(made: Path, target: Path) -> None:
    """Move a deck into its place: its folder first, then the file, then the old folder goes."""
    folders = [path for path in made.parent.iterdir() if path.is_dir()]
    for folder in folders:
        for path in folder.iterdir():
            settle(path)
        place = target.with_name(folder.name)
        if place.exists():  # of the same films
            move(place, made.with_name("old"))
        move(folder, place)
    settle(made)
    move(made, target)
    settle(target.parent)
    kept = {folder.name for folder in folders}
    for old in target.parent.glob(f"{target.stem}_assets_*"):
        if folders and old.name not in kept:
            shutil.rmtree(old)
