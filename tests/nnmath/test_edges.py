"""The designed edge detector against the storyboard's numbers; edge kernels against known edges."""

import numpy as np
import pytest

from nnmath import edges
from nnmath.forward import forward
from nnmath.network import Network


def sums_and_activations(images: list[np.ndarray], surround: bool = True) -> tuple:
    step = forward(
        Network((edges.edge_detector(surround),)), np.array([image.ravel() for image in images])
    )[-1]
    return step.weighted_sum[:, 0].tolist(), step.a[:, 0].tolist()


def test_designed_weights_are_the_storyboards() -> None:
    weights = edges.designed_weights()
    rows, columns = np.nonzero(weights > 0)
    assert (set(rows), set(columns)) == ({7, 8, 9}, set(range(10, 18)))
    rows, columns = np.nonzero(weights < 0)
    assert (set(rows), set(columns)) == ({6, 10}, set(range(10, 18)))
    assert (weights == 1).sum() == 24 and (weights == -1).sum() == 16
    assert np.count_nonzero(weights) == 40


def test_without_its_surround_only_the_bar_is_left() -> None:
    bar = edges.designed_weights(surround=False)
    assert (bar == np.maximum(edges.designed_weights(), 0)).all()


def test_quiz_sums_and_activations_are_the_storyboards() -> None:
    quiz = edges.quiz_images()
    assert list(quiz) == ["A", "B", "C", "D"]
    sums, activations = sums_and_activations(list(quiz.values()))
    assert sums == [0, 24, -16, 8]
    by_hand = [1 / (1 + np.exp(-z)) for z in (-10.0, 14.0, -26.0, -2.0)]
    assert activations == pytest.approx(by_hand)
    assert sorted(quiz, key=lambda name: -activations["ABCD".index(name)]) == ["B", "D", "A", "C"]


def test_the_bar_alone_likes_blobs_and_the_surround_cures_it() -> None:
    pictures = [edges.edge_image(), edges.blob_image()]
    assert all(p.shape == (28, 28) and p.min() == 0 and p.max() == 1 for p in pictures)
    sums, activations = sums_and_activations(pictures, surround=False)
    assert sums == [24, 24] and min(activations) > 0.999
    sums, activations = sums_and_activations(pictures, surround=True)
    assert sums == [24, 8]
    assert activations[0] > 0.999 and activations[1] < 0.12


@pytest.mark.parametrize("size", [3, 5, 7])
@pytest.mark.parametrize("angle", np.linspace(0, 2 * np.pi, 8, endpoint=False))
def test_a_kernel_answers_to_edges_and_not_to_even_grey(angle: float, size: int) -> None:
    kernel = edges.edge_kernel(angle, size)
    assert kernel.sum() == pytest.approx(0, abs=1e-12)
    assert kernel[kernel > 0].sum() == pytest.approx(1)
    assert kernel == pytest.approx(-edges.edge_kernel(angle + np.pi, size))


@pytest.mark.parametrize(
    ("angle", "image"),
    [
        (0, np.tile([0.0] * 10 + [1.0] * 10, (20, 1))),  # bright to the right
        (np.pi / 2, np.tile([1.0] * 10 + [0.0] * 10, (20, 1)).T),  # bright at the top
        (np.pi / 4, np.tri(20).T),  # bright at the upper right
    ],
)
def test_the_kernel_towards_the_bright_side_answers_most(angle: float, image: np.ndarray) -> None:
    kernels = edges.edge_kernels(8)
    assert kernels.shape == (8, 5, 5)
    answers = [edges.edge_response(image, kernel).max() for kernel in kernels]
    best = int(np.argmax(answers))
    assert best == round(angle / (np.pi / 4))
    assert answers[best] == pytest.approx(1, abs=0.3)
    assert edges.edge_response(image, kernels[best])[-3:, :3] == pytest.approx(0, abs=1e-12)


def test_response_is_the_patch_times_the_kernel() -> None:
    rng = np.random.default_rng(0)
    image, kernel = rng.random((9, 8)), rng.normal(size=(3, 3))
    response = edges.edge_response(image, kernel)
    assert response.shape == image.shape
    assert response[4, 5] == pytest.approx((image[3:6, 4:7] * kernel).sum())


def test_misuse_is_named() -> None:
    for size in (1, 4, 0, -3):
        with pytest.raises(ValueError, match="size must be an odd number"):
            edges.edge_kernel(0, size)
    with pytest.raises(ValueError, match="angle must be"):
        edges.edge_kernel(np.nan)
    with pytest.raises(ValueError, match="orientations must be 1 or more"):
        edges.edge_kernels(0)
    with pytest.raises(ValueError, match="image must have shape"):
        edges.edge_response(np.ones(3), np.ones((3, 3)))
    with pytest.raises(ValueError, match="image must not be empty"):
        edges.edge_response(np.ones((0, 3)), np.ones((3, 3)))
    with pytest.raises(ValueError, match="kernel must hold finite"):
        edges.edge_response(np.ones((3, 3)), np.full((3, 3), np.nan))


def test_strength_is_the_strongest_answer_of_all_kernels() -> None:
    image = np.random.default_rng(4).uniform(size=(9, 12))
    kernels = edges.edge_kernels(6)
    answers = [edges.edge_response(image, kernel) for kernel in kernels]
    assert (edges.edge_strength(image, kernels) == np.maximum.reduce(answers)).all()
    assert (edges.edge_strength(image, kernels) >= 0).all()  # each has its opposite among them
    step = np.repeat([[0.0] * 6 + [1.0] * 6], 9, axis=0)
    assert edges.edge_strength(step, edges.edge_kernels(4)).max() == pytest.approx(1)
    with pytest.raises(ValueError, match="one or more"):
        edges.edge_strength(image, np.zeros((0, 3, 3)))


def test_the_compass_turns_by_an_eighth_and_each_kernel_answers_best_to_its_own_edge() -> None:
    kernels = edges.compass_kernels()
    assert kernels.shape == (8, 3, 3) and set(kernels.flat) == {-1, 0, 1}
    assert (kernels.sum(axis=(1, 2)) == 0).all()  # nothing for even grey
    assert (kernels[0] == [[-1, 0, 1]] * 3).all()  # bright to the right
    assert (kernels[2] == np.transpose([[1, 0, -1]] * 3)).all()  # bright above
    assert (kernels[4:] == -kernels[:4]).all()  # half a turn
    y, x = np.mgrid[1:-2:-1, -1:2]  # y points up
    for k, angle in enumerate(2 * np.pi * np.arange(8) / 8):
        along = (x * np.cos(angle) + y * np.sin(angle)).round(9)
        step = np.where(along > 0, 1.0, 0.0)  # bright on the side that the kernel is for
        answers = [(step * kernel).sum() for kernel in kernels]
        assert answers[k] == 3 == max(answers)
