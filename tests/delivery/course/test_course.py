"""Courses as teachers write them: read as meant, or refused with everything that is wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scenes.delivery.course.chosen import KEYS, Chosen
from scenes.delivery.course.course import Course, find_course, read_course
from scenes.delivery.course.entry import Entry
from scenes.delivery.course.problems import CourseError, Problem

BEATS = ("first", "second", "third")
Read = Callable[..., Course]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with the scenes alpha and beta, three beats each, and the network plain."""
    for folder in ("scenes", "assets/courses", "assets/networks"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "assets/networks/plain.npz").touch()
    calls = "".join(f"        self.{name}()\n" for name in BEATS)
    beats = "".join(f'    @beat\n    def {b}(self):\n        "{b} said"\n' for b in BEATS)
    for stem in ("alpha", "beta"):
        text = f"class {stem.capitalize()}(Lesson):\n    def construct(self):\n{calls}{beats}"
        (tmp_path / "scenes" / f"{stem}.py").write_text(text)
    return tmp_path


@pytest.fixture
def read(root: Path) -> Read:
    def read(text: str, name: str = "course") -> Course:
        path = root / "assets/courses" / f"{name}.toml"
        path.write_text(text, encoding="utf-8")
        return read_course(name, root)

    return read


def problems(read: Read, text: str) -> list[tuple[int, str]]:
    with pytest.raises(CourseError) as caught:
        read(text)
    return [(problem.line, problem.text) for problem in caught.value.problems]


def entry(scene: str, **options: object) -> Entry:
    chosen = Chosen(**{key: options.pop(key) for key in KEYS if key in options})
    plain = {"beats": None, "title": None, "name": scene, "chosen": chosen}
    return Entry(scene, **{**plain, **options})


def test_everything_a_course_can_say(read: Read, root: Path) -> None:
    (root / "assets/courses/photo.png").touch()
    (root / "assets/courses/mine.npz").touch()
    font = root / "assets/courses/fonts/deeper/mine.otf"
    font.parent.mkdir(parents=True)
    font.touch()
    course = read("""
title = "A <b>course</b> 👩‍🔬"
theme = "light"
fonts = "fonts"

[[chapters]]
title = "One"
scenes = ["alpha", { scene = "beta", digit = 7, beats = ["first", "third"] }]

[[chapters]]
title = "Two"
[[chapters.scenes]]
scene = "alpha"
name = "again"
title = "Once\\n more"
digit = "photo.png"
network = "mine.npz"
[[chapters.scenes]]
scene = "alpha"
name = "third"
digit = "mnist:test:9999"
network = "plain"
[[chapters.scenes]]
scene = "alpha"
name = "fourth"
digit = "4-cup-1"
""")
    near = (root / "assets/courses").resolve()
    assert (course.title, course.theme, course.language) == ("A <b>course</b> 👩‍🔬", "light", "en")
    assert [chapter.title for chapter in course.chapters] == ["One", "Two"]
    assert (course.name, course.fonts) == ("course", near / "fonts")
    assert course.entries == (
        entry("alpha"),
        entry("beta", digit="7", beats=("first", "third")),
        entry(
            "alpha",
            name="again",
            title="Once more",
            digit=str(near / "photo.png"),
            network=str(near / "mine.npz"),
        ),
        entry("alpha", name="third", digit="mnist:test:9999", network="plain"),
        entry("alpha", name="fourth", digit="4-cup-1"),
    )
    assert [e.label for e in course.entries[:3]] == ["Alpha", "Beta", "Once more"]


def test_the_least_a_course_says(read: Read) -> None:
    course = read('title = "x"\n[[chapters]]\ntitle = "y"\nscenes = ["alpha"]\n')
    assert (course.language, course.theme, course.fonts) == ("en", "dark", None)
    assert course.entries == (entry("alpha"),)


