"""The pen on the page: its ink is that of its strokes, and what it writes is read."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nnmath import load_network, predict, preprocess
from tests.helpers.browser import chromium
from tests.helpers.hands import Strokes, hundred
from tests.helpers.modules import Modules, modules

NETWORKS = Path(__file__).parents[3] / "assets" / "networks"
SIDE = 168
WRITE = """(() => {
    const paper = new m.Paper();
    for (const stroke of strokes) stroke.forEach(([x, y, pressure], k) =>
        k ? paper.extend(m.point_at(x, y, pressure)) : paper.begin(m.point_at(x, y, pressure)));
    return { ink: paper.ink, strokes: paper.strokes, empty: paper.is_empty };
})()"""


@pytest.fixture(scope="module")
def run() -> Iterator[Modules]:
    with chromium() as browser, modules(browser) as ready:
        yield ready


def write(run: Modules, strokes: Strokes) -> dict[str, Any]:
    told: dict[str, Any] = run("pen.js", WRITE, strokes=strokes)
    told["ink"] = told["ink"].reshape(SIDE, SIDE).astype(np.uint8)
    return told


def test_a_line_is_as_wide_as_the_pen_is_pressed(run: Modules) -> None:
    light, usual, hard = (
        (write(run, [[[0.2, 0.5, p], [0.5, 0.5, p], [0.8, 0.5, p]]])["ink"][:, 84] / 255).sum()
        for p in (0.0, 0.5, 1.0)
    )
    assert light < usual < hard
    # The ink across a line adds up to its width, twice the radius: 0.046 of the side.
    assert usual == pytest.approx(2 * 0.046 * SIDE, rel=0.06)


def test_a_line_lies_where_it_was_drawn(run: Modules) -> None:
    ink = write(run, [[[0.25, 0.25], [0.25, 0.75]]])["ink"]
    rows, columns = np.nonzero(ink > 127)
    assert (columns.min() + columns.max()) / 2 == pytest.approx(0.25 * SIDE, abs=1)
    assert (rows.min() + rows.max()) / 2 == pytest.approx(0.5 * SIDE, abs=1)


def test_a_tap_is_a_dot_and_what_is_outside_leaves_no_ink_inside_but_its_rim(run: Modules) -> None:
    dot = write(run, [[[0.5, 0.5]]])["ink"]
    assert dot[84, 84] == 255 and dot[:60].max() == 0
    corner = write(run, [[[-3, -3], [-2, -2]]])
    assert corner["strokes"] == [[[0, 0, 8]]] and corner["ink"][20:, 20:].max() == 0


def test_the_same_strokes_give_the_same_ink_and_undoing_takes_the_last_away(run: Modules) -> None:
    (_, strokes) = next(given for given in hundred() if len(given[1]) > 1)
    once = write(run, strokes)
    told = run(
        "pen.js",
        """(() => {
            const paper = new m.Paper();
            paper.load(strokes);
            const all = Array.from(paper.ink);
            paper.undo();
            const less = Array.from(paper.ink);
            paper.clear();
            return { all, less, none: paper.ink, empty: paper.is_empty };
        })()""",
        strokes=once["strokes"],
    )
    assert np.array_equal(told["all"], once["ink"].ravel())
    assert np.array_equal(told["less"], write(run, strokes[:-1])["ink"].ravel())
    assert told["none"].max() == 0 and told["empty"]


def test_what_it_hands_on_is_light_on_black(run: Modules) -> None:
    told = run(
        "pen.js",
        """(() => {
            const paper = new m.Paper();
            paper.begin(m.point_at(0.5, 0.5));
            return paper.pixels;
        })()""",
    )
    colours = told["data"].reshape(SIDE, SIDE, 4)
    assert (colours[84, 84] == 255).all() and (colours[0, 0] == (0, 0, 0, 255)).all()


def test_a_drawing_is_framed_on_the_page_as_the_file_that_is_kept(run: Modules) -> None:
    network = load_network(NETWORKS / "strokes.npz")
    for digit, strokes in hundred()[::10]:  # all hundred: test_hands_in_browser
        ink = write(run, strokes)["ink"]
        frame = preprocess(ink).result
        drawing = np.stack([ink, ink, ink, np.full_like(ink, 255)], axis=-1)
        image = {"width": SIDE, "height": SIDE, "data": drawing}
        told = run("pictures/preprocess.js", "m.preprocess(image).result.values", image=image)
        assert np.abs(told - frame.ravel()).max() < 1e-6
        assert predict(network, told).winner == digit
