"""A picture and the light of layers in little."""

import numpy as np
import pytest

from scenes.mobjects.neurons.pattern import Pattern
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import around, paint, run

ROOM = Area(-5, -1, 6, 1)
IMAGE = np.eye(28)


@pytest.mark.parametrize("sizes", [(16, 16), (128, 64), (10,), (1,)])
def test_all_lamps_lie_in_the_area_and_none_on_another(sizes: tuple[int, ...]) -> None:
    pattern = Pattern(IMAGE, sizes, [1.0] * len(sizes), ROOM)
    assert pattern.image.get_left()[0] == pytest.approx(ROOM.left)
    for size, layer in zip(sizes, pattern.layers, strict=True):
        assert len(layer.centres) == size
        apart = np.linalg.norm(layer.centres[:, None] - layer.centres[None], axis=-1)
        assert (apart + 9 * np.eye(size)).min() > 2 * layer.radius
        assert layer.get_left()[0] > pattern.image.get_right()[0]
        assert layer.get_right()[0] <= ROOM.right and layer.get_top()[1] <= ROOM.top + 1e-9
        assert layer.get_bottom()[1] >= ROOM.bottom - 1e-9


def test_lamps_are_dark_until_they_are_lit() -> None:
    pattern = Pattern(IMAGE, (4, 3), (1.0, 2.0), ROOM)
    values = np.array([2.0, 1.0, 0.0])
    run(pattern.light(1, values))
    picture = paint(pattern)
    dark, lit = (255 * np.array(colour.to_rgb()) for colour in (THEME.dark, THEME.lit))
    for layer, expected in zip(pattern.layers, [np.zeros(4), values / 2], strict=True):
        for centre, a in zip(layer.centres, expected, strict=True):
            seen = around(picture, centre, reach=0)[:3]
            np.testing.assert_allclose(seen, dark + a * (lit - dark), atol=3)
