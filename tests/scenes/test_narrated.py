"""A film that is told aloud: pictures, captions and words begin together, and last as spoken."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from manim import FadeIn, Square, Wait, tempconfig

from scenes._lesson import Lesson, beat
from scenes.telling.phrases import as_read, phrases
from scenes.telling.sound.sound import RATE, read_sound, write_sound
from scenes.telling.voice import voices
from scenes.telling.voice.narrator import PAUSE
from tests.helpers import espeak
from tests.helpers.pictures import Film, film
from tests.helpers.told import COMES, LEAVES, RIGHTWARD, TINY, Told, begins
from tests.helpers.tones import tone

FRAME = 1 / 15
CUED = (COMES, RIGHTWARD, LEAVES)


@pytest.fixture
def standin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a stand-in for espeak-ng, which is chosen."""
    for name in [name for name in os.environ if name.startswith("NNFILM_")]:
        monkeypatch.delenv(name)
    voices._of_espeak.cache_clear()
    monkeypatch.setenv("PATH", espeak.install(tmp_path / "bin"))
    monkeypatch.setenv("NNFILM_VOICE", "espeak-ng")
    monkeypatch.setenv("NNFILM_SPEECH", str(tmp_path / "speech"))
    yield tmp_path / "bin"
    voices._of_espeak.cache_clear()


