"""Digits that are moved, scaled and turned on the page, and the curves that say what it does."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from nnmath import accuracy, load_digits, load_network
from nnmath.measuring.placement import moved, scaled, turned
from scenes.delivery.lab.curves import curves
from tests.helpers.browser import chromium
from tests.helpers.modules import Modules, modules

ASSETS = Path(__file__).parents[3] / "assets"
DIGITS = load_digits(ASSETS / "digits" / "digits.npz")
IMAGE = DIGITS.images[DIGITS.defaults[2]]


@pytest.fixture(scope="module")
def run() -> Iterator[Modules]:
    with chromium() as browser, modules(browser) as ready:
        yield ready


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("m.moved(image, 3, -2)", moved(IMAGE[None], 3, -2)),
        ("m.moved(image, -0.5, 30)", moved(IMAGE[None], -0.5, 30)),
        ("m.scaled(image, 0.3)", scaled(IMAGE[None], 0.3)),
        ("m.scaled(image, 1.7)", scaled(IMAGE[None], 1.7)),
        ("m.turned(image, 30)", turned(IMAGE[None], 30)),
        ("m.turned(image, -125)", turned(IMAGE[None], -125)),
        (
            "m.placed(image, { right: 2, down: 1, size: 0.8, turn: 90 })",
            moved(turned(scaled(IMAGE[None], 0.8), 90), 2, 1),
        ),
    ],
)
def test_it_is_what_nnmath_does(run: Modules, call: str, expected: np.ndarray) -> None:
    told = run("moved.js", call, image=IMAGE)
    assert np.abs(told - expected.ravel()).max() < 1e-5  # nnmath looks in single precision


def test_at_home_an_image_stays_itself(run: Modules) -> None:
    assert np.array_equal(run("moved.js", "m.placed(image, m.AT_HOME)", image=IMAGE), IMAGE.ravel())


def test_a_quarter_turn_is_clockwise() -> None:
    corner = np.zeros((1, 5, 5))
    corner[0, 0, 0] = 1  # upper left goes to upper right
    assert np.argwhere(turned(corner, 90)[0] > 0.99).tolist() == [[0, 4]]


def test_a_curve_is_read_between_its_points_and_level_beyond(run: Modules) -> None:
    curve = {"by": [-1, 0, 2], "share": [0.2, 1, 0.4]}
    for by, share in ((-9, 0.2), (-1, 0.2), (-0.5, 0.6), (0, 1), (1, 0.7), (2, 0.4), (7, 0.4)):
        told = run("moved.js", "m.share_at(curve, by)", curve=curve, by=by)
        assert told == pytest.approx(share)


def test_the_curves_are_measured_on_our_digits() -> None:
    network = load_network(ASSETS / "networks" / "plain.npz")
    right, down, size, turn = curves(network, DIGITS)
    flat = DIGITS.images.reshape(len(DIGITS.names), -1)
    at_home = accuracy(network, flat, DIGITS.labels)
    for curve, home in ((right, 0), (down, 0), (size, 1), (turn, 0)):
        assert curve.share[curve.by.index(home)] == pytest.approx(at_home)
        assert min(curve.share) < at_home - 0.3 and curve.count == 81
    below = moved(DIGITS.images, 0, 4).reshape(81, -1)
    assert down.share[down.by.index(4)] == pytest.approx(accuracy(network, below, DIGITS.labels))
    upside_down = turned(DIGITS.images, 180).reshape(81, -1)
    share = accuracy(network, upside_down, DIGITS.labels)
    assert turn.share[turn.by.index(180)] == pytest.approx(share)
