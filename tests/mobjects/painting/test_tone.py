"""Shorter ways from lines to colours: the same as the long ones."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import random_array

from scenes.mobjects.painting.light import SignedLight, columns, shed
from scenes.mobjects.painting.tone import ToneMap
from tests.helpers.pictures import paint
from tests.mobjects.network.test_connections import crowd as lines
from tests.mobjects.painting.test_light import bundle_and_intensities

TONE = ToneMap((0.3, 0.65, 1.0), (1.0, 0.35, 0.32))


def test_a_pixel_has_its_colour_whatever_lies_beside_it() -> None:
    rng = np.random.default_rng(3)
    size = 2 * TONE.PIECE + 17
    lights = rng.exponential(1, (2, size)).astype(np.float32)
    lights[rng.random((2, size)) < 0.3] = 0
    positive, negative = lights
    together = TONE(positive, negative, 1.7)
    for pixel in (0, 1, TONE.PIECE - 1, TONE.PIECE, 2 * TONE.PIECE, size - 1):
        here = slice(pixel, pixel + 1)
        alone = TONE(positive[here], negative[here], 1.7)
        np.testing.assert_array_equal(together[pixel], alone[0])
    assert len(np.unique(together, axis=0)) > 1000


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sampled_from([0.0, 0.0, 0.25, 1.0]), min_size=8, max_size=8))
def test_segments_that_are_dark_shed_nothing(envelope: list[float]) -> None:
    signs = [
        random_array((50, 8), density=0.3, format="csc", dtype=np.float32, rng=seed)
        for seed in (1, 2)
    ]
    shed = SignedLight(*signs).shed(np.array(envelope))
    for light, sign in zip(shed, signs):
        np.testing.assert_allclose(light, sign.toarray() @ envelope, atol=1e-6)


def test_columns_of_a_matrix() -> None:
    matrix = random_array((20, 6), density=0.4, format="csc", rng=0)
    for begin, end in ((0, 6), (0, 2), (3, 6), (2, 3)):
        cut = columns(matrix, begin, end)
        np.testing.assert_array_equal(cut.toarray(), matrix.toarray()[:, begin:end])


def test_what_a_pulse_leaves_out_cannot_be_seen() -> None:
    whole, cut = lines().set_envelope(0), lines().set_envelope(0)
    exact, pulse = whole.pulse(), cut.pulse()
    exact.UNSEEN = 0
    for animation in (exact, pulse):
        animation.begin()
    left_out = 0
    for alpha in np.linspace(0, 1, 9):
        exact.interpolate(alpha)
        pulse.interpolate(alpha)
        left_out += int(np.count_nonzero(whole.envelope) - np.count_nonzero(cut.envelope))
        difference = paint(whole).astype(int) - paint(cut)
        assert np.abs(difference).max() <= 1
    assert left_out > 50


@pytest.mark.parametrize("share", [1.0, 0.3])
@pytest.mark.parametrize("lit", [2, 9, 21])
def test_light_at_rest_is_that_of_a_pulse_to_the_bit(share: float, lit: int) -> None:
    bundle, intensities = bundle_and_intensities()
    shown = np.where(np.arange(len(intensities)) < lit, intensities, np.float32(0)).tobytes()
    envelope = np.full(40, share)
    direct = shed(bundle, shown, envelope)
    for light, whole in zip(direct, SignedLight.of(bundle, shown, 40).shed(envelope)):
        np.testing.assert_array_equal(light, whole)
    assert direct[0].any() or direct[1].any()
