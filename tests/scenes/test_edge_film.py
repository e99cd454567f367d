"""The film of the designed edge detector: its quiz and its verdict are what nnmath computes."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from manim import Mobject, tempconfig

from nnmath import load_digits
from nnmath.edges import edge_detector, edge_image, quiz_images
from scenes._staging.one_neuron import close_up as near
from scenes._staging.one_neuron import judged_digit
from scenes._staging.one_neuron.detector_shown import DetectorShown
from scenes.edge_detector import EdgeDetector
from scenes.mobjects.grids.grids import WeightGrid
from scenes.mobjects.sums.tallies import UNIT
from tests.helpers.evidence import NETWORK
from tests.helpers.pictures import ROOT, Film, around, film, printed

DIGITS = load_digits(ROOT / "assets" / "digits" / "digits.npz")
TOLD = 4  # phrases before the digit that brings most
NAMES = [*map(str, range(10)), "ambiguous"]
DETECTOR = edge_detector()


def digit(name: str) -> np.ndarray:
    named = name in DIGITS.names
    index = DIGITS.names.index(name) if named else DIGITS.defaults[int(name)]
    return DIGITS.images[index].astype(float)


def sums(image: np.ndarray) -> tuple[float, float]:
    """What counts for an edge and what against it, by the storyboard's rows and columns."""
    window = image[:, 10:18]
    return float(window[7:10].sum()), float(window[[6, 10]].sum())


class Filmed(EdgeDetector):
    """The film, with a witness."""

    def the_edge_we_want(self, shown: DetectorShown) -> None:
        self.shown = shown
        super().the_edge_we_want(shown)


class UpToTheAnswer(Filmed):
    """The film without its digits."""

    def a_real_digit(self, *_: object) -> None:
        """Not filmed."""

    def weights_of_its_own(self, *_: object) -> None:
        """Not filmed."""


class UpToTheDigit(Filmed):
    """The film without the weights that a network has found; what was on screen at the answer."""

    def say(self, *animations: Any, **kwargs: Any) -> None:
        if self.telling and (self.telling.beat, len(self.telling.begun)) == ("a_real_digit", TOLD):
            self.answered = list(self.mobjects)
        super().say(*animations, **kwargs)

    def weights_of_its_own(self, *_: object) -> None:
        """Not filmed."""


@pytest.mark.parametrize("shape", ["wide", "tall"])
def test_in_the_end_each_bar_is_as_long_as_its_sum(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shape: str
) -> None:
    monkeypatch.setenv("NNFILM_SHAPE", shape)
    rendered = film(UpToTheAnswer, tmp_path, format="png")
    ranking = rendered.scene.shown.ranking
    assert [printed(row.bars.numbers[0].glyphs) for row in ranking.rows] == ["0", "24", "−16", "8"]
    picture = np.asarray(rendered.scene.renderer.get_frame())[..., :3]
    # The film's frame is its own; a unit has as many pixels in all of them.
    with tempconfig({"frame_width": 8.0 * picture.shape[1] / min(picture.shape[:2])}):
        for row, total in zip(ranking.rows, (0, 24, -16, 8), strict=True):
            zero, level = row.bars.zero.get_x(), row.bars.bars.get_y()
            for share in (0.3, 0.9, 1.1):
                point = np.array([zero + share * total * UNIT, level + 0.1, 0])
                red, _, blue = around(picture, point, reach=0)
                seen = np.sign(blue - red) if abs(blue - red) > 40 else 0
                assert seen == (np.sign(total) if share < 1 else 0)


@pytest.mark.parametrize("name", ["3", "9", "ambiguous"])
def test_what_is_said_of_the_digit_is_what_its_window_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("NNFILM_DIGIT", name)
    rendered = film(UpToTheDigit, tmp_path, format="png")
    scene = rendered.scene
    assert_judged(rendered, scene.shown.digit, digit(name), scene.answered)
    assert_judged(rendered, scene.shown.most, digit("7-barred-3"), scene.mobjects)
    # "Of our 80 digits this 7 brings most, more than half of 24: yes."
    counted, taken = sums(digit("7-barred-3"))
    ours = [np.subtract(*sums(each.astype(float))) for each in DIGITS.images]
    assert counted - taken == max(ours) > 12


