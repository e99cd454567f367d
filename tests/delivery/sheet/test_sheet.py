"""Contact sheets: the right frames, every name, and never more than a picture can hold."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from scenes.delivery.sheet import filmed, sheet
from scenes.delivery.sheet.frames import Moment
from scenes.delivery.sheet.sheet import BeatShown, SceneShown, TooMuchError, draw_sheet, plan
from scenes.delivery.sheet.text import Label, set_labels
from scenes.delivery.verbs import sheet as sheet_verb
from tests.helpers.courses import Project

HOSTILE = ('<b>#panic()</b> $x$ "\\', "x" * 300, "שלום العربية", "🙂" * 90, "\u202eabc\x1b[2J", "")


# The words


def test_every_letter_of_german_and_of_formulas_is_there() -> None:
    pictures = set_labels(
        [Label(letter, 0, 0, 30, 20, "#FFFFFF") for letter in "äöüÄÖÜß×–…„“’·→−éø漢"]
    )
    drawn = {picture.tobytes() for picture in pictures}
    assert len(drawn) == len(pictures)
    assert all(picture.getbbox() for picture in pictures)


def test_words_stay_in_their_place_and_are_never_markup() -> None:
    labels = [Label(text, 0, 0, 200, 20, "#FFFFFF", lines=2) for text in (*HOSTILE, "word " * 300)]
    for label, picture in zip(labels, set_labels(labels), strict=True):
        assert picture.size == (200, 52)
        assert bool(picture.getbbox()) == bool(label.text)
    plain, bold = set_labels([Label(text, 0, 0, 200, 20, "#FFFFFF") for text in ("*a*", "a")])
    assert plain.tobytes() != bold.tobytes()
    assert set_labels([]) == []


def test_what_is_too_long_ends_in_dots() -> None:
    text = "mmmm " * 9
    prefixes = [f"{text[:k].strip()}…" for k in range(1, len(text))]
    cut, *shorter = set_labels([Label(said, 0, 0, 120, 20, "#FFF") for said in (text, *prefixes)])
    fitting = [said for said, one in zip(prefixes, shorter) if one.tobytes() == cut.tobytes()]
    assert fitting and 4 < len(fitting[0]) < 20


# The layout


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Frames out of nothing: the first is red, the last blue."""

    def found(clip: Path, width: int, at: Sequence[float]) -> list[Moment]:
        size = (width, round(width * 9 / 16))
        pictures = [
            Image.new("RGB", size, colour) for colour in ("red", *["blue"] * len(at or (1,)))
        ]
        return [Moment(picture, 0.5) for picture in pictures[: len(at) or 2]]

    monkeypatch.setattr(sheet, "moments", found)


def scene(count: int, title: str = "A scene") -> SceneShown:
    beat = BeatShown(title, "Said. " * 40, Path("clip.mp4"), 61.04, 3671.2)
    return SceneShown(title, title, (beat,) * count)


def colour(picture: Image.Image, name: str) -> int:
    wanted = {"red": (255, 0, 0), "blue": (0, 0, 255)}[name]
    return int((np.asarray(picture) == np.array(wanted, np.uint8)).all(axis=-1).sum())


@pytest.mark.parametrize("counts", [[1], [2], [6], [5, 7, 8, 6], [8] * 20])
def test_a_sheet_holds_every_beat(still: None, counts: list[int]) -> None:
    layout = plan(counts)
    made = draw_sheet("Course", "480p15", [scene(count) for count in counts])
    assert made.width == layout.width
    assert made.height == layout.height(counts, [False] * len(counts))
    area = layout.frame * round(layout.frame * 9 / 16)
    assert colour(made, "red") == colour(made, "blue") == sum(counts) * area


@pytest.mark.parametrize("at", [[0.5], [0.3, 0.6, 1], [0, 0.2, 0.4, 0.6, 0.8, 1]])
def test_a_sheet_holds_every_moment(still: None, at: list[float]) -> None:
    counts = [5, 7]
    layout = plan(counts, each=len(at))
    made = draw_sheet("Course", "480p15", [scene(count) for count in counts], at)
    assert made.size == (layout.width, layout.height(counts, [False, False]))
    area = layout.frame * round(layout.frame * 9 / 16)
    assert colour(made, "red") == sum(counts) * area
    assert colour(made, "blue") == sum(counts) * (len(at) - 1) * area


@pytest.mark.parametrize("counts", [[8] * 20, [30] * 20, [1] * 90, [500]])
def test_a_sheet_opens_everywhere(counts: list[int]) -> None:
    layout = plan(counts)
    tall = layout.height(counts, [False] * len(counts))
    assert max(layout.width, tall) < 32_767
    assert layout.width * tall < (Image.MAX_IMAGE_PIXELS or 0)


def test_more_than_a_picture_can_hold_is_said() -> None:
    with pytest.raises(TooMuchError, match="3000 beats of 100 scenes do not fit on one sheet"):
        plan([30] * 100)


