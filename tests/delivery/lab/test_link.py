"""What a link carries comes out as it went in, and nothing else comes out."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from tests.helpers.browser import chromium
from tests.helpers.hands import hundred
from tests.helpers.modules import Modules, modules

BACK = "m.state_of('#' + m.fragment_of({ ...m.NOTHING, ...state }))"
PLACED = {"right": -3, "down": 4.5, "size": 0.7, "turn": -90}
BROKEN = {"no_biases": True, "noise": 0.35, "seed": 12, "no_squish": True, "off": [[0, 3], [2, 9]]}


@pytest.fixture(scope="module")
def run() -> Iterator[Modules]:
    with chromium() as browser, modules(browser) as ready:
        yield ready


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"digit": "3-round-1", "network": "strokes", "other": "plain"},
        {"network": "ein Netz & mehr #1", "changes": BROKEN, "placing": PLACED},
        {"strokes": [[[0, 0, 0], [1023, 1023, 15]], [[5, 600, 8]]]},
    ],
)
def test_it_is_what_went_in(run: Modules, state: dict[str, Any]) -> None:
    nothing = run("link.js", "m.NOTHING")
    assert run("link.js", BACK, state=state) == nothing | state


def test_a_picture_in_its_frame_keeps_its_levels(run: Modules) -> None:
    frame = np.round(255 * np.random.default_rng(0).random(784)) / 255
    assert np.allclose(run("link.js", f"({BACK}).frame", state={"frame": frame}), frame, atol=1e-12)


def test_nothing_needs_no_fragment_and_a_drawing_a_short_one(run: Modules) -> None:
    assert run("link.js", "m.fragment_of(m.NOTHING)") == ""
    for _, strokes in hundred()[::10]:
        steps = [[[round(1023 * x), round(1023 * y), 8] for x, y in one] for one in strokes]
        given = {"strokes": steps}
        assert len(run("link.js", "m.fragment_of({ ...m.NOTHING, ...state })", state=given)) < 2000


@pytest.mark.parametrize(
    "fragment",
    [
        "#",
        "#strokes=%%%&frame=AAAA&noise=NaN,x&off=a.b,1&size=0&turn=1e9&right=&down=Infinity",
        "#strokes=A&size=-1&noise=-1,0&biases=1",
        "#strokes=__8AAAA&off=0.99999,.1",
        "#%E0%A4%A",
        "#=&&&==",
        "#noise=1e400,1",
    ],
)
def test_what_cannot_be_is_left_out(run: Modules, fragment: str) -> None:
    assert run("link.js", "m.state_of(fragment)", fragment=fragment) == run("link.js", "m.NOTHING")


def test_the_line_films_what_one_sees(run: Modules) -> None:
    call = "m.film_line({ setting }, digit)"
    line = "NNFILM_DIGIT=drawing.png manim -pql scenes/forward.py"
    assert run("keep.js", call, setting="", digit="drawing.png") == line
    mine = run("keep.js", call, setting="mine.npz", digit="3-round-1")
    assert mine == "NNFILM_NETWORK=mine.npz NNFILM_DIGIT=3-round-1 manim -pql scenes/forward.py"


def test_a_picture_is_kept_to_the_byte(run: Modules) -> None:
    data = np.full((4, 5, 4), 255, np.uint8)
    data[..., :3] = np.arange(20).reshape(4, 5, 1) * 12
    told = run(
        "keep.js",
        """(async () => {
            const blob = await m.png_of({ width: 5, height: 4, data });
            const canvas = new OffscreenCanvas(5, 4).getContext("2d");
            canvas.drawImage(await createImageBitmap(blob), 0, 0);
            return { type: blob.type, data: canvas.getImageData(0, 0, 5, 4).data };
        })()""",
        data=data,
    )
    assert told["type"] == "image/png" and np.array_equal(told["data"], data.ravel())
