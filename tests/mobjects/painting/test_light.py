"""From intensities to light to colour: sums that are explicit sums, and a faithful tone map."""

import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.mobjects.painting import coverage as coverage_module
from scenes.mobjects.painting import light as light_module
from scenes.mobjects.painting.bundle import Bundle, dashes
from scenes.mobjects.painting.coverage import line_coverage
from scenes.mobjects.painting.crowd import PLACE, SAMPLE, crowd
from scenes.mobjects.painting.kept import Recent
from scenes.mobjects.painting.light import LIGHTS, SignedLight, shed_once
from scenes.mobjects.painting.tone import ToneMap

BLUE, RED = (0.3, 0.65, 1.0), (1.0, 0.35, 0.32)
TONE = ToneMap(BLUE, RED)
light = st.floats(0, 50)


def shown(positive: float, negative: float, exposure: float = 1.0) -> np.ndarray:
    """The tone map's r, g, b, a of one pixel, 0..255, premultiplied."""
    plus, minus = (np.array([value], dtype=np.float32) for value in (positive, negative))
    return np.asarray(TONE(plus, minus, exposure)[0].astype(int))


def test_darkness_is_transparent() -> None:
    assert shown(0, 0).tolist() == [0, 0, 0, 0]


def test_faint_light_is_linear() -> None:
    # In 8 bits: a tenth of the range, with the table's steps of less than two levels.
    faint = np.linspace(0, 0.1, 101, dtype=np.float32)
    alpha = TONE(faint, np.zeros_like(faint), 1.0)[:, 3].astype(float)
    np.testing.assert_allclose(alpha, 255 * faint, atol=2.5)
    assert np.corrcoef(alpha, faint)[0, 1] > 0.998


def test_opacity_follows_the_stated_curve_and_exposure_is_a_factor() -> None:
    lights = np.linspace(0, 4.5, 500, dtype=np.float32)
    alpha = TONE(lights / 3, np.zeros_like(lights), 3.0)[:, 3].astype(float)
    np.testing.assert_allclose(alpha, 255 * (1 - np.exp(-lights)), atol=3)


@given(light, light, st.floats(0.01, 5))
def test_more_light_is_never_darker(positive: float, negative: float, more: float) -> None:
    assert shown(positive + more, negative)[3] >= shown(positive, negative)[3]
    assert shown(positive, negative + more)[3] >= shown(positive, negative)[3]


@given(light, light)
def test_a_crowd_glows_and_never_turns_white(positive: float, negative: float) -> None:
    brightest = 255 * np.maximum(BLUE, RED)
    pixel = shown(positive, negative)
    assert (pixel[:3] <= np.ceil(brightest)).all()
    assert pixel[:3].min() < 0.7 * 255
    assert (pixel[:3] <= pixel[3]).all()  # premultiplied


@given(st.floats(0.01, 1000))
def test_light_of_one_sign_has_exactly_its_colour(amount: float) -> None:
    for pixel, colour in ((shown(amount, 0), BLUE), (shown(0, amount), RED)):
        np.testing.assert_allclose(pixel[:3], pixel[3] * np.array(colour), atol=1)


def test_where_signs_meet_their_colours_mix_and_the_stronger_shows() -> None:
    even, mostly_blue = shown(1, 1), shown(1.5, 0.5)
    np.testing.assert_allclose(even[:3] / even[3], (np.array(BLUE) + RED) / 2, atol=0.02)
    assert even[3] == pytest.approx(mostly_blue[3], abs=3)
    share = (mostly_blue[2] / mostly_blue[3] - RED[2]) / (BLUE[2] - RED[2])
    assert 0.75 < share < 1  # blue has three quarters of the light


def bundle_and_intensities() -> tuple[Bundle, np.ndarray]:
    rng = np.random.default_rng(5)
    starts, ends = rng.uniform(5, 60, (7, 2)), rng.uniform((90, 5), (150, 60), (3, 2))
    intensities = rng.uniform(-1, 1, 21).astype(np.float32)
    intensities[4] = 0
    return Bundle.between(starts, ends, 0.8, (160, 70)), intensities


def test_light_is_the_sum_over_the_lines() -> None:
    bundle, intensities = bundle_and_intensities()
    envelope = np.linspace(0.1, 1, 5)
    sums = {1: np.zeros(bundle.window.pixels), -1: np.zeros(bundle.window.pixels)}
    starts, ends = bundle.points
    for line, intensity in enumerate(intensities):
        i, j = divmod(line, len(starts))
        alone = line_coverage(
            starts[j : j + 1], ends[i : i + 1], bundle.thickness, bundle.window, 5
        )
        if intensity:
            shines = envelope if intensity > 0 else envelope * dashes(np.array([line]), 5)[:, 0]
            sums[int(np.sign(intensity))] += abs(intensity) * (alone @ shines)
    light = SignedLight.of(bundle, intensities.tobytes(), 5)
    positive, negative = light.shed(envelope)
    assert positive.max() > 0.5 and negative.max() > 0.5
    np.testing.assert_allclose(positive, sums[1], atol=1e-5)
    np.testing.assert_allclose(negative, sums[-1], atol=1e-5)


def crowded(n_out: int, thickness: float = 0.8) -> tuple[Bundle, bytes]:
    """Forty times so many lines that cross in a small picture, some of them outside it."""
    rng = np.random.default_rng(8)
    starts, ends = rng.uniform(-10, 60, (40, 2)), rng.uniform((90, -10), (170, 80), (n_out, 2))
    intensities = rng.uniform(-1, 1, 40 * n_out).astype(np.float32)
    return Bundle.between(starts, ends, thickness, (160, 70)), intensities.tobytes()


