"""The typeface that a page carries is the films' own, and a page does without where it is not."""

import base64
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from scenes.delivery.page.page import write_page
from scenes.telling import font_face as typeface
from tests.helpers.browser import chromium, opened
from tests.helpers.pages import course, write_course


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    typeface._font.cache_clear()
    yield
    typeface._font.cache_clear()


def test_it_is_libertinus_serif_whole() -> None:
    content = typeface.font_face().partition("url(data:font/otf;base64,")[2].partition(")")[0]
    font = TTFont(io.BytesIO(base64.b64decode(content)), checkChecksums=2)
    assert font["name"].getDebugName(4) == "Libertinus Serif Regular"
    assert {*map(ord, "Aéß×–…σ→")} <= font.getBestCmap().keys()
    assert all(font[table] for table in font.keys())  # noqa: SIM118 - fontTools' own keys


def test_of_it_there_are_the_letters_that_are_asked_for() -> None:
    rule = typeface.font_face("Zürich 0189, σ(z) − 5")
    content = rule.partition("url(data:font/woff;base64,")[2].partition(")")[0]
    font = TTFont(io.BytesIO(base64.b64decode(content)))
    letters = set(map(chr, font.getBestCmap()))
    assert {*"Zürich 0189, σ(z) − 5"} <= letters and not {*"Qqéß"} & letters
    assert len(content) < 20_000 and typeface.font_face("5 −Zürich 0189, σ(z)") == rule
    assert "kern" in {each.FeatureTag for each in font["GPOS"].table.FeatureList.FeatureRecord}


def test_a_page_does_without_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeface, "NAME", b"A typeface that nobody drew")
    assert typeface.font_face() == typeface.font_face("A") == ""
    write_page(write_course(course(["Alpha"]), tmp_path, films=True))
    with chromium() as browser, opened(browser, (tmp_path / "index.html").as_uri()) as page:
        page.evaluate("document.fonts.ready.then(() => true)")
        assert page.locator("h1").is_visible()
