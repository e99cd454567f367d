"""What stands in a plot states its values, and it is drawn where a plane has them."""

import numpy as np
import pytest
from manim import Create

from scenes.mobjects.lettering.text import words
from scenes.mobjects.plots.answer_band import AnswerBand
from scenes.mobjects.plots.axes import Plane
from scenes.mobjects.plots.curve import Curve
from scenes.mobjects.plots.curve_bundle import CurveBundle
from scenes.mobjects.plots.curve_fan import CurveFan
from scenes.mobjects.plots.curve_pane import MeasuredCurve
from scenes.mobjects.plots.fanned_layer import FannedLayer
from scenes.mobjects.plots.histogram import Histogram
from scenes.mobjects.plots.measured_walk import MeasuredWalk
from scenes.mobjects.plots.number_line import NumberLine
from scenes.mobjects.plots.probe import Probe
from scenes.mobjects.plots.spread import Spread
from scenes.mobjects.plots.traces import Traces
from scenes.mobjects.plots.waveform import Waveform
from scenes.mobjects.showing import Shown
from scenes.mobjects.stage import Area
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import run
from tests.helpers.stated import colours_at, lit_length, only, stated

AREA = Area(-5, -3, 10, 6)
GROUND = THEME.background.to_rgb()
X = np.linspace(0, 4, 9)


def plane() -> Plane:
    return Plane((0, 4), (-1, 3), 8, 4).shift([1, -0.5, 0])


def line(x: np.ndarray) -> np.ndarray:
    return np.asarray(x) - 1


def is_inked(shown: Shown, colours: np.ndarray) -> np.ndarray:
    """Where a statement's colour is nearer than the ground's."""
    own = np.abs(colours - shown.more["colour"]).sum(axis=1)
    return np.asarray(own < np.abs(colours - GROUND).sum(axis=1))


def test_a_curve_states_its_heights_where_it_is_drawn() -> None:
    curve = Curve(line, plane())
    shown = only("curve", curve)
    assert shown.values.tolist() == (shown.more["x"] - 1).tolist()
    assert shown.more["x"][[0, -1]].tolist() == [0, 4] and len(shown.values) >= 20
    assert is_inked(shown, colours_at(curve, shown))[1:-1].all()
    assert (shown.more["low"].tolist(), shown.more["high"].tolist()) == ([0, -1], [4, 3])
    assert shown.more["plane"].tolist() == [[-3, -2.5], [5, 1.5]]


def test_of_a_curve_beyond_the_plane_nothing_is_seen() -> None:
    shown = only("curve", Curve(lambda x: 2 * np.asarray(x), plane()))
    assert shown.plainly.tolist() == (shown.values <= 3).tolist()


def test_of_a_curve_that_is_being_drawn_only_the_beginning_is_seen() -> None:
    curve = Curve(line, plane())
    run(Create(curve, rate_func=lambda share: share), 0.5)
    shown = only("curve", curve)
    seen = shown.more["x"][shown.plainly > 0]
    assert seen[0] == 0 and seen[-1] == pytest.approx(2, abs=0.1)


def test_a_curve_that_has_slid_states_where_it_is() -> None:
    curve = Curve(line, plane()).set_shift(0.5)
    shown = only("curve", curve)
    assert shown.values == pytest.approx(shown.more["x"] - 1.5)


def test_a_probe_states_both_of_its_coordinates() -> None:
    probe = Probe(Curve(line, plane()), 2.5)
    shown = only("dots", probe)
    assert (shown.values.tolist(), shown.more["x"].tolist()) == ([1.5], [2.5])
    assert shown.more["at"][0] == pytest.approx(plane().at(2.5, 1.5)[:2])
    assert colours_at(probe, shown) == pytest.approx(shown.more["colours"], abs=1 / 255)


def test_a_fan_states_the_curve_of_each_bias() -> None:
    fan = CurveFan(line, np.array([1.0, 0.0, -0.5]), plane())
    told = stated(fan)
    for each, bias in zip(told, (1, 0, -0.5)):
        assert each.values == pytest.approx(each.more["x"] + bias - 1)
    seen = is_inked(told[0], colours_at(fan, told[0]))
    assert seen[told[0].plainly > 0][1:-1].all()
    assert not told[2].plainly.any()  # it is dashed


@pytest.mark.parametrize("kind", ["bundle", "traces"])
def test_measured_curves_are_stated_as_far_as_they_have_come(kind: str) -> None:
    y = np.stack([line(X), 0 * X])
    both = (
        CurveBundle(X, y.T, plane(), np.array([True, False])).set_shown(2.2)
        if kind == "bundle"
        else Traces(X, y, plane(), dashes=[(), ()]).set_reached(2.2)
    )
    for shown, values in zip(stated(both), y, strict=True):
        assert shown.values.tolist() == values.tolist()
        assert shown.plainly.tolist() == (X < 2.2).tolist()
        seen = is_inked(shown, colours_at(both, shown))
        assert seen[(X > 0) & (X < 2.2)].all() and not seen[X > 2.5].any()


