"""The README's scene and course work when pasted, and its table says what the files say."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from nnmath import measure, read_metadata, train
from scenes.delivery.course.course import read_course

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_scene_in_the_readme_works_when_pasted(tmp_path: Path) -> None:
    (scene,) = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    pasted = tmp_path / "ten_answers.py"
    pasted.write_text(scene, encoding="utf-8")
    command = [sys.executable, "-m", "manim", "-ql", "-s", "--media_dir", str(tmp_path)]
    done = subprocess.run([*command, str(pasted)], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert list(tmp_path.glob("images/ten_answers/*.png"))


def test_the_course_in_the_readme_can_be_filmed(tmp_path: Path) -> None:
    (course,) = re.findall(r"```toml\n(.*?)```", README, flags=re.DOTALL)
    pasted = tmp_path / "mine.toml"
    pasted.write_text(course, encoding="utf-8")
    assert len(read_course(pasted).entries) == 4


@pytest.mark.parametrize("name", ["strokes", "plain", "relu", "linear", "straight", "by_hand"])
def test_the_accuracies_in_the_readme_are_the_recorded_ones(name: str) -> None:
    recorded = read_metadata(ROOT / "assets" / "networks" / f"{name}.npz")["accuracy"]
    (printed,) = re.findall(rf"^\| `{name}` \|.*?\| ([\d.]+) % ", README, flags=re.MULTILINE)
    assert float(printed) == pytest.approx(100 * recorded, abs=0.005)


@pytest.mark.parametrize("name", re.findall(r"\]\(([^)#:]+)\)", README))
def test_what_the_readme_links_to_is_there(name: str) -> None:
    assert (ROOT / name).is_file()


@pytest.mark.parametrize("command", re.findall(r"python -m nnmath\.([^`#\n]+)", README))
def test_the_commands_of_nnmath_in_the_readme_say_all_that_they_need(command: str) -> None:
    module, *words = shlex.split(command)
    parser = {"measure": measure._parser, "train": train._parser}[module]()
    assert parser.parse_args(words)
