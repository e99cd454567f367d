"""The film of the hidden layers: what it draws and says of other choices is what was measured."""

import itertools
import json
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from manim import VGroup

import scenes._data.measured
import scenes.hidden_layers
from nnmath import Network, forward, load_digits, load_network
from nnmath.measuring.measurements import Choices, load_choices, save_choices
from scenes._assets import AssetError
from scenes._data.measured import choices, score_of, with_layers
from scenes._sentences import compared
from scenes._staging.what_it_is.choice_table import ChoiceTable
from scenes._staging.what_it_is.layers_shown import ShownLayers
from scenes.hidden_layers import HiddenLayers
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import FILM_SIZE, ROOT, around, film, paint, printed

MEASURED = ROOT / "assets" / "measurements" / "choices.npz"
ALL = ((16,), (16, 16), (32, 32), (64, 64), (128, 64), (16, 16, 16), (16, 16, 16, 16))


class Filmed(HiddenLayers):
    """The film itself, with a witness: the table when it is whole, and the network."""

    def what_they_score(self, shown: ShownLayers, table: ChoiceTable, task: VGroup) -> VGroup:
        frames = super().what_they_score(shown, table, task)
        self.table, self.whole = table, paint(*self.mobjects, size=FILM_SIZE, background=True)
        return frames

    def other_patterns(self, shown: ShownLayers) -> None:
        self.shown = shown
        super().other_patterns(shown)


