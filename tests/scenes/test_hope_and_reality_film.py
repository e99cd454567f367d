"""What the film of hope and reality says and shows, computed anew: lights, scores, loops."""

from pathlib import Path

import numpy as np
import pytest
from scipy.special import expit

from nnmath import load_digits, load_network, read_metadata, strokeness
from scenes._assets import own_digit
from scenes._data.loop_hope import LoopHope, listened_to
from scenes._data.prices import STEPS, pulled_to_zero, pulled_together
from scenes._data.two_trainings import Trained, drawn_hope, on_the_way, usual_and_simple
from scenes._staging.why_layers.loop_hunt import LoopHunt
from scenes._staging.why_layers.stroke_hope import StrokeHope
from scenes._staging.why_layers.two_walls import NAMES, TwoWalls
from scenes._staging.why_layers.what_lights import WhatLights
from scenes.hope_and_reality import HopeAndReality
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import ROOT, around, film, printed

NETWORKS = ROOT / "assets" / "networks"
DIGITS = load_digits(ROOT / "assets" / "digits" / "digits.npz")


class Filmed(HopeAndReality):
    """The film itself, with a witness of what its last picture is made of."""

    def no_loop(self, hunt: LoopHunt) -> None:
        self.hunt = hunt
        super().no_loop(hunt)

    def what_is_there(self, layer: StrokeHope, both: TwoWalls, hunt: LoopHunt) -> None:
        self.both = both
        super().what_is_there(layer, both, hunt)


