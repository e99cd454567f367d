"""An author's recordings: which file says what, and how it is heard."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from scenes.telling.sound.levels import LOUDNESS, loudness
from scenes.telling.sound.sound import SoundError, read_sound
from scenes.telling.voice.listened import clipped, doubtful, unusable
from scenes.telling.voice.pauses import AFTER, BEFORE
from scenes.telling.voice.recordings import Recorded, Recordings
from scenes.telling.voice.takes import ENDINGS, recordings_beside, takes
from tests.helpers.recorded import record, spoken, tone
from tests.helpers.tones import encode, onsets

AROUND = BEFORE + AFTER
TWO = ["A phrase.", "And another one, longer."]


@pytest.fixture
def voice(tmp_path: Path) -> Recordings:
    return Recordings(tmp_path / "c.voice", tmp_path / "kept")


def put(voice: Recordings, name: str, *seconds: float, loud: float = 0.2) -> Path:
    return record(voice.folder / "alpha" / name, spoken(*seconds, loud=loud))


def heard(voice: Recordings, number: int, phrases: list[str] = TWO) -> Recorded:
    found = voice.recording("alpha", "first", number, phrases)
    assert found is not None
    return found


def test_the_folder_lies_beside_the_words() -> None:
    assert recordings_beside(Path("a/chapter1.toml")) == Path("a/chapter1.voice")
    assert recordings_beside(Path("a/chapter1.de.toml")) == Path("a/chapter1.de.voice")


@pytest.mark.parametrize("ending", [*ENDINGS, ".WAV"])
def test_a_phrase_is_read_levelled_and_trimmed(voice: Recordings, ending: str) -> None:
    put(voice, f"first-2{ending}", -0.7, 1.5, -0.9, loud=0.05)
    found = heard(voice, 1)
    assert found.path is not None and found.path.parent == voice.kept
    sound = read_sound(found.path)
    assert found.seconds == pytest.approx(sound.seconds)
    assert found.seconds == pytest.approx(1.5 + AROUND, abs=0.1)
    assert loudness(sound) == pytest.approx(LOUDNESS, abs=1)
    assert onsets(sound)[0] <= 0.04
    assert voice.recording("alpha", "first", 0, TWO) is None
    assert voice.recording("alpha", "second", 0, TWO) is None
    assert voice.recording("beta", "first", 0, TWO) is None


def test_a_whole_beat_is_cut_at_its_pauses(voice: Recordings) -> None:
    put(voice, "first.wav", -0.5, 1, -0.7, 3, -0.5)
    parts = [heard(voice, number) for number in (0, 1)]
    assert [p.seconds for p in parts] == pytest.approx([1 + AROUND, 3 + AROUND], abs=0.03)
    paths = [part.path for part in parts if part.path]
    assert [tone(read_sound(path).samples) for path in paths] == [0, 1]


def test_with_too_few_pauses_all_is_told_from_the_beginning(voice: Recordings) -> None:
    put(voice, "first.wav", 6)
    first, second = heard(voice, 0), heard(voice, 1)
    assert first.path and second.path is None
    assert read_sound(first.path).seconds == pytest.approx(6, abs=0.01)
    assert first.seconds + second.seconds == pytest.approx(6, abs=0.01)
    assert first.seconds / second.seconds == pytest.approx(len(TWO[0]) / len(TWO[1]))


def test_recordings_of_single_phrases_count_before_one_of_all(voice: Recordings) -> None:
    put(voice, "first.wav", 1, -0.5, 1)
    put(voice, "first-1.mp3", 2)
    assert heard(voice, 0).seconds == pytest.approx(2, abs=0.1)
    assert voice.recording("alpha", "first", 1, TWO) is None


def test_what_is_kept_is_made_once_and_anew_for_another_recording(voice: Recordings) -> None:
    path = put(voice, "first.wav", 1, -0.5, 1)
    kept = heard(voice, 0).path
    assert kept
    before = kept.stat().st_mtime_ns
    again = Recordings(voice.folder, voice.kept)
    assert heard(again, 0).path == kept and kept.stat().st_mtime_ns == before
    assert heard(again, 0, [TWO[0], TWO[1] * 3]).path != kept
    record(path, spoken(1.2, -0.5, 1))
    assert heard(Recordings(voice.folder, voice.kept), 0).path != kept
    shutil.rmtree(voice.kept)
    assert heard(Recordings(voice.folder, voice.kept), 0).path


def test_files_are_told_apart_by_their_names(voice: Recordings) -> None:
    names = ["a-1.wav", "a-02.wav", "a.ogg", "a.wav", "b-0.wav", "b-x.wav", ".c.wav", "d.txt", "e"]
    for name in names:
        (voice.folder / "alpha").mkdir(parents=True, exist_ok=True)
        (voice.folder / "alpha" / name).touch()
    found = takes(voice.folder / "alpha")
    assert set(found) == {"a", "b-0", "b-x"}
    assert [path.name for path in found["a"].whole] == ["a.wav", "a.ogg"]
    parts = {number: [path.name for path in files] for number, files in found["a"].parts.items()}
    assert parts == {1: ["a-1.wav"], 2: ["a-02.wav"]}
    assert not takes(voice.folder / "nowhere")


def test_what_is_no_sound_is_refused_and_nothing_is_kept(voice: Recordings) -> None:
    path = put(voice, "first-1.wav", 1)
    path.write_bytes(b"RIFF, or so")
    with pytest.raises(SoundError, match=r"first-1\.wav"):
        voice.recording("alpha", "first", 0, TWO)
    assert not list(voice.kept.glob("*"))


# What its author is told


def test_a_recording_that_can_be_heard_is_fine(tmp_path: Path) -> None:
    path = record(tmp_path / "a.wav", spoken(1, -0.5, 1))
    assert unusable(path) is None and not list(doubtful(path, TWO))


def test_silence_is_told(tmp_path: Path) -> None:
    for number, samples in enumerate((spoken(-2), spoken(2, loud=0.001))):
        assert unusable(record(tmp_path / f"{number}.wav", samples)) == "it is silent."


def test_an_empty_file_and_text_are_told(tmp_path: Path) -> None:
    for content in (b"", b"not a sound at all " * 90):
        path = tmp_path / "a.mp3"
        path.write_bytes(content)
        assert (unusable(path) or "").startswith("a.mp3 ")


@pytest.mark.parametrize(
    ("ending", "rate"), [(".wav", 48_000), (".wav", 44_100), (".flac", 22_050)]
)
def test_clipped_samples_are_counted_in_the_file_as_it_is(
    tmp_path: Path, ending: str, rate: int
) -> None:
    samples = spoken(0.5)
    samples[1000:1040], samples[5000:5003], samples[7000:7002] = 1, -1, 1  # two are no flat top
    path = record(tmp_path / f"a{ending}", samples, rate)
    assert clipped(path) == 43
    said = "43 of its samples are clipped; record it again, softer."
    assert said in doubtful(path, TWO)


def test_what_is_louder_than_full_scale_but_whole_is_not_clipped(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    wave = 1.5 * np.sin(np.arange(48_000) / 20)
    encode(np.column_stack([wave, wave]).astype(np.float32), path, "pcm_f32le")
    assert clipped(path) == 0
    encode(np.column_stack([wave, wave]).clip(-1, 1).astype(np.float32), path, "pcm_s16le")
    assert clipped(path) > 40_000


def test_a_recording_that_takes_far_too_long_is_told(tmp_path: Path) -> None:
    path = record(tmp_path / "a.wav", spoken(8, -0.5, 7, -3))
    (said,) = doubtful(path, TWO)  # whose two captions are read in 1 s and 24/17 s
    assert said == "it takes 15.7 s for what is read in 2.4 s."
    assert not list(doubtful(record(path, spoken(3, -0.5, 3)), TWO))


def test_too_few_pauses_are_told(tmp_path: Path) -> None:
    path = record(tmp_path / "a.wav", spoken(1, -0.5, 1))
    (said,) = doubtful(path, [*TWO, "And a third."])
    assert said.startswith("it has 1 pause where its 3 phrases need 2, so all of it is told from")


def test_the_tones_of_these_tests_are_what_they_say() -> None:
    assert [tone(spoken(*[1.0] * k)[-48_000:]) for k in (1, 2, 3)] == [0, 1, 2]
    assert np.abs(spoken(-1)).max() == 0
