"""One pixel and its neuron agree, an address counts from 0, a record tells what was."""

import numpy as np
import pytest

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.lettering.labelled import baseline
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.neurons.light_gauge import GaugedNeuron
from scenes.mobjects.painting.dots import brightness_colours
from scenes.mobjects.pixels import address
from scenes.mobjects.pixels.address import Address
from scenes.mobjects.pixels.neuron_grid import NeuronGrid
from scenes.mobjects.pixels.pixel_neuron import PixelNeuron
from scenes.mobjects.pixels.pixel_record import PixelRecord
from scenes.mobjects.stage import Area
from tests.helpers.pictures import around, paint, printed, run

IMAGE = np.array([[0.0, 0.25, 1.0], [0.5, 0.75, 0.1]])
AREA = Area(-6, -3, 12, 6)


@pytest.mark.parametrize(("share", "a"), [(0.0, 0.75), (0.4, 0.75), (0.5, 0.75), (1.0, 0.25)])
def test_a_neuron_has_the_light_and_the_number_of_its_pixel_at_every_moment(
    share: float, a: float
) -> None:
    watched = PixelNeuron(IMAGE, 4, AREA)  # in the lower of two rows
    run(watched.change_to(1 - IMAGE), share)
    assert watched.image.values.flat[4] == a  # of one image or of the other
    assert printed(watched.neuron.numbers[0].glyphs) == f"{a:.2f}"
    edge = watched.neuron.centres[0] - [0, 0.8 * watched.neuron.radius, 0]
    lit = around(paint(watched, background=True), edge)[:3]
    np.testing.assert_allclose(lit, 255 * brightness_colours(np.array([a]))[0], atol=2)


def test_another_image_is_drawn_over_the_first_row_after_row() -> None:
    grid = NeuronGrid(IMAGE)
    run(grid.change_to(1 - IMAGE), 0.5)
    np.testing.assert_array_equal(grid.values, [1 - IMAGE[0], IMAGE[1]])


def test_the_line_reaches_from_the_pixel_to_its_neuron_and_follows_it() -> None:
    watched = PixelNeuron(IMAGE, 4, AREA)
    for area in (watched.beside, watched.beside.columns(3, 1)[0]):
        watched.settle(area)
        begin, end = watched.line.get_start(), watched.line.get_end()
        pixel, neuron = watched.cell.get_center(), watched.neuron.get_center()
        assert np.linalg.norm(neuron - end) == pytest.approx(watched.neuron.radius)
        assert np.abs(begin - pixel).max() > watched.cell.width / 2  # the pixel itself is free
        np.testing.assert_allclose(np.cross(end - begin, neuron - pixel), 0, atol=1e-6)


def test_an_address_counts_rows_and_columns_from_0() -> None:
    image = ImageGrid(IMAGE)
    here = Address(image, AREA)
    for pixel, (row, column) in ((0, "00"), (2, "02"), (4.5, "11"), (5, "12")):
        here.show_pixel(pixel)
        texts = [printed(each.number.glyphs) for each in (here.by_row.name, here.name)]
        assert texts == [row, column]
        np.testing.assert_allclose(here.cursor.get_center(), image.centres[int(pixel)])
        assert here.by_row.frame.get_y() == pytest.approx(image.centres[int(pixel), 1])
    run(here.walk_to(1))
    assert here.pixel == 1


def test_row_and_column_stand_on_one_line_in_languages_in_which_one_hangs_lower(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    german = {"row": "Zeile", "column": "Spalte"}
    monkeypatch.setattr(address, "words", lambda name: words(german[name]))
    here = Address(ImageGrid(IMAGE), AREA)
    row, column = (baseline(each.number) for each in (here.by_row.name, here.name))
    assert row == pytest.approx(column)


def test_pixels_become_neurons_row_after_row_and_are_counted() -> None:
    grid, counter = NeuronGrid(IMAGE).begin_with(5), Readout(0, "d", field="6")
    seen = []
    animation = grid.round_off(counter, rate_func=lambda alpha: alpha)
    for share in (0, 0.4, 0.5, 1):
        run(animation, share)
        seen.append((grid.neurons, printed(counter.glyphs)))
    assert seen == [(1, "1"), (1, "1"), (4, "4"), (6, "6")]


@pytest.mark.parametrize("rows", [0, 0.5, 1, 1.5, 2])
def test_a_pixel_keeps_its_light_while_it_becomes_a_neuron(rows: float) -> None:
    grid = NeuronGrid(IMAGE).set_rounded(rows)
    picture = paint(grid)
    lit = np.array([around(picture, centre)[:3] for centre in grid.centres])
    np.testing.assert_allclose(lit, 255 * brightness_colours(IMAGE.ravel()), atol=2)


def test_a_record_tells_each_images_number() -> None:
    image = np.arange(784).reshape(28, 28) / 783
    images = [image, 1 - image, 0 * image, image**2]
    record = PixelRecord(images, 261, Area(-2, -2, 4, 4))  # 261 is a third of 783
    assert [printed(entry[-1].glyphs) for entry in record] == ["0.33", "0.67", "0.00", "0.11"]
    for entry, one in zip(record, images, strict=True):
        np.testing.assert_allclose(entry[2].dots.colours, brightness_colours(one.ravel()[[261]]))
    assert record.get_left()[0] >= -2 and record.get_right()[0] <= 2


@pytest.mark.parametrize("a", [0.0, 0.3, 1.0])
def test_the_pointer_of_a_gauge_is_as_high_as_the_number(a: float) -> None:
    one = GaugedNeuron(0.5, AREA).set_activation(a)
    bottom, top = one.strip.get_bottom()[1], one.strip.get_top()[1]
    assert one.pointer.get_y() == pytest.approx(bottom + a * (top - bottom))
    assert printed(one.neuron.numbers[0].glyphs) == f"{a:.2f}"
