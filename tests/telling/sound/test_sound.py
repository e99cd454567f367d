"""Any recording becomes the same samples at the same times; others are refused in a sentence."""

import os
import struct
from contextlib import suppress
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.io import wavfile

from scenes.telling.sound.encoding import encoded
from scenes.telling.sound.sound import RATE, Sound, SoundError, read_sound, write_sound
from tests.helpers.memory import LIMIT, megabytes
from tests.helpers.tones import encode, film, onsets, pieces_of, tone


@pytest.mark.parametrize("name", ["a.wav", "a.flac"])
def test_what_is_written_is_read_again(tmp_path: Path, name: str) -> None:
    given = tone(440, 0.7)
    write_sound(given, tmp_path / name)
    found = read_sound(tmp_path / name)
    assert found.seconds == pytest.approx(0.7)
    assert np.allclose(found.samples, given.samples, atol=1e-4)
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("name", "codec", "rate"),
    [
        ("a.wav", "pcm_f32le", 22_050),
        ("a.mp3", "libmp3lame", 44_100),
        ("a.m4a", "aac", 44_100),
        ("a.ogg", "libopus", 48_000),
        ("a.flac", "flac", 96_000),
    ],
)
def test_a_tone_begins_when_it_was_recorded_in_every_format(
    tmp_path: Path, name: str, codec: str, rate: int
) -> None:
    later = np.concatenate([np.zeros((rate, 2), np.float32), tone(440, 1, rate=rate).samples])
    encode(later, tmp_path / name, codec, rate)
    found = read_sound(tmp_path / name)
    assert found.seconds == pytest.approx(2, abs=0.025)
    assert onsets(found) == pytest.approx([1.0], abs=0.003)
    assert np.array_equal(found.samples[:, 0], found.samples[:, 1])


def test_the_sound_of_a_film_begins_with_its_pictures(tmp_path: Path) -> None:
    film(tmp_path / "a.mp4", 2, tone(440, 1, after=0.5))
    assert onsets(read_sound(tmp_path / "a.mp4")) == pytest.approx([0.5], abs=0.003)


def _bad(folder: Path, kind: str) -> Path:
    path = folder / ("bad.flac" if "flac" in kind else "bad.wav")
    write_sound(tone(440, 3), path)
    whole = path.read_bytes()
    if kind == "nothing":
        path.write_bytes(b"")
    elif kind == "text":
        path.write_text("no sound\n" * 999, encoding="utf-8")
    elif kind in ("half", "half flac"):
        path.write_bytes(whole[: len(whole) // 2])
    elif kind == "hurt flac":
        middle = len(whole) // 2
        path.write_bytes(whole[:middle] + bytes(500) + whole[middle + 500 :])
    elif kind == "folder":
        path.unlink()
        path.mkdir()
    elif kind == "missing":
        path.unlink()
    elif kind == "pipe":
        path.unlink()
        if not hasattr(os, "mkfifo"):
            pytest.skip("there are no pipes in folders here")
        os.mkfifo(path)
    elif kind == "no samples":
        wavfile.write(path, RATE, np.zeros(0, np.int16))
    elif kind == "NaN":
        wavfile.write(path, RATE, np.full(4800, np.nan, np.float32))
    elif kind == "whole numbers":
        wavfile.write(path, RATE, np.full(4800, 32767, np.float32))
    elif kind == "one sample a second":
        wavfile.write(path, 1, np.zeros(9, np.int16))
    elif kind == "40 channels":
        wavfile.write(path, RATE, np.zeros((100, 40), np.int16))
    return path


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("nothing", "is empty"),
        ("text", "is damaged, or no sound"),
        ("half", "breaks off after 1.5 s of 3.0 s"),
        ("half flac", "is damaged"),
        ("hurt flac", "is damaged"),
        ("folder", "is no file"),
        ("pipe", "is no file"),
        ("missing", "cannot be read"),
        ("no samples", "has no sound in it"),
        ("NaN", "outside of -1 to 1"),
        ("whole numbers", "outside of -1 to 1"),
        ("one sample a second", "has 1 samples a second"),
        ("40 channels", "in 40 channels"),
    ],
)
def test_what_is_no_sound_is_refused_in_one_sentence(tmp_path: Path, kind: str, why: str) -> None:
    path = _bad(tmp_path, kind)
    with pytest.raises(SoundError, match=why) as told:
        read_sound(path)
    assert str(told.value).startswith(path.name)
    assert "\n" not in str(told.value)


def test_a_film_without_sound_has_none(tmp_path: Path) -> None:
    film(tmp_path / "silent.mp4", 1)
    with pytest.raises(SoundError, match="no sound in it"):
        read_sound(tmp_path / "silent.mp4")


