"""What is shown while a course is filmed."""

import io
import json
from pathlib import Path

import pytest
from rich.console import Console
from rich.progress import Progress as Bars
from rich.progress import TextColumn

from scenes.delivery.filming.progress import (
    Frames,
    JsonLines,
    Lines,
    Live,
    display,
    expected_frames,
)
from scenes.delivery.filming.render import Outcome
from scenes.delivery.keeping.jobs import Job
from scenes.delivery.verbs import render as render_verb
from scenes.delivery.verbs.arguments import read_jobs
from tests.helpers.courses import RATE, SECONDS, Project

BARS = [
    "Manim Community v0.22.0",
    "",
    "Animation 0: Create(Circle), etc.:   0%|          | 0/15 [00:00<?, ?it/s]",
    "Animation 0: Create(Circle), etc.:  60%|██████    | 9/15 [00:00<00:00, 85.0it/s]",
    " " * 60,
    "Waiting 1:   0%|          | 0/30 [00:00<?, ?it/s]",
    "Waiting 1:  33%|###3      | 10/30 [00:00<?, ?it/s]",
]


def job(name: str) -> Job:
    out = Path("renders/c/l")
    return Job(name, Path("a.py"), "A", "l", "mp4", None, None, None, None, out)


def outcome(name: str, fault: str | None = None) -> Outcome:
    return Outcome(job(name), fault, (), Path("log.txt"), 1.25)


def test_frames_are_counted_from_manims_bars() -> None:
    frames = Frames()
    drawn = []
    for line in BARS:
        frames.hear(line)
        drawn.append(frames.drawn)
    assert drawn == [0, 0, 0, 9, 9, 15, 25]


def test_lines_say_what_is_over(capsys: pytest.CaptureFixture[str]) -> None:
    with display([job("a"), job("b")], as_json=False, stream=io.StringIO()) as progress:
        assert isinstance(progress, Lines)
        for name in "ab":
            progress.begun(job(name))
            for line in BARS:
                progress.heard(job(name), line)
        progress.over(outcome("b"))
        progress.over(outcome("a", "it ended with exit status 1.\x1b[31m"))
    assert capsys.readouterr().out.splitlines() == [
        "[1/2] b: filmed (1.2 s)",
        r"[2/2] a: failed: it ended with exit status 1.\u001b[31m (1.2 s)",
    ]


def test_json_is_one_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    with display([job("a")], as_json=True) as progress:
        assert isinstance(progress, JsonLines)
        progress.begun(job("a"))
        for line in BARS:
            progress.heard(job("a"), line)
        progress.over(outcome("a", "it\nhangs"))
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert events[0] == {"event": "begun", "scene": "a"}
    assert events[1] == {"event": "frames", "scene": "a", "drawn": 0}  # then once a second
    assert events[2:] == [
        {"event": "failed", "scene": "a", "seconds": 1.2, "reason": "it\nhangs", "log": "log.txt"}
    ]


def test_what_scenes_note_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    said = "note: NNFILM_NETWORK=mine.npz: it reads 8 of our 81 digits.\x1b[2J"
    shown = "NNFILM_NETWORK=mine.npz: it reads 8 of our 81 digits.\\u001b[2J"
    for as_json in (False, True):
        with display([job("a"), job("b")], as_json, stream=io.StringIO()) as progress:
            for name in "ab":
                progress.begun(job(name))
                for line in ("a note: of nothing", said):
                    progress.heard(job(name), line)
    told, *events = (line for line in capsys.readouterr().out.splitlines())
    assert told == f"note: {shown}"
    noted = [event for line in events if (event := json.loads(line))["event"] == "note"]
    assert noted == [{"event": "note", "scene": "a", "text": shown}]
    screen = Console(file=io.StringIO(), force_terminal=True, width=100)
    with Bars(TextColumn(""), console=screen, auto_refresh=False) as bars:
        live = Live([job("a")], bars)
        live.begun(job("a"))
        live.heard(job("a"), said)
    assert isinstance(screen.file, io.StringIO)
    assert f"note: {shown}" in screen.file.getvalue()


def test_a_terminal_shows_scenes_frames_and_speed() -> None:
    screen = Console(file=io.StringIO(), force_terminal=True, width=100)
    columns = TextColumn("{task.description}", markup=False), TextColumn("{task.fields[note]}")
    with Bars(*columns, console=screen, auto_refresh=False) as bars:
        live = Live([job("[red]a"), job("b")], bars)
        live.begun(job("[red]a"))
        for line in BARS:
            live.heard(job("[red]a"), line)
        rows = [(task.description, task.fields["note"]) for task in bars.tasks]
        live.over(outcome("[red]a", "it hangs"))
        after = [task.description for task in bars.tasks]
    assert rows[0][0] == "0 of 2 scenes"
    assert rows[0][1].startswith("25 frames, ")
    assert rows[1] == ("[red]a", "25 frames")
    assert after == ["1 of 2 scenes"]
    assert isinstance(screen.file, io.StringIO)
    assert "[red]a failed: it hangs" in screen.file.getvalue()


def test_what_is_left_is_known_before_the_first_filming_and_better_after(project: Project) -> None:
    project.scene("alpha")
    project.course(["alpha"])
    _, (alpha,) = read_jobs(project.given(render_verb, "c"), project.root)
    assert expected_frames(alpha) == RATE  # "Said so.": a caption stands for a second at least
    assert project.render() == 0
    assert expected_frames(alpha) == round((SECONDS - 2 * 0.2) * RATE)  # without the waits


def test_a_scene_that_is_over_has_nothing_left_to_draw() -> None:
    with Bars(TextColumn(""), console=Console(file=io.StringIO()), auto_refresh=False) as bars:
        live = Live([job("a"), job("b")], bars)
        live.expected = {"a": 100, "b": 100}
        live.begun(job("a"))
        for line in BARS:
            live.heard(job("a"), line)
        drawn = bars.tasks[0].completed
        live.over(outcome("a", None))
        assert (drawn, bars.tasks[0].completed) == (25, 100)
