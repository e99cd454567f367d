"""The film of the whole network at work, decoded: what it shows is what the network computes."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from nnmath import Network, forward, load_digits, load_network
from nnmath.measuring.placement import Placement, moved
from nnmath.photographs.photograph import take
from nnmath.pictures.preprocess import find_digits
from scenes._assets import Digit, chosen_digit, chosen_network, own_digit
from scenes._data.placed import answer, by_shift, by_size
from scenes._data.reading import Reading, score
from scenes._staging.what_it_is.box import Box
from scenes._staging.what_it_is.page import BRIGHT, STEP_BY_STEP, on_its_way, swapping, to_draw
from scenes._staging.what_it_is.walked import Walked
from scenes.mobjects.pictures.into_frame import IntoFrame
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import THEME
from scenes.preview import Preview
from tests.helpers.pictures import ROOT, around, film, printed, run

DIGITS = load_digits(ROOT / "assets" / "digits" / "digits.npz")
STROKES = load_network(ROOT / "assets" / "networks" / "strokes.npz")
THREE = DIGITS.images[DIGITS.defaults[3]].astype(float)


class Filmed(Preview):
    """The film itself, with a witness of what its last picture is made of."""

    def digit_after_digit(self, box: Box, *rest: object) -> object:
        self.diagram = box.diagram
        return super().digit_after_digit(box, *rest)


@dataclass(frozen=True)
class Ending:
    """The last picture, (height, width, 3), and the network and image that it must show."""

    scene: Filmed
    picture: np.ndarray
    network: Network
    image: np.ndarray


@pytest.fixture(scope="module")
def ending(tmp_path_factory: pytest.TempPathFactory) -> Ending:
    name, digit = "plain", 7
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("NNFILM_NETWORK", name)
        monkeypatch.setenv("NNFILM_DIGIT", str(digit))
        monkeypatch.setenv("NNFILM_BEATS", "one_of_these")
        folder: Path = tmp_path_factory.mktemp(name)
        scene = film(Filmed, folder, format="png").scene
    assert isinstance(scene, Filmed)
    network = load_network(ROOT / "assets" / "networks" / f"{name}.npz")
    image = DIGITS.images[DIGITS.defaults[digit]].astype(float)
    return Ending(scene, scene.renderer.get_frame()[..., :3], network, image)


def test_at_the_end_the_whole_network_is_lit_by_the_chosen_digit(ending: Ending) -> None:
    dark, lit = (255 * np.array(colour.to_rgb()) for colour in (THEME.dark, THEME.lit))
    steps = forward(ending.network, ending.image.ravel())
    for layer, step in zip(ending.scene.diagram.layers, steps, strict=True):
        for centre, a in zip(layer.centres, step.a, strict=True):
            expected = dark + a * (lit - dark)
            np.testing.assert_allclose(around(ending.picture, centre), expected, atol=3)
    np.testing.assert_allclose(ending.scene.diagram.input.values, ending.image)


def test_at_the_end_one_neuron_of_the_first_layer_is_ringed(ending: Ending) -> None:
    yellow = 255 * np.array(THEME.attention.to_rgb())
    layer = ending.scene.diagram.layers[0]
    ring = layer.neuron(0).width / 2
    angles = np.linspace(0, 2 * np.pi, 12, endpoint=False)
    circle = np.stack([np.cos(angles), np.sin(angles), 0 * angles], axis=1) * ring
    near = [
        np.mean([np.abs(around(ending.picture, centre + at, 0) - yellow) for at in circle])
        for centre in layer.centres
    ]
    suited = forward(ending.network, ending.image.ravel())[0].weighted_sum.argmax()
    assert np.argmin(near) == suited and near[suited] < 0.5 * np.median(near)


# What the beats are made of


def curves(shifts: list[float], sizes: list[float]) -> Placement:
    right, scaled = np.linspace(0, 1, len(shifts)), np.linspace(1, 0, len(sizes))
    return Placement(np.array(shifts), right, right, np.array(sizes), scaled)


def test_a_moved_digit_is_the_one_that_was_measured_and_read_as_the_network_reads_it() -> None:
    placed = by_shift(STROKES, own_digit("3"), curves([-8, -3, 0, 3, 8], [1]))
    for x, image, read in zip(placed.x, placed.images, placed.answers, strict=True):
        np.testing.assert_array_equal(image, moved(THREE[None], x, 0)[0])
        assert read == str(forward(STROKES, image.ravel())[-1].a.argmax())
    np.testing.assert_array_equal(placed.images[3], np.roll(THREE, 3, axis=1))
    assert placed.home == 2 and placed.answers[2] == "3" and placed.right[2]
    assert placed.right == tuple(read == "3" for read in placed.answers)
    assert placed.first_other == next(k for k in (3, 4) if placed.answers[k] != "3")
    assert placed.share(2) == "50.0%"


def test_a_digit_that_is_read_alike_everywhere_has_no_other() -> None:
    placed = by_shift(STROKES, own_digit("3"), curves([-1, 0, 1], [1]))
    assert placed.first_other is None


def test_the_guess_is_answered_where_the_walk_to_the_right_ends() -> None:
    network, digit = chosen_network(), own_digit("3")
    desk = Walked.to_the_right(network, digit, Stage(14.2, 8))
    run(desk.walk.walk_to(1))
    pixels = next(k for k in range(1, 12) if _read(network, np.roll(THREE, k, axis=1)) != 3)
    read = str(_read(network, desk.walk.image.values))
    np.testing.assert_array_equal(desk.walk.image.values, moved(THREE[None], pixels, 0)[0])
    sentence = "{} pixels to the right: now it reads {}."
    assert pixels > 1 and desk.when_other == (sentence, pixels, read) and read != "3"
    assert desk.walk.told == 0
    assert desk.answer.typst_code.endswith(f'#"{pixels} pixels"')


def test_what_is_said_of_a_size_is_what_stands_beside_the_curve_there() -> None:
    desk = Walked.in_size(chosen_network(), own_digit("3"), Stage(14.2, 8))
    for stop, told in ((1, ("0.5",)), (2, ()), (3, ("1.8",))):
        run(desk.walk.walk_to(stop))
        share = printed(desk.walk.share.number.glyphs)
        assert desk.of_size(stop)[1:] == (*told, share)


def _read(network: Network, image: np.ndarray) -> int:
    return int(forward(network, image.ravel())[-1].a.argmax())


def test_of_a_digit_that_nobody_named_the_answer_in_its_place_counts_as_right() -> None:
    nameless = Digit(THREE, None, ("{}", "photo.png"))
    placed = by_size(STROKES, nameless, curves([0], [0.3, 1, 1.1]))
    assert placed.home == placed.at(1.0) == 1 and placed.right[1:] == (True, True)


def test_answers_in_the_fewest_characters() -> None:
    assert answer(np.array([0.1, 0.7, 0.2])) == "1"
    assert answer(np.array([0.5, 0.5])) == "–"
    assert answer(np.array([0.531])) == "0.53"


def test_the_score_is_what_the_answers_come_to() -> None:
    read = [Reading.of(STROKES, own_digit(str(k))) for k in range(4)]
    assert score(read) == ("All {} are read right.", 4)
    wrong = Reading.of(STROKES, Digit(THREE, 8, ("our handwriting",)))
    assert score([*read, wrong]) == ("{} of {} are read right.", 4, 5)
    assert score([Reading.of(STROKES, Digit(THREE, None, ("{}", "a.png")))]) is None


def test_the_page_is_of_the_chosen_digit_or_of_its_like() -> None:
    for name in ("3", DIGITS.names[25]):
        digit = own_digit(name)
        result = on_its_way(digit).result
        near = [np.roll(result, by, axis=(0, 1)) for by in ((0, 0), (0, 1), (0, -1), (1, 0))]
        assert min(np.abs(each - digit.image).mean() for each in near) < 0.03
    between = on_its_way(own_digit("ambiguous")).result
    four = DIGITS.images[DIGITS.defaults[4]]
    assert np.abs(between - four).mean() < 0.04


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("ruled", ["without the paper", "without lines", "this digit alone"]),
        ("soft shadow", ["without the paper", "this digit alone"]),
        ("plain", ["without the paper"]),
    ],
)
def test_a_photograph_is_shown_stage_by_stage_as_it_was_cleaned(
    kind: str, names: list[str]
) -> None:
    (stages,) = find_digits(take(kind, np.random.default_rng(3)).pixels)
    drawn = to_draw(stages)
    assert [page.name for page in drawn.pages] == ["as written", "bright on dark", *names]
    assert swapping(stages) == STEP_BY_STEP
    kept = [stages.grey, stages.light_on_dark, stages.all_ink]
    kept += [stages.without_lines] if "without lines" in names else []
    kept += [stages.ink] if "this digit alone" in names else []
    kept[-1] = stages.ink  # but for specks
    for page, whole in zip(drawn.pages, kept, strict=True):
        assert page.values.mean() == pytest.approx(whole.mean(), abs=1e-9)
    into = IntoFrame(drawn, Stage(14.2, 8).whole)
    before = into.page.values.copy()
    for number, page in enumerate(drawn.pages[1:], start=1):
        run(into.go_to(number), 0.0)
        np.testing.assert_array_equal(into.page.values, before)
        run(into.go_to(number))
        np.testing.assert_array_equal(into.page.values, page.values)
        before = into.page.values.copy()


def test_a_picture_file_is_shown_as_it_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pixels = np.round(255 * THREE).astype(np.uint8)  # bright on dark already
    Image.fromarray(pixels).resize((1120, 1120)).save(tmp_path / "chalk.png")
    monkeypatch.setenv("NNFILM_DIGIT", str(tmp_path / "chalk.png"))
    stages = on_its_way(digit := chosen_digit())
    assert stages is digit.stages and not stages.inverted
    drawn = to_draw(stages)
    assert max(drawn.pages[0].values.shape) <= 480
    assert [page.name for page in drawn.pages] == ["as written", "bright on dark"]
    assert swapping(stages) == BRIGHT
    rows, columns = drawn.box
    outside = drawn.ink.copy()
    outside[rows, columns] = 0
    assert outside.max() < 0.25
