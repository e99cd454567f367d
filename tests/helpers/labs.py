"""The lab's page in Chromium, as its tests use it: opened, drawn on, touched and listened to."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from playwright.sync_api import Browser, Page

from nnmath import Network, forward, load_digits, load_network
from tests.helpers.browser import opened
from tests.helpers.courses import until
from tests.helpers.modules import Modules

ASSETS = Path(__file__).parents[2] / "assets"
DIGITS = load_digits(ASSETS / "digits" / "digits.npz")
STROKES = load_network(ASSETS / "networks" / "strokes.npz")
SEVEN = [(0.25, 0.2), (0.72, 0.2), (0.45, 0.85)]
ONE = [(0.5, 0.15), (0.5, 0.85)]
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
}
DESKTOP = {"viewport": {"width": 1280, "height": 800}}
BOARD = {"viewport": {"width": 1920, "height": 1300}}
LISTENS = """
window.readings = 0;
document.addEventListener("nnfilm:read", ({ detail }) => {
    window.readings += 1;
    window.reading = {
        frame: [...detail.frame], outputs: [...detail.outputs], winner: detail.winner,
    };
});
"""


def as_given(network: Network) -> dict[str, Any]:
    """A network as a module takes it."""
    return {
        "layers": [
            {
                "n_in": layer.n_in,
                "n_out": layer.n_out,
                "weights": layer.weights,
                "biases": layer.biases,
                "activation": layer.activation,
            }
            for layer in network.layers
        ]
    }


def own(digit: int) -> np.ndarray:
    """Our own handwriting of a digit, (784,)."""
    return np.asarray(DIGITS.images[DIGITS.defaults[digit]].ravel())


def outputs(network: Network, x: np.ndarray) -> np.ndarray:
    """What a network answers."""
    return forward(network, x)[-1].a


class LabPage:
    """A lab in a browser."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def text(self, id_: str) -> str:
        return self.page.locator(f"#{id_}").inner_text().strip()

    @property
    def reading(self) -> dict[str, Any]:
        """What the network read last: frame, outputs and winner."""
        reading: dict[str, Any] = self.page.evaluate("window.reading")
        return reading

    @property
    def outputs(self) -> np.ndarray:
        return np.array(self.reading["outputs"])

    @property
    def frame(self) -> np.ndarray:
        return np.array(self.reading["frame"])

    def reads(self, number: str) -> bool:
        return until(lambda: self.text("verdict").endswith(number))

    def settle(self) -> None:
        """Wait until what was asked for has been drawn, panels too."""
        self.page.evaluate(
            "() => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 150))"
        )

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
        self.settle()

    def click(self, selector: str) -> None:
        self.page.locator(selector).click()
        self.settle()

    def slide(self, id_: str, value: float) -> None:
        self.page.locator(f"#{id_}").fill(str(value))
        self.settle()

    def draw(self, *strokes: Sequence[tuple[float, float]]) -> None:
        """Strokes with the mouse; points in shares of the surface."""
        self.page.locator("#pad").scroll_into_view_if_needed()
        box = self.page.locator("#pad").bounding_box()
        assert box is not None
        for stroke in strokes:
            points = [
                (box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in stroke
            ]
            self.page.mouse.move(*points[0])
            self.page.mouse.down()
            for point in points[1:]:
                self.page.mouse.move(*point, steps=4)
            self.page.mouse.up()
        self.settle()

    def touch(self, run: Modules, network: Network, layer: int, index: int) -> None:
        """Press on a neuron, where the layout puts it."""
        canvas = self.page.locator("#first canvas").nth(1)
        canvas.scroll_into_view_if_needed()
        box = canvas.bounding_box()
        assert box is not None
        name_width = self.page.evaluate(
            """() => { const c = document.createElement("canvas").getContext("2d");
            c.font = '20px "Libertinus Serif"';
            return Math.max(...[..."0123456789"].map((n) => c.measureText(n).width)) / 20; }"""
        )
        x, y = run(
            "view/layout.js",
            """(({ columns }) => [columns[layer].x[index], columns[layer].y[index]])
            (m.layout_of(sizes, width, height, name_width))""",
            sizes=list(network.sizes),
            width=box["width"],
            height=box["height"],
            name_width=name_width,
            layer=layer,
            index=index,
        )
        self.page.mouse.click(box["x"] + x, box["y"] + y)
        self.settle()


@contextmanager
def lab_opened(
    browser: Browser, path: Path, fragment: str = "", calm: bool = True, **context: Any
) -> Iterator[LabPage]:
    """A lab that has read its first digit. calm: for somebody who asks for less motion."""
    motion = "reduce" if calm else "no-preference"
    with opened(browser, path.as_uri() + fragment, reduced_motion=motion, **context) as page:
        page.add_init_script(LISTENS)
        page.reload()
        assert until(lambda: page.evaluate("window.readings > 0"))
        lab = LabPage(page)
        lab.settle()
        yield lab
