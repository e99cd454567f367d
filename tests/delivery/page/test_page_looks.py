"""How the page of a course looks in Chromium: on phones and desks, light and dark, printed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scenes.delivery.page.page import write_page
from tests.helpers.audits import certify
from tests.helpers.browser import CONTRAST, chromium, opened
from tests.helpers.courses import until
from tests.helpers.pages import course, film, stays_at, write_course

LONG_TITLE = "A title that goes on " * 15
SECOND = "#chapter-1/a/second_part"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course of two chapters."""
    folder = tmp_path_factory.mktemp("course")
    write_page(
        write_course(course(["Alpha", LONG_TITLE], ["Gamma"], title=LONG_TITLE), folder, True)
    )
    return folder


@pytest.mark.parametrize("size", [(390, 844), (1280, 720), (1920, 1080)])
def test_the_first_screen_is_the_film_and_the_keys_are_at_the_foot(
    browser: Browser, folder: Path, size: tuple[int, int]
) -> None:
    wide, high = size
    with opened(
        browser, (folder / "index.html").as_uri(), viewport={"width": wide, "height": high}
    ) as page:
        video, buttons = (page.locator(name).first for name in ("video", ".buttons"))
        shown, below = video.bounding_box(), buttons.bounding_box()
        assert shown and below and below["y"] + below["height"] <= high
        assert shown["width"] == (wide if wide < 480 else pytest.approx(0.66 * wide, rel=0.05))
        assert shown["y"] < 0.2 * high  # below two lines of a title that has many
        keys, last = page.locator(".keys").bounding_box(), page.locator("main").bounding_box()
        assert keys and last and keys["y"] > last["y"] + last["height"]


@pytest.mark.parametrize("size", [(390, 844), (1280, 720)])
def test_what_an_audit_found_leaves_the_film_on_the_first_screen(
    browser: Browser, tmp_path: Path, size: tuple[int, int]
) -> None:
    wide, high = size
    listing = write_course(course(["Alpha"]), tmp_path, True)
    film = tmp_path / "scenes" / "a" / "film.mp4"
    film.touch()  # the chapter's is played
    certify(film)
    with opened(
        browser, write_page(listing).as_uri(), viewport={"width": wide, "height": high}
    ) as page:
        line, buttons = (page.locator(name).first.bounding_box() for name in (".checked", ".bar"))
        assert line and line["height"] < 60
        assert buttons and buttons["y"] + buttons["height"] <= high
        assert page.evaluate("document.documentElement.scrollWidth") == wide
        assert page.evaluate(CONTRAST)[0][0] >= 4.5


def test_letters_are_the_films_own(browser: Browser, folder: Path) -> None:
    with opened(browser, (folder / "index.html").as_uri()) as page:
        page.evaluate("document.fonts.ready.then(() => true)")
        tools = page.context.new_cdp_session(page)
        for asked in ("DOM.enable", "CSS.enable"):
            tools.send(asked)
        root = tools.send("DOM.getDocument")["root"]["nodeId"]
        for name in ("h2", "button", ".said"):
            node = tools.send("DOM.querySelector", {"nodeId": root, "selector": name})
            used = tools.send("CSS.getPlatformFontsForNode", {"nodeId": node["nodeId"]})
            assert {font["familyName"] for font in used["fonts"]} == {"Libertinus Serif"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_read_on_a_phone_in_both_schemes(
    browser: Browser, folder: Path, scheme: str
) -> None:
    phone = {"viewport": {"width": 320, "height": 700}, "color_scheme": scheme}
    with opened(browser, f"{(folder / 'index.html').as_uri()}{SECOND}", **phone) as page:
        assert stays_at(page, 4.008)
        page.keyboard.press("n")
        assert stays_at(page, 10.008)
        page.locator("button.captions").first.click()
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        contrasts = page.evaluate(CONTRAST)
        assert len(contrasts) > 40
        assert contrasts[0][0] >= 4.5, contrasts[:3]


def test_printed_it_is_a_transcript(browser: Browser, folder: Path) -> None:
    with opened(browser, (folder / "index.html").as_uri()) as page:
        page.emulate_media(media="print", color_scheme="dark")
        assert page.locator(".said").last.is_visible()
        for hidden in ("video", "button", ".keys", ".caption"):
            assert not page.locator(hidden).first.is_visible()
        assert page.evaluate(CONTRAST)[0][0] >= 4.5


def test_gifs_move_unless_the_viewer_wants_stillness(browser: Browser, tmp_path: Path) -> None:
    write_page(write_course(course(["Alpha"], fmt="gif"), tmp_path, films=True))
    for motion, name in (("no-preference", "film.gif"), ("reduce", "poster.png")):
        address = (tmp_path / "index.html").as_uri()
        with opened(browser, address, reduced_motion=motion) as page:
            source = page.locator("img.moving").evaluate("i => i.decode().then(() => i.currentSrc)")
            assert source.endswith(name)


@pytest.mark.parametrize("size", [(1280, 720), (1366, 600), (768, 1024), (390, 844), (320, 568)])
def test_a_tall_film_fits_on_the_screen_and_fills_a_phones_width(
    browser: Browser, tmp_path: Path, size: tuple[int, int]
) -> None:
    wide, high = size
    write_page(write_course(course(["Alpha", "Beta"], shape="tall"), tmp_path, films=True))
    screen = {"width": wide, "height": high}
    address = f"{(tmp_path / 'index.html').as_uri()}{SECOND}"
    with opened(browser, address, viewport=screen) as page:
        assert stays_at(page, 4.008)
        page.locator("a.part").last.click()  # wherever it is on the page, the film comes into view
        assert until(lambda: film(page)["time"] > 14)
        shown = page.locator("video").bounding_box()
        assert shown and shown["width"] / shown["height"] == pytest.approx(9 / 16, abs=0.002)
        assert shown["y"] > -2 and shown["y"] + shown["height"] < high + 2
        assert shown["height"] > 0.6 * high
        if wide < 480:
            assert shown["width"] == wide
        strip = page.locator(".strip").bounding_box()
        assert strip and strip["y"] >= shown["y"] + shown["height"] - 0.5
        picture = page.locator("h3 img").first.bounding_box()
        assert picture and picture["height"] > 1.5 * picture["width"]
        assert page.evaluate("document.documentElement.scrollWidth") == wide
        page.keyboard.press("f")
        assert until(lambda: page.evaluate("!!document.fullscreenElement"))
        full = page.locator("video").bounding_box()
        assert full and full["width"] == wide and full["y"] + full["height"] < high
