"""The lab in Chromium, on a phone and on a desk: what is drawn, chosen or given is read."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser

from nnmath import preprocess
from tests.helpers.courses import until
from tests.helpers.labs import (
    ONE,
    PHONE,
    SEVEN,
    STROKES,
    LabPage,
    lab_opened,
    outputs,
    own,
)


def test_it_opens_with_a_digit_of_ours(lab: LabPage) -> None:
    assert lab.text("verdict") == "The network reads a 3"
    assert lab.text("second") == "runner-up: 8 (< 0.01)"
    assert lab.outputs == pytest.approx(outputs(STROKES, own(3)), abs=1e-5)
    wide = lab.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide == 0  # nothing is moved sideways to be seen


def test_a_digit_of_ours_is_chosen_by_hand_and_by_key(lab: LabPage) -> None:
    lab.page.get_by_role("button", name="Our 7").click()
    assert lab.reads("7")
    pressed = lab.page.locator("#ours [aria-pressed=true]")
    assert pressed.get_attribute("aria-label") == "Our 7"
    lab.press("4")
    assert lab.reads("4")
    assert lab.outputs == pytest.approx(outputs(STROKES, own(4)), abs=1e-5)


def test_one_is_asked_to_draw_until_one_does(lab: LabPage) -> None:
    hint = lab.page.locator("#hint")
    assert hint.is_visible()  # over our digit too
    assert lab.text("stages").startswith("Draw, and see here")
    lab.draw(ONE)
    assert not hint.is_visible()
    assert lab.text("stages").split() == ["drawn", "ink", "cropped", "scaled", "centred"]
    lab.click("#clear")
    assert hint.is_visible()
    assert lab.text("stages").startswith("Draw, and see here")


def test_what_is_drawn_is_read_and_shown_stage_by_stage(lab: LabPage) -> None:
    lab.draw(SEVEN)
    assert lab.reads("7")
    assert lab.page.locator("#stages canvas").count() == 5
    assert lab.outputs == pytest.approx(outputs(STROKES, lab.frame), abs=1e-5)
    lab.draw(ONE)
    before = lab.outputs
    lab.click("#undo")
    assert np.abs(lab.outputs - before).max() > 0.01
    assert lab.reads("7")
    lab.click("#clear")
    assert lab.text("verdict") == "Nothing is drawn: all pixels are dark."
    assert not lab.frame.any()


def test_who_draws_with_the_keyboard_is_read_too(lab: LabPage) -> None:
    lab.page.locator("#pad").focus()
    lab.press("Enter", *["ArrowDown"] * 20, "Enter")
    assert lab.reads("1")
    lab.press(*["ArrowRight"] * 4)  # the pen is lifted
    assert lab.reads("1")


def test_a_picture_is_opened_and_what_is_none_refused(lab: LabPage, tmp_path: Path) -> None:
    picture = np.kron(1 - own(5).reshape(28, 28), np.ones((4, 4)))
    image = np.full((200, 160), 255, np.uint8)
    image[40:152, 20:132] = np.round(255 * picture)
    Image.fromarray(image).save(tmp_path / "five.png")
    lab.page.locator("#file").set_input_files(tmp_path / "five.png")
    assert lab.reads("5")
    assert lab.frame == pytest.approx(preprocess(image).result.ravel(), abs=1 / 255)
    (tmp_path / "none.png").write_text("no picture")
    lab.page.locator("#file").set_input_files(tmp_path / "none.png")
    assert until(lambda: "no picture" in lab.text("problem"))
    Image.new("L", (50, 50), 200).save(tmp_path / "blank.png")
    lab.page.locator("#file").set_input_files(tmp_path / "blank.png")
    assert until(lambda: "No ink" in lab.text("problem"))


def test_a_finger_that_draws_does_not_move_the_page(browser: Browser, path: Path) -> None:
    with lab_opened(browser, path, **PHONE) as lab:
        box = lab.page.locator("#pad").bounding_box()
        assert box is not None
        hand = lab.page.context.new_cdp_session(lab.page)
        x, y = box["x"] + box["width"] / 2, box["y"]

        def touch(kind: str, *points: float) -> None:
            there = [{"x": x, "y": y + share * box["height"]} for share in points]
            hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": there})

        touch("touchStart", 0.85)
        for share in np.linspace(0.8, 0.15, 14):
            touch("touchMove", float(share))
        touch("touchEnd")
        assert lab.reads("1")
        assert lab.page.evaluate("scrollY") == 0
