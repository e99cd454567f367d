"""Small pictures as they are filmed: true ones pass, and another digit is found."""

from pathlib import Path

import numpy as np
import pytest
from manim import ORIGIN, Square

from scenes._audit.checks.pictures import PicturesCheck
from scenes.mobjects.pictures.boxed_picture import BoxedPicture
from scenes.mobjects.pictures.photograph import Photograph
from scenes.mobjects.stage import Area
from scenes.mobjects.walls.marked_pictures import MarkedPictures
from tests.helpers.audited import Shot, audited, stands
from tests.helpers.pictures import ROOT

DIGITS = np.load(ROOT / "assets" / "digits" / "digits.npz")["images"]
DIGITS = DIGITS / DIGITS.max()


def wall(count: int, images: np.ndarray = DIGITS) -> MarkedPictures:
    return MarkedPictures(images[:count], [1], Area(-6.013, -3.007, 12.0, 6.0))


@pytest.mark.parametrize("count", [6, 24, 80])
def test_pictures_of_any_size_pass_and_one_with_another_digit_is_found(
    count: int, tmp_path: Path
) -> None:
    row = audited(PicturesCheck(), tmp_path, stands(wall(count).set_read(count)))["pictures"]
    assert not row.faults and row.values > 6 * count and row.worst is not None
    changed = DIGITS.copy()
    changed[4] = DIGITS[40]
    faults = audited(PicturesCheck(), tmp_path, Shot([wall(count)], [wall(count, changed)]))
    assert "of picture 4 of MarkedPictures 1" in faults["pictures"].faults[0].what


def test_pictures_that_have_not_come_yet_are_not_judged(tmp_path: Path) -> None:
    row = audited(PicturesCheck(), tmp_path, stands(wall(24).set_shown(10)))["pictures"]
    assert not row.faults and row.uncovered > row.values


def test_a_photograph_is_looked_at_piece_by_piece(tmp_path: Path) -> None:
    shown = Photograph(DIGITS[3], 3.0).move_to(ORIGIN + 0.013)
    assert not audited(PicturesCheck(), tmp_path, stands(shown))["pictures"].faults
    other = Photograph(DIGITS[4], 3.0).move_to(ORIGIN + 0.013)
    assert audited(PicturesCheck(), tmp_path, Shot([shown], [other]))["pictures"].faults


def test_a_picture_half_under_another_is_looked_at_where_it_is_free(tmp_path: Path) -> None:
    under, over = (Photograph(DIGITS[k], 3.0).move_to([x, 0.013, 0]) for k, x in ((3, 0), (4, 1.8)))
    row = audited(PicturesCheck(), tmp_path, stands(under, over))["pictures"]
    assert not row.faults and row.uncovered > 0
    wrong = DIGITS[3].copy()
    wrong[10:14, 4:8] = 1 - wrong[10:14, 4:8]
    shot = Shot([under, over], [Photograph(wrong, 3.0).move_to(under), over])
    (fault,) = audited(PicturesCheck(), tmp_path, shot)["pictures"].faults
    assert "picture 0 of Photograph 1" in fault.what


@pytest.mark.parametrize("width", [4, 14])
def test_a_frame_around_a_part_of_a_picture_hides_no_more_than_it_covers(
    width: float, tmp_path: Path
) -> None:
    shown, frame = Photograph(DIGITS[3], 3.0), Square(1.3, stroke_width=width)
    row = audited(PicturesCheck(), tmp_path, stands(shown, frame))["pictures"]
    assert not row.faults and row.values > row.uncovered > 0
    wrong = DIGITS[3].copy()
    wrong[12:15, 12:15] = 1 - wrong[12:15, 12:15]
    shot = Shot([shown, frame], [Photograph(wrong, 3.0), frame])
    assert audited(PicturesCheck(), tmp_path, shot)["pictures"].faults


@pytest.mark.parametrize("apart", [0.0, 0.5, 1.0])
def test_every_piece_of_a_picture_is_looked_at_where_it_is(apart: float, tmp_path: Path) -> None:
    def pieces(values: np.ndarray) -> BoxedPicture:
        shown = BoxedPicture(values, np.array([[1, 2, 15.4, 13], [4, 14.5, 26, 27]]), 5.0)
        return shown.move_to(ORIGIN + 0.013).set_apart(apart)

    row = audited(PicturesCheck(), tmp_path, stands(pieces(DIGITS[3])))["pictures"]
    assert not row.faults and row.values > 6 * 40
    assert row.things == (1 if apart == 0 else 2)
    wrong = DIGITS[3].copy()
    wrong[14:18, 18:22] = 1 - wrong[14:18, 18:22]
    shot = Shot([pieces(DIGITS[3])], [pieces(wrong)])
    (fault,) = audited(PicturesCheck(), tmp_path, shot)["pictures"].faults
    assert "BoxedPicture 1" in fault.what
