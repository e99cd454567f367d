"""Themes: every text can be read on its ground, and the light one shows the same arrays."""

import json
import os
import subprocess
import sys

import numpy as np
import pytest

from scenes.delivery.course.looks import THEMES as NAMES
from scenes.mobjects.theme import DARK, LIGHT, THEMES, Theme
from tests.helpers.pictures import ROOT, contrast

BOTH = pytest.mark.parametrize("theme", [DARK, LIGHT])
# Paints a picture in the theme that the environment chooses, and prints colours where they matter.
PROGRAM = """
import json, sys
import numpy as np
from manim import LEFT, RIGHT
from scenes.mobjects.bars.bars import Bars
from scenes.mobjects.network.connections import Connections
from scenes.mobjects.grids.grids import ImageGrid, WeightGrid
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.network.lit_picture import SEGMENTS
from scenes.mobjects.painting.bundle import dashes
from tests.helpers.pictures import along, around, paint

DASHED = 5 * int(np.argmax(dashes(np.array([0]), SEGMENTS)[:, 0])) + 2
image = ImageGrid(np.array([[0.0, 1.0], [0.25, 0.5]]), 2).shift(LEFT * 4)
weights = WeightGrid(np.array([[1.0, -1.0], [0.5, 0.0]]), 2).shift(LEFT)
neurons = NeuronLayer(np.array([1.0, 0.25, 0.0]), radius=0.3).shift(RIGHT * 2)
bars = Bars(np.array([1.0]), np.array([[3.0, 0.0, 0.0]]), room=3)
light = Connections(np.array([[-6.0, 3, 0]]), np.array([[6.0, 3, 0]]), np.array([[-1.0]]), 1, 0.4)
faint = Connections(np.array([[-6.0, -3, 0]]), np.array([[6.0, -3, 0]]), np.array([[0.3]]), 1, 0.4)
picture = paint(image, weights, neurons, bars, light, faint, background=True)
off = np.array([0.2, 0.35, 0])  # beside a minus sign
print(json.dumps({
    "ground": around(picture, [6.8, -3.8, 0]).tolist(),
    "image": [around(picture, c).tolist() for c in image.centres],
    "weights": [around(picture, c + off).tolist() for c in weights.centres],
    "neurons": [around(picture, c).tolist() for c in neurons.centres],
    "bar": around(picture, bars.bars[0].get_center()).tolist(),
    # Where the dashed one, the first, is not broken, and the other, which never is.
    "connections": [along(picture, np.array([-6, y, 0]), np.array([6, y, 0]), 1)[k].tolist()
                    for y, k in ((3, DASHED), (-3, 100))],
    "gap": around(picture, image.get_center(), 0).tolist(),
}))
"""


def test_contrast_worked_by_hand() -> None:
    assert contrast(np.zeros(3), np.ones(3)) == pytest.approx(21)
    # #777777: 119/255 is 0.1845 in linear light; 1.05 / 0.2345.
    assert contrast(np.full(3, 119 / 255), np.ones(3)) == pytest.approx(4.48, abs=0.005)
    # Pure red is 0.2126 of white: 1.05 / 0.2626.
    assert contrast(np.array([1, 0, 0]), np.ones(3)) == pytest.approx(3.998, abs=0.001)


def test_the_themes_that_exist_are_those_that_a_course_may_name() -> None:
    assert THEMES == {"dark": DARK, "light": LIGHT}
    assert list(THEMES) == list(NAMES)


@BOTH
@pytest.mark.parametrize("name", ["ink", "muted", "attention"])
def test_words_can_be_read_on_their_ground(theme: Theme, name: str) -> None:
    assert contrast(getattr(theme, name).to_rgb(), theme.background.to_rgb()) >= 4.5


@BOTH
def test_numbers_can_be_read_on_lamps_that_are_off_and_on(theme: Theme) -> None:
    assert contrast(theme.lit.to_rgb(), theme.dark.to_rgb()) >= 4.5
    assert contrast(theme.plate.to_rgb(), theme.lit.to_rgb()) >= 4.5


@BOTH
@pytest.mark.parametrize("name", ["positive", "negative", "attention", "muted"])
def test_signs_and_outlines_show_on_the_ground_and_on_plates(theme: Theme, name: str) -> None:
    for ground in (theme.background, theme.plate, theme.dark):
        assert contrast(getattr(theme, name).to_rgb(), ground.to_rgb()) >= 3


@BOTH
def test_blue_and_red_have_the_same_luminance(theme: Theme) -> None:
    assert contrast(theme.positive.to_rgb(), theme.negative.to_rgb()) < 1.02


@BOTH
def test_bars_show_on_the_ground(theme: Theme) -> None:
    assert contrast(theme.length.to_rgb(), theme.background.to_rgb()) >= 3


@pytest.mark.parametrize("name", ["dark", "light"])
def test_a_picture_shows_the_same_arrays_in_each_theme(name: str) -> None:
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        env=os.environ | {"NNFILM_THEME": name, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    seen = {part: np.array(colours)[..., :3] for part, colours in json.loads(told.stdout).items()}
    theme = THEMES[name]
    dark, lit, plate = (255 * c.to_rgb() for c in (theme.dark, theme.lit, theme.plate))
    ground, positive = (255 * c.to_rgb() for c in (theme.background, theme.positive))
    negative, length = (255 * c.to_rgb() for c in (theme.negative, theme.length))

    def mix(share: float, end: np.ndarray, start: np.ndarray) -> np.ndarray:
        return start + share * (end - start)

    def close(part: str, *expected: np.ndarray, tolerance: float = 1.5) -> None:
        np.testing.assert_allclose(np.atleast_2d(seen[part]), expected, atol=tolerance)

    close("ground", ground)
    close("gap", plate)
    close("image", *(mix(a, lit, dark) for a in (0, 1, 0.25, 0.5)))
    close("weights", positive, negative, mix(0.5, positive, dark), dark)
    close("neurons", *(mix(a, lit, dark) for a in (1, 0.25, 0)))
    close("bar", length)
    # A lone connection at the limit covers its ground to 1 − exp(−2), one of 0.3 to
    # 1 − exp(−3 · 0.3^1.5), by the exposures for a crowd of 1 and for a lone faint line.
    exposures = (2.0, 3 * 0.3**1.5)
    covered = [1 - np.exp(-exposure) for exposure in exposures]
    close(
        "connections",
        *(mix(share, sign, ground) for share, sign in zip(covered, (negative, positive))),
        tolerance=4,
    )


def test_a_theme_that_does_not_exist_is_refused_in_one_sentence() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "manim", "-ql", "-s", "scenes/weights.py"],
        cwd=ROOT,
        env=os.environ | {"NNFILM_THEME": "ligth", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 2
    assert ended.stderr.splitlines() == [
        "error: NNFILM_THEME=ligth: there is no such theme; use dark or light."
    ]
