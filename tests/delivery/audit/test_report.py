"""The report of an audit: what stands in it, in which language, and how it looks in Chromium."""

import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser

from scenes.delivery.audit import words
from scenes.delivery.audit.faults import translated
from scenes.delivery.audit.report import REPORT, SceneTold, page
from scenes.delivery.course.course import Course
from scenes.delivery.course.work import find_work
from scenes.delivery.keeping.certificate import KindChecked, Wrong
from scenes.delivery.typeset.words import Words, translation
from tests.delivery.audit.conftest import Audit, auditing
from tests.helpers.audits import certify
from tests.helpers.browser import CONTRAST, chromium, opened
from tests.helpers.courses import Project
from tests.helpers.markup import Element, Reader, elements
from tests.helpers.pictures import ROOT

HOSTILE = "</style><script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u202e\x00"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def german() -> Words:
    return Words(translation(words.WORDS, "de", ROOT))


@pytest.fixture(scope="module")
def course() -> Course:
    return find_work("chapter1", ROOT, "de")


def certified(folder: Path, title: str = "Alpha", **changed: Any) -> SceneTold:
    """A film as the report tells it. changed: of its certificate."""
    film = folder / "film.mp4"
    film.write_bytes(b"a film")
    places = "../scenes/a/film.mp4", "../scenes/a/film.truth.json"
    return SceneTold(title, "a", places[0], places[1], "wide", certify(film, **changed))


def read(html: str) -> Element:
    return Reader(html).open[0]


def report(project: Project) -> Path:
    return project.out / "truth" / REPORT


def test_it_has_the_films_their_kinds_and_their_faults(audit: Audit, filmed: Project) -> None:
    audit("--only", "good", "bad", "blind")
    shown = read(report(filmed).read_text(encoding="utf-8"))
    every, *each = shown.all("table")
    rows = [[cell.words for cell in row.all("th") + row.all("td")] for row in every.all("tr")]
    assert rows[1:3] == [
        ["Good", "33", "12,480", "1.5/255", "300", "0"],
        ["Bad", "33", "12,480", "1.5/255", "300", "2"],
    ]
    assert ["Cells", "42", "12,000", "1.5/255", "300", "0"] in [
        [cell.words for cell in row.all("th") + row.all("td")] for row in each[0].all("tr")
    ]
    (fault, _) = shown.all("ol", "wrong")[0].all("li")
    assert [one.words for one in fault.all("p")] == [
        "0:00.4 First · Cells",
        "cell 17, 4 of weights[0][3] <b>\u202e",
        "expected 0.52, found −0.49",
    ]
    assert fault.all("a")[0].attributes["href"] == "../scenes/bad/film.mp4#t=0.400"
    assert fault.all("img")[0].attributes["src"] == "bad/001.png"
    # What was not covered, and what was not audited at all.
    said = [one.words for one in shown.all("li")]
    assert "Nothing was checked in: Second part" in said
    assert "Shows data and does not say what: Blob (frames: 1), Sketch (frames: 2)" in said
    assert "3 values without a known source." in said
    left = shown.all("p", "left")[0].words
    assert "Crash" in left and "Good" not in left


def test_what_it_leads_to_is_there(audit: Audit, filmed: Project) -> None:
    audit("--only", "bad")
    place = report(filmed)
    shown = read(place.read_text(encoding="utf-8"))
    named = [one.attributes.get(name) for one in elements(shown) for name in ("href", "src")]
    files = {unquote(name).partition("#")[0] for name in named if name and name[0] != "#"}
    assert len(files) >= 3
    assert [name for name in files if not (place.parent / name).is_file()] == []
    course_page = read((filmed.out / "index.html").read_text(encoding="utf-8"))
    (line,) = course_page.all("p", "checked")
    assert line.all("a")[0].attributes["href"] == "truth/index.html"


def test_kinds_have_names_and_meanings_where_somebody_gave_them(
    tmp_path: Path, course: Course, german: Words
) -> None:
    kinds = [KindChecked(kind, 1, 1, None, 0, 0) for kind in ("lamps, moving", "<new>")]
    nothing = KindChecked("bars", 0, 0, None, 0, 0)
    scene = certified(tmp_path, checked=(*kinds, nothing), values=2, worst=None)
    shown = read(page(course, [scene], [], german))
    rows = [[one.words for one in row.all("th")] for row in shown.all("table")[1].all("tr")]
    assert rows[1:] == [["Neuronen, bewegt"], ["<new>"]]
    means = shown.all("dl", "means")[0]
    assert [one.words for one in means.all("dt")] == ["Neuronen", "Bewegt"]
    assert means.all("dd")[0].words == "Jedes Neuron ist so hell wie seine Aktivierung."


