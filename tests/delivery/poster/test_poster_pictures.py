"""What is seen on a poster: the weights' grids, their colours and signs, and where they stand."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from nnmath import load_network, weight_grid
from scenes.delivery.poster.chosen import NETWORKS
from scenes.delivery.poster.colours import COLOURS, cell_colours, dash_colours, luminance, rgb
from scenes.delivery.poster.pictures import CELL, weights_png
from scenes.delivery.verbs.cli import main
from scenes.mobjects.theme import THEMES
from tests.helpers.pdf_text import pdf_texts


def test_a_grids_cells_have_the_colours_of_its_weights() -> None:
    weights = weight_grid(load_network(NETWORKS / "strokes.npz").layers[0], 4)
    values = np.clip(weights / 0.4, -1, 1)
    for theme in COLOURS:
        shown = np.asarray(Image.open(io.BytesIO(weights_png(values, CELL, theme)))) / 255
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


def test_the_two_files_show_the_network(tmp_path: Path) -> None:
    assert (
        main(["poster", "--out", str(tmp_path / "wall"), "--theme", "dark", "--paper", "a3"]) == 0
    )
    pdf, png = (tmp_path / "wall" / f"strokes-dark-a3.{kind}" for kind in ("pdf", "png"))
    assert sorted((tmp_path / "wall").iterdir()) == [pdf, png]
    assert "13,002" in pdf_texts(pdf.read_bytes())
    assert b"/MediaBox[0 0 841.8" in pdf.read_bytes()  # points: 297 mm
    page = np.asarray(Image.open(png).convert("RGB")) / 255
    assert page.shape == (3307, 2339, 3)
    assert np.allclose(page[3, 3], rgb(COLOURS["dark"]["ground"]), atol=1 / 255)
    # Sixteen grids in two rows, each where its neuron belongs: as blue as its weights.
    layer = load_network(NETWORKS / "strokes.npz").layers[0]
    side, step, left = (length / 210 * page.shape[1] for length in (21.5, 23.5, 12))
    blue = (page[..., 2] - page[..., 0]).clip(0)
    for neuron in (0, 5, 15):
        wanted = Image.fromarray(weight_grid(layer, neuron).clip(0).astype(np.float32))
        first = round(left + neuron % 8 * step)
        column = blue[:, first : first + round(side)]
        shown = np.asarray(wanted.resize((column.shape[1],) * 2, Image.Resampling.BOX))
        tops = range(1800, 2700, 4)
        likeness = [
            np.corrcoef(column[top : top + len(shown)].ravel(), shown.ravel())[0, 1] for top in tops
        ]
        rows = [tops[int(np.argmax(likeness))]]
        assert max(likeness) > 0.8, neuron
        assert (rows[0] < 2200) == (neuron < 8)