def tones(path: Path) -> list[tuple[float, float]]:
    """When each tone in a film begins and ends, in seconds."""
    window = RATE // 100
    samples = np.abs(read_sound(path).samples[:, 0])
    loud = samples[: len(samples) // window * window].reshape(-1, window).max(axis=1) > 0.02
    edges = np.flatnonzero(np.diff(np.concatenate([[0], loud.astype(int), [0]]))) / 100
    return list(zip(edges[::2].tolist(), edges[1::2].tolist()))


def test_each_phrase_is_heard_when_its_caption_and_its_picture_begin(
    standin: Path, tmp_path: Path
) -> None:
    made = film(Told, tmp_path / "m", size=TINY, rate=15)
    heard = tones(made.path)
    assert [start for start, _ in heard[:3]] == pytest.approx(
        [begins(made, text) for text in CUED], abs=0.04
    )
    for (start, end), text in zip(heard, CUED):
        assert end - start == pytest.approx(espeak.seconds_of(text), abs=0.03)
    # The next one begins after a pause; nothing is cut off.
    for text, (start, _), (later, _) in zip(CUED, heard, heard[1:]):
        assert later - start == pytest.approx(espeak.seconds_of(text) + PAUSE, abs=1.5 * FRAME)
    assert len(heard) == 5
    assert sorted(espeak.spoken(standin)) == sorted([*CUED, *phrases(Told.not_cued.__doc__ or "")])
    # What waits for no other words next time is in Manim's cache by then.
    assert made.scene.renderer.file_writer.settings.max_files_cached >= 1000


def test_a_beat_that_cues_nothing_is_told_in_its_time(standin: Path, tmp_path: Path) -> None:
    made = film(Told, tmp_path / "m", size=TINY, rate=15)
    beats = json.loads(made.path.with_suffix(".beats.json").read_text())["beats"]
    start = sum(float(s["duration"]) for s in made.sections()[:1])
    said = [start + phrase["start"] for phrase in beats[1]["said"]]
    assert [begin for begin, _ in tones(made.path)[3:]] == pytest.approx(said, abs=0.04)


def test_the_clip_of_a_beat_has_its_part(standin: Path, tmp_path: Path) -> None:
    made = film(Told, tmp_path / "m", size=TINY, rate=15)
    whole, begin = tones(made.path), 0.0
    for section in made.sections():
        clip = made.path.parent / "sections" / section["video"]
        end = begin + float(section["duration"])
        here = [(a - begin, b - begin) for a, b in whole if begin - 0.02 <= a < end - 0.02]
        found = tones(clip)
        assert np.array(found).reshape(-1) == pytest.approx(np.array(here).reshape(-1), abs=0.04)
        begin = end


def test_what_was_spoken_is_not_spoken_again(standin: Path, tmp_path: Path) -> None:
    first = film(Told, tmp_path / "a", size=TINY, rate=15)
    assert len(espeak.spoken(standin)) == 5
    second = film(Told, tmp_path / "b", size=TINY, rate=15)
    assert espeak.spoken(standin) == []
    assert tones(first.path) == tones(second.path) and first.seconds == second.seconds


def test_a_part_of_a_film_speaks_and_is_heard_of_what_is_filmed(
    standin: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NNFILM_BEATS", "not_cued")
    made = film(Told, tmp_path / "m", size=TINY, rate=15)
    assert len(tones(made.path)) == 2 and tones(made.path)[0][0] < 0.04
    assert sorted(espeak.spoken(standin)) == sorted(phrases(Told.not_cued.__doc__ or ""))


def test_what_the_data_choose_is_spoken_in_place_of_the_phrase(
    standin: Path, tmp_path: Path
) -> None:
    class Chosen(Lesson):
        def construct(self) -> None:
            self.only()

        @beat
        def only(self) -> None:
            """It reads right. | It is sure."""
            self.say_instead("It reads a {}, {} % sure.", 7, "97.5")
            self.play(FadeIn(Square()))
            self.say(FadeIn(Square()))

    made = film(Chosen, tmp_path / "m", size=TINY, rate=15)
    text = "It reads a 7, 97.5 percent sure."
    assert text in espeak.spoken(standin)
    (start, end), _ = tones(made.path)
    assert start < 0.04 and end - start == pytest.approx(espeak.seconds_of(text), abs=0.03)


def test_a_recording_is_heard_in_place_of_the_voice(
    standin: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "own" / "told"
    folder.mkdir(parents=True)
    write_sound(tone(300, 4.0), folder / "cued-2.wav")
    monkeypatch.setenv("NNFILM_RECORDINGS", str(tmp_path / "own"))
    made = film(Told, tmp_path / "m", size=TINY, rate=15)
    _, (start, end), *_ = tones(made.path)
    assert start == pytest.approx(begins(made, RIGHTWARD), abs=0.04)
    assert end - start == pytest.approx(4.0, abs=0.1)
    assert RIGHTWARD not in espeak.spoken(standin)


def test_recordings_alone_leave_the_rest_silent(
    standin: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NNFILM_VOICE", "recordings")
    monkeypatch.setenv("NNFILM_RECORDINGS", str(tmp_path / "own"))
    (tmp_path / "own" / "told").mkdir(parents=True)
    write_sound(tone(300, 1.0), tmp_path / "own" / "told" / "cued-3.wav")
    made = film(Told, tmp_path / "m", size=TINY, rate=15)
    assert len(tones(made.path)) == 1 and espeak.spoken(standin) == []
    assert begins(made, RIGHTWARD) == pytest.approx(as_read("", "", 0, COMES), abs=1.5 * FRAME)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # pydub's files
def test_a_sound_of_the_scene_is_mixed(standin: Path, tmp_path: Path) -> None:
    write_sound(tone(300, 0.5), tmp_path / "ping.wav")

    class Pings(Lesson):
        def construct(self) -> None:
            self.only()

        @beat
        def only(self) -> None:
            """Hear."""
            self.add_sound(str(tmp_path / "ping.wav"), time_offset=3)
            self.play(Wait(5))

    made = film(Pings, tmp_path / "m", size=TINY, rate=15)
    assert [start for start, _ in tones(made.path)] == pytest.approx([0, 3], abs=0.05)
    (clip,) = (made.path.parent / "sections").glob("*.mp4")
    assert [start for start, _ in tones(clip)] == pytest.approx([0, 3], abs=0.05)


@pytest.mark.parametrize("ending", ["webm", "mov"])
def test_other_films_are_told_too(ending: str, standin: Path, tmp_path: Path) -> None:
    made = film(Told, tmp_path / "m", size=TINY, rate=15, format=ending)
    assert [start for start, _ in tones(made.path)[:3]] == pytest.approx(
        [begins(made, text) for text in CUED], abs=0.04
    )


def test_a_picture_has_no_sound(standin: Path, tmp_path: Path) -> None:
    made = film(Told, tmp_path / "m", size=TINY, rate=15, format="png")
    assert made.path.suffix == ".png"


# What goes wrong


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("dies", "espeak-ng did not speak “A square comes.”: it ended: no voice for that."),
        ("noise", "espeak-ng did not speak “A square comes.”: said.wav is damaged"),
    ],
)
def test_a_voice_that_fails_ends_in_a_sentence(
    how: str,
    said: str,
    standin: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("NNFILM_TEST_SPEECH", how)
    with pytest.raises(SystemExit) as ended:
        film(Told, tmp_path / "m", size=TINY, rate=15)
    error = capsys.readouterr().err
    assert ended.value.code == 1 and error.startswith(f"error: {said}") and "Traceback" not in error
    assert not list((tmp_path / "m").rglob("Told.*"))


def test_what_was_spoken_before_a_failure_is_kept(
    standin: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NNFILM_BEATS", "not_cued")
    film(Told, tmp_path / "a", size=TINY, rate=15)
    monkeypatch.setenv("NNFILM_TEST_SPEECH", "dies")
    monkeypatch.delenv("NNFILM_BEATS")
    with pytest.raises(SystemExit):
        film(Told, tmp_path / "b", size=TINY, rate=15)
    espeak.spoken(standin)
    monkeypatch.delenv("NNFILM_TEST_SPEECH")
    film(Told, tmp_path / "b", size=TINY, rate=15)
    assert sorted(espeak.spoken(standin)) == sorted(CUED)


def test_a_voice_that_is_not_there_is_said_before_anything_is_drawn(
    standin: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("NNFILM_VOICE", "anna")
    with pytest.raises(SystemExit) as ended, tempconfig({"media_dir": str(tmp_path / "m")}):
        Told().render()
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith('error: NNFILM_VOICE=anna: there is no voice "anna"')
    assert not (tmp_path / "m" / "videos").exists()


def test_no_voice_is_a_silent_film(
    standin: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NNFILM_VOICE", "")
    made: Film = film(Told, tmp_path / "m", size=TINY, rate=15)
    import av

    with av.open(str(made.path)) as container:
        assert not container.streams.audio
    assert espeak.spoken(standin) == []
