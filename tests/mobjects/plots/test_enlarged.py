"""The last stretch of a training's curve, larger: the same numbers on axes of its own."""

import numpy as np
import pytest

from scenes.mobjects.lettering.text import words
from scenes.mobjects.plots.curve_pane import Measure
from scenes.mobjects.plots.enlarged import Enlarged
from scenes.mobjects.plots.training_curves import TrainingCurves
from scenes.mobjects.stage import Area
from tests.helpers.pictures import printed, run

EPOCHS = np.array([0, 0.5, 1, 2, 8, 27, 64, 125])
RIGHT = np.array([10, 36, 91, 91, 94, 93, 96, 97.25])
LOSS = np.array([7.25, 3, 0.75, 0.5, 0.25, 0.4, 0.2, 0.125])
STOPS = np.array([0, 2, 4, 5, 7])  # at 0, 1, 8, 27 and 125: cube roots 0, 1, 2, 3, 5
AREA = Area(-3, -2.5, 6, 5)


def measure() -> Measure:
    return Measure(words("right"), RIGHT, 100, ".2f", "100.00")


@pytest.fixture
def larger() -> Enlarged:
    loss = Measure(words("loss"), LOSS, 7.25, ".2f", "0.00")
    curves = TrainingCurves(EPOCHS, [measure(), loss], STOPS, AREA)
    return Enlarged(curves, measure(), 2, AREA)  # from the epoch 8 on


def test_its_axes_are_those_of_its_own_stretch(larger: Enlarged) -> None:
    assert [each.value for each in larger.curve.heights] == [93, 94, 95, 96, 97, 98]
    assert [printed(each.glyphs) for each in larger.labels] == ["10", "30", "100", "125"]
    plane = larger.curve.plane
    for label in larger.labels:
        np.testing.assert_allclose(label.get_x(), plane.at(np.cbrt(label.value), 93)[0], atol=1e-6)


def test_it_stands_on_checkpoints_only_and_says_what_was_measured(larger: Enlarged) -> None:
    assert larger.clock == 2
    run(larger.go_to(4), 0.7)  # between the second and the third of its checkpoints
    assert printed(larger.title.number.glyphs) == "93.00" and larger.epoch.number.value == 27
    expected = larger.curve.plane.at(3, 93)
    np.testing.assert_allclose(larger.curve.marker[1].get_center(), expected, atol=1e-6)
    run(larger.go_to(4))
    assert printed(larger.title.number.glyphs) == "97.25" and larger.epoch.number.value == 125
    # every measured point is on the curve, not the checkpoints alone
    corners = larger.curve.line.points
    for root, value in ((2, 94), (3, 93), (4, 96), (5, 97.25)):
        away = np.abs(corners - larger.curve.plane.at(root, value)).max(axis=1)
        assert away.min() < 1e-6


def test_it_frames_what_it_enlarges(larger: Enlarged) -> None:
    loss = Measure(words("loss"), LOSS, 7.25, ".2f", "0.00")
    own = TrainingCurves(EPOCHS, [measure(), loss], STOPS, AREA).panes[0].plane
    frame = Area.around(larger.stretch)
    for root, value in ((2, 94), (3, 93), (5, 97.25)):
        x, y, _ = own.at(root, value)
        assert frame.left < x < frame.right and frame.bottom < y < frame.top
    assert frame.top - frame.bottom < own.height / 2


def test_it_stays_in_the_area_of_all_curves(larger: Enlarged) -> None:
    larger.set_state([4, 4])
    taken = Area.around(larger)
    assert taken.left >= AREA.left - 0.01 and taken.right <= AREA.right + 0.2
    assert taken.bottom >= AREA.bottom - 0.01 and taken.top <= AREA.top + 0.01
