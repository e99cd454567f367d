"""Every scene with every kind of network: it plays, and a viewer trips over nothing."""

import string
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from nnmath import Layer, Network, forward, load_digits, load_network, save_network
from scenes._inspection import findings, play
from scenes._inspection.findings import inspect
from scenes._inspection.play import load_scene
from scenes._inspection.timeline import DEAD_AIR, STILL
from scenes.given.inputs import image_shape_of
from scenes.given.needs import why_not
from tests.helpers.networks import of_sizes
from tests.helpers.pictures import ROOT

STROKES = load_network(ROOT / "assets" / "networks" / "strokes.npz")
DIGITS = load_digits(ROOT / "assets" / "digits" / "digits.npz")
THREE = DIGITS.images[DIGITS.defaults[3]].astype(float).ravel()
SCENES = sorted(path.stem for path in (ROOT / "scenes").glob("[!_]*.py"))
RARELY = 60  # frames from look to look while something moves: the beats' ends are always seen
# These show the first layer alone, or a network once: these are all the kinds that differ there.
FIRST_LAYER = {"weights", "edge_detector", "squish", "neuron", "why_layers"}
KINDS = {"no_hidden_layer", "large_layers", "all_zero", "linear"}
# These differ from the shipped network in what the last layer says, and nowhere before.
LAST_LAYER = {"tie_of_two", "misread"}
LAST_BEATS = "outputs_light,winner"
# These differ in how lights are made, how many layers or outputs there are, or what these are
# called: the scenes in which one sees or hears that.
ONLY = {
    "softmax": {"forward", "notation", "output_layer", "recap"},
    "softmax_alone": {"bias", "forward", "function", "in_code", "notation", "parameters", "recap"},
    "tanh": {"bias", "in_code", "notation", "output_layer"},
    "leaky": {"bias", "notation", "recap"},
    "two_classes": {"failure", "forward", "function", "noise", "output_layer", "preview"},
    "ten_classes": {"failure", "noise", "output_layer"},
    "many_outputs": {"forward", "output_layer", "recap"},
    "deep": {"bias", "failure", "forward", "function", "hidden_layers", "parameters", "recap"},
    "deep_relu": {"forward", "preview"},
}
# These are given something else than pictures of 28 × 28 pixels, and that alone.
OTHER_INPUTS = {"small_images": None, "numbers": "0.3,-1"}
# These draw whole layers: of one that no frame can show, its ends and how many more there are.
WHOLE_LAYERS = {"forward", "function", "notation"}
# These show weights and biases layer by layer, and what the last one says in passing.
EACH_LAYER = {"parameters", "bias"}


def all_zero() -> Network:
    """Every sum is zero, and all outputs are equal: a tie of ten."""
    return Network(
        tuple(
            Layer(0 * layer.weights, 0 * layer.biases, layer.activation) for layer in STROKES.layers
        )
    )


def tie_of_two() -> Network:
    """The two most likely answers are one and the same neuron twice."""
    *before, last = STROKES.layers
    best, second = np.argsort(-forward(STROKES, THREE)[-1].a)[:2]
    weights, biases = last.weights.copy(), last.biases.copy()
    weights[second], biases[second] = weights[best], biases[best]
    return Network((*before, Layer(weights, biases, last.activation)))


def misread() -> Network:
    """The outputs say the opposite of what they should."""
    *before, last = STROKES.layers
    return Network((*before, Layer(-last.weights, -last.biases, last.activation)))


def with_functions(name: str, hidden: str, last: str) -> Network:
    """A shipped network with other functions."""
    *before, outputs = load_network(ROOT / "assets" / "networks" / f"{name}.npz").layers
    layers = (replace(layer, activation=hidden) for layer in before)
    return Network((*layers, replace(outputs, activation=last)))


