"""Files are moved into their places whatever holds them open for a moment."""

import os
from pathlib import Path

import pytest

from scenes.delivery.keeping import writing
from scenes.delivery.keeping.writing import move, sweep, write_whole


class Scanner:
    """Renames as Windows does while a virus scanner has the file open a few times."""

    def __init__(self, refusals: int) -> None:
        self.left, self.rename = refusals, os.replace

    def __call__(self, source: Path, target: Path) -> None:
        self.left -= 1
        if self.left >= 0:
            error = PermissionError(13, "The process cannot access the file", str(source))
            error.winerror = 32  # type: ignore[attr-defined]
            raise error
        self.rename(source, target)


@pytest.fixture
def text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(writing, "PAUSES", (0, 0))
    (tmp_path / "a").write_text("new", encoding="utf-8")
    (tmp_path / "b").write_text("old", encoding="utf-8")
    return tmp_path / "a"


def test_what_is_open_for_a_moment_is_moved_all_the_same(
    text: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "replace", Scanner(2))
    move(text, text.with_name("b"))
    assert text.with_name("b").read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("refusals", [3, 1000])
def test_what_stays_open_is_told(
    text: Path, monkeypatch: pytest.MonkeyPatch, refusals: int
) -> None:
    monkeypatch.setattr(os, "replace", Scanner(refusals))
    with pytest.raises(PermissionError, match="cannot access"):
        move(text, text.with_name("b"))
    assert text.with_name("b").read_text(encoding="utf-8") == "old"


def test_text_is_the_same_bytes_on_every_system(tmp_path: Path) -> None:
    write_whole(tmp_path / "c", "é\nλ\n")
    assert (tmp_path / "c").read_bytes() == "é\nλ\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["c"]


def test_what_a_killed_run_left_of_a_file_goes_and_nothing_else(tmp_path: Path) -> None:
    kept = ("a.json", ".77.b.json", ".a.json", "77.a.json")
    for name in (*kept, ".77.a.json", ".123456.a.json"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    sweep(tmp_path / "a.json")
    assert {path.name for path in tmp_path.iterdir()} == set(kept)
