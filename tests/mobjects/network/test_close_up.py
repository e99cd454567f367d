"""Single pixels and a single neuron from close by: what is seen is the arrays, at every moment."""

import numpy as np
import pytest

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.grids.pixel_probe import PixelProbe
from scenes.mobjects.lettering.text import formula
from scenes.mobjects.network.close_up import NeuronCloseUp
from scenes.mobjects.network.connections import Connections
from scenes.mobjects.stage import Area
from tests.helpers.pictures import printed, run

PIXELS = np.array([[0.0, 0.25, 1.0], [0.998, 0.5, 0.004]])
TERMS, BIAS = np.array([0.0, 0.5, -1.5, 2.0, 0.25, 0.0]), -0.75


@pytest.fixture
def image() -> ImageGrid:
    """Two rows of three pixels."""
    return ImageGrid(PIXELS, 3.0)


@pytest.fixture
def close_up(image: ImageGrid) -> NeuronCloseUp:
    """A neuron beside them; its scale is that of connections that stand elsewhere."""
    scale = Connections(np.zeros((6, 3)), np.ones((1, 3)), 8 * TERMS[None], exposure=0.7)
    area = Area(1, -2, 5, 5)
    return NeuronCloseUp(image, TERMS, BIAS, formula("sigma(z)"), scale, area, 0.62245933)


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


def test_the_sum_is_that_of_the_pixels_that_have_arrived(close_up: NeuronCloseUp) -> None:
    close_up.arrivals.show_terms(0)
    animation = close_up.arrivals.come()
    animation.begin()
    for count, pixels in enumerate(([], [1], [1, 2], [1, 2, 3], [1, 2, 3, 4])):
        animation.interpolate(count / 4)
        arrived = np.where(np.isin(np.arange(6), pixels), TERMS, 0)
        assert close_up.sum.total == pytest.approx(arrived.sum())
        np.testing.assert_allclose(close_up.signals.values, arrived[None])


def test_the_outline_is_around_the_pixel_that_arrives(
    close_up: NeuronCloseUp, image: ImageGrid
) -> None:
    close_up.arrivals.show_terms(3)
    outline = close_up.arrivals.cursor.get_center()
    np.testing.assert_allclose(outline, image.centres[3], atol=1e-9)


def test_the_bias_comes_to_the_sum(close_up: NeuronCloseUp) -> None:
    run(close_up.arrivals.come())
    assert close_up.sum.total == pytest.approx(1.25)
    run(close_up.add_bias())
    assert close_up.sum.total == pytest.approx(0.5)
    assert printed(close_up.bias.number.glyphs) == "−0.75"


@pytest.mark.parametrize("share", [0.2, 0.5, 1])
def test_number_and_light_come_together(close_up: NeuronCloseUp, share: float) -> None:
    animation = close_up.light()
    animation.begin()
    animation.interpolate(share)
    assert printed(close_up.answer.number.glyphs) == "0.62"
    seen = close_up.answer.number.glyphs[0].get_fill_opacity()
    assert 0 < seen == pytest.approx(close_up.neuron.told[0])


def test_z_goes_into_the_neuron_and_its_bar_stays(close_up: NeuronCloseUp) -> None:
    run(close_up.add_bias())
    before = close_up.sum.bars.get_center()
    animation = close_up.take_z()
    animation.begin()
    animation.interpolate(1)
    np.testing.assert_allclose(animation.mobject.get_center(), close_up.neuron.get_bottom())
    assert animation.mobject.width < close_up.neuron.radius
    np.testing.assert_allclose(close_up.sum.bars.get_center(), before)


def test_a_contribution_is_as_bright_here_as_on_the_scale_it_was_given(
    close_up: NeuronCloseUp,
) -> None:
    assert (close_up.signals.limit, close_up.signals.exposure) == (16.0, 0.7)
    assert close_up.signals.thickness == 0.008


@pytest.mark.parametrize("a", [0.5, -17.5, 9876.5, -999_999.99])
def test_there_is_room_for_the_activation_to_come(image: ImageGrid, a: float) -> None:
    scale = Connections(np.zeros((6, 3)), np.ones((1, 3)), 8 * TERMS[None])
    close_up = NeuronCloseUp(image, TERMS, BIAS, formula("sigma(z)"), scale, Area(1, -2, 5, 5), a)
    run(close_up.light())
    answer = close_up.answer
    figures = [glyph for glyph in answer.number.glyphs if len(glyph.points)]
    assert min(glyph.get_left()[0] for glyph in figures) > answer.label.get_right()[0] + 0.05
