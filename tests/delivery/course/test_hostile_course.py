"""Courses that cost more than they say, or are no files at all: refused at once, in a sentence."""

import os
from pathlib import Path

import pytest

from scenes.delivery.course.catalogue import read_scene
from scenes.delivery.course.choices import fonts
from scenes.delivery.course.document import DEEPEST, read_document
from scenes.delivery.course.problems import CourseError
from tests.helpers.memory import LIMIT, megabytes

DEEP = f"tables and lists are nested more than {DEEPEST} deep."
LARGE = "a whole number has more than 64 bits."
READ = """
from scenes.delivery.course.document import read_document
from scenes.delivery.course.problems import CourseError
for file in files:
    try:
        print(len(read_document(file).values))
    except CourseError as error:
        print(error.problems[0].text)
"""


def refused(path: Path, text: str) -> tuple[int, str]:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CourseError) as caught:
        read_document(path)
    (problem,) = caught.value.problems
    return problem.line, problem.text


@pytest.mark.parametrize(
    "text",
    [
        "a." * 2000 + "a = 1",
        "a . " * 2000 + "a = 1",
        '"a".' * 2000 + "a = 1",
        "'a'.\"a\"." * 2000 + "a = 1",
        "[" + "a." * 2000 + "a]",
        "[[" + "a." * 2000 + "a]]",
        "x = " + "{a = " * 2000 + "1" + "}" * 2000,
        "x = " + "{a = " * 40 + "1" + "}" * 40,
        "x = " + "[" * 40 + "]" * 40,
        "x = " + "[" * 2000 + "]" * 2000,
        "x = {" + "a." * 2000 + "a = 1}",
    ],
)
def test_what_is_nested_too_deeply_is_refused(tmp_path: Path, text: str) -> None:
    assert refused(tmp_path / "c.toml", text) == (0, DEEP)


def test_32_kilobytes_of_keys_take_no_gigabyte(tmp_path: Path) -> None:
    (tmp_path / "keys.toml").write_text("a." * 16000 + "a = 1")
    (tmp_path / "tables.toml").write_text("x.a = " + "{a = " * 14 + "1" + "}" * 14 + "\n")
    peak, lines = megabytes(READ, tmp_path / "keys.toml", tmp_path / "tables.toml")
    assert lines == [DEEP, "1"]
    assert peak < LIMIT


def test_dots_that_part_no_keys_are_read(tmp_path: Path) -> None:
    dots = "a.b" * 50
    text = f'x = "{dots}"\n# {dots}\ny = [{"1.5, " * 50}]\nz = """\n{dots}\n"""\n'
    (tmp_path / "c.toml").write_text(text)
    assert read_document(tmp_path / "c.toml").values["y"] == [1.5] * 50


@pytest.mark.parametrize("number", ["9" * 3600, "-9223372036854775809", "0x" + "f" * 5000])
def test_whole_numbers_of_more_than_64_bits_are_refused(tmp_path: Path, number: str) -> None:
    assert refused(tmp_path / "c.toml", f"a = 1\nb = [{{c = {number}}}]\n") == (2, LARGE)


def test_a_number_that_python_would_not_even_read_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "c.toml", "a = " + "9" * 5000) == (0, LARGE)


def test_whole_numbers_of_64_bits_are_read(tmp_path: Path) -> None:
    (tmp_path / "c.toml").write_text("a = -9223372036854775808\nb = 9223372036854775807\n")
    assert read_document(tmp_path / "c.toml").values == {"a": -(2**63), "b": 2**63 - 1}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_or_a_device_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "zero.toml").symlink_to("/dev/zero")
    for name in ("c.de.toml", "scene.py", "mine.otf"):
        os.mkfifo(tmp_path / name)
    for name in ("c.de.toml", "zero.toml"):
        with pytest.raises(CourseError, match="this is no file"):
            read_document(tmp_path / name)
    fault = read_scene(tmp_path / "scene.py").fault
    assert fault is not None and fault.text == "this is no file."
    with pytest.raises(ValueError, match="is no file"):
        fonts(".", tmp_path, tmp_path)


@pytest.mark.parametrize("letter", ["\\uffff", "\\ufffe", "\\u0007", "\\u007f"])
def test_a_title_holds_only_what_can_be_shown(tmp_path: Path, letter: str) -> None:
    from scenes.delivery.course.fields import Table

    (tmp_path / "c.toml").write_text(f'title = "a{letter}b"')
    table = Table(read_document(tmp_path / "c.toml"), [])
    assert table.text("title") is None
    assert "control characters" in table.problems[0].text
