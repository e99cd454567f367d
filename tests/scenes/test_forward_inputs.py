"""The forward pass of networks of other inputs, drawn: every light is that of its number."""

from pathlib import Path

import numpy as np
import pytest

from nnmath import Network, forward, save_network
from nnmath.pictures.picture import area_average
from scenes._assets import own_digit
from scenes.mobjects.theme import THEME
from tests.helpers.evidence import Evidence, evidence
from tests.helpers.networks import of_sizes
from tests.helpers.pictures import around


def filmed(network: Network, folder: Path, given: str = "") -> Evidence:
    """The last picture of the film of a network. given: its input, where that is no picture."""
    save_network(network, folder / "mine.npz")
    variables = {"NNFILM_NETWORK": str(folder / "mine.npz"), "NNFILM_INPUT": given}
    return evidence(network, folder, variables, format="png")


def grey(activations: np.ndarray) -> np.ndarray:
    """The brightness (mean of r, g, b) of activations between dark (0) and lit (1)."""
    dark, lit = (255 * np.mean(colour.to_rgb()) for colour in (THEME.dark, THEME.lit))
    return np.asarray(dark + activations * (lit - dark))


def lights(made: Evidence, column: int, aside: float = 0.0) -> np.ndarray:
    """How bright the neurons of a column are. aside: of a radius, how far above their middles."""
    neurons = made.diagram.columns[column]
    up = aside * getattr(neurons, "radius", 0) * np.array([0, 1, 0])
    return np.array([around(made.picture, centre + up).mean() for centre in neurons.centres])


@pytest.mark.parametrize("side", [8, 32])
def test_an_image_of_another_size(side: int, tmp_path: Path) -> None:
    network = of_sizes(side * side, 16, 10)
    made = filmed(network, tmp_path)
    image = area_average(own_digit("3").image, side, side)
    assert made.diagram.input.values.shape == (side, side)
    np.testing.assert_allclose(lights(made, 0), grey(image.ravel()), atol=2)
    for column, step in enumerate(forward(network, image.ravel()), start=1):
        np.testing.assert_allclose(lights(made, column), grey(step.a), atol=2)


def test_numbers_that_are_no_picture(tmp_path: Path) -> None:
    network, x = of_sizes(2, 3, 2), np.array([0.3, 1.0])
    made = filmed(network, tmp_path, "0.3,1")
    np.testing.assert_allclose(lights(made, 0, 0.75), grey(x), atol=2)
    steps = forward(network, x)
    for column, step in enumerate(steps, start=1):
        np.testing.assert_allclose(lights(made, column, 0.75), grey(step.a), atol=2)
    (said,) = (text for text in made.film.scene.drawn if "The network" in text)
    assert said == "The network answers: {}"


def test_a_number_below_zero_is_red_and_the_largest_is_fully_lit(tmp_path: Path) -> None:
    network, x = of_sizes(4, 5, 3), np.array([5.0, -2.5, 0.0, 2.5])
    made = filmed(network, tmp_path, "5,-2.5,0,2.5")
    shown = lights(made, 0, 0.75)
    np.testing.assert_allclose(shown[[0, 2, 3]], grey(x[[0, 2, 3]] / 5), atol=2)
    neurons = made.diagram.input
    red, _, blue = around(made.picture, neurons.centres[1] + [0, 0.75 * neurons.radius, 0])
    assert red > blue + 60
    first = forward(network, x)[0].a
    np.testing.assert_allclose(lights(made, 1, 0.75), grey(first), atol=2)
