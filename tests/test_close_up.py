"""Single pixels and a single neuron from close by: what is seen is the arrays, at every moment."""

import numpy as np
import pytest

from nnmath import sigmoid
from scenes.mobjects.close_up import NeuronCloseUp
from scenes.mobjects.connections import Connections
from scenes.mobjects.grids import ImageGrid
from scenes.mobjects.pixel_probe import PixelProbe
from scenes.mobjects.stage import Area
from scenes.mobjects.text import formula
from tests.pictures import printed, run

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
    return NeuronCloseUp(image, TERMS, BIAS, formula("sigma(z)"), scale, area)


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
    animation = close_up.add_up()
    animation.begin()
    for count, share in enumerate(np.arange(7) / 6):
        animation.interpolate(share)
        assert close_up.sum.total == pytest.approx(TERMS[:count].sum())
        arrived = np.where(np.arange(6) < count, TERMS, 0)
        np.testing.assert_allclose(close_up.signals.values, arrived[None])


def test_the_bias_comes_to_the_sum(close_up: NeuronCloseUp) -> None:
    run(close_up.add_up())
    assert close_up.sum.total == pytest.approx(1.25)
    run(close_up.add_bias())
    assert close_up.sum.total == pytest.approx(0.5)
    assert printed(close_up.bias.number.glyphs) == "−0.75"
    run(close_up.neuron.light(sigmoid([0.5])))
    np.testing.assert_allclose(close_up.neuron.activations, [0.62245933])


def test_a_contribution_is_as_bright_here_as_on_the_scale_it_was_given(
    close_up: NeuronCloseUp,
) -> None:
    assert (close_up.signals.limit, close_up.signals.exposure) == (16.0, 0.7)
    assert close_up.signals.thickness == 0.008
