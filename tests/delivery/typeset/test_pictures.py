"""Pictures on printed pages: the weights' grids, their colours and signs, photographs."""

import io

import numpy as np
import pytest
from PIL import Image

from nnmath import load_network, weight_grid
from scenes.delivery.course.project import SHIPPED
from scenes.delivery.typeset.colours import COLOURS, cell_colours, dash_colours, luminance, rgb
from scenes.delivery.typeset.pictures import CELL, photograph_png, small_png, weights_png
from scenes.mobjects.theme import THEMES

STROKES = SHIPPED / "assets" / "networks" / "strokes.npz"


def pixels(png: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(png))) / 255


def test_a_grids_cells_have_the_colours_of_its_weights() -> None:
    weights = weight_grid(load_network(STROKES).layers[0], 4)
    values = np.clip(weights / 0.4, -1, 1)
    for theme in COLOURS:
        shown = pixels(weights_png(values, CELL, theme))
        # Under the dash, which lies in the middle of a cell.
        assert np.allclose(
            shown[CELL // 4 :: CELL, CELL // 2 :: CELL], cell_colours(values, theme), atol=1 / 255
        )
        middles = shown[CELL // 2 :: CELL, CELL // 2 :: CELL]
        dashed = np.abs(middles - cell_colours(values, theme)).max(axis=-1) > 0.02
        assert not dashed[values >= 0].any()
        assert dashed[values < -0.05].all()


@pytest.mark.parametrize("theme", list(COLOURS))
def test_a_sign_is_seen_without_its_hue(theme: str) -> None:
    values = -np.linspace(0.12, 1, 50)
    cells, dashes = (luminance(of(values, theme)) + 0.05 for of in (cell_colours, dash_colours))
    assert (np.maximum(cells / dashes, dashes / cells) >= 3).all()


def test_the_colours_are_those_of_the_films() -> None:
    for theme, colours in COLOURS.items():
        film = THEMES[theme]
        names = {"ground": "background", "accent": "attention"}
        for name, colour in colours.items():
            if name != "zero":
                assert colour == getattr(film, names.get(name, name)).to_hex().upper(), name


def test_a_photograph_is_averaged_down_and_keeps_its_shape() -> None:
    grey = np.repeat(np.linspace(0, 1, 40), 10)[None].repeat(100, axis=0)  # (100, 400)
    shown = pixels(photograph_png(grey, 40))
    assert shown.shape == (10, 40)
    np.testing.assert_allclose(shown[3], np.linspace(0, 1, 40), atol=0.5 / 255)
    assert pixels(photograph_png(grey, 1000)).shape == (100, 400)  # never made larger
    lit = pixels(small_png(grey, "light", 40))
    np.testing.assert_allclose(lit[0, 0], rgb(COLOURS["light"]["dark"]), atol=0.5 / 255)
    np.testing.assert_allclose(lit[0, -1], rgb(COLOURS["light"]["lit"]), atol=0.5 / 255)
