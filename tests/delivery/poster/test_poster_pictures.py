"""What is seen on a poster, and where it stands."""

from pathlib import Path

import numpy as np
from PIL import Image

from nnmath import load_network, weight_grid
from scenes.delivery.course.networks import NETWORKS
from scenes.delivery.typeset.colours import COLOURS, rgb
from scenes.delivery.verbs.cli import main
from tests.helpers.pdf_text import pdf_texts


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