@pytest.fixture(scope="module")
def filmed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Filmed, np.ndarray, list[str]]:
    """The scene, its last picture, and all that was said."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("NNFILM_DIGIT", "7")
        scene = film(Filmed, tmp_path_factory.mktemp("film"), format="png").scene
    assert isinstance(scene, Filmed)
    said = [phrase["text"] for each in scene.played for phrase in each["said"]]
    return scene, scene.renderer.get_frame()[..., :3], said


@pytest.mark.parametrize(("side", "name"), [(0, "plain"), (1, "strokes")])
def test_every_lamp_is_as_bright_as_its_neuron(
    filmed: tuple[Filmed, np.ndarray, list[str]], side: int, name: str
) -> None:
    scene, picture, _ = filmed
    first = load_network(NETWORKS / f"{name}.npz").layers[0]
    x = DIGITS.images[DIGITS.defaults[7]].astype(float).ravel()
    dark, lit = (255 * np.array(colour.to_rgb()) for colour in (THEME.dark, THEME.lit))
    centres = scene.both.walls[side].lamps.centres
    for centre, a in zip(centres, expit(first.weights @ x + first.biases), strict=True):
        np.testing.assert_allclose(around(picture, centre), dark + a * (lit - dark), atol=2)


def test_the_numbers_that_are_compared_are_those_that_were_measured(
    filmed: tuple[Filmed, np.ndarray, list[str]],
) -> None:
    both, read = filmed[0].both, []
    for k, name in enumerate(("plain", "strokes")):
        read.append(f"{100 * read_metadata(NETWORKS / f'{name}.npz')['accuracy']:.0f}")
        grids = load_network(NETWORKS / f"{name}.npz").layers[0].weights.reshape(-1, 28, 28)
        mean = np.mean([strokeness(grid).score for grid in grids])
        assert printed(both.strokeness.numbers[k].glyphs) == f"{mean:.2f}"
    assert both.right == read
    one, other = read
    told = f"one {one} of 100, and the other, trained longer, {other}."
    assert any(text.endswith(told) for text in filmed[2])


@pytest.mark.parametrize(
    ("chosen", "titled", "instead"),
    [
        ("plain", "trained as usual", None),
        ("strokes", "few, smooth weights", None),
        ("relu", None, "The network that we follow is another one."),
    ],
)
def test_the_network_that_other_films_follow_is_framed(
    monkeypatch: pytest.MonkeyPatch, chosen: str, titled: str | None, instead: str | None
) -> None:
    monkeypatch.setenv("NNFILM_NETWORK", chosen)
    both = TwoWalls(usual_and_simple(), own_digit("3"), Stage(128 / 9, 8))
    coming, said = both.follow()
    assert said == instead and bool(coming) == bool(titled)
    for wall, name in zip(both.walls, NAMES, strict=True) if coming else ():
        frame = coming[-1].mobject
        assert (np.linalg.norm(frame.get_center() - wall.wall.get_center()) < 0.01) == (
            name == titled
        )


def test_what_is_said_of_both_networks_is_so() -> None:
    usual, simple = usual_and_simple()
    assert usual.limit == simple.limit  # they are compared in the same colours
    assert simple.wrong < usual.wrong and usual.tested == simple.tested == 10_000
    assert simple.epochs == 2 * usual.epochs
    noise = np.mean([strokeness(grid).score for grid in on_the_way(1)[0][0]])
    drawn = np.mean([strokeness(grid).score for grid in drawn_hope()])
    assert noise < usual.strokeness < simple.strokeness < drawn
    first, *_, last = usual.scores[usual.clear_to_unclear()]
    assert (first, last) == (usual.scores.max(), usual.scores.min())


def test_noise_and_drawn_strokes_have_the_score_that_is_told(
    filmed: tuple[Filmed, np.ndarray, list[str]],
) -> None:
    noise, drawn = (
        np.mean([strokeness(grid).score for grid in grids])
        for grids in (on_the_way(1)[0][0], drawn_hope())
    )
    assert filmed[0].both.others == [f"{noise:.2f}", f"{drawn:.2f}"]
    usual, simple = (each.strokeness for each in usual_and_simple())
    told = f"Trained as usual: {usual:.2f}. With both prices: {simple:.2f}."
    assert f"{told} The strokes we drew: {drawn:.2f}." in filmed[2]


def test_the_price_of_weights_takes_the_same_from_all_until_they_are_0() -> None:
    grid = np.array([[0.3, -0.1], [0.02, 0.5]])
    grids, counts = pulled_to_zero(grid, 0.2)
    left = np.sign(grid) * np.maximum(np.abs(grid) - 0.2, 0)
    np.testing.assert_allclose(grids[-1], left, atol=1e-12)
    assert (counts[0], counts[-1]) == (4, 2) and (np.diff(counts) <= 0).all()
    assert len(grids) == STEPS + 1 and (grids[0] == grid).all()


def test_the_price_of_differences_brings_neighbours_together_and_takes_no_weight_away() -> None:
    grids, apart = pulled_together(np.array([[1.0, 0.0, 0.0]]))
    np.testing.assert_allclose(grids.sum(axis=(1, 2)), 1)
    assert apart[0] == 0.5  # 1 and 0 between the first pair and the second
    assert (np.diff(apart) < 0).all() and (np.diff(grids[-1, 0]) < 0).all()


def test_the_network_on_its_way_begins_as_noise_and_ends_as_strokes() -> None:
    simple = Trained.named("strokes")
    stages, passes = on_the_way(simple.limit)
    np.testing.assert_allclose(stages[-1], simple.shown)
    assert passes[0] == 0 and passes[-1] == simple.epochs
    assert np.mean([strokeness(grid).score for grid in stages[0]]) < 0.15


def test_the_epochs_that_are_counted_tell_each_grid_from_the_others() -> None:
    layer = StrokeHope(own_digit("3"), Trained.named("strokes"), Stage(14.222, 8))
    count, shown = layer.epoch.number, []
    for stage, passed in zip(layer.stages, layer.passes, strict=True):
        layer.wall.set_values(stage)
        count.set_value(passed)
        shown.append(printed(count.glyphs))
    assert shown[0] == "0.0" and len(set(shown)) == len(shown)
    assert [float(each) for each in shown] == [round(passed, 1) for passed in layer.passes]


def test_no_neuron_of_the_second_layer_tells_loops(
    filmed: tuple[Filmed, np.ndarray, list[str]],
) -> None:
    hope = filmed[0].hunt.hope
    assert hope.shares.min() > 0 and hope.shares.max() < 1
    light, looped = hope.lights[:, hope.neuron], hope.looped
    pairs = [one > other for one in light[looped] for other in light[~looped]]
    assert hope.share == pytest.approx(np.mean(pairs)) == hope.shares.max()
    right = f"Of all {len(pairs):,} pairs, loop and none, the loop is brighter in "
    assert any(text.startswith(f"{right}{100 * np.mean(pairs):.0f} %.") for text in filmed[2])


def test_what_lights_the_neuron_most_is_told(
    filmed: tuple[Filmed, np.ndarray, list[str]],
) -> None:
    scene, _, said = filmed
    hope = scene.hunt.hope
    first, alike = hope.brightest()
    kinds = set(hope.labels[np.argsort(-hope.lights[:, hope.neuron])[: len(first)]].tolist())
    assert kinds == {alike}
    assert any(f"All of them are {alike}s." in text for text in said)


def test_the_late_digit_is_the_one_that_is_told(
    filmed: tuple[Filmed, np.ndarray, list[str]],
) -> None:
    scene, _, said = filmed
    hope = scene.hunt.hope
    ranked = [(bool(hope.looped[k]), int(hope.labels[k])) for k in hope.ranked]
    last = max(place for place, (looped, _) in enumerate(ranked) if looped)
    before = sum(not looped for looped, _ in ranked[:last])
    told = f"This {ranked[last][1]} has a loop, but {before} digits without one light the neuron"
    assert any(text.startswith(told) for text in said)
    assert f"{hope.counts[0]} × {hope.counts[1]} = {hope.pairs:,} pairs" in str(
        scene.hunt.in_order.typst_code
    )
    assert hope.pairs == hope.looped.sum() * (~hope.looped).sum()


def test_the_digits_of_the_sheet_lie_in_the_order_of_their_light(
    filmed: tuple[Filmed, np.ndarray, list[str]],
) -> None:
    sheet = filmed[0].hunt.sheet
    reading = np.lexsort((sheet.centres[:, 0], -np.round(sheet.centres[:, 1], 3)))
    assert (np.diff(sheet.lights[reading]) <= 0).all()


def test_it_listens_to_the_largest_weights() -> None:
    network = load_network(NETWORKS / "strokes.npz")
    neuron = LoopHope.of(network).neuron
    heard, weights = listened_to(network, neuron)
    row = network.layers[1].weights[neuron]
    assert np.abs(weights).min() >= np.abs(np.delete(row, heard)).max()
    assert (np.diff(weights) <= 0).all() and (row[heard] == weights).all()


def test_a_network_that_was_not_measured_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from scenes._assets import AssetError
    from scenes._data import two_trainings

    monkeypatch.setattr(two_trainings, "FOLDER", tmp_path)
    with pytest.raises(AssetError, match=r"confusion_plain\.npz"):
        Trained.named("plain")


def test_beside_a_grid_stand_the_digits_that_light_its_neuron_most() -> None:
    pair = usual_and_simple()
    shown = WhatLights(pair, NAMES, Stage(14.222, 8).whole)
    digits = load_digits(ROOT / "assets" / "digits" / "digits.npz")
    own = [name[0].isdecimal() for name in digits.names]
    ours = digits.images[own].astype(float)
    first = pair[1].network.layers[0]
    lights = expit(ours.reshape(len(ours), -1) @ first.weights.T + first.biases)
    rows = list(zip(shown.grids, shown.digits, shown.labels, strict=True))
    for grid, row, labels in rows[len(rows) // 2 :]:
        seen = [np.abs(each - grid.values).max() for each in pair[1].shown]
        neuron = int(np.argmin(seen))
        assert seen[neuron] == 0
        most = np.argsort(-lights[:, neuron], kind="stable")[: len(row)]
        assert all(
            np.allclose(one.values, image) for one, image in zip(row, ours[most], strict=True)
        )
        assert labels == digits.labels[own][most].tolist()
    # None of the six keeps to one digit, as the film says.
    assert [len(set(labels)) > 1 for _, _, labels in rows] == [True] * 6
