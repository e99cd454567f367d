"""What scenes show of their own, worked out anew, is what they show; and mutations are not."""

import numpy as np
import pytest

from nnmath import load_network, preprocess
from nnmath.measuring.placement import moved, scaled
from nnmath.pen.page import page_of
from scenes._assets import own_digit
from scenes._audit.truth.files import ASSETS
from scenes._audit.truth.of import hidden_layers, neuron, preview
from scenes._audit.truth.truth import Truth
from scenes._data import handwriting, measured, parts, straight
from scenes._data.followed import followed as theirs
from scenes._data.reading import Reading, far_apart
from scenes._sentences.answers import beside, hardest


def truth(scene: str) -> Truth:
    return Truth.chosen({}, scene)


def source(t: Truth, values: object, scale: str = "") -> str:
    found = t.find(np.asarray(values), scale)
    assert found is not None
    assert not found.weak
    return found.source


STROKES = load_network(ASSETS / "networks" / "strokes.npz")
THREE = own_digit("3")


def test_problem() -> None:
    t = truth("problem")
    one, same, other, _ = handwriting.handwriting_of(THREE).farther_than()
    assert source(t, one - same).startswith("differences of pair A")
    assert source(t, one - other).startswith("differences of pair B")
    assert source(t, np.sqrt(((one - other) ** 2).sum())).startswith("distances of pair B")
    assert t.find(other - one) is None


def test_preview() -> None:
    t = truth("preview")
    image = THREE.image[None]
    for by in (-3, 2, 7):
        assert source(t, moved(image, by, 0)) == f"moved to the right[{12 + by}]"
    for k, by in ((0, 0.3), (2, 0.5), (9, 1.2)):
        assert source(t, scaled(image, by)) == f"scaled[{k}]"


def test_a_page_is_known_by_the_digit_on_it() -> None:
    t = truth("preview")
    grey = page_of(3, 6)
    stages = preprocess(grey)
    name = "3-round-3"
    assert source(t, grey) == f"the page of {name}"
    assert source(t, 1 - grey) == f"the turned page of {name}"
    assert source(t, stages.ink) == f"the ink of {name}"
    assert source(t, stages.cropped) == f"cut out of the page of {name}"
    assert source(t, stages.scaled) == f"cut out of the page of {name}"
    assert source(t, stages.result) == f"what the page of {name} becomes"
    assert t.find(page_of(3, 6)[::-1].copy()) is None
    assert t.find(np.random.default_rng(0).random(grey.shape)) is None


def test_measured_places_of_another_network_are_measured_on_our_digits() -> None:
    t = truth("preview")
    own = preview.placement(t)
    assert own["right"][12] == own["scaled"][7] == 1  # in its place every digit of ours is read


def test_neuron_follows_the_same_pixel() -> None:
    t = truth("neuron")
    digits, pixel = theirs(THREE)
    assert neuron.followed(t) == pixel
    assert source(t, sorted(d.x[pixel] for d in digits)) == "10 of the pixel in each digit"


def test_output_layer_finds_the_same_hard_digit() -> None:
    t = truth("output_layer")
    compared = beside(STROKES, THREE, hardest(STROKES, THREE))
    assert source(t, [answer.lead for answer in compared]) == "leads"


def test_hidden_layers_finds_the_same_unlike_digits() -> None:
    t = truth("hidden_layers")
    own, *others = (Reading.of(STROKES, own_digit(str((3 + k) % 10))) for k in range(10))
    for ours, each in zip(hidden_layers.unlike(t), far_apart(own, others), strict=True):
        np.testing.assert_array_equal(ours, each.digit.x)
    choices = measured.with_layers(measured.choices())
    ratios = choices.parameters / choices.parameters[1]
    assert source(t, ratios) == "numbers to set, by ours"


def test_forward_finds_the_lines_of_the_highest_outputs() -> None:
    t = truth("forward")
    signals = Reading.of(STROKES, THREE).signals[-1]
    alone = np.where(np.arange(10)[:, None] == 3, signals, 0)
    assert source(t, alone) == "lines of output number 0"


def test_why_layers_finds_the_same_hard_writing() -> None:
    t = truth("why_layers")
    network = straight.straight_network()
    hard = straight.hard_writing(network, straight.with_hidden_layers(network))
    assert source(t, hard.images) == "hard digits"
    scaled_weights = hard.weights / np.abs(hard.weights).max()
    assert source(t, scaled_weights[1], "sign") == "both grids[1]"
    without, with_two = straight.same_recipe()
    assert source(t, [100 * without.mean(), 100 * with_two.mean()]) == "percent read right"


@pytest.mark.parametrize("name", ["9-straight-2", "8-two-rings-1", "3-curled-1"])
def test_pieces_of_our_digits_are_known_by_the_digits(name: str) -> None:
    t = truth("why_layers")
    cut = parts.cut(name)
    assert source(t, cut.parts) == f"pieces of {name}"
    edges = parts.edges_of(cut.parts[0], cut.kinds[0])
    assert source(t, edges) == f"pieces of {name}"
    wrong = cut.parts.copy()
    wrong[0, 0, 0] = 0.5  # ink where the digit has none
    assert t.find(wrong) is None
