"""Decks: which slides there are, what they say, and what each kind of file holds."""

import io
import json
import os
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pptx
import pytest
from manim_slides.config import PresentationConfig
from PIL import Image
from pptx.enum.shapes import MSO_SHAPE_TYPE

from scenes.delivery.course.catalogue import BeatSource, SceneSource, catalogue
from scenes.delivery.course.course import Chapter, Course
from scenes.delivery.course.entry import Entry
from scenes.delivery.course.problems import CourseError
from scenes.delivery.course.translations import translation_of
from scenes.delivery.deck import files as deck_files
from scenes.delivery.deck.deck import (
    Deck,
    DeckError,
    Slide,
    choose,
    first_picture,
    looks,
    make_deck,
)
from scenes.delivery.deck.files import write_deck
from scenes.delivery.deck.present import as_markdown, present, presentation
from scenes.delivery.filming.assemble import finished
from scenes.delivery.filming.footage import last_picture
from scenes.delivery.keeping.files import digest
from scenes.delivery.verbs import deck as deck_verb
from scenes.delivery.verbs.arguments import read_jobs
from scenes.telling.translation import Translation
from tests.helpers.courses import Project, encode

HOSTILE = "<b>\"{{ x }}\"</b> & 'é' 🙂 \\ %}"


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Deck:
    """Three slides of two scenes, of clips with 12, 16 and 20 frames; the second one loops."""
    folder = tmp_path_factory.mktemp("deck")
    slides = []
    for k in range(3):
        clip = encode(folder / f"{k}.mp4", 12 + 4 * k, shade=0 if k == 2 else 10 + 60 * k)
        slides.append(Slide(f"Slide {k}", f"Note {k}\nOr so", clip, digest(clip), loops=k == 1))
    slides[1] = replace(slides[1], title=HOSTILE, notes=HOSTILE)
    return Deck("The " + HOSTILE, "en", ((slides[0], slides[1]), (slides[2],)))


def same(deck: Deck) -> Mapping[str, Path]:
    return {slide.digest: slide.clip for slide in deck.slides}


def average(picture: Image.Image) -> np.ndarray:
    return np.asarray(picture.convert("L").resize((64, 36)), float)


# Which slides


def course(*entries: Entry) -> Course:
    return Course("c", "Course", "en", "dark", (Chapter("One", entries),), Path("c.toml"))


SCENES = {
    name: SceneSource(
        name, name.title(), Path(f"{name}.py"), tuple(BeatSource(b, "", 1) for b in beats)
    )
    for name, beats in {"a": ("one", "two"), "b": ("two", "three"), "bare": ()}.items()
}
A, B = (Entry(name, None, None, name) for name in "ab")


def test_all_beats_are_chosen_unless_some_are() -> None:
    assert choose(course(A, B), SCENES, (), ()) == {"a": ("one", "two"), "b": ("two", "three")}
    assert choose(course(A, B), SCENES, ("b",), ()) == {"b": ("two", "three")}
    assert choose(course(A, B), SCENES, (), ("two",)) == {"a": ("two",), "b": ("two",)}
    assert choose(course(A, B), SCENES, (), ("three", "one")) == {"a": ("one",), "b": ("three",)}
    short = replace(A, beats=("two",))
    assert choose(course(short, B), SCENES, (), ()) == {"a": ("two",), "b": ("two", "three")}


@pytest.mark.parametrize(
    ("only", "beats", "said"),
    [
        ((), ("oen",), 'there is no beat "oen", did you mean one?'),
        (("b",), ("one",), 'there is no beat "one"; there are three, two.'),
        (("bare",), (), "it has no beats to make slides of."),
    ],
)
def test_beats_that_are_not_there(only: tuple[str, ...], beats: tuple[str, ...], said: str) -> None:
    bare = Entry("bare", None, None, "bare")
    with pytest.raises(CourseError) as caught:
        choose(course(A, B, bare), SCENES, only, beats)
    assert str(caught.value) == f"c.toml: {said}"


