"""What a film depends on, of what users give: the photograph, names of classes, an input."""

from dataclasses import replace
from pathlib import Path

import pytest

from scenes.delivery.keeping.fingerprint import differences, fingerprint
from scenes.delivery.keeping.jobs import Job


@pytest.fixture
def job(tmp_path: Path) -> Job:
    scene = tmp_path / "alpha.py"
    scene.write_text("class Alpha(Lesson): ...\n")
    out = tmp_path / "renders" / "c" / "l"
    return Job("alpha", scene, "Alpha", "l", "mp4", None, None, None, None, out)


def changes(job: Job, root: Path, **settings: object) -> list[str]:
    before, after = (fingerprint(one, root) for one in (job, replace(job, **settings)))
    return differences(before, after)


def test_behind_the_second_digit_of_a_photograph_stands_the_photograph(
    job: Job, tmp_path: Path
) -> None:
    (photo := tmp_path / "photo.png").write_bytes(b"one")
    second = f"{photo}#2"
    found = changes(job, tmp_path, digit=second)
    assert found == [f"digit changed from default to {second}", "photo.png is new"]
    before = fingerprint(replace(job, digit=second), tmp_path)
    photo.write_bytes(b"two")
    after = fingerprint(replace(job, digit=second), tmp_path)
    assert differences(before, after) == ["photo.png changed"]
    (tmp_path / "photo.png#2").write_bytes(b"a file that is really called so")
    assert "photo.png#2 is new" in changes(job, tmp_path, digit=second)


@pytest.mark.parametrize("suffix", ["npz", "onnx", "safetensors"])
def test_behind_a_network_of_any_kind_stands_its_file(
    suffix: str, job: Job, tmp_path: Path
) -> None:
    (file := tmp_path / f"mine.{suffix}").write_bytes(b"a network")
    assert f"mine.{suffix} is new" in changes(job, tmp_path, network=str(file))


def test_names_and_numbers_are_handed_to_the_scene_and_count(job: Job, tmp_path: Path) -> None:
    given = replace(job, classes=("cat", "wild dog"), input=(0.1, 1.0, -2e-30))
    assert given.environment == {
        "NNFILM_CLASSES": "cat,wild dog",
        "NNFILM_INPUT": "0.1,1.0,-2e-30",
    }
    assert changes(job, tmp_path, classes=("cat", "dog")) == ["classes is new"]
    assert changes(job, tmp_path, input=(0.3, 1.0)) == ["input is new"]
    assert changes(given, tmp_path, classes=("cat", "dog")) == [
        "classes changed from cat,wild dog to cat,dog"
    ]