@pytest.fixture(scope="module")
def filmed(tmp_path_factory: pytest.TempPathFactory) -> Filmed:
    """The last picture of the film of another digit than the usual one."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("NNFILM_DIGIT", "7")
        scene = film(Filmed, tmp_path_factory.mktemp("hidden"), format="png").scene
    assert isinstance(scene, Filmed)
    return scene


def test_every_dot_stands_at_a_measured_score(filmed: Filmed) -> None:
    labels = filmed.table.plot.line.labels
    low, high = labels[0].get_x(), labels[-1].get_x()
    measured = with_layers(load_choices(MEASURED)).accuracy
    least = np.floor(measured.min() * 20) / 20
    for scores, row in zip(measured, filmed.table.rows, strict=True):
        for score, lane in zip(scores, (0.35, -0.35), strict=True):  # the first training is above
            x = low + (score - least) / (1 - least) * (high - low)
            point = np.array([x, row.centre[1] + lane * row.height / 2, 0])
            shown = around(filmed.whole, point, reach=0)[:3]
            assert shown.mean() > 150 > 255 * np.mean(THEME.background.to_rgb())


def test_the_network_is_lit_by_the_chosen_digit_at_the_end(filmed: Filmed) -> None:
    digits = load_digits(ROOT / "assets" / "digits" / "digits.npz")
    x = digits.images[digits.defaults[7]].astype(float).ravel()
    network = load_network(ROOT / "assets" / "networks" / "strokes.npz")
    picture = filmed.renderer.get_frame()[..., :3]
    dark, lit = (255 * np.array(colour.to_rgb()) for colour in (THEME.dark, THEME.lit))
    lights = [x, *(step.a for step in forward(network, x))]
    for column, activations in zip(filmed.shown.diagram.columns, lights, strict=True):
        for centre, a in zip(column.centres, activations, strict=True):
            np.testing.assert_allclose(around(picture, centre), dark + a * (lit - dark), atol=3)


def test_the_patterns_of_three_digits_stay_and_are_what_the_network_computes(
    filmed: Filmed,
) -> None:
    network = load_network(ROOT / "assets" / "networks" / "strokes.npz")
    picture = filmed.renderer.get_frame()[..., :3]
    dark, lit = (255 * np.array(colour.to_rgb()) for colour in (THEME.dark, THEME.lit))
    images = [pattern.image.values for pattern in filmed.shown.patterns]
    assert len({image.tobytes() for image in images}) == 3
    for image, pattern in zip(images, filmed.shown.patterns, strict=True):
        hidden = forward(network, image.astype(float).ravel())[:-1]
        for step, layer in zip(hidden, pattern.layers, strict=True):
            for centre, a in zip(layer.centres, step.a, strict=True):
                seen = around(picture, centre, reach=0)
                np.testing.assert_allclose(seen, dark + a * (lit - dark), atol=4)


def test_how_many_times_our_numbers_each_has_to_set_is_printed(filmed: Filmed) -> None:
    assert filmed.table.choices.hidden == ALL
    for hidden, readout in zip(ALL, filmed.table.counts, strict=True):
        ratio = count(hidden) / count((16, 16))
        assert printed(readout.glyphs).replace(" ", "") == f"×{ratio:.2f}"
    # So one layer more or less is seen to cost something.
    assert len({printed(readout.glyphs) for readout in filmed.table.counts}) == len(ALL)


def test_our_row_and_no_other_is_marked(filmed: Filmed) -> None:
    ours = ["ours" in name.typst_code for name in filmed.table.names]
    assert ours == [hidden == (16, 16) for hidden in ALL]


def count(hidden: tuple[int, ...]) -> int:
    """How many weights and biases a network with these hidden layers has."""
    return sum((a + 1) * b for a, b in itertools.pairwise((784, *hidden, 10)))


def test_what_later_films_ask_is_not_given_away_here(filmed: Filmed) -> None:
    # parameters asks how many numbers there are, why_layers what a network without layers reads.
    assert () in load_choices(MEASURED).hidden and () not in filmed.table.choices.hidden
    told = [getattr(HiddenLayers, name).__doc__ for name in vars(HiddenLayers) if name[0] != "_"]
    assert "13,002" not in " ".join(filter(None, told))
    assert all(printed(readout.glyphs).startswith("×") for readout in filmed.table.counts)
    assert not any(map(str.isdigit, compared.RECIPE))  # why_layers tells what the networks score


def test_the_best_choice_is_told_as_it_was_measured() -> None:
    measured = with_layers(choices())
    base = measured.hidden.index((16, 16))
    told = compared.price(measured, base, (16, 16))
    assert not isinstance(told, str)
    sentence, *values = told
    best = int(measured.accuracy.max(axis=1).argmax())
    assert values == [
        f"{100 * measured.accuracy[best].mean():.0f}",
        f"{count(measured.hidden[best]) / count((16, 16)):.0f}",
    ]
    assert sentence.format(*values) in " ".join((HiddenLayers.a_choice.__doc__ or "").split())
    frugal = replace(measured, parameters=np.ones(len(ALL)))
    assert compared.price(frugal, base, (16, 16)) == (
        "The best one here reads {} of 100, with about as many numbers to set.",
        values[0],
    )
    # Beside 784-1024-10 it is eight times as many as 16-16 have, and a seventh of its own.
    assert compared.price(measured, base, (1024,)) == (
        "The best reads {} of 100, with about {} times as many numbers to set as {}.",
        *values,
        "16-16",
    )
    assert compared.price(frugal, base, (1024,)) == (
        "The best reads {} of 100, with about as many numbers as {}.",
        values[0],
        "16-16",
    )


def test_another_recipe_is_told_only_of_a_network_whose_score_differs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    measured = invented(np.full((7, 2), 0.962))
    strokes = load_network(ROOT / "assets" / "networks" / "strokes.npz")
    score = score_of(strokes)
    assert score == pytest.approx(0.971, abs=0.0005)
    base = compared.compared_with(measured, (16, 16))
    assert len(compared.another_recipe(measured, base, (16, 16), score)) == 1
    assert len(compared.another_recipe(measured, base, (16, 16), 0.9622)) == 0
    assert len(compared.another_recipe(measured, base, (30,), score)) == 0
    *before, last = strokes.layers
    unmeasured = Network((*before, replace(last, biases=last.biases + 1)))
    monkeypatch.setenv("NNFILM_NETWORK", "unmeasured.npz")
    assert score_of(unmeasured) is None
    assert len(compared.another_recipe(measured, base, (16, 16), None)) == 0


def invented(accuracy: np.ndarray) -> Choices:
    """Choices that nobody measured."""
    seeds = accuracy.shape[1]
    return Choices(ALL, np.arange(1.0, 1 + len(ALL)), tuple(range(seeds)), accuracy)


def test_a_choice_scores_better_only_where_each_training_does() -> None:
    accuracy = np.array(
        [[0.8, 0.9], [0.9, 0.91], [0.9, 0.92], [0.921, 0.93], *[[0.91] * 2] * 2, [0.0, 0.0]]
    )
    measured = invented(accuracy)
    assert compared.scored(measured, [3], 2) == compared.MORE
    assert compared.scored(measured, [0], 3) == compared.FEWER
    assert compared.scored(measured, [0], 2) == compared.LEVEL  # both have a 0.9
    assert compared.scored(measured, [4, 5], 2) == compared.LEVEL
    assert compared.scored(measured, [2, 3], 1) == compared.MIXED
    assert compared.scored(measured, [], 2) == ""


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ((16, 16), ([0], [2, 3, 4], [5, 6])),
        ((64, 64), ([0], [4], [])),
        ((16,), ([], [], [1, 5, 6])),
    ],
)
def test_a_choice_is_compared_with_fewer_wider_and_more_layers(
    own: tuple[int, ...], expected: tuple[list[int], ...]
) -> None:
    measured = invented(np.full((7, 2), 0.9))
    base = compared.compared_with(measured, own)
    assert measured.hidden[base] == own
    assert tuple(rows for rows, _ in compared.groups(measured, base)) == expected


def test_a_network_that_was_not_measured_is_said_not_to_be_there() -> None:
    measured = invented(np.full((7, 2), 0.9))
    base = compared.compared_with(measured, (30,))
    assert measured.hidden[base] == (16, 16)
    said = compared.framed_as(measured, base, (30,))
    assert said == (
        "Framed: {}. Our network is not in the list.",
        "16-16",
    )
    assert compared.framed_as(measured, base, (16, 16)) is None


def test_what_is_said_is_what_was_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    upside_down = np.linspace(0.99, 0.9, 7)[:, None] + [0, 0.001, 0.002]
    monkeypatch.setattr(scenes.hidden_layers, "choices", lambda: invented(upside_down))
    monkeypatch.setenv("NNFILM_BEATS", "what_they_score")
    made = film(HiddenLayers, tmp_path, (128, 72), 2)
    (beat,) = json.loads(made.path.with_suffix(".beats.json").read_text())["beats"]
    said = " ".join(phrase["text"] for phrase in beat["said"])
    assert "on examples: 3 times" in said
    assert "With fewer layers, more were read right." in said
    assert "With more neurons in each layer, fewer were read right." in said
    assert "With more layers of the same size, fewer were read right." in said


def test_an_unfinished_measurement_is_refused_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scenes._data.measured, "FOLDER", tmp_path)
    with pytest.raises(AssetError, match=r"`python -m nnmath.measure choices .* measures it"):
        choices()
    accuracy = np.full((7, 2), 0.9)
    save_choices(invented(accuracy), tmp_path / "choices.npz", {})
    assert (choices().accuracy == 0.9).all()
    accuracy[5:, 1] = np.nan
    save_choices(invented(accuracy), tmp_path / "choices.npz", {})
    with pytest.raises(AssetError, match="lacks 2 of 14 trainings") as refused:
        choices()
    assert not re.search(r"\n", str(refused.value))
