"""The film of the designed edge detector: its quiz and its verdict are what nnmath computes."""

from pathlib import Path

import numpy as np
import pytest
from manim import UP, tempconfig
from scipy.special import expit

from nnmath import load_digits
from nnmath.edges import edge_detector, edge_image
from scenes._staging.one_neuron import close_up as near
from scenes._staging.one_neuron import judged_digit
from scenes.edge_detector import EdgeDetector
from scenes.mobjects.grids.grids import WeightGrid
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.stage import Stage
from scenes.mobjects.sums.ranking import Ranking
from scenes.mobjects.theme import THEME
from tests.helpers.evidence import NETWORK
from tests.helpers.pictures import ROOT, Film, around, film, printed

DIGITS = load_digits(ROOT / "assets" / "digits" / "digits.npz")
NAMES = [*map(str, range(10)), "ambiguous"]
DETECTOR = edge_detector()
TOLERANCE = 2  # grey levels: a picture, not a film


def digit(name: str) -> np.ndarray:
    named = name in DIGITS.names
    index = DIGITS.names.index(name) if named else DIGITS.defaults[int(name)]
    return DIGITS.images[index].astype(float)


def sums(image: np.ndarray) -> tuple[float, float]:
    """What counts for an edge and what against it, by the storyboard's rows and columns."""
    window = image[:, 10:18]
    return float(window[7:10].sum()), float(window[[6, 10]].sum())


def grey(activation: float) -> float:
    dark, lit = (255 * np.mean(colour.to_rgb()) for colour in (THEME.dark, THEME.lit))
    return float(dark + activation * (lit - dark))


class UpToTheAnswer(EdgeDetector):
    """The film without its digits, with a witness."""

    def answer(self, *args: object) -> None:
        self.ranking = next(arg for arg in args if isinstance(arg, Ranking))
        super().answer(*args)

    def a_real_digit(self, *_: object) -> None:
        """Not filmed."""

    def another_digit(self, *_: object) -> None:
        """Not filmed."""

    def weights_of_its_own(self, *_: object) -> None:
        """Not filmed."""


class UpToTheOtherDigit(EdgeDetector):
    """The film without the weights that a network has found."""

    def weights_of_its_own(self, *_: object) -> None:
        """Not filmed."""


class UpToTheDigit(UpToTheOtherDigit):
    """The film without the other digit."""

    def another_digit(self, *_: object) -> None:
        """Not filmed."""


def light(rendered: Film, neuron: NeuronLayer) -> float:
    """How bright a neuron is in the last picture, above its number."""
    picture = np.asarray(rendered.scene.renderer.get_frame())[..., :3]
    # The film's frame is its own; a unit has as many pixels in all of them.
    with tempconfig({"frame_width": 8.0 * picture.shape[1] / min(picture.shape[:2])}):
        point = neuron.centres[0] + 0.7 * neuron.radius * UP
        return float(around(picture, point).mean())


@pytest.mark.parametrize("shape", ["wide", "tall"])
def test_only_b_is_lit_in_the_end_and_each_as_its_sum_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shape: str
) -> None:
    monkeypatch.setenv("NNFILM_SHAPE", shape)
    rendered = film(UpToTheAnswer, tmp_path, format="png")
    rows = rendered.scene.ranking.rows
    by_hand = np.array([0, 24, -16, 8]) - 10.0
    assert [printed(row.bars.numbers[0].glyphs) for row in rows] == ["−10", "14", "−26", "−2"]
    for row, z in zip(rows, by_hand, strict=True):
        assert light(rendered, row.neuron) == pytest.approx(grey(expit(z)), abs=TOLERANCE)


@pytest.mark.parametrize("name", ["3", "9", "ambiguous"])
def test_the_neuron_shines_as_the_digits_window_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("NNFILM_DIGIT", name)
    rendered = film(UpToTheDigit, tmp_path, format="png")
    counted, taken = sums(digit(name))
    a = expit(counted - taken - 10)
    assert light(rendered, last_neuron(rendered)) == pytest.approx(grey(a), abs=TOLERANCE)


@pytest.mark.parametrize(("name", "other"), [("3", "9"), ("9", "3")])
def test_the_last_digit_is_one_that_gets_the_other_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, other: str
) -> None:
    monkeypatch.setenv("NNFILM_DIGIT", name)
    rendered = film(UpToTheOtherDigit, tmp_path, format="png")
    counted, taken = sums(digit(other))
    lit = expit(counted - taken - 10)
    assert (lit > 0.5) == (other == "9")
    assert light(rendered, last_neuron(rendered)) == pytest.approx(grey(lit), abs=TOLERANCE)


def test_the_other_digit_comes_into_the_same_windows() -> None:
    first, second, third = Stage(14.222, 8.0).main.split(1, 1, 1)
    one, other = (
        judged_digit.JudgedDigit(DETECTOR, digit(name), second, third, first) for name in "39"
    )
    for before, own in zip(one.windows, other.windows, strict=True):
        np.testing.assert_allclose(before.points, own.points, atol=1e-9)
    other.take_the_place_of(one)
    assert other.windows == one.windows


def test_the_film_ends_with_the_weights_of_all_neurons_of_the_networks_first_layer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NNFILM_BEATS", "weights_of_its_own")
    scene = film(EdgeDetector, tmp_path, format="png").scene
    weights = NETWORK.layers[0].weights
    limit = np.quantile(np.abs(weights), 0.99)
    grids = [each for each in scene.mobjects if isinstance(each, WeightGrid)]
    assert len(grids) == len(weights)
    picture = np.asarray(scene.renderer.get_frame())[..., :3]
    for grid, row in zip(grids, weights, strict=True):
        np.testing.assert_allclose(grid.values.ravel(), np.clip(row / limit, -1, 1), atol=1e-9)
        assert around(picture, grid.centres[np.argmax(row)], reach=0)[2] > 60  # it is seen


