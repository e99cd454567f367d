"""What was spoken once is kept, whole, and never spoken again."""

from pathlib import Path

import pytest

from scenes.telling.sound.sound import Sound
from scenes.telling.voice.kept import speech
from scenes.telling.voice.programs import SpeechError
from tests.helpers.tones import tone


class Counting:
    """A voice that counts."""

    name, settings = "counting", "one"

    def __init__(self) -> None:
        self.spoken: list[str] = []

    def speak(self, text: str) -> Sound:
        self.spoken.append(text)
        return tone(440, 1 + len(text) / 10)

    def close(self) -> None: ...


def test_what_was_spoken_is_not_spoken_again(tmp_path: Path) -> None:
    voice = Counting()
    first = speech(tmp_path / "kept", voice, "One.")
    assert speech(tmp_path / "kept", voice, "One.") == first and voice.spoken == ["One."]
    assert first[1] == pytest.approx(1.4, abs=1e-3) and first[0].parent == tmp_path / "kept"
    other = speech(tmp_path / "kept", voice, "Two.")
    voice.settings = "another"
    again = speech(tmp_path / "kept", voice, "One.")
    assert len({first[0], other[0], again[0]}) == 3 and voice.spoken == ["One.", "Two.", "One."]


def test_what_is_kept_damaged_is_spoken_again(tmp_path: Path) -> None:
    voice = Counting()
    path, seconds = speech(tmp_path, voice, "One.")
    path.write_bytes(path.read_bytes()[:200])
    assert speech(tmp_path, voice, "One.") == (path, seconds) and len(voice.spoken) == 2


def test_a_disk_that_is_full_leaves_nothing_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    speech(tmp_path, Counting(), "One.")
    before = sorted(tmp_path.iterdir())
    monkeypatch.setattr("os.replace", full)
    with pytest.raises(SpeechError, match=r"^speech cannot be kept .*: No space left on device\.$"):
        speech(tmp_path, Counting(), "Two.")
    assert sorted(tmp_path.iterdir()) == before


def test_a_folder_that_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SpeechError, match=r"^speech cannot be kept in .*file/kept: Not a dir"):
        speech(tmp_path / "file" / "kept", Counting(), "One.")
