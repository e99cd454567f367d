"""What is the same in a film as in the frame before is not measured anew, and nothing is missed."""

from pathlib import Path

import numpy as np

from scenes._audit.checks.cells import CellsCheck
from scenes._audit.checks.lamps import LampsCheck
from scenes._audit.checks.levels import LevelsCheck
from scenes._audit.film.decoding import frames
from scenes._audit.found import Checked
from scenes._audit.stated.moment import Moment
from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.neurons.neurons import NeuronLayer
from tests.helpers.audited import encoded, painted, stated

TRUE = np.linspace(0, 1, 36).reshape(6, 6)


def test_a_cell_that_is_wrong_for_a_few_frames_while_all_stands_is_found(tmp_path: Path) -> None:
    wrong = TRUE.copy()
    wrong[2, 3] += 0.2
    check = CellsCheck()
    row = standing(check, tmp_path, *(ImageGrid(each, width=3) for each in (TRUE, wrong)))
    assert [fault.what.startswith("cell 2, 3 of ImageGrid") for fault in row.faults] == [True]
    assert row.values == 24 * TRUE.size


def test_a_neuron_that_is_wrong_for_a_few_frames_while_all_stands_is_found(tmp_path: Path) -> None:
    layers = [NeuronLayer(np.array([0.2, a, 0.9]), numbers=False) for a in (0.5, 0.75)]
    row = standing(LampsCheck(), tmp_path, *layers)
    assert [fault.what.startswith("light 1 of NeuronLayer") for fault in row.faults] == [True]


def test_what_is_in_a_film_as_in_the_frame_before_is_not_measured_anew(tmp_path: Path) -> None:
    check = Counting()
    row = standing(check, tmp_path, *(ImageGrid(TRUE, width=3) for _ in range(2)))
    assert not row.faults and row.values == 24 * TRUE.size
    assert 0 < check.measured < 20


class Counting(CellsCheck):
    measured = 0

    def measure(self, *given: object) -> np.ndarray:
        self.measured += 1
        return super().measure(*given)  # type: ignore[arg-type]


def standing(
    check: LevelsCheck, folder: Path, true: ImageGrid | NeuronLayer, wrong: ImageGrid | NeuronLayer
) -> Checked:
    """What a check finds in 24 frames of one thing, which is drawn wrong in four of them."""
    beside = NeuronLayer(np.array([0.5]), numbers=False).shift(4 * np.array([1.0, 0, 0]))
    pictures = [
        (painted([each, beside.copy().shift(0.2 * k * np.array([0, 1.0, 0]))]), count)
        for k, (each, count) in enumerate([(true, 10), (wrong, 4), (true, 10)])
    ]
    moment = Moment(0, 24, 0.0, "beat", stated(true))
    for picture in frames(encoded(folder / "film.mp4", pictures)):
        check.see(picture, moment)
    return check.done()[0]
