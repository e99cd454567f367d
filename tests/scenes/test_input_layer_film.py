"""The end of the film of the input, decoded: 784 lights in the order of the picture's rows."""

from pathlib import Path

import numpy as np
import pytest
from manim import MathTypst

from nnmath import load_digits
from scenes.input_layer import InputLayer, lit_elsewhere
from scenes.mobjects.lettering.task import Task
from scenes.mobjects.painting.dots import brightness_colours
from scenes.mobjects.pixels.pixel_neuron import PixelNeuron
from scenes.mobjects.pixels.place_walk import PlaceWalk
from tests.helpers.pictures import ROOT, around, film, printed


class Filmed(InputLayer):
    """The film itself, with a witness of its answer, of every picture of its walks and the last."""

    walk: PlaceWalk | None = None

    def construct(self) -> None:
        self.pictures: list[tuple[int, ...]] = []
        super().construct()

    def answer(self, watched: PixelNeuron, walk: PlaceWalk, sums: MathTypst, task: Task) -> None:
        self.asked = pointed_at(walk)[1]
        self.walk, self.column = walk, walk.column
        super().answer(watched, walk, sums, task)
        self.place = printed(walk.place.number.glyphs)
        labels = zip(self.column.labels.places, self.column.labels.activations)
        self.close_by = {
            printed(place.glyphs): printed(number.glyphs)
            for place, number in labels
            if place.glyphs[0].fill_rgbas[0, 3] == 1
        }

    def update_to_time(self, t: float) -> None:
        super().update_to_time(t)
        if self.walk and self.walk.column.pointing > 0 and self.is_on_screen(self.walk.place):
            self.pictures.append(pointed_at(self.walk))


def pointed_at(walk: PlaceWalk) -> tuple[int, int, int, int]:
    """The place in print, those of the printed row and column, of the cursor and of the ring."""
    address, column = walk.address, walk.column
    names = (address.by_row.name, address.name)
    row, across = (int(printed(name.number.glyphs)) for name in names)
    cells = np.linalg.norm(address.cursor.stops[0] - address.cursor.get_center(), axis=1)
    ring = np.linalg.norm(column.dots.centres - column.pointer.get_center(), axis=1)
    ring[column.dots.shown == 0] = np.inf
    shown = int(printed(walk.place.number.glyphs))
    return shown, 28 * row + across, int(cells.argmin()), int(ring.argmin())


@pytest.fixture(scope="module", params=["7"])
def ending(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Filmed, np.ndarray, np.ndarray]:
    """The scene, its last picture (height, width, 3), and the digit's pixels, (28, 28)."""
    digits = load_digits(ROOT / "assets" / "digits" / "digits.npz")
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("NNFILM_DIGIT", request.param)
        folder: Path = tmp_path_factory.mktemp(request.param)
        scene = film(Filmed, folder, size=(1280, 720), rate=1).scene
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
    assert scene.place == str(scene.asked)
    assert scene.close_by[scene.place] == f"{image.flat[scene.asked]:.2f}"


def test_ring_cursor_and_printed_place_agree_in_every_picture_of_the_walks(
    ending: tuple[Filmed, np.ndarray, np.ndarray],
) -> None:
    pictures = np.array(ending[0].pictures)
    assert len(pictures) > 20 and len(np.unique(pictures[:, 0])) > 10
    assert pictures[:, 0].max() == 783
    np.testing.assert_array_equal(pictures, pictures[:, [0, 0, 0, 0]])


@pytest.mark.parametrize(
    ("lit", "pixel", "place"),
    [
        ([(0, 3, 1)], 40, 3),
        ([(4, 9, 0.5), (4, 10, 0.9), (6, 0, 1)], 300, 122),
        ([(4, 9, 1), (6, 2, 0.2)], 120, 170),
        ([(4, 9, 1)], 120, 0),
        ([], 0, 0),
    ],
)
def test_neurons_with_light_are_shown_close_by_but_not_those_asked_for(
    lit: list[tuple[int, int, float]], pixel: int, place: int
) -> None:
    image = np.zeros((28, 28))
    for row, column, value in lit:
        image[row, column] = value
    assert lit_elsewhere(image, pixel) == place
