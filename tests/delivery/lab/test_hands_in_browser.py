"""The lab in Chromium reads our digits and what a hand draws, as nnmath reads them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page

from nnmath import forward, load_digits, load_network, preprocess
from scenes.delivery.verbs.cli import main
from scenes.given.pictures import read_picture
from tests.helpers.browser import chromium, opened
from tests.helpers.hands import Strokes, hundred

ASSETS = Path(__file__).parents[3] / "assets"
STROKES = load_network(ASSETS / "networks" / "strokes.npz")
DIGITS = load_digits(ASSETS / "digits" / "digits.npz")
# The page's readings are told in events; the last one is kept.
LISTEN = """document.addEventListener("nnfilm:read", ({ detail }) => {
    globalThis.read = { winner: detail.winner, frame: Array.from(detail.frame),
                        outputs: Array.from(detail.outputs) };
});"""
# A hand, faster than the mouse of a test: real pointer events, but from a script, whose pointer the
# browser does not know and cannot capture.
DRAW = """async (text) => {
    const pad = document.getElementById("pad");
    pad.setPointerCapture = () => {};
    document.getElementById("clear").click();
    const { left, top, width, height } = pad.getBoundingClientRect();
    const point = (kind, [x, y]) => pad.dispatchEvent(new PointerEvent(kind, {
        pointerId: 7, pointerType: "pen", pressure: kind === "pointerup" ? 0 : 0.5, bubbles: true,
        cancelable: true, button: 0, clientX: left + x * width, clientY: top + y * height }));
    const read = new Promise((resolve) =>
        document.addEventListener("nnfilm:read", resolve, { once: true }));
    for (const stroke of JSON.parse(text)) {
        point("pointerdown", stroke[0]);
        for (const place of stroke.slice(1)) point("pointermove", place);
        point("pointerup", stroke[stroke.length - 1]);
    }
    await read;
    return JSON.stringify(globalThis.read);
}"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("lab")
    assert main(["lab", "--out", str(folder)]) == 0
    with (
        chromium() as browser,
        opened(browser, (folder / "index.html").as_uri(), reduced_motion="reduce") as page,
    ):
        page.evaluate(LISTEN)
        yield page


def drawn(page: Page, strokes: Strokes) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(page.evaluate(DRAW, json.dumps(strokes)))
    return told


def test_its_outputs_for_our_digits_are_nnmaths(page: Page) -> None:
    for label, index in enumerate(DIGITS.defaults):
        page.evaluate("globalThis.read = null")
        page.locator("#ours button").nth(label).click()
        while (read := page.evaluate("globalThis.read")) is None:
            page.wait_for_timeout(20)
        image = DIGITS.images[index].ravel()
        assert np.abs(np.array(read["frame"]) - image).max() == 0
        assert np.abs(np.array(read["outputs"]) - forward(STROKES, image)[-1].a).max() < 1e-5


def test_a_hand_that_draws_each_digit_ten_times_is_read(page: Page) -> None:
    read = [(digit, drawn(page, strokes)["winner"]) for digit, strokes in hundred()]
    right = sum(digit == winner for digit, winner in read)
    print(f"{right} of {len(read)} drawings read right")
    assert right >= 95, [pair for pair in read if len(set(pair)) > 1]


def test_what_is_drawn_goes_the_way_that_nnmath_goes(page: Page) -> None:
    for _, strokes in hundred()[3::25]:
        read = drawn(page, strokes)
        with page.expect_download() as saved:
            page.evaluate("document.getElementById('save-drawing').click()")
        assert saved.value.suggested_filename == "drawing.png"
        frame = preprocess(read_picture(saved.value.path())).result.ravel()
        assert np.abs(np.array(read["frame"]) - frame).max() < 1 / 255
        outputs = forward(STROKES, frame)[-1].a
        assert np.abs(np.array(read["outputs"]) - outputs).max() < 1e-5
