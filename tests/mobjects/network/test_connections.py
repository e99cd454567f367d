"""All connections as one mobject: lit by their values, and a good citizen among Manim's."""

from pathlib import Path

import numpy as np
import pytest

from nnmath import contributions, forward, load_digits, load_network
from scenes._lesson import Lesson
from scenes.mobjects.network.connections import EXPOSURE, Connections
from scenes.mobjects.network.lit_picture import SEGMENTS
from scenes.mobjects.painting.bundle import DASH
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import (
    FILM_SIZE,
    ROOT,
    SMALL_SIZE,
    along,
    film,
    lit_columns,
    paint,
    pixel_of,
)

NETWORKS = ROOT / "assets" / "networks"


def column(x: float, n: int, height: float = 6.0) -> np.ndarray:
    """Places of n neurons above each other, (n, 3)."""
    y = np.linspace(height / 2, -height / 2, n) if n > 1 else np.zeros(1)
    return np.stack([np.full(n, x), y, np.zeros(n)], axis=1)


def crowd(scale: float = 1.0, n_in: int = 30, n_out: int = 8) -> Connections:
    """Many crossing connections; scale: how bright they are."""
    values = np.random.default_rng(3).normal(size=(n_out, n_in)) * scale
    return Connections(column(-3.0, n_in), column(3.0, n_out), values, limit=3.0)


def lone(value: float = 1.0, limit: float = 1.0) -> Connections:
    """One horizontal connection."""
    return Connections(column(-3, 1), column(3, 1), np.array([[value]]), limit)


# What is drawn


def test_a_fan_shows_the_signs_as_colours_and_the_sizes_as_brightness() -> None:
    values = np.array([[0.2, -0.4, 0.6, -0.8, 1.0, 0.0, -0.1]]).T
    fan = Connections(column(-3, 1), column(3, 7), values)
    picture = paint(fan)
    targets = column(3, 7)
    middles = targets * [0, 0.75, 0] + [1.5, 0, 0]  # three quarters of the way, far apart
    # The brightest of each: between the dashes of a negative one it is dark.
    ways = [along(picture, *way) for way in zip(middles, targets)]
    shown = np.array([way[way[:, 3].argmax()] for way in ways])
    blueness, alpha = shown[:, 2] - shown[:, 0], shown[:, 3]
    lit = values[:, 0] != 0
    assert (np.sign(blueness[lit]) == np.sign(values[lit, 0])).all()
    assert alpha[~lit].max() == 0
    order = np.argsort(np.abs(values[:, 0]))
    assert (np.diff(alpha[order]) > 0).all()


def test_single_connections_of_a_real_network_keep_sign_and_order() -> None:
    network = load_network(NETWORKS / "strokes.npz")
    digits = load_digits(NETWORKS.parent / "digits" / "digits.npz")
    layer = network.layers[0]
    terms = contributions(layer, digits.images[digits.defaults[3]].ravel())
    steps = forward(network, digits.images[digits.defaults[3]].ravel())
    np.testing.assert_allclose(terms.sum(axis=1), steps[0].weighted_sum)
    # Of 12,544 connections, twelve between the strongest and one of a tenth of its strength.
    flat = np.abs(terms).ravel()
    ranked = np.argsort(flat)[::-1]
    steps_down = np.linspace(1, 0.1, 12) * flat.max()
    nearest = [ranked[np.argmin(np.abs(flat[ranked] - size))] for size in steps_down]
    sample = list(dict.fromkeys(nearest))
    assert len(sample) >= 9
    sources, targets = column(-3, terms.shape[1]), column(3, terms.shape[0])
    brightness = []
    for chosen in sample:
        only = np.zeros(terms.size)
        only[chosen] = terms.ravel()[chosen]
        connection = Connections(sources, targets, only.reshape(terms.shape), flat.max())
        picture = paint(connection).astype(int)
        red, _, blue, alpha = picture.sum(axis=(0, 1))
        assert np.sign(blue - red) == np.sign(only[chosen])
        i, j = divmod(int(chosen), terms.shape[1])
        length = np.hypot(6, targets[i, 1] - sources[j, 1])
        drawn = 1 if only[chosen] > 0 else 1 - 1 / DASH
        brightness.append(alpha / length / drawn)
    assert (np.diff(brightness) < 0).all()


class SampledSignals(Lesson):
    """Twelve contributions of the real network, next to each other."""

    def construct(self) -> None:
        values = sampled_contributions()
        n = len(values)
        self.add(Connections(column(-5, n), column(5, n, 4.0), np.diag(values), thickness=0.03))
        self.wait(1)


