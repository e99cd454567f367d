"""What the program noted in JSON: as it was written, or as good as missing."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenes.delivery.keeping.record import Beat, File, Record, read_record, write_record
from scenes.delivery.keeping.typed import read_json, typed
from scenes.telling.phrases import Phrase

RECORD = Record(
    fingerprint={"python": "3.11"},
    film="film.mp4",
    poster="poster.png",
    captions=False,
    duration=2.2,
    frames=33,
    took=1.0,
    beats=(Beat("first", 0.0, 2.2, "beats/01-first.mp4", (Phrase(0.0, "Said 🙂"),)),),
    files=tuple(
        File(path, 1, 1, "0" * 64) for path in ("film.mp4", "poster.png", "beats/01-first.mp4")
    ),
    drawn=("The {}",),
)


@dataclass(frozen=True)
class Note:
    name: str
    count: int = 1
    share: float | None = None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"name": "a"}, Note("a")),
        ({"name": "a", "count": 2, "share": 1}, Note("a", 2, 1.0)),
        ({"name": "a", "share": None}, Note("a")),
    ],
)
def test_a_note_is_read_as_it_was_written(value: object, expected: Note) -> None:
    assert typed(value, Note) == expected


@pytest.mark.parametrize(
    "value",
    [
        {},
        [],
        None,
        "a",
        {"name": 1},
        {"name": None},
        {"name": "\ud800"},
        {"name": "a", "other": 1},
        {"name": "a", "count": True},
        {"name": "a", "count": 1.0},
        {"name": "a", "count": -1},
        {"name": "a", "count": 2**70},
        {"name": "a", "count": None},
        {"name": "a", "share": float("nan")},
        {"name": "a", "share": float("inf")},
        {"name": "a", "share": "1"},
        {"name": "a", "share": [1]},
    ],
)
def test_what_is_of_another_kind_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"is not|surrogates"):
        typed(value, Note)


def test_lists_and_tables_hold_what_they_should() -> None:
    assert typed([[1], []], tuple[tuple[int, ...], ...]) == ((1,), ())
    table: Any = Mapping[str, str]
    assert typed({"a": "b"}, table) == {"a": "b"}
    for value, kind in (([1, "a"], tuple[int, ...]), ({"a": 1}, table)):
        with pytest.raises(ValueError, match="is not"):
            typed(value, kind)


@pytest.mark.parametrize(
    "text", ["", "{", "[" * 100_000, '{"name": NaN}', "null", "\x00", "\ufeff"]
)
def test_what_does_not_parse_is_as_good_as_missing(tmp_path: Path, text: str) -> None:
    (tmp_path / "note.json").write_text(text, encoding="utf-8")
    assert read_json(tmp_path / "note.json", Note) is None
    assert read_json(tmp_path / "none.json", Note) is None


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    write_record(RECORD, tmp_path)
    assert read_record(tmp_path) == RECORD


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_a_record_in_which_a_byte_is_another_is_none_or_one(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.getbasetemp()
    content = bytearray(json.dumps(asdict(RECORD)).encode())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] = data.draw(st.integers(0, 255))
    (folder / "job.json").write_bytes(content)
    record = read_record(folder)
    if record is not None:  # then everything that is made of it can be
        assert record.digest == next(f.sha256 for f in record.files if f.path == record.film)
        assert f"{record.duration:.1f} {record.frames}".encode()
        assert all((folder / file.path).is_relative_to(folder) for file in record.files)
