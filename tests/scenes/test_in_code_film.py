"""The film of the code: its lines are our files, its arrays what they held, its bars times."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from scipy.special import expit

from nnmath import load_digits, load_network, plainly
from nnmath.measuring.measurements import load_speed
from scenes._data.counted import more_than
from scenes._data.own_code import Listing, listing, run
from scenes._sentences import run_lines
from scenes._staging.in_mathematics.layer_run import LayerRun
from scenes._staging.in_mathematics.loop_run import LoopRun
from scenes._staging.in_mathematics.timed import Timed
from scenes.in_code import InCode
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import ROOT, around, film, pixel_of

STROKES = load_network(ROOT / "assets" / "networks" / "strokes.npz")
DIGITS = load_digits(ROOT / "assets" / "digits" / "digits.npz")
SEVEN = DIGITS.images[DIGITS.defaults[7]].astype(float).ravel()
SHOWN = [plainly.activate, plainly.answer, plainly.weighted_sums]


def of_several(a: list[float], times: int = 2) -> float:
    """Says nothing that is shown."""
    total = 0.0  # nor is this
    for one in a:
        total += times * one
    return total


@pytest.mark.parametrize("function", SHOWN)
def test_every_line_shown_is_a_line_of_the_file(function: object) -> None:
    shown = listing(function)  # type: ignore[arg-type]
    written = (ROOT / shown.file).read_text(encoding="utf-8").splitlines()
    for line, number in zip(shown.lines[1:], shown.numbers[1:], strict=True):
        assert written[number - 1].split("#")[0].rstrip() == line
    head = written[shown.numbers[0] - 1]
    assert head.startswith(shown.lines[0].split("(")[0])
    assert len(shown.lines) <= 8
    assert max(map(len, shown.lines)) <= 38  # what a tall frame has room for


def test_docstring_comments_and_hints_are_left_out() -> None:
    shown = listing(of_several)
    assert shown == Listing(
        (
            "def of_several(a, times):",
            "    total = 0.0",
            "    for one in a:",
            "        total += times * one",
            "    return total",
        ),
        shown.numbers,
        "tests/scenes/test_in_code_film.py",
    )
    assert shown.line("+=") == 3
    with pytest.raises(ValueError, match="the film speaks of it"):
        shown.line("-=")


def test_what_a_line_did_is_what_its_variables_hold_after_it() -> None:
    ran = run(of_several, [1.0, 2.0])
    assert [one.line for one in ran] == [1, 2, 3, 2, 3, 2, 4]
    assert [one.variables["total"] for one in ran if one.line == 3] == [2.0, 6.0]
    assert ran[-1].variables["return"] == 6.0


class Filmed(InCode):
    """The film itself, with witnesses of what its pictures are made of."""

    def through_all_layers(self, loop: LoopRun, *rest: object) -> None:
        self.loop = loop
        self.picture = picture_of(self)
        super().through_all_layers(loop, *rest)
        self.after_all = picture_of(self)

    def line_by_line(self, layer: LayerRun) -> None:
        self.layer = layer
        super().line_by_line(layer)

    def the_race(self, timed: Timed) -> None:
        self.timed = timed
        super().the_race(timed)


def picture_of(scene: InCode) -> np.ndarray:
    scene.renderer.update_frame(scene)
    return np.array(scene.renderer.get_frame()[..., :3])


@dataclass(frozen=True)
class Ending:
    scene: Filmed
    last: np.ndarray


@pytest.fixture(scope="module")
def ending(tmp_path_factory: pytest.TempPathFactory) -> Ending:
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("NNFILM_DIGIT", "7")
        folder: Path = tmp_path_factory.mktemp("in_code")
        scene = film(Filmed, folder, format="png").scene
    assert isinstance(scene, Filmed)
    return Ending(scene, picture_of(scene))


def light_of(a: np.ndarray) -> np.ndarray:
    dark, lit = (255 * np.array(colour.to_rgb()) for colour in (THEME.dark, THEME.lit))
    return np.asarray(dark + a[:, None] * (lit - dark))


def test_what_the_layer_returns_is_as_bright_as_sigma_says(ending: Ending) -> None:
    first = STROKES.layers[0]
    expected = light_of(expit(first.weights @ SEVEN + first.biases))
    cells = ending.scene.layer.out.cells
    followed = ending.scene.layer.followed
    for k, (centre, colour) in enumerate(zip(cells.centres, expected, strict=True)):
        if abs(k - followed) > 1:  # the frame is drawn over the edges of the next ones
            seen = around(ending.scene.picture, centre)
            np.testing.assert_allclose(seen, colour, atol=3, err_msg=str(k))


def test_the_outputs_are_as_bright_as_computed_and_the_ring_is_on_the_answer(
    ending: Ending,
) -> None:
    a = SEVEN
    for layer in STROKES.layers:
        a = expit(layer.weights @ a + layer.biases)
    outputs = ending.scene.loop.outputs
    for centre, colour in zip(outputs.centres, light_of(a), strict=True):
        seen = around(ending.scene.after_all, centre)
        np.testing.assert_allclose(seen, colour, atol=3)
    ring = outputs.neuron(int(np.argmax(a)))
    assert ending.scene.loop.found == np.argmax(a) == 7
    edge = around(ending.scene.after_all, ring.get_top(), reach=0)
    np.testing.assert_allclose(edge, 255 * THEME.attention.to_rgb(), atol=40)


def test_what_is_said_of_the_times_follows_from_what_is_printed(ending: Ending) -> None:
    timed = ending.scene.timed
    quick, slow = map(float, timed.taken)
    said = int(timed.least.replace(",", ""))
    assert said < min(slow / quick, timed.speed.times) < 1.1 * said
    done = int(str(list(timed.done_by_then())[1]).replace(",", ""))
    assert done == round(quick / slow * timed.speed.products)  # who works it out gets it too
    assert list(timed.took())[1:] == [timed.least, 200]  # of 2, 20 and 200


def test_a_number_in_brackets_is_said_to_be_counted_from_0(ending: Ending) -> None:
    place = ending.scene.layer.followed
    # The name that it has in all films.
    assert list(run_lines.counted_from_0(place))[1:] == [place, place]
    assert ending.scene.layer.trace.texts[1].startswith(f"s[{place}]")


@pytest.mark.parametrize(("value", "said"), [(163.2, 160), (160, 150), (2.04, 2), (1234, 1200)])
def test_more_than_names_a_smaller_number(value: float, said: int) -> None:
    assert more_than(value) == said


def test_a_is_the_column_of_the_digits_pixels(ending: Ending) -> None:
    cells = ending.scene.layer.given.cells
    np.testing.assert_array_equal(cells.values, SEVEN[:, None])


def test_the_bars_of_the_last_picture_are_as_long_as_the_times(ending: Ending) -> None:
    speed, _ = load_speed(ROOT / "assets" / "measurements" / "loops.npz")
    times = speed.loops.min() / speed.product.min()
    lengths = []
    for bar in ending.scene.timed.race.bars:
        row = ending.last[int(pixel_of(bar.get_center(), (854, 480))[1])]
        lengths.append(int((row > 100).all(axis=-1).sum()))
    quick, slow = lengths
    # The short bar has a few pixels, the line at its start among them.
    assert slow / times - 1 <= quick <= slow / times + 3
    assert slow > 700
