"""What there is to read of a course: its words, the seconds for them, and the files it makes."""

import json
import re
from pathlib import Path

import pytest

from scenes.delivery.script.words import SCRIPT_WORDS
from scenes.delivery.verbs import script
from tests.helpers.courses import FRAMES, RATE, SCENE, Project
from tests.helpers.markup import Element, Reader, elements
from tests.helpers.recorded import record, spoken

READING = "(Not filmed as it is now: seconds as for reading, and the data may choose other words.)"
TWO_BEATS = SCENE.replace("self.first()", "self.first()\n        self.second()") + (
    '    @beat\n    def second(self):\n        "One | two, | and three."\n'
)


@pytest.fixture
def course(project: Project) -> Project:
    """A scene of one beat, and one of two."""
    project.scene("alpha")
    text = TWO_BEATS.format(name="Beta", behaviour="well")
    (project.root / "scenes" / "beta.py").write_text(text, encoding="utf-8")
    project.course(["alpha:Al <b>pha</b>"], ["beta"], title="A <i>course</i>")
    return project


def written(project: Project, *words: str, name: str = "c") -> tuple[Element, str]:
    """The page and the text that `nnfilm script` writes."""
    given = project.given(script, *(words or ("c",)))
    assert script.run(given, project.root) == 0
    place = project.root / "renders" / name / "script"
    assert {path.name for path in place.iterdir()} == {f"{name}.html", f"{name}.txt"}
    html, text = (path.read_text(encoding="utf-8") for path in sorted(place.iterdir()))
    return Reader(html).open[0], text


