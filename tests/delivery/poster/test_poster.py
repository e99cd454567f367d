"""The poster of a network: what it says is what the network is, in print and in its picture."""

import argparse
import io
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from nnmath import Layer, Network, load_network, save_network, weight_grid
from scenes.delivery.poster.chosen import NETWORKS, TRAININGS, chosen, translation
from scenes.delivery.poster.colours import COLOURS, cell_colours, dash_colours, luminance, rgb
from scenes.delivery.poster.content import content
from scenes.delivery.poster.pictures import CELL, weights_png
from scenes.delivery.poster.printed import pdf_of, png_of
from scenes.delivery.poster.words import Words
from scenes.delivery.verbs import poster as poster_verb
from scenes.delivery.verbs.cli import main
from scenes.mobjects.theme import THEMES
from tests.helpers.pdf_text import pdf_texts

ROOT = Path(__file__).parents[3]


def made(sizes: tuple[int, ...], *activations: str) -> Network:
    rng = np.random.default_rng(3)
    return Network(
        tuple(
            Layer(rng.normal(0, 0.1, (after, before)), rng.normal(0, 0.1, after), activation)
            for before, after, activation in zip(sizes, sizes[1:], activations)
        )
    )


def poster(folder: Path, *arguments: str) -> tuple[list[str], Image.Image]:
    """The texts of a poster that is made, and its picture."""
    assert main(["poster", "--out", str(folder), *arguments]) == 0
    (pdf,), (png,) = folder.glob("*.pdf"), folder.glob("*.png")
    return pdf_texts(pdf.read_bytes()), Image.open(png).convert("RGB")


@pytest.fixture(scope="module")
def strokes(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], Image.Image]:
    return poster(tmp_path_factory.mktemp("strokes"))


# What it says


def test_it_says_what_the_network_is(strokes: tuple[list[str], Image.Image]) -> None:
    said = [text.strip() for text in strokes[0]]
    assert {"strokes", "784-16-16-10", "97.13 %", "of 10,000 test images of MNIST read right"} <= {
        *said
    }
    # 784 · 16 + 16 · 16 + 16 · 10 = 12,960 and 16 + 16 + 10 = 42
    assert {"784 × 16 + 16 × 16 + 16 × 10", "12,960", "16 + 16 + 10", "42", "13,002"} <= {*said}
    assert "Our handwritten 3 goes in. The brightest output is the 3: read right." in said
    assert {"96.21 % read right", "96.81 % read right", "in every layer", "nowhere"} <= {*said}


def test_it_writes_the_formula_of_the_networks_own_function(tmp_path: Path) -> None:
    for name, written in (("strokes", "𝑎1=𝜎(𝑊𝑎0+𝑏)"), ("linear", "𝑎1=𝑊𝑎0+𝑏")):
        texts, _ = poster(tmp_path / name, "--network", name)
        assert written in "".join(texts)
    texts, _ = poster(tmp_path / "relu", "--network", "relu")
    assert "𝑎1=ReLU(𝑊𝑎0+𝑏)" in "".join(texts) and "𝑎3=𝜎(𝑊3𝑎2+𝑏3)" in "".join(texts)
    assert {"in layer 3", "in layers 1, 2"} <= {*texts}


def test_what_a_file_does_not_know_is_left_out(tmp_path: Path) -> None:
    save_network(load_network(NETWORKS / "strokes.npz"), tmp_path / "mine.npz")
    texts, _ = poster(tmp_path / "out", "--network", str(tmp_path / "mine.npz"))
    assert "mine" in texts and "97.13 %" not in texts
    assert not any("test images" in text for text in texts if "Trained with it" not in text)


def test_the_trainings_that_are_compared_differ_in_their_function_alone() -> None:
    from nnmath import read_metadata

    recipes = [read_metadata(NETWORKS / f"{name}.npz")["recipe"] for name in TRAININGS.values()]
    rest = [{k: v for k, v in one.items() if k not in ("hidden", "output")} for one in recipes]
    assert rest[0] == rest[1] == rest[2]
    assert [one["hidden"] for one in recipes] == list(TRAININGS)


