"""`nnfilm audit`: what it says of films that are true, wrong, missing, outdated."""

import json
import sys
from pathlib import Path

import pytest
from PIL import Image

from scenes.delivery.keeping.certificate import certificate_of, certificate_place
from scenes.delivery.keeping.jobs import Job
from scenes.delivery.verbs import audit as audit_verb
from scenes.delivery.verbs import cli
from tests.delivery.audit.conftest import Audit, auditing, write
from tests.helpers.courses import Project

TRUE = "12,480 values checked in 33 frames, worst error 1.5/255, no faults"


def film(project: Project, stem: str) -> Path:
    return project.out / "scenes" / stem / "film.mp4"


def test_a_true_film_is_a_table_and_status_0(audit: Audit) -> None:
    status, out, err = audit("--only", "good")
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "good: 0:02.2, 33 frames, 2 beats",
        "           things  values    worst  not seen  faults",
        "  cells        42  12,000  1.5/255       300       0",
        "  numbers      12     480                  0       0",
        "  checked in every beat",
        "  300 values not seen: covered by something, or not opaque",
        "",
        f"1 scene audited: {TRUE}.",
        "The report: renders/c/l/truth/index.html",
    ]


def test_a_fault_is_said_with_both_values_its_time_and_its_picture(
    audit: Audit, filmed: Project
) -> None:
    status, out, _ = audit("--only", "bad")
    assert status == 1
    assert out.splitlines()[5:] == [
        "  300 values not seen: covered by something, or not opaque",
        "  0:00.4 first, cells: cell 17, 4 of weights[0][3] <b>\\u202e",
        "         expected 0.52, found −0.49  renders/c/l/truth/bad/001.png",
        "  0:01.4 first, cells: cell 17, 4 of weights[0][3] <b>\\u202e",
        "         expected 0.52, found −0.49",
        "",
        "1 scene audited: 12,480 values checked in 33 frames, worst error 1.5/255, 2 faults.",
        "The report: renders/c/l/truth/index.html",
    ]
    with Image.open(filmed.out / "truth" / "bad" / "001.png") as picture:
        assert picture.size == (64, 48)


def test_of_many_faults_the_first_are_listed_and_all_are_counted(audit: Audit) -> None:
    status, out, _ = audit("--only", "worse")
    assert status == 1
    assert out.count("expected 0.52") == 20
    assert "  and 230 faults more\n" in out and "worst error 1.5/255, 250 faults." in out


def test_what_was_not_covered_is_said_as_plainly(audit: Audit) -> None:
    status, out, _ = audit("--only", "blind")
    assert status == 1  # without any fault in what could be checked
    assert out.splitlines()[4:8] == [
        "  nothing was checked in second_part",
        "  300 values not seen: covered by something, or not opaque",
        "  shows data and does not say what: Blob (in 1 frame), Sketch (in 2 frames)",
        "  3 values without a known source",
    ]
    assert "no faults, 2 kinds of thing without a source, 3 values without a known source." in out


@pytest.mark.parametrize(
    ("scene", "why"),
    [
        ("crash", "it ended with exit status 1."),
        ("early", "it ended without saying what it found."),
        ("other", "the film was made anew meanwhile; audit it again."),
        (
            "odd",
            "it said what is not understood, "
            '{"event": "checked", "kind": "cells", "things": "many"}',
        ),
    ],
)
def test_what_is_not_heard_to_its_end_certifies_nothing(
    audit: Audit, filmed: Project, scene: str, why: str
) -> None:
    status, out, _ = audit("--only", scene)
    assert status == 1
    assert out.splitlines()[:2] == [
        f"{scene} was not audited to its end: {why}",
        "  | Manim says something",
    ]
    assert certificate_of(film(filmed, scene)) is None


def test_one_that_fails_leaves_the_others_alone(audit: Audit) -> None:
    status, out, _ = audit("--only", "crash", "good", "-j", "2")
    assert status == 1
    assert "  | ZeroDivisionError: of all things" in out
    assert f"1 scene audited, 1 not audited: {TRUE}." in out


def test_machines_are_told_in_json_lines(audit: Audit, filmed: Project) -> None:
    status, out, _ = audit("--json", "--only", "good", "bad", "crash")
    good, bad, crash, done = map(json.loads, out.splitlines())
    assert status == 1
    assert (good["event"], good["scene"], good["values"]) == ("audited", "good", 12480)
    assert good["certificate"] == str(certificate_place(film(filmed, "good")))
    assert [wrong["time"] for wrong in bad["wrong"]] == [0.4, 1.4]
    assert bad["wrong"][0]["box"] == [0, 4, 9, 20]
    assert bad["wrong"][0]["picture"] == str(filmed.out / "truth" / "bad" / "001.png")
    assert (crash["event"], crash["reason"]) == ("failed", "it ended with exit status 1.")
    assert (done["event"], done["audited"], done["failed"]) == ("done", 2, 1)
    assert (done["worst"], done["faults"], done["is_true"]) == (1.41, 2, False)
    assert done["report"] == str(filmed.out / "truth" / "index.html")


