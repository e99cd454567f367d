"""Captions, voice and pictures begin together; what comes a second late is found."""

from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest

from scenes._audit.checks.captions import CAPTIONS, POINTING, VOICE, Captions
from scenes._audit.found import Checked
from scenes._audit.stated.moment import Moment
from scenes.telling.captions import Caption, write_srt
from scenes.telling.pointed import Pointed

RATE = 10.0
SIZE = (40, 30)
LEFT = np.array([[0.0, 0.0, 0.25, 1.0]])
SAID = [
    Pointed("begin", 0, 0.0, "A circle.", shown=0.0, boxes=LEFT),
    Pointed("begin", 1, 2.0, "It is lit.", shown=2.0, boxes=LEFT),
    Pointed("end", 0, 4.0, "That is all."),
]
WRITTEN = {"begin": ("A circle.", "It is lit."), "end": ("That is all.",)}


def checked(
    tmp_path: Path,
    captions: list[Caption] | None = None,
    changes: float = 2.0,
    where: int = 0,
    said: list[Pointed] = SAID,
) -> dict[str, Checked]:
    """What is found of six seconds in which a picture changes at one second."""
    film = tmp_path / "film.mp4"
    own = [Caption(one.time, one.time + 1, one.text) for one in said]
    film.with_suffix(".srt").write_text(write_srt(captions or own), encoding="utf-8")
    check = Captions(said, WRITTEN, film, RATE)
    for frame in range(60):
        picture = np.zeros((SIZE[1], SIZE[0], 3), np.uint8)
        if frame / RATE >= changes - 1e-6:
            picture[5:10, where : where + 5] = 200
        check.see(picture, Moment(frame, 1, frame / RATE, "begin", ()))
    return {row.kind: row for row in check.done()}


def late(at: int, by: float) -> list[Caption]:
    """The captions, one of them late."""
    return [
        Caption(one.time + by * (k == at), one.time + 1.5, one.text) for k, one in enumerate(SAID)
    ]


def test_what_begins_together_passes(tmp_path: Path) -> None:
    rows = checked(tmp_path)
    assert not any(row.faults for row in rows.values())
    assert (rows[CAPTIONS].values, rows[POINTING].values) == (3, 2)


def test_a_phrase_that_points_at_nothing_is_counted_as_such(tmp_path: Path) -> None:
    assert checked(tmp_path)[POINTING].uncovered == 1


def test_a_caption_a_second_late_is_found(tmp_path: Path) -> None:
    (fault,) = checked(tmp_path, late(1, 1.0))[CAPTIONS].faults
    assert (fault.beat, fault.what) == ("begin", "It is lit.")
    assert (fault.expected, fault.found) == ("2.00 s", "3.00 s")


def test_a_caption_a_little_late_passes(tmp_path: Path) -> None:
    assert not checked(tmp_path, late(1, 0.2))[CAPTIONS].faults
    assert checked(tmp_path, late(1, 0.25))[CAPTIONS].faults


def test_a_caption_in_two_pieces_is_one_phrase(tmp_path: Path) -> None:
    own = [Caption(one.time, one.time + 1, one.text) for one in SAID]
    own[1:2] = [Caption(2.0, 2.5, "It is"), Caption(2.5, 3.0, "lit.")]
    assert not checked(tmp_path, own)[CAPTIONS].faults


@pytest.mark.parametrize("text", ["It is dark.", "A circle."])
def test_a_caption_that_says_something_else_is_found(tmp_path: Path, text: str) -> None:
    own = [Caption(one.time, one.time + 1, one.text) for one in SAID]
    own[1] = replace(own[1], text=text)
    assert checked(tmp_path, own)[CAPTIONS].faults


def test_what_changes_a_second_late_is_found(tmp_path: Path) -> None:
    (fault,) = checked(tmp_path, changes=3.0)[POINTING].faults
    assert (fault.time, fault.found) == (2.0, "1.00 s later")
    assert fault.box is not None
    assert fault.picture is not None


def test_what_changes_within_a_fifth_of_a_second_and_a_frame_passes(tmp_path: Path) -> None:
    assert not checked(tmp_path, changes=2.3)[POINTING].faults
    assert checked(tmp_path, changes=2.4)[POINTING].faults


def test_what_changes_elsewhere_is_no_change(tmp_path: Path) -> None:
    (fault,) = checked(tmp_path, where=30)[POINTING].faults
    assert fault.found == "nothing changes"


def test_what_moves_a_second_after_its_phrase_is_found(tmp_path: Path) -> None:
    said = [SAID[0], replace(SAID[1], shown=3.0), SAID[2]]
    assert checked(tmp_path, changes=3.0, said=said)[POINTING].faults


def test_another_text_than_the_docstring_is_found(tmp_path: Path) -> None:
    said = [SAID[0], replace(SAID[1], text="It was lit."), SAID[2]]
    (fault,) = checked(tmp_path, said=said)[CAPTIONS].faults
    assert (fault.expected, fault.found) == ("It is lit.", "It was lit.")


def test_what_the_data_chose_need_not_be_in_the_docstring(tmp_path: Path) -> None:
    said = [SAID[0], replace(SAID[1], text="It was lit.", instead="It was lit."), SAID[2]]
    assert not checked(tmp_path, said=said)[CAPTIONS].faults


@pytest.mark.parametrize("said", [[SAID[0], SAID[2]], [SAID[0], replace(SAID[1], number=2)]])
def test_phrases_that_lack_or_are_out_of_order_are_found(
    tmp_path: Path, said: list[Pointed]
) -> None:
    found = checked(tmp_path, said=said)[CAPTIONS].faults
    assert any(fault.expected == "2 phrases in their order" for fault in found)


def test_a_film_without_its_captions_is_found(tmp_path: Path) -> None:
    check = Captions(SAID, WRITTEN, tmp_path / "film.mp4", RATE)
    assert check.done()[1].faults


def spoken(path: Path, begins: float) -> Path:
    """A film of four seconds of sound alone, in which a tone begins."""
    rate = 48_000
    time = np.arange(4 * rate) / rate
    tone = np.where((time >= begins) & (time < begins + 1), np.sin(2000 * time), 0)
    with av.open(str(path), "w") as film:
        stream = film.add_stream("pcm_s16le", rate=rate, layout="mono")
        samples = (10_000 * tone).astype(np.int16)[None]
        frame = av.AudioFrame.from_ndarray(samples, format="s16", layout="mono")
        frame.sample_rate = rate
        film.mux(stream.encode(frame))
        film.mux(stream.encode(None))
    return path


@pytest.mark.parametrize(("begins", "faults"), [(2.0, 0), (2.15, 0), (2.3, 1), (3.0, 1)])
def test_a_voice_that_is_late_is_found(tmp_path: Path, begins: float, faults: int) -> None:
    film = spoken(tmp_path / "film.wav", begins)
    check = Captions(SAID, WRITTEN, film, RATE, lambda: [2.0])
    rows = {row.kind: row for row in check.done()}
    assert len(rows[VOICE].faults) == faults
