"""A picture in pieces: whole, a photograph; apart, only its pieces are seen, each in place."""

import numpy as np
import pytest

from scenes.mobjects.pictures.boxed_picture import BoxedPicture
from scenes.mobjects.pictures.photograph import Photograph
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import around, paint, run

VALUES = np.linspace(0, 1, 48).reshape(6, 8)
BOXES = np.array([[0, 0, 3, 4], [2, 5.5, 6, 8]])


def test_whole_it_is_a_photograph() -> None:
    assert (paint(BoxedPicture(VALUES, BOXES)) == paint(Photograph(VALUES))).all()


def test_apart_the_middle_of_each_piece_is_where_it_was() -> None:
    values = np.zeros((6, 8))
    values[1:3, 1:3] = values[3:5, 6:8] = 1  # symmetric about the pieces' middles
    boxes = np.array([[0, 0, 4, 4], [2, 5, 6, 9]], dtype=float)
    pieces = BoxedPicture(np.pad(values, ((0, 0), (0, 1))), boxes)
    middles = pieces.corners(np.array([2, 4]), np.array([2, 7]))
    picture = paint(pieces.set_apart(1), background=True)
    for middle in middles:
        lit = around(picture, middle)[:3] / 255
        np.testing.assert_allclose(lit, THEME.lit.to_rgb(), atol=0.02)


def test_apart_nothing_is_seen_but_pieces_and_air_between_them() -> None:
    pieces = BoxedPicture(np.ones((6, 8)), np.array([[0, 0, 6, 4], [0, 4, 6, 8]])).set_apart(1)
    picture = paint(pieces, background=True)
    between = around(picture, pieces.get_center(), reach=0)[:3] / 255
    np.testing.assert_allclose(between, THEME.background.to_rgb(), atol=0.01)
    alone = paint(
        BoxedPicture(np.ones((6, 8)), np.array([[0, 0, 6, 4]])).set_apart(1), background=True
    )
    right = around(alone, pieces.get_right() * 0.5)[:3] / 255
    np.testing.assert_allclose(right, THEME.background.to_rgb(), atol=0.01)


@pytest.mark.parametrize("stops", [(0.0,), (0.0, 0.5), ()])
def test_it_comes_apart_by_and_by(stops: tuple[float, ...]) -> None:
    pieces = BoxedPicture(VALUES, BOXES)
    run(pieces.come_apart(), *stops)
    assert pieces.apart == pytest.approx(stops[-1] if stops else 1)


def test_a_photograph_points_at_one_box_after_another() -> None:
    picture = Photograph(VALUES)
    animation = picture.point_at([(0, 0, 3, 4), (2, 5, 6, 8)])
    frames = [each.animations[0].mobject for each in animation.animations]
    corners = picture.corners(np.array([0, 3, 2, 6]), np.array([0, 4, 5, 8]))
    for frame, start, end in zip(frames, corners[::2], corners[1::2]):
        np.testing.assert_allclose(frame.get_center(), (start + end) / 2, atol=1e-9)
        assert frame.width > (end - start)[0] and frame.height > (start - end)[1]
