"""Films that come back from another machine: whole or not at all."""

import os
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from scenes.delivery.filming import parcel
from scenes.delivery.filming.footage import FootageError
from scenes.delivery.filming.parcel import Parcel, pack, unpack
from scenes.delivery.keeping.record import Record, is_intact, read_record
from scenes.delivery.verbs import arguments
from scenes.delivery.verbs import render as render_verb
from tests.helpers.courses import Project


@pytest.fixture
def folder(project: Project) -> Path:
    """A folder of what is kept of a film."""
    project.scene("alpha")
    project.course(["alpha"])
    assert project.render() == 0
    return project.out / "scenes" / "alpha"


def content(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_what_is_packed_comes_out_the_same(folder: Path, tmp_path: Path) -> None:
    there = unpack(pack(folder), tmp_path / "there")
    assert content(there) == content(folder)
    record = read_record(there)
    assert record is not None
    # by their time alone: none has to be read to see that nobody touched it
    assert all((there / file.path).stat().st_mtime_ns == file.mtime_ns for file in record.files)
    assert all(is_intact(file, there) for file in record.files)


def test_what_an_interrupted_run_left_is_not_mixed_in(folder: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    (there / "left.mp4").touch()
    assert content(unpack(pack(folder), there)) == content(folder)


def cut(packed: Parcel) -> Parcel:
    return replace(packed, files={**packed.files, "film.mp4": packed.files["film.mp4"][:-1]})


def short(packed: Parcel) -> Parcel:
    return replace(packed, files={k: v for k, v in packed.files.items() if k != "film.srt"})


def more(packed: Parcel) -> Parcel:
    return replace(packed, files={**packed.files, "more.mp4": b""})


def renamed(path: str) -> Callable[[Parcel], Parcel]:
    def rename(packed: Parcel) -> Parcel:
        files = {path if k == "film.srt" else k: v for k, v in packed.files.items()}
        listed = (replace(f, path=path) if f.path == "film.srt" else f for f in packed.record.files)
        return Parcel(replace(packed.record, files=tuple(listed)), files)

    return rename


def recorded(**changes: object) -> Callable[[Parcel], Parcel]:
    return lambda packed: replace(packed, record=replace(packed.record, **changes))


def filled(path: str, content: bytes) -> Callable[[Parcel], Parcel]:
    """Another content of a file, of which the record tells."""

    def fill(packed: Parcel) -> Parcel:
        digest = sha256(content).hexdigest()
        listed = (
            replace(f, size=len(content), sha256=digest) if f.path == path else f
            for f in packed.record.files
        )
        return Parcel(replace(packed.record, files=tuple(listed)), {**packed.files, path: content})

    return fill


def without_captions(packed: Parcel) -> Parcel:
    files = {k: v for k, v in packed.files.items() if k != "film.vtt"}
    listed = tuple(f for f in packed.record.files if f.path != "film.vtt")
    return Parcel(replace(packed.record, files=listed), files)


def with_beats(**changes: object) -> Callable[[Parcel], Parcel]:
    def change(packed: Parcel) -> Parcel:
        first, *others = packed.record.beats
        beats = (replace(first, **changes), *others)
        return replace(packed, record=replace(packed.record, beats=beats))

    return change


def twice(packed: Parcel) -> Parcel:
    files = (*packed.record.files, packed.record.files[0])
    return replace(packed, record=replace(packed.record, files=files))


def text_for_bytes(packed: Parcel) -> Parcel:
    files: Any = {**packed.files, "film.srt": "no bytes"}
    return replace(packed, files=files)


def other_film(packed: Parcel) -> Parcel:
    return replace(packed, record=replace(packed.record, film="../../film.mp4"))


@pytest.mark.parametrize(
    ("harm", "reason"),
    [
        (cut, "film.mp4 was damaged"),
        (short, "not what its record lists"),
        (more, "not what its record lists"),
        (other_film, "does not list"),
        (twice, "not what its record lists"),
        (text_for_bytes, "makes no sense"),
        (filled("film.mp4", b"no film"), "film.mp4 is no film"),
        (filled("film.mp4", b""), "film.mp4 is no film"),
        (filled("beats/01-first.mp4", b"no film"), "01-first.mp4 is no film"),
        (filled("poster.png", b"no picture"), "poster.png is no picture"),
        (filled("film.srt", b"no captions"), "captions are no"),
        (filled("film.srt", b"\xff"), "from the worker"),
        (without_captions, "does not list 'film.vtt'"),
        *(
            (recorded(duration=seconds), "makes no sense")
            for seconds in (float("nan"), float("inf"), -1.0, "2.2", None, 2**70)
        ),
        (recorded(duration=3.0), "another film than its record says"),
        (recorded(frames=3), "another film than its record says"),
        (recorded(took=float("nan")), "makes no sense"),
        (recorded(files=None), "makes no sense"),
        (with_beats(start=float("nan")), "makes no sense"),
        (with_beats(duration=9.0), "01-first.mp4 from the worker is another"),
        (with_beats(name="\ud800"), "makes no sense"),
        *(
            (renamed(path), "for another folder")
            for path in ("//x", "///tmp/x", "//tmp/x", "job.json")
        ),
        *((renamed(path), "for another folder") for path in ("../x", "/tmp/x", "a/../../x", "..")),
        *((renamed(path), "for another folder") for path in ("..\\x", "c:x", "a\0b", ".", "")),
    ],
)
def test_what_was_harmed_is_refused(
    folder: Path, tmp_path: Path, harm: Callable[[Parcel], Parcel], reason: str
) -> None:
    place = tmp_path / "deep" / "there"
    place.parent.mkdir()
    before = content(tmp_path)
    with pytest.raises(FootageError, match=reason):
        unpack(harm(pack(folder)), place)
    assert not place.exists()
    assert content(tmp_path) == before


def test_a_disk_that_fills_leaves_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(record: Record, folder: Path) -> None:
        raise OSError(28, "No space left on device", "job.json")

    monkeypatch.setattr(parcel, "write_record", full)
    with pytest.raises(OSError, match="No space"):
        unpack(pack(folder), tmp_path / "there")
    assert not (tmp_path / "there").exists()


def test_only_what_can_be_sent_is_packed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(FootageError, match="no record"):
        pack(tmp_path)
    monkeypatch.setattr(parcel, "LIMIT", 1000)
    with pytest.raises(FootageError, match="a worker can send"):
        pack(folder)


def test_a_parcel_is_put_in_its_place(project: Project, folder: Path) -> None:
    from scenes.delivery.filming.render import Shot, deliver

    _, (job,) = arguments.read_jobs(project.given(render_verb, "c"), project.root)
    before, packed = content(folder), pack(folder)
    assert deliver(job, Shot(None, (), 1.0, cut(packed))).fault == (
        "film.mp4 was damaged on its way back from the worker."
    )
    assert content(folder) == before
    (folder / "film.srt").unlink()
    assert deliver(job, Shot(None, (), 1.0, packed)).fault is None
    assert content(folder) == before
    assert not job.work.exists()


def test_the_log_of_another_machine_is_written_here(project: Project, folder: Path) -> None:
    from scenes.delivery.filming.render import Shot, deliver

    _, (job,) = arguments.read_jobs(project.given(render_verb, "c"), project.root)
    outcome = deliver(job, Shot("it failed.", ("two",), 1.0, None, "one\ntwo\n"))
    assert (outcome.fault, outcome.tail) == ("it failed.", ("two",))
    assert outcome.log.read_text(encoding="utf-8") == "one\ntwo\n"


def test_more_than_the_limit_is_refused_here_too(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = pack(folder)
    monkeypatch.setattr(parcel, "LIMIT", 1000)
    with pytest.raises(FootageError, match="sent more than"):
        unpack(packed, tmp_path / "there")
    assert not (tmp_path / "there").exists()


def test_nothing_is_written_behind_a_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "letter.txt").touch()
    (tmp_path / "there").symlink_to(tmp_path / "own")
    with pytest.raises(OSError, match="symbolic link"):
        unpack(pack(folder), tmp_path / "there")
    assert os.listdir(tmp_path / "own") == ["letter.txt"]
