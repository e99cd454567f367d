"""Dots and curves as they are filmed: what is not where its value is, is found."""

from pathlib import Path

import numpy as np
import pytest
from manim import UP

from nnmath import sigmoid
from scenes._audit.checks.dots import DotsCheck
from scenes.mobjects.lanes.dot_plot import DotPlot
from scenes.mobjects.painting.dots import Dots, brightness_colours
from scenes.mobjects.plots.curve import Curve
from scenes.mobjects.plots.curve_bundle import CurveBundle
from scenes.mobjects.plots.plot import Plot
from scenes.mobjects.stage import Area
from scenes.mobjects.sums.through_curve import ThroughCurve
from tests.helpers.audited import Shot, audited, stands

AREA = Area(-5.0, -3.0, 10.0, 6.0)
PLACES = np.array([[-2, 0, 0], [0.3, 1.2, 0], [1.1, -0.5, 0], [3, 1, 0]])
LIGHTS = np.array([0.5, 1.0, 0.8, 0.6])


def dots(places: np.ndarray = PLACES, radius: float = 0.1) -> Dots:
    return Dots(places, brightness_colours(LIGHTS), radius)


def plot(function: object = sigmoid) -> Curve:
    """The curve alone, so that nothing else has its ink."""
    return Plot((-6, 6), (0, 1), ("x", "y"), AREA).add_curve("sigma", function)


@pytest.mark.parametrize("radius", [0.05, 0.1, 0.19])
def test_dots_where_they_are_stated_pass_and_one_elsewhere_is_found(
    radius: float, tmp_path: Path
) -> None:
    row = audited(DotsCheck(), tmp_path, stands(dots(radius=radius)))["dots"]
    assert not row.faults and (row.values, row.uncovered) == (6 * 4, 0)
    moved = PLACES + np.array([[0, 0, 0], [0, 0, 0], [0, 0.12 + radius, 0], [0, 0, 0]])
    shot = Shot([dots(radius=radius)], [dots(moved, radius)])
    (fault,) = audited(DotsCheck(), tmp_path, shot)["dots"].faults
    assert fault.what == "point 2 of Dots 1" and fault.found.startswith("no ink of its colour")


def test_a_dot_under_another_is_not_judged(tmp_path: Path) -> None:
    crowded = PLACES.copy()
    crowded[1] = crowded[0] + [0.02, 0.02, 0]
    row = audited(DotsCheck(), tmp_path, stands(dots(crowded)))["dots"]
    assert not row.faults and row.uncovered >= 6


def test_a_dot_is_judged_by_what_a_ring_around_another_leaves_of_it(tmp_path: Path) -> None:
    ringed = Dots(PLACES[:1] + 0.15 * UP, brightness_colours(LIGHTS[2:3]), 0.1, marked=0)
    row = audited(DotsCheck(), tmp_path, stands(dots(), ringed))["dots"]
    assert not row.faults and (row.values, row.uncovered) == (6 * 5, 0)
    moved = PLACES - np.array([[0, 0.2, 0], *np.zeros((3, 3))])
    shot = Shot([dots(), ringed], [dots(moved), ringed])
    (fault,) = audited(DotsCheck(), tmp_path, shot)["dots"].faults
    assert fault.what == "point 0 of Dots 1"
    crowded = np.array([PLACES[0], PLACES[0] + [0.12, -0.05, 0], *PLACES[2:]])
    row = audited(DotsCheck(), tmp_path, stands(dots(crowded), ringed))["dots"]
    assert not row.faults and (row.values, row.uncovered) == (6 * 4, 6)


def test_a_dot_that_says_another_value_than_its_place_is_found(tmp_path: Path) -> None:
    values = np.array([[0.91, 0.97], [0.95, 0.951]])
    shown = DotPlot(values, (0.9, 1.0), Area(-5, -2, 10, 4.5).rows(1, 1, gap=0))
    assert not audited(DotsCheck(), tmp_path, stands(shown))["dots"].faults
    shown.rows[1].values = np.array([0.95, 0.955])
    (fault,) = audited(DotsCheck(), tmp_path, stands(shown))["dots"].faults
    assert "pixels from that of its value" in fault.found and fault.expected == "0.955"


def test_a_curve_is_where_its_function_is_and_a_wrong_one_is_found(tmp_path: Path) -> None:
    row = audited(DotsCheck(), tmp_path, stands(plot()))["dots"]
    assert not row.faults and row.values > 6 * 30
    shot = Shot([plot()], [plot(lambda x: sigmoid(1.2 * x))])
    (fault,) = audited(DotsCheck(), tmp_path, shot)["dots"].faults
    assert fault.what.endswith("of Curve 1")


def test_a_dot_that_lags_behind_in_one_frame_is_found_there(tmp_path: Path) -> None:
    shots = [stands(dots(PLACES + share * UP), count=1) for share in np.linspace(0, 1, 5)]
    assert set(audited(DotsCheck(), tmp_path, *shots)) == {"dots, moving"}
    shots[3] = Shot(shots[3].stated, shots[2].drawn, 1)
    faults = audited(DotsCheck(), tmp_path, *shots)["dots"].faults
    assert faults[0].time == pytest.approx(3 / 15)


def bundle(rising: float = 1.0) -> CurveBundle:
    """Five faint curves along the bottom, and over most of them a strong one, which then rises."""
    x = np.linspace(0, 1, 401)
    under = [0.01 * share * x for share in (0.2, 0.4, 0.6, 0.8)]
    y = np.stack([*under, 0.5 * x, rising * sigmoid(40 * (x - 0.7))], axis=1)
    plane = Plot((0, 1), (0, 1), ("t", "y"), AREA).plane
    return CurveBundle(x, y, plane, np.arange(6) == 5)


def test_a_curve_under_others_of_its_bundle_passes_and_a_wrong_one_is_found(tmp_path: Path) -> None:
    row = audited(DotsCheck(), tmp_path, stands(bundle()))["dots"]
    assert not row.faults and row.values > 6 * 5 * 30
    faults = audited(DotsCheck(), tmp_path, Shot([bundle()], [bundle(0.9)]))["dots"].faults
    assert [fault.what.partition(" of ")[2] for fault in faults] == ["CurveBundle 1 part 5"]
    lower = bundle()
    lower.y[:, 4] *= 0.9
    (fault,) = audited(DotsCheck(), tmp_path, Shot([bundle()], [lower]))["dots"].faults
    assert fault.what.endswith("of CurveBundle 1 part 4")


def test_a_dot_over_which_another_passes_is_not_judged_then(tmp_path: Path) -> None:
    z, ways = np.array([-1.0, -1.02, 2.0]), (np.zeros((3, 3)), np.ones((3, 3)))

    def passing(*shares: float) -> ThroughCurve:
        return ThroughCurve((z, sigmoid(z)), sigmoid, AREA, ways).set_passed(np.array(shares))

    under, free = stands(passing(1, 0.49, 1)), stands(passing(1, 0, 1))
    row = audited(DotsCheck(), tmp_path, under, free)["dots"]
    assert not row.faults and row.uncovered and row.values
    wrong = Shot(free.stated, passing(0, 0, 1).submobjects)
    (fault,) = audited(DotsCheck(), tmp_path, under, wrong)["dots"].faults
    assert fault.what == "point 0 of ThroughCurve 1"