def assert_judged(
    rendered: Film, judged: judged_digit.JudgedDigit, image: np.ndarray, seen: list[Mobject]
) -> None:
    """A picture has the sum of the digit's window, and the answer to it."""
    counted, taken = sums(image)
    shown = printed(judged.own.bars.numbers[0].glyphs)
    assert shown == f"{counted - taken:.2f}".replace("-", "−")
    answers = [text for text in rendered.scene.drawn if "stroke here? " in text]
    assert any(text.endswith("Yes.") == (counted - taken > 12) for text in answers)
    assert judged.answer in seen and judged.sum_rule not in seen


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


def test_what_is_said_of_the_quiz_is_true() -> None:
    totals = near.sums(DETECTOR, *quiz_images().values())
    np.testing.assert_allclose(totals, [0, 24, -16, 8])
    assert near.enough(DETECTOR) == 12  # half of the 24 that a whole edge brings
    assert near.sums(DETECTOR, edge_image()) == [24]
    assert (totals > 12).tolist() == [False, True, False, False]


@pytest.mark.parametrize(
    ("terms", "printed_rule"),
    [
        ([8.01, -9.07], "8.01 − 9.07 = −1.06"),
        ([17.484, -4.311], "17.48 − 4.31 = 13.17"),
        ([17.484, -4.304], "17.48 − 4.30 = 13.18"),
        ([17.476, -4.303], "17.48 − 4.30 ≈ 13.17"),
        ([0.0], "0.00 − 0.00 = 0.00"),
    ],
)
def test_the_rule_of_a_digit_is_true_as_printed(
    monkeypatch: pytest.MonkeyPatch, terms: list[float], printed_rule: str
) -> None:
    said: list[str] = []

    def witness(code: str, *values: str) -> str:
        said.append(code.replace('"sum" = ', "").format(*values))
        return code

    monkeypatch.setattr(judged_digit, "formula", witness)
    judged_digit.rule(np.array(terms))
    assert said == [printed_rule.replace(" − ", " - ")]


@pytest.mark.parametrize("name", NAMES)
def test_the_verdict_is_true_of_every_digit(name: str) -> None:
    written, told = near.verdict(DETECTOR, digit(name))
    counted, taken = sums(digit(name))
    assert written.endswith("Yes.") == (counted - taken > 12) == ("more than half" in told)
    near_half = 9.6 < counted - taken <= 12
    assert written.endswith("Almost.") == near_half == ("nearly half" in told)
    above = np.subtract(*sums(np.roll(digit(name), 2, axis=0))) > 12  # nothing comes round so far
    is_higher = above and written.endswith("No.")
    assert is_higher == told.endswith("Two rows higher there is a stroke.")
    if told.startswith("More light"):
        assert taken > counted
    if told.startswith("Most of what counts"):
        assert counted / 2 <= taken < counted
    if told.startswith("Too little"):
        assert counted - taken < 12 and taken < counted / 2


@pytest.mark.parametrize(
    ("image", "answer", "reason"),
    [
        (np.zeros((28, 28)), "No.", "Hardly anything"),
        (np.ones((28, 28)), "No.", "taken away again"),  # 24 − 16 = 8
        (edge_image(), "Yes.", "more than half"),
        (0.3 * edge_image(), "No.", "Too little"),  # 7.2, nothing taken away
        (1 - edge_image(), "No.", "on negative weights"),
        (edge_image() * 12 / 24, "Almost.", "nearly half"),  # no more than half
        (edge_image() * 9 / 24, "No.", "Too little"),
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
    assert terms.sum() == pytest.approx(near.sums(DETECTOR, image)[0])


def test_no_sum_goes_beyond_the_scale() -> None:
    assert near.furthest(DETECTOR) == 24


def test_what_later_films_tell_is_not_said_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NNFILM_BEATS", "answer,a_real_digit")
    made = film(EdgeDetector, tmp_path, (128, 72), 2)
    words = made.path.with_suffix(".beats.json").read_text(encoding="utf-8").lower()
    assert not any(word in words for word in ("bias", "squish", "sigmoid", "σ"))
