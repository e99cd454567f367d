"""The poster of a network: what it says is what the network is, in print and in its picture."""

import argparse
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from nnmath import Layer, Network, read_metadata, save_network
from scenes.delivery.course.networks import NETWORKS
from scenes.delivery.poster.chosen import TRAININGS, chosen
from scenes.delivery.poster.content import Shown, content
from scenes.delivery.poster.fault import PosterError
from scenes.delivery.poster.printed import pdf_of, png_of
from scenes.delivery.poster.reading import read
from scenes.delivery.typeset.words import Words, translation
from scenes.delivery.verbs import poster as poster_verb
from scenes.delivery.verbs.cli import main
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


def poster(of: Shown, say: Words | None = None) -> list[str]:
    """The texts of a poster, as its PDF has them."""
    return pdf_texts(pdf_of(content(of, say or Words(), "light", "a4")))


def poster_of(*layers: Layer) -> list[str]:
    """The texts of the poster of a network that nothing is known of."""
    return poster(replace(chosen("strokes"), network=Network(layers), metadata={}))


# What it says


def test_it_says_what_the_network_is() -> None:
    said = {text.strip() for text in poster(chosen("strokes"))}
    assert {"strokes", "784-16-16-10"} <= said
    assert {"97.13 %", "of 10,000 test images of MNIST read right"} <= said
    # 784 · 16 + 16 · 16 + 16 · 10 = 12,960 and 16 + 16 + 10 = 42
    assert {"784 × 16 + 16 × 16 + 16 × 10", "12,960", "16 + 16 + 10", "42", "13,002"} <= said
    assert "Our handwritten 3 goes in. The brightest output is the 3: read right." in said
    assert {"96.21 % read right", "96.81 % read right", "in every layer", "nowhere"} <= said
    assert "numbers, learnt" in said and {"> 0.99", "< 0.01"} <= said
    assert {" numbers", "73.05 %"} <= {*poster(chosen("by_hand"))}


@pytest.mark.parametrize(
    ("name", "formula", "layers"),
    [
        ("straight", "𝑎(1)=𝜎(𝑊(1)𝑎(0)+𝑏(1))", {"in the only layer", "nowhere"}),
        ("relu", "𝑎(1)=ReLU(𝑊(1)𝑎(0)+𝑏(1))", {"in layer 3", "in layers 1, 2"}),
        ("linear", "𝑎(1)=𝑊(1)𝑎(0)+𝑏(1)", {"no squish", "86.18 % read right", "in every layer"}),
    ],
)
def test_it_writes_the_networks_own_formula(name: str, formula: str, layers: set[str]) -> None:
    texts = poster(chosen(name))
    assert formula in "".join(texts) and layers <= {*texts}


def test_what_a_file_does_not_know_is_left_out() -> None:
    texts = poster(replace(chosen("strokes"), metadata={"accuracy": 0.9713}))
    assert "13,002" in texts and "97.13 %" not in texts
    assert [text[:16] for text in texts if "test images" in text] == ["Trained with it:"]


def test_the_trainings_that_are_compared_differ_in_their_function_alone() -> None:
    recipes = [read_metadata(NETWORKS / f"{name}.npz")["recipe"] for name in TRAININGS.values()]
    rest = [{k: v for k, v in one.items() if k not in ("hidden", "output")} for one in recipes]
    assert rest[0] == rest[1] == rest[2]
    assert [one["hidden"] for one in recipes] == list(TRAININGS)
    assert [one["output"] for one in recipes] == ["sigmoid", "sigmoid", "identity"]


# Other networks


@pytest.mark.parametrize(
    ("sizes", "activations", "expected"),
    [
        ((784, 128, 64, 10), ("relu", "relu", "sigmoid"), {"109,386", "in layers 1, 2"}),
        ((784, 1), ("sigmoid",), {"785", " bias", "1 new activation"}),
        ((784, 200, 30), ("identity", "relu"), {"The weights of 128 of the first layer’s 200"}),
        ((784, *[8] * 9, 10), ("sigmoid",) * 10, {"784 × 8 + 8 × 8 + … + 8 × 10"}),
    ],
)
def test_networks_of_any_size_have_a_poster(
    sizes: tuple[int, ...], activations: tuple[str, ...], expected: set[str]
) -> None:
    texts = poster_of(*made(sizes, *activations).layers)
    assert expected <= {text.removesuffix(" neurons") for text in texts}