# Other networks


@pytest.mark.parametrize(
    ("sizes", "activations", "expected"),
    [
        ((784, 10), ("sigmoid",), {"784 × 10", "7,850", "in the only layer"}),
        ((784, 128, 64, 10), ("relu", "relu", "sigmoid"), {"109,386", "in layers 1, 2"}),
        ((784, 1), ("sigmoid",), {"785", " bias", "Our handwritten 3 goes in, and one number comes out."}),
        ((784, 200, 30), ("identity", "relu"), {"The weights of 128 of the first layer's 200 neurons"}),
        ((784, *[8] * 9, 10), ("sigmoid",) * 10, {"784 × 8 + 8 × 8 + … + 8 × 10"}),
    ],
)  # fmt: skip
def test_networks_of_any_size_have_a_poster(
    tmp_path: Path, sizes: tuple[int, ...], activations: tuple[str, ...], expected: set[str]
) -> None:
    save_network(made(sizes, *activations), tmp_path / "mine.npz")
    texts, picture = poster(tmp_path / "out", "--network", str(tmp_path / "mine.npz"))
    assert expected <= {*texts}
    assert picture.size == (1654, 2339)


def test_equal_outputs_and_a_misread_digit_are_told(tmp_path: Path) -> None:
    layer = Layer(np.zeros((10, 784)), np.zeros(10), "sigmoid")
    save_network(Network((layer,)), tmp_path / "tie.npz")
    texts, _ = poster(tmp_path / "tie", "--network", str(tmp_path / "tie.npz"))
    assert "Our handwritten 3 goes in. Several outputs are equally bright: no answer." in texts
    save_network(
        Network((Layer(np.zeros((10, 784)), np.eye(10)[7], "sigmoid"),)), tmp_path / "seven.npz"
    )
    texts, _ = poster(tmp_path / "seven", "--network", str(tmp_path / "seven.npz"))
    assert "Our handwritten 3 goes in. The brightest output is the 7: read wrong." in texts


# The picture


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


def test_the_poster_shows_each_grid_at_its_place(strokes: tuple[list[str], Image.Image]) -> None:
    """Sixteen squares of one size, each as blue and as red as its neuron's weights."""
    layer = load_network(NETWORKS / "strokes.npz").layers[0]
    limit = float(np.quantile(np.abs(layer.weights), 0.99))
    page = np.asarray(strokes[1]) / 255
    # Columns of the page whose lower half's frames are drawn: found by the first grid's own picture.
    for neuron in (0, 5, 15):
        values = np.clip(weight_grid(layer, neuron) / limit, -1, 1)
        row, column = divmod(neuron, 8)
        side, gap = 21.5 / 210 * 1654, 2 / 210 * 1654
        left = 12 / 210 * 1654 + column * (side + gap)
        blue = (page[..., 2] - page[..., 0]).clip(0)
        found = [
            blue[round(top) : round(top + side), round(left) : round(left + side)]
            for top in np.arange(1300, 2000, 4)
        ]
        wanted = np.asarray(
            Image.fromarray((values.clip(0) * 255).astype(np.uint8)).resize(found[0].shape[::-1])
        )
        likeness = [np.corrcoef(one.ravel(), wanted.ravel())[0, 1] for one in found]
        assert max(likeness) > 0.85, neuron


def test_the_dark_poster_is_dark_and_a_larger_sheet_is_the_same_picture(tmp_path: Path) -> None:
    _, dark = poster(tmp_path / "dark", "--theme", "dark")
    assert np.allclose(np.asarray(dark)[3, 3] / 255, rgb(COLOURS["dark"]["ground"]), atol=1 / 255)
    texts, large = poster(tmp_path / "a3", "--paper", "a3")
    assert large.size == (2339, 3307)
    assert "13,002" in texts


# The same every time, in other languages, and what goes wrong


