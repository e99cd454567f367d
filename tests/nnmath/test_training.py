"""Training on small invented pictures: it learns, it repeats itself, it says how it went."""

from dataclasses import replace

import numpy as np
import pytest

from nnmath import Jitter, Network, Recipe, TrainingRun, accuracy, forward, loss
from nnmath.training import checkpoint_steps, descend, initial_network, train

# Pictures of 6 x 6 with a bar in one of three places, and noise.
RECIPE = Recipe(
    sizes=(36, 8, 3), epochs=8, batch=10, rate=0.05, calm=2, jitter=Jitter(0, 0, 0, 0.3)
)


def bars(seed: int, count: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, 3, count)
    images = rng.random((count, 6, 6)) * 0.3
    images[np.arange(count), 2 * labels] += 0.7
    return images, labels


TRAIN, TEST = bars(0, 95), bars(1, 40)


def run(**changes: object) -> TrainingRun:
    return train(replace(RECIPE, **changes), *TRAIN, *TEST)  # type: ignore[arg-type]


def same(one: Network, other: Network) -> bool:
    return all(
        np.array_equal(a.weights, b.weights) and np.array_equal(a.biases, b.biases)
        for a, b in zip(one.layers, other.layers, strict=True)
    )


@pytest.mark.parametrize(
    ("hidden", "output"), [("sigmoid", "sigmoid"), ("relu", "sigmoid"), ("identity", "identity")]
)
def test_training_learns(hidden: str, output: str) -> None:
    trained = run(hidden=hidden, output=output)
    assert trained.accuracy[0] < 0.7
    assert trained.accuracy[-1] > 0.95
    assert trained.loss[-1] < trained.loss[0] / 3
    assert [layer.activation for layer in trained.network.layers] == [hidden, output]


def test_the_same_recipe_gives_the_same_run_and_another_seed_another() -> None:
    one, again, other = run(), run(), run(seed=1)
    assert same(one.network, again.network)
    assert one.loss.tolist() == again.loss.tolist()
    assert not same(one.network, other.network)


def test_the_curves_are_measured_on_the_test_images_after_each_epoch() -> None:
    trained = run()
    assert trained.epochs.tolist() == list(range(9))
    assert len(trained.loss) == len(trained.accuracy) == 9
    x, targets = TEST[0].reshape(40, 36), np.eye(3)[TEST[1]]
    assert trained.loss[-1] == loss(trained.network, x, targets)
    right = forward(trained.network, x)[-1].a.argmax(axis=1) == TEST[1]
    assert trained.accuracy[-1] == right.mean() == accuracy(trained.network, x, TEST[1])


def test_the_test_images_teach_nothing() -> None:
    others = bars(7, 11)
    assert same(train(RECIPE, *TRAIN, *others).network, run().network)


def test_checkpoints_are_measured_start_at_the_start_and_end_at_the_end() -> None:
    trained = run(checkpoints=5)
    # 10 steps an epoch, 80 in all: cubic spacing puts the five at steps 0, 1, 10, 34 and 80.
    assert trained.checkpoint_epochs.tolist() == [0.0, 0.1, 1.0, 3.4, 8.0]
    assert set(trained.checkpoint_epochs) <= set(trained.epochs.tolist())
    assert trained.epochs.tolist() == sorted({*range(9), 0.1, 3.4})
    assert len(trained.checkpoints) == 5
    assert same(trained.checkpoints[-1], trained.network)
    x = TEST[0].reshape(40, 36)
    for epoch, network in zip(trained.checkpoint_epochs, trained.checkpoints, strict=True):
        measured = trained.accuracy[trained.epochs.tolist().index(epoch)]
        assert accuracy(network, x, TEST[1]) == measured
    assert same(run().network, trained.network), "keeping checkpoints must not change the training"


def test_checkpoint_steps() -> None:
    assert checkpoint_steps(0, 80) == set()
    assert {0, 1000} < checkpoint_steps(16, 1000)
    assert checkpoint_steps(5, 80) == {0, 1, 10, 34, 80}


def test_kept_networks_are_what_float32_can_hold() -> None:
    trained = run(checkpoints=3)
    for network in (trained.network, *trained.checkpoints):
        for layer in network.layers:
            assert np.array_equal(layer.weights, layer.weights.astype(np.float32))
            assert np.array_equal(layer.biases, layer.biases.astype(np.float32))


def test_upright_turns_the_checkpoints_as_the_network_and_changes_no_measure() -> None:
    turned, not_turned = run(upright=True, checkpoints=4), run(checkpoints=4)
    assert turned.loss.tolist() == not_turned.loss.tolist()
    last = not_turned.network.layers[0].weights
    sign = np.where((last**3).sum(axis=1) < 0, -1.0, 1.0)[:, None]
    assert (sign < 0).any(), "nothing to turn makes this test idle"
    for one, other in zip(turned.checkpoints, not_turned.checkpoints, strict=True):
        assert np.array_equal(one.layers[0].weights, other.layers[0].weights * sign)
    assert same(turned.network, turned.checkpoints[-1])
    measured = loss(turned.network, TEST[0].reshape(40, 36), np.eye(3)[TEST[1]])
    assert measured == pytest.approx(turned.loss[-1], rel=1e-5)


