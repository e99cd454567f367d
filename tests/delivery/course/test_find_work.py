"""What a command is given: a course or a scene, by name or by file, in any of its languages."""

import pytest

from scenes.delivery.course.problems import CourseError
from scenes.delivery.course.work import find_work
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


def test_a_scene_given_by_its_file_is_that_file(
    shelved: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = shelved.scene("intro").read_text(encoding="utf-8")
    (shelved.root / "scenes" / "intro.py").unlink()
    monkeypatch.chdir(shelved.root)
    for week in ("week1", "week2"):
        (shelved.root / "scenes" / week).mkdir()
        (shelved.root / "scenes" / week / "intro.py").write_text(text, encoding="utf-8")
    names = set()
    for words in ("scenes/week1/intro.py", "week2/intro"):
        course = find_work(words, shelved.root)
        assert course.path.is_relative_to(shelved.root / "scenes")
        assert course.path.parent.name in words
        (entry,) = course.entries
        assert entry.label == "Intro"
        names.add(course.name)
    assert names == {"week1/intro", "week2/intro"}
    with pytest.raises(CourseError, match="scenes of this name are week1/intro and week2/intro"):
        find_work("intro", shelved.root)
    listed = 'title = "T"\n[[chapters]]\ntitle = "A"\nscenes = ["week1/intro", "week2/intro"]\n'
    (shelved.root / "assets" / "courses" / "c.toml").write_text(listed)
    entries = find_work("c", shelved.root).entries
    assert [entry.name for entry in entries] == ["week1-intro", "week2-intro"]


def test_a_file_elsewhere_is_told_where_scenes_lie(shelved: Project) -> None:
    elsewhere = shelved.root / "elsewhere"
    elsewhere.mkdir()
    for place in (elsewhere / "mine.py", shelved.root / "scenes" / "_shared.py"):
        place.write_text("x = 1\n")
        with pytest.raises(CourseError, match=r"scenes are the \.py files right in its folder"):
            find_work(str(place), shelved.root)
