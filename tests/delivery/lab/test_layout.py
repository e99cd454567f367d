"""Where the lab puts a network's parts: nothing leaves the room, nothing lies on another."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from tests.helpers.browser import chromium
from tests.helpers.modules import Modules, modules

ROOMS = [(940, 430), (1480, 750), (366, 430), (180, 430), (460, 480), (700, 701)]
SIZES = [[784, 16, 16, 10], [784, 10], [784, 128, 64, 10], [784, 30, 26], [784, 16, 1]]


@pytest.fixture(scope="module")
def run() -> Iterator[Modules]:
    with chromium() as browser, modules(browser) as ready:
        yield ready


def laid(run: Modules, sizes: list[int], room: tuple[int, int]) -> dict[str, Any]:
    told = run(
        "view/layout.js", "m.layout_of(sizes, width, height, 0.6)",
        sizes=sizes, width=room[0], height=room[1],
    )  # fmt: skip
    assert isinstance(told, dict)
    return told


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("sizes", SIZES)
def test_layers_follow_each_other_in_the_room(
    run: Modules, sizes: list[int], room: tuple[int, int]
) -> None:
    places = laid(run, sizes, room)
    along = "y" if places["down"] else "x"
    assert places["down"] == (room[1] > room[0])
    middles = [np.mean(column[along]) for column in places["columns"]]
    assert (np.diff(middles) > 0).all()
    for column, size in zip(places["columns"], sizes, strict=True):
        assert len(column["x"]) == size
        for axis, most in zip("xy", room):
            values, radius = np.array(column[axis]), column["radius"]
            assert values.min() - radius >= 0 and values.max() + radius <= most
        if column["radius"] and size > 1:
            gaps = np.hypot(np.diff(column["x"]), np.diff(column["y"]))
            assert (gaps > 2 * column["radius"]).all()


@pytest.mark.parametrize("room", ROOMS)
def test_what_is_touched_is_found(run: Modules, room: tuple[int, int]) -> None:
    places = laid(run, SIZES[0], room)
    found = run(
        "view/layout.js",
        """((places) => places.columns.map(({ x, y }) =>
            Array.from(x, (at, k) => m.found_at(places, at, y[k]))))
            (m.layout_of([784, 16, 16, 10], width, height, 0.6))""",
        width=room[0],
        height=room[1],
    )
    assert len(places["columns"]) == len(found)
    for layer, column in enumerate(found):
        assert column == [{"layer": layer, "index": k} for k in range(len(column))]


WALK = """((keys) => {
    let at = null;
    return keys.map((key) => (at = m.moved_by(key, at, sizes, down)));
})(keys)"""


def test_arrow_keys_go_from_layer_to_layer_and_from_neuron_to_neuron(run: Modules) -> None:
    keys = ["ArrowDown", "ArrowDown", "ArrowLeft", "ArrowUp", "ArrowLeft", "ArrowLeft", "ArrowUp"]
    walk = run("view/keys.js", WALK, keys=keys, sizes=SIZES[0], down=False)
    outputs, *rest = [(place["layer"], place["index"]) for place in walk]
    assert outputs == (3, 0)
    assert rest[:2] == [(3, 1), (2, 1)]
    assert rest[2] == (2, 0)
    assert [layer for layer, _ in rest[3:]] == [1, 0, 0]
    # In the picture they go from pixel to pixel.
    assert rest[5][1] == rest[4][1] - 28


def test_in_a_tall_room_the_arrows_turn_with_the_layers(run: Modules) -> None:
    keys = ["ArrowUp", "ArrowRight", "ArrowUp", "ArrowDown"]
    walk = run("view/keys.js", WALK, keys=keys, sizes=SIZES[0], down=True)
    assert [place["layer"] for place in walk] == [3, 3, 2, 3]
    assert walk[1]["index"] == 1
