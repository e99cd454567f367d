"""What a film does to all brightness is taken out, and nothing that is a fault goes with it."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from manim import Mobject

from scenes._audit.checks.lamps import LampsCheck
from scenes._audit.film.calibration import Calibration, tolerance
from scenes._audit.film.palette import Palette, shares_of
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.theme import DARK
from tests.helpers.audited import Shot, audited, painted

RNG = np.random.default_rng(0)
EXPECTED = RNG.uniform(15, 255, 20_000)
NOISE = RNG.normal(0, 0.7, 20_000)


def fitted(errors: np.ndarray) -> Calibration:
    calibration = Calibration()
    calibration.add(EXPECTED, errors)
    calibration.fit()
    return calibration


def test_a_common_change_is_found_in_spite_of_noise() -> None:
    calibration = fitted(NOISE + 1.5 - 0.01 * EXPECTED)
    wanted = 1.5 - 0.01 * np.array([20.0, 128, 250])
    np.testing.assert_allclose(calibration.shift(np.array([20.0, 128, 250])), wanted, atol=0.25)
    assert not calibration.is_beyond


def test_a_third_of_all_places_may_be_wrong_and_change_little() -> None:
    wrong = np.where(np.arange(20_000) % 3 == 0, -10.0, 0)
    shift = fitted(NOISE + wrong).shift(np.array([20.0, 128, 250]))
    np.testing.assert_allclose(shift, 0, atol=0.7)


@pytest.mark.parametrize("errors", [np.full(20_000, -6.0), -0.1 * EXPECTED])
def test_what_no_codec_does_is_not_taken_out(errors: np.ndarray) -> None:
    calibration = fitted(NOISE + errors)
    assert calibration.is_beyond
    left = errors + NOISE - calibration.shift(EXPECTED)
    assert np.abs(left).max() > tolerance(20, stands=True)[0]


def test_nothing_is_known_of_a_few_samples() -> None:
    calibration = Calibration()
    calibration.add(EXPECTED[:10], NOISE[:10] + 9)
    calibration.fit()
    assert calibration.shift(EXPECTED[:1]) == 0


def test_small_places_are_allowed_more_and_standing_ones_less() -> None:
    for stands in (True, False):
        allowed = [tolerance(side, stands)[0] for side in (2, 3, 6, 8, 12, 100)]
        assert allowed == sorted(allowed, reverse=True)
    assert tolerance(12, stands=True) == (3, 3)
    assert tolerance(12, stands=False) > tolerance(12, stands=True)


def lights(values: np.ndarray) -> NeuronLayer:
    return NeuronLayer(values).shift([0.017, 0.029, 0])


def raised(shown: Sequence[Mobject]) -> np.ndarray:
    """A picture that is two levels too bright."""
    return np.asarray(np.minimum(painted(shown), 253) + np.uint8(2))


def test_a_neuron_that_is_too_dark_is_found_in_a_film_that_is_brighter_as_a_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = RNG.uniform(0.1, 1, (16, 16))
    brighter = [lights(each) for each in values]
    monkeypatch.setattr("tests.helpers.audited.painted", raised)
    shots = [Shot([each], [each], 3) for each in brighter]
    row = audited(LampsCheck(), tmp_path, *shots)["lamps"]
    assert not row.faults and row.worst is not None and row.worst < 3
    dimmed = values[-1] * np.where(np.arange(16) == 5, 0.9, 1)
    shots[-1] = Shot([brighter[-1]], [lights(dimmed)], 3)
    faults = audited(LampsCheck(), tmp_path, *shots)["lamps"].faults
    assert [fault.what for fault in faults] == ["light 5 of NeuronLayer 1"]


def test_colours_go_from_dark_to_lit_and_to_those_of_signs() -> None:
    palette = Palette.of(DARK)
    shares = shares_of(np.array([0.0, 2.0, -4.0, 9.0, 1.0]), 4.0)
    dark, lit, negative = (
        255 * np.array(colour.to_rgb()) for colour in (DARK.dark, DARK.lit, DARK.negative)
    )
    light = palette.colours(shares, "light")
    np.testing.assert_allclose(light[:4], [dark, (dark + lit) / 2, negative, lit])
    signs = palette.colours(shares, "sign", told=0.5)
    positive = 255 * np.array(DARK.positive.to_rgb())
    np.testing.assert_allclose(signs[4], dark + 0.125 * (positive - dark))
    ink = palette.colours(np.array([0.0, 1.0]), "ink")
    muted, ground = (255 * np.array(c.to_rgb()) for c in (DARK.muted, DARK.background))
    np.testing.assert_allclose(ink, [ground + 0.14 * (muted - ground), muted])
