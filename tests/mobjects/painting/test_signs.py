"""The sign survives in grey and for every eye: in both themes, as painted."""

import json
import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes._inspection.contrast import luminance as measured
from scenes.mobjects.painting.signs import (
    CONTRAST,
    FAINT,
    luminance,
    minus_inks,
    minus_marks,
    sign_shades,
)
from tests.helpers.pictures import ROOT, contrast

# Full dichromacy in linear light: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A
# Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009,
# the tables for severity 1.0.
EYES = {
    "all colours": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
# Paints values of both signs in the theme that the environment chooses: of connections the way
# from end to end, of dots, cells and neurons a cut through the middle from top to bottom.
PROGRAM = """
import json, sys
import numpy as np
from manim import UP
from scenes.mobjects.network.connections import Connections
from scenes.mobjects.painting.dots import Dots, sign_colours
from scenes.mobjects.grids.grids import WeightGrid
from scenes.mobjects.neurons.neurons import NeuronLayer
from tests.helpers.pictures import along, paint

def cuts(mobject, centres, reach):
    picture = paint(mobject, background=True)
    return [along(picture, c + reach * UP, c - reach * UP, 0)[:, :3].tolist() for c in centres]

values = np.array([1.0, -1.0, 0.5, -0.5, 0.1, -0.1])
cells = WeightGrid(values[None], 12)
middles = np.array([[2.0 * k - 5, 0, 0] for k in range(6)])
dots = Dots(middles, sign_colours(values), 0.8, negative=values < 0)
neurons = NeuronLayer(values, 4.0, limit=1.0)
rows = np.array([[-6.0, 2.5 - k, 0] for k in range(6)])
lines = Connections(rows, -rows[::-1] * [1, 1, 0], np.diag(values), thickness=0.1)
picture = paint(lines, background=True)
print(json.dumps({
    "cells": cuts(cells, cells.centres, 0.7),
    "dots": cuts(dots, middles, 0.55),
    "neurons": cuts(neurons, neurons.centres, 0.6 * neurons.radius),
    "lines": [along(picture, r * [0.95, 1, 0], r * [-0.95, 1, 0], 0)[:, :3].tolist() for r in rows],
}))
"""


@pytest.fixture(scope="module", params=["dark", "light"])
def cuts(request: pytest.FixtureRequest) -> dict[str, np.ndarray]:
    """What was painted in a theme: for each kind (6, points, 3), 0..1."""
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        env=os.environ | {"NNFILM_THEME": request.param, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return {kind: np.array(cut) / 255 for kind, cut in json.loads(told.stdout).items()}


def in_grey(colours: np.ndarray, eye: str) -> np.ndarray:
    """The luminance of sRGB colours, (…, 3), as an eye sees them: (…)."""
    linear = np.where(colours <= 0.04045, colours / 12.92, ((colours + 0.055) / 1.055) ** 2.4)
    seen = np.clip(linear @ EYES[eye].T, 0, 1)
    return np.asarray(seen @ [0.2126, 0.7152, 0.0722])


def unevenness(cut: np.ndarray, eye: str) -> float:
    """The contrast of the brightest and the darkest tenth of a cut."""
    low, high = np.quantile(in_grey(cut, eye), [0.08, 0.92])
    return float((high + 0.05) / (low + 0.05))


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("kind", ["cells", "dots", "neurons", "lines"])
def test_a_mark_says_the_sign_without_hue(cuts: dict[str, np.ndarray], kind: str, eye: str) -> None:
    for pair in range(3):
        positive, negative = (unevenness(cut, eye) for cut in cuts[kind][2 * pair : 2 * pair + 2])
        # A line of a tenth is drawn faintly, dashes and all.
        faint_line = kind == "lines" and pair == 2
        assert positive < (1.01 if faint_line else 1.1)
        assert negative > (1.04 if faint_line else 2)


def test_of_equal_size_blue_and_red_are_equally_bright(cuts: dict[str, np.ndarray]) -> None:
    for pair in range(3):
        blue, red = cuts["cells"][2 * pair : 2 * pair + 2]
        # Above the minus of a red cell.
        same_light(np.median(grey(blue)), np.median(grey(red[:60])))
        blue, red = cuts["lines"][2 * pair : 2 * pair + 2]
        # In the dashes of a red line, of which a fifth is dark.
        same_light(np.median(grey(blue)), np.median(grey(red)))


def grey(colours: np.ndarray) -> np.ndarray:
    return in_grey(colours, "all colours")


def same_light(one: float, other: float) -> None:
    assert (one + 0.05) / (other + 0.05) == pytest.approx(1, abs=0.08)


shares = st.floats(FAINT, 1)


@given(shares)
def test_a_minus_stands_out_from_every_shade_of_its_cell(share: float) -> None:
    shade = sign_shades(np.array(-share))
    assert contrast(minus_inks(shade), shade) >= 3
    red, green, blue, opacity = minus_marks(np.array(-share))
    assert opacity == 1
    np.testing.assert_allclose([red, green, blue], minus_inks(shade))


@given(st.floats(0.02, 0.3))
def test_a_minus_is_no_louder_than_it_has_to_be(share: float) -> None:
    shade = sign_shades(np.array(-share))
    assert contrast(minus_inks(shade), shade) == pytest.approx(CONTRAST, rel=0.01)


def test_a_minus_fades_with_what_is_nearly_zero_and_positive_values_have_none() -> None:
    marks = minus_marks(np.array([-FAINT / 2, -FAINT / 10, 0.0, 0.3, 1.0]))
    np.testing.assert_allclose(marks[:, 3], [0.5, 0.1, 0, 0, 0])


@given(st.lists(st.floats(0, 1), min_size=3, max_size=3))
def test_luminance_is_what_the_inspection_measures(colour: list[float]) -> None:
    assert luminance(np.array(colour)) == pytest.approx(float(measured(np.array(colour))))
