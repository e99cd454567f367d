"""The film of the parameters: its counts, its dial, its scales and its lights are computed."""

import itertools
from pathlib import Path

import numpy as np
import pytest
from scipy.special import expit

from nnmath import load_digits, load_network, save_network
from scenes._assets import own_digit
from scenes._data.counted import full_colour, share_of, two_figures
from scenes._data.reading import Reading
from scenes._sentences.counts import about_days, all_say, in_a_word, so_many, where_most
from scenes._staging.all_of_it.at_work import AtWork
from scenes._staging.all_of_it.counted_layers import CountedMosaic, LayerTable
from scenes._staging.all_of_it.counted_zoom import CountedZoom
from scenes.mobjects.lettering.labelled import Labelled
from scenes.mobjects.stage import Area, Stage, meet
from scenes.mobjects.theme import THEME
from scenes.parameters import Parameters
from tests.helpers.networks import of_sizes
from tests.helpers.pictures import ROOT, around, film, printed
from tests.helpers.told import TINY, captions

STROKES = load_network(ROOT / "assets" / "networks" / "strokes.npz")
ROOM = Stage(128 / 9, 8).whole
DARK, LIT = (255 * np.array(colour.to_rgb()) for colour in (THEME.dark, THEME.lit))


class Filmed(Parameters):
    """The film itself, with witnesses of what it counted and of its last picture."""

    def layer_by_layer(self, layers: LayerTable) -> None:
        super().layer_by_layer(layers)
        self.table = [[printed(each.glyphs) for each in row[1:]] for row in layers.table.rows]
        self.total = [printed(each.glyphs) for each in layers.table.total[1:]]

    def a_large_one(self, picture: CountedMosaic, far: CountedZoom, count: Labelled) -> None:
        self.before, self.held = printed(count.number.glyphs), list[str]()
        self.count = count
        super().a_large_one(picture, far, count)
        self.after, self.days = printed(count.number.glyphs), far.days
        self.passed = printed(far.passed.number.glyphs)

    def hold(self, seconds: float) -> None:
        if hasattr(self, "held") and seconds >= 1 and not hasattr(self, "work"):
            self.held.append(printed(self.count.number.glyphs))
        super().hold(seconds)

    def good_values(self, picture: CountedMosaic, far: CountedZoom | None, work: AtWork) -> None:
        self.work = work
        super().good_values(picture, far, work)


@pytest.fixture(scope="module")
def filmed(tmp_path_factory: pytest.TempPathFactory) -> Filmed:
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("NNFILM_DIGIT", "7")
        scene = film(Filmed, tmp_path_factory.mktemp("parameters"), format="png").scene
    assert isinstance(scene, Filmed)
    return scene


def test_the_table_adds_up_to_all_numbers(filmed: Filmed) -> None:
    assert filmed.table == [
        ["12,544", "16", "12,560"],
        ["256", "16", "272"],
        ["160", "10", "170"],
    ]
    assert filmed.total == ["12,960", "42", "13,002"]


def test_while_it_stands_still_the_count_is_that_of_the_pictures_told_of(filmed: Filmed) -> None:
    *bricks, llama, at_the_year = filmed.held
    assert bricks == ["13,002,000", "13,002,000,000"]
    assert llama == at_the_year == "405,000,000,000"


def test_a_large_network_is_counted_in_full_and_takes_about_a_year(filmed: Filmed) -> None:
    assert (filmed.before, filmed.after) == ("13,002", "405,000,000,000")
    assert filmed.days == pytest.approx(360.5, abs=0.05)
    assert about_days(filmed.days)[1:] == (filmed.passed,) == ("360",)


def test_the_outputs_at_the_end_are_as_lit_as_the_network_computes(filmed: Filmed) -> None:
    a = own_digit("7").x
    for layer in STROKES.layers:
        a = expit(layer.weights @ a + layer.biases)
    picture = filmed.renderer.get_frame()[..., :3]
    for centre, light in zip(filmed.work.outputs.centres, a, strict=True):
        np.testing.assert_allclose(around(picture, centre), DARK + light * (LIT - DARK), atol=2)


@pytest.mark.parametrize("name", ["strokes", "relu", "linear"])
def test_with_all_numbers_at_zero_the_answer_is_the_same_whatever_comes_in(name: str) -> None:
    network = load_network(ROOT / "assets" / "networks" / f"{name}.npz")
    images = load_digits(ROOT / "assets" / "digits" / "digits.npz").images
    answers = [share_of(network, image.astype(float).ravel(), 0) for image in images[:20]]
    assert np.ptp(answers) == 0
    half = network.layers[-1].activation == "sigmoid"
    assert answers[0][0] == (0.5 if half else 0)
    assert all_say(answers[0])[1] == ("0.50" if half else "0.00")
    assert all_say(answers[0][:1])[0].startswith("Now the output says")


