"""The film of the network set by hand: what it says is what the tables and measurements say."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from nnmath import forward, load_network
from nnmath.by_hand import BARS, DIGITS, PARTS
from scenes._assets import own_digit
from scenes._data.set_by_hand import (
    BAR_NAMES,
    PART_NAMES,
    TRAINED,
    HandSet,
    confused,
    deciding_bars,
    hours,
    shared_bars,
)
from scenes._staging.all_of_it.by_rule import Rules
from scenes._staging.all_of_it.dialled import Dialled
from scenes._staging.all_of_it.scored_by_hand import Measured
from scenes._staging.all_of_it.set_by_hand import DIM, Reasons
from scenes._staging.drawn_network import draw
from scenes.by_hand import ByHand
from scenes.mobjects.bars.length_bar import LengthBar
from scenes.mobjects.stage import Stage, meet
from tests.helpers.pictures import ROOT, film, printed

NETWORK = load_network(ROOT / "assets" / "networks" / "by_hand.npz")
COUNTS = np.load(ROOT / "assets" / "measurements" / "confusion_by_hand.npz")["counts"]
TALL = Stage(8, 128 / 9)
NAMES = [*map(str, range(10)), "ambiguous"]


@pytest.mark.parametrize("name", NAMES)
def test_the_reasons_are_asked_for_and_lit(name: str) -> None:
    digit = own_digit(name)
    bars, parts, outputs = (step.a for step in forward(NETWORK, digit.x))
    asked = DIGITS[str(outputs.argmax())].asks
    expected = {part for part in asked if parts[PART_NAMES.index(part)] >= 0.5}
    reasons, lit = HandSet.of(digit).reasons()
    assert {PART_NAMES[k] for k in reasons} == expected != set()
    wanted = {bar for part in expected for bar in PARTS[part].asks}
    assert {BAR_NAMES[k] for k in lit} == {b for b in wanted if bars[BAR_NAMES.index(b)] >= 0.5}


def test_the_film_follows_the_brightest_part_and_the_brightest_bar_that_are_asked_for() -> None:
    hand = HandSet.of(own_digit("3"))
    assert hand.answer == 3
    assert PART_NAMES[hand.part] in DIGITS["3"].asks
    assert BAR_NAMES[hand.bar] in PARTS[PART_NAMES[hand.part]].asks
    expected = NETWORK.layers[1].weights @ NETWORK.layers[0].weights
    np.testing.assert_allclose(hand.parts.reshape(16, 784), expected)


def test_what_sends_to_a_reason_is_named_and_nothing_else_shines() -> None:
    hand = HandSet.of(own_digit("5"))
    reasons = Reasons(draw(hand.reading, Stage(14.2, 8).whole), hand)
    parts, bars = hand.reasons()
    sent = hand.reading.signals
    assert set(np.argwhere(reasons.to_answer)[:, 1]) == set(parts)
    assert set(np.argwhere(reasons.to_answer)[:, 0]) == {hand.answer}
    assert set(np.argwhere(reasons.to_parts)[:, 1]) == set(bars)
    assert (reasons.to_parts >= 0).all()
    chosen = reasons.to_parts != 0
    np.testing.assert_array_equal(reasons.to_parts[chosen], sent[1][chosen])
    assert reasons.told is None


@pytest.mark.parametrize("name", NAMES)
def test_in_a_tall_frame_no_name_of_a_part_lies_on_an_output_or_another_name(name: str) -> None:
    hand = HandSet.of(own_digit(name))
    diagram = draw(hand.reading, TALL.whole)
    names = Reasons(diagram, hand).part_names
    outputs = [diagram.neuron(3, k) for k in range(10)]
    assert len(names) and diagram.layout.down
    assert not [1 for each in names for other in outputs if meet(each, other)]
    assert not [1 for one, other in combinations(names, 2) if meet(one, other)]
    order = np.argsort([diagram.neuron(2, k).get_x() for k in hand.reasons()[0]])
    assert (np.diff([names[k].get_x() for k in order]) > 0).all()


def test_in_a_tall_frame_the_bars_that_digits_share_are_seen() -> None:
    dials = Dialled(hand := HandSet.of(own_digit("3")), TALL)
    rules = Rules(hand, dials.bars, TALL)
    measured = Measured(dials.bars, rules.wall.grids, TALL)
    pictures = [*measured.shared.pictures, *measured.deciding.pictures]
    assert min(each.width for each in pictures) > 28 * 0.02  # more than a pixel of film to a cell


def test_of_a_picture_in_which_nothing_is_lit_it_says_so() -> None:
    blank = replace(own_digit("3"), image=np.zeros((28, 28)), label=None)
    hand = HandSet.of(blank)
    assert not hand.has_reasons
    assert Reasons(draw(hand.reading, Stage(14.2, 8).whole), hand).told == DIM


def test_a_bar_lies_on_the_digit_where_its_rule_says() -> None:
    hand = HandSet.of(own_digit("7"))
    diagram = draw(hand.reading, Stage(14.2, 8).whole)
    centres = diagram.input.centres.reshape(28, 28, 3)
    for line, bar in zip(Reasons(diagram, hand).bars, hand.reasons()[1], strict=True):
        (row, column), _ = BARS[BAR_NAMES[bar]]
        corner = centres[int(row), int(column)]
        step = centres[1, 1] - centres[0, 0]
        expected = corner + step * [column % 1, row % 1, 0]
        np.testing.assert_allclose(line.get_start(), expected, atol=1e-6)


def test_the_narration_says_what_was_measured() -> None:
    known = confused("by_hand")
    assert known.right == np.trace(COUNTS) == 7305
    assert known.images == COUNTS.sum() == 10_000
    written, read = known.most_frequent
    assert COUNTS[written, read] == (COUNTS - np.diag(np.diag(COUNTS))).max()
    said = " ".join((ByHand.how_well.__doc__ or "").split())
    assert f"{known.score:.2%}".replace("%", " %") in said
    count, of = int(COUNTS[written, read]), int(COUNTS[written].sum())
    assert f"{count} of {of} pictures of a {written} are read as a {read}" in said
    assert f"these {len(shared_bars(written, read)[2])} bars" in said
    dials = (NETWORK.parameter_count * 10) / 3600
    assert f"{round(dials)} hours" in " ".join((ByHand.all_the_dials.__doc__ or "").split())
    assert hours(NETWORK.parameter_count) == round(dials)
    assert f"{100 * confused(TRAINED).score:.2f} %" in (ByHand.beside_the_trained.__doc__ or "")


def test_the_counter_says_how_many_numbers_are_set_so_far() -> None:
    assert HandSet.of(own_digit("3")).counts == [784 + 1, 785 * 16, 785 * 16 + 17 * 16, 13_002]


def test_what_is_said_of_biases_and_shares_is_so() -> None:
    biases = [layer.biases for layer in NETWORK.layers]
    assert all((each == each[0]).all() for each in biases)
    assert f"{biases[0][0]:.2f}".replace("-", "−") in (ByHand.bars_by_rule.__doc__ or "")
    assert NETWORK.layers[2].weights.min() == pytest.approx(-1.6)
    weights = NETWORK.layers[1].weights
    np.testing.assert_allclose(np.maximum(weights, 0).sum(axis=1), 8, rtol=1e-6)
    np.testing.assert_allclose(np.minimum(weights, 0).sum(axis=1), -8, rtol=1e-6)


def test_one_bar_alone_is_for_the_9_and_against_the_4() -> None:
    for_9, against_4 = PARTS[DIGITS["9"].asks[0]].asks, PARTS[DIGITS["4"].asks[0]].against
    assert [BAR_NAMES[k] for k in deciding_bars(4, 9)] == ["top"]
    assert set(for_9) & set(against_4) == {"top"}


def test_the_bars_both_digits_ask_for_are_in_both_rules() -> None:
    one, other, both = shared_bars(4, 9)
    first, second = (PARTS[PART_NAMES[part]].asks for part in (one, other))
    assert {BAR_NAMES[k] for k in both} == set(first) & set(second)


def test_the_film_ends_on_both_scores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NNFILM_NETWORK", "plain")  # is not asked
    monkeypatch.setenv("NNFILM_DIGIT", "8")
    scene = film(ByHand, tmp_path, format="png").scene
    parts = [part for each in scene.mobjects for part in each.get_family()]
    bars = [part for part in parts if isinstance(part, LengthBar)]
    assert [printed(bar.number.glyphs) for bar in bars] == ["73.05%", "97.13%"]
    lengths = [bar.bar.width for bar in bars]
    assert lengths[0] / lengths[1] == pytest.approx(0.7305 / 0.9713, rel=1e-4)
