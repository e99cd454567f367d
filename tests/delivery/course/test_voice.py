"""A course that is told aloud: who speaks it, where its films are, and what is no voice."""

from pathlib import Path

import pytest

from scenes.delivery.checking.checked import check
from scenes.delivery.course.course import read_course
from scenes.delivery.course.problems import CourseError
from scenes.delivery.course.work import find_work, in_language
from scenes.delivery.filming.render import environment
from scenes.delivery.keeping.fingerprint import differences, fingerprint
from scenes.delivery.keeping.jobs import Job
from scenes.delivery.page.words import PAGE_WORDS
from scenes.delivery.verbs import deck, inspect, render, sheet, status
from scenes.delivery.verbs.arguments import read_jobs
from scenes.telling.voice import voices
from tests.helpers import espeak
from tests.helpers.courses import PAGE_TEXT, Project


@pytest.fixture
def shelved(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with the scene alpha and the course c, in English and German."""
    voices._of_espeak.cache_clear()
    monkeypatch.setenv("PATH", espeak.install(tmp_path / "bin"))
    for name in ("VOICE", "RECORDINGS", "SPEECH"):
        monkeypatch.delenv(f"NNFILM_{name}", raising=False)
    project.scene("alpha")
    project.course(["alpha"])
    said = '"Course" = "Kurs"\n"Chapter 1" = "Eins"\n"Alpha" = "A"\n"First" = "E"\n'
    said += '[beats.alpha]\nfirst = "So."\n[said]\n"Or {}." = "Oder {}."\n'
    shelf = project.root / "assets" / "courses"
    (shelf / "c.de.toml").write_text(f'language = "de"\n[text]\n{PAGE_TEXT}{said}', "utf-8")
    return project


def with_voice(project: Project, voice: str) -> None:
    path = project.root / "assets" / "courses" / "c.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[[chapters]]", f'voice = "{voice}"\n[[chapters]]', 1), "utf-8")


def jobs(project: Project, *options: str, course: str = "c") -> Job:
    _, (job,) = read_jobs(project.given(render, course, *options), project.root)
    return job


def test_a_narrated_course_lies_beside_the_silent_one(shelved: Project) -> None:
    assert find_work("c", shelved.root).voice is None
    course = find_work("c", shelved.root, None, "default")
    assert (course.name, course.voice) == ("c-voice", "default")
    assert find_work("c", shelved.root, "de", "espeak-ng").name == "c-de-voice"
    assert find_work("alpha", shelved.root, None, "default").name == "alpha-voice"


def test_a_course_that_says_its_voice_keeps_its_name(shelved: Project) -> None:
    with_voice(shelved, "espeak-ng")
    course = read_course("c", shelved.root)
    assert (course.name, course.voice) == ("c", "espeak-ng")
    assert find_work("c", shelved.root, None, "espeak-ng") == course
    assert find_work("c", shelved.root, None, "default").name == "c-voice"
    german = in_language(course, "de")
    assert (german.name, german.voice) == ("c-de", "espeak-ng")


def test_the_environment_tells_a_scene_aloud(
    shelved: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NNFILM_VOICE", "espeak-ng")
    course = find_work("alpha", shelved.root)
    assert (course.name, course.voice) == ("alpha-voice", "espeak-ng")
    assert find_work("alpha", shelved.root, None, "default").name == "alpha-voice"
    assert jobs(shelved).environment == {}
    assert "NNFILM_VOICE is not read for a course" in capsys.readouterr().err


def test_every_verb_finds_the_same_films(shelved: Project) -> None:
    for verb in (render, deck, sheet, status):
        given = shelved.given(verb, "c", "--voice")
        assert read_jobs(given, shelved.root)[1][0].out_dir.parent.name == "c-voice"
    assert shelved.given(inspect, "c", "--voice").voice == "default"
    assert shelved.given(render, "c", "--voice", "x.onnx").voice == "x.onnx"
    assert shelved.given(render, "c").voice is None


def test_a_job_knows_its_voice_and_where_speech_is_kept(
    shelved: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    speech = str(shelved.root / "renders" / ".speech")
    assert jobs(shelved).environment == {}
    chosen = {"NNFILM_VOICE": "espeak-ng", "NNFILM_SPEECH": speech}
    assert jobs(shelved, "--voice", "espeak-ng").environment == chosen
    folder = shelved.root / "assets" / "courses" / "c.voice"
    folder.mkdir()
    assert jobs(shelved, "--voice", "espeak-ng").environment == {
        **chosen,
        "NNFILM_RECORDINGS": str(folder),
    }
    # The German words have their own.
    german = jobs(shelved, "--voice", "espeak-ng", "--language", "de")
    assert german.recordings is None and german.spoken_in == "de"
    monkeypatch.setenv("NNFILM_RECORDINGS", "elsewhere")
    monkeypatch.setenv("NNFILM_VOICE", "default")
    assert not {"NNFILM_RECORDINGS", "NNFILM_VOICE"} & environment(jobs(shelved)).keys()


def test_another_voice_is_another_film(
    shelved: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    silent, told = jobs(shelved), jobs(shelved, "--voice", "espeak-ng")
    assert "voice" not in fingerprint(silent, shelved.root)
    before = fingerprint(told, shelved.root)
    assert "stand-in, en-us, 140 words" in before["voice"]
    german = fingerprint(jobs(shelved, "--voice", "espeak-ng", "--language", "de"), shelved.root)
    assert before["voice"] != german["voice"]
    assert before["how words are spoken"] != german["how words are spoken"]
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    (change,) = differences(before, fingerprint(told, shelved.root))[1:]
    assert change.startswith("voice changed from") and change.endswith("to not to be had")


# Bad input


@pytest.mark.parametrize(
    ("voice", "said"),
    [
        ("defualt", 'c.toml:4: there is no voice "defualt", did you mean default?'),
        ("mine.onnx", 'c.toml:4: there is no voice file "mine.onnx" beside the course.'),
        ("/etc/passwd.onnx", "c.toml:4: the voice file"),
    ],
)
def test_a_voice_that_a_course_cannot_have(shelved: Project, voice: str, said: str) -> None:
    with_voice(shelved, voice)
    with pytest.raises(CourseError) as error:
        read_course("c", shelved.root)
    assert said in str(error.value) and len(str(error.value).splitlines()) == 1


def test_a_voice_on_the_command_line_that_is_none(
    shelved: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shelved.render("--voice", "anna") == 2
    assert 'there is no voice "anna"; use default' in capsys.readouterr().err
    assert shelved.render("--voice", "nowhere/x.onnx") == 2
    assert 'there is no voice file "nowhere/x.onnx".' in capsys.readouterr().err


def test_a_voice_that_cannot_be_had_is_said_before_anything_is_filmed(
    shelved: Project,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert shelved.render("--voice", "espeak-ng") == 2
    assert "espeak-ng is not installed" in capsys.readouterr().err
    assert shelved.filmed == []


def test_a_model_that_is_none_is_said_before_anything_is_filmed(
    shelved: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = tmp_path / "mine.onnx"
    model.write_bytes(b"no model")
    settings = '{"audio": {"sample_rate": 22050}, "espeak": {"voice": "en"}, "phoneme_id_map": {}}'
    Path(f"{model}.json").write_text(settings, encoding="utf-8")
    assert shelved.render("--voice", str(model)) == 2
    error = capsys.readouterr().err
    assert "piper with mine did not speak" in error and "Traceback" not in error
    assert len(error.splitlines()) == 1 and shelved.filmed == []


def test_check_says_who_speaks_each_language(shelved: Project) -> None:
    assert not [line for line in check("c", PAGE_WORDS, shelved.root) if "spoken" in line]
    lines = check("c", PAGE_WORDS, shelved.root, "default")
    assert "en is spoken by piper." in lines
    assert any(line.startswith("de is spoken by espeak-ng, like a machine") for line in lines)
    assert "en is spoken by espeak-ng." in check("c", PAGE_WORDS, shelved.root, "espeak-ng")
    with_voice(shelved, "recordings")
    assert any("recordings alone" in line for line in check("c", PAGE_WORDS, shelved.root))


def test_check_says_which_voice_is_not_there(
    shelved: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_voice(shelved, "default")
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    with pytest.raises(CourseError, match=r"c\.toml:4: espeak-ng is not installed"):
        check("c", PAGE_WORDS, shelved.root)
