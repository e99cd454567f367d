"""A tape of numbers runs through its window, the first ahead, and is gone at both ends."""

import numpy as np
import pytest

from scenes.mobjects.pictures.tape import Tape
from scenes.mobjects.stage import Area
from tests.helpers.pictures import paint

VALUES = np.linspace(0, 1, 12).reshape(3, 4)
WINDOWS = {"wide": Area(-3, 0, 6, 1), "tall": Area(0, -3, 1, 6, stacks=True)}


@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS)
def test_nothing_is_in_the_window_before_it_runs_and_after(window: Area) -> None:
    tape = Tape(VALUES, window, 1)
    inked = [paint(tape.set_run(share))[..., 3].any() for share in (0, 0.5, 1)]
    assert inked == [False, True, False]


@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS)
def test_it_fills_its_window_and_the_first_number_is_ahead(window: Area) -> None:
    tape = Tape(VALUES, window, 1)
    taken = Area.around(tape)
    assert (taken.width, taken.height) == pytest.approx((window.width, window.height))
    np.testing.assert_allclose(tape.centres[-1] - tape.centres[0], 11 * tape.way)
    assert tape.values.flat[-1] == VALUES.flat[0]


def test_a_number_at_an_end_of_the_window_is_not_cut_but_faint() -> None:
    tape = Tape(VALUES, WINDOWS["wide"], 1)
    whole, cut = (tape.set_view(np.array([start, 0, 6])) for start in (3, 3))
    plain = paint(whole)[..., 3].sum()
    shown = paint(cut.set_view(np.array([3.5, 0, 6])))[..., 3]
    assert not shown[:, : shown.shape[1] // 100].any()
    assert 0 < shown.sum() < plain
