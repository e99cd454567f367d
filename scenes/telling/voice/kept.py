"""Speech that was spoken once is kept: by its text, the voice, and what decides how it sounds.

The files are whole or not there, so runs side by side may want the same phrase: who comes second
puts the same in the place of the same.
"""

import hashlib
import json
from pathlib import Path

from scenes.telling.shown import printable
from scenes.telling.sound.levels import levelled
from scenes.telling.sound.sound import Sound, SoundError, read_sound, write_sound
from scenes.telling.voice.pauses import trimmed
from scenes.telling.voice.programs import SpeechError
from scenes.telling.voice.voices import Voice

VERSION = 1  # counted up when speech is kept otherwise


def spoken_file(folder: Path, voice: Voice, text: str) -> Path:
    """Where a text is kept when this voice has spoken it."""
    key = json.dumps([VERSION, voice.settings, text]).encode()
    return folder / f"{hashlib.sha256(key).hexdigest()[:32]}.flac"


def speech(folder: Path, voice: Voice, text: str) -> tuple[Path, float]:
    """A text as this voice speaks it, levelled and trimmed, and how many seconds it takes.

    Spoken only where it was not. Raises SpeechError, also where it cannot be kept.
    """
    path = spoken_file(folder, voice, text)
    if (sound := _kept(path)) is None:
        # Without the silence that voices begin with, so that a word comes with its picture.
        sound = trimmed(levelled(voice.speak(text)))
        try:
            folder.mkdir(parents=True, exist_ok=True)
            write_sound(sound, path)
        except OSError as error:
            why = f"{printable(str(folder))}: {error.strerror or error}"
            raise SpeechError(f"speech cannot be kept in {why}.") from None
    return path, sound.seconds


def _kept(path: Path) -> Sound | None:
    """What is kept in a file; None where there is none, or one that is damaged."""
    try:
        return read_sound(path) if path.is_file() else None
    except SoundError:
        return None
