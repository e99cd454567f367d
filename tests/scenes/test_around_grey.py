"""What noise has to do with grey: its weighted sums lie around those of the grey it averages to."""

import numpy as np

from scenes._assets import shipped_network
from scenes._data.nothing import Nothing, first_seeds
from scenes._staging.what_comes_next.around_grey import AroundGrey
from scenes.mobjects.stage import Stage

STAGE = Stage(14.2, 8)


def test_the_sums_of_noise_lie_around_those_of_the_grey_that_it_is_on_average() -> None:
    pictures = first_seeds(shipped_network("strokes"))
    grey, layer = Nothing.grey(shipped_network("strokes")), shipped_network("strokes").layers[0]
    around = AroundGrey(layer, grey, pictures, STAGE.main)
    own = layer.weights @ np.full(784, 0.5) + layer.biases
    np.testing.assert_allclose(around.grey, own)
    x = np.array([np.random.default_rng(seed).random(784) for seed in range(15)])
    z = x @ layer.weights.T + layer.biases
    np.testing.assert_allclose(around.noise, z)
    away = z.mean(axis=0) - own
    assert (np.abs(away) < 3 * z.std(axis=0) / np.sqrt(15)).all()  # around it, not to one side
    unit = around.line.unit
    for dots, values in zip(around.dots.centres.reshape(15, 16, 3), z):
        np.testing.assert_allclose(dots[:, 0], around.line.at(0)[0] + unit * values, atol=1e-6)
        np.testing.assert_allclose(dots[:, 1], around.levels, atol=1e-6)
    around.set_spread(0)
    assert np.ptp(around.dots.centres.reshape(15, 16, 3), axis=0).max() < 1e-6
