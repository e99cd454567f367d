"""A script in Chromium: in the films' typeface on a screen, and printed with no beat cut in two."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scenes.delivery.script.content import BeatRead, Line, SceneRead, Script
from scenes.delivery.script.written import write_script
from tests.helpers.browser import chromium, opened

PAGE = re.compile(rb"/Type\s*/Page\b")
LONG = "What is read aloud at arm’s length has to be set large, with room between its lines."
A4 = rb"/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def script(folder: Path, beats: int, lines: int) -> str:
    """The address of a script."""
    line = Line(LONG, 4.2)
    read = [BeatRead(f"Beat {k}", f"alpha/beat_{k}", (line,) * lines) for k in range(beats)]
    scene = SceneRead("A scene", True, tuple(read))
    made = Script("A <b>course</b>", "en", Path("c.voice"), (("One", (scene,)),))
    html, _ = write_script(made, str, folder, "c")
    return html.as_uri()


def test_it_is_large_and_in_the_films_typeface(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, script(tmp_path, 2, 3)) as page:
        assert page.locator("h1").inner_text() == "A <b>course</b>"
        page.evaluate("document.fonts.ready.then(() => true)")
        assert page.evaluate("[...document.fonts].map(f => `${f.family} ${f.status}`)") == [
            "Libertinus Serif loaded"
        ]
        spoken = page.locator("li p").first
        assert float(spoken.evaluate("p => parseFloat(getComputedStyle(p).fontSize)")) > 22


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_leaves_the_screen(browser: Browser, tmp_path: Path, width: int) -> None:
    size = {"width": width, "height": 800}
    with opened(browser, script(tmp_path, 2, 3), viewport=size) as page:
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_on_paper_no_beat_is_cut_in_two(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, script(tmp_path, 5, 10)) as page:
        pdf = page.pdf(prefer_css_page_size=True)
    # More than half a page each, so that two do not share one.
    assert len(PAGE.findall(pdf)) == 5
    assert len(re.findall(A4, pdf)) == 5
    with opened(browser, script(tmp_path, 5, 3)) as page:
        assert len(PAGE.findall(page.pdf(prefer_css_page_size=True))) == 2