def test_light_summed_a_few_lines_at_a_time_is_the_plain_sum(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (bundle, intensities), segments = crowded(6, 1.4), 7
    signed = np.frombuffer(intensities, np.float32)
    target, source = np.divmod(np.arange(240), 40)
    starts, ends = bundle.points
    lines = starts[source], ends[target]
    coverage = line_coverage(*lines, bundle.thickness, bundle.window, segments)
    shines = dashes(np.arange(240), segments)
    plain = [
        (coverage * (shown * np.abs(signed) * (np.sign(signed) == sign)).ravel()).toarray()
        for sign, shown in ((1, np.ones_like(shines)), (-1, shines))
    ]
    whole = SignedLight.summed(bundle, intensities, segments)
    monkeypatch.setattr(coverage_module, "PIECE", 64)
    pieces = SignedLight.summed(bundle, intensities, segments)
    for sums, found, expected in zip(
        (whole.positive, whole.negative), (pieces.positive, pieces.negative), plain
    ):
        np.testing.assert_array_equal(found.toarray(), sums.toarray())
        by_segment = expected.reshape(-1, segments, 240).sum(axis=2)
        np.testing.assert_allclose(sums.toarray(), by_segment, atol=1e-5)
        assert by_segment.max() > 0.5


def test_at_rest_the_sums_of_the_segments_are_left_out_and_nothing_changes() -> None:
    bundle, intensities = crowded(6)
    envelope = np.linspace(0, 1, 12)
    whole = SignedLight.summed(bundle, intensities, 12).shed(envelope)
    for light, once in zip(whole, shed_once(bundle, intensities, envelope)):
        np.testing.assert_array_equal(once, light)


def test_memory_hardly_grows_with_the_lines() -> None:
    def peak(n_out: int) -> int:
        tracemalloc.start()
        try:
            SignedLight.summed(*crowded(n_out), 40)
            shed_once(*crowded(n_out), np.ones(40))
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    few, many = peak(100), peak(1500)
    # The coverage of a line takes 3 kB even in this small picture, at 1080p it takes 20 kB.
    assert many - few < 250 * 40 * 1400


def test_the_light_that_is_kept_is_bounded_in_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    lights: Recent[SignedLight] = Recent(room=400_000)
    monkeypatch.setattr(light_module, "LIGHTS", lights)
    bundle, intensities = crowded(1)
    signed = np.frombuffer(intensities, np.float32)
    for k in range(1, 40):
        SignedLight.of(bundle, (signed * np.float32(k / 40)).tobytes(), 40)
    kept = [light.nbytes for light in (*lights.new.values(), *lights.old.values())]
    assert 2 * lights.room > sum(kept) > 0.5 * lights.room
    assert LIGHTS.room < 500e6


def test_of_five_segments_of_a_dashed_line_one_is_dark() -> None:
    shines = dashes(np.arange(100), 40)
    assert set(np.unique(shines)) == {0, 1}
    dark = [np.flatnonzero(line == 0) for line in shines.T]
    assert all(len(places) == 8 and (np.diff(places) == 5).all() for places in dark)
    # Each of the five places is where about a fifth of the lines begin.
    counts = np.bincount([places[0] for places in dark])
    assert len(counts) == 5 and counts.min() >= 15


def test_the_crowd_of_a_lone_line_is_its_share_of_a_place() -> None:
    ends = np.array([[-3.0, 0.02]]), np.array([[3.0, 0.02]])
    for intensity in (1.0, -0.5):
        light = crowd(*ends, np.array([[intensity]]), PLACE / 4)
        assert light == pytest.approx(abs(intensity) / 4, rel=0.05)
    assert crowd(*ends, np.zeros((1, 1)), 0.01) == 0


def test_the_crowd_grows_with_the_lines() -> None:
    starts = np.stack([np.full(50, -3.0), np.linspace(-2, 2, 50)], axis=1)
    ends = starts * [-1, 1]
    few, many = (crowd(starts, ends[:n], np.ones((n, 50)), 0.01) for n in (5, 50))
    assert many > 1.3 * few
    # Of many thousands, some stand for all.
    several = np.concatenate([ends + np.array([0, offset]) for offset in np.linspace(0, 0.01, 8)])
    lines = np.full((400, 50), 1 / 8)
    assert lines.size > SAMPLE
    assert crowd(starts, several, lines, 0.01) == pytest.approx(many, rel=0.1)
    twice = crowd(starts, ends, np.full((50, 50), 0.5), 0.01)
    assert twice == pytest.approx(many / 2)


def test_no_light_at_all() -> None:
    bundle, intensities = bundle_and_intensities()
    light = SignedLight.of(bundle, np.zeros_like(intensities).tobytes(), 5)
    assert not np.add(*light.shed(np.ones(5))).any()


def test_the_window_holds_the_lines_and_stays_inside_the_picture() -> None:
    bundle, _ = bundle_and_intensities()
    window, points = bundle.window, np.concatenate(bundle.points)
    assert (points >= (window.left, window.top)).all()
    assert (points <= (window.left + window.width, window.top + window.height)).all()
    far = Bundle.between(points - 1000, points + 1000, 1.0, (160, 70)).window
    assert (far.left, far.top, far.width, far.height) == (0, 0, 160, 70)
    outside = Bundle.between(points + 5000, points + 6000, 1.0, (160, 70)).window
    assert outside.left + outside.width <= 160 and outside.pixels >= 1