def test_a_wav_from_a_pipe_has_what_is_there(tmp_path: Path) -> None:
    write_sound(tone(440, 1), tmp_path / "a.wav")
    whole = (tmp_path / "a.wav").read_bytes()
    at = whole.index(b"data") + 4
    for unknown in (0x7FFFF000, 0xFFFFFFFF):
        (tmp_path / "a.wav").write_bytes(whole[:at] + struct.pack("<I", unknown) + whole[at + 4 :])
        assert read_sound(tmp_path / "a.wav").seconds == pytest.approx(1)


def test_a_longer_sound_than_asked_for_is_refused(tmp_path: Path) -> None:
    write_sound(tone(440, 3), tmp_path / "a.flac")
    with pytest.raises(SoundError, match="longer than the 2 s"):
        read_sound(tmp_path / "a.flac", longest=2)
    assert read_sound(tmp_path / "a.flac", longest=4).seconds == pytest.approx(3)


def test_a_long_sound_in_a_small_file_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    honest, lying = tmp_path / "honest.flac", tmp_path / "lying.flac"
    encode(pieces_of(np.zeros((RATE, 2), np.float32), 700), honest, "flac")
    header = bytearray(honest.read_bytes())
    header[21] &= 0xF0  # the number of samples, of which it now knows nothing
    header[22:26] = bytes(4)
    lying.write_bytes(header)
    code = """
from scenes.telling.sound.encoding import encoded
from scenes.telling.sound.sound import SoundError, read_sound
for file in files:
    try:
        read_sound(file)
    except SoundError as error:
        print(error)
"""
    taken, told = megabytes(code, honest, lying)
    assert taken < LIMIT
    assert all("longer than the 600 s" in line for line in told[:2])


def test_nothing_is_left_of_a_sound_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "taken.wav").mkdir()
    with pytest.raises(OSError, match=r"taken\.wav"):
        write_sound(tone(440, 1), tmp_path / "taken.wav")
    with pytest.raises(SoundError, match=r"\.wav or \.flac"):
        write_sound(Sound(np.zeros((9, 2), np.float32)), tmp_path / "a.mp3")
    assert [path.name for path in tmp_path.iterdir()] == ["taken.wav"]


def test_a_cover_is_no_film(tmp_path: Path) -> None:
    path = tmp_path / "covered.mp3"
    with av.open(str(path), "w") as output:
        heard: Any = output.add_stream("libmp3lame", rate=RATE, layout="stereo")
        cover: Any = output.add_stream("png", rate=1)
        cover.width, cover.height, cover.pix_fmt = 16, 16, "rgb24"
        picture = np.zeros((16, 16, 3), np.uint8)
        output.mux(cover.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        for packet in encoded(heard, tone(440, 1, after=0.5).pieces()):
            output.mux(packet)
    assert onsets(read_sound(path)) == pytest.approx([0.5], abs=0.003)


def test_a_larger_file_than_any_sound_is_not_opened(tmp_path: Path) -> None:
    with open(tmp_path / "huge.wav", "wb") as file:
        file.truncate((1 << 30) + 1)  # takes no room on the disk
    with pytest.raises(SoundError, match="larger than 1 GB"):
        read_sound(tmp_path / "huge.wav")


def test_a_title_in_an_old_encoding_is_no_fault(tmp_path: Path) -> None:
    write_sound(tone(440, 1), tmp_path / "a.wav")
    content = bytearray((tmp_path / "a.wav").read_bytes())
    at = content.index(b"Lavf")  # the program's name, in a list of such words
    content[at : at + 4] = "Mü".encode("latin-1") + b"ll"
    (tmp_path / "a.wav").write_bytes(content)
    assert read_sound(tmp_path / "a.wav").seconds == pytest.approx(1)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_whatever_is_wrong_in_a_file_it_is_a_sound_or_a_sentence(
    recorded: dict[str, bytes], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    name = data.draw(st.sampled_from(sorted(recorded)))
    content = bytearray(recorded[name])
    for _ in range(data.draw(st.integers(1, 9))):
        place = data.draw(st.integers(0, min(len(content), data.draw(st.sampled_from((64, 9**9))))))
        content[place : place + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=30))
    path = tmp_path_factory.getbasetemp() / f"odd{name}"
    path.write_bytes(content)
    with suppress(SoundError):
        assert read_sound(path, longest=60).samples.shape[1] == 2


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What stands in short recordings of every format, by their ending."""
    folder = tmp_path_factory.mktemp("recorded")
    codecs = {".wav": "pcm_s16le", ".mp3": "libmp3lame", ".m4a": "aac", ".flac": "flac"}
    for ending, codec in (codecs | {".ogg": "libopus"}).items():
        encode(tone(440, 0.3).samples, folder / f"a{ending}", codec)
    film(folder / "a.mp4", 0.3, tone(440, 0.3))
    return {path.suffix: path.read_bytes() for path in folder.iterdir()}
