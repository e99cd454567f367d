"""Each phrase of a film knows when it begins and where one should look."""

import numpy as np
import pytest
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    FadeIn,
    LaggedStart,
    ReplacementTransform,
    Square,
    VGroup,
    Wait,
)

from scenes._film.pointing import places
from scenes.telling.pointed import Pointed
from tests.helpers.pictures import Film, film
from tests.helpers.told import COMES, LEAVES, RIGHTWARD, TINY, Told, begins


class Camera:
    """Sees from −8 to 8 across, and from −4 to 4 upwards."""

    frame_center = np.zeros(3)
    frame_width, frame_height = 16.0, 8.0


def test_a_place_is_a_share_of_the_picture() -> None:
    square = Square(2).shift(4 * LEFT + UP)
    assert places([FadeIn(square)], Camera()).tolist() == [[3 / 16, 2 / 8, 5 / 16, 4 / 8]]


def test_what_becomes_something_else_points_at_both() -> None:
    one, other = Square(2).shift(LEFT), Square(2).shift(DOWN)
    for animation in (ReplacementTransform(one, other), one.animate.move_to(other)):
        found = places([animation], Camera())
        assert found.tolist() == [[6 / 16, 3 / 8, 8 / 16, 5 / 8], [7 / 16, 4 / 8, 9 / 16, 6 / 8]]


def test_what_is_in_a_group_of_animations_is_pointed_at_one_by_one() -> None:
    squares = [Square(1).shift(k * RIGHT) for k in range(3)]
    assert len(places([LaggedStart(*map(FadeIn, squares))], Camera())) == 3


def test_a_wait_and_nothing_point_nowhere() -> None:
    assert places([Wait(), FadeIn(VGroup())], Camera()).shape == (0, 4)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Film:
    return film(Told, tmp_path_factory.mktemp("pointing"), size=TINY, rate=15)


def test_every_phrase_is_noted_in_its_turn(told: Film) -> None:
    found: list[Pointed] = told.scene.pointed
    assert [(one.beat, one.number) for one in found] == [
        *(("cued", k) for k in range(3)),
        *(("not_cued", k) for k in range(2)),
    ]
    assert [one.text for one in found[:3]] == [COMES, RIGHTWARD, LEAVES]


def test_a_phrase_begins_with_its_caption_and_with_what_moves(told: Film) -> None:
    for one in told.scene.pointed[:3]:
        assert one.time == pytest.approx(begins(told, one.text), abs=1e-3)
        assert one.shown == pytest.approx(one.time)


def test_pixels_change_where_a_phrase_points_and_nowhere_else(told: Film) -> None:
    frames = [frame.astype(int) for frame in told.frames()]
    height, width = frames[0].shape[:2]
    one = told.scene.pointed[1]
    k = round(15 * one.time)
    changed = np.abs(frames[k + 5] - frames[k - 1]).max(axis=2) > 40
    low = np.floor(one.boxes[:, :2].min(axis=0) * (width, height)).astype(int) - 1
    high = np.ceil(one.boxes[:, 2:].max(axis=0) * (width, height)).astype(int) + 1
    inside = np.zeros_like(changed)
    inside[low[1] : high[1], low[0] : high[0]] = True
    assert changed.any()
    assert not (changed & ~inside).any()
