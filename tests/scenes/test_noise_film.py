"""The film of noise: pictures are those of their seeds, and what it says is what networks do."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from nnmath import Layer, Network, forward, load_digits, load_network
from nnmath.measuring.answers import Answers
from scenes._assets import Digit, own_digit
from scenes._data.measured import answers
from scenes._data.nothing import (
    Nothing,
    Refused,
    first_seeds,
    fullest,
    most_often,
    surest,
)
from scenes._data.reading import Reading
from scenes._data.shifted import Shifted
from scenes._sentences import noise as told
from scenes._staging.what_comes_next.moved_over import EXAMPLE, MovedOver
from scenes._staging.what_comes_next.noise_read import NoiseDesk, SeedWall
from scenes._staging.what_comes_next.two_kinds import DIGITS, NOISE, TwoKinds
from scenes.mobjects.lettering.printing import activation
from scenes.mobjects.lettering.text import Readout
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import THEME
from scenes.noise import Noise
from tests.helpers.pictures import ROOT, around, film, printed, run

STAGE, TALL = Stage(14.2, 8), Stage(8, 14.2)


def network(name: str = "strokes") -> Network:
    return load_network(ROOT / "assets" / "networks" / f"{name}.npz")


class Filmed(Noise):
    """The film itself, with a witness of what its last picture is made of."""

    def everywhere(self, moved: MovedOver) -> None:
        self.moved = moved
        super().everywhere(moved)


@dataclass(frozen=True)
class Ending:
    """The last picture, (height, width, 3), and the outputs, (25, 25, 10), that it must show."""

    scene: Filmed
    picture: np.ndarray
    image: np.ndarray
    outputs: np.ndarray


@pytest.fixture(scope="module")
def ending(tmp_path_factory: pytest.TempPathFactory) -> Ending:
    digits = load_digits(ROOT / "assets" / "digits" / "digits.npz")
    image = digits.images[digits.defaults[7]].astype(float)
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("NNFILM_NETWORK", "plain")
        monkeypatch.setenv("NNFILM_DIGIT", "7")
        monkeypatch.setenv("NNFILM_BEATS", "the_island")
        folder: Path = tmp_path_factory.mktemp("noise")
        scene = film(Filmed, folder, format="png").scene
    assert isinstance(scene, Filmed)
    places = [(down, right) for down in range(-12, 13) for right in range(-12, 13)]
    moved = np.array([elsewhere(image, *place).ravel() for place in places])
    outputs = forward(network("plain"), moved)[-1].a.reshape(25, 25, 10)
    return Ending(scene, scene.renderer.get_frame()[..., :3], image, outputs)


def elsewhere(image: np.ndarray, down: int, right: int) -> np.ndarray:
    """An image moved, by hand."""
    padded = np.pad(image, 12)
    return padded[12 - down : 40 - down, 12 - right : 40 - right]


def test_the_map_is_as_bright_as_the_brightest_output_in_every_place(ending: Ending) -> None:
    grid = ending.scene.moved.map.map
    light = ending.outputs.max(axis=-1).ravel()
    np.testing.assert_allclose(grid.values.ravel(), light, atol=1e-9)
    dark, lit = (255 * np.array(colour.to_rgb()) for colour in (THEME.dark, THEME.lit))
    # Where no name, outline or cursor lies, and no border: most cells.
    seen = np.array([around(ending.picture, centre, 0) for centre in grid.centres])
    right = np.abs(seen - (dark + light[:, None] * (lit - dark))).max(axis=1) < 4
    assert right.mean() > 0.8


def test_the_outline_is_around_the_places_of_the_same_answer(ending: Ending) -> None:
    same = ending.outputs.argmax(axis=-1) == ending.outputs[12, 12].argmax()
    island = {(12, 12)}  # from neighbour to neighbour
    while (
        more := {
            (row + down, column + right)
            for row, column in island
            for down, right in ((0, 1), (1, 0), (0, -1), (-1, 0))
            if 0 <= row + down < 25
            and 0 <= column + right < 25
            and same[row + down, column + right]
        }
        - island
    ):
        island |= more
    assert set(map(tuple, np.argwhere(ending.scene.moved.places.island).tolist())) == island
    assert 0 < len(island) < same.size
    said = told.still(ending.scene.moved.places)
    assert said == ("Outlined: around the middle, it still reads a {}.", "7")


def test_at_the_end_the_digit_is_whole_and_read_as_another(ending: Ending) -> None:
    moved = ending.scene.moved
    row, column = moved.here
    outputs = ending.outputs[row, column]
    np.testing.assert_array_equal(
        moved.picture.values, elsewhere(ending.image, row - 12, column - 12)
    )
    assert moved.picture.values.sum() == pytest.approx(ending.image.sum())
    assert outputs.argmax() != 7
    assert printed(moved.answer.glyphs) == str(outputs.argmax())
    assert printed(moved.light.glyphs) == activation(outputs.max())
    np.testing.assert_allclose(moved.cursor.get_center(), moved.map.point(row, column))


def test_the_digit_and_the_map_go_in_step() -> None:
    moved = MovedOver(Shifted.of(network(), own_digit("3")), 1.0, TALL)
    assert not moved.map.map.seen.any() and moved.here == (12, 12)
    run(moved.go_to(EXAMPLE), 0.5)
    assert not shines(moved.answer)  # on its way it would only flicker
    run(moved.go_to(EXAMPLE))
    run(moved.show_cell())
    assert shines(moved.answer) and np.argwhere(moved.map.map.seen).tolist() == [[*moved.here]]
    assert moved.here == (12, 12 + 6) and "6 pixels to the right" in (
        Noise.everywhere.__doc__ or ""
    )
    run(moved.go_round(), 0.37)
    assert not shines(moved.answer)
    row, column = moved.here
    assert moved.map.map.seen.sum() == moved.step + 1 and moved.map.map.seen[row, column]
    three = own_digit("3").image
    np.testing.assert_array_equal(moved.picture.values, elsewhere(three, row - 12, column - 12))
    run(moved.go_round())
    assert moved.map.map.seen.all() and shines(moved.answer)


def shines(text: Readout) -> bool:
    """Whether a number is seen."""
    return any(glyph.get_fill_opacity() > 0 for glyph in text.glyphs)


def test_no_name_on_the_map_is_under_the_cursor_where_it_rests() -> None:
    moved = MovedOver(Shifted.of(network(), own_digit("3")), 1.0, STAGE)
    for place in ((12, 12), EXAMPLE):
        cursor = moved.cursor.copy().move_to(moved.map.point(*place))
        for plate, _ in moved.map.names:
            apart = np.abs(plate.get_center() - cursor.get_center())[:2]
            assert apart.max() > cursor.width / 2
    middles = np.array([plate.get_center() for plate, _ in moved.map.names])
    cells = moved.map.map.centres[:, None] - middles
    read = moved.places.answers.ravel()[np.linalg.norm(cells, axis=-1).argmin(axis=0)]
    assert len(read) > 5 and len(set(read.tolist())) > 3


def test_pictures_are_those_of_their_seeds_and_none_is_left_out() -> None:
    pictures = first_seeds(network())
    assert [each.seed for each in pictures] == list(range(15))
    for each in pictures:
        np.testing.assert_array_equal(each.image, np.random.default_rng(each.seed).random((28, 28)))
        outputs = forward(network(), each.image.ravel())[-1].a
        assert each.answer == str(outputs.argmax()) and each.brightest == outputs.max()
    assert surest(pictures).brightest == max(each.brightest for each in pictures)
    wall = SeedWall(pictures, answers(network())[0], STAGE)
    run(wall.alike())
    assert len(wall.frames) == sum(each.answer == "8" for each in pictures)


def given(*outputs: list[float]) -> list[Nothing]:
    return [Nothing(seed, np.zeros((28, 28)), np.array(each)) for seed, each in enumerate(outputs)]


def test_what_is_said_of_many_answers_is_counted() -> None:
    mixed = given([0.9, 0.1], [0.2, 0.6], [0.1, 0.8], [0.5, 0.5])
    many = Answers(np.array([0, 0.5, 1]), np.array([500, 800.0]), np.ones(2), np.array([70, 1230]))
    assert most_often(mixed) == ("1", 2)
    assert told.again(mixed, many)[1:] == (2, 4, "1", "1,300", "1,230")
    assert told.again(mixed[1:3], many)[1:] == (2, "1", "1,300", "1,230")
    assert told.many(mixed, many) == ("read as {}: {} of {} seeds", "1", "1,230", "1,300")
    assert told.many(mixed[3:], many) is None
    assert told.again(mixed[3:], many) == ("To none of these {} has it an answer.", 1)
    assert "no answer" in told.answered(mixed[3])[0]
    assert told.again(given([0.3], [0.62]), many)[1:] == (2, "0.30", "0.62")


@pytest.mark.parametrize("name", ["strokes", "plain", "linear", "straight"])
def test_what_is_said_of_ten_thousand_is_in_the_measurement(name: str) -> None:
    measured, origin = answers(network(name))
    assert origin[1] == "10,000"
    shown = TwoKinds(measured, origin, STAGE)
    for kind, (said, counts) in enumerate(
        zip(told.most_get(measured), (measured.digits, measured.noise))
    ):
        *_, hundredths = map(float, said[1:])
        low, high = map(float, said[1:3] if len(said) == 4 else ("0.9", "1"))
        inside = (measured.edges[:-1] >= low - 1e-9) & (measured.edges[1:] <= high + 1e-9)
        assert inside.sum() == 2
        assert abs(hundredths - 100 * counts[inside].sum() / counts.sum()) < 1
        others = [counts[2 * k : 2 * k + 2].sum() for k in range(10)]
        assert counts[inside].sum() == max(others)
        shown.plot.set_shown(np.ones(2))
        row = [int(printed(text.glyphs)) for text in shown.plot.numbers[kind]]
        assert sum(row) == 100
        assert printed(shown.plot.numbers[kind][fullest(counts)].glyphs) == f"{hundredths:.0f}"
    assert "dark" in told.most_get(measured)[NOISE][0] or name != "straight"
    assert "MNIST" in origin[0] and DIGITS == 0


@pytest.mark.parametrize("name", ["strokes", "plain", "linear", "straight"])
def test_what_is_refused_is_counted(name: str) -> None:
    measured, _ = answers(network(name))
    (_, start, digits), (_, noise) = map(list, told.refused(measured))
    below = measured.edges[1:] <= float(start) + 1e-9
    for said, kind in ((digits, measured.digits[below]), (noise, measured.noise[~below])):
        assert abs(int(said) - kind.sum() / 100) < 1.5  # hundredths, each cut or rounded up
    if name == "strokes":
        assert (start, digits, noise) == ("0.9", 9, 27)
        assert Refused.of(measured).bar == 9


def test_a_network_that_was_not_measured_is_measured_on_our_digits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NNFILM_NETWORK", "mine.npz")
    layer = Layer(np.random.default_rng(5).normal(size=(10, 784)) / 9, np.zeros(10), "sigmoid")
    measured, origin = answers(Network((layer,)))
    assert isinstance(measured, Answers) and measured.noise.sum() == 10_000
    assert origin[0] == "our own {} digits" and measured.digits.sum() == int(origin[1])


def test_the_brightest_of_linear_outputs_is_fully_lit() -> None:
    linear, digit = network("linear"), own_digit("3")
    pictures = first_seeds(linear)
    outputs = forward(linear, digit.x)[-1].a
    desk = NoiseDesk(Reading.of(linear, digit), pictures, STAGE)
    assert desk.limit == max(np.abs([each.outputs for each in pictures]).max(), *np.abs(outputs))


def test_a_digit_read_alike_everywhere_is_said_to_be() -> None:
    always = Network((Layer(np.zeros((2, 784)), np.array([0.0, 1]), "identity"),))
    places = Shifted.of(always, Digit(own_digit("3").image, None, ("ours",)))
    assert places.strangest() is None and places.home == 1
    assert told.at_last(places) == told.OTHER_OUTPUTS
    assert told.still(places) == ("Wherever it is, the answer stays {}.", "1")
    assert "the same" in str(told.elsewhere(places))


def test_the_end_is_said_of_the_picture_that_is_shown(ending: Ending) -> None:
    places = ending.scene.moved.places
    row, column = ending.scene.moved.here
    answer = int(ending.outputs[row, column].argmax())
    assert told.at_last(places) == (
        "A {} comes in, and it says {}. It has no output for “I cannot tell”.",
        7,
        str(answer),
    )
    assert told.numbers(places) is None  # 12 pixels away, some of the digit is gone