FASHION = "T-shirt/top,Trouser,Pullover,Dress,Coat,Sandal,Shirt,Sneaker,Bag,Ankle boot"
NETWORKS: dict[str, Callable[[], Network]] = {
    "one_output": lambda: of_sizes(784, 16, 1),
    "two_outputs_below_zero": lambda: of_sizes(784, 16, 16, 2, last="identity"),
    "no_hidden_layer": lambda: of_sizes(784, 10),
    "large_layers": lambda: of_sizes(784, 128, 64, 10),
    "huge_layers": lambda: of_sizes(784, 600, 10),
    "deep": lambda: of_sizes(784, 16, 16, 16, 16, 10),
    "deep_relu": lambda: of_sizes(784, 16, 16, 16, 16, 16, 10, hidden="relu"),
    "all_zero": all_zero,
    "tie_of_two": tie_of_two,
    "misread": misread,
    "relu": lambda: load_network(ROOT / "assets" / "networks" / "relu.npz"),
    "linear": lambda: load_network(ROOT / "assets" / "networks" / "linear.npz"),
    "softmax": lambda: with_functions("strokes", "sigmoid", "softmax"),
    "tanh": lambda: with_functions("strokes", "tanh", "tanh"),
    "leaky": lambda: with_functions("relu", "leaky_relu(0.2)", "identity"),
    "softmax_alone": lambda: of_sizes(784, 10, last="softmax"),
    "two_classes": lambda: of_sizes(784, 16, 2),
    "ten_classes": lambda: STROKES,
    "many_outputs": lambda: of_sizes(784, 16, 26),
    "small_images": lambda: of_sizes(64, 16, 10),
    "numbers": lambda: of_sizes(2, 3, 2),
}
CLASSES = {
    "two_classes": ["cat", "a name that is exactly forty characters."],
    "ten_classes": FASHION.split(","),
    "many_outputs": list(string.ascii_uppercase),
}


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("stem", SCENES)
def test_every_scene_plays_with(
    stem: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if "chosen_network" not in (ROOT / "scenes" / f"{stem}.py").read_text(encoding="utf-8"):
        pytest.skip("shows no network")
    if stem in FIRST_LAYER and name not in KINDS | set(OTHER_INPUTS):
        pytest.skip("its first layer is like another one's")
    if name == "huge_layers" and stem not in WHOLE_LAYERS:
        pytest.skip("its pictures of a layer are like those of a large one")
    if stem in EACH_LAYER and name in LAST_LAYER:
        pytest.skip("its numbers are like another one's")
    if stem not in ONLY.get(name, {stem}):
        pytest.skip("it shows nothing that is otherwise")
    scene = load_scene(ROOT / "scenes" / f"{stem}.py")
    if name in OTHER_INPUTS:
        inputs = NETWORKS[name]().sizes[0]
        if why_not(scene.needs, inputs, image_shape_of(inputs)):
            pytest.skip("refuses it, as other tests say")
        monkeypatch.setenv("NNFILM_INPUT", OTHER_INPUTS[name] or "")
    classes = {"classes": CLASSES[name]} if name in CLASSES else {}
    save_network(NETWORKS[name](), tmp_path / "network.npz", classes)
    monkeypatch.setenv("NNFILM_NETWORK", str(tmp_path / "network.npz"))
    if stem == "forward" and name in LAST_LAYER:
        monkeypatch.setenv("NNFILM_BEATS", LAST_BEATS)
    if stem == "edge_detector":  # all its other beats show a neuron that was designed
        monkeypatch.setenv("NNFILM_BEATS", "weights_of_its_own")
    for module in (play, findings):
        monkeypatch.setattr(module, "STRIDE", RARELY)
    found = inspect(scene, media=ROOT / "renders").findings
    if name == "all_zero":  # where nothing flows, nothing moves
        found = [finding for finding in found if finding.kind not in (STILL, DEAD_AIR)]
    assert [f"{finding.beat} {finding.kind}: {finding.what}" for finding in found] == []