def test_of_dashes_it_is_not_stated_what_is_seen() -> None:
    told = stated(Traces(X, np.stack([X, X, X]) / 2, plane()))
    assert [bool(each.plainly.any()) for each in told] == [True, False, False]


def test_a_training_states_its_curve_its_checkpoints_and_the_one_of_now() -> None:
    stops = np.array([0, 4, 8])
    pane = MeasuredCurve(X, line(X), stops, plane(), [0, 2]).show(1, 3.0)
    told = [each for each in stated(pane) if each.kind in ("curve", "dots")]
    curve, checkpoints, now = told
    assert curve.values.tolist() == line(X).tolist()
    assert curve.plainly.tolist() == (X <= 3).tolist()
    assert checkpoints.values.tolist() == line(X)[stops].tolist()
    assert checkpoints.plainly.tolist() == [1, 1, 0]
    assert (now.values.tolist(), now.more["x"].tolist()) == ([1], [2])


def test_a_walk_states_what_was_measured_and_where_it_is() -> None:
    shares = np.array([0.2, 0.8, 0.5])
    images = np.zeros((3, 4, 4))
    walk = MeasuredWalk(np.arange(3.0), shares, images, "abc", [True] * 3, [0, 2], "x", "10", AREA)
    walk.show_step(1)
    measured, now = (each for each in stated(walk) if each.kind == "dots")
    assert measured.values == pytest.approx(100 * shares)
    assert (now.values, now.more["x"]) == (pytest.approx([80]), [1])
    assert now.more["at"][0] == pytest.approx(walk.at[1, :2])


def test_neurons_on_their_curves_state_how_high_they_are() -> None:
    sums, biases = np.array([-2.0, 1.0, 3.0]), np.array([1.0, 0.5, -1.0])
    layer = FannedLayer(np.tanh, sums, biases, AREA, 0, bounded=True)
    layer.add(layer.dots)
    layer.set_share(1).set_climbed(0.5)
    [shown] = [each for each in stated(layer) if each.parts == (layer.dots,)]
    assert shown.values == pytest.approx(np.tanh(sums + biases) / 2)
    assert shown.more["x"].tolist() == sums.tolist()
    where = layer.axes.plane.at(sums, np.tanh(sums + biases) / 2)[:, :2]
    assert shown.more["at"] == pytest.approx(where)


def test_a_spread_states_how_many_lie_in_each_bin() -> None:
    counts, edges = np.array([9.0, 2.0, 8.0, 4.0, 7.0]), np.array([-1, 0, 1, 2, 4, 5.0])
    spread = Spread(counts, edges, plane(), flat=1.5).set_grown(0.5)
    shown = only("bars", spread)
    assert shown.values.tolist() == [1, 4, 2] and shown.limit == 8
    assert lit_length(shown, GROUND) == pytest.approx([1 / 8, 1 / 2, 1 / 4], abs=0.01)


def test_a_histogram_states_the_shares_of_both_kinds() -> None:
    counts = np.array([[1, 3, 4], [5, 0, 5]])
    names, notes = ([words(f"{name}") for name in pair] for pair in ("ab", "cd"))
    histogram = Histogram(counts, np.array([0, 1, 2, 3.0]), names, notes, words("x"), AREA)
    histogram.set_shown(np.array([1, 0.5]))
    first, second = (each for each in stated(histogram) if each.kind == "bars")
    assert first.values.tolist() == [1 / 8, 3 / 8, 1 / 2]
    assert second.values.tolist() == [1 / 4, 0, 1 / 4]
    for each in (first, second):
        assert each.limit == 0.5
        assert lit_length(each, GROUND) == pytest.approx(each.values / 0.5, abs=0.01)


def test_a_sound_states_how_far_it_reaches_in_each_column() -> None:
    sound = Waveform(np.array([0.5, -0.25, 1.0, -1.0]), 4, 2).set_shown(0.5)
    shown = only("extent", sound)
    assert shown.values.tolist() == [[0.5, 0.5], [-0.25, -0.25]]
    assert shown.places[0, :, 0].tolist() == [-2, -1]


def test_a_band_states_where_its_pieces_begin_and_end() -> None:
    line = NumberLine(0, 1, 8)
    band = AnswerBand(line, np.array([0, 0.25, 0.5, 1]), "353", AREA).set_shown(0.4)
    shown = only("band", band)
    assert shown.more["x"].tolist() == [0, 0.25, 0.5]
    assert shown.values.tolist() == [0.25, 0.4, 0.5]
    assert shown.places[:, 0, 0] == pytest.approx(line.at(shown.more["x"])[:, 0])
    assert shown.places[:, 1, 0] == pytest.approx(line.at(shown.values)[:, 0])
