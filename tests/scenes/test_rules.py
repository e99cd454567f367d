"""What is said of a layer's own rule where σ is shown on its sums."""

import numpy as np
import pytest

from nnmath import ACTIVATIONS, Layer
from scenes._sentences.rules import sigmoid_note
from scenes.telling.speech import speaking


@pytest.mark.parametrize("activation", sorted(ACTIVATIONS))
def test_a_badge_says_where_a_layer_has_another_rule_than_sigmoid(activation: str) -> None:
    with speaking(str) as drawn:
        note = sigmoid_note(Layer(np.ones((2, 3)), np.zeros(2), activation))
    assert len(note) == len(list(drawn)) == (activation != "sigmoid")
    for sentence in drawn:
        assert sentence.endswith("σ shown on its sums")
