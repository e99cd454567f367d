"""A waveform: as high as its samples, moment by moment, and drawn from its beginning."""

import numpy as np

from scenes.mobjects.plots.waveform import Waveform
from tests.helpers.pictures import lit_columns, paint, pixel_of

SOUND = np.concatenate([np.zeros(1000), np.tile([1.0, -1.0], 500), -0.5 * np.ones(1000)])


def heights(picture: np.ndarray, column: int) -> tuple[int, int]:
    """The first row with ink in a column, and the last."""
    inked = np.flatnonzero(picture[:, column, 3] > 127)
    return int(inked[0]), int(inked[-1])


def test_it_is_as_high_as_its_samples() -> None:
    wave = Waveform(SOUND, width=12, height=4)
    picture = paint(wave)
    left, middle_row = pixel_of(wave.get_left())
    quarter = 45  # pixels a unit: a sample of 0.5 is one unit high
    columns = [round(left + 12 * quarter * share) for share in (1 / 6, 1 / 2, 5 / 6)]
    silent, loud, below = (heights(picture, column) for column in columns)
    assert silent[1] - silent[0] <= 2
    assert abs(loud[0] - (middle_row - 2 * quarter)) <= 2
    assert abs(loud[1] - (middle_row + 2 * quarter)) <= 2
    assert abs(below[0] - middle_row) <= 2 and abs(below[1] - (middle_row + quarter)) <= 2


def test_it_is_drawn_from_its_beginning() -> None:
    wave = Waveform(SOUND, width=12, height=4)
    whole, half = lit_columns(paint(wave)), lit_columns(paint(wave.set_shown(0.5)))
    assert half[0] == whole[0]
    assert abs(half[1] - sum(whole) / 2) <= 1
    assert not paint(wave.set_shown(0)).any()
