"""The lab in Chromium, on a phone and on a desk: everything that one can do there, once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser

from nnmath import Layer, Network, forward, load_digits, load_network, preprocess
from nnmath.measuring.placement import moved
from scenes.delivery.lab.chosen import chosen, translation
from scenes.delivery.lab.linked import NOWHERE
from scenes.delivery.lab.page import write_lab
from scenes.mobjects.lettering.printing import activation, number
from tests.helpers.browser import chromium
from tests.helpers.courses import until
from tests.helpers.labs import DESKTOP, PHONE, LabPage, lab_opened
from tests.helpers.modules import Modules, modules

ASSETS = Path(__file__).parents[3] / "assets"
DIGITS = load_digits(ASSETS / "digits" / "digits.npz")
STROKES = load_network(ASSETS / "networks" / "strokes.npz")
SEVEN = [(0.25, 0.2), (0.72, 0.2), (0.45, 0.85)]
ONE = [(0.5, 0.15), (0.5, 0.85)]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def run(browser: Browser) -> Iterator[Modules]:
    with modules(browser) as ready:
        yield ready


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("a lab é #1") / "index.html"
    write_lab(path, chosen([]), None, NOWHERE)
    return path


@pytest.fixture(scope="module", params=["phone", "desktop"])
def open_lab(request: pytest.FixtureRequest, browser: Browser, path: Path) -> Iterator[LabPage]:
    screen = PHONE if request.param == "phone" else DESKTOP
    with lab_opened(browser, path, **screen) as lab:
        yield lab


@pytest.fixture
def lab(open_lab: LabPage) -> LabPage:
    """A lab as it is in the beginning: the one key brings it there, whatever was done before."""
    open_lab.page.locator("h1").click()
    open_lab.press("r")
    return open_lab


def own(digit: int) -> np.ndarray:
    return DIGITS.images[DIGITS.defaults[digit]].ravel()


def outputs(network: Network, x: np.ndarray) -> np.ndarray:
    return forward(network, x)[-1].a


def test_it_opens_with_a_digit_of_ours(lab: LabPage) -> None:
    assert lab.text("verdict") == "The network reads a 3"
    assert lab.text("second") == "runner-up: 8, at 0.0005"
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


def test_a_neuron_tells_its_numbers(lab: LabPage, run: Modules) -> None:
    step = forward(STROKES, own(3))[0]
    lab.touch(run, STROKES, 1, 5)
    told = lab.text("look")
    assert "Neuron 5 of layer 1" in told
    assert number(step.weighted_sum[5]) in told
    assert activation(step.a[5]) in told
    assert lab.page.locator("#look canvas").count() == 3  # weights, what it sees, the product


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
    lab.touch(run, STROKES, 0, 0)
    assert "This pixel is dark" in lab.text("look")


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
    lab.touch(run, STROKES, 2, 3)
    lab.press("o")
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


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_frame_takes_so_long(browser: Browser, path: Path, screen: dict[str, Any]) -> None:
    """Printed, not judged: here the processor does the work of a graphics card."""
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
    print(f"\n{len(spent)} frames while drawing: median {np.median(spent):.1f} ms of script, "
          f"slowest {spent.max():.1f} ms")  # fmt: skip