def test_it_is_the_same_bytes_each_time_and_knows_no_date() -> None:
    data = content(chosen("strokes"), Words(), "light", "a4")
    first, again = pdf_of(data), pdf_of(content(chosen("strokes"), Words(), "light", "a4"))
    assert first == again
    assert png_of(data) == png_of(data)
    assert b"CreationDate" not in first and b"ModDate" not in first


def test_the_german_poster_leaves_no_english(tmp_path: Path) -> None:
    texts, _ = poster(tmp_path, "--language", "de")
    assert (tmp_path / "strokes-de.pdf").is_file()
    assert (
        "Was ein neuronales Netz rechnet" in texts
        and "von 10 000 Testbildern aus MNIST richtig gelesen" in texts
    )
    german = translation("de", ROOT)
    assert german is not None
    said = Words(german)
    networks = [chosen(name).network for name in ("strokes", "relu", "linear", "straight")]
    networks += [made((784, 1), "sigmoid"), made((784, 200, 9), "relu", "relu")]
    networks += [
        Network((Layer(np.zeros((10, 784)), np.eye(10)[k] * k, "sigmoid"),)) for k in (0, 7)
    ]
    of = chosen("strokes")
    for network in networks:
        content(type(of)(of.name, network, of.metadata, of.digit, of.trained), said, "light", "a4")
    # All that is said is translated, and all that is translated is said.
    assert set(german.pictures.table) == set(said.said)


def test_a_translation_of_ones_own_goes_before(tmp_path: Path) -> None:
    own = 'language = "de"\n[pictures]\n"numbers" = "Nummern"\n'
    (tmp_path / "poster.de.toml").write_text(own, encoding="utf-8")
    mine = translation("de", tmp_path)
    assert mine is not None and mine.pictures("numbers") == "Nummern"


WRONG = [
    (["--network", "stroke"], 2, 'there is no network "stroke", did you mean strokes?'),
    (["--network", "no/such.npz"], 2, 'there is no network file "no/such.npz".'),
    (["--network", "damaged.npz"], 2, "cannot be read as a saved network"),
    (["--network", "hundred.npz"], 2, "takes 100 inputs; 784 are expected"),
    (["--network", "huge.npz"], 2, "larger than numbers of this kind can be"),
    (["--language", "fr"], 2, 'there is no translation "fr" of the poster'),
    (["--out", "damaged.npz"], 2, '"damaged.npz" is no folder'),
    (["--out", "damaged.npz/in"], 1, "damaged.npz"),
]


@pytest.mark.parametrize(("arguments", "status", "said"), WRONG)
def test_what_is_wrong_is_said_in_a_sentence(
    arguments: list[str],
    status: int,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("damaged.npz").write_bytes(b"no network")
    save_network(made((100, 10), "sigmoid"), "hundred.npz")
    huge = Layer(np.full((10, 784), 1e307), np.zeros(10), "identity")
    save_network(Network((huge,)), "huge.npz")
    before = sorted(tmp_path.rglob("*"))
    assert main(["poster", *arguments]) == status
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("error: ") and said in line
    assert sorted(tmp_path.rglob("*")) == before


def test_a_name_is_never_markup_and_letters_without_a_font_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = "#panic() $x$ *a* \\ _b_"
    shutil.copyfile(NETWORKS / "straight.npz", tmp_path / f"{hostile}.npz")
    texts, _ = poster(tmp_path / "out", "--network", str(tmp_path / f"{hostile}.npz"))
    assert hostile in texts
    shutil.copyfile(NETWORKS / "straight.npz", tmp_path / "漢.npz")
    assert main(["poster", "--network", str(tmp_path / "漢.npz"), "--out", str(tmp_path)]) == 2
    assert "no font has 漢" in capsys.readouterr().err


def test_what_was_there_stays_where_a_new_one_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "strokes.pdf").write_bytes(b"before")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "strokes.png")

    monkeypatch.setattr("scenes.delivery.keeping.writing.settle", full)
    given = argparse.Namespace(
        network="strokes", language=None, theme="light", paper="a4", out=tmp_path
    )
    assert poster_verb.run(given, ROOT) == 1
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"before"]
