"""Watching a scene: every save is filmed, errors are shown, nothing is left behind."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scenes.delivery.filming import watch
from scenes.delivery.filming.watch import Saves
from scenes.delivery.filming.watching import look
from scenes.delivery.keeping.fingerprint import fingerprint
from scenes.delivery.keeping.jobs import Job
from scenes.delivery.keeping.record import Record, read_record
from scenes.delivery.verbs import watch as watch_verb
from tests.helpers.courses import FRAMES, Project, encode, is_gone, until

PATIENCE = 60  # seconds: a machine may be busy
FILMED = "beats filmed again"


class Watching:
    """`nnfilm watch` in a process of its own, and what it has said so far."""

    def __init__(self, project: Project, *words: str, as_checkout: bool = False) -> None:
        self.project, self.output = project, project.root / "said.txt"
        program = (
            "import sys; from pathlib import Path; from scenes.delivery.verbs import watch;"
            "from tests.helpers.courses import Project;"
            "from scenes.delivery.filming import watch as watched;"
            "from scenes.delivery.keeping import files, fingerprint, sources;"
            "p = Project(Path(sys.argv[1]), Path(sys.argv[2]));"
            f"shipped = p.root if {as_checkout} else fingerprint.SHIPPED\n"
            "for place in (files, fingerprint, sources, watched): place.SHIPPED = shipped\n"
            "sys.exit(watch.run(p.given(watch, *sys.argv[3:]), p.root, p.command))"
        )
        here = Path(__file__).resolve().parents[3]
        with open(self.output, "wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-c", program, project.root, project.clips, *words],
                cwd=here,
                env={**os.environ, "PYTHONPATH": str(here)},
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    @property
    def said(self) -> str:
        return self.output.read_text(encoding="utf-8")

    def says(self, text: str, times: int = 1) -> bool:
        return until(
            lambda: self.said.count(text) >= times or self.process.poll() is not None, PATIENCE
        )

    def has_filmed(self, times: int) -> bool:
        return self.says(FILMED, times)

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def watching(project: Project) -> Iterator[Callable[..., Watching]]:
    started = []
    project.clips = Path(shutil.copytree(project.clips, project.root / "clips"))

    def start(*words: str, as_checkout: bool = False) -> Watching:
        started.append(Watching(project, *words, as_checkout=as_checkout))
        return started[-1]

    yield start
    for each in started:
        each.process.kill()
        each.process.wait()


def record(project: Project, name: str = "alpha") -> Record:
    found = read_record(project.root / "renders" / "alpha" / "l" / "scenes" / name)
    assert found is not None
    return found


def save(path: Path, text: str) -> None:
    """As editors save: a new file takes the place of the old one."""
    new = path.with_name(f".{path.name}.swp")
    new.write_text(text, encoding="utf-8")
    new.replace(path)


def test_each_save_is_filmed(project: Project, watching: Callable[..., Watching]) -> None:
    scene = project.scene("alpha")
    watch = watching("alpha")
    assert watch.has_filmed(1), watch.said
    assert "2 of 2 beats filmed again, 0 as they were" in watch.said
    first = record(project)

    encode(project.clips / "0.mp4", FRAMES[0], shade=9)  # what Manim would make of the edit
    save(scene, scene.read_text() + "# edited\n")
    assert watch.has_filmed(2), watch.said
    assert "scenes/alpha.py changed; filming again" in watch.said
    assert "1 of 2 beats filmed again (first), 1 as they were" in watch.said
    assert "renders/alpha/l/scenes/alpha/film.mp4" in watch.said
    assert record(project).fingerprint != first.fingerprint
    assert watch.end() == 0
    assert "Traceback" not in watch.said

    # What is up to date is not filmed when watching begins again.
    filmed = project.filmed
    watch = watching("alpha")
    assert watch.says("Up to date:"), watch.said
    save(scene, scene.read_text() + "# and again\n")
    assert watch.has_filmed(1), watch.said
    assert filmed + project.filmed == ["alpha"] * 3


def test_a_save_ends_the_filming_of_what_was_before(
    project: Project, watching: Callable[..., Watching]
) -> None:
    scene = project.scene("alpha", "waits")
    watch = watching("alpha")
    noted = project.root / "pids.json"
    assert until(noted.exists, PATIENCE)
    text = scene.read_text().replace("waits", "well")
    for number in range(5):
        scene.write_text(f"{text}# {number}\n", encoding="utf-8")
    assert watch.has_filmed(1), watch.said
    assert until(lambda: all(map(is_gone, json.loads(noted.read_text()))), PATIENCE)
    assert "failed" not in watch.said  # that it was ended is no fault of the scene
    assert until(
        lambda: fingerprint(_job(project), project.root) == record(project).fingerprint,
        PATIENCE,
    )


def _job(project: Project) -> Job:
    view = look(project.root / "scenes" / "alpha.py", "l", (), project.root)
    assert view is not None
    return view.job


def test_an_error_is_shown_and_the_next_save_tried(
    project: Project, watching: Callable[..., Watching]
) -> None:
    scene = project.scene("alpha", "fails")
    watch = watching("alpha")
    assert watch.says("Waiting for the next save"), watch.said
    assert "alpha failed: it ended with exit status 3." in watch.said
    assert "ZeroDivisionError: division by zero" in watch.said

    text = scene.read_text().replace("fails", "well")
    save(scene, text.replace("def construct(self)", "def construct(self"))
    assert watch.says("this is not Python"), watch.said
    assert "scenes/alpha.py:4: this is not Python" in watch.said

    scene.unlink()
    assert watch.says("is gone; waiting until it is back."), watch.said

    save(scene, text)
    assert watch.has_filmed(1), watch.said
    assert "scenes/alpha.py is back; filming again" in watch.said
    assert watch.process.poll() is None


def test_what_the_scene_comes_to_use_is_watched_too(
    project: Project, watching: Callable[..., Watching]
) -> None:
    scene = project.scene("alpha")
    data = project.root / "assets" / "digits" / "ours.npz"
    data.parent.mkdir()
    data.write_bytes(b"1")
    tools = project.root / "tools" / "deep"
    tools.mkdir(parents=True)
    (tools / "extra.py").write_text("SIZE = 1\n")
    watch = watching("alpha", as_checkout=True)
    assert watch.has_filmed(1), watch.said

    save(scene, scene.read_text() + "import tools.deep.extra\nDATA = 'ours'\n")
    assert watch.has_filmed(2), watch.said
    save(tools / "extra.py", "SIZE = 2\n")
    assert watch.has_filmed(3), watch.said
    assert "tools/deep/extra.py changed; filming again" in watch.said
    data.write_bytes(b"22")
    assert watch.has_filmed(4), watch.said
    assert "assets/digits/ours.npz changed; filming again" in watch.said


def test_what_the_scene_opens_is_watched_too(
    project: Project, watching: Callable[..., Watching]
) -> None:
    scene = project.scene("alpha")
    scene.write_text(scene.read_text() + "# opens: data/marks.csv\n")
    data = project.root / "scenes" / "data" / "marks.csv"
    data.parent.mkdir()
    data.write_text("1")
    watch = watching("alpha")
    assert watch.has_filmed(1), watch.said
    save(data, "2")
    assert watch.has_filmed(2), watch.said
    assert "scenes/data/marks.csv changed; filming again" in watch.said
    save(scene, scene.read_text() + "# edited\n")
    assert watch.has_filmed(3), watch.said
    assert watch.said.count("filming again") == 2
    save(data, "3")
    assert watch.has_filmed(4), watch.said
    assert watch.end() == 0
    assert "Traceback" not in watch.said


def test_interrupted_it_leaves_no_process(
    project: Project, watching: Callable[..., Watching]
) -> None:
    project.scene("alpha", "waits")
    watch = watching("alpha")
    noted = project.root / "pids.json"
    assert until(noted.exists, PATIENCE)
    assert watch.end() == 0
    assert all(map(is_gone, json.loads(noted.read_text())))
    assert "Traceback" not in watch.said


def test_chosen_beats_have_a_film_of_their_own(
    project: Project, watching: Callable[..., Watching]
) -> None:
    scene = project.scene("alpha")
    watch = watching("scenes/alpha.py".replace("scenes", str(scene.parent)), "--beats", "first")
    assert watch.has_filmed(1), watch.said
    assert record(project, "alpha-beats").fingerprint["beats"] == "first"
    save(scene, scene.read_text().replace("first", "opening"))
    assert watch.says('there is no beat "first"'), watch.said
    assert watch.process.poll() is None


def test_a_wrong_name_is_said_at_once(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.scene("alpha")
    for words, said in {
        ("alhpa",): "there is no such scene, did you mean alpha?",
        ("alpha", "--beats", "frist"): 'there is no beat "frist", did you mean first?',
        ("elsewhere/alpha.py",): "there is no such scene",
    }.items():
        given = project.given(watch_verb, *words)
        assert watch_verb.run(given, project.root, project.command) == 2
        assert said in capsys.readouterr().err


def test_a_burst_of_saves_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "PAUSE", 1.0)
    saves = Saves()
    try:
        saves.follow({tmp_path, tmp_path / "not there"})
        (tmp_path / "read.txt").write_text("x")
        for number in range(50):
            save(tmp_path / "scene.py", f"# {number}")
        assert saves.wait(PATIENCE)
        (tmp_path / "read.txt").read_text()
        assert not saves.wait(0.2)
        saves.follow(set())
        (tmp_path / "read.txt").write_text("y")
        assert not saves.wait(0.2)
    finally:
        saves.close()