@pytest.mark.parametrize(
    ("fonts", "said"),
    [
        ("nowhere", 'there is no fonts folder "nowhere" beside the course.'),
        ("photo.png", 'there is no fonts folder "photo.png" beside the course.'),
        ("empty", 'there is no .ttf, .otf or .ttc file in the fonts folder "empty".'),
        ("../../../..", "lies outside the project; copy it beside the course."),
        ("", '"fonts" is empty.'),
    ],
)
def test_a_folder_without_fonts(read: Read, root: Path, fonts: str, said: str) -> None:
    (root / "assets/courses/photo.png").touch()
    (root / "assets/courses/empty").mkdir()
    text = f'fonts = "{fonts}"\ntitle = "x"\n[[chapters]]\ntitle = "y"\nscenes = ["alpha"]\n'
    assert [(at, said in text) for at, text in problems(read, text)] == [(1, True)]


BAD = [
    'titel = "x"',  # 1
    'theme = "drak"',
    'language = "Deutsch!"',
    '# "alhpa" in a comment, and a [',
    "[[chapters]]",  # 5
    'title = """a title',
    'of two lines"""',
    "scenes = [",
    '    # "alhpa" and ] in another',
    '    "alhpa",',  # 10
    '    { scene = "beta", digit = "twelve", beats = ["frist", "third",',
    '        "second", "third", 3] },',
    '    "beta",',
    "    7,",
    "]",  # 15
    "[[chapters]]",
    "title = 5",
    "[[chapters.scenes]]",
    'scene = "alpha"',
    'name = "../../x"',  # 20
    'digit = "mnist:test:10000"',
    'network = "../../../x.npz"',
    "[[chapters.scenes]]",
    "scene = 'alpha'",
    'name = "BETA"',  # 25
    "digit = true",
    'network = "palin"',
    "beats = []",
    "[[chapters.scenes]]",
    'titles = ""',  # 30
    "title = ''",
    "[[chapters]]",
    'title = "empty"',
]
WRONG = [
    (1, 'unknown key "titel", did you mean title?'),
    (1, "title = "),
    (2, 'unknown theme "drak", did you mean dark?'),
    (3, '"Deutsch!" is no language'),
    (10, 'unknown scene "alhpa", did you mean alpha?'),
    (11, 'unknown digit "twelve"'),
    (11, 'unknown beat "frist", did you mean first?'),
    (12, '"second" comes before "third"'),
    (12, '"third" is named twice'),
    (12, "a beat is a name in quotes, not 3"),
    (13, 'the name "beta" is taken on line 11, did you mean name = "beta_2"?'),
    (14, "a scene is a name or a table, not 7"),
    (17, '"title" is text in quotes, not 5'),
    (20, '"../../x" cannot name a folder'),
    (21, "0 to 9999, not 10000"),
    (22, "outside the project"),
    (25, 'the name "BETA" is taken on line 11'),
    (26, '"digit" is text in quotes, not true'),
    (27, 'unknown network "palin", did you mean plain?'),
    (28, "beats is a list"),
    (29, "scene = "),
    (30, 'unknown key "titles", did you mean title?'),
    (31, '"title" is empty'),
    (32, "scenes is missing"),
]


def test_everything_that_is_wrong_is_said_at_once_with_its_line(read: Read) -> None:
    found = problems(read, "\n".join(BAD))
    for line, text in WRONG:
        assert any(line == at and text in said for at, said in found), (line, text)
    assert len(found) == len(WRONG)


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ('title = "x\n', 1, "TOML"),
        ('title = "x"\ntitle = "y"\n', 2, "TOML"),
        ("\n\n[[[", 3, "TOML"),
        ("chapters = [", 0, "at the end of the file"),
        ("x = " + "[" * 9000, 0, "nested"),
        ("chapters = 3", 1, "chapters is a list"),
        ("chapters = [3]", 1, "a chapter is a table, not 3"),
        ("[chapters]\ntitle = 'x'", 1, "chapters is a list"),
        ("", 1, "chapters is missing"),
        (f"# {'x' * 2**20}", 0, "larger"),
        ("\ntitle = 'a\\u001b'".replace("'", '"'), 2, "control"),
        (f'language = "{"x" * 300}"', 1, "no language"),
    ],
)
def test_what_is_no_course(read: Read, text: str, line: int, word: str) -> None:
    assert any(at == line and word in said for at, said in problems(read, text))


