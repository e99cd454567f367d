"""Tall films on their way: from the course to what is filmed, to the page, the deck, the sheet."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pptx
import pytest
from PIL import Image

from scenes.delivery.course.course import Course, read_course
from scenes.delivery.course.problems import CourseError
from scenes.delivery.deck.deck import Deck, Slide, first_picture
from scenes.delivery.deck.files import write_deck
from scenes.delivery.keeping.files import digest
from scenes.delivery.keeping.fingerprint import differences, fingerprint
from scenes.delivery.keeping.jobs import Job
from scenes.delivery.page.page import write_page
from scenes.delivery.sheet import filmed, sheet
from scenes.delivery.sheet.frames import Moment
from scenes.delivery.sheet.sheet import BeatShown, SceneShown, draw_sheet, plan
from scenes.delivery.verbs import sheet as sheet_verb
from tests.helpers.courses import Project, encode
from tests.helpers.markup import Reader
from tests.helpers.pages import course, write_course

CHAPTER = '[[chapters]]\ntitle = "One"\nscenes = [\n{}\n]\n'


def read(project: Project, *lines: str, top: str = "") -> Course:
    """Read a course of chapters with these scenes. top: what stands before them."""
    for stem in ("alpha", "beta"):
        project.scene(stem)
    text = f'title = "C"\n{top}\n' + "".join(map(CHAPTER.format, lines))
    (project.root / "assets" / "courses" / "c.toml").write_text(text, encoding="utf-8")
    return read_course("c", project.root)


def shapes(course: Course) -> list[str]:
    return [entry.shape for entry in course.entries]


# The course


def test_a_scene_is_wide_unless_it_or_its_course_is_tall(project: Project) -> None:
    assert shapes(read(project, '"alpha", "beta"')) == ["wide", "wide"]
    assert shapes(read(project, '"alpha", "beta"', top='shape = "tall"')) == ["tall", "tall"]
    one, two = '"alpha"', '{ scene = "beta", shape = "tall" }'
    assert shapes(read(project, one, two)) == ["wide", "tall"]
    wide = '{ scene = "beta", shape = "wide" }'
    assert shapes(read(project, one, wide, top='shape = "tall"')) == ["tall", "wide"]


def test_a_chapter_is_one_film_and_has_one_shape(project: Project) -> None:
    mixed = '"alpha",\n{ scene = "beta", shape = "tall" },\n{ scene = "alpha", name = "third" }'
    with pytest.raises(CourseError) as caught:
        read(project, mixed)
    (problem,) = caught.value.problems
    assert problem.line == 7  # of the scene that is the first to differ
    assert problem.text == (
        "this scene is tall and the one before it is wide, but a chapter is one film: give all "
        "its scenes one shape, or each shape a chapter of its own."
    )


def test_a_shape_that_does_not_exist_is_said_once(project: Project) -> None:
    with pytest.raises(CourseError) as caught:
        read(project, '"alpha", { scene = "beta", shape = "tal" }', top="shape = 9")
    assert [(p.line, p.text) for p in caught.value.problems] == [
        (2, '"shape" is text in quotes, not 9.'),
        (6, 'unknown shape "tal", did you mean tall?'),
    ]


# What is filmed


def test_the_shape_decides_what_is_filmed(project: Project) -> None:
    project.scene("alpha")
    scene, out = project.root / "scenes" / "alpha.py", project.root / "renders" / "c" / "l"
    wide = Job("alpha", scene, "Alpha", "l", "mp4", None, None, None, None, out)
    tall = replace(wide, shape="tall")
    assert (wide.environment, tall.environment) == ({}, {"NNFILM_SHAPE": "tall"})
    before, after = (fingerprint(job, project.root) for job in (wide, tall))
    assert differences(before, after) == ["shape changed from wide to tall"]


def test_another_shape_is_filmed_again(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    read(project, '"alpha"', '"beta"')
    assert project.render() == 0
    assert sorted(project.filmed) == ["alpha", "beta"]
    read(project, '"alpha"', '{ scene = "beta", shape = "tall" }')
    assert project.status() == 0
    assert "shape changed from wide to tall" in capsys.readouterr().out
    assert project.render() == 0
    assert project.filmed == ["beta"]
    listed = json.loads((project.out / "course.json").read_text(encoding="utf-8"))
    found = [scene["shape"] for chapter in listed["chapters"] for scene in chapter["scenes"]]
    assert found == ["wide", "tall"]


# The page


def test_each_chapter_of_a_page_has_the_shape_of_its_films(tmp_path: Path) -> None:
    listed = course(["Alpha"], ["Beta"], [], shape="tall")
    listed["chapters"][1]["scenes"][0]["shape"] = "wide"
    page = write_page(write_course(listed, tmp_path)).read_text(encoding="utf-8")
    chapters = Reader(page).open[0].all("section", "chapter")
    assert [one.has("tall") for one in chapters] == [True, False, False]


# The deck


@pytest.fixture
def slides(tmp_path: Path) -> dict[str, Slide]:
    """A slide of each shape."""
    made = {}
    for name, size in {"wide": (96, 54), "tall": (54, 96)}.items():
        clip = encode(tmp_path / f"{name}.mp4", 12, 40, size=size)
        made[name] = Slide(name, "Note", clip, digest(clip), loops=False)
    return made


def test_a_deck_of_tall_films_is_tall(slides: dict[str, Slide], tmp_path: Path) -> None:
    tall = slides["tall"]
    write_deck(Deck("t", "en", ((tall, tall), (tall,))), "pptx", tmp_path / "c.pptx", {})
    presentation = pptx.Presentation(str(tmp_path / "c.pptx"))
    width, height = presentation.slide_width, presentation.slide_height
    assert width and height and width * 16 == height * 9
    for page in presentation.slides:
        title, movie = page.shapes
        assert (movie.left, movie.top, movie.width, movie.height) == (0, 0, width, height)
        assert title.top + title.height == 0  # above what is shown


def test_a_tall_film_among_wide_ones_is_whole_and_in_the_middle(
    slides: dict[str, Slide], tmp_path: Path
) -> None:
    deck = Deck("t", "en", ((slides["tall"],), (slides["wide"],)))
    write_deck(deck, "pptx", tmp_path / "c.pptx", {})
    presentation = pptx.Presentation(str(tmp_path / "c.pptx"))
    width, height = presentation.slide_width, presentation.slide_height
    assert width and height and width * 9 == height * 16
    tall, wide = (page.shapes[1] for page in presentation.slides)
    assert (tall.top, tall.height) == (0, height)
    assert tall.width == pytest.approx(height * 9 / 16, abs=1)
    assert tall.left == pytest.approx((width - tall.width) / 2, abs=1)
    assert (wide.left, wide.top, wide.width, wide.height) == (0, 0, width, height)
    around = presentation.slides[0].background.fill.fore_color.rgb
    corner = first_picture(slides["tall"].clip).getpixel((0, 0))
    assert np.abs(np.subtract(around, corner)).max() <= 3


def test_each_page_of_a_pdf_has_its_films_shape(slides: dict[str, Slide], tmp_path: Path) -> None:
    deck = Deck("t", "en", ((slides["tall"],), (slides["wide"],)))
    write_deck(deck, "pdf", tmp_path / "c.pdf", {})
    boxes = re.findall(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", (tmp_path / "c.pdf").read_bytes())
    ratios = [float(width) / float(height) for width, height in boxes]
    assert ratios == pytest.approx([9 / 16, 16 / 9])


# The sheet


@pytest.mark.parametrize("tall", [(True, True), (True, False), (False, True)])
def test_a_sheet_shows_tall_films_in_tall_pictures(
    tall: Sequence[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(clip: Path, width: int, at: Sequence[float]) -> list[Moment]:
        size = (width, round(width * (16 / 9 if clip.stem == "tall" else 9 / 16)))
        return [Moment(Image.new("RGB", size, "red"), 0.5)] * 2

    monkeypatch.setattr(sheet, "moments", found)
    shown = []
    for on_end in tall:
        clip = Path("tall.mp4" if on_end else "wide.mp4")
        shown.append(SceneShown("A", "", (BeatShown("B", "Said.", clip, 0, 1),) * 3, on_end))
    made = draw_sheet("Course", "", shown)
    layout = plan([3, 3], tall)
    assert made.size == (layout.width, layout.height([3, 3], tall))
    areas = [layout.frame * round(layout.frame * (16 / 9 if t else 9 / 16)) for t in tall]
    red = (np.asarray(made) == (255, 0, 0)).all(axis=-1).sum()
    assert red == 2 * 3 * sum(areas)  # each picture whole, none over another


@pytest.mark.parametrize("counts", [[8] * 20, [500]])
def test_a_sheet_of_tall_films_opens_everywhere(counts: list[int]) -> None:
    tall = [True] * len(counts)
    layout = plan(counts, tall)
    height = layout.height(counts, tall)
    assert max(layout.width, height) < 32_767
    assert layout.width * height < (Image.MAX_IMAGE_PIXELS or 0)


def test_the_sheet_knows_which_films_are_tall(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[bool] = []

    def spy(
        title: str, note: str, scenes: Sequence[SceneShown], at: Sequence[float]
    ) -> Image.Image:
        drawn.extend(scene.tall for scene in scenes)
        return draw_sheet(title, note, scenes, at)

    monkeypatch.setattr(filmed, "draw_sheet", spy)
    read(project, '"alpha"', '{ scene = "beta", shape = "tall" }')
    given = project.given(sheet_verb, "c")
    assert sheet_verb.run(given, project.root, project.command) == 0
    assert drawn == [False, True]
