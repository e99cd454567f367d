"""A disk that is really full: a file system of a few pages, where one may be mounted."""

import subprocess
from collections.abc import Callable, Iterator

import pytest

from scenes.delivery.keeping.record import is_intact, read_record
from tests.helpers.courses import Project

Resize = Callable[[int], None]


def check(done: bool) -> None:
    assert done


@pytest.fixture
def resize(project: Project) -> Iterator[Resize]:
    """Sets how many kilobytes the folder of the films holds."""
    folder = project.root / "renders"
    folder.mkdir()

    def mount(options: str) -> bool:
        command = ["mount", "-t", "tmpfs", "-o", options, "nnfilm-test", str(folder)]
        try:
            return subprocess.run(command, capture_output=True).returncode == 0
        except FileNotFoundError:
            return False

    if not mount("size=4k"):
        pytest.skip("a file system can be mounted by root only")
    try:
        yield lambda kilobytes: check(mount(f"remount,size={kilobytes}k"))
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_what_is_finished_stays_and_the_rest_follows_when_there_is_room(
    project: Project, resize: Resize, capsys: pytest.CaptureFixture[str]
) -> None:
    for stem in ("alpha", "beta"):
        project.scene(stem)
    project.course(["alpha", "beta"])
    resize(200)
    assert project.render("--only", "alpha") == 0
    used = sum(file.stat().st_blocks // 2 for file in project.root.rglob("renders/**/*"))
    resize(used + 16)  # room to begin, not to end
    assert project.render() == 1
    assert "No space left on device" in capsys.readouterr().out
    record = read_record(project.out / "scenes" / "alpha")
    assert record and all(is_intact(f, project.out / "scenes" / "alpha") for f in record.files)
    assert read_record(project.out / "scenes" / "beta") is None
    assert project.filmed == ["alpha", "beta"]
    resize(4096)
    assert project.render() == 0
    assert project.filmed == ["beta"]
