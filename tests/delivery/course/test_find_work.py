"""What a command is given: a course or a scene, by name or by file, in any of its languages."""

import pytest

from scenes.delivery.course.course import find_work
from scenes.delivery.course.problems import CourseError
from tests.helpers.courses import Project


@pytest.fixture
def shelved(project: Project) -> Project:
    """A project with the scenes alpha and beta and the course c."""
    project.scene("alpha")
    project.scene("beta")
    project.course(["alpha"], title="Mine")
    return project


def test_a_command_works_on_a_course_or_on_a_scene(shelved: Project) -> None:
    assert find_work("c", shelved.root).title == "Mine"
    for words in ("beta", str(shelved.root / "scenes" / "beta.py")):
        course = find_work(words, shelved.root)
        assert (course.name, course.title) == ("beta", "Beta")
        assert [entry.scene for entry in course.entries] == ["beta"]


def test_a_name_of_both_means_the_course(shelved: Project) -> None:
    shelf = shelved.root / "assets" / "courses"
    (shelf / "c.toml").rename(shelf / "beta.toml")
    assert find_work("beta", shelved.root).title == "Mine"
    assert find_work(str(shelved.root / "scenes" / "beta.py"), shelved.root).title == "Beta"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("bteta", "no such course or scene, did you mean beta?"),
        ("scenes/bteta.py", "no such scene, did you mean beta?"),
        ("elsewhere/beta.py", "no such scene, did you mean beta?"),
        ("../../x", "no such course or scene"),
        ("x" * 300, "no such course or scene"),
        ("cc.toml", "no such course, did you mean c?"),
    ],
)
def test_work_that_is_not_there(shelved: Project, words: str, said: str) -> None:
    with pytest.raises(CourseError) as caught:
        find_work(words, shelved.root)
    assert said in str(caught.value)


def test_a_scene_with_a_fault_says_it(shelved: Project) -> None:
    (shelved.root / "scenes" / "beta.py").write_text("x = 1\ndef f(:", encoding="utf-8")
    with pytest.raises(CourseError, match=r"beta\.py:2: this is not Python"):
        find_work("beta", shelved.root)


def test_a_course_in_another_language_has_a_folder_of_its_own(shelved: Project) -> None:
    (shelved.root / "assets" / "courses" / "c.de.toml").touch()
    course = find_work("c", shelved.root, "de")
    assert (course.name, course.language) == ("c-de", "de")
    assert find_work("c", shelved.root, "en").name == "c"
    with pytest.raises(CourseError, match=r'no translation "dee" of it, did you mean de\?'):
        find_work("c", shelved.root, "dee")
