"""Layers as lines of dots, on one scale."""

import numpy as np
import pytest
from manim import LEFT

from scenes.mobjects.neurons.layer_lines import LayerLines
from scenes.mobjects.stage import Area
from tests.helpers.pictures import lit_columns, paint, run

ROOM = Area(-4, -1, 8, 1)


@pytest.mark.parametrize("sizes", [(16,), (128, 64), (16, 16, 16, 16)])
def test_every_neuron_is_a_dot_and_a_line_is_as_long_as_its_layer_is_large(
    sizes: tuple[int, ...],
) -> None:
    lines = LayerLines(sizes, ROOM, 128).lines
    assert [len(line.centres) for line in lines] == list(sizes)
    for line, size in zip(lines, sizes, strict=True):
        assert np.ptp(line.centres[:, 0]) == pytest.approx((size - 1) * 8 / 128)
        left, right = lit_columns(paint(line))
        assert (right - left) / 45 == pytest.approx(size * 8 / 128, abs=0.08)
    heights = [line.centres[0, 1] for line in lines]
    assert heights == sorted(heights, reverse=True)
    assert np.mean(heights) == pytest.approx(ROOM.centre[1])


def test_the_scale_shrinks_and_the_lines_stay_at_the_left() -> None:
    lines = LayerLines((32, 16), ROOM, 128)
    run(lines.scale_to(0.25))
    for line, size in zip(lines.lines, (32, 16), strict=True):
        first, last = line.centres[[0, -1], 0]
        step = 8 / 128 / 4
        assert first - ROOM.at(LEFT)[0] == pytest.approx(step / 2)
        assert last - first == pytest.approx((size - 1) * step)


def test_no_layer_has_no_line() -> None:
    assert len(LayerLines((), ROOM, 128).scale_to(0.5).mobject.lines) == 0
