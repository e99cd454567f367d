"""The film of learning: one clock for grid, dial, curves and answers, and what it says is so."""

import re
from pathlib import Path

import numpy as np
import pytest

from nnmath import forward, load_digits, load_run, read_metadata, strokeness
from scenes._assets import Digit, own_digit
from scenes._data.learnt import Learnt
from scenes._sentences import learnt as told
from scenes._staging.what_comes_next.learning_desk import LearningDesk
from scenes._staging.what_comes_next.learnt_digit import BeforeLearning, FollowedDigit, Wanted
from scenes.learning import Learning
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import ROOT, around, film, paint, printed, run

PATH = ROOT / "assets" / "networks" / "checkpoints.npz"
RUN, METADATA = load_run(PATH), read_metadata(PATH)
DIGITS = load_digits(ROOT / "assets" / "digits" / "digits.npz")
LAST = len(RUN.checkpoints) - 1
STAGE = Stage(128 / 9, 8)


@pytest.fixture(scope="module")
def learnt() -> Learnt:
    return Learnt.shipped()


@pytest.fixture
def desk(learnt: Learnt) -> LearningDesk:
    return LearningDesk(learnt, STAGE)


def weights(step: int, neuron: int) -> np.ndarray:
    """A neuron's weights at a checkpoint, straight from the file."""
    return RUN.checkpoints[step].layers[0].weights[neuron].reshape(28, 28)


def answers(x: np.ndarray) -> list[int]:
    """What each checkpoint answers, straight from the file."""
    return [int(forward(network, x)[-1].a.argmax()) for network in RUN.checkpoints]


@pytest.mark.parametrize("share", [0, 0.31, 0.5, 0.77, 1])
def test_grid_dial_and_curves_are_of_one_checkpoint(desk: LearningDesk, share: float) -> None:
    run(desk.follow(LAST), share)
    step = int(LAST * share + 1e-6)
    own = weights(step, desk.learnt.neuron)
    np.testing.assert_allclose(desk.grid.values, np.clip(own / desk.learnt.limit, -1, 1))
    assert desk.dial.value == own.flat[desk.learnt.pixel]
    right = RUN.accuracy[RUN.epochs == RUN.checkpoint_epochs[step]][0]
    assert printed(desk.curves.panes[0].title.number.glyphs) == f"{100 * right:.2f}%"
    assert desk.curves.epoch.number.value == RUN.checkpoint_epochs[step]


def test_all_grids_are_drawn_to_one_scale(desk: LearningDesk) -> None:
    run(desk.follow_all(LAST))
    picture = paint(desk.pair[0], desk.pair[1], size=(1920, 1080), background=True)
    dark, blue = (255 * np.array(c.to_rgb()) for c in (THEME.dark, THEME.positive))
    for wall, step in zip(desk.pair, (0, LAST)):
        for k, grid in enumerate(wall.grids):
            own = np.clip(weights(step, k) / desk.learnt.limit, -1, 1)
            np.testing.assert_allclose(grid.values, own, atol=1e-6)
        index = int(np.argmax(weights(step, 0)))
        seen = around(picture[..., :3], wall.grid(0).centres[index], reach=0)
        value = np.clip(weights(step, 0).flat[index] / desk.learnt.limit, 0, 1)
        np.testing.assert_allclose(seen, dark + value * (blue - dark), atol=12)


def test_the_neuron_is_the_one_that_came_farthest_from_noise(learnt: Learnt) -> None:
    gained = [
        strokeness(weights(LAST, k)).score - strokeness(weights(0, k)).score for k in range(16)
    ]
    assert learnt.neuron == int(np.argmax(gained)) and max(gained) > 0.5
    grown = weights(LAST, learnt.neuron) - weights(0, learnt.neuron)
    assert grown.flat[learnt.pixel] == grown.max() > 0


def test_examples_are_counted_in_batches_of_the_first_pass(learnt: Learnt) -> None:
    assert learnt.early == 2
    # 300 passes of 938 batches; the third of 16 checkpoints is at (2 / 15)³ of them: 667.
    assert [learnt.seen(k) for k in range(3)] == [0, 83 * 64, 667 * 64]
    assert learnt.changes == 300 * 938


def test_what_is_said_of_a_checkpoint_is_shown_there(desk: LearningDesk) -> None:
    for step in (1, desk.learnt.early):
        run(desk.follow(step))
        examples, of_100 = list(desk.told(step))[1:]
        shown = printed(desk.curves.panes[0].title.number.glyphs)
        assert of_100 == f"{float(shown.removesuffix('%')):.0f}"
        assert int(str(examples).replace(",", "")) == 64 * round(938 * RUN.checkpoint_epochs[step])


