"""A course of scenes with sound and without: chapters, beats, page, deck and parcels keep it."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from scenes.delivery.filming import footage
from scenes.delivery.filming.parcel import pack, unpack
from scenes.delivery.verbs import deck as deck_verb
from scenes.telling import captions
from scenes.telling.sound.laying import lay
from scenes.telling.sound.sound import read_sound, write_sound
from scenes.telling.sound.track import Heard
from tests.helpers.courses import FRAMES, RATE, SECONDS, Project, clips
from tests.helpers.tones import onsets, tone

EXACT = 0.005  # seconds
FIRST = FRAMES[0] / RATE  # how long the first beat lasts


@pytest.fixture
def heard(tmp_path: Path) -> Project:
    """A project whose scenes are heard: a tone in each beat, 0.2 s after it begins."""
    write_sound(tone(440, 0.3), tmp_path / "tone.wav")
    folder = clips(tmp_path / "clips")
    said = [Heard(at, tmp_path / "tone.wav") for at in (0.2, FIRST + 0.2)]
    lay(folder / "film.mp4", said, [folder / "0.mp4", folder / "1.mp4"])
    (tmp_path / "project").mkdir()
    return Project(tmp_path / "project", folder)


def test_the_films_of_chapters_are_heard_and_their_beats_are(heard: Project) -> None:
    heard.scene("alpha")
    heard.scene("beta")
    heard.course(["alpha", "beta"])
    assert heard.render() == 0
    chapter = heard.out / "chapters" / "01-chapter-1.mp4"
    starts = [scene + at for scene in (0, SECONDS) for at in (0.2, FIRST + 0.2)]
    assert onsets(read_sound(chapter)) == pytest.approx(starts, abs=EXACT)
    for clip in (heard.out / "scenes" / "beta" / "beats").iterdir():
        assert onsets(read_sound(clip)) == pytest.approx([0.2], abs=EXACT)
    assert (heard.out / "index.html").is_file()
    shown = captions.read_srt(chapter.with_suffix(".srt").read_text("utf-8"))
    assert [cue.start for cue in shown] == pytest.approx([0.1, SECONDS + 0.1], abs=2e-3)


def test_beside_a_scene_with_sound_a_silent_one_is_silent(heard: Project, project: Project) -> None:
    for stem in ("alpha", "beta", "gamma", "delta"):
        heard.scene(stem)
    heard.course(["alpha", "beta", "gamma"], ["delta"])
    loud, heard.clips = heard.clips, project.clips
    assert heard.render("--only", "beta", "delta", "--allow-missing") == 0
    heard.clips = loud
    assert heard.render() == 0
    mixed, silent = (heard.out / "chapters" / f"0{n}-chapter-{n}.mp4" for n in (1, 2))
    starts = [scene * SECONDS + at for scene in (0, 2) for at in (0.2, FIRST + 0.2)]
    assert onsets(read_sound(mixed)) == pytest.approx(starts, abs=EXACT)
    assert not footage.measure(silent).sound
    listed = json.loads((heard.out / "course.json").read_text("utf-8"))["chapters"]
    assert [chapter["sound"] for chapter in listed] == [True, False]
    assert (heard.out / "index.html").read_text("utf-8").count('class="voice"') == 1
    assert float(footage.measure(mixed).duration) == pytest.approx(3 * SECONDS)


def test_a_parcel_from_another_machine_keeps_the_sound(heard: Project, tmp_path: Path) -> None:
    heard.scene("alpha")
    heard.course(["alpha"])
    assert heard.render() == 0
    there = unpack(pack(heard.out / "scenes" / "alpha"), tmp_path / "there")
    assert onsets(read_sound(there / "film.mp4")) == pytest.approx([0.2, FIRST + 0.2], abs=EXACT)


@pytest.mark.parametrize("kind", ["html", "pptx"])
def test_a_deck_has_the_sound_of_its_beats(heard: Project, tmp_path: Path, kind: str) -> None:
    heard.scene("alpha")
    heard.course(["alpha"])
    given = heard.given(deck_verb, "c", "--to", kind)
    assert deck_verb.run(given, heard.root, heard.command) == 0
    (made,) = heard.root.rglob(f"c.{kind}")
    if kind == "pptx":
        with ZipFile(made) as slides:
            names = [name for name in slides.namelist() if name.endswith(".mp4")]
            films = [Path(slides.extract(name, tmp_path)) for name in names]
    else:
        copied = made.parent.glob("c_assets_*/*.mp4")
        films = [path for path in copied if "back" not in path.name]
    assert films
    for clip in films:
        assert onsets(read_sound(clip)) == pytest.approx([0.2], abs=EXACT)
