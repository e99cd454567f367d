"""Curves over epochs: numbers, markers and ink say the same, at measured points only."""

import itertools

import numpy as np
import pytest

from scenes.mobjects.lettering.text import words
from scenes.mobjects.plots.curve_pane import Measure
from scenes.mobjects.plots.number_line import APART
from scenes.mobjects.plots.training_curves import TrainingCurves, epoch_text
from scenes.mobjects.stage import Area
from tests.helpers.pictures import printed, run

EPOCHS = np.array([0, 0.5, 1, 2, 8, 27, 64, 125])
RIGHT = np.array([10, 36, 91, 91, 94, 93, 96, 97.25])
LOSS = np.array([7.25, 3, 0.75, 0.5, 0.25, 0.4, 0.2, 0.125])
STOPS = np.array([0, 2, 4, 5, 7])  # at 0, 1, 8, 27 and 125: cube roots 0, 1, 2, 3, 5
AREA = Area(-3, -2.5, 6, 5)


@pytest.fixture
def curves() -> TrainingCurves:
    measures = [
        Measure(words("right"), RIGHT, 100, ".2f", "100.00"),
        Measure(words("loss"), LOSS, 7.25, ".2f", "0.00"),
    ]
    return TrainingCurves(EPOCHS, measures, STOPS, AREA)


def said(curves: TrainingCurves) -> list[str]:
    """The printed numbers: epoch, and that of each curve."""
    readouts = [curves.epoch.number, *(pane.title.number for pane in curves.panes)]
    return [printed(each.glyphs) for each in readouts]


def test_a_checkpoint_stands_at_the_cube_root_of_its_epoch(curves: TrainingCurves) -> None:
    x = curves.places[:, 0]
    np.testing.assert_allclose((x - x[0]) / (x[-1] - x[0]), [0, 0.2, 0.4, 0.6, 1], atol=1e-6)


def test_numbers_and_markers_say_what_was_measured_at_a_checkpoint(curves: TrainingCurves) -> None:
    curves.set_state([3, 4])
    assert said(curves) == ["27", "93.00", "0.40"]
    for pane, value in zip(curves.panes, (93, 0.4)):
        expected = pane.plane.at(3, value)  # 3 is the cube root of 27
        np.testing.assert_allclose(pane.marker[1].get_center(), expected, atol=1e-6)


@pytest.mark.parametrize(("clock", "step"), [(0.5, 0), (0.99, 0), (1, 1), (2.01, 2), (3.9, 3)])
def test_nothing_is_told_between_two_checkpoints(
    curves: TrainingCurves, clock: float, step: int
) -> None:
    curves.set_state([clock, 4])
    assert printed(curves.epoch.number.glyphs) == ["0", "1.0", "8.0", "27", "125"][step]
    np.testing.assert_allclose(curves.panes[0].marker[1].get_x(), curves.places[step, 0])


def test_a_curve_is_inked_as_far_as_it_is_drawn(curves: TrainingCurves) -> None:
    curves.set_state([1, 1.5])  # half of the way from 1 to 8 on the axis: 1.5 of 5
    upper = curves.panes[0]
    end = upper.line.points[-1]
    np.testing.assert_allclose(end[0], upper.plane.at(1.5, 0)[0], atol=1e-6)
    np.testing.assert_allclose(upper.dots.centres[:2], upper.plane.at([0, 1], [10, 91]), atol=1e-6)
    assert (upper.dots.centres[2:, 0] <= end[0] + 1e-6).all()


def test_going_back_leaves_the_curves_drawn(curves: TrainingCurves) -> None:
    run(curves.go_to(4))
    assert (curves.clock, curves.drawn) == (4, 4)
    run(curves.go_to(0))
    assert (curves.clock, curves.drawn) == (0, 4)
    assert said(curves) == ["0", "10.00", "7.25"]
    right = curves.panes[0].plane.at(5, 0)[0]
    np.testing.assert_allclose(curves.panes[0].line.points[-1, 0], right, atol=1e-6)


def test_numbers_under_the_axis_stand_apart_and_end_with_the_last(curves: TrainingCurves) -> None:
    labels = list(curves.labels)
    assert [printed(each.glyphs) for each in (labels[0], labels[-1])] == ["0", "125"]
    for one, other in itertools.pairwise(labels):
        assert other.get_left()[0] - one.get_right()[0] >= APART - 1e-6
    for label in labels:
        place = curves.panes[-1].plane.at(np.cbrt(label.value), 0)
        np.testing.assert_allclose(label.get_x(), place[0], atol=1e-6)


def test_it_stays_in_its_area(curves: TrainingCurves) -> None:
    curves.set_state([4, 4])
    taken = Area.around(curves)
    assert taken.left >= AREA.left - 0.01 and taken.right <= AREA.right + 0.2
    assert taken.bottom >= AREA.bottom - 0.01 and taken.top <= AREA.top + 0.01


@pytest.mark.parametrize(
    ("epoch", "text"), [(0, "0"), (0.0885, "0.09"), (2.4, "2.4"), (88.9, "89"), (300, "300")]
)
def test_an_epoch_is_printed_as_precisely_as_it_is_told_apart(epoch: float, text: str) -> None:
    assert epoch_text(epoch) == text