def sampled_contributions() -> np.ndarray:
    """Contributions to the first layer, from the strongest down to a quarter of it, signed."""
    network = load_network(NETWORKS / "strokes.npz")
    digits = load_digits(NETWORKS.parent / "digits" / "digits.npz")
    terms = contributions(network.layers[0], digits.images[digits.defaults[3]].ravel()).ravel()
    ranked = terms[np.argsort(np.abs(terms))[::-1]]
    wanted = 0.85 ** np.arange(10) * np.abs(ranked[0])
    indices = [int(np.argmin(np.abs(np.abs(ranked) - size))) for size in wanted]
    return np.asarray(ranked[sorted(set(indices))])


def test_filmed_connections_keep_sign_and_order(tmp_path: Path) -> None:
    values = sampled_contributions()
    assert (values > 0).any() and (values < 0).any() and len(values) >= 9
    frame = film(SampledSignals, tmp_path, size=(1920, 1080), rate=2).last_frame()
    ground = 255 * np.array(THEME.background.to_rgb())
    brightest = []
    for start, end in zip(column(-5, len(values)), column(5, len(values), 4.0)):
        way = along(frame, start, end, reach=4) - ground
        brightest.append(way[way.max(axis=1) >= np.quantile(way.max(axis=1), 0.7)].mean(axis=0))
    lit = np.array(brightest)
    np.testing.assert_array_equal(np.sign(lit[:, 2] - lit[:, 0]), np.sign(values))
    brightness = lit.max(axis=1)
    assert (np.diff(brightness) < 0).all()  # from the strongest down


# One scale


def test_a_contribution_is_equally_bright_alone_and_in_the_crowd() -> None:
    gap = crowd(3.0, n_in=300)
    values = gap.values.copy()
    strongest = np.unravel_index(np.abs(values).argmax(), values.shape)
    only = np.zeros_like(values)
    only[strongest] = values[strongest]
    alone = paint(crowd(3.0, n_in=300).set_values(only))
    # Made of nothing else, it would be drawn brighter: its limit and exposure would be its own.
    ends = gap.points[::4]
    lonely = Connections(ends[:300], ends[300:], only)
    assert paint(lonely)[..., 3].max() > 1.2 * alone[..., 3].max() > 0
    assert gap.set_values(only).limit == 3.0
    np.testing.assert_array_equal(paint(gap), alone)
    np.testing.assert_array_equal(paint(gap.set_values(values)), paint(crowd(3.0, n_in=300)))


def test_the_exposure_is_a_number_that_a_crowd_lowers() -> None:
    assert lone().exposure == EXPOSURE
    assert 0 < crowd(3.0, n_in=300).exposure < EXPOSURE
    assert crowd(3.0, n_in=300).exposure < crowd(3.0, n_in=100).exposure
    assert Connections(column(-3, 2), column(3, 2), np.zeros((2, 2))).exposure == EXPOSURE
    given = Connections(column(-3, 2), column(3, 2), np.ones((2, 2)), exposure=0.7)
    assert given.exposure == 0.7


# Signs without colour


def test_a_negative_connection_is_dashed_and_a_positive_one_is_not() -> None:
    start, end = column(-3, 1)[0], column(3, 1)[0]
    for size in (SMALL_SIZE, FILM_SIZE, (1920, 1080)):
        unbroken, dashed = (
            along(paint(lone(value), size=size), 0.98 * start, 0.98 * end, 1, 2000)[:, 3]
            for value in (1.0, -1.0)
        )
        assert unbroken.min() > 0.9 * unbroken.max()
        assert dashed.min() == 0 and dashed.max() == pytest.approx(unbroken.max(), abs=2)
        breaks = np.flatnonzero(np.diff((dashed > dashed.max() / 2).astype(int)) == 1).size
        assert breaks == pytest.approx(SEGMENTS / DASH, abs=1)


def test_the_dashes_of_a_crowd_do_not_line_up() -> None:
    def columns(value: float) -> np.ndarray:
        ends = column(-3.0, 30), column(3.0, 8)
        gap = Connections(*ends, np.full((8, 30), value), limit=10)
        return np.asarray(paint(gap)[:, :, 3].sum(axis=0, dtype=float))

    dashed, unbroken = columns(-1.0), columns(1.0)
    lit = unbroken > 0
    share = dashed[lit] / unbroken[lit]
    # Dashes in step would leave every fifth stretch dark.
    assert share.mean() == pytest.approx(1 - 1 / DASH, abs=0.03)
    assert share[5:-5].min() > 0.65 and share[5:-5].max() < 0.95


# Ends


