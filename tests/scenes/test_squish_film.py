"""The end of the film of the squish, decoded: every neuron is as bright as σ of its sum."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from scipy.special import expit

from nnmath import Network, load_digits, load_network
from scenes._assets import own_digit
from scenes._staging.one_neuron.squish_shown import SquishShown
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import THEME
from scenes.squish import Squish
from scenes.telling.speech import speaking
from tests.helpers.pictures import ROOT, around, film, printed


class Filmed(Squish):
    """The film itself, with a witness of what its last picture is made of."""

    def neurons_on_the_curve(self, shown: SquishShown) -> None:
        self.plot, self.dots, self.lamps = shown.plot, shown.dots, shown.lamps
        super().neurons_on_the_curve(shown)


@dataclass(frozen=True)
class Ending:
    """The last picture, (height, width, 3), and the sums that it must show, (n,)."""

    scene: Filmed
    picture: np.ndarray
    z: np.ndarray


@pytest.fixture(scope="module", params=[("strokes", 3), ("relu", 7)], ids=["sigmoid", "relu"])
def ending(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Ending:
    name, digit = request.param
    digits = load_digits(ROOT / "assets" / "digits" / "digits.npz")
    layer = load_network(ROOT / "assets" / "networks" / f"{name}.npz").layers[0]
    z = layer.weights @ digits.images[digits.defaults[digit]].astype(float).ravel() + layer.biases
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("NNFILM_NETWORK", name)
        monkeypatch.setenv("NNFILM_DIGIT", str(digit))
        folder: Path = tmp_path_factory.mktemp(name)
        scene = film(Filmed, folder, format="png").scene
    assert isinstance(scene, Filmed)
    return Ending(scene, scene.renderer.get_frame()[..., :3], z)


def test_every_neuron_is_as_bright_as_sigma_of_its_sum(ending: Ending) -> None:
    dark, lit = (255 * np.array(colour.to_rgb()) for colour in (THEME.dark, THEME.lit))
    for centre, a in zip(ending.scene.lamps.dots.centres, expit(ending.z), strict=True):
        np.testing.assert_allclose(around(ending.picture, centre), dark + a * (lit - dark), atol=2)


def test_every_dot_stands_on_the_curve_over_its_sum(ending: Ending) -> None:
    expected = ending.scene.plot.at(ending.z, expit(ending.z))
    np.testing.assert_allclose(ending.scene.dots.centres, expected, atol=1e-6)


def test_every_number_is_the_activation_of_the_neuron_beside_it(ending: Ending) -> None:
    for number, a in zip(ending.scene.lamps.numbers, expit(ending.z), strict=True):
        text = printed(number.glyphs)
        bound, value = text[:1], float(text.lstrip("<>"))
        assert (a < value) if bound == "<" else (a > value) if bound == ">" else True
        assert bound in "<>" or abs(a - value) <= 0.005 + 1e-12


def test_the_ring_is_on_one_neuron_and_its_dot(ending: Ending) -> None:
    assert ending.scene.dots.marked == ending.scene.lamps.dots.marked is not None


def test_what_the_next_film_tells_is_not_said_here() -> None:
    told = [getattr(Squish, name).__doc__ for name in vars(Squish) if name[0] != "_"]
    assert "bias" not in " ".join(filter(None, told))


@pytest.mark.parametrize(("function", "named"), [("sigmoid", "activations"), ("tanh", "σ(z)")])
def test_lights_are_called_activations_only_where_the_layer_has_them(
    function: str, named: str
) -> None:
    layers = load_network(ROOT / "assets" / "networks" / "strokes.npz").layers
    network = Network((replace(layers[0], activation=function), *layers[1:]))
    with speaking(str) as drawn:
        SquishShown(network, own_digit("3"), Stage(128 / 9, 8))
    assert {"activations", "σ(z)"} & set(drawn) == {named}
