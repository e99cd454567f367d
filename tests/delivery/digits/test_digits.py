"""`nnfilm digits`: what it shows is what preprocessing did and what the network made of it."""

import io
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from nnmath import Layer, Network, forward, load_digits, load_network, preprocess, save_network
from scenes.delivery.course.project import SHIPPED
from scenes.delivery.digits.answers import Reader, answer, reader
from scenes.delivery.digits.content import Shown, content, shown_of
from scenes.delivery.digits.fault import DigitsError
from scenes.delivery.digits.photographs import photographs
from scenes.delivery.typeset.colours import COLOURS, rgb
from scenes.delivery.typeset.words import Words, translation
from scenes.delivery.verbs.cli import main

OURS = load_digits(SHIPPED / "assets" / "digits" / "digits.npz")
SIX = 1 - np.kron(OURS.images[OURS.defaults[6]], np.ones((5, 5)))  # dark on light, 140 a side
STROKES = SHIPPED / "assets" / "networks" / "strokes.npz"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a photograph of a 6, one of nothing, and what is no picture."""
    monkeypatch.chdir(tmp_path)
    Image.fromarray(np.uint8(255 * SIX)).save("six.png")
    Image.new("L", (60, 40), 200).save("blank.png")
    Path("fake.heic").write_bytes(b"\0\0\0\x18ftypheic")
    return tmp_path


def shown(*given: str, network: str = "strokes", say: Words | None = None) -> Shown:
    of = reader(network)
    return shown_of(photographs(list(given), of.frame), of, say or Words(), "dark")


def decoded(png: list[int]) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(bytes(png)))) / 255


# What it shows


def test_the_stages_are_those_of_preprocessing() -> None:
    (row,) = shown("six.png").rows
    pixels = np.uint8(255 * SIX)
    stages = preprocess(pixels)
    named = {stage["name"]: stage for stage in row["stages"]}
    grey = decoded(named["in grey"]["png"])
    np.testing.assert_allclose(grey, pixels / 255, atol=0.5 / 255)
    left, top, right, bottom = (round(140 * share) for share in named["in grey"]["box"])
    assert (grey[top:bottom, left:right] < 0.5).sum() == (grey < 0.5).sum() > 500
    last = row["stages"][-1]
    assert (last["name"], last["size"]) == ("centred", "28 × 28")
    cells = decoded(last["png"])[4::7, 4::7]  # the middles of its cells
    dark, lit = (rgb(COLOURS["dark"][name]) for name in ("dark", "lit"))
    share = stages.result[..., None]
    np.testing.assert_allclose(cells, (1 - share) * dark + share * lit, atol=1 / 255)


def test_the_bars_are_the_networks_outputs() -> None:
    result = shown("six.png")
    a = forward(load_network(STROKES), preprocess(np.uint8(255 * SIX)).result.ravel())[-1].a
    read = result.rows[0]["answer"]
    assert [bar["name"] for bar in read["bars"]] == list("0123456789")
    np.testing.assert_allclose([bar["share"] for bar in read["bars"]], a)
    assert [bar["wins"] for bar in read["bars"]] == [k == 6 for k in range(10)]
    assert read["said"] == "The network reads a 6"
    assert result.lines[0].startswith("six.png: The network reads a 6 (6: > 0.99, then ")
    assert any(line == f"  6 > 0.99 {'█' * 20}" for line in result.lines)


def test_it_is_written_beside_nothing_else(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path.name for path in folder.iterdir()}
    assert main(["digits", "six.png"]) == 0
    assert {path.name for path in folder.iterdir()} == {*before, "renders"}
    (written,) = (folder / "renders").rglob("*.*")
    assert written == folder / "renders" / "digits" / "six.png"
    assert f"Picture: {Path('renders/digits/six.png')}" in capsys.readouterr().out.splitlines()
    page = np.asarray(Image.open(written).convert("RGB")) / 255
    np.testing.assert_allclose(page[1, 1], rgb(COLOURS["dark"]["ground"]), atol=1 / 255)
    accent = np.abs(page - rgb(COLOURS["dark"]["accent"])).max(axis=2) < 0.02
    assert accent.sum() > 5000  # the line, the frames, the winner's bar


def test_what_is_refused_is_told_and_the_others_are_read(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["digits", "blank.png", "six.png", "fake.heic", "no.png", "--theme", "light"]) == 1
    said = capsys.readouterr()
    lines = said.out.splitlines()
    assert any(line.startswith("blank.png: image holds no ink") for line in lines)
    assert "fake.heic: the file is not a picture that can be read; use PNG or JPEG." in lines
    assert "no.png: there is no such picture file." in lines
    assert any(line.startswith("six.png: The network reads a 6") for line in lines)
    assert said.err == "3 of 4 cannot be read.\n"
    assert (folder / "renders" / "digits" / "blank.png").is_file()
    rows = shown("blank.png", "fake.heic").rows
    assert [len(row["stages"]) for row in rows] == [1, 0]  # as far as it went


def test_where_nothing_is_read_nothing_is_written(folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    assert main(["digits", "fake.heic"]) == 1
    assert sorted(folder.rglob("*")) == before


def test_every_digit_of_a_photograph_has_a_row_from_the_left() -> None:
    both = np.full((200, 400), 1.0)
    for k, left in ((4, 30), (2, 230)):
        both[30:170, left : left + 140] = 1 - np.kron(
            OURS.images[OURS.defaults[k]], np.ones((5, 5))
        )
    Image.fromarray(np.uint8(255 * both)).save("both.png")
    result = shown("both.png")
    assert [row["title"] for row in result.rows] == ["both.png#1", "both.png#2"]
    assert [row["answer"]["said"][-1] for row in result.rows] == ["4", "2"]
    boxes = [row["stages"][0]["box"] for row in result.rows]
    assert boxes[0][2] < 0.5 < boxes[1][0]
    (row,) = shown("both.png#2").rows
    assert (row["title"], row["answer"]) == ("both.png#2", result.rows[1]["answer"])
    refused = shown("both.png#3")
    assert refused.refused == 1 and "2" in refused.lines[0]


def test_the_picture_is_made_for_what_the_network_takes() -> None:
    network = Network((Layer(np.eye(2, 64), np.zeros(2), "sigmoid"),))
    save_network(network, "small.npz", {"classes": ["cat", "wild dog"]})
    (row,) = shown("six.png", network="small.npz").rows
    assert row["stages"][-1]["size"] == "8 × 8"
    assert [bar["name"] for bar in row["answer"]["bars"]] == ["cat", "wild dog"]


def test_what_was_taken_for_black_and_white_is_said() -> None:
    Image.fromarray(np.float32(-2 + 4097 * SIX)).save("six.tif")
    assert shown("six.tif").lines[0].startswith("six.tif  (−2 … 4,095 → 0 … 1): The network reads")


# Networks


def made(*biases: float) -> Reader:
    layer = Layer(np.zeros((len(biases), 784)), np.array(biases), "identity")
    return Reader("made", Network((layer,)), tuple(map(str, range(len(biases)))), (28, 28))


def test_what_comes_out_is_told_as_it_is() -> None:
    image, say = np.zeros((28, 28)), Words()
    assert answer(made(*np.eye(10)[8]), image, say).said == "The network reads an 8"
    assert answer(made(1, 1, 0), image, say).said == "Several outputs are equally bright: no answer"
    assert answer(made(0, 1, 0), image, say).said == "The brightest output is 1"
    one = answer(made(-2.5), image, say)
    assert (one.said, one.bars[0].value, one.bars[0].share) == ("One number comes out", "−2.50", 0)
    many = answer(made(*range(500)), image, say)
    assert [bar.name for bar in many.bars] == [str(k) for k in range(490, 500)]
    assert many.more == "499: 499.00, then 498: 498.00"


def test_the_environment_chooses_as_for_films(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NNFILM_NETWORK", "relu")
    monkeypatch.setenv("NNFILM_CLASSES", "a,b,c,d,e,f,g,h,i,j")
    assert (reader(None).name, reader(None).classes) == ("relu", tuple("abcdefghij"))
    assert reader("plain").name == "plain"
    monkeypatch.setenv("NNFILM_CLASSES", "cat,dog")
    with pytest.raises(DigitsError, match="classes has 2 names, and the network has 10 outputs"):
        reader(None)


# In other languages, and what goes wrong


def test_the_german_picture_leaves_no_english() -> None:
    german = translation("digits.toml", "de", SHIPPED)
    assert german is not None
    say = Words(german)
    result = shown("six.png", "blank.png", say=say)
    data = content(result, reader("strokes"), say, "dark")
    assert (data["language"], result.rows[0]["answer"]["said"]) == ("de", "Das Netz liest eine 6")
    for biases in (np.eye(10)[8], [1, 1], [0, 1], [1]):
        answer(made(*biases), np.zeros((28, 28)), say)
    # All that is said is translated, and all that is translated is said.
    assert set(german.pictures.table) == set(say.said)


WRONG = [
    (["--network", "stroke"], 'there is no network "stroke", did you mean strokes?'),
    (["--network", "no/such.npz"], 'there is no network file "no/such.npz".'),
    (["--network", "damaged.npz"], "damaged.npz"),
    (["--network", "numbers.npz"], "takes 2 numbers and no picture; digits are pictures."),
    (["--network", "huge.npz"], "overflow"),
    (["--language", "fr"], 'there is no translation "fr" of the digits'),
    (["--out", "six.png"], '"six.png" is one of the photographs; name another with --out.'),
    (["--out", "six.jpg"], '"six.jpg" is no name of a PNG; --out names a .png to write.'),
    (["--out", "a.png"], '"a.png" is a folder; --out names a .png to write.'),
    (["six.png"] * 40, "a picture has room for 40 digits, and there are more; give fewer"),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG)
def test_what_is_wrong_is_said_in_a_sentence(
    arguments: list[str], said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("damaged.npz").write_bytes(b"no network")
    Path("a.png").mkdir()
    save_network(Network((Layer(np.zeros((10, 2)), np.zeros(10), "sigmoid"),)), "numbers.npz")
    huge = Layer(np.full((10, 784), 1e307), np.zeros(10), "identity")
    save_network(Network((huge,)), "huge.npz")
    before = sorted(folder.rglob("*"))
    assert main(["digits", "six.png", *arguments]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("error: ") and said in line
    assert sorted(folder.rglob("*")) == before


def test_a_name_is_never_markup_and_letters_without_a_font_are_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copyfile("six.png", hostile := "#panic() $x$ *a* _b_.png")
    assert main(["digits", hostile, "--out", "out.png"]) == 0
    assert capsys.readouterr().out.startswith(f"{hostile}: The network reads")
    shutil.copyfile("six.png", "漢.png")
    assert main(["digits", "漢.png", "--out", "other.png"]) == 2
    assert "no font has 漢" in capsys.readouterr().err
    assert not Path("other.png").exists()