@pytest.mark.parametrize("title", HOSTILE)
def test_no_name_breaks_a_sheet(still: None, title: str) -> None:
    usual = draw_sheet("Course", "note", [scene(3), scene(2)])
    assert draw_sheet(title, title, [scene(3, title), scene(2, title)]).size == usual.size


def test_a_scene_without_a_film_keeps_its_heading(still: None) -> None:
    with_hole = draw_sheet("Course", "", [scene(2), SceneShown("Lost", "not filmed", ())])
    assert with_hole.height > draw_sheet("Course", "", [scene(2)]).height


def test_times_are_said_as_players_do() -> None:
    said = [sheet._clock(seconds) for seconds in (0, 7.94, 59.96, 61.04, 3671.2)]
    assert said == ["0:00.0", "0:07.9", "1:00.0", "1:01.0", "61:11.2"]


# The command


def show(project: Project, *options: str) -> int:
    given = project.given(sheet_verb, "c", *options)
    return sheet_verb.run(given, project.root, project.command)


def test_what_is_outdated_is_filmed_first(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.scene("alpha")
    project.scene("beta")
    project.course(["alpha", "beta:<i>Béta</i> 🙂"], title="Größe × 2")
    assert show(project) == 0
    assert sorted(project.filmed) == ["alpha", "beta"]
    said = capsys.readouterr().out
    assert "2 scenes: 2 filmed, 0 up to date." in said
    assert "c/l/sheet.png" in said
    made = project.out / "sheet.png"
    with Image.open(made) as picture:
        assert picture.format == "PNG"
        assert f"{picture.width} × {picture.height} pixels" in said
        size = picture.size
    before = made.read_bytes()
    assert show(project) == 0
    assert project.filmed == []
    assert made.read_bytes() == before

    elsewhere = project.root / "one.png"
    assert show(project, "--only", "beta", "--out", str(elsewhere)) == 0
    with Image.open(elsewhere) as picture:
        assert picture.height < size[1]
    assert made.read_bytes() == before
    assert show(project, "--only", "gamma") == 2
    assert 'there is no scene "gamma"' in capsys.readouterr().err


def test_the_sheet_says_what_the_film_says(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[tuple[str, str, list[SceneShown], list[float]]] = []

    def spy(*given: tuple[str, str, list[SceneShown], list[float]]) -> Image.Image:
        drawn.append(given)  # type: ignore[arg-type]
        return draw_sheet(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(filmed, "draw_sheet", spy)
    project.scene("alpha")
    project.scene("beta")
    project.course(["alpha"], ["beta"])
    (project.root / "assets" / "courses" / "c.de.toml").write_text(
        'language = "de"\n[text]\nCourse = "Kurs"\n"Chapter 1" = "Teil 1"\nAlpha = "Erste"\n'
        'First = "Zuerst"\n',
        encoding="utf-8",
    )
    assert show(project, "--language", "de") == 0
    ((title, note, (alpha, beta), _),) = drawn
    assert (title, note, alpha.title, beta.title) == ("Kurs", "480p15", "Erste", "Beta")
    assert alpha.note == "Teil 1 · alpha · 2.2 s · 2 beats"
    first, second = alpha.beats
    assert (first.title, first.narration) == ("Zuerst", "Said <i>so</i>. Or so.")
    assert first.end == second.start
    assert first.clip.is_file()


def test_a_scene_that_fails_is_missing_and_said(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.scene("alpha")
    project.scene("beta", "fails")
    project.course(["alpha", "beta"])
    assert show(project) == 1
    assert (project.out / "sheet.png").exists()
    assert "beta failed" in capsys.readouterr().out
    assert show(project, "--only", "beta", "--out", str(project.root / "beta.png")) == 1
    assert "No sheet is made" in capsys.readouterr().out
    assert not (project.root / "beta.png").exists()


def test_a_sheet_is_there_whole_or_not_at_all(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Image.Image, place: Path, kind: str) -> None:
        place.write_bytes(b"half")
        raise OSError(28, "No space left on device", "sheet.png")

    project.scene("alpha")
    project.course(["alpha"])
    assert project.render() == 0
    monkeypatch.setattr(Image.Image, "save", full)
    assert show(project) == 1
    assert not list(project.out.glob("*sheet*"))


def test_moments_are_shares_of_a_beat(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.scene("alpha")
    project.course(["alpha"])
    assert show(project, "--at", "0.3", "0.6", "1") == 0
    for wrong in ("1.5", "-1", "nan", "half"):
        with pytest.raises(SystemExit, match="2"):
            show(project, f"--at={wrong}")
        assert f'"{wrong}" is no number from 0 to 1' in capsys.readouterr().err


@pytest.mark.parametrize("name", ["sheet.jpg", "nowhere/sheet.png"])
def test_a_place_that_cannot_hold_a_sheet_is_said_at_once(project: Project, name: str) -> None:
    project.scene("alpha")
    project.course(["alpha"])
    with pytest.raises(SystemExit, match="2"):
        show(project, "--out", name)
    assert project.filmed == []