def test_slides_follow_the_film_and_speak_the_course_s_language(project: Project) -> None:
    project.scene("alpha")
    project.scene("beta")
    project.course(["alpha", "beta"])
    assert project.render() == 0
    given = project.given(deck_verb, "c", "--quality", "l")
    work, jobs = read_jobs(given, project.root)
    films, scenes = finished(jobs), catalogue(project.root)
    chosen = choose(work, scenes, (), ())
    english = make_deck(work, films, translation_of(work), chosen)
    assert [[slide.title for slide in part] for part in english.scenes] == [["First"], ["First"]]
    assert [slide.notes for slide in english.slides] == ["Said <i>so</i>.\nOr so."] * 2
    for slide, job in zip(english.slides, jobs, strict=True):
        assert slide.clip == job.folder / "beats" / "01-first.mp4"
        assert slide.digest == digest(slide.clip)
    words = {"First": "Erstens", "Course": "Kurs"}
    told = Translation("de", words, {}, Path("c.de.toml"))
    german = make_deck(replace(work, language="de"), films, told, chosen)
    assert (german.title, german.language) == ("Kurs", "de")
    assert [slide.title for slide in german.slides] == ["Erstens", "Erstens"]
    alone = make_deck(work, films, translation_of(work), {"beta": ("first",)})
    assert alone.scenes == english.scenes[1:]


def test_manim_slides_reads_a_scene_as_it_is_written(deck: Deck, tmp_path: Path) -> None:
    path = tmp_path / "1.json"
    path.write_text(json.dumps(presentation(deck.scenes[0], same(deck))), encoding="utf-8")
    read = PresentationConfig.from_file(path)
    assert [slide.file for slide in read.slides] == [slide.clip for slide in deck.scenes[0]]
    assert [slide.loop for slide in read.slides] == [False, True]
    assert read.slides[0].notes == "Note 0\n\nOr so"
    assert read.resolution == (64, 48)


def test_around_the_film_is_the_film_s_ground(tmp_path: Path) -> None:
    clip = tmp_path / "plain.mp4"
    with av.open(str(clip), "w") as container:
        stream = container.add_stream("libx264", rate=15)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        plain = np.full((48, 64, 3), (11, 14, 20), np.uint8)
        container.mux(stream.encode(av.VideoFrame.from_ndarray(plain, format="rgb24")))
        container.mux(stream.encode())
    size, ground = looks(clip)
    assert size == (64, 48)
    assert abs(np.subtract(tuple(bytes.fromhex(ground[1:])), (11, 14, 20))).max() <= 1


def test_notes_are_no_markdown() -> None:
    assert as_markdown("a_b *c* [d](e) <f> 1 | 2") == r"a\_b \*c\* \[d\](e) \<f\> 1 \| 2"
    assert as_markdown("Plain words, σ(−1000) = 0.") == "Plain words, σ(−1000) = 0."
    assert as_markdown("One.\nTwo.") == "One.\n\nTwo."  # each a line of its own


# What the files hold


def test_a_powerpoint_file_has_films_titles_notes_and_pictures(deck: Deck, tmp_path: Path) -> None:
    target = tmp_path / "c.pptx"
    write_deck(deck, "pptx", target, {})
    presentation = pptx.Presentation(str(target))
    assert presentation.core_properties.title == deck.title
    width, height = presentation.slide_width, presentation.slide_height
    assert width and height and width * 9 == height * 16
    pages = list(presentation.slides)
    for page, slide in zip(pages, deck.slides, strict=True):
        title, movie = page.shapes
        assert movie.shape_type == MSO_SHAPE_TYPE.MEDIA
        assert (movie.left, movie.top, movie.width, movie.height) == (0, 0, width, height)
        assert page.shapes.title.text == slide.title
        assert title.top + title.height == 0  # above what is shown
        assert page.notes_slide.notes_text_frame.text == slide.notes
        films = [part for part in page.part.rels.values() if part.reltype.endswith("/media")]
        assert [film.target_part.blob for film in films] == [slide.clip.read_bytes()]
        timing = page.element.xml.partition("<p:timing")[2]
        assert '<p:cond delay="0"/>' in timing  # begins by itself
        assert ('repeatCount="indefinite"' in timing) == slide.loops
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None


def test_what_no_powerpoint_file_can_hold_is_left_out(deck: Deck, tmp_path: Path) -> None:
    odd = replace(deck.slides[0], title="a\uffff\x00b", notes="\ufffec\x0bd")
    write_deck(Deck("t" * 300, "en", ((odd,),)), "pptx", tmp_path / "c.pptx", {})
    made = pptx.Presentation(str(tmp_path / "c.pptx"))
    assert made.core_properties.title == "t" * 255
    assert made.slides[0].shapes.title.text == "ab"
    assert made.slides[0].notes_slide.notes_text_frame.text == "cd"