def test_what_comes_out_is_told_as_it_is() -> None:
    goes_in = "Our handwritten 3 goes in"
    dark, seven = np.zeros((10, 784)), np.eye(10)[7]
    assert f"{goes_in}. The brightest output is the 7: read wrong." in poster_of(
        Layer(dark, seven, "sigmoid")
    )
    assert f"{goes_in}. Several outputs are equally bright: no answer." in poster_of(
        Layer(dark, 0 * seven, "sigmoid")
    )
    assert f"{goes_in}. The brightest output is number 7." in poster_of(
        Layer(dark[:9], seven[:9], "relu")
    )
    said = poster_of(Layer(dark[:1], np.array([-2.5]), "identity"))
    assert f"{goes_in}, and one number comes out." in said and "−2.50" in said


def test_outputs_are_called_by_their_classes() -> None:
    network = Network((Layer(np.zeros((2, 784)), np.array([0, 1]), "softmax"),))
    of = replace(chosen("strokes"), network=network)
    named = replace(of, metadata={"classes": ["cat", "Ankle boot"]})
    texts = pdf_texts(pdf_of(content(named, Words(), "light", "a4")))
    assert {"cat", "Ankle boot"} <= {*texts}
    assert "Our handwritten 3 goes in. The brightest output: Ankle boot." in texts
    with pytest.raises(PosterError, match="1 name"):
        content(replace(of, metadata={"classes": ["cat"]}), Words(), "light", "a4")


def test_of_many_outputs_the_answer_is_always_shown() -> None:
    for answer in (0, 7, 8, 20, 39):
        biases = np.where(np.arange(40) == answer, 1.0, -1.0)
        network = Network((Layer(np.zeros((40, 784)), biases, "sigmoid"),))
        column = read(network, np.zeros((28, 28)), (0.2, 0.8)).columns[-1]
        assert answer in column.shown and len(column.shown) == 16
        assert list(column.places) == sorted(column.places)
        hidden = np.flatnonzero(np.diff(column.shown) > 1)
        between = [(column.places[k], column.places[k + 1]) for k in hidden]
        assert len(column.dots) == len(between)
        assert all(low < dot < high for dot, (low, high) in zip(column.dots, between))


# The same every time, in other languages, and what goes wrong


def test_it_is_the_same_bytes_each_time_and_knows_no_date() -> None:
    data = content(chosen("strokes"), Words(), "light", "a4")
    first, again = pdf_of(data), pdf_of(content(chosen("strokes"), Words(), "light", "a4"))
    assert first == again
    assert png_of(data) == png_of(data)
    assert b"CreationDate" not in first and b"ModDate" not in first


def test_the_german_poster_leaves_no_english() -> None:
    german = translation("poster.toml", "de", ROOT)
    assert german is not None
    said = Words(german)
    texts = poster(chosen("strokes"), said)
    assert {"Was ein neuronales Netz rechnet", "verborgene Schicht 2"} <= {*texts}
    of = chosen("strokes")
    content(chosen("by_hand"), said, "light", "a4")
    others = [chosen(name).network for name in ("relu", "linear", "straight")]
    others += [made((784, 1), "sigmoid"), made((784, 200, 9), "relu", "relu")]
    others += [made((784, 9, 2), "leaky_relu", "tanh"), made((784, 2), "softmax")]
    others += [Network((Layer(np.zeros((10, 784)), np.eye(10)[k] * k, "sigmoid"),)) for k in (0, 7)]
    for network in others:
        content(replace(of, network=network), said, "light", "a4")
    named = replace(of, network=network, metadata={"classes": [f"class {k}" for k in range(10)]})
    content(named, said, "light", "a4")
    # All that is said is translated, and all that is translated is said.
    assert set(german.pictures.table) == set(said.said)


def test_a_translation_of_ones_own_goes_before(tmp_path: Path) -> None:
    own = 'language = "de"\n[pictures]\n"numbers" = "Nummern"\n'
    (tmp_path / "poster.de.toml").write_text(own, encoding="utf-8")
    mine = translation("poster.toml", "de", tmp_path)
    assert mine is not None and mine.pictures("numbers") == "Nummern"


WRONG = [
    (["--network", "stroke"], 2, 'there is no network "stroke", did you mean strokes?'),
    (["--network", "no/such.npz"], 2, 'there is no network file "no/such.npz".'),
    (["--network", "damaged.npz"], 2, "cannot be read as a saved network"),
    (["--network", "hundred.npz"], 2, "takes 100 inputs; 784 are expected"),
    (["--network", "huge.npz"], 2, "the weighted sums of layer 1 overflow"),
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
    assert hostile in poster(chosen(str(tmp_path / f"{hostile}.npz")))
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