def test_a_film_is_audited_with_all_that_its_course_chose(
    project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NNFILM_DIGIT", "3")  # a course says what it films
    write(project, "good", "true")
    (project.root / "assets" / "courses" / "c.toml").write_text(
        'title = "C"\ntheme = "light"\nshape = "tall"\n[[chapters]]\ntitle = "One"\n'
        'scenes = [{ scene = "good", name = "seven", digit = 7, network = "relu", '
        'beats = ["first"] }]\n',
        encoding="utf-8",
    )
    assert project.render() == 0
    capsys.readouterr()
    names = [f"NNFILM_{name}" for name in ("DIGIT", "NETWORK", "BEATS", "THEME", "SHAPE")]
    code = f"import os; print(*map(os.environ.get, {names}))"

    def command(job: Job, film: Path, work: Path) -> list[str]:
        assert film == project.out / "scenes" / "seven" / "film.mp4" and film.is_file()
        return [sys.executable, "-c", code]

    assert audit_verb.run(project.given(audit_verb, "c"), project.root, command) == 1
    assert "  | 7 relu first light tall\n" in capsys.readouterr().out


def test_a_certificate_that_cannot_be_written_is_a_sentence(audit: Audit, filmed: Project) -> None:
    place = certificate_place(film(filmed, "good"))
    place.unlink(missing_ok=True)
    place.mkdir()
    try:
        status, out, _ = audit("--only", "good", "bad")
        assert status == 1
        assert out.startswith("good was not audited to its end: Is a directory: ")
        assert "1 scene audited, 1 not audited" in out
    finally:
        place.rmdir()


# The certificate


def test_the_same_film_gives_the_same_bytes(audit: Audit, filmed: Project) -> None:
    audit("--only", "bad")
    place = certificate_place(film(filmed, "bad"))
    assert place.name == "film.truth.json"
    first = place.read_bytes()
    assert first.decode().startswith('{\n "scene": "bad",\n "film": "')
    audit("--only", "bad")
    assert place.read_bytes() == first
    assert str(filmed.root).encode() not in first


def test_status_tells_it_until_the_film_is_another_one(
    audit: Audit, filmed: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    audit("--only", "good")
    filmed.status()
    assert f"good: up to date, 2.2 s, audited: {TRUE}\n" in capsys.readouterr().out
    place = film(filmed, "good")
    film_bytes = place.read_bytes()
    try:
        place.write_bytes(film_bytes[:-1] + b"?")
        filmed.status()
        assert "good: film.mp4 is missing or was changed\n" in capsys.readouterr().out
        status, out, _ = audit("--only", "good")
        assert status == 1 and "is not audited" in out
    finally:
        place.write_bytes(film_bytes)


# Films that are missing or outdated


def test_films_that_are_not_there_are_told_with_what_makes_them(
    project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.root)
    audit = auditing(project, capsys)
    good, _ = write(project, "good", "true"), write(project, "late", "true")
    project.course(["good", "late"])
    assert audit("-q", "h") == (
        1,
        "good is not filmed yet; film it: nnfilm render c --quality h --only good\n"
        "late is not filmed yet; film it: nnfilm render c --quality h --only late\n",
        "",
    )
    assert not (project.root / "renders").exists()
    assert project.render("--only", "good") == 0

    # Half a course can be audited, though there is no page of it.
    status, out, _ = audit()
    assert status == 1
    assert out.splitlines()[-3:] == [
        "late is not filmed yet; film it: nnfilm render c --quality l --only late",
        f"1 scene audited, 1 not audited: {TRUE}.",
        "The report: renders/c/l/truth/index.html",
    ]

    # A scene of today says nothing of the film of yesterday.
    good.write_text(good.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    status, out, _ = audit("--json", "--only", "good")
    outdated, done = map(json.loads, out.splitlines())
    assert (status, outdated["event"], outdated["scene"]) == (1, "outdated", "good")
    assert outdated["reasons"] == ["scenes/good.py changed"]
    assert outdated["film_it"] == "nnfilm render c --quality l --only good"
    assert (done["audited"], done["left"], done["report"]) == (0, 1, None)
    assert audit("--only", "good")[1] == (
        "good is not audited, for its film is not what would be filmed today (scenes/good.py "
        "changed); film it anew: nnfilm render c --quality l --only good\n"
    )

    # A film that is made anew has no certificate, and no page tells of one.
    assert certificate_place(film(project, "good")).is_file()
    assert project.render() == 0
    assert not certificate_place(film(project, "good")).exists()
    assert not (project.out / "truth").exists()
    assert 'class="checked"' not in (project.out / "index.html").read_text(encoding="utf-8")
    assert audit()[0] == 0
    assert 'class="checked"' in (project.out / "index.html").read_text(encoding="utf-8")


# What somebody gives


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chapter2"], "did you mean chapter1?"),
        (["chapter1", "--only", "forwards"], "did you mean forward?"),
        (["chapter1", "--language", "xx"], 'there is no translation "xx" of it; there are de, en.'),
        (["chapter1", "--format", "gif"], "a gif has 256 colours"),
    ],
)
def test_what_cannot_be_audited_is_a_sentence_and_status_2(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["audit", *words]) == 2
    out, err = capsys.readouterr()
    assert out == "" and said in err


@pytest.mark.parametrize("words", [["--jobs", "0"], ["--quality", "z"]])
def test_what_argparse_refuses_is_status_2(words: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        cli.main(["audit", "chapter1", *words])