def test_most_weights_shrink_from_where_they_are_largest_on(learnt: Learnt) -> None:
    sizes = [np.abs([weights(k, own) for own in range(16)]) for k in range(LAST + 1)]
    means = [each.mean() for each in sizes]
    strongest = learnt.strongest
    assert means[strongest] == max(means) and means[-1] < means[strongest] / 2
    assert (sizes[-1] < sizes[strongest]).mean() > 0.5
    own = learnt.neuron
    assert (sizes[-1][own] < sizes[strongest][own]).mean() > 0.5
    assert METADATA["recipe"]["sparse"] > 0  # what a weight costs
    dial = weights_of_the_dial(learnt)
    most = int(dial.argmax())
    assert strongest < most < LAST  # it grows first, and shrinks as well in the end
    assert (np.diff(dial[strongest : most + 1]) > 0).all()


def weights_of_the_dial(learnt: Learnt) -> np.ndarray:
    """The weight that the dial shows, at each checkpoint."""
    return np.array([weights(k, learnt.neuron).flat[learnt.pixel] for k in range(LAST + 1)])


@pytest.mark.parametrize(("name", "label"), [("3", 3), ("4", 4), ("3", 8)])
def test_framed_are_the_answers_that_stay_right(
    desk: LearningDesk, learnt: Learnt, name: str, label: int
) -> None:
    digit = Digit(own_digit(name).image, label, ("{}", name))
    followed = FollowedDigit(desk, digit, BeforeLearning(learnt, digit, STAGE), STAGE)
    right = [answer == label for answer in answers(digit.x)]
    first = len(right) - right[::-1].index(False) if False in right else 0
    expected = list(followed.lane)[first:] or list(followed.lane)  # never right: all of them
    assert list(followed.told_of) == expected


def test_wanted_is_one_lit_output_beside_the_ten_real_ones(desk: LearningDesk) -> None:
    digit = own_digit("3")
    wanted = Wanted(desk, digit, 3, STAGE)
    np.testing.assert_allclose(wanted.real.activations, forward(RUN.checkpoints[0], digit.x)[-1].a)
    assert wanted.wanted.activations.tolist() == [float(k == 3) for k in range(10)]
    np.testing.assert_allclose(
        wanted.real.dots.centres[:, 1], wanted.wanted.dots.centres[:, 1], atol=0.02
    )
    lit = (255 * np.array(THEME.lit.to_rgb()), 255 * np.array(THEME.dark.to_rgb()))
    picture = paint(wanted.wanted, size=(1920, 1080), background=True)[..., :3]
    for k, centre in enumerate(wanted.wanted.dots.centres):
        np.testing.assert_allclose(around(picture, centre, reach=0), lit[k != 3], atol=12)


def test_squares_of_differences_add_up_to_the_loss_of_the_digit(desk: LearningDesk) -> None:
    digit = own_digit("3")
    wanted = Wanted(desk, digit, 3, STAGE)
    outputs = forward(RUN.checkpoints[0], digit.x)[-1].a
    far = np.square(outputs - np.eye(10)[3])
    shown = [float(printed(text.glyphs)) for text in wanted.squares.numbers]
    np.testing.assert_allclose(shown, far, atol=0.005 + 1e-9)
    assert f"{sum(shown):.1f}" == f"{far.sum():.1f}" == list(wanted.told)[1]


def test_the_mean_loss_is_what_was_measured_at_the_checkpoints(desk: LearningDesk) -> None:
    for step, mean in ((0, 2.62), (2, 0.17), (LAST, 0.05)):  # of the 10,000 test images
        run(desk.follow(step))
        assert printed(desk.curves.panes[1].title.number.glyphs) == f"{mean:.2f}"


def test_what_the_narration_says_of_the_run_is_so(learnt: Learnt) -> None:
    said = " ".join((getattr(Learning, beat).__doc__ or "") for beat in vars(Learning))
    numbers = {int(each.replace(",", "")) for each in re.findall(r"\d[\d,]*\d", said)}
    recipe = METADATA["recipe"]
    known = {RUN.network.parameter_count, recipe["batch"], recipe["epochs"], RUN.network.sizes[1]}
    known.add(300 * 938)  # a change after each of 937 batches of 64 and one of 32
    assert numbers <= known | {60_000, 10_000, 100}  # MNIST's two sets, and a hundred of one
    assert recipe["smooth"] > 0 and recipe["sparse"] > 0  # "puts a price on each"
    assert METADATA["measured_on"] == "the MNIST test images" and learnt.seed == recipe["seed"]


def test_before_learning_every_digit_of_ours_gets_one_answer(learnt: Learnt) -> None:
    before = BeforeLearning(learnt, own_digit("7"), STAGE)
    x = [DIGITS.images[k].astype(float).ravel() for k in DIGITS.defaults]
    first = {answers(each)[0] for each in x}
    assert before.told == (told.SAME, *first)
    assert sorted(before.labels) == list(range(10)) and before.labels[0] == 7