def test_on_epoch_is_told_of_every_epoch() -> None:
    told: list[tuple[int, float, float]] = []
    trained = train(RECIPE, *TRAIN, *TEST, lambda *news: told.append(news))
    expected = zip(range(1, 9), trained.loss[1:], trained.accuracy[1:], strict=True)
    assert told == list(expected)


def test_penalties_make_grids_smooth_and_sparse() -> None:
    def roughness(network: Network) -> float:
        grids = network.layers[0].weights.reshape(-1, 6, 6)
        return float((np.diff(grids, axis=1) ** 2).sum() / (grids**2).sum())

    def small(network: Network) -> float:
        return float((np.abs(network.layers[0].weights) < 0.05).mean())

    plain = run().network
    assert roughness(run(smooth=0.1).network) < roughness(plain) / 2
    assert small(run(sparse=0.01).network) > 2 * small(plain)


def test_the_first_step_is_adams() -> None:
    # Adam's first step moves every parameter by the rate, against the sign of its slope.
    recipe = replace(RECIPE, jitter=Jitter(0, 0, 0, 0))
    before, after, *_ = descend(replace(recipe, epochs=1), TRAIN[0], np.eye(3)[TRAIN[1]])
    moved = np.abs(after.layers[0].weights - before.layers[0].weights)
    assert moved == pytest.approx(np.full((8, 36), 0.05), rel=1e-3)


def test_augmentation_stops_for_the_last_epochs() -> None:
    never = run(calm=8)
    assert same(never.network, run(calm=100).network)
    assert same(never.network, run(calm=8, jitter=Jitter()).network)
    assert not same(never.network, run(calm=7).network)


def test_weights_start_small_and_biases_at_zero() -> None:
    network = initial_network(Recipe(hidden="relu"), np.random.default_rng(0))
    assert network.sizes == (784, 16, 16, 10)
    assert [layer.activation for layer in network.layers] == ["relu", "relu", "sigmoid"]
    assert network.layers[0].weights.std() == pytest.approx(np.sqrt(2 / 784), rel=0.03)
    assert network.layers[2].weights.std() == pytest.approx(np.sqrt(1 / 16), rel=0.15)
    assert not any(layer.biases.any() for layer in network.layers)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"sizes": (36,)}, "sizes must be two positive numbers or more"),
        ({"sizes": (36, 0, 3)}, "sizes must be two positive numbers or more"),
        ({"hidden": "gelu"}, "hidden must be one of sigmoid, relu, .*, given 'gelu'"),
        ({"hidden": "softmax"}, "softmax is for outputs, given for the hidden layers"),
        ({"epochs": 0}, "epochs must be 1 or more, given 0"),
        ({"batch": 0}, "batch must be 1 or more"),
        ({"rate": 0.0}, "rate must be above 0, given 0.0"),
        ({"rate": np.nan}, "rate must be above 0, given nan"),
        ({"smooth": -1.0}, "smooth must be 0 or more, given -1.0"),
        ({"sparse": np.inf}, "sparse must be 0 or more, given inf"),
        ({"seed": -1}, "seed must be 0 or more"),
        ({"upright": True, "hidden": "relu"}, "upright needs a hidden layer of sigmoid neurons"),
        ({"upright": True, "sizes": (36, 3)}, "upright needs a hidden layer of sigmoid neurons"),
    ],
)
def test_a_recipe_that_cannot_be_followed_is_refused(changes: dict, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        replace(RECIPE, **changes)


@pytest.mark.parametrize(
    ("images", "labels", "message"),
    [
        (TRAIN[0][0], TRAIN[1], r"images must have shape \(n, rows, columns\), given \(6, 6\)"),
        (TRAIN[0], TRAIN[1][:-1], r"labels must have shape \(95,\), given \(94,\)"),
        (TRAIN[0][:, 1:], TRAIN[1], r"images must be .* of 36 pixels, given shape \(95, 5, 6\)"),
        (TRAIN[0][:0], TRAIN[1][:0], "images must be one image or more"),
        (TRAIN[0], TRAIN[1] + 1, r"labels must be whole numbers in 0\.\.2"),
        (TRAIN[0], TRAIN[1] + 0.5, r"labels must be whole numbers in 0\.\.2"),
    ],
)
def test_examples_that_do_not_fit_are_refused(
    images: np.ndarray, labels: np.ndarray, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        train(RECIPE, images, labels, *TEST)
    with pytest.raises(ValueError, match="test_" + message.replace(" labels", " test_labels")):
        train(RECIPE, *TRAIN, images, labels)


@pytest.mark.parametrize("hidden", ["sigmoid", "identity"])
def test_a_rate_at_which_training_diverges_is_refused(hidden: str) -> None:
    with pytest.raises(ValueError, match=r"rate 1e\+200 is too high: training diverges"):
        run(rate=1e200, hidden=hidden, output=hidden)
