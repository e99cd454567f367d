"""What is said and written is true of the data; of other data it is found to be false."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from scenes._audit.checks.claims import TrueClaims
from scenes._audit.stated.moment import Moment, Thing
from scenes._audit.truth.files import Net
from scenes._audit.truth.library import Library
from scenes.telling.pointed import Pointed

BRIGHTEST = "The brightest output is the answer."
PICTURE = np.zeros((2, 2, 3), np.uint8)


def library(outputs: list[float], bias: float = 1.0) -> Library:
    """Two inputs, one hidden neuron that is lit like the first, and these outputs of it."""
    hidden = np.array([[1.0, 0.0]])
    net = Net(
        (hidden, np.array(outputs)[:, None]),
        (np.array([0.0]), np.full(len(outputs), bias)),
        ("identity", "identity"),
    )
    return Library({"mine": net}, {"two": np.array([1.0, 0.5])})


def found(truth: Library, said: list[Pointed], drawn: Any = (), stem: str = "forward") -> Any:
    scene = SimpleNamespace(pointed=said, drawn=dict(drawn))
    check = TrueClaims(scene, stem, {"winner": (BRIGHTEST,)}, truth)
    none = np.empty(0)
    written = "runner-up: 0, at 1.10"
    words = Thing("words", "words", none, "text", 1.0, none, none, none, written)
    check.see(PICTURE, Moment(0, 1, 2.5, "winner", (words,)))
    return check, check.done()[0]


def test_a_true_sentence_passes() -> None:
    check, row = found(library([0.1, 0.9]), [Pointed("winner", 0, 3.0, "as translated")])
    assert (row.values, row.faults, check.not_audited) == (1, [], [])


@pytest.mark.parametrize("outputs", [[0.5, 0.5], [-3.0, 0.9]])
def test_a_sentence_that_is_false_of_another_network_is_found(outputs: list[float]) -> None:
    _, row = found(library(outputs), [Pointed("winner", 0, 3.0, BRIGHTEST)])
    (fault,) = row.faults
    assert (fault.beat, fault.time, fault.what) == ("winner", 3.0, BRIGHTEST)


def test_a_sentence_with_a_wrong_value_is_found() -> None:
    sentence = "{} products come in, and one brightness comes out: later films tell how."
    for value, faults in (("2", 0), ("3", 1)):
        said = [Pointed("one_neuron", 2, 1.0, "", instead=sentence, values=(value,))]
        assert len(found(library([0.1, 0.9]), said)[1].faults) == faults


def test_what_is_written_is_a_claim_too_and_its_place_is_told() -> None:
    sentence = "runner-up: {}, at {}"
    true, false = {sentence: {("0", "1.10"): None}}, {sentence: {("0", "1.11"): None}}
    assert not found(library([0.1, 0.9]), [], true)[1].faults
    assert found(library([0.1, 0.9]), [], false)[1].faults
    (fault,) = found(library([0.2, 0.9]), [], true)[1].faults
    assert (fault.beat, fault.time) == ("winner", 2.5)


@pytest.mark.parametrize(("label", "faults"), [("8", 0), ("9", 1)])
def test_a_digit_of_another_collection_is_what_its_file_says(label: str, faults: int) -> None:
    """One that none of ours is: brightest where this network has a weight for its answer, 7."""
    pixels = np.linspace(0, 1, 784)
    weights = np.eye(10)[:, 7:8] * pixels
    net = Net((weights,), (np.zeros(10),), ("sigmoid",))
    truth = Library({"mine": net}, {"mnist:test:0": pixels}, label=8)
    article = "an" if label == "8" else "a"
    drawn = {"It reads a {}, but this is " + article + " {}": {("7", label): None}}
    assert len(found(truth, [], drawn)[1].faults) == faults


def test_a_sentence_of_which_nobody_says_what_it_claims_is_not_audited() -> None:
    drawn = {"All of them are brighter": {(): None}, "A name": {(): None}}
    check, row = found(library([0.1, 0.9]), [], drawn)
    assert check.not_audited == ["All of them are brighter"]
    assert (row.things, row.values, row.uncovered, row.faults) == (2, 0, 1, [])


def test_what_cannot_be_worked_out_is_not_true() -> None:
    said = [Pointed("ten_neurons", 0, 0.0, "", instead="ahead by {}", values=("much",))]
    (fault,) = found(library([0.1, 0.9]), said, stem="output_layer")[1].faults
    assert "worked out" in fault.found
