"""Walls of grids fill their area on one scale; ink means amounts; things grow out of places."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from manim import RIGHT, Scene, Square, Typst, VGroup, linear

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.grids.neutral_grid import NeutralGrid
from scenes.mobjects.growing import grow_out_of, shrink_into
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.painting.dots import Dots
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.walls import grid_wall
from scenes.mobjects.walls.grid_wall import GridWall, NamedWall, arrangement
from tests.helpers.pictures import around, film, paint, run

WIDE = Area(-6, -2, 12, 4)
GRIDS = np.random.default_rng(3).normal(size=(16, 5, 5))


@pytest.mark.parametrize(
    ("n", "area", "across"),
    [
        (16, Area(0, 0, 8, 4), 6),  # 6 + 6 + 4: larger than 8 × 2
        (16, Area(0, 0, 12, 3), 8),
        (16, Area(0, 0, 5, 5), 4),
        (16, Area(0, 0, 3, 12), 2),
        (10, Area(0, 0, 10, 4), 5),
        (1, Area(0, 0, 10, 4), 1),
    ],
)
def test_grids_stand_as_they_fill_the_area_best(n: int, area: Area, across: int) -> None:
    assert arrangement(n, 1.0, area)[0] == across


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 40), st.floats(1, 12), st.floats(1, 7), st.integers(1, 4), st.integers(1, 4))
def test_no_arrangement_is_larger_and_all_stay_in_the_area_apart(
    n: int, width: float, height: float, rows: int, columns: int
) -> None:
    area = Area(-3, -2, width, height)
    wall = GridWall(np.ones((n, rows, columns)), area)
    assert wall.get_left()[0] >= area.left - 1e-6 and wall.get_right()[0] <= area.right + 1e-6
    assert wall.get_bottom()[1] >= area.bottom - 1e-6 and wall.get_top()[1] <= area.top + 1e-6
    side, gap = wall.grid(0).width, 0.12
    for across in range(1, n + 1):  # in no other number of columns could they be larger
        down = -(-n // across)
        larger = side * 1.001
        fits_width = larger * (across + gap * (across - 1)) <= width
        fits_height = larger * (down * rows / columns + gap * (down - 1)) <= height
        assert not (fits_width and fits_height)
    boxes = [(grid.get_left()[0], grid.get_bottom()[1]) for grid in wall.grids]
    assert len({(round(x, 4), round(y, 4)) for x, y in boxes}) == n


def test_all_grids_have_one_scale() -> None:
    wall = GridWall(GRIDS, WIDE)
    assert wall.limit == np.abs(GRIDS).max()
    for k in range(16):
        np.testing.assert_allclose(wall.grid(k).values, GRIDS[k] / wall.limit)
    wall.set_values(GRIDS / 2)
    np.testing.assert_allclose(wall.grid(3).values, GRIDS[3] / wall.limit / 2)
    np.testing.assert_allclose(GridWall(GRIDS, WIDE, limit=5).grid(0).values, GRIDS[0] / 5)


def test_labels_stand_under_their_grids_and_an_outline_around_one() -> None:
    labels = [words(str(k), size=SMALL) for k in range(16)]
    wall = GridWall(GRIDS, WIDE, labels=labels)
    assert wall.height <= WIDE.height + 1e-6
    for grid, label in zip(wall.grids, wall.labels, strict=True):
        assert label.get_x() == pytest.approx(grid.get_x())
        assert label.get_top()[1] < grid.get_bottom()[1]
    outline = wall.outline(5)
    np.testing.assert_allclose(outline.get_center(), wall.grid(5).get_center())
    assert wall.grid(5).width < outline.width < 1.12 * wall.grid(5).width
    assert outline.get_bottom()[1] > labels[5].get_top()[1]


def test_what_has_no_room_or_no_shape_is_refused() -> None:
    with pytest.raises(ValueError, match=r"\(n, rows, columns\) was expected"):
        GridWall(np.ones((28, 28)), WIDE)
    with pytest.raises(ValueError, match="2 labels for 16 grids"):
        GridWall(GRIDS, WIDE, labels=[words("a"), words("b")])
    with pytest.raises(ValueError, match="wider than the grids"):
        GridWall(GRIDS, Area(0, 0, 2, 3), labels=[words("label") for _ in range(16)])
    with pytest.raises(ValueError, match="no room for 16 grids"):
        GridWall(GRIDS, Area(0, 0, 8, 0.2), labels=[words("label") for _ in range(16)])


def test_ink_is_the_amount_and_neither_light_nor_sign() -> None:
    grid = NeutralGrid(np.array([[0, 1, 2, 4]]), 4.0)
    picture = paint(grid, background=True)
    colours = np.array([around(picture, centre)[:3] for centre in grid.centres])
    ground, ink = (255 * np.array(c.to_rgb()) for c in (THEME.background, THEME.muted))
    share = ((colours - ground) / (ink - ground)).mean(axis=1)
    assert share[3] == pytest.approx(1, abs=0.02) and share[0] > 0.1
    np.testing.assert_allclose(np.diff(share), (1 - share[0]) * np.array([1, 1, 2]) / 4, atol=0.02)
    with pytest.raises(ValueError, match="from 0 up; -1"):
        NeutralGrid(np.array([[-1.0]]))


def test_a_thing_grows_out_of_a_cell_and_shrinks_into_it_again() -> None:
    image = ImageGrid(np.ones((4, 4)), 4.0)
    place = image.cell(1, 2)
    dots = Dots(np.array([[0, 0, 0], [1, 0, 0]]), np.ones((2, 3)), 0.2)
    thing = VGroup(ImageGrid(np.ones((2, 2)), 5.0), dots, Readout(1.5)).shift(3 * RIGHT)
    before = [part.points.copy() for part in thing.get_family()]
    run(grow_out_of(place, thing), 0.0)
    assert thing.width <= place.width + 1e-6 and thing.height <= place.height + 1e-6
    np.testing.assert_allclose(thing.get_center(), place.get_center(), atol=1e-6)
    for part, points in zip(thing.get_family(), before, strict=True):
        part.points = points.copy()
    run(grow_out_of(place, thing))
    for part, points in zip(thing.get_family(), before, strict=True):
        np.testing.assert_allclose(part.points, points, atol=1e-9)
    large = thing.width
    run(shrink_into(thing, place, rate_func=linear), 0.0, 0.75)
    assert thing.width == pytest.approx(0.25 * large + 0.75 * place.width)
    for part, points in zip(thing.get_family(), before, strict=True):
        part.points = points.copy()
    run(shrink_into(thing, place), 1.0)
    np.testing.assert_allclose(thing.get_center(), place.get_center(), atol=1e-6)


class Shrinking(Scene):
    def construct(self) -> None:
        self.thing, place = ImageGrid(np.ones((2, 2)), 3.0), Square(0.2).shift(2 * RIGHT)
        self.play(grow_out_of(place, self.thing))
        assert self.thing in self.mobjects
        self.play(shrink_into(self.thing, place))
        self.wait()


def test_what_has_shrunk_is_gone_from_the_screen_and_keeps_its_size(tmp_path: Path) -> None:
    filmed = film(Shrinking, tmp_path, (320, 180))
    assert filmed.scene.thing not in filmed.scene.mobjects
    assert filmed.scene.thing.width == pytest.approx(3.0)
    last = filmed.last_frame()
    assert np.ptp(last.reshape(-1, 3), axis=0).max() < 8  # nothing but the ground


@pytest.mark.parametrize("grids", [GRIDS, 0 * GRIDS])
def test_a_named_wall_says_its_scale_and_stays_in_its_area(
    grids: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, ...]] = []

    def witness(*sentence: str, **how: float) -> Typst:
        said.append(sentence)
        return words(*sentence, **how)

    monkeypatch.setattr(grid_wall, "words", witness)
    named = NamedWall(grids, "up to ±{}", WIDE)
    limit = np.quantile(np.abs(grids), 0.99) or 1.0  # one weight in a hundred is beyond it
    assert said == [("up to ±{}", f"{limit:.2f}")]
    assert named.wall.limit == limit
    assert named.title.get_bottom()[1] > named.wall.get_top()[1]
    assert named.get_top()[1] <= WIDE.top and named.get_bottom()[1] >= WIDE.bottom - 1e-6