def test_unfilmed_it_is_what_the_source_says_in_the_time_of_reading(
    course: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    page, text = written(course)
    assert text.splitlines()[3:] == [
        "What to read: 5 s",
        "Save the recordings in c.voice",
        "One file for each beat, with a pause of a second between its phrases: alpha/first.wav",
        "or one for each phrase, with its number: alpha/first-1.wav",
        "(wav, flac, mp3, m4a, ogg)",
        "The seconds are those of a phrase’s picture; where you take longer, the picture waits.",
        *("", "", "Chapter 1", "========="),
        *("", "", "Al <b>pha</b>", "-------------", READING),
        *("", "First  [alpha/first]", "  1    1.0 s  Said so."),
        *("", "", "Chapter 2", "========="),
        *("", "", "Beta", "----", READING),
        *("", "First  [beta/first]", "  1    1.0 s  Said so."),
        *("", "Second  [beta/second]", "  1    1.0 s  One", "  2    1.0 s  two,"),
        "  3    1.0 s  and three.",
    ]
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("3 beats, 5 phrases, 5 s to read: ")
    assert said[1:] == [
        "The seconds are those of reading where the film is not up to date: all scenes."
    ]
    assert [one.text for one in page.all("code")][3:] == [
        "alpha/first",
        "beta/first",
        "beta/second",
    ]


def test_filmed_it_is_what_the_film_says_in_the_time_of_its_pictures(
    course: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert course.render("--only", "alpha") == 0
    capsys.readouterr()
    page, text = written(course)
    rest = FRAMES[0] / RATE - 0.5
    assert f"  1    0.5 s  Said <i>so</i>.\n  2  {rest:>5.1f} s  Or so.\n" in text
    assert text.count(READING) == 1
    assert capsys.readouterr().out.endswith("not up to date: beta.\n")
    texts = [one.all("p")[0].text for one in page.all("li") if one.all("span", "number")]
    assert texts == ["Said <i>so</i>.", "Or so.", "Said so.", "One", "two,", "and three."]
    assert not [one for one in elements(page) if one.tag in ("b", "i", "script", "img")]
    # A scene that was changed since says what it says now.
    course.scene("alpha", "changed")
    assert "Or so." not in written(course)[1]


def test_what_is_recorded_is_marked(course: Project) -> None:
    folder = course.root / "assets" / "courses" / "c.voice"
    record(folder / "beta" / "first.wav", spoken(1))
    record(folder / "beta" / "second-2.wav", spoken(1))
    page, text = written(course)
    assert "First  [beta/first]  (recorded)" in text and text.count("(recorded)") == 1
    assert [one.text for one in page.all("span", "done")] == ["✓ recorded"]
    assert [one.all("p")[0].text for one in page.all("li", "done")] == ["two,"]


def test_a_beat_that_is_told_twice_is_read_once_unless_it_says_something_else(
    course: Project,
) -> None:
    path = course.root / "assets" / "courses" / "c.toml"
    entries = ", ".join(f'{{ scene = "alpha", name = "{name}" }}' for name in "ab")
    path.write_text(f'title = "C"\n[[chapters]]\ntitle = "One"\nscenes = [{entries}]\n')
    _, text = written(course)
    assert text.count("[alpha/first]") == 1
    assert course.render() == 0
    assert written(course)[1].count("[alpha/first]") == 1
    record_path = course.out / "scenes" / "b" / "job.json"
    filmed = json.loads(record_path.read_text(encoding="utf-8"))
    filmed["beats"][0]["said"][1]["text"] = "Or not."
    record_path.write_text(json.dumps(filmed), encoding="utf-8")
    page, text = written(course)
    again = "Says something else here, but has the same recording as in"
    assert f"[alpha/first]\n({again}: Alpha)\n  1    0.5 s  Said" in text
    assert [one.words for one in page.all("p", "note")] == [f"{again} Alpha"]


def test_only_some_scenes_and_a_scene_alone(course: Project) -> None:
    _, text = written(course, "c", "--only", "beta")
    assert "alpha/" not in text and "Chapter" not in text
    page, text = written(course, "beta", name="beta")
    assert "Save the recordings in beta.voice" in text and not page.all("h2")


def test_another_language_has_its_own_words_and_folder(
    course: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    some = dict.fromkeys(SCRIPT_WORDS[1:], "…") | {"Beta": "Das Beta", "Second": "Zweitens"}
    text = "".join(f'"{english}" = "{told}"\n' for english, told in some.items())
    text += '[beats.beta]\nsecond = "Eins | zwei, | und drei."\n'
    path = course.root / "assets" / "courses" / "c.de.toml"
    path.write_text(f'language = "de"\n[text]\n{text}', encoding="utf-8")
    page, text = written(course, "c", "--language", "de", name="c-de")
    assert "Zweitens  [beta/second]" in text and "  2    1.0 s  zwei," in text
    assert "… c.de.voice" in text and "Das Beta\n--------\n(…)" in text
    assert page.all("html")[0].attributes["lang"] == "de"
    said = capsys.readouterr().out
    assert said.endswith('[text] of the translation lacks "What to read".\n')


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("d",), "there is no such course or scene"),
        (("c", "--only", "gamma"), 'there is no scene "gamma"'),
        (("c", "--language", "fr"), 'there is no translation "fr" of it'),
    ],
)
def test_what_there_is_not_is_told_and_nothing_is_written(
    course: Project, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    assert script.run(course.given(script, *words), course.root) == 2
    assert said in capsys.readouterr().err
    assert not (course.root / "renders").exists()


def test_a_scene_that_says_nothing_is_left_out(course: Project) -> None:
    path = course.root / "scenes" / "alpha.py"
    path.write_text(path.read_text(encoding="utf-8").replace('"Said so."', "pass"))
    page, text = written(course)
    assert "alpha" not in text and len(page.all("h3")) == 1


def test_the_page_needs_nothing_from_outside(course: Project) -> None:
    page, _ = written(course)
    html = (course.root / "renders" / "c" / "script" / "c.html").read_text(encoding="utf-8")
    assert not re.findall(r"https?://", html)
    assert not [one for one in elements(page) if {"src", "href"} & one.attributes.keys()]
    policy = page.all("meta")[1].attributes["content"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_a_link_in_the_way_is_refused(course: Project, tmp_path: Path) -> None:
    (course.root / "renders").mkdir()
    (course.root / "renders" / "c").symlink_to(tmp_path, target_is_directory=True)
    assert script.run(course.given(script, "c"), course.root) == 1
    assert not (tmp_path / "script").exists()
