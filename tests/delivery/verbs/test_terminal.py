"""What others named reaches a terminal without characters that do something there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scenes.delivery.verbs import cli
from scenes.delivery.verbs.report import exit_status
from scenes.telling.shown import printable, printable_lines, shown

EVIL = "\x1b[2J\a\u202e\x9b"


@pytest.mark.parametrize(
    "words",
    [
        ["check", EVIL],
        ["check", f"{EVIL}.toml"],
        ["status", f"{EVIL}.py"],
        ["render", "chapter1", "--only", EVIL],
        ["status", "chapter1", "--language", EVIL],
        ["status", "chapter1", EVIL],
        ["status", "chapter1", f"--{EVIL}"],
        ["status", "chapter1", "--quality", EVIL],
        ["render", "chapter1", "--jobs", EVIL],
        [EVIL],
    ],
)
def test_what_was_given_is_repeated_without_control_characters(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        status: object = cli.main(words)
    except SystemExit as end:  # as argparse ends
        status = end.code
    said = "".join(capsys.readouterr())
    assert status == 2
    assert said == printable_lines(said)


def test_a_file_of_any_name_is_named_harmlessly(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails() -> int:
        raise OSError(28, "No space left on device", os.fspath(tmp_path / EVIL))

    assert exit_status(fails)() == 1
    said = capsys.readouterr().err
    assert said == printable_lines(said) and "\\u001b[2J" in said


TALKS = """
import sys
from scenes.delivery.verbs.report import exit_status
def talks():
    while True:
        print("a line", flush=True)
sys.exit(exit_status(talks)())
"""


def test_who_has_seen_enough_is_told_nothing() -> None:
    made = subprocess.Popen(
        [sys.executable, "-c", TALKS], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert made.stdout and made.stderr and made.stdout.readline() == b"a line\n"
    made.stdout.close()  # as `head -1` does
    assert (made.wait(60), made.stderr.read()) == (141, b"")
    made.stderr.close()


def test_what_is_shown_is_short_and_on_one_line() -> None:
    assert shown("a\nb") == '"a\\u000ab"'
    assert shown("x" * 100) == '"' + "x" * 59 + '…"'
    assert shown({"a": [1, None]}) == '{"a": [1, null]}'
    assert printable("é 日 🙂") == "é 日 🙂"
