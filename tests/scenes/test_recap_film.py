"""The last film, decoded: five steps of one digit, a page of facts, and the answer."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from scipy.special import expit

from nnmath import Layer, Network, load_digits, load_network, save_network
from nnmath.facts import Facts, facts
from scenes._data.facts import is_comparable, is_kept_simple, trained_alike
from scenes._data.reading import Reading
from scenes._sentences import recapped
from scenes._staging.what_comes_next.beside_steps import SumAndBias
from scenes._staging.what_comes_next.facts_poster import FactsPoster
from scenes._staging.what_comes_next.five_steps import FiveSteps
from scenes.mobjects.stage import Area, Stage
from scenes.mobjects.theme import THEME
from scenes.recap import Recap
from scenes.telling.speech import speaking
from tests.helpers.pictures import ROOT, around, film, printed

STROKES = load_network(ROOT / "assets" / "networks" / "strokes.npz")
ON_MNIST = {"accuracy": 0.5, "measured_on": "the MNIST test images"}


def activations(network: Network, image: np.ndarray) -> list[np.ndarray]:
    """All layers of a network of sigmoids, without the product's own forward pass."""
    a, found = image.astype(float).ravel(), []
    for layer in network.layers:
        a = expit(layer.weights @ a + layer.biases)
        found.append(np.asarray(a))
    return found


def of_sizes(*sizes: int, activation: str = "sigmoid") -> Network:
    """A network of these sizes, all zero."""
    return Network(
        tuple(
            Layer(np.zeros((n_out, n_in)), np.zeros(n_out), activation)
            for n_in, n_out in pairwise(sizes)
        )
    )


@dataclass(frozen=True)
class Ending:
    """The picture with all five steps, (height, width, 3), and the digit in it, (28, 28)."""

    steps: FiveSteps
    picture: np.ndarray
    image: np.ndarray


@pytest.fixture(scope="module")
def ending(tmp_path_factory: pytest.TempPathFactory) -> Ending:
    digits = load_digits(ROOT / "assets" / "digits" / "digits.npz")
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("NNFILM_DIGIT", "8")
        monkeypatch.setenv("NNFILM_BEATS", "where_are_they")  # the others happen unseen
        made: list[FiveSteps] = []

        def witnessed(reading: Reading, area: Area) -> FiveSteps:
            made.append(FiveSteps(reading, area))
            return made[-1]

        monkeypatch.setattr("scenes.recap.FiveSteps", witnessed)
        picture = film(Recap, tmp_path_factory.mktemp("film")).last_frame()
    return Ending(made[-1], picture, digits.images[digits.defaults[8]])


def test_every_layer_is_as_bright_as_the_network_computes(ending: Ending) -> None:
    dark, lit = (255 * np.array(colour.to_rgb()) for colour in (THEME.dark, THEME.lit))
    layers = [ending.steps.sums.lights, *ending.steps.layers]
    for layer, a in zip(layers, activations(STROKES, ending.image), strict=True):
        for centre, value in zip(layer.centres, a, strict=True):
            seen = around(ending.picture, centre)
            np.testing.assert_allclose(seen, dark + value * (lit - dark), atol=8)  # as compressed


def test_every_bar_is_the_z_of_its_neuron(ending: Ending) -> None:
    first = STROKES.layers[0]
    z = first.weights @ ending.image.astype(float).ravel() + first.biases
    np.testing.assert_allclose(ending.steps.sums.bars.values, z)
    for number, value in zip(ending.steps.sums.bars.numbers, z, strict=True):
        assert abs(float(printed(number.glyphs).replace("−", "-")) - value) <= 0.005 + 1e-9


def test_one_neuron_is_large_with_its_sum_its_bias_and_z(ending: Ending) -> None:
    first, x = STROKES.layers[0], ending.image.astype(float).ravel()
    k = ending.steps.followed
    assert k == int(np.argmax(first.weights @ x))
    one = SumAndBias(float(first.weights[k] @ x), float(first.biases[k]), ending.steps.behind)
    texts = [printed(told.submobjects) for _, _, told in one]
    shown = [float(text.lstrip("=≈").replace("−", "-")) for text in texts]
    z = first.weights[k] @ x + first.biases[k]
    np.testing.assert_allclose(shown, [first.weights[k] @ x, first.biases[k], z], atol=0.006)
    assert texts[2][0] == ("=" if round(shown[0] + shown[1], 2) == shown[2] else "≈")
    lengths = [abs(bars.bars.width) for _, bars, _ in one]
    assert len(set(np.round(lengths, 6))) == 1  # of one scale


def test_the_steps_say_where_all_13002_numbers_are(ending: Ending) -> None:
    told = [printed(count.glyphs) for count in ending.steps.counts]
    assert told == [
        "0",
        "0",
        "12,560",
        "0",
        "442",
    ]  # 784 · 16 + 16, and 16 · 16 + 16 + 16 · 10 + 10


def drawn(known: Facts) -> tuple[FactsPoster, set[str]]:
    """A poster, and the sentences in it."""
    with speaking(str) as sentences:
        poster = FactsPoster(known, Stage(128 / 9, 8).whole)
    return poster, set(sentences)


def test_the_page_leaves_out_an_accuracy_that_is_not_known() -> None:
    known, unknown = (
        drawn(facts(of_sizes(784, 16, 10), about)) for about in (ON_MNIST, dict[str, object]())
    )
    assert len(known[0].facts) == 4 and "this network, of 10,000 test pictures" in known[1]
    assert len(unknown[0].facts) == 3 and "this network, of 10,000 test pictures" not in unknown[1]
    assert "does not say" in str(recapped.scored(unknown[0].known))


