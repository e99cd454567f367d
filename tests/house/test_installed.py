"""Installed, nnfilm films in a folder of one's own, and writes nowhere else."""

import hashlib
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scenes.delivery.course.project import SETTINGS, STARTER
from tests.house.rules import ROOT

Run = Callable[..., subprocess.CompletedProcess[str]]
SOURCES = ("pyproject.toml", "README.md", "LICENSE", "nnmath", "scenes", "assets")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the packages as pip installs them."""
    folder = tmp_path_factory.mktemp("installed")
    source = folder / "source"  # setuptools builds beside what it is given
    source.mkdir()
    for name in SOURCES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, source / name)
    options = ["--quiet", "--no-index", "--no-deps", "--no-build-isolation"]
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", *options]
    target = ["--target", str(folder / "site"), str(source)]
    subprocess.run([*pip, *target], check=True, capture_output=True)
    return folder / "site"


@pytest.fixture(scope="module")
def run(site: Path) -> Run:
    """Runs a line as people type it, with what is installed."""
    programs = {
        "nnfilm": [sys.executable, str(site / "bin" / "nnfilm")],
        "manim": [sys.executable, "-P", "-m", "manim"],
    }

    def run(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
        program, *words = shlex.split(line, comments=True)
        kept = {name: value for name, value in os.environ.items() if name[:6] != "NNFILM"}
        return subprocess.run(
            [*programs[program], *words],
            cwd=folder,
            env={**kept, "PYTHONPATH": str(site)},
            capture_output=True,
            text=True,
            encoding="utf-8",
        )

    return run


def content(folder: Path) -> dict[Path, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_what_the_readme_of_a_new_folder_says_works(site: Path, run: Run, tmp_path: Path) -> None:
    before = content(site)
    assert run("nnfilm new mine", tmp_path).returncode == 0
    mine = tmp_path / "mine"
    readme = (mine / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"```sh\n(.*?)```", readme, flags=re.DOTALL)[0].splitlines()
    assert len(lines) == 5
    for line in lines:
        if not line.startswith("nnfilm watch"):  # which does not end
            done = run(line, mine)
            assert done.returncode == 0, done.stderr
    assert "2 of 2 scenes are up to date" in done.stdout
    assert (mine / "renders/videos/ten_answers/480p15/TenAnswers.mp4").is_file()
    assert (mine / "renders/course/l/index.html").is_file()
    (mine / "inside").mkdir()
    for words in ("status chapter1", "check chapter1"):  # what is shipped, by its name
        assert run(f"nnfilm {words}", mine / "inside").returncode == 0
    (shipped,) = run("nnfilm where forward", mine).stdout.split("\n")[:-1]
    assert Path(shipped) == site / "scenes" / "forward.py"
    assert {path.name for path in tmp_path.iterdir()} == {"mine"}
    assert content(site) == before


def test_a_checkout_whose_code_is_not_the_installed_one_is_told(
    site: Path, run: Run, tmp_path: Path
) -> None:
    checkout = site.with_name("source")
    with open(checkout / "scenes" / "squish.py", "a", encoding="utf-8") as scene:
        scene.write("# a scene is anybody's\n")
    assert run("nnfilm status squish", checkout).returncode == 0
    with open(checkout / "nnmath" / "network.py", "a", encoding="utf-8") as module:
        module.write("# other code\n")
    for line in ("nnfilm status squish", f"manim -ql --media_dir {tmp_path} scenes/squish.py"):
        done = run(line, checkout)
        assert done.returncode == 2
        assert f"{checkout} is a checkout of nnfilm, but what runs is" in done.stderr
        assert str(site) in done.stderr and "Traceback" not in done.stderr
    assert not list(tmp_path.rglob("*.mp4"))


def test_the_settings_of_a_new_folder_are_those_of_the_checkout() -> None:
    assert (STARTER / SETTINGS).read_bytes() == (ROOT / SETTINGS).read_bytes()


def test_the_scene_of_a_new_folder_is_the_one_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (scene,) = re.findall(r"```python\n(.*?)```", readme, flags=re.DOTALL)
    assert (STARTER / "ten_answers.py").read_text(encoding="utf-8") == scene
