"""What a course's page says of an audit: only what is true of the films beside it."""

from pathlib import Path
from typing import Any

import pytest

from scenes.delivery.course.translations import read_translation
from scenes.delivery.keeping.certificate import certificate_place
from scenes.delivery.page.page import write_page
from scenes.delivery.page.words import AUDIT_WORDS
from tests.helpers.audits import certify
from tests.helpers.markup import Element, Reader
from tests.helpers.pages import course, write_course
from tests.helpers.pictures import ROOT

LINE = "12,480 values checked in 1,140 frames, worst error 1.5/255"


def said(folder: Path, words: Any = str, *titles: str) -> list[Element]:
    """The lines about an audit on the page of a course."""
    listing = write_course(course(titles or ["Alpha"]), folder)
    page = Reader(write_page(listing, words).read_text(encoding="utf-8")).open[0]
    return page.all("p", "checked")


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """The film of the first scene."""
    path = tmp_path / "scenes" / "a" / "film.mp4"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"a film")
    return path


def test_without_a_certificate_it_says_nothing(tmp_path: Path, film: Path) -> None:
    assert not said(tmp_path)


def test_values_frames_and_the_worst_error_are_one_line(tmp_path: Path, film: Path) -> None:
    certify(film)
    (line,) = said(tmp_path)
    assert line.words == LINE and not line.all("a")
    (tmp_path / "truth").mkdir()
    (tmp_path / "truth" / "index.html").touch()
    (link,) = said(tmp_path)[0].all("a")
    assert (link.attributes["href"], link.words) == ("truth/index.html", LINE)


def test_the_certificate_of_another_film_is_void(tmp_path: Path, film: Path) -> None:
    certify(film)
    film.write_bytes(b"another film")
    assert not said(tmp_path)


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "\x00", '{"film": 1}', "[" * 100_000, '{"format": 2}']
)
def test_a_damaged_certificate_is_none(tmp_path: Path, film: Path, text: str) -> None:
    certificate_place(film).write_text(text, encoding="utf-8")
    assert not said(tmp_path)


@pytest.mark.parametrize(
    "changed",
    [{"values": 12481}, {"worst": 1.4}, {"worst": None}, {"format": 2}],
    ids=lambda changed: "-".join(changed),
)
def test_one_that_contradicts_itself_is_none(
    tmp_path: Path, film: Path, changed: dict[str, Any]
) -> None:
    certify(film, **changed)
    assert not said(tmp_path)


def test_what_was_not_audited_is_said_as_well(tmp_path: Path, film: Path) -> None:
    certify(film)
    other = tmp_path / "scenes" / "b" / "film.mp4"
    other.parent.mkdir()
    other.write_bytes(b"another film")
    assert said(tmp_path, str, "Alpha", "Beta")[0].words == f"{LINE} · 1 of 2 scenes"
    certify(other)
    assert said(tmp_path, str, "Alpha", "Beta")[0].words == (
        "24,960 values checked in 2,280 frames, worst error 1.5/255"
    )


@pytest.mark.parametrize(
    ("changed", "more"),
    [
        ({"faults": 1200}, "faults: 1,200"),
        ({"unsaid": {"Blob": 1}}, "not everything could be checked"),
        ({"unknown": 1}, "not everything could be checked"),
        ({"unchecked": ("first",)}, "not everything could be checked"),
    ],
)
def test_what_is_wrong_is_said_as_well(
    tmp_path: Path, film: Path, changed: dict[str, Any], more: str
) -> None:
    certify(film, **changed)
    assert said(tmp_path)[0].words == f"{LINE} · {more}"


def test_it_is_said_in_german_with_german_numbers(tmp_path: Path, film: Path) -> None:
    german = read_translation(ROOT / "assets" / "courses" / "chapter1.de.toml")
    assert {*AUDIT_WORDS} <= german.text.keys()
    certify(film)
    assert said(tmp_path, german.words)[0].words == (
        "12.480 Werte in 1.140 Bildern geprüft, größte Abweichung 1,5/255"
    )


def test_a_translation_without_places_for_the_numbers_leaves_it_english(
    tmp_path: Path, film: Path
) -> None:
    certify(film)
    assert said(tmp_path, lambda words: "Geprüft!" if "{}" in words else words)[0].words == LINE
