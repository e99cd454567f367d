"""A band of answers: each piece reaches as far as one has been, and no answer comes too early."""

import numpy as np
import pytest

from scenes.mobjects.plots.answer_band import AnswerBand
from scenes.mobjects.plots.number_line import NumberLine
from scenes.mobjects.stage import Area

ROOM = Area(-3, -2, 6, 0.5)
EDGES = np.array([0, 0.4, 0.99, 1])


def band(width: float = 6) -> AnswerBand:
    return AnswerBand(NumberLine(0, 1, width), EDGES, ["3", "8", "6"], ROOM)


def widths(x: float) -> list[float]:
    return [float(piece.width) for piece in band().set_shown(x).pieces]


@pytest.mark.parametrize(
    ("x", "expected"),
    [(0, [0, 0, 0]), (0.1, [0.6, 0, 0]), (0.5, [2.4, 0.6, 0]), (1, [2.4, 3.54, 0.06])],
)
def test_pieces_end_where_one_has_been(x: float, expected: list[float]) -> None:
    np.testing.assert_allclose(widths(x), expected, atol=1e-6)


def test_pieces_lie_side_by_side_over_their_stretch_of_the_axis() -> None:
    whole = band().set_shown(1)
    for piece, start, end in zip(whole.pieces, EDGES, EDGES[1:]):
        np.testing.assert_allclose(piece.get_left()[0], whole.line.at(start)[0], atol=1e-6)
        np.testing.assert_allclose(piece.get_right()[0], whole.line.at(end)[0], atol=1e-6)
        assert piece.get_top()[1] == pytest.approx(ROOM.top)


@pytest.mark.parametrize(
    ("x", "seen"), [(0, [True, False]), (0.4, [True, False]), (0.401, [True, True])]
)
def test_an_answer_is_there_as_soon_as_its_stretch_begins_and_not_before(
    x: float, seen: list[bool]
) -> None:
    names = band().set_shown(x).names[:2]
    assert [name[0].submobjects[0].get_fill_opacity() == 1 for name in names] == seen


def test_an_answer_is_written_under_its_piece_or_not_at_all() -> None:
    whole = band().set_shown(1)
    for name, piece in zip(whole.names[:2], whole.pieces):
        assert piece.get_left()[0] <= name.get_left()[0] + 1e-6
        assert name.get_right()[0] < piece.get_right()[0]
        assert ROOM.bottom < name.get_bottom()[1] < name.get_top()[1] < piece.get_bottom()[1]
    assert not whole.names[2].submobjects
    assert band(2).names[0].width < whole.names[0].width
