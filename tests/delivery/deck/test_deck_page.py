"""A deck as a page, in a browser without a network: each slide plays its film, both ways."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from scenes.delivery.deck.backwards import backwards
from scenes.delivery.deck.deck import Deck, Slide
from scenes.delivery.deck.files import write_deck
from scenes.delivery.keeping.files import digest
from scenes.telling.sound.laying import lay
from scenes.telling.sound.sound import write_sound
from scenes.telling.sound.track import Heard
from tests.helpers.browser import chromium, opened
from tests.helpers.courses import RATE, encode
from tests.helpers.tones import tone

NOTES = '<i>"Why & how"</i> {{ x }}'
FILM = """() => {
  const video = Reveal.getCurrentSlide().slideBackgroundContentElement.querySelector("video");
  return {slide: Reveal.getIndices().h, file: video.currentSrc.split("/").pop(),
    time: video.currentTime, paused: video.paused, muted: video.muted,
    decoded: video.webkitAudioDecodedByteCount, width: video.videoWidth, loop: video.loop};
}"""
CHANGES = """() => {
  const video = Reveal.getCurrentSlide().slideBackgroundContentElement.querySelector("video");
  window.begins = 0;
  video.addEventListener("seeked", () => { window.begins += 1; });
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Slides of two scenes; the second slide loops."""
    folder = tmp_path_factory.mktemp("a page #1 é")
    slides = []
    for k in range(3):
        clip = encode(folder / f"0{k + 1}-beat.mp4", 2 * RATE, 60 * k)
        slides.append(Slide(f"Title {k}", f"{NOTES} {k}\nOr so.", clip, digest(clip), loops=k == 1))
    deck = Deck("A <deck>", "de", (tuple(slides[:2]), tuple(slides[2:])))
    target = folder / "out" / "c.html"
    write_deck(deck, "html", target, backwards(deck.slides, folder / "renders" / "c" / "l"))
    return target


@pytest.fixture(scope="module")
def spoken_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three slides, of which the second has no sound."""
    folder = tmp_path_factory.mktemp("spoken")
    slides = []
    for k in range(3):
        clip = encode(folder / f"0{k + 1}-beat.mp4", 2 * RATE, 60 * k)
        if k != 1:
            write_sound(tone(440, 2), folder / "said.wav")
            lay(clip, [Heard(0.0, folder / "said.wav")], [])
        slides.append(Slide(f"Title {k}", "", clip, digest(clip), loops=False))
    target = folder / "out" / "c.html"
    deck = Deck("Deck", "de", (tuple(slides),), 'St"imme')
    write_deck(deck, "html", target, backwards(deck.slides, folder / "renders" / "c" / "l"))
    return target


def film(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(FILM)
    return found


def until(page: Page, condition: str) -> None:
    """Wait until the film of the current slide is as the condition says."""
    page.wait_for_function(f"() => {{ const film = ({FILM})(); return {condition}; }}")


def backwards_file(page: Page, slide: int) -> str:
    return str(page.evaluate(f"Reveal.getSlides()[{slide}].dataset.backwards.split('/').pop()"))


def test_the_arrow_keys_step_through_the_films(browser: Browser, page_file: Path) -> None:
    with opened(browser, page_file.as_uri()) as page:
        assert page.title() == "A <deck>"
        assert page.evaluate("document.documentElement.lang") == "de"
        fit = page.eval_on_selector("video", "film => getComputedStyle(film).objectFit")
        assert fit == "contain"  # all of it is seen, whatever the shapes of film and screen
        for k, name in enumerate(["001.mp4", "002.mp4", "003.mp4"]):
            until(page, f"film.slide === {k} && film.width > 0 && film.time > 0.2")
            assert film(page)["file"] == name
            assert film(page)["loop"] == (k == 1)
            page.keyboard.press("ArrowRight")
        until(page, "film.slide === 2 && film.paused && film.time > 1.9")  # the last picture stands
        page.keyboard.press("ArrowLeft")
        until(page, "film.slide === 1 && film.time > 0.2")
        assert film(page)["file"] == "002.mp4"


def test_a_loop_begins_again(browser: Browser, page_file: Path) -> None:
    with opened(browser, f"{page_file.as_uri()}#/1") as page:
        until(page, "film.slide === 1 && film.time > 1")
        page.evaluate(CHANGES)
        page.wait_for_function("window.begins > 0")
        assert not film(page)["paused"]


def test_v_plays_the_slide_before_backwards(browser: Browser, page_file: Path) -> None:
    with opened(browser, f"{page_file.as_uri()}#/2") as page:
        until(page, "film.slide === 2 && film.time > 0.1")
        page.keyboard.press("v")
        turned = backwards_file(page, 1)
        until(page, f"film.slide === 1 && film.file === '{turned}' && film.time > 0.2")
        page.keyboard.press("v")
        turned = backwards_file(page, 0)
        until(page, f"film.slide === 0 && film.file === '{turned}' && film.time > 0.2")
        page.keyboard.press("v")  # there is none before
        assert film(page)["slide"] == 0
        page.keyboard.press("ArrowRight")  # forward again, on the same slide
        until(page, "film.slide === 0 && film.file === '001.mp4' && film.time > 0.2")
        page.keyboard.press("PageDown")
        until(page, "film.slide === 1 && film.file === '002.mp4' && film.time > 0.2")


def test_space_stops_the_film(browser: Browser, page_file: Path) -> None:
    with opened(browser, f"{page_file.as_uri()}#/1") as page:
        until(page, "film.time > 0.2 && !film.paused")
        page.keyboard.press("Space")
        until(page, "film.paused && film.slide === 1")
        page.keyboard.press("Space")
        until(page, "!film.paused")


def test_the_speaker_reads_the_notes(browser: Browser, page_file: Path) -> None:
    with opened(browser, page_file.as_uri()) as page:
        until(page, "film.width > 0")
        said = page.eval_on_selector_all("aside.notes p", "notes => notes.map(n => n.textContent)")
        assert said == [line for k in range(3) for line in (f"{NOTES} {k}", "Or so.")]
        heard = page.eval_on_selector_all("section h2", "all => all.map(h => h.textContent)")
        assert heard == ["Title 0", "Title 1", "Title 2"]
        with page.expect_popup() as window:
            page.keyboard.press("s")
        notes = window.value.locator(".speaker-controls-notes .value")
        notes.filter(has_text=f"{NOTES} 0").wait_for()
        page.keyboard.press("ArrowRight")
        notes.filter(has_text=f"{NOTES} 1").wait_for()


def test_a_slide_speaks_its_beat_and_is_silent_backwards(
    browser: Browser, spoken_file: Path
) -> None:
    with opened(browser, spoken_file.as_uri()) as page:
        until(page, "film.slide === 0 && film.time > 0.1 && film.muted")  # nobody has touched it
        page.keyboard.press("ArrowRight")
        until(page, "film.slide === 1 && film.time > 0.1")
        page.keyboard.press("ArrowRight")
        until(page, "film.slide === 2 && film.time > 0.3 && !film.muted && film.decoded > 0")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("v")
        turned = backwards_file(page, 0)
        until(page, f"film.slide === 0 && film.file === '{turned}' && film.time > 0.3")
        assert film(page)["decoded"] == 0


def test_the_speaker_switches_the_voice_off_and_on(browser: Browser, spoken_file: Path) -> None:
    with opened(browser, spoken_file.as_uri()) as page:
        until(page, "film.time > 0.1 && film.muted")
        switch = page.get_by_role("button", name='St"imme')
        assert switch.get_attribute("aria-pressed") == "false"
        page.keyboard.press("m")  # who cannot hear it switches it on
        until(page, "!film.muted && !film.paused")
        assert switch.get_attribute("aria-pressed") == "true"
        page.keyboard.press("m")
        until(page, "film.muted")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        until(page, "film.slide === 2 && film.time > 0.2 && film.muted")
        page.reload()  # it is remembered
        until(page, "film.time > 0.1")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("ArrowLeft")
        until(page, "film.slide === 0 && film.time > 0.2 && film.muted")
        page.mouse.move(200, 200)
        switch.click()
        until(page, "!film.muted")
        assert film(page)["slide"] == 0


def test_in_the_speakers_window_nothing_is_heard_a_second_time(
    browser: Browser, spoken_file: Path
) -> None:
    with opened(browser, f"{spoken_file.as_uri()}?receiver") as page:
        until(page, "film.width > 0")
        page.keyboard.press("m")
        page.evaluate("Reveal.next(); Reveal.next()")
        until(page, "film.slide === 2 && film.width > 0 && film.muted")


def test_a_silent_deck_has_no_switch(browser: Browser, page_file: Path) -> None:
    with opened(browser, page_file.as_uri()) as page:
        until(page, "film.width > 0")
        assert page.locator(".voice").count() == 0
