"""`nnfilm inspect`: what it says of a scene, of a course, of a scene that crashes."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scenes.delivery.checking.inspecting import inspection
from scenes.delivery.keeping.jobs import Job
from scenes.delivery.verbs import cli
from scenes.delivery.verbs import inspect as inspect_verb
from tests.helpers.courses import Project
from tests.helpers.pictures import ROOT

Said = Callable[..., tuple[int, str, str]]
WELL = """\
import json, os, sys
beat = {"name": "first", "start": 0.0}
print(json.dumps({"event": "beat", "beat": "first"}))
print(json.dumps({"event": "played", "seconds": 2.5, "beats": [beat]}))
"""
BADLY = """\
import json
beats = [{"name": "first", "start": 0.0}, {"name": "the_second", "start": 2.0}]
for beat, start, what in (("first", 0.25, '"a" and "b\\u202e"'), ("the_second", 12, "Square")):
    finding = {"beat": beat, "start": start, "end": start + 1, "kind": "text over text"}
    print(json.dumps({"event": "finding", **finding, "what": what, "picture": None}))
print(json.dumps({"event": "played", "seconds": 14, "beats": beats}))
"""
CRASHES = """\
print('{"event": "beat", "beat": "first"}')
print("all was well")
print('{"event": "beat"}')
raise ZeroDivisionError("of all things")
"""


@pytest.fixture
def said(project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Said:
    """Run the verb on scenes that are scripts, and say what they say."""

    def command(job: Job, media: Path) -> list[str]:
        assert media.is_dir()
        return [sys.executable, str(tmp_path / f"{job.scene_path.stem}.py")]

    def run(*words: str, **scripts: str) -> tuple[int, str, str]:
        for stem, script in scripts.items():
            project.scene(stem)
            (tmp_path / f"{stem}.py").write_text(script, encoding="utf-8")
        given = cli.parser().parse_args(["inspect", *words])
        status = inspect_verb.run(given, project.root, command)
        out, err = capsys.readouterr()
        return status, out, err

    return run


def test_a_clean_scene_is_one_line_and_status_0(said: Said) -> None:
    assert said("good", good=WELL) == (0, "good: 1 beat, 2.5 s, nothing found\n", "")


def test_findings_are_said_beat_by_beat_and_status_1(said: Said) -> None:
    status, out, err = said("bad", bad=BADLY)
    assert (status, err) == (1, "")
    assert out.splitlines() == [
        "bad: 2 beats, 14.0 s, 2 findings",
        '  bad.first         0.2 to   1.2 s  text over text: "a" and "b\\u202e"',
        "  bad.the_second   12.0 to  13.0 s  text over text: Square",
    ]


def test_a_course_is_said_scene_by_scene_in_its_order(said: Said, project: Project) -> None:
    project.course(["good", "bad"])
    status, out, _ = said("c", "-j", "2", good=WELL, bad=BADLY)
    assert status == 1
    assert [line for line in out.splitlines() if not line.startswith(" ")] == [
        "good: 1 beat, 2.5 s, nothing found",
        "bad: 2 beats, 14.0 s, 2 findings",
        "2 scenes: 2 findings in 1 of them.",
    ]


def test_a_scene_is_played_as_its_course_films_it(said: Said, project: Project) -> None:
    project.scene("good")
    (project.root / "assets" / "courses" / "c.toml").write_text(
        'title = "C"\n[[chapters]]\ntitle = "One"\n'
        'scenes = [{ scene = "good", name = "seven", digit = 7, beats = ["first"] }]\n',
        encoding="utf-8",
    )
    tells = WELL + 'sys.exit(os.environ["NNFILM_DIGIT"] + os.environ["NNFILM_BEATS"])'
    status, out, _ = said("c", good=tells)
    assert status == 1 and out.splitlines()[:2] == [
        "seven was not played to its end: it ended with exit status 1.",
        "  | 7first",
    ]


TELLS = """\
import json, os
options = [os.environ.get(f"NNFILM_{name}", "-") for name in ("THEME", "SHAPE")]
finding = {"beat": "first", "start": 0, "end": 1, "kind": "text over text", "what": str(options)}
print(json.dumps({"event": "finding", **finding, "picture": None}))
print(json.dumps({"event": "played", "seconds": 2.5, "beats": [{"name": "first", "start": 0}]}))
"""


def test_both_themes_and_both_shapes_are_inspected_on_demand(said: Said) -> None:
    status, out, _ = said("good", "--theme", "light", "dark", "--shape", "wide", "tall", good=TELLS)
    lines = out.splitlines()
    assert status == 1
    assert [line.split(":")[0] for line in lines[:-1:2]] == [
        "good light wide",
        "good light tall",
        "good dark wide",
        "good dark tall",
    ]
    # A scene is dark and wide where its environment says nothing.
    assert [line.partition("text: ")[2] for line in lines[1::2]] == [
        "['light', '-']",
        "['light', 'tall']",
        "['dark', '-']",
        "['dark', 'tall']",
    ]
    assert lines[-1] == "4 scenes: 4 findings in 4 of them."


def test_unless_asked_a_scene_is_inspected_as_it_would_be_filmed(
    said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, out, _ = said("good", good=TELLS)
    assert out.splitlines()[0].startswith("good: ")
    assert out.splitlines()[1].endswith("['-', '-']")
    monkeypatch.setenv("NNFILM_SHAPE", "tall")  # as manim and nnfilm render take it
    assert said("good", good=TELLS)[1].splitlines()[1].endswith("['-', 'tall']")
    assert said("good", "--shape", "wide", good=TELLS)[1].splitlines()[1].endswith("['-', '-']")
    monkeypatch.delenv("NNFILM_SHAPE")
    (line,) = said("good", "--json", "--shape", "tall", good=TELLS)[1].splitlines()
    assert (json.loads(line)["theme"], json.loads(line)["shape"]) == ("dark", "tall")


@pytest.mark.parametrize(("option", "value"), [("--theme", "pink"), ("--shape", "round")])
def test_an_unknown_theme_or_shape_is_the_users_mistake(
    said: Said, option: str, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        said("good", option, value, good=WELL)
    assert f"argument {option}: invalid choice: '{value}'" in capsys.readouterr().err


def test_a_scene_that_crashes_is_one_sentence_and_its_last_lines(said: Said) -> None:
    status, out, _ = said("worse", worse=CRASHES)
    lines = out.splitlines()
    assert status == 1
    assert lines[0] == "worse was not played to its end: it ended with exit status 1."
    assert lines[1:3] == ["  | all was well", '  | {"event": "beat"}']
    assert lines[-1] == "  | ZeroDivisionError: of all things"


def test_one_crash_leaves_the_others_alone(said: Said, project: Project) -> None:
    project.course(["worse", "good"])
    status, out, _ = said("c", worse=CRASHES, good=WELL)
    assert status == 1 and "good: 1 beat, 2.5 s, nothing found" in out


def test_an_unknown_scene_is_the_users_mistake(said: Said) -> None:
    assert said("god", good=WELL) == (
        *(2, ""),
        "god: there is no such course or scene, did you mean good?\n",
    )


def test_machines_are_told_in_json_lines(said: Said, project: Project) -> None:
    project.course(["good", "bad", "worse"])
    status, out, _ = said("c", "--json", good=WELL, bad=BADLY, worse=CRASHES)
    good, bad, worse = map(json.loads, out.splitlines())
    assert status == 1
    assert (good["event"], good["scene"], good["seconds"]) == ("inspected", "good", 2.5)
    assert good["findings"] == []
    assert [finding["start"] for finding in bad["findings"]] == [0.25, 12]
    assert (worse["event"], worse["scene"]) == ("failed", "worse")
    assert worse["log"][-1] == "ZeroDivisionError: of all things"


SCENE = """\
from manim import FadeIn
from scenes._lesson import Lesson, beat
from scenes.mobjects.lettering.text import words


class Crossed(Lesson):
    def construct(self):
        self.only()

    @beat
    def only(self):
        self.play(FadeIn(words("one"), words("other"), run_time=0.2))
"""


def test_a_real_scene_from_end_to_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(tmp_path, tmp_path)
    (project.root / "scenes" / "crossed.py").write_text(SCENE, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))

    def here(job: Job, media: Path, **more: Path) -> list[str]:
        """In a folder where `scenes` is the one with the inspection, not the project's own."""
        return ["env", "-C", str(ROOT), *inspection(job, media, **more)]

    monkeypatch.setattr(inspect_verb, "inspection", here)
    looks = tmp_path / "looks"
    given = cli.parser().parse_args(["inspect", "crossed", "--pictures", str(looks)])
    assert inspect_verb.run(given, project.root) == 1
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith("crossed: 1 beat, 0.") and out[0].endswith("1 finding")
    assert out[1].endswith('text over text: "one" and "other"')
    assert [path.name for path in looks.iterdir()] == ["crossed_01_only.png"]
    assert out[2].startswith("The pictures are in ")
