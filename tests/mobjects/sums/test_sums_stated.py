"""Sums on their way state what they have come to."""

import numpy as np
import pytest

from nnmath import sigmoid
from scenes.mobjects.stage import Area
from scenes.mobjects.sums.through_curve import ThroughCurve
from tests.helpers.stated import stated

AREA = Area(-4, -2, 8, 4)


def test_each_z_is_stated_on_the_curve_once_it_has_come_by_and_as_far_as_one_sees_it() -> None:
    z = np.array([-2.0, 0.0, 3.0])
    ways = np.zeros((3, 3)), np.ones((3, 3))
    through = ThroughCurve((z, sigmoid(z)), sigmoid, AREA, ways)
    through.set_passed(np.array([0.2, 0.5, 1]))
    [shown] = [each for each in stated(through) if each.kind == "dots"]
    assert shown.values == pytest.approx(sigmoid(z)) and shown.more["x"].tolist() == z.tolist()
    # The one on its way lies just there over the second, of which one sees at most a half.
    assert shown.plainly.tolist() == [0, 0.5, 1]
    assert shown.more["at"] == pytest.approx(through.plane.at(z, sigmoid(z))[:, :2])