def test_half_of_every_number_lights_the_outputs_by_half_of_every_number() -> None:
    reading = Reading.of(STROKES, own_digit("3"))
    mosaic = CountedMosaic(STROKES, (28, 28), ROOM).mosaic
    work = AtWork(mosaic, reading, ROOM).set_share(0.5)
    a = own_digit("3").x
    for layer in STROKES.layers:
        a = expit(0.5 * layer.weights @ a + 0.5 * layer.biases)
    np.testing.assert_allclose(work.outputs.activations, a)
    numbers = np.concatenate(
        [
            np.clip(part.ravel() / full_colour(layer), -1, 1)
            for layer in STROKES.layers
            for part in (layer.weights, layer.biases)
        ]
    )
    np.testing.assert_allclose(work.mosaic.numbers, numbers)
    assert len(numbers) == 13_002


def test_lines_and_counts_come_together() -> None:
    table = LayerTable(STROKES, own_digit("3").image, ROOM).show(1.25)
    rows = [[printed(each.glyphs) for each in row[1:]] for row in table.table.rows]
    assert rows[1] == ["128", "0", "128"]
    assert table.diagram.weights[1].complete == 128
    assert rows[2] == ["0", "0", "0"]


def test_a_layer_that_no_frame_can_show_is_counted_all_the_same() -> None:
    network = of_sizes(784, 600, 10)
    table = LayerTable(network, own_digit("3").image, ROOM).show(1.25)
    rows = [[printed(each.glyphs) for each in row[1:]] for row in table.table.rows]
    assert rows == [["470,400", "600", "471,000"], ["3,000", "0", "3,000"]]
    # Of the lines, those of the 64 neurons that are drawn come at the same pace.
    assert [gap.complete for gap in table.diagram.weights] == [784 * 64, 5 * 64]


@pytest.mark.parametrize("sizes", [(784, 16, 16, 10), (784, 600, 10), (784, 512, 256, 10)])
@pytest.mark.parametrize("area", [ROOM, Stage(8, 128 / 9).whole], ids=["wide", "tall"])
def test_what_the_colours_mean_stands_beside_all_labels(sizes: tuple[int, ...], area: Area) -> None:
    picture = CountedMosaic(of_sizes(*sizes), (28, 28), area)
    for label in picture.labels:
        assert not meet(label, picture.key)
    # Nor does a label lie on cells, on another one or outside.
    layers = [picture.mosaic.layer(k) for k in range(len(sizes) - 1)]
    for one, other in itertools.combinations([*picture.labels, *layers], 2):
        assert not meet(one, other)
    inside = Area.around(*picture.labels, picture.key, picture.mosaic)
    assert inside.left > area.left - 0.01 and inside.right < area.right + 0.01
    assert inside.bottom > area.bottom - 0.01


def test_of_too_many_numbers_it_says_that_their_cells_run_together(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    save_network(of_sizes(784, 600, 10), tmp_path / "wide.npz")
    monkeypatch.setenv("NNFILM_NETWORK", str(tmp_path / "wide.npz"))
    monkeypatch.setenv("NNFILM_BEATS", "all_in_one_picture,good_values")
    made = film(Parameters, tmp_path, TINY, 5)
    heard = " ".join(each.text.replace("\n", " ") for each in captions(made))
    assert "cells so small that they run together." in heard and "a cell." not in heard
    # No large network was shown, so there is none to come back from.
    assert "Let us turn all of them to 0." in heard and "Back to ours" not in heard


@pytest.mark.parametrize(
    ("count", "drawn", "word"),
    [
        (785, ("{}: hundreds", "785"), "hundreds"),
        (13_002, ("{}: thousands", "13,002"), "thousands"),
        (999_999, ("{}: thousands", "999,999"), "thousands"),
        (1_000_000, ("{}: millions", "1,000,000"), "millions"),
    ],
)
def test_the_answer_is_in_figures_and_in_a_word(
    count: int, drawn: tuple[str, str], word: str
) -> None:
    assert in_a_word(count) == drawn
    assert f"{{}} numbers: {word}." in so_many(count)[0]
    assert so_many(count)[1] == drawn[1]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([12_560, 272, 170], None),
        ([7_850], "There is only one layer."),
        ([100, 900, 10], ("The largest part of them lies in layer {}.", 2)),
        ([400, 300, 300], ("The largest part of them lies in layer {}.", 1)),
    ],
)
def test_where_most_numbers_lie_is_said_of_this_network(
    counts: list[int], expected: object
) -> None:
    assert where_most(counts) == expected


@pytest.mark.parametrize(("value", "rounded"), [(360.5, 360), (42.9, 43), (597.1, 600), (9.6, 10)])
def test_about_so_much_has_two_figures(value: float, rounded: int) -> None:
    assert two_figures(value) == rounded
