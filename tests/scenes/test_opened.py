"""What a scene opens is noted as it happens, by a process that is asked to."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from scenes._film.opened import names, stamp
from tests.helpers.courses import encode

HERE = Path(__file__).resolve().parents[2]
PROGRAM = """\
import early
import scenes._film.opened
import os, pathlib
import numpy as np, PIL.Image, av
import late
np.loadtxt("marks.csv", delimiter=",")
pathlib.Path("none.csv").exists()
try:
    open("none.csv")
except OSError:
    pass
PIL.Image.open("picture.png").load()
list(pathlib.Path("data").glob("*.csv"))
os.close(os.open("by_number.txt", os.O_RDONLY))
open("made.txt", "w").close()
os.replace("made.txt", "moved.txt")
av.open("film.mp4").close()
with av.open("new.mp4", "w") as film:
    pass
try:
    open("a\\0b")
except ValueError:
    pass
"""


@pytest.fixture(scope="module")
def noted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, object]]:
    """What was noted of the files of a folder: how they were opened, and what was seen."""
    folder = tmp_path_factory.mktemp("a 'project' é").resolve()
    for name in ("early.py", "late.py", "marks.csv", "by_number.txt"):
        (folder / name).write_text("1,2\n")
    (folder / "data").mkdir()
    (folder / "data" / "b.csv").touch()
    subprocess.run([sys.executable, "-m", "compileall", "-q", folder], check=True)
    encode(folder / "film.mp4", 3)
    with open(folder / "picture.png", "wb") as file:
        from PIL import Image

        Image.new("L", (2, 2)).save(file, "PNG")
    path = os.pathsep.join([str(folder), str(HERE)])
    environment = {**os.environ, "PYTHONPATH": path, "NNFILM_OPENED": str(folder / "notes")}
    subprocess.run([sys.executable, "-c", PROGRAM], check=True, cwd=folder, env=environment)
    lines = map(json.loads, (folder / "notes").read_text().splitlines())
    found: dict[str, tuple[str, object]] = {}
    for how, path, seen in lines:
        if path.startswith(f"{folder}{os.sep}"):
            name = path.removeprefix(f"{folder}{os.sep}")
            found[name] = (how, seen)
            if how == "r":
                assert seen == stamp(path)
    return found


def test_files_are_noted_with_their_stamp(noted: dict[str, tuple[str, object]]) -> None:
    for name in ("marks.csv", "picture.png", "by_number.txt", "film.mp4"):
        how, seen = noted[name]
        assert how == "r" and seen, name


def test_modules_are_noted_by_their_source_also_those_that_were_there(
    noted: dict[str, tuple[str, object]],
) -> None:
    assert noted["early.py"][0] == noted["late.py"][0] == "r"
    assert not any("__pycache__" in name for name in noted)


def test_what_is_not_there_and_what_a_folder_holds_is_noted(
    noted: dict[str, tuple[str, object]],
) -> None:
    assert noted["none.csv"] == ("r", None)
    assert noted["data"] == ("l", ["b.csv"])
    assert names("nowhere") is None


def test_what_is_written_is_told_apart(noted: dict[str, tuple[str, object]]) -> None:
    for name in ("made.txt", "moved.txt", "new.mp4"):
        assert noted[name][0] == "w", name
