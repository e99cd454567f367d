"""The lab in Chromium as it is seen: in motion and at rest, in both themes, without WebGL."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser

from scenes.delivery.lab.chosen import chosen, translation
from scenes.delivery.lab.linked import NOWHERE
from scenes.delivery.lab.page import write_lab
from tests.helpers.courses import until
from tests.helpers.labs import (
    DESKTOP,
    ONE,
    PHONE,
    SEVEN,
    LabPage,
    lab_opened,
)


def test_light_runs_unless_one_asks_for_less_motion(browser: Browser, path: Path) -> None:
    with lab_opened(browser, path, **DESKTOP) as calm:
        calm.page.keyboard.press("2")
        assert until(lambda: calm.page.evaluate("window.reading.winner") == 2)
        assert calm.text("verdict").endswith("2")
    with lab_opened(browser, path, calm=False, **DESKTOP) as lab:
        assert lab.reads("3")
        lab.page.keyboard.press("2")
        assert until(lambda: lab.page.evaluate("window.reading.winner") == 2)
        assert lab.text("verdict") == ""  # it is still on its way
        assert lab.reads("2")
        lab.click("#tab-step")
        lab.slide("speed", 0.1)
        lab.click("#play")
        assert lab.text("play") == "Stop"
        assert lab.text("speed-said") == "× 0.1"


def test_both_themes_are_the_films(browser: Browser, path: Path) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    for scheme, colour in (("dark", "rgb(11, 14, 20)"), ("light", "rgb(255, 255, 255)")):
        with lab_opened(browser, path, color_scheme=scheme, **DESKTOP) as lab:
            assert lab.page.evaluate(ground) == colour
            lab.press("t")
            assert lab.page.evaluate(ground) != colour
            lab.page.reload()
            assert lab.page.evaluate(ground) != colour  # it is as one has left it


def test_it_speaks_german(browser: Browser, tmp_path: Path) -> None:
    german = translation("de", tmp_path)
    write_lab(tmp_path / "index.html", chosen([]), german, NOWHERE)
    with lab_opened(browser, tmp_path / "index.html", **PHONE) as lab:
        assert lab.text("verdict") == "Das Netz liest eine 3"
        wide = lab.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide == 0


def test_on_a_phone_the_answer_is_in_sight_while_one_draws_and_over_every_panel(
    browser: Browser, path: Path
) -> None:
    with lab_opened(browser, path, **PHONE) as lab:
        lab.click("#clear")
        lab.draw(SEVEN)
        assert lab.reads("7")
        for name in ("pad", "verdict"):
            assert inside(lab, name), name
        for tab in ("look", "step", "break", "compare", "move", "keep"):
            lab.page.locator(f"#tab-{tab}").click()
            lab.page.locator(f"#{tab}").scroll_into_view_if_needed()
            lab.page.evaluate("scrollTo(0, document.body.scrollHeight)")
            lab.settle()
            assert inside(lab, "verdict"), tab
        # What is scrolled to is not under the answer.
        lab.page.evaluate("document.getElementById('both').scrollIntoView()")
        under = "document.getElementById('both').getBoundingClientRect().top"
        over = "document.querySelector('.reads').getBoundingClientRect().bottom"
        assert lab.page.evaluate(f"{under} >= {over}")


def inside(lab: LabPage, name: str) -> bool:
    """Whether all of a part of the page is on the screen, and nothing over it."""
    seen: bool = lab.page.evaluate(
        """(name) => { const part = document.getElementById(name);
        const { left, top, right, bottom } = part.getBoundingClientRect();
        const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth
            && (part.contains(over) || over.contains(part)); }""",
        name,
    )
    return seen


def test_without_webgl_lines_are_drawn_all_the_same(browser: Browser, path: Path) -> None:
    with lab_opened(browser, path, **DESKTOP) as lab:
        lab.page.add_init_script(
            """HTMLCanvasElement.prototype.getContext = ((of) => function (kind, ...more) {
            return kind === "webgl2" ? null : of.call(this, kind, ...more); })
            (HTMLCanvasElement.prototype.getContext);"""
        )
        lab.page.reload()
        assert lab.reads("3")
        blue = lab.page.evaluate(
            """() => { const c = document.querySelector("#first canvas");
            const { data } = c.getContext("2d").getImageData(0, 0, c.width, c.height);
            let lit = 0;
            for (let k = 0; k < data.length; k += 4)
                lit += data[k + 3] > 60 && data[k + 2] > data[k];
            return lit; }"""
        )
        assert blue > 500


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_frame_takes_so_long(
    browser: Browser, path: Path, screen: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """Printed in any run, not judged: here the processor does the work of a graphics card."""
    with lab_opened(browser, path, calm=False, **screen) as lab:
        assert lab.reads("3")
        lab.page.evaluate(
            """() => { window.spent = [];
            const ask = window.requestAnimationFrame.bind(window);
            window.requestAnimationFrame = (what) => ask((time) => {
                const begin = performance.now();
                what(time);
                window.spent.push(performance.now() - begin);
            }); }"""
        )
        lab.draw(SEVEN, ONE)
        spent = np.array(lab.page.evaluate("window.spent"))
    assert len(spent) > 3
    width = screen["viewport"]["width"]
    median, slowest = np.median(spent), spent.max()
    with capsys.disabled():
        print(f"\nlab, {width} pixels wide: {len(spent)} frames while drawing,", end=" ")
        print(f"median {median:.1f} ms of script, slowest {slowest:.1f} ms")


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_narrow_phone_shows_whole_words_and_that_more_tabs_follow(
    browser: Browser, tmp_path: Path, language: str
) -> None:
    told = translation("de", tmp_path) if language == "de" else None
    write_lab(tmp_path / "index.html", chosen([]), told, replace(NOWHERE, course="index.html"))
    narrow = {**PHONE, "viewport": {"width": 320, "height": 640}}
    for scheme in ("dark", "light"):
        with lab_opened(browser, tmp_path / "index.html", color_scheme=scheme, **narrow) as lab:
            lines = lab.page.evaluate(
                """() => [...document.querySelectorAll("header a, header button")].map((one) => {
                const words = document.createRange();
                words.selectNodeContents(one);
                return words.getClientRects().length; })"""
            )
            assert lines == [1, 1, 1]
            assert lab.page.evaluate("document.documentElement.scrollWidth") == 320
            hinted = "document.getElementById('tabs').classList.contains('more')"
            assert lab.page.evaluate(hinted)
            lab.click("#tab-keep")
            assert not lab.page.evaluate(hinted)
