"""Lines of a program: where each letter stands, and which line the frame is around."""

import numpy as np
import pytest
from manim import LEFT

from scenes.mobjects.lettering.code import CodeLines, own_words
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import run

LINES = ("def twice(a):", "    if a:", "        b = a + a", "    return b")


def left_of(code: CodeLines, part: str) -> float:
    return float(code.find(part).get_left()[0])


def test_letters_are_counted_line_by_line() -> None:
    code = CodeLines(LINES)
    assert [len(line) for line in code.lines] == [len("".join(text.split())) for text in LINES]


def test_all_letters_are_as_wide_so_indents_are_seen() -> None:
    code = CodeLines(("a", "    a", "        a"))
    first, second, third = (float(line.get_left()[0]) for line in code.lines)
    assert second - first == pytest.approx(third - second)
    assert second - first > 4 * 0.1


def test_lines_are_as_far_apart_whatever_letters_they_have() -> None:
    heights = [rail.get_y() for rail in CodeLines(("a", "gy_", "T", "=")).rails]
    np.testing.assert_allclose(np.diff(heights), np.diff(heights)[0])


def test_a_piece_of_code_is_found_without_its_spaces() -> None:
    code = CodeLines(LINES)
    assert len(code.find("a + a")) == 3
    assert left_of(code, "a + a") > left_of(code, "b = ")
    with pytest.raises(ValueError, match="is not in this code"):
        code.find("xyz")


def test_python_s_own_words_are_quieter_than_names() -> None:
    assert own_words(LINES) == [(0, 0, 3), (1, 4, 6), (3, 4, 10)]
    code = CodeLines(LINES)
    assert code.find("def").submobjects[0].get_color() == THEME.muted
    assert code.find("twice").submobjects[0].get_color() == THEME.ink


def test_the_cursor_goes_from_line_to_line() -> None:
    code = CodeLines(LINES).go_to(0)
    assert code.cursor.get_y() == pytest.approx(code.rails[0].get_y())
    run(code.run_to(2))
    assert code.cursor.get_y() == pytest.approx(code.rails[2].get_y())
    frame, letters = Area.around(code.cursor), Area.around(code.lines[2])
    assert frame.left < letters.left and frame.right > letters.right
    assert frame.bottom < letters.bottom and frame.top > letters.top
    assert frame.top < code.rails[1].get_bottom()[1]


def test_it_fills_an_area_and_is_never_too_small_to_read() -> None:
    wide, narrow = Area(-6, -3, 12, 6), Area(-1, -1, 2, 2)
    large, least = (CodeLines.filling(LINES, each, LEFT) for each in (wide, narrow))
    assert large.height > least.height
    assert least.height == pytest.approx(CodeLines(LINES).height)
    assert Area.around(large).left >= wide.left
    assert CodeLines(LINES).fill(wide).width == pytest.approx(wide.width, rel=0.5)
    assert CodeLines(LINES).fill(narrow).height == pytest.approx(CodeLines(LINES).height)
