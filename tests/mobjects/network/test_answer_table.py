"""Ten digits and their outputs: every light is its activation, every answer the highest one."""

import numpy as np

from scenes.mobjects.network.answer_table import TIE, AnswerTable, highest
from scenes.mobjects.painting.dots import brightness_colours
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import printed, run

AREA = Area(-6.7, -3, 13.4, 5.6)
OUTPUTS = np.array([[0.9, 0.1, 0.2], [0.3, 0.3, 0.1], [0.1, 0.2, 0.8]])


def table(labels: list[int | None] | None = None) -> AnswerTable:
    return AnswerTable(np.zeros((3, 28, 28)), labels or [0, 1, 1], OUTPUTS, AREA)


def test_the_highest_output_is_the_answer_and_a_tie_is_none() -> None:
    assert highest(OUTPUTS).tolist() == [0, TIE, 2]
    shown = table()
    assert [printed(each.glyphs) for each in shown.answers] == ["0", "−", "2"]
    inks = [each.glyphs[0].get_fill_color() for each in shown.answers]
    assert inks == [THEME.ink, THEME.muted, THEME.muted]


def test_each_light_is_its_output_in_its_column_and_row() -> None:
    shown = table()
    np.testing.assert_allclose(shown.dots.colours, brightness_colours(OUTPUTS.ravel()))
    centres = shown.dots.centres.reshape(3, 3, 3)
    for image, column in zip(shown.images, centres, strict=True):
        np.testing.assert_allclose(column[:, 0], image.get_x())
        assert (np.diff(column[:, 1]) < 0).all()
    for name, row in zip(shown.names, centres[0], strict=True):
        assert abs(name.get_y() - row[1]) < 0.01


def test_on_the_way_it_shows_what_is_computed_there() -> None:
    shown = table()
    run(shown.go_through(lambda share: OUTPUTS * share, 1, 0), 0.0, 0.5)
    assert 0 < shown.outputs[0, 0] < 0.9
    np.testing.assert_allclose(shown.outputs / OUTPUTS, shown.outputs[0, 0] / 0.9)
    assert [printed(each.glyphs) for each in shown.answers] == ["0", "−", "2"]
