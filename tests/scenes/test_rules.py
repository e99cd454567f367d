"""What is said of a layer's own rule where σ is shown on its sums."""

import numpy as np
import pytest

from nnmath import ACTIVATIONS, Layer
from scenes._sentences import recapped, run_lines, written
from scenes._sentences.rules import HIGHER, PROBABILITIES, comes_out, counts_as, sigmoid_note
from scenes._staging.in_mathematics.written import sign_of
from scenes.telling.speech import speaking


@pytest.mark.parametrize("activation", sorted(ACTIVATIONS))
def test_a_badge_says_where_a_layer_has_another_rule_than_sigmoid(activation: str) -> None:
    with speaking(str) as drawn:
        note = sigmoid_note(Layer(np.ones((2, 3)), np.zeros(2), activation))
    assert len(note) == len(list(drawn)) == (activation != "sigmoid")
    for sentence in drawn:
        assert sentence.endswith("σ shown on its sums")


def layer(activation: str) -> Layer:
    return Layer(np.ones((2, 3)), np.zeros(2), activation)


@pytest.mark.parametrize("activation", [*ACTIVATIONS, "leaky_relu(0.2)"])
def test_every_function_has_a_name_and_is_told(activation: str) -> None:
    one = layer(activation)
    family = one.activation_function.family
    assert recapped.SQUISHES[family].startswith("the squish:\n")
    for told in (written.rules(one), run_lines.rules(one), (recapped.SQUISHED.get(family),)):
        assert any(told) == (family != "sigmoid")
    assert (sign_of(activation) == "") == (activation == "identity")


@pytest.mark.parametrize("activation", [*ACTIVATIONS, "leaky_relu(0.2)"])
def test_only_the_outputs_of_softmax_are_called_probabilities(activation: str) -> None:
    one, last = layer(activation), [layer("relu"), layer(activation)]
    together = activation == "softmax"
    said = [*written.rules(one), *run_lines.rules(one), *recapped.going_on((16,), together)]
    said += [counts_as(one, np.array([0.2, 0.8])), written.each_layer(last)]
    said += [recapped.SQUISHED.get(one.activation_function.family), comes_out(one)]
    assert any("robabilit" in str(sentence) for sentence in said) == together
    assert counts_as(one, np.array([0.2, 0.8])) == (PROBABILITIES if together else None)
    if not together:
        assert counts_as(one, np.array([-0.2, 0.8])) == HIGHER
