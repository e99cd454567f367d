"""Pieces of a picture: together they look as it does, and on their way their light adds up."""

import numpy as np
import pytest

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.pictures.pieces import Pieces, spread
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import around, paint, run

ROWS, COLUMNS = 4, 6
IMAGE = np.linspace(0, 1, ROWS * COLUMNS).reshape(ROWS, COLUMNS)
SHARES = np.stack([0.25 * IMAGE, 0.75 * IMAGE])
HOME = Area(-3, -2, 6, 4)
LEFT, RIGHT = Area(-6, -1, 3, 2), Area(3, -1, 3, 2)


def centre(area: Area, row: int, column: int) -> np.ndarray:
    """The middle of a cell of a picture that fills an area."""
    x = area.left + area.width * (column + 0.5) / COLUMNS
    return np.array([x, area.top - area.height * (row + 0.5) / ROWS, 0])


def shade(light: float) -> np.ndarray:
    dark, lit = (255 * np.array(colour.to_rgb()) for colour in (THEME.dark, THEME.lit))
    return np.asarray(dark + light * (lit - dark))


def shown(pieces: Pieces, area: Area) -> np.ndarray:
    """The light in the cells of an area, (rows, columns, 3)."""
    picture = paint(pieces, background=True)[..., :3]
    cells = [centre(area, *divmod(k, COLUMNS)) for k in range(IMAGE.size)]
    return np.array([around(picture, cell) for cell in cells]).reshape(ROWS, COLUMNS, 3)


def test_together_they_look_as_the_picture_does() -> None:
    together = paint(Pieces(SHARES, [HOME, HOME])).astype(int)
    whole = paint(HOME.fit(ImageGrid(IMAGE))).astype(int)
    assert np.abs(together - whole).max() <= 3


def test_apart_each_shows_its_own_light() -> None:
    pieces = Pieces(SHARES, [HOME, HOME])
    run(pieces.fly([LEFT, RIGHT]))
    for area, share in zip((LEFT, RIGHT), SHARES, strict=True):
        wanted = np.array([[shade(light) for light in row] for row in share])
        np.testing.assert_allclose(shown(pieces, area), wanted, atol=3)


def test_light_that_meets_is_added_even_where_it_comes_from_elsewhere() -> None:
    pieces = Pieces(SHARES, [LEFT, RIGHT])
    run(pieces.fly([HOME, HOME], lag=0.5))
    wanted = np.array([[shade(light) for light in row] for row in IMAGE])
    np.testing.assert_allclose(shown(pieces, HOME), wanted, atol=3)


def test_one_sets_off_after_the_other() -> None:
    pieces = Pieces(SHARES, [HOME, HOME])
    start = pieces.points.copy()
    run(pieces.fly([LEFT, RIGHT], lag=1.0, run_time=1), 0.5)
    first, second = pieces.points.reshape(2, -1, 3)
    np.testing.assert_allclose(first, pieces.frames([LEFT, RIGHT])[0], atol=1e-9)
    np.testing.assert_allclose(second, start.reshape(2, -1, 3)[1], atol=1e-9)


def test_without_frames_light_falls_on_what_is_there() -> None:
    ground = Pieces(np.zeros((1, ROWS, COLUMNS)), [HOME])
    light = Pieces(IMAGE[None], [HOME], framed=False)
    picture = paint(ground, light).astype(int)
    assert np.abs(picture - paint(HOME.fit(ImageGrid(IMAGE)))).max() <= 3
    assert not paint(light)[..., 3][0, 0]


def test_light_without_frames_hides_nothing_and_is_added_where_pieces_meet() -> None:
    turned = IMAGE[::-1, ::-1]
    picture, light = HOME.fit(ImageGrid(turned)), Pieces(SHARES, [HOME, HOME], framed=False)
    seen, together = paint(picture, light).astype(int), paint(picture).astype(int)
    brighter = np.maximum(together, paint(HOME.fit(ImageGrid(IMAGE))))
    assert np.abs(seen - brighter).max() <= 3
    run(light.fly([LEFT, RIGHT]))
    assert (paint(picture, light).astype(int) >= together - 1).all()


def test_pieces_that_are_spread_stay_in_the_frame_by_whole_cells() -> None:
    corners = np.zeros((2, ROWS, COLUMNS))
    corners[0, 1, 1], corners[1, 2, 4] = 1, 1
    cell = HOME.width / COLUMNS
    for place, (row, column) in zip(spread(corners, HOME), [(1, 1), (2, 4)], strict=True):
        right, down = (place.left - HOME.left) / cell, (HOME.bottom - place.bottom) / cell
        assert right == pytest.approx(round(right)) and down == pytest.approx(round(down))
        assert 0 <= row + round(down) < ROWS and 0 <= column + round(right) < COLUMNS
    moved = [place.left - HOME.left for place in spread(corners, HOME)]
    assert moved[0] < 0 < moved[1]


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="was expected"):
        Pieces(IMAGE, [HOME])
    with pytest.raises(ValueError, match="1 places for 2 pieces"):
        Pieces(SHARES, [HOME])
