"""Single pixels and a single neuron from close by: what is seen is the arrays, at every moment."""

import numpy as np
import pytest

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.grids.pixel_probe import PixelProbe
from scenes.mobjects.network.close_up import NeuronCloseUp
from scenes.mobjects.network.connections import Connections
from scenes.mobjects.stage import Area
from tests.helpers.pictures import printed, run

PIXELS = np.array([[0.0, 0.25, 1.0], [0.998, 0.5, 0.004]])
TERMS = np.array([0.0, 0.5, -1.5, 2.0, 0.25, 0.0])


@pytest.fixture
def image() -> ImageGrid:
    """Two rows of three pixels."""
    return ImageGrid(PIXELS, 3.0)


@pytest.fixture
def close_up(image: ImageGrid) -> NeuronCloseUp:
    """A neuron beside them; its scale is that of connections that stand elsewhere."""
    scale = Connections(np.zeros((6, 3)), np.ones((1, 3)), 8 * TERMS[None], exposure=0.7)
    area = Area(1, -2, 5, 5)
    return NeuronCloseUp(image, TERMS, scale, area, 0.62245933)


def test_a_probe_says_the_number_of_the_pixel_it_stands_on(image: ImageGrid) -> None:
    probe = PixelProbe(image, Area(-1, -3, 2, 1), 0)
    for pixel, text in enumerate(("0.00", "0.25", "1.00", "> 0.99", "0.50", "< 0.01")):
        probe.show_pixel(pixel)
        assert printed(probe.number.glyphs).replace(" ", "") == text.replace(" ", "")
        np.testing.assert_allclose(probe.outline.get_center(), image.centres[pixel], atol=1e-9)


def test_a_walking_probe_visits_pixel_after_pixel(image: ImageGrid) -> None:
    probe = PixelProbe(image, Area(-1, -3, 2, 1), 1)
    run(probe.walk_to(5), 0.0, 0.5)
    assert probe.pixel == 3
    run(probe.walk_to(5))
    assert probe.pixel == 5


def test_the_count_is_that_of_the_pixels_that_have_arrived(close_up: NeuronCloseUp) -> None:
    close_up.arrivals.show_terms(0)
    animation = close_up.arrivals.come()
    animation.begin()
    for count in range(7):
        animation.interpolate(count / 6)
        arrived = np.where(np.arange(6) < count, TERMS, 0)
        assert printed(close_up.count.number.glyphs) == str(count)
        np.testing.assert_allclose(close_up.signals.values, arrived[None])


def test_what_a_dark_pixel_sends_takes_no_time_of_its_own(close_up: NeuronCloseUp) -> None:
    animation = close_up.come()
    animation.begin()
    shares = np.linspace(0, 1, 2001)
    counts = np.empty(len(shares))
    for k, share in enumerate(shares):
        animation.interpolate(share)
        counts[k] = close_up.arrivals.count
    turns = [np.count_nonzero(counts == count) for count in range(6)]
    # The turn of the pixel that comes next: one of mean size takes twice as long as a dark one.
    sizes = np.abs(TERMS) / np.abs(TERMS).mean()
    expected = (1 + sizes) / (1 + sizes).sum()
    np.testing.assert_allclose(np.array(turns) / len(shares), expected, atol=0.002)


def test_the_outline_is_around_the_pixel_that_arrives(
    close_up: NeuronCloseUp, image: ImageGrid
) -> None:
    close_up.arrivals.show_terms(4)
    outline = close_up.arrivals.cursor.get_center()
    np.testing.assert_allclose(outline, image.centres[3], atol=1e-9)


@pytest.mark.parametrize("share", [0.6, 0.8, 1])
def test_number_and_light_come_together(close_up: NeuronCloseUp, share: float) -> None:
    animation = close_up.light()
    animation.begin()
    animation.interpolate(share)
    assert printed(close_up.answer.number.glyphs) == "0.62"
    seen = close_up.answer.number.glyphs[0].get_fill_opacity()
    assert 0 < seen == pytest.approx(close_up.neuron.told[0])


def test_the_light_that_has_come_runs_into_the_neuron_before_it_lights(
    close_up: NeuronCloseUp,
) -> None:
    run(close_up.come())
    animation = close_up.light()
    animation.begin()
    animation.interpolate(0.3)
    begin, *_, end = close_up.signals.envelope
    assert begin < end and close_up.neuron.told[0] == 0
    animation.interpolate(1)
    assert close_up.neuron.told[0] == 1


def test_a_neuron_is_as_bright_as_its_layers_scale_says(image: ImageGrid) -> None:
    scale = Connections(np.zeros((6, 3)), np.ones((1, 3)), 8 * TERMS[None])
    seen = []
    for a, limit in ((0.5, 1.0), (5.0, 10.0)):
        close_up = NeuronCloseUp(image, TERMS, scale, Area(1, -2, 5, 5), a, limit)
        run(close_up.light())
        seen.append(close_up.neuron.dots.colours)
    one, other = seen
    np.testing.assert_allclose(one, other)


def test_a_contribution_is_as_bright_here_as_on_the_scale_it_was_given(
    close_up: NeuronCloseUp,
) -> None:
    assert (close_up.signals.limit, close_up.signals.exposure) == (16.0, 0.7)
    assert close_up.signals.thickness == 0.008


@pytest.mark.parametrize("a", [0.5, -17.5, 9876.5, -999_999.99])
def test_there_is_room_for_the_activation_to_come(image: ImageGrid, a: float) -> None:
    scale = Connections(np.zeros((6, 3)), np.ones((1, 3)), 8 * TERMS[None])
    close_up = NeuronCloseUp(image, TERMS, scale, Area(1, -2, 5, 5), a)
    run(close_up.light())
    answer = close_up.answer
    figures = [glyph for glyph in answer.number.glyphs if len(glyph.points)]
    assert min(glyph.get_left()[0] for glyph in figures) > answer.label.get_right()[0] + 0.05