@pytest.mark.parametrize("name", ["3", "4", "9-curved-1", "ambiguous"])
def test_the_answers_in_the_lane_are_those_of_the_checkpoints(
    desk: LearningDesk, learnt: Learnt, name: str
) -> None:
    digit = own_digit(name)
    followed = FollowedDigit(desk, digit, BeforeLearning(learnt, digit, STAGE), STAGE)
    assert followed.answers == answers(digit.x)
    run(followed.learn(LAST), 0.5)
    expected = forward(RUN.checkpoints[LAST // 2], digit.x)[-1].a
    np.testing.assert_allclose(followed.outputs.activations, expected)
    seen = [text.get_fill_opacity() for text in followed.lane]
    assert seen == [1.0] * (LAST // 2 + 1) + [0.0] * (LAST - LAST // 2)


@pytest.mark.parametrize(
    ("given", "label", "expected"),
    [
        ([4, 3, 3], 3, (told.SETTLED, "1.0")),
        ([4, 4, 4], 4, told.ALWAYS),
        ([4, 9, 4], 4, (told.WAVERS, "2.0")),
        ([4, 3, 4], 3, (told.LOST, 1, 3)),
        ([4, 4, 4], 3, told.NEVER),
        ([4, 3, 3], None, (told.IN_THE_END, 4, 3)),
    ],
)
def test_how_a_digit_was_learnt_is_said_by_its_answers(
    given: list[int], label: int | None, expected: object
) -> None:
    assert told.on_the_way(given, label, np.array([0, 1.0, 2.0])) == expected


def test_an_answer_that_is_hardly_ahead_is_just_right() -> None:
    outputs = forward(RUN.checkpoints[1], own_digit("3").x)[-1].a
    best, second = sorted(outputs)[:-3:-1]
    said = told.at_last(outputs, 3, RUN.checkpoint_epochs[1])
    assert said == (
        told.JUST,
        "0.09",
        3,
        f"{best:.2f}",
        int(outputs.argsort()[-2]),
        f"{second:.2f}",
    )
    assert told.at_last(np.array([0.1, 0.9]), 1, 3.0) == (told.RIGHT, "3.0", 1, "0.90")
    assert told.at_last(np.array([0.1, 0.9]), 0, 3.0) == (told.NEXT, "3.0", 1, "0.90")


def test_of_the_first_answer_is_said_no_more_than_is_so() -> None:
    assert told.at_first(4, 3, same=True) is None  # wrong, as the narration says
    assert told.at_first(4, 4, same=True) == told.LUCK
    assert (
        told.at_first(5, 3, same=False) == told.at_first(5, None, same=True) == (told.AT_FIRST, 5)
    )
    assert told.before([4, 4, 1], [4, 3, 1]) == (told.NOT_SAME, 2, 3)


def test_a_picture_that_nobody_named_is_told_without_right_and_wrong(
    desk: LearningDesk, learnt: Learnt
) -> None:
    digit = Digit(own_digit("3").image, None, ("{}", "mine.png"))
    before = BeforeLearning(learnt, digit, STAGE)
    followed = FollowedDigit(desk, digit, before, STAGE)
    assert followed.told == (told.IN_THE_END, followed.answers[0], followed.answers[-1])
    assert None not in before.labels


def test_the_film_ends_on_all_grids_large_as_they_are_now(tmp_path: Path) -> None:
    class Filmed(Learning):
        def all_sixteen(self, desk: LearningDesk) -> None:
            self.desk = desk
            super().all_sixteen(desk)

    scene = film(Filmed, tmp_path, format="png").scene
    assert isinstance(scene, Filmed)
    assert scene.desk.count.number.value == 300 * 938
    for part in (scene.desk.end.grids, scene.desk.scale, scene.desk.count, scene.desk.question):
        assert scene.is_on_screen(part)
    for k, grid in enumerate(scene.desk.end.grids):
        own = np.clip(weights(LAST, k) / scene.desk.learnt.limit, -1, 1)
        np.testing.assert_allclose(grid.values, own, atol=1e-6)
    # Large: they have the room that they had before learning began.
    assert scene.desk.end.grid(0).width > 1.5 * scene.desk.pair[1].grid(0).width
    first, last = (scene.desk.pair[k].grid(0).values for k in (0, 1))
    np.testing.assert_allclose(first, np.clip(weights(0, 0) / scene.desk.learnt.limit, -1, 1))
    np.testing.assert_allclose(last, np.clip(weights(LAST, 0) / scene.desk.learnt.limit, -1, 1))
