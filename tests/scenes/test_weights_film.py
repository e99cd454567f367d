"""The film of the weights: its last picture shows nnmath's numbers, its examples are a rule's."""

from pathlib import Path

import numpy as np
import pytest

from nnmath import contribution_grid, forward, weight_grid
from scenes._data.examples import two_examples
from scenes._staging.one_neuron.weights_shown import WeightsShown
from scenes.weights import Weights
from tests.helpers.evidence import IMAGE, NETWORK
from tests.helpers.pictures import around, film


class Filmed(Weights):
    """The film itself, with a witness: where the grids of the last beat are."""

    def pixel_by_pixel(self, shown: WeightsShown) -> None:
        self.equation = shown.equation
        super().pixel_by_pixel(shown)


def test_the_last_picture_shows_the_image_its_neurons_weights_and_their_products(
    tmp_path: Path,
) -> None:
    scene = film(Filmed, tmp_path, size=(1920, 1080), format="png").scene
    picture = np.asarray(scene.renderer.get_frame()).astype(float)
    layer = NETWORK.layers[0]
    index = int(np.argmax(forward(NETWORK, IMAGE.ravel())[0].weighted_sum))
    weights, products = weight_grid(layer, index), contribution_grid(layer, IMAGE.ravel(), index)
    image, *signed = (
        np.array([around(picture, centre, reach=3)[:3] for centre in grid.centres])
        for grid in scene.equation.grids
    )
    assert np.corrcoef(image.mean(axis=1), IMAGE.ravel())[0, 1] > 0.99
    for shown, values in zip(signed, (weights.ravel(), products.ravel())):
        strong = np.abs(values) > 0.2 * np.abs(weights).max()
        blueness = (shown[:, 2] - shown[:, 0])[strong]
        assert strong.sum() > 30
        np.testing.assert_array_equal(blueness > 0, values[strong] > 0)
        dark = around(picture, scene.equation.grids[0].centres[0], reach=3)[:3]
        lit = np.abs(shown - dark).sum(axis=1) > 60
        assert not lit[values == 0].any() and lit[strong].all()


@pytest.mark.parametrize(
    ("x", "weights", "examples"),
    [
        ([0.5, 0.4, 1.0, 0.6], [0.1, 0.9, 5.0, -0.3], (1, 3)),  # the grey ones
        ([0.5, 0.9, 1.0, 0.0], [0.1, 0.9, 5.0, -9.0], (2, 0)),  # a lone grey one: all that are lit
        ([0.0, 0.0, 0.0, 0.0], [0.1, 0.9, 5.0, -9.0], (2, 3)),  # nothing is lit
        ([0.5, 0.5, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0], (1, 0)),  # alike, but two
    ],
)
def test_examples_are_two_grey_pixels_with_weights_far_apart(
    x: list[float], weights: list[float], examples: tuple[int, int]
) -> None:
    assert two_examples(np.array(x), np.array(weights)) == examples
