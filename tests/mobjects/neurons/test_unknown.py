"""A box with a question mark, and what comes out of it."""

import numpy as np

from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.neurons.unknown import Unknown
from tests.helpers.pictures import paint, run


def test_the_box_is_around_what_it_hides_and_opens_to_it() -> None:
    layer = NeuronLayer(np.zeros(16)).set_told(0)
    before, box = layer.dots.centres.copy(), Unknown(layer)
    assert box.box.get_left()[0] < layer.get_left()[0] < layer.get_right()[0]
    assert box.box.get_top()[1] > layer.get_top()[1]
    opening = box.open()
    run(opening)
    np.testing.assert_allclose(layer.dots.centres, before, atol=1e-9)
    assert not paint(box.box).any()
