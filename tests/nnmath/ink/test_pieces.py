"""Pieces of ink: which are one digit, which are several, which are a frame or an edge."""

import numpy as np

from nnmath.ink.pieces import digits_of, is_edge, pieces_of, without_frames


def pieces(*blocks: tuple[int, int, int, int]) -> list:
    """Blocks of ink, each top, bottom, left and right, on a sheet of 200 × 300."""
    sheet = np.zeros((200, 300))
    for top, bottom, left, right in blocks:
        sheet[top:bottom, left:right] = 1.0
    return pieces_of(sheet, sheet > 0)


def test_the_bar_of_a_5_belongs_to_it() -> None:
    assert len(digits_of(pieces((50, 150, 100, 130), (50, 58, 138, 170)))) == 1


def test_two_digits_are_two_from_left_to_right() -> None:
    left, right = digits_of(pieces((50, 150, 180, 200), (45, 140, 100, 130)))
    assert left[0].box[1].start == 100 and right[0].box[1].start == 180


def test_dots_and_dirt_are_no_digits() -> None:
    assert len(digits_of(pieces((50, 150, 100, 130), (10, 14, 10, 14), (180, 190, 200, 210)))) == 1


def test_a_frame_is_what_has_a_digit_in_its_hole_and_a_0_is_not() -> None:
    framed = pieces((20, 180, 40, 45), (20, 180, 200, 205), (20, 25, 40, 205), (175, 180, 40, 205),
                    (60, 140, 100, 120))  # fmt: skip
    kept, frames = without_frames(framed)
    assert [piece.box[1].start for piece in kept] == [100] and len(frames) == 1
    zero = pieces((20, 180, 40, 60), (20, 180, 100, 120), (20, 40, 40, 120), (160, 180, 40, 120),
                  (100, 102, 80, 82))  # fmt: skip
    assert without_frames(zero)[1] == []


def test_a_strip_along_the_border_is_an_edge_and_a_stroke_across_it_is_not() -> None:
    for block in ((0, 1, 0, 300), (0, 8, 20, 280), (0, 200, 299, 300), (30, 200, 0, 10)):
        assert is_edge(pieces(block)[0])
    corner = pieces((0, 6, 0, 300), (0, 200, 294, 300))[0]
    assert is_edge(corner)
    for block in ((0, 90, 100, 120), (100, 120, 0, 90), (50, 150, 100, 130)):
        assert not is_edge(pieces(block)[0])


def test_a_frame_that_is_open_on_one_side_is_a_frame() -> None:
    sheet = np.zeros((200, 300))
    sheet[20:25, 40:205] = sheet[175:180, 40:205] = sheet[20:180, 200:205] = 1.0
    sheet[60:140, 100:120] = 1.0
    kept, frames = without_frames(pieces_of(sheet, sheet > 0))
    assert [piece.box[1].start for piece in kept] == [100] and len(frames) == 1
