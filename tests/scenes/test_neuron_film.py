"""The film of the neuron, decoded: its light and its number are those of its pixel."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from nnmath import load_digits
from scenes._assets import Digit, own_digit
from scenes._data.followed import lit_first
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.painting.dots import brightness_colours
from scenes.mobjects.pixels.address import Address
from scenes.mobjects.pixels.pixel_neuron import PixelNeuron
from scenes.neuron import Neuron
from tests.helpers.pictures import ROOT, around, film, printed


class Filmed(Neuron):
    """The film itself, with a witness of its last picture."""

    def one_of_many(self, watched: PixelNeuron, address: Address, behind: NeuronLayer) -> None:
        self.watched, self.address = watched, address
        super().one_of_many(watched, address, behind)


def of_light(value: float) -> Digit:
    return replace(own_digit("3"), image=np.full((28, 28), value))


def test_digits_come_with_the_sentence_that_is_true_of_them() -> None:
    digits = [of_light(value) for value in (0.0, 0.99, 0.3, 0.5, 0.01, 1.0)]
    lit, dark = lit_first(digits, 298)
    assert [image.flat[298] for image in lit] == [0.99, 0.5, 1.0]
    assert [image.flat[298] for image in dark] == [0.0, 0.3, 0.01]


@pytest.fixture(scope="module", params=["ambiguous"])
def ending(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Filmed, np.ndarray, np.ndarray]:
    """The scene, its last picture (height, width, 3), and the digit's pixels, (28, 28)."""
    digits = load_digits(ROOT / "assets" / "digits" / "digits.npz")
    name = request.param
    index = digits.defaults[int(name)] if name.isdecimal() else digits.names.index(name)
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("NNFILM_DIGIT", name)
        folder: Path = tmp_path_factory.mktemp(name)
        scene = film(Filmed, folder, format="png").scene
    assert isinstance(scene, Filmed)
    return scene, scene.renderer.get_frame()[..., :3], digits.images[index].astype(float)


def test_the_neuron_has_the_light_and_the_number_of_its_pixel(
    ending: tuple[Filmed, np.ndarray, np.ndarray],
) -> None:
    scene, picture, image = ending
    names = (scene.address.by_row.name, scene.address.name)
    row, column = (int(printed(name.number.glyphs)) for name in names)
    neuron, a = scene.watched.neuron, image[row, column]
    assert 0.3 < a < 0.7  # this digit has grey pixels
    assert printed(neuron.numbers[0].glyphs) == f"{a:.2f}"
    edge = neuron.centres[0] - [0, 0.7 * neuron.radius, 0]
    np.testing.assert_allclose(around(picture, edge), 255 * brightness_colours(a[None])[0], atol=2)


def test_the_cursor_is_on_that_pixel_of_the_chosen_digit(
    ending: tuple[Filmed, np.ndarray, np.ndarray],
) -> None:
    scene, _, image = ending
    grid = scene.watched.image
    np.testing.assert_array_equal(grid.values, image)
    names = (scene.address.by_row.name, scene.address.name)
    row, column = (int(printed(name.number.glyphs)) for name in names)
    centre = grid.corners(np.array([row + 0.5]), np.array([column + 0.5]))[0]
    np.testing.assert_allclose(scene.address.cursor.get_center(), centre, atol=1e-6)
