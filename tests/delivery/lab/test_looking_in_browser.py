"""The lab in Chromium: what one looks at tells its numbers, and the film is stepped through."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from nnmath import forward
from scenes.mobjects.lettering.printing import activation, number
from tests.helpers.courses import until
from tests.helpers.labs import (
    BOARD,
    DESKTOP,
    ONE,
    PHONE,
    STROKES,
    LabPage,
    lab_opened,
    own,
)
from tests.helpers.modules import Modules


def test_a_neuron_tells_its_numbers(lab: LabPage, run: Modules) -> None:
    step = forward(STROKES, own(3))[0]
    lab.touch(run, STROKES, 1, 5)
    told = lab.text("look")
    assert "Neuron 5 of layer 1" in told
    assert number(step.weighted_sum[5]) in told
    assert activation(step.a[5]) in told
    assert lab.page.locator("#look canvas").count() == 3  # weights, what it sees, the product


WATCHED_TEXT = """() => { window.written = [];
    const write = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function (text, ...more) {
        window.written.push({ text, size: parseFloat(this.font) });
        return write.call(this, text, ...more);
    }; }"""


@pytest.mark.parametrize("screen", [PHONE, DESKTOP, BOARD], ids=["phone", "desktop", "board"])
def test_neurons_carry_their_numbers_where_there_is_room(
    browser: Browser, path: Path, run: Modules, screen: dict[str, Any]
) -> None:
    hidden = [step.a for step in forward(STROKES, own(3))[:-1]]
    numbers = {activation(a) for layer in hidden for a in layer}
    with lab_opened(browser, path, **screen) as lab:
        lab.page.evaluate(WATCHED_TEXT)
        lab.press("Escape")
        assert (numbers <= written(lab)) == (screen is BOARD)
        lab.touch(run, STROKES, 1, 5)
        told = written(lab)
        assert activation(hidden[0][5]) in told
        assert (numbers <= told) == (screen is not PHONE)


def written(lab: LabPage) -> set[str]:
    """What was written since one asked last, all of it legible."""
    drawn = lab.page.evaluate("window.written.splice(0)")
    assert min(one["size"] for one in drawn) >= 10.5
    return {one["text"] for one in drawn}


def test_an_output_tells_what_spoke_for_it_and_against(lab: LabPage, run: Modules) -> None:
    before = forward(STROKES, own(3))[1].a
    terms = STROKES.layers[2].weights[3] * before
    lab.touch(run, STROKES, 3, 3)
    told = lab.text("look")
    assert "Output 3" in told
    for term in (terms.max(), terms.min()):
        assert number(term, "+.2f") in told
    assert told.index("for it") < told.index("against it")


def test_a_pixel_tells_where_it_goes(lab: LabPage, run: Modules) -> None:
    pixel = int(own(3).argmax())
    lab.touch(run, STROKES, 0, pixel)
    weights = STROKES.layers[0].weights[:, pixel]
    told = lab.text("look")
    assert f"Pixel in row {pixel // 28}, column {pixel % 28}" in told
    assert number((weights * own(3)[pixel]).max(), "+.2f") in told
    assert lab.text("lines-are") == "lines: only those of the chosen pixel"
    lab.touch(run, STROKES, 0, 0)
    assert "This pixel is dark" in lab.text("look")
    assert lab.text("lines-are") == "lines: none; the chosen pixel is dark"
    lab.touch(run, STROKES, 1, 0)
    assert lab.text("lines-are") == "lines: only those of the chosen neuron"


def test_arrow_keys_look_at_neuron_after_neuron_and_say_it(lab: LabPage) -> None:
    lab.page.locator("#first canvas").nth(1).focus()
    lab.press("ArrowDown")
    assert "Output 0" in lab.text("look")
    assert until(lambda: lab.page.locator("#said").text_content() == "Output 0: < 0.01")
    lab.press("Escape")
    assert "Touch a neuron" in lab.text("look")


def test_the_films_phrases_are_stepped_through(lab: LabPage) -> None:
    lab.click("#tab-step")
    told, dark = [lab.text("phrase")], [lab.text("verdict") == ""]
    while lab.page.locator("#next").is_enabled():
        lab.click("#next")
        told.append(lab.text("phrase"))
        dark.append(lab.text("verdict") == "")
    data = lab.page.evaluate("JSON.parse(document.getElementById('data').textContent).beats")
    # The lab shows pictures; one beat of the film is of networks that get two numbers instead.
    beats = [beat for beat in data if beat["name"] != "numbers_come_in"]
    assert told == [phrase for beat in beats for phrase in beat["phrases"]]
    # No answer is shown before the outputs are lit, and all of them afterwards.
    assert dark == sorted(dark, reverse=True) and any(dark) and not all(dark)
    lab.press("p")
    assert lab.text("phrase") == told[-2]
    lab.press("n")
    assert lab.text("phrase") == told[-1]


def test_a_screen_reader_hears_the_answer_once_the_pen_rests(lab: LabPage) -> None:
    lab.page.evaluate(
        """() => { window.heard = [];
        new MutationObserver(() => window.heard.push(document.getElementById("said").textContent))
            .observe(document.getElementById("said"), { childList: true, characterData: true,
                subtree: true }); }"""
    )
    lab.draw(ONE, [(0.3, 0.85), (0.7, 0.85)])
    assert until(lambda: lab.page.evaluate("window.heard.length") > 0)
    assert lab.page.evaluate("window.readings") > 4
    assert len(lab.page.evaluate("window.heard")) <= 2
