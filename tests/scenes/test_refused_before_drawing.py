"""What cannot be filmed is refused in one harmless sentence, before anything is drawn."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from manim import tempconfig

from nnmath import Layer, Network, save_network
from scenes import _lesson
from scenes._assets import chosen_digit, chosen_network
from scenes._lesson import Lesson, beat
from scenes.telling.refusals import unfit_folder, unfit_scene
from scenes.telling.shown import printable, shown_value
from tests.helpers.pictures import ROOT


class Nothing(Lesson):
    """Loads what the environment names, and draws nothing."""

    def construct(self) -> None:
        chosen_digit()
        chosen_network()
        pytest.fail("was drawn")

    @beat
    def only(self) -> None:
        """Said."""


@pytest.fixture(autouse=True)
def _somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in [name for name in os.environ if name.startswith("NNFILM_")]:
        monkeypatch.delenv(name)
    with tempconfig({"media_dir": str(tmp_path), "dry_run": False}):
        yield


def refused(capsys: pytest.CaptureFixture[str], status: int = 2) -> str:
    """What is said instead of a film: a line, without a character that a terminal would obey."""
    with pytest.raises(SystemExit) as ended:
        Nothing().render()
    assert ended.value.code == status
    said = capsys.readouterr()
    assert said.out == "" and said.err.startswith("error: ") and said.err.endswith(".\n")
    sentence = said.err.removesuffix("\n")
    assert sentence.isprintable() and "Errno" not in sentence and "Traceback" not in sentence
    return sentence.removeprefix("error: ")


# The environment

VARIABLES = [
    "NNFILM_DIGIT",
    "NNFILM_NETWORK",
    "NNFILM_THEME",
    "NNFILM_SHAPE",
    "NNFILM_FONTS",
    "NNFILM_BEATS",
    "NNFILM_LANGUAGE_FILE",
    "NNFILM_MNIST",
    "NNFILM_VOICE",
    "NNFILM_RECORDINGS",
]
VALUES = {
    "long": "x" * 300,
    "a long picture": "x" * 300 + ".png",
    "a long network": "x" * 300 + ".npz",
    "a long path": "/x" * 3000,
    "two lines": "3\n4",
    "a command to the terminal": "\x1b[2J\x07three\r\x9b1m",
    "turned around": "\u202e3.png",
    "no UTF-8": os.fsdecode(b"\xff\xfe"),
    "no UTF-8 in a file's name": os.fsdecode(b"\xff.npz"),
}


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("variable", VARIABLES)
def test_a_value_that_nobody_means(
    variable: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if variable == "NNFILM_MNIST":
        monkeypatch.setenv("NNFILM_DIGIT", "mnist:test:18")
    monkeypatch.setenv(variable, VALUES[value])
    sentence = refused(capsys)
    assert len(sentence) < 7000 if value == "a long path" else len(sentence) < 1000
    if variable != "NNFILM_LANGUAGE_FILE":  # where the file is what it says
        assert variable in sentence


@pytest.mark.parametrize("digits", ["9" * 300, "9" * 5000])
def test_an_mnist_number_of_any_length(
    digits: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NNFILM_DIGIT", f"mnist:test:{digits}")
    assert refused(capsys).endswith("an MNIST digit is written mnist:test:18 or mnist:train:18.")


def test_a_file_is_named_without_its_commands_to_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    save_network(Network((Layer([[1e7]], [0.0], "relu"),)), tmp_path / "\x1b[31mred.npz")
    monkeypatch.setenv("NNFILM_NETWORK", str(tmp_path / "\x1b[31mred.npz"))
    assert "\\u001b[31mred.npz: the weights of layer 1 reach 1e+07" in refused(capsys)


def test_what_is_repeated_is_harmless_and_of_bounded_length() -> None:
    assert printable("a\x1b[2J\u202e\ud800é") == "a\\u001b[2J\\u202e\\ud800é"
    assert shown_value("x" * 200) == "x" * 200
    assert shown_value("a" * 150 + "b" * 150) == "a" * 100 + "…" + "b" * 100


# Folders

UNFIT = {
    "o'brien": "an apostrophe",
    "a{b": "a brace",
    "a}b": "a brace",
    "new\nline": "a line break",
    "\x1b[31m": "a line break or another control character",
    os.fsdecode(b"\xff"): "bytes that are no UTF-8",
}


@pytest.mark.parametrize("name", UNFIT)
def test_a_folder_in_which_manim_fails(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / name
    folder.mkdir()
    with tempconfig({"media_dir": str(folder)}):
        said = refused(capsys)
    assert said.startswith("Manim cannot film in ") and UNFIT[name] in said
    # As one stands in it.
    monkeypatch.chdir(folder)
    with tempconfig({"media_dir": "renders"}):
        assert UNFIT[name] in refused(capsys)
    # And in the file's name.
    monkeypatch.chdir(tmp_path)
    for option in ("input_file", "output_file"):
        with tempconfig({option: f"{name}.py"}):
            assert UNFIT[name] in refused(capsys)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["a b", "é漢", "50%", "back\\slash", '"', "#?*[x]", "~", "-q", "$"]
)
def test_a_folder_in_which_manim_films(name: str) -> None:
    assert unfit_folder(Path("/home") / name / "renders") is None


def test_a_scene_in_a_folder_with_braces(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # Manim fills in braces there too; an apostrophe beside the scene does no harm.
    with tempconfig({"input_file": str(tmp_path / "a{b" / "scene.py")}):
        assert "a brace" in refused(capsys)
    assert unfit_scene(tmp_path / "o'brien" / "scene.py") is None


def test_looking_without_filming_is_possible_in_any_folder(tmp_path: Path) -> None:
    class Looked(Lesson):
        def construct(self) -> None:
            self.heading("The squish")

    with tempconfig({"media_dir": str(tmp_path / "o'brien"), "dry_run": True}):
        Looked().render()


# Manim's other renderer


def test_opengl(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        Nothing(object())
    assert ended.value.code == 2
    assert capsys.readouterr().err == ("error: Lessons are drawn by Cairo; leave --renderer out.\n")


def test_opengl_as_a_user_types_it(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "manim", "-ql", "--renderer=opengl", "scenes/forward.py"]
    done = subprocess.run(
        [*command, "--media_dir", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2 and "Traceback" not in done.stdout + done.stderr
    assert "error: Lessons are drawn by Cairo; leave --renderer out." in done.stderr
    assert not list(tmp_path.rglob("*.mp4"))


# A full disk


def test_a_disk_that_is_full_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "/media/film.mp4")

    monkeypatch.setattr(_lesson, "check_narrations", full)
    with pytest.raises(SystemExit) as ended:
        Nothing().render()
    assert ended.value.code == 1
    assert capsys.readouterr().err == "error: No space left on device: /media/film.mp4\n"