def test_what_stands_before_a_film_plays_is_not_empty(deck: Deck, tmp_path: Path) -> None:
    blank = encode(tmp_path / "blank.mp4", 10, shade=-2)  # its first picture is one shade of grey
    slide = replace(deck.slides[0], clip=blank, digest=digest(blank))
    write_deck(Deck("t", "en", ((slide, deck.slides[1]),)), "pptx", tmp_path / "c.pptx", {})
    pages = pptx.Presentation(str(tmp_path / "c.pptx")).slides
    posters = [average(Image.open(io.BytesIO(page.shapes[1].poster_frame.blob))) for page in pages]
    assert posters[0].std() > 10
    clip = deck.slides[1].clip
    assert abs(posters[1] - average(first_picture(clip))).max() < 2


def test_a_pdf_has_the_last_picture_of_each_beat(deck: Deck, tmp_path: Path) -> None:
    target = tmp_path / "c.pdf"
    write_deck(deck, "pdf", target, {})
    content = target.read_bytes()
    assert content.startswith(b"%PDF")
    pictures = [
        part
        for part in content.split(b"stream\r\n") + content.split(b"stream\n")
        if part.startswith(b"\xff\xd8")
    ]
    assert len(pictures) == len(deck.slides)
    for picture, slide in zip(pictures, deck.slides, strict=True):
        shown = average(Image.open(io.BytesIO(picture)))
        assert abs(shown - average(last_picture(slide.clip))).mean() < 3


def test_a_page_is_complete_in_its_folder(deck: Deck, tmp_path: Path) -> None:
    target = tmp_path / "c.html"
    write_deck(deck, "html", target, same(deck))
    page = target.read_text(encoding="utf-8")
    (assets,) = tmp_path.glob("c_assets_*")
    names = {path.name for path in assets.iterdir()}
    assert {"reveal.js", "reveal.css", "notes.js", "LICENSE"} < names
    assert "http:" not in page
    assert "https:" not in page
    assert "<b>" not in page
    for slide in deck.slides:
        assert digest(slide.clip) in {digest(path) for path in assets.iterdir()}


@pytest.mark.parametrize("kind", deck_files.FORMATS)
def test_a_deck_is_there_whole_or_as_it_was(
    kind: str, deck: Deck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / f"c.{kind}"
    write_deck(deck, kind, target, same(deck))
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    broken = tmp_path.parent / "no film.mp4"
    broken.write_bytes(b"no film")
    slides = (deck.slides[0], replace(deck.slides[1], clip=broken))
    with pytest.raises(DeckError, match=f"c.{kind} could not be made"):
        write_deck(Deck("t", "en", (slides, slides[1:])), kind, target, same(deck))
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    smaller = Deck("t", "en", (deck.scenes[1],))
    write_deck(smaller, kind, target, same(deck))
    after = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(list(tmp_path.iterdir())) == (2 if kind == "html" else 1)  # the old folder is gone
    assert {path: path.read_bytes() for path in after} != before


def test_what_a_killed_run_left_is_cleared_away(deck: Deck, tmp_path: Path) -> None:
    (tmp_path / ".new-x1").mkdir()
    (tmp_path / ".new-x1" / "c.pdf").write_bytes(b"half")
    write_deck(deck, "pdf", tmp_path / "c.pdf", {})
    assert [path.name for path in tmp_path.iterdir()] == ["c.pdf"]


# The player


def test_the_player_gets_all_slides_and_its_failure_is_said(
    deck: Deck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    player = tmp_path / "player"
    lines = ("#!/bin/sh", 'cd "${0%/*}"', 'echo "$@" > words', 'cat "$6"/*.json > all')
    player.write_text("\n".join([*lines, "echo no window", "exit 3"]))
    player.chmod(0o755)
    monkeypatch.setattr(sys, "executable", os.fspath(player))
    with pytest.raises(DeckError, match="ended with status 3; its last lines:\n  \\| no window"):
        present(deck, same(deck))
    words = (tmp_path / "words").read_text().split()
    assert words[:4] == ["-m", "manim_slides", "--silent", "present"]
    assert words[-2:] == ["001", "002"]
    assert (tmp_path / "all").read_text(encoding="utf-8").count('"rev_file"') == 3
