"""The lab in Chromium: break it, compare, move the digit, and keep what one has."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser

from nnmath import Layer, Network, load_network, preprocess
from nnmath.measuring.placement import moved
from tests.helpers.labs import (
    ASSETS,
    DESKTOP,
    SEVEN,
    STROKES,
    LabPage,
    lab_opened,
    outputs,
    own,
)
from tests.helpers.modules import Modules


def test_the_network_is_broken_and_whole_again(lab: LabPage, run: Modules) -> None:
    lab.click("#tab-break")
    lab.click("#no-biases")
    bare = Network(
        [Layer(layer.weights, 0 * layer.biases, layer.activation) for layer in STROKES.layers]
    )
    assert lab.outputs == pytest.approx(outputs(bare, own(3)), abs=1e-5)
    right = sum(int(outputs(bare, own(digit)).argmax()) == digit for digit in range(10))
    assert f"reads {right} right" in lab.text("broken")
    lab.click("#no-squish")
    assert np.abs(lab.outputs).max() > 1
    lab.click("#no-squish")
    lab.slide("noise", 0.5)
    noisy = lab.outputs
    lab.click("#dice")
    assert np.abs(lab.outputs - noisy).max() > 1e-4
    lab.press("r")
    assert lab.outputs == pytest.approx(outputs(STROKES, own(3)), abs=1e-5)


def test_a_neuron_is_switched_off_and_on(lab: LabPage, run: Modules) -> None:
    lab.click("#tab-break")
    assert not lab.page.locator("#switch").is_visible()
    assert "Touch a neuron" in lab.text("broken")
    lab.touch(run, STROKES, 2, 3)
    assert lab.text("switch") == "Neuron 3 of layer 2: switch off"
    assert "Touch a neuron" not in lab.text("broken")
    lab.press("o")
    assert lab.text("switch") == "Neuron 3 of layer 2: switch on again"
    weights = STROKES.layers[2].weights.copy()
    weights[:, 3] = 0
    last = Layer(weights, STROKES.layers[2].biases, "sigmoid")
    without = Network([*STROKES.layers[:2], last])
    assert lab.outputs == pytest.approx(outputs(without, own(3)), abs=1e-5)
    assert "Neurons switched off: 1" in lab.text("broken")
    lab.click("#switch")
    assert lab.outputs == pytest.approx(outputs(STROKES, own(3)), abs=1e-5)


def test_two_networks_are_compared(lab: LabPage) -> None:
    assert not lab.page.locator("#other").is_visible()
    lab.click("#tab-compare")
    assert lab.page.locator("#other").is_visible()
    captions = lab.page.locator("figure.diagram figcaption").all_inner_texts()
    assert [text.partition(":")[0] for text in captions] == ["strokes", "plain"]
    assert lab.page.locator("#grids canvas").count() == 32
    lab.page.locator("#one").select_option("plain")
    lab.settle()
    plain = load_network(ASSETS / "networks" / "plain.npz")
    assert lab.outputs == pytest.approx(outputs(plain, own(3)), abs=1e-5)
    lab.page.locator("#two").select_option("none")
    lab.settle()
    assert not lab.page.locator("#other").is_visible()


def test_the_digit_is_moved_and_put_right(lab: LabPage) -> None:
    lab.click("#tab-move")
    lab.slide("right", 4)
    there = moved(own(3).reshape(1, 28, 28), 4, 0).ravel()
    assert lab.frame == pytest.approx(there, abs=1e-6)
    assert lab.page.locator("#curve canvas").count() == 1
    lab.slide("turn", 45)
    lab.slide("size", 0.7)
    assert np.abs(lab.frame - there).max() > 0.1
    lab.click("#put-right")
    assert lab.outputs == pytest.approx(outputs(STROKES, own(3)), abs=1e-5)


def test_drawing_line_link_and_picture_are_kept(
    browser: Browser, path: Path, lab: LabPage, tmp_path: Path
) -> None:
    lab.draw(SEVEN)
    lab.click("#tab-break")
    lab.click("#no-biases")
    drawn = lab.outputs
    lab.click("#tab-keep")
    assert lab.text("line") == "NNFILM_DIGIT=drawing.png manim -pql scenes/forward.py"
    with lab.page.expect_download() as download:
        lab.page.locator("#save-drawing").click()
    download.value.save_as(tmp_path / download.value.suggested_filename)
    filmed = preprocess(np.asarray(Image.open(tmp_path / "drawing.png").convert("L")))
    assert lab.frame == pytest.approx(filmed.result.ravel(), abs=1 / 255)
    with lab.page.expect_download() as download:
        lab.page.locator("#save-state").click()
    download.value.save_as(tmp_path / "state.png")
    state = np.asarray(Image.open(tmp_path / "state.png").convert("RGB")).astype(int)
    blue = (state[..., 2] - state[..., 0] > 60).mean()
    assert blue > 0.002  # the light of the connections is in it
    link = lab.text("link").replace("\n", "")
    with lab_opened(browser, path, "#" + link.partition("#")[2], **DESKTOP) as again:
        assert again.outputs == pytest.approx(drawn, abs=1e-5)
        assert again.page.locator("#no-biases").is_checked() or again.text("verdict")


def test_a_link_from_nowhere_breaks_nothing(browser: Browser, path: Path) -> None:
    for fragment in ("#digit=x&off=9.9,1.99", "#strokes=%%%&network=../../x", "#look", "#size=1e9"):
        with lab_opened(browser, path, fragment, **DESKTOP) as lab:
            assert lab.outputs == pytest.approx(outputs(STROKES, own(3)), abs=1e-5)