def test_a_connection_reaches_from_its_source_to_its_target() -> None:
    picture = paint(lone())
    (left, y), (right, _) = pixel_of(column(-3, 1)[0]), pixel_of(column(3, 1)[0])
    first, last = lit_columns(picture)
    assert first == pytest.approx(left, abs=1) and last + 1 == pytest.approx(right, abs=1)
    rows = np.flatnonzero(picture[..., 3].any(axis=1))
    assert y - 1.5 < rows.min() and rows.max() < y + 0.5


def test_hundreds_of_crossing_connections_are_not_white() -> None:
    everything = crowd(scale=3.0, n_in=300)
    picture = paint(everything)
    assert picture[..., 3].max() > 240
    assert picture[..., :3].min(axis=2).max() < 180


def test_no_values_no_light() -> None:
    connections = crowd().set_values(np.zeros((8, 30)))
    assert not paint(connections).any()


# Transformations


def test_a_shift_by_whole_pixels_moves_the_picture_exactly() -> None:
    pixels_per_unit = SMALL_SIZE[0] / (128 / 9)
    before = paint(crowd())
    after = paint(crowd().shift([17 / pixels_per_unit, -5 / pixels_per_unit, 0]))
    assert before.any()
    np.testing.assert_array_equal(after, np.roll(before, (5, 17), axis=(0, 1)))


def test_scale_moves_the_ends_apart() -> None:
    small, large = lit_columns(paint(lone().scale(0.5))), lit_columns(paint(lone()))
    assert np.ptp(large) == pytest.approx(2 * np.ptp(small), abs=3)


def test_rotation_turns_the_light() -> None:
    upright = paint(lone().rotate(np.pi / 2))[..., 3]
    assert np.flatnonzero(upright.any(axis=0)).size <= 3
    assert np.flatnonzero(upright.any(axis=1)).size == pytest.approx(6 * 45, abs=2)


def blocks(picture: np.ndarray, side: int) -> np.ndarray:
    """The picture with side × side pixels averaged to one."""
    height, width, channels = picture.shape
    shape = (height // side, side, width // side, side, channels)
    return np.asarray(picture.reshape(shape).astype(float).mean(axis=(1, 3)))


def test_small_and_large_pictures_show_the_same_light() -> None:
    small, large = paint(crowd(0.6)), blocks(paint(crowd(0.6), size=(3840, 2160)), 6)
    assert small[..., 3].max() > 60
    np.testing.assert_allclose(large.mean(axis=(0, 1)), small.mean(axis=(0, 1)), rtol=0.12)
    assert np.abs(large - small).mean() < 1.0
    assert np.corrcoef(large[..., 3].ravel(), small[..., 3].ravel())[0, 1] > 0.97


@pytest.mark.parametrize(("layer", "large"), [(0, (1920, 1080)), (1, (3840, 2160))])
def test_a_real_network_glows_alike_on_small_and_large_pictures(
    layer: int, large: tuple[int, int]
) -> None:
    # Tone mapping bends earlier where fine lines are resolved: a tenth, not a different picture.
    weights = load_network(NETWORKS / "strokes.npz").layers[layer].weights
    gap = Connections(column(-3, weights.shape[1]), column(3, weights.shape[0]), weights)
    coarse, fine = (paint(gap, size=size)[..., 3].mean() for size in (FILM_SIZE, large))
    assert coarse > 3
    assert fine == pytest.approx(coarse, rel=0.15)


def test_a_zooming_camera_enlarges_the_picture() -> None:
    near, far = paint(crowd(0.6), zoom=2), paint(crowd(0.6))
    width, height = SMALL_SIZE
    middle = far[height // 4 : -height // 4, width // 4 : -width // 4]
    reduced = blocks(near, 2)
    np.testing.assert_allclose(reduced.mean(axis=(0, 1)), middle.mean(axis=(0, 1)), rtol=0.08)
    assert np.corrcoef(reduced[..., 3].ravel(), middle[..., 3].ravel())[0, 1] > 0.95


def test_thickness_zooms_with_the_camera() -> None:
    def rows(zoom: float) -> float:
        line = Connections(column(-1, 1), column(1, 1), np.ones((1, 1)), thickness=0.2)
        return float((paint(line, zoom=zoom)[:, SMALL_SIZE[0] // 2, 3] > 0).sum())

    assert rows(1) == pytest.approx(9, abs=1) and rows(4) == pytest.approx(36, abs=1)


def test_colours_are_the_themes() -> None:
    for value, colour in ((1.0, THEME.positive), (-1.0, THEME.negative)):
        picture = paint(lone(value))
        brightest = picture[np.unravel_index(picture[..., 3].argmax(), picture.shape[:2])]
        np.testing.assert_allclose(brightest[:3], brightest[3] * colour.to_rgb(), atol=2)
