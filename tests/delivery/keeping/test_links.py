"""A link where a part of the output folder should be: what lies behind it is somebody's own."""

from pathlib import Path

import pytest

from tests.helpers.courses import Project

OWN = {"letter.txt", "01-chapter-1.mp4", "photos", "photos/me.png"}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of somebody's own, with what the program would delete elsewhere."""
    folder = tmp_path / "own"
    for name in OWN:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch() if "." in name else (folder / name).mkdir(exist_ok=True)
    return folder


def kept(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


@pytest.mark.parametrize(
    "part",
    [
        "c",
        "c/l",
        "c/l/scenes",
        "c/l/scenes/alpha",
        "c/l/chapters",
        "c/l/deck",
        ".work",
        ".work/c",
        ".work/c/l",
        ".work/c/l/alpha",
        ".work/c/l/.backwards",
        ".work/c/l/alpha/media-1",
        ".work/c/l/alpha/media-1/videos",
    ],
)
def test_no_link_among_the_films_is_followed(
    project: Project, own: Path, part: str, capsys: pytest.CaptureFixture[str]
) -> None:
    project.scene("alpha")
    project.course(["alpha"])
    place = project.root / "renders" / part
    place.parent.mkdir(parents=True)
    place.symlink_to(own)
    assert project.render() == 1
    assert "this is a link" in capsys.readouterr().err
    assert kept(own) == OWN
    assert project.filmed == []
    place.unlink()
    assert project.render() == 0


def test_a_file_behind_a_link_is_not_written_over(project: Project, own: Path) -> None:
    project.scene("alpha")
    project.course(["alpha"])
    place = project.root / "renders/.work/c/l/lock"
    place.parent.mkdir(parents=True)
    (own / "letter.txt").write_text("Dear …")
    place.symlink_to(own / "letter.txt")
    assert project.render() == 1
    assert (own / "letter.txt").read_text() == "Dear …"


def test_renders_itself_may_be_a_link_to_a_larger_disk(project: Project, tmp_path: Path) -> None:
    project.scene("alpha")
    project.course(["alpha"])
    (tmp_path / "disk").mkdir()
    (project.root / "renders").symlink_to(tmp_path / "disk")
    assert project.render() == 0
    assert (tmp_path / "disk/c/l/scenes/alpha/film.mp4").is_file()
