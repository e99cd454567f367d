"""The film of the outputs, decoded: lights, numbers and leads are what the network computes."""

from dataclasses import dataclass

import numpy as np
import pytest
from scipy.special import expit

from nnmath import load_digits, load_network
from scenes._assets import own_digit
from scenes._sentences.answers import Answer, beside, hardest, how_found
from scenes._staging.what_it_is.leads import Leads
from scenes._staging.what_it_is.read_out import ReadOut
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import THEME
from scenes.output_layer import OutputLayer
from tests.helpers.pictures import ROOT, around, film, printed

DIGITS = load_digits(ROOT / "assets" / "digits" / "digits.npz")
STROKES = load_network(ROOT / "assets" / "networks" / "strokes.npz")


def outputs_of(image: np.ndarray) -> np.ndarray:
    """The outputs of a network of sigmoids, without the product's own forward pass."""
    a = image.astype(float).ravel()
    for layer in STROKES.layers:
        a = expit(layer.weights @ a + layer.biases)
    return np.asarray(a)


def lead_of(image: np.ndarray) -> float:
    *_, second, first = np.sort(outputs_of(image))
    return float(first - second)


class Filmed(OutputLayer):
    """The film itself, with a witness of what its last picture is made of."""

    def ten_neurons(self, desk: ReadOut) -> None:
        self.desk = desk
        super().ten_neurons(desk)


@dataclass(frozen=True)
class Ending:
    """The last picture, (height, width, 3), and the digit that it must show, (28, 28)."""

    scene: Filmed
    picture: np.ndarray
    image: np.ndarray


@pytest.fixture(scope="module")
def ending(tmp_path_factory: pytest.TempPathFactory) -> Ending:
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("NNFILM_BEATS", "the_answer")  # the others happen unseen
        monkeypatch.setenv("NNFILM_DIGIT", "8-two-rings-3")  # whose outputs are not all at an end
        scene = film(Filmed, tmp_path_factory.mktemp("film"), format="png").scene
    assert isinstance(scene, Filmed)
    image = own_digit("8-two-rings-3").image
    return Ending(scene, scene.renderer.get_frame()[..., :3], image)


def test_every_output_is_as_bright_as_the_network_computes(ending: Ending) -> None:
    dark, lit = (255 * np.array(colour.to_rgb()) for colour in (THEME.dark, THEME.lit))
    centres, activations = ending.scene.desk.outputs.centres, outputs_of(ending.image)
    for centre, a in zip(centres, activations, strict=True):
        np.testing.assert_allclose(around(ending.picture, centre), dark + a * (lit - dark), atol=2)


def test_every_number_is_the_activation_of_its_output(ending: Ending) -> None:
    numbers = ending.scene.desk.outputs.bars.numbers
    for number, a in zip(numbers, outputs_of(ending.image), strict=True):
        text = printed(number.glyphs)
        value = float(text.lstrip("<>"))
        assert (a < value) if text[0] == "<" else (a > value) if text[0] == ">" else True
        assert text[0] in "<>" or abs(a - value) <= 0.005 + 1e-12


def test_the_bracket_is_as_long_as_the_lead(ending: Ending) -> None:
    lead = ending.scene.desk.lead()
    (start, *_), (end, *_) = lead.span.ends
    full = ending.scene.desk.outputs.bars.full_length
    # A bar of nothing is still a hair long.
    assert (end - start) / full == pytest.approx(lead_of(ending.image), abs=2e-3)


def test_the_leads_that_are_compared_are_the_digits_own() -> None:
    ours = own_digit("3")
    compared = beside(STROKES, ours, hardest(STROKES, ours))
    for answer in compared:
        assert answer.lead == pytest.approx(lead_of(answer.digit.image))
    assert np.array_equal(compared[1].digit.image, ours.image)
    assert {answer.digit.label for answer in compared[1:]} == set(range(10))


def test_leads_over_negative_outputs_are_as_long_as_they_are_large() -> None:
    three = own_digit("3")
    outputs = ([0.9, -0.8], [0.9, -0.1], [0.2, 0.1])
    compared = [Answer(three, np.array(each)) for each in outputs]
    bars = Leads(compared, 1.0, Stage(128 / 9, 8)).bars
    lengths = [bar.height for bar in bars.bars]
    np.testing.assert_allclose(np.array(lengths) / lengths[0], np.array([1.7, 1.0, 0.1]) / 1.7)


def test_the_hardest_of_our_digits_is_nearly_a_tie_of_4_and_9() -> None:
    leads = [lead_of(image) for image in DIGITS.images]
    assert DIGITS.names[int(np.argmin(leads))] == "ambiguous"
    hard = hardest(STROKES, own_digit("3"))
    assert np.array_equal(hard.digit.image, own_digit("ambiguous").image)
    assert sorted(hard.first_two) == [4, 9] and hard.closeness is None
    first, second = map(float, hard.apart)
    assert first > second  # as they are printed, they are not equal
    highest = np.sort(outputs_of(hard.digit.image))[:-3:-1]
    np.testing.assert_allclose([first, second], highest, atol=1e-7)
    highest_of_all = str(np.argmax(outputs_of(hard.digit.image)))
    assert hard.apart_told == ("The higher of the two is the answer: {}.", highest_of_all)
    assert hard.lights_told == ("The lights say {}. And this is the picture.", highest_of_all)


def test_only_of_the_network_it_was_made_for_is_said_that_the_hardest_was_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made, other = (Answer.of(STROKES, own_digit(name)) for name in ("ambiguous", "9"))
    monkeypatch.delenv("NNFILM_NETWORK", raising=False)
    assert how_found(made) is None
    assert str(how_found(other)).endswith("lie closest together.")
    monkeypatch.setenv("NNFILM_NETWORK", "plain")
    assert str(how_found(made)).endswith("lie closest together.")


def test_a_tie_is_printed_as_a_tie() -> None:
    tie = Answer(own_digit("0"), np.array([0.1, 0.5, 0.5]))
    assert tie.apart == ("0.50", "0.50")
    assert str(tie.apart_told).endswith("both are equal.") and tie.lights_told is None


def test_a_digit_is_never_compared_with_itself() -> None:
    ours = own_digit("ambiguous")
    hard = hardest(STROKES, ours)
    assert not np.array_equal(hard.digit.image, ours.image)
    second_least = np.sort([lead_of(image) for image in DIGITS.images])[1]
    assert hard.lead == pytest.approx(second_least)


@pytest.mark.parametrize(
    ("outputs", "closeness", "lead"),
    [
        ([0.5, 0.5], "No output is brighter than all others", "No output is ahead"),
        ([-0.5, -0.1], "It decides.", "The highest wins."),
        ([0.80, 0.79], None, None),
        ([0.9, 0.1], "It decides.", None),
    ],
)
def test_what_is_said_holds(outputs: list[float], closeness: str | None, lead: str | None) -> None:
    answer = Answer(own_digit("0"), np.array(outputs))
    for said, begins in ((answer.closeness, closeness), (answer.lead_told, lead)):
        assert said is None if begins is None else str(said).startswith(begins)
