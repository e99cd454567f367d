"""The end of the film of the input, decoded: 784 lights in the order of the picture's rows."""

from pathlib import Path

import numpy as np
import pytest

from nnmath import load_digits
from scenes.input_layer import InputLayer
from scenes.mobjects.painting.dots import brightness_colours
from scenes.mobjects.pixels.address import Address
from scenes.mobjects.pixels.column import Column
from tests.helpers.pictures import ROOT, around, film, printed


class Filmed(InputLayer):
    """The film itself, with a witness of its answer and of its last picture."""

    def answer(self, column: Column, address: Address, found: tuple, *rest: object) -> None:
        names = (address.by_row.name, address.name)
        self.asked = [int(printed(name.number.glyphs)) for name in names]
        super().answer(column, address, found, *rest)
        self.column, self.place = column, printed(found[1].number.glyphs)
        labels = zip(column.labels.places, column.labels.activations)
        self.close_by = {
            printed(place.glyphs): printed(number.glyphs)
            for place, number in labels
            if place.glyphs[0].fill_rgbas[0, 3] == 1
        }


@pytest.fixture(scope="module", params=["7"])
def ending(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Filmed, np.ndarray, np.ndarray]:
    """The scene, its last picture (height, width, 3), and the digit's pixels, (28, 28)."""
    digits = load_digits(ROOT / "assets" / "digits" / "digits.npz")
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("NNFILM_DIGIT", request.param)
        folder: Path = tmp_path_factory.mktemp(request.param)
        scene = film(Filmed, folder, size=(1280, 720), format="png").scene
    assert isinstance(scene, Filmed)
    image = digits.images[digits.defaults[int(request.param)]].astype(float)
    return scene, scene.renderer.get_frame()[..., :3], image


def test_all_784_lights_are_those_of_the_pixels_row_after_row(
    ending: tuple[Filmed, np.ndarray, np.ndarray],
) -> None:
    scene, picture, image = ending
    centres = scene.column.dots.centres
    lit = np.array([around(picture, centre, reach=0) for centre in centres])
    np.testing.assert_allclose(lit, 255 * brightness_colours(image.ravel()), atol=8)
    assert len(np.unique(centres.round(6), axis=0)) == 784


def test_the_answer_is_the_place_of_the_pixel_that_was_asked_for(
    ending: tuple[Filmed, np.ndarray, np.ndarray],
) -> None:
    scene, _, image = ending
    row, column = scene.asked
    assert scene.place == str(28 * row + column)
    assert scene.close_by[scene.place] == f"{image[row, column]:.2f}"
