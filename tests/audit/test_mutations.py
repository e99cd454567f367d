"""A true film passes an audit, and whatever is made false in it is found."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nnmath import Layer, load_network, save_network

ROOT = Path(__file__).resolve().parents[2]
SCENE = ROOT / "tests" / "audit" / "mutated" / "one_pass.py"
FILM = Path("videos", "one_pass", "480p15", "OnePass.mp4")
# Of each way to make the film false the kinds of checks that must find it.
FALSE: dict[str, tuple[Mapping[str, str], set[str]]] = {
    "another network": ({"NNFILM_NETWORK": "plain"}, {"cells", "lamps", "light of lines"}),
    "another digit": ({"NNFILM_DIGIT": "5"}, {"cells", "lamps", "numbers"}),
    "a turned sign": ({"MUTATION": "turned"}, {"cells"}),
    "a dimmed neuron": ({"MUTATION": "dimmed"}, {"lamps"}),
    "a number off by 0.01": ({"MUTATION": "off by a hundredth"}, {"numbers"}),
    "a frozen counter": ({"MUTATION": "frozen"}, {"numbers"}),
}


def film(folder: Path, environment: Mapping[str, str]) -> Path:
    """Film the scene with `manim -ql`."""
    command = [sys.executable, "-m", "manim", "-ql", "--progress_bar", "none", "--media_dir"]
    run([*command, str(folder), str(SCENE)], environment)
    return folder / FILM


def audited(path: Path, media: Path) -> list[dict[str, Any]]:
    """All that an audit says of a film of the scene as it is."""
    command = [sys.executable, "-m", "scenes._audit", str(SCENE), str(path), "--media", str(media)]
    return list(map(json.loads, run(command, {}).splitlines()))


def run(command: list[str], environment: Mapping[str, str]) -> str:
    """What a command prints; it does not fail."""
    kept = {key: os.environ[key] for key in os.environ if not key.startswith("NNFILM_")}
    done = subprocess.run(
        command, cwd=ROOT, env={**kept, **environment, "PYTHONPATH": str(ROOT)}, check=False,
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def faulty(events: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The faults by their kinds."""
    found: dict[str, list[dict[str, Any]]] = {}
    for event in events:
        if event["event"] == "fault":
            found.setdefault(event["kind"], []).append(event)
    return found


@pytest.fixture(scope="module")
def true_film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return film(tmp_path_factory.mktemp("true"), {})


@pytest.mark.in_every_sample
def test_a_true_film_passes_and_is_looked_at_in_every_beat(true_film: Path) -> None:
    events = audited(true_film, true_film.parents[3])
    assert not faulty(events)
    rows = {event["kind"]: event for event in events if event["event"] == "checked"}
    for kind in ("cells", "lamps", "bars", "numbers", "words", "signs of lines", "light of lines"):
        assert rows[kind]["values"] > 100, kind
    assert rows["cells"]["worst"] <= 3
    assert rows["lamps"]["worst"] <= 3
    last = events[-1]
    assert last["unsaid"] == {}
    assert last["unknown"] == 0
    assert [beat["checked"] for beat in last["beats"]] == [True, True, True]


@pytest.mark.parametrize("why", FALSE)
def test_what_is_false_in_a_film_is_found(why: str, tmp_path: Path) -> None:
    environment, kinds = FALSE[why]
    found = faulty(audited(film(tmp_path, environment), tmp_path))
    assert kinds <= set(found)


def test_one_weight_with_the_other_sign_is_found(tmp_path: Path) -> None:
    network = load_network(ROOT / "assets" / "networks" / "strokes.npz")
    first = network.layers[0]
    weights = np.array(first.weights)
    strongest = int(np.abs(weights[0]).argmax())
    weights[0, strongest] *= -1
    layers = (Layer(weights, first.biases, first.activation), *network.layers[1:])
    save_network(replace(network, layers=layers), tmp_path / "turned.npz")
    found = faulty(
        audited(film(tmp_path, {"NNFILM_NETWORK": str(tmp_path / "turned.npz")}), tmp_path)
    )
    row, column = divmod(strongest, 28)
    assert any(f"cell {row}, {column} " in fault["what"] for fault in found["cells"])


def test_a_caption_that_comes_a_second_late_is_found(true_film: Path, tmp_path: Path) -> None:
    path = tmp_path / true_film.name
    path.write_bytes(true_film.read_bytes())
    captions = true_film.with_suffix(".srt").read_text(encoding="utf-8")
    late = re.sub(r"00:00:0(\d),", lambda found: f"00:00:0{int(found[1]) + 1},", captions, count=1)
    path.with_suffix(".srt").write_text(late, encoding="utf-8")
    assert "captions" in faulty(audited(path, tmp_path))
