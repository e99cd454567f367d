"""The page of a course in Chromium: from disk and from a server, by mouse, keys and eye."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scenes.delivery.page.page import write_page
from tests.helpers.browser import chromium, opened, served
from tests.helpers.courses import until
from tests.helpers.pages import course, film, place, stays_at, stop_at, write_course

LONG_TITLE = "</script><img src=x onerror=alert(1)> & \"'" + "🙂é" * 130
FIRST, SECOND = "#chapter-1/a/first", "#chapter-1/a/second_part"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course of two chapters in a folder whose name is no word."""
    folder = tmp_path_factory.mktemp("courses") / "it's é #1 100%"
    path = write_course(course(["Alpha", LONG_TITLE], ["Gamma"], title=LONG_TITLE), folder, True)
    write_page(path)
    return folder


@pytest.fixture(scope="module", params=["disk", "server"])
def address(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    if request.param == "disk":
        yield (folder / "index.html").as_uri()
    else:
        with served(folder) as address:
            yield f"{address}/index.html"


def test_parts_are_jumped_to_and_back(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        assert page.locator("h1").inner_text() == LONG_TITLE
        page.locator("a.part", has_text="Second_Part").first.click()
        assert until(lambda: film(page)["time"] > 4.6 and not film(page)["paused"])
        assert place(page) == SECOND
        stop_at(page, 6)
        assert until(lambda: film(page)["caption"] == "a goes\non")
        assert film(page)["current"] == "0:04 Second_Part"
        assert film(page)["now"] == "Alpha · Second_Part"
        page.locator("a.part", has_text="First").first.click()
        assert until(lambda: film(page)["time"] < 5 and not film(page)["paused"])
        assert place(page) == FIRST
        stop_at(page, 2)
        assert until(lambda: film(page)["caption"] == "a begins </script><b>&amp;")
        page.go_back()
        assert stays_at(page, 4.008)
        assert place(page) == SECOND and film(page)["paused"]
        page.locator(".said a", has_text="on").nth(1).click()  # a phrase of the second scene
        assert until(lambda: film(page)["time"] > 17.5 and not film(page)["paused"])
        assert film(page, 2)["time"] == 0


def test_an_address_leads_to_a_part(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}#chapter-2/c/second_part") as page:
        assert stays_at(page, 4.008, chapter=2)
        assert film(page, 2)["paused"] and film(page, 2)["current"] == "0:04 Second_Part"
        box = page.locator("#chapter-2 .player").bounding_box()
        assert box and box["y"] > -1 and box["y"] + box["height"] < 721
        page.keyboard.press("ArrowRight")  # the keys mean this film now
        assert stays_at(page, 9.008, chapter=2)
        assert film(page, 1)["current"] is None


def test_keys(browser: Browser, folder: Path) -> None:
    with opened(browser, (folder / "index.html").as_uri()) as page:
        assert until(lambda: film(page)["ready"])
        page.keyboard.press("k")
        assert until(lambda: not film(page)["paused"])
        page.keyboard.press("Space")
        assert until(lambda: film(page)["paused"])
        stop_at(page, 1)
        page.keyboard.press("n")
        assert stays_at(page, 4.008) and place(page) == SECOND
        stop_at(page, 14.5)
        page.keyboard.press("p")  # soon after a part's beginning: the one before
        assert stays_at(page, 10.008)
        page.keyboard.press("ArrowRight")
        assert stays_at(page, 15.008)
        page.keyboard.press("ArrowRight")
        assert stays_at(page, 20)
        page.keyboard.press("p")  # long after it: the same from its beginning
        assert stays_at(page, 14.008)
        assert place(page) == "#chapter-1/b/second_part"
        page.keyboard.press("f")
        assert until(lambda: page.evaluate("!!document.fullscreenElement"))
        assert page.locator(".caption").first.is_visible()
        page.keyboard.press("f")
        assert until(lambda: not page.evaluate("!!document.fullscreenElement"))


def test_keys_are_left_to_what_has_the_focus(browser: Browser, folder: Path) -> None:
    with opened(browser, (folder / "index.html").as_uri()) as page:
        switch = page.locator("button.captions").first
        switch.focus()
        page.keyboard.press("Space")  # presses the button, once, and plays nothing
        assert switch.get_attribute("aria-pressed") == "false"
        assert film(page)["paused"]
        page.locator("video").first.focus()
        page.keyboard.press("Space")  # the browser's own player answers, once
        assert until(lambda: not film(page)["paused"])
        stop_at(page, 1)
        page.evaluate("document.body.append(document.createElement('textarea'))")
        page.locator("textarea").focus()
        page.keyboard.type("knc p")
        assert page.locator("textarea").input_value() == "knc p"
        assert switch.get_attribute("aria-pressed") == "false" and film(page)["paused"]
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("Control+c")
        assert switch.get_attribute("aria-pressed") == "false"
        page.keyboard.press("c")
        assert switch.get_attribute("aria-pressed") == "true"
        page.locator(".keys input").uncheck()
        page.keyboard.press("c")
        assert switch.get_attribute("aria-pressed") == "true"


def test_captions_lie_under_the_picture_and_their_switch_is_remembered(
    browser: Browser, address: str
) -> None:
    with opened(browser, address) as page:
        strip, video = page.locator(".strip").first, page.locator("video").first
        above, below = video.bounding_box(), strip.bounding_box()
        assert above and below and above["y"] + above["height"] <= below["y"] + 0.5
        assert page.locator("track").count() == 0  # it would lie over it, and fails from disk
        page.keyboard.press("c")
        assert until(lambda: not strip.is_visible())
        page.reload()
        assert until(lambda: not strip.is_visible())
        page.locator("button.captions").first.click()
        assert until(lambda: strip.is_visible())


def test_the_voice_is_switched_apart_from_the_captions_and_remembered(
    browser: Browser, tmp_path: Path
) -> None:
    def muted() -> list[bool]:
        return list(page.evaluate("[...document.querySelectorAll('video')].map(v => v.muted)"))

    listed = course(["Alpha"], ["Beta"], sound=True)
    write_page(write_course(listed, tmp_path, films=True))
    with opened(browser, (tmp_path / "index.html").as_uri()) as page:
        strip, buttons = page.locator(".strip").first, page.locator("button.voice")
        assert muted() == [False, False] and strip.is_visible()
        page.keyboard.press("v")
        assert muted() == [True, True] and strip.is_visible()
        assert [one.get_attribute("aria-pressed") for one in buttons.all()] == ["false"] * 2
        page.keyboard.press("c")
        assert muted() == [True, True] and not strip.is_visible()
        page.reload()
        assert muted() == [True, True] and not strip.is_visible()
        buttons.nth(1).click()
        assert muted() == [False, False] and not strip.is_visible()
        page.evaluate("document.querySelector('video').muted = true")  # the player's own switch
        assert until(lambda: muted() == [True, True])
        assert buttons.nth(1).get_attribute("aria-pressed") == "false"


def test_films_without_sound_have_no_voice_to_switch(browser: Browser, folder: Path) -> None:
    with opened(browser, (folder / "index.html").as_uri()) as page:
        page.keyboard.press("v")
        assert not page.evaluate("document.querySelector('video').muted")
        assert not page.locator("button.voice").count()


def test_tab_reaches_everything_in_order_and_shows_where_it_is(
    browser: Browser, folder: Path
) -> None:
    with opened(browser, (folder / "index.html").as_uri()) as page:
        selector = "a[href], button, input, video"
        expected = [
            index
            for index, one in enumerate(page.locator(selector).all())
            if one.is_visible()  # the offer of the next chapter waits for the end
        ]
        found, outlines = list[int](), list[str]()
        for _ in range(60):
            page.keyboard.press("Tab")
            index, outline = page.evaluate(
                """selector => {
                    const on = document.activeElement;
                    return [[...document.querySelectorAll(selector)].indexOf(on),
                            getComputedStyle(on).outlineStyle];
                }""",
                selector,
            )
            if index < 0:
                break
            if not found or found[-1] != index:  # a player has several stops
                found.append(index)
                outlines.append(outline)
    assert found == expected
    assert {*outlines} == {"solid"}


def test_at_a_chapters_end_the_next_is_offered(browser: Browser, folder: Path) -> None:
    with opened(browser, (folder / "index.html").as_uri()) as page:
        assert until(lambda: film(page)["ready"])
        offer = page.get_by_role("link", name="Next chapter: Chapter 2")
        page.locator("#chapter-1 a.part").last.click()
        assert until(lambda: film(page)["time"] > 14)
        stop_at(page, 19.7)
        page.keyboard.press("k")
        offer.wait_for()
        assert film(page, 2)["paused"]
        offer.click()
        assert until(lambda: not film(page, 2)["paused"])
        assert place(page) == "#chapter-2" and film(page)["paused"]
        assert until(lambda: film(page, 2)["current"] == "0:00 First")
        assert page.locator("[aria-current]").count() == 1
        page.locator("#chapter-1 a.part").first.click()
        assert until(lambda: not film(page)["paused"])
        assert film(page, 2)["paused"] and not offer.is_visible()
        assert until(lambda: film(page)["current"] == "0:00 First")
        assert page.locator("[aria-current]").count() == 1


def test_without_scripts_links_lead_into_the_films(browser: Browser, folder: Path) -> None:
    with opened(browser, (folder / "index.html").as_uri(), java_script_enabled=False) as page:
        assert page.locator("h1").inner_text() == LONG_TITLE
        assert not page.locator("button").first.is_visible()
        assert not page.locator(".keys").is_visible()
        link = page.locator("a.part").nth(1)
        assert link.get_attribute("href") == "chapters/01-a%20b.mp4#t=4.008"
        link.click()
        page.wait_for_url("**/chapters/01-a%20b.mp4#t=4.008")


def test_webm_films_play(browser: Browser, tmp_path: Path) -> None:
    write_page(write_course(course(["Alpha"], fmt="webm"), tmp_path, films=True))
    with opened(browser, f"{(tmp_path / 'index.html').as_uri()}{SECOND}") as page:
        assert stays_at(page, 4.008)
        assert film(page)["error"] is None
