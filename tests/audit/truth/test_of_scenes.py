"""What scenes show of their own, worked out anew, is what they show; and mutations are not."""

from itertools import pairwise

import numpy as np
import pytest

from nnmath import load_network, preprocess, running_sums, signed_scale
from nnmath.edges import blob_image, edge_detector
from nnmath.measuring.placement import moved, scaled
from nnmath.pen.page import page_of
from nnmath.probing.repair import find_repair
from nnmath.sound.spectrogram import spectrogram
from nnmath.sound.speech import speak
from scenes._assets import own_digit
from scenes._audit.truth.files import ASSETS, Net
from scenes._audit.truth.of import bias, hidden_layers, neuron, preview
from scenes._audit.truth.truth import Truth
from scenes._data import (
    biased,
    counted,
    failing,
    found_edges,
    handwriting,
    loop_hope,
    measured,
    parts,
    prices,
    set_by_hand,
    straight,
    two_trainings,
)
from scenes._data.followed import followed as theirs
from scenes._data.reading import Reading, far_apart
from scenes._sentences.answers import beside, hardest
from scenes._staging.one_neuron import close_up
from scenes._staging.one_neuron.enough import Enough
from scenes.mobjects.stage import Area
from scenes.mobjects.sums.sliding_filter import SlidingFilter


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
    for k, factor in ((0, 0.3), (2, 0.5), (9, 1.2)):
        assert source(t, scaled(image, factor)) == f"scaled[{k}]"


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


def test_hope_and_reality() -> None:
    t = truth("hope_and_reality")
    usual, simple = two_trainings.usual_and_simple()
    assert source(t, [usual.strokeness, simple.strokeness]) == "strokeness of both"
    assert source(t, two_trainings.drawn_hope()) == "grids as hoped"
    assert source(t, -simple.limit) == "−full colour"
    grid = usual.grids[usual.clear_to_unclear()[-1]]
    sinking, counts = prices.pulled_to_zero(grid, 0.5 * simple.limit)
    assert source(t, signed_scale(sinking[12], simple.limit)) == "weights that sink[12]"
    assert source(t, counts) == "how many are not 0"
    alike, apart = prices.pulled_together(grid)
    assert source(t, signed_scale(alike[40], simple.limit)) == "weights that grow alike[40]"
    assert source(t, apart[40]) == "how far neighbours are apart[40]"
    hope = loop_hope.LoopHope.of(simple.network)
    assert source(t, hope.shares) == "shares of pairs in order"
    assert source(t, hope.images[hope.ranked]) == "digits in the loop neuron's order"


def test_beyond_digits() -> None:
    t = truth("beyond_digits")
    found, speech = found_edges.FoundEdges.of_the_landscape(), speak()
    assert source(t, found.picture) == "the picture"
    assert source(t, found.coarse(3)) == "blocks of 8"
    assert source(t, found.answers) == "answers"
    assert source(t, spectrogram(speech.samples, speech.rate).strength[::-1]) == "spectrogram"