def test_the_grids_on_the_page_are_the_first_layers_weights() -> None:
    poster, _ = drawn(facts(STROKES, {}))
    for k, grid in enumerate(poster.wall.wall.grids):
        weights = STROKES.layers[0].weights[k].reshape(28, 28) / poster.wall.wall.limit
        np.testing.assert_allclose(grid.values, np.clip(weights, -1, 1))


def test_the_frame_is_around_how_well_this_network_reads() -> None:
    known = facts(of_sizes(784, 4, 2), ON_MNIST)
    poster, sentences = drawn(known)
    (frame,), line = poster.ours(), poster.facts[2]
    np.testing.assert_allclose(frame.get_center(), line.get_center(), atol=1e-6)
    assert "this network, of 10,000 test pictures" in sentences


@pytest.mark.parametrize("frame", [(128 / 9, 8), (8, 128 / 9)])
def test_the_frame_is_nearer_to_its_own_line_than_to_any_other(frame: tuple[float, float]) -> None:
    poster = FactsPoster(facts(STROKES, ON_MNIST), Stage(*frame).whole)
    (around_ours,), (_, before, ours, after) = poster.ours(), poster.facts
    inside = ours.get_bottom()[1] - around_ours.get_bottom()[1]
    assert 0 < inside < around_ours.get_bottom()[1] - after.get_top()[1]
    assert inside < before.get_bottom()[1] - around_ours.get_top()[1]


def test_networks_of_other_sizes_are_compared_by_name_and_others_not_at_all() -> None:
    same, larger = facts(STROKES, ON_MNIST), facts(of_sizes(784, 1024, 10), ON_MNIST)
    assert "Other networks, by the squish in their hidden layers:" in drawn(same)[1]
    assert "Networks of {}, by the squish in their hidden layers:" in drawn(larger)[1]
    assert recapped.beside_ours(larger, same, False, False) == (
        "Ours is of another size: it is none of them."
    )
    deep = facts(of_sizes(64, 9, 9, 9, 3, activation="tanh"), {})
    with speaking(str) as sentences:
        poster = FactsPoster(deep, Stage(128 / 9, 8).whole, is_comparable=False)
    assert "The squish of each of its layers:" in sentences
    assert not any("right" in sentence for sentence in sentences)
    assert len(poster.table.rows) == 1
    assert recapped.in_layers(deep.layers_with("tanh")) == ("layers {} to {}", 1, 4)
    assert recapped.in_layers((1, 3)) == ("layers {} and {}", 1, 3)
    assert recapped.in_layers((1, 3, 4)) == ("layers {}", "1, 3, 4")
    assert recapped.in_layers((2,)) == ("layer {}", 2)


def test_the_grids_of_a_large_layer_are_its_first_and_last_and_say_how_many_more() -> None:
    poster, sentences = drawn(facts(of_sizes(784, 1024, 10), {}))
    np.testing.assert_array_equal(poster.wall.shown, [*range(32), *range(992, 1024)])
    assert "… {} more" in sentences and len(poster.wall.wall.grids) == 64


@pytest.mark.parametrize(
    ("inputs", "names", "expected"),
    [(784, "0123456789", True), (784, "abcdefghij", False), (64, "0123456789", False)],
)
def test_only_what_reads_our_digits_is_compared_to_those_that_do(
    inputs: int, names: str, expected: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.npz"
    save_network(of_sizes(inputs, 4, 10), path, {"classes": list(names)})
    monkeypatch.setenv("NNFILM_NETWORK", str(path))
    assert is_comparable(load_network(path)) is expected


@pytest.mark.parametrize(
    ("recipe", "is_one", "is_simple", "said"),
    [
        ({"recipe": {}}, False, True, None),
        ({"recipe": {}}, False, False, "Ours learnt by another recipe, so it is none of them."),
        ({"recipe": {}}, True, False, "One of them is ours."),
        ({}, False, False, "Ours is none of them."),
    ],
)
def test_how_it_stands_to_the_others_is_said_as_it_is(
    recipe: dict[str, object], is_one: bool, is_simple: bool, said: str | None
) -> None:
    known = facts(of_sizes(784, 4, 2), {**ON_MNIST, **recipe})
    assert recapped.beside_ours(known, known, is_one, is_simple) == said


@pytest.mark.parametrize(("name", "expected"), [("strokes", True), ("plain", False)])
def test_ours_learnt_twice_as_long_with_prices_that_the_others_had_not(
    name: str, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NNFILM_NETWORK", name)
    assert is_kept_simple() is expected


def test_the_table_compares_networks_that_one_recipe_trained() -> None:
    shares = {name: trained_alike(name).score for name in ("sigmoid", "relu", "identity")}
    assert {name: score.share for name, score in shares.items() if score} == {
        "sigmoid": 0.9621,
        "relu": 0.9681,
        "identity": 0.8618,
    }
    assert all(trained_alike(name).activations[0] == name for name in shares)


def test_only_what_has_learnt_is_said_to_be_set_by_learning() -> None:
    trained = recapped.answer(facts(STROKES, {"recipe": {}}))
    not_trained = recapped.answer(facts(STROKES, {}))
    assert trained[0].endswith("set by learning.") and trained[1:] == (784, 10, "13,002")
    assert "learning" not in not_trained[0]