def test_a_film_that_is_another_one_is_not_told_any_more(
    filmed: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    audit = auditing(filmed, capsys)
    audit("--only", "good", "bad")
    film = filmed.out / "scenes" / "bad" / "film.mp4"
    before = film.read_bytes()
    try:
        film.write_bytes(before + b"?")
        audit("--only", "good")
        shown = read(report(filmed).read_text(encoding="utf-8"))
        assert "Bad" in shown.all("p", "left")[0].words
        assert not (filmed.out / "truth" / "bad").exists()
    finally:
        film.write_bytes(before)


def test_nothing_that_it_is_given_becomes_markup(tmp_path: Path, course: Course) -> None:
    wrong = Wrong(HOSTILE, HOSTILE, 1.0, HOSTILE, HOSTILE, HOSTILE)
    scene = certified(tmp_path, HOSTILE, unsaid={HOSTILE: 1}, unchecked=(HOSTILE,), wrong=(wrong,))
    html = page(course, [scene], [HOSTILE], Words())
    shown = read(html)
    assert not shown.all("script") and not shown.all("img")
    assert len(shown.all("style")) == 1
    assert "alert(1)" in shown.all("p", "left")[0].text
    assert "\x00" not in html
    policy = shown.all("meta")[1].attributes["content"]
    digest = hashlib.sha256(shown.all("style")[0].text.encode()).digest()
    assert f"style-src 'sha256-{base64.b64encode(digest).decode()}'" in policy
    assert policy.startswith("default-src 'none'; ") and "script-src" not in policy


def test_all_of_it_is_said_in_german(tmp_path: Path, course: Course, german: Words) -> None:
    assert german.translation
    said = [text for name, text in vars(words).items() if name.isupper() and type(text) is str]
    told = (*words.MEANS.values(), *words.OTHERWISE.values())
    said += [*(text for texts in told for text in texts), *words.SAID]
    lacking = german.translation.pictures.lacks(set(said) - {words.WORDS})
    assert lacking == []
    assert german.translation.pictures.table.keys() <= {*said, "1,234.5"}
    shown = read(page(course, [certified(tmp_path)], [], german))
    assert shown.all("html")[0].attributes["lang"] == "de"
    assert shown.all("dd")[0].words == "12.480"
    assert [one.words for one in shown.all("td")][:4] == ["1.140", "12.480", "1,5/255", "300"]


def test_what_a_fault_says_is_said_in_german(german: Words) -> None:
    said = {
        "cell 3, 4 of Grid 2 and 7 more of it": "Feld 3, 4 von Grid 2 und 7 weitere davon",
        "0.52: luma 14.0, Cb +1.0, Cr -2.0 of 255": "0.52: Luma 14.0, Cb +1.0, Cr -2.0 von 255",
        "0.36, which stands still": "0.36, und steht still",
        "nobody has said so": "nobody has said so",
    }
    assert {text: translated(text, german) for text in said} == said
    assert {translated(text, Words()) for text in said} == {*said}
    assert translated("a phrase", german, is_quoted=True) == "ein Satz"
    assert translated("this and that", german, is_quoted=True) == "this and that"


def test_what_moves_has_a_worst_error_of_its_own(tmp_path: Path, course: Course) -> None:
    kinds = [KindChecked("cells", 1, 1, 1.4, 0, 0), KindChecked("cells, moving", 1, 1, 9.0, 0, 0)]
    other = KindChecked("light of lines", 1, 1, 30.0, 0, 0)
    scene = certified(tmp_path, checked=(*kinds, other), values=3, worst=1.4)
    shown = read(page(course, [scene], [], Words()))
    assert [one.words for one in shown.all("dd")][2:4] == ["1.4", "9"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("wide", [320, 390, 1280])
def test_it_can_be_read_on_phones_and_desks(
    browser: Browser, filmed: Project, audit: Audit, wide: int, scheme: str
) -> None:
    if not report(filmed).is_file() or not (filmed.out / "truth" / "bad").is_dir():
        audit("--only", "good", "bad", "blind")
    looks: dict[str, Any] = {"viewport": {"width": wide, "height": 800}, "color_scheme": scheme}
    with opened(browser, f"{report(filmed).as_uri()}#bad", **looks) as shown:
        assert shown.evaluate("document.documentElement.scrollWidth") == wide
        contrasts = shown.evaluate(CONTRAST)
        assert len(contrasts) > 40
        assert contrasts[0][0] >= 4.5, contrasts[:3]
