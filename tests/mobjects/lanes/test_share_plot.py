"""Shares as dots: each over its place on the scale, none on another, the largest in figures."""

import numpy as np

from scenes.mobjects.lanes.share_plot import RADIUS, SharePlot
from scenes.mobjects.lettering.text import words
from scenes.mobjects.stage import Area

AREA = Area(-6, -3, 12, 6)
SHARES = np.array([[0.1, 0.5, 0.5, 0.92], [0.3, 0.31, 0.32, 0.6]])


def made() -> SharePlot:
    names = [words("one"), words("two")]
    return SharePlot(names, SHARES, {0.5: words("a coin")}, AREA, followed=2)


def test_every_dot_is_over_its_share() -> None:
    plot = made()
    for shares, (_, dots, _) in zip(SHARES, plot.rows, strict=True):
        np.testing.assert_allclose(dots.centres[:, 0], plot.line.at(shares)[:, 0], atol=1e-9)
        assert dots.marked == 2


def test_equal_ones_step_aside() -> None:
    for _, dots, _ in made().rows:
        apart = np.linalg.norm(dots.centres[:, None] - dots.centres, axis=2)
        assert apart[~np.eye(4, dtype=bool)].min() >= 2 * RADIUS - 1e-9


def test_a_mark_is_a_guide_at_its_share() -> None:
    plot = made()
    _, guide = plot.marks[0]
    assert abs(guide.get_x() - plot.line.at(0.5)[0]) < 1e-9