def test_beyond_digits_answers_so_far() -> None:
    t, found = truth("beyond_digits"), found_edges.FoundEdges.of_the_landscape()
    sliding = SlidingFilter(found.picture, found.answers, found.place, Area(-6.5, -3, 13, 6))
    for column in (0, 1, 40, 64, 128):
        along = sliding.along(column)
        assert "lights of the " in source(t, along)
        wrong = along.copy()
        wrong[sliding.row, sliding.column] *= 0.99
        assert t.find(wrong) is None
    for row in (1, 20, 60, 95):
        down = sliding.down(row)
        assert "lights of the " in source(t, down)
        down[row // 2, 5] += 0.01
        assert t.find(down) is None


def test_weights_and_their_outlines() -> None:
    t = truth("weights")
    w = STROKES.layers[0].weights[np.argmax(STROKES.layers[0].weights @ THREE.x)]
    products = w * THREE.x
    up, down = w >= 0.4 * w.max(), w <= 0.4 * w.min()
    sums = [products[up].sum(), products[down].sum(), products[~(up | down)].sum()]
    assert source(t, sums) == "sums in outlines so far[3]"
    assert source(t, products / np.abs(w).max(), "sign") == "suited products"


def test_edge_detector() -> None:
    t = truth("edge_detector")
    assert source(t, close_up.close(blob_image())) == "the blob from close by"
    terms = close_up.seen(edge_detector(), THREE.image)[1]
    assert source(t, terms) == "products of the detector on the digit"
    assert source(t, close_up.close(THREE.image)) == "the digit from close by"


def test_squish_walks() -> None:
    t = truth("squish")
    walk = running_sums(STROKES.layers[0], own_digit("7").x, 28)
    assert source(t, walk).startswith("walks of z")
    assert source(t, 1 / (1 + np.exp(-walk[-1]))).startswith("sigmoid of")
    z = np.linspace(-8, 8, 120)
    assert source(t, 1 / (1 + np.exp(-z))) == "sigmoid of evenly spaced z"
    assert t.find(0.5 + z / 16.1) is None


def test_bias_without_biases() -> None:
    t = truth("bias")
    reader = biased.ReadWithLess(STROKES, [own_digit(str(k)) for k in range(10)])
    assert source(t, reader.outputs(0)) == "outputs without"
    assert source(t, reader.outputs(1)) == "outputs with biases"


def test_bias_of_a_relu_has_a_band_that_rises_to_full_light() -> None:
    t = Truth.chosen({"NNFILM_NETWORK": "relu"}, "bias")
    shown = Enough(load_network(ASSETS / "networks" / "relu.npz"), THREE, Area(-6, -3, 12, 6)).shown
    s, b = shown.s, float(t.net.biases[0][t.passed.sums[0].argmax()])
    # Where it reaches no full light it is what ReLU makes of any evenly spaced numbers.
    known = ("bands of light, without the bias and with it", "relu of evenly spaced z")
    assert source(t, shown.band.values).startswith(known)
    lit = shown.set_both([s, b]).band.values
    assert source(t, lit).startswith(known)
    cut_off = bias.bands(t, int(t.passed.sums[0].argmax()))[1]
    assert np.allclose(cut_off, lit)
    assert t.find(lit**1.1) is None


def test_parameters_has_layers_on_the_same_scales() -> None:
    t = truth("parameters")
    on_its_scale = counted.on_its_scale(STROKES.layers[0])[0]
    assert source(t, on_its_scale[3], "sign") == "layer 0 on its scale[3]"


def test_by_hand() -> None:
    t = truth("by_hand")
    hand = set_by_hand.HandSet.of(THREE)
    assert source(t, hand.parts) == "parts"
    assert source(t, hand.bars[hand.bar]).startswith(f"bars[{hand.bar}]")


def test_failure_finds_the_same_misread_digit() -> None:
    t = truth("failure")
    cases = failing.Cases.of(STROKES, THREE)
    wrong, right = cases.wrong, cases.right
    assert wrong
    assert right
    assert source(t, wrong.digit.image) == "misread: x"
    assert source(t, failing.difference(wrong)) == "what the answer is sent more"
    repair = find_repair(STROKES, wrong.digit.image, 3)
    assert repair
    outputs = repair.tried.covered[repair.row, repair.column]
    assert source(t, outputs).startswith("outputs while covered")
    rest = failing.stripped(right)
    assert source(t, rest.images) == "the digit stripped"
    assert source(t, rest.ink) == "ink that is left"


def made(activation: str, output: str, *sizes: int) -> Net:
    """A network of any sizes, its numbers drawn by seed."""
    rng = np.random.default_rng(sizes)
    pairs = list(pairwise(sizes))
    weights = tuple(rng.normal(size=(n_out, n_in)) / 4 for n_in, n_out in pairs)
    biases = tuple(rng.normal(size=n_out) for _, n_out in pairs)
    return Net(weights, biases, (*[activation] * (len(pairs) - 1), output))


NETS = {
    "relu": made("relu", "softmax", 784, 16, 16, 10),
    "flat": made("relu", "sigmoid", 784, 10),
    "deep": made("tanh", "linear", 784, 12, 11, 13, 12, 10),
    "two": made("leaky_relu(0.2)", "softmax", 784, 16, 2),
    "small": made("sigmoid", "sigmoid", 64, 12, 10),
    "one": made("sigmoid", "sigmoid", 64, 12, 1),
}
OURS = (  # for networks of 28 × 28 pixels alone
    *("problem", "preview", "input_layer", "hidden_layers", "why_layers", "edge_detector"),
    *("by_hand", "noise", "learning", "relu", "hope_and_reality"),
)
PICTURES = (
    *("neuron", "output_layer", "forward", "weights", "squish", "bias", "parameters"),
    *("notation", "in_code", "function", "recap"),
)
FILMED = [(scene, name) for scene in OURS for name in NETS if NETS[name].sizes[0] == 784]
FILMED += [(scene, name) for scene in PICTURES for name in NETS] + [("failure", "two")]


@pytest.mark.parametrize(("scene", "name"), FILMED)
def test_every_network_that_a_scene_films_has_its_truth(scene: str, name: str) -> None:
    net, size = NETS[name], NETS[name].sizes[0]
    x = np.random.default_rng(size).random(size).round(2)
    t = Truth({name: net}, {"given": x}, scene)
    assert source(t, t.passed.z[0][:3] if len(net.biases) > 1 else t.passed.z[0])