def last_neuron(rendered: Film) -> NeuronLayer:
    return next(m for m in rendered.scene.mobjects if isinstance(m, NeuronLayer))


def test_the_contrary_is_the_clearest_other_answer() -> None:
    images = [digit(str(k)) for k in range(10)]
    z = [np.subtract(*sums(image)) for image in images]
    for image, best in ((digit("3"), np.argmax(z)), (digit("9"), np.argmin(z))):
        np.testing.assert_array_equal(near.contrary(DETECTOR, image, *images), images[best])


def test_what_is_said_of_the_quiz_is_true() -> None:
    totals = np.array([0, 24, -16, 8.0])
    without, with_bias = expit(totals), expit(totals - 10)
    assert without[0] == 0.5 and (without[[1, 3]] > 0.99).all() and without[2] < 0.01
    assert totals[3] < 10 < totals[1]  # the threshold is between D's and B's
    assert near.who_is_lit("ABCD", with_bias)[1:] == ("B", "D")
    assert with_bias[3] == pytest.approx(0.12, abs=0.005)


@pytest.mark.parametrize(
    ("activations", "said"),
    [
        ([0.0, 0.9, 0.02, 0.1], "Now only {} is lit, {} is nearly dark, and the others are dark."),
        ([0.0, 0.9, 0.02, 0.4], "Now only {} is lit."),
        ([0.0, 0.9, 0.6, 0.1], "Now {} of the neurons are lit."),
        ([0.0, 0.0, 0.0, 0.0], "Now {} of the neurons are lit."),
    ],
)
def test_who_is_lit_is_chosen_by_the_activations(activations: list[float], said: str) -> None:
    assert near.who_is_lit("ABCD", np.array(activations))[0] == said


@pytest.mark.parametrize(
    ("terms", "printed_rules"),
    [
        ([8.01, -9.07], ("8.01 − 9.07 = −1.06", "−1.06 −10 = −11.06")),
        ([17.484, -4.311], ("17.48 − 4.31 = 13.17", "13.17 −10 = 3.17")),
        ([17.484, -4.304], ("17.48 − 4.30 = 13.18", "13.18 −10 = 3.18")),
        ([17.476, -4.303], ("17.48 − 4.30 ≈ 13.17", "13.17 −10 = 3.17")),
        ([0.0], ("0.00 − 0.00 = 0.00", "0.00 −10 = −10.00")),
    ],
)
def test_the_rules_of_a_digit_are_true_as_printed(
    monkeypatch: pytest.MonkeyPatch, terms: list[float], printed_rules: tuple[str, str]
) -> None:
    said: list[str] = []

    def witness(code: str, *values: str) -> str:
        said.append(code.replace('"sum" = ', "").replace('"sum" + "bias" = ', "").format(*values))
        return code

    monkeypatch.setattr(judged_digit, "formula", witness)
    judged_digit.rules(np.array(terms), -10.0)
    assert tuple(rule.replace(" - ", " − ") for rule in said) == printed_rules


@pytest.mark.parametrize("name", NAMES)
def test_the_verdict_is_true_of_every_digit(name: str) -> None:
    written, told = near.verdict(DETECTOR, digit(name))
    counted, taken = sums(digit(name))
    assert written.endswith("Yes.") == (counted - taken > 10)
    near_ten = expit(counted - taken - 10) > 0.1 and counted - taken <= 10
    assert written.endswith("Almost.") == near_ten == ("close to ten" in told)
    if told.startswith("Most of the light"):
        assert taken > counted
    if told.startswith("Most of what counts"):
        assert counted / 2 <= taken < counted
    if told.startswith("Too little"):
        assert counted - taken < 10 and taken < counted / 2


@pytest.mark.parametrize(
    ("image", "answer", "reason"),
    [
        (np.zeros((28, 28)), "No.", "Hardly anything"),
        (np.ones((28, 28)), "Almost.", "close to ten"),  # 24 − 16 = 8, σ(−2) = 0.12
        (edge_image(), "Yes.", "passes ten"),
        (0.3 * edge_image(), "No.", "Too little"),  # 7.2, nothing taken away
        (1 - edge_image(), "No.", "on negative weights"),
        (edge_image() * 10 / 24, "Almost.", "close to ten"),  # exactly ten: half lit
    ],
)
def test_the_verdict_is_true_of_what_is_no_digit(
    image: np.ndarray, answer: str, reason: str
) -> None:
    written, told = near.verdict(DETECTOR, image)
    assert written.endswith(answer) and reason in told


def test_the_close_up_holds_all_that_counts() -> None:
    plus, minus = near.cells_that_count(DETECTOR)
    assert (len(plus), len(minus)) == (24, 16)
    assert set(plus) | set(minus) == set(near.WINDOW_CELLS)
    image = digit("3")
    shown, terms = near.seen(DETECTOR, image)
    assert shown.shape == terms.shape == (9, 12)
    counted, taken = sums(image)
    assert terms.flat[plus].sum() == pytest.approx(counted)
    assert terms.flat[minus].sum() == pytest.approx(-taken)
    assert terms.sum() == pytest.approx(near.look_at(DETECTOR, image).weighted_sum[0, 0])


def test_no_sum_goes_beyond_the_scale() -> None:
    limit = near.furthest(DETECTOR)
    assert limit == 26  # −16 − 10
    assert near.furthest(edge_detector(bias=5)) == 29  # 24 + 5