def test_text_that_is_no_utf8(root: Path) -> None:
    (root / "assets/courses/x.toml").write_bytes(b'a = 1\nb = "\xff"')
    with pytest.raises(CourseError, match=r"x\.toml:2: the text is not UTF-8"):
        read_course("x", root)
    (root / "assets/courses/y.toml").write_bytes(b"\xef\xbb\xbftitle = 1")
    with pytest.raises(CourseError, match=r'y\.toml:1: "title" is text'):
        read_course("y", root)


@pytest.mark.parametrize("name", ["cuorse", "../courses/course", "x" * 9999, "a\0b", "", "no.toml"])
def test_a_course_that_is_not_there(read: Read, root: Path, name: str) -> None:
    read('title = "x"\n[[chapters]]\ntitle = "y"\nscenes = ["alpha"]\n')
    with pytest.raises(CourseError, match=r"there is no such course.*course"):
        read_course(name, root)


def test_a_course_is_found_by_name_and_by_path(read: Read, root: Path, tmp_path: Path) -> None:
    read('title = "x"\n[[chapters]]\ntitle = "y"\nscenes = ["alpha"]\n')
    path = root / "assets/courses/course.toml"
    assert find_course("course", root) == find_course(path, root) == find_course(str(path), root)
    (root / "assets/courses/course.de.toml").touch()
    with pytest.raises(CourseError, match=r"the translation of a course, did you mean course\?"):
        read_course("course.de", root)


def test_a_link_does_not_lead_out_of_the_project(read: Read, root: Path) -> None:
    outside = root.parent / f"{root.name}-outside.png"
    outside.touch()
    (root / "assets/courses/in.png").symlink_to(outside)
    (root / "assets/courses/loop.png").symlink_to("loop.png")
    for name, word in (("in.png", "outside"), ("loop.png", "no digit file"), (str(outside), "out")):
        scenes = f'[{{ scene = "alpha", digit = "{name}" }}]'
        found = problems(read, f'title = "x"\n[[chapters]]\ntitle = "y"\nscenes = {scenes}\n')
        assert len(found) == 1 and found[0][0] == 4 and word in found[0][1]


def test_a_scene_that_is_no_python_is_a_problem_of_the_scene(read: Read, root: Path) -> None:
    (root / "scenes/beta.py").write_text("x = 1\ndef f(:")
    with pytest.raises(CourseError, match=r"beta\.py:2: this is not Python") as caught:
        read(
            'title = "x"\n[[chapters]]\ntitle = "y"\n'
            'scenes = ["beta", { scene = "beta", name = "b", beats = ["nowhere"] }]'
        )
    assert len(caught.value.problems) == 1


names = st.text(max_size=40) | st.sampled_from(
    ["a", "A", "../../x", "a/b", "con'", '"', "<b>", "👩", "x" * 300, "-", ".", "..", "a\nb", "É"]
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
@given(st.lists(names, min_size=1, max_size=4))
def test_names_that_are_let_through_are_folders_of_their_own(
    read: Read, root: Path, chosen: list[str]
) -> None:
    text = 'title = "x"\n[[chapters]]\ntitle = "y"\n'
    for name in chosen:
        escaped = "".join(f"\\U{ord(c):08x}" for c in name)
        text += f'[[chapters.scenes]]\nscene = "alpha"\nname = "{escaped}"\n'
    refused: tuple[Problem, ...] = ()
    try:
        course = read(text)
    except CourseError as error:
        refused = error.problems
    assert all(str(problem).isprintable() and problem.line > 3 for problem in refused)
    if not refused:
        made = [root / "renders" / entry.name for entry in course.entries]
        assert len({str(folder).lower() for folder in made}) == len(chosen)
        for folder in made:
            folder.mkdir(parents=True, exist_ok=True)
            assert folder.resolve().parent == (root / "renders").resolve()
