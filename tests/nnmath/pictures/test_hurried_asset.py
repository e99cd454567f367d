"""The digits written in a hurry: whole, written again alike, and hard but not too hard to read."""

from pathlib import Path

import numpy as np
import pytest

from nnmath import accuracy, load_digits, load_network, read_metadata
from nnmath.pen.glyphs import GLYPHS
from nnmath.write_hurried import OF_EACH, hurried_digit, main

ASSETS = Path(__file__).parents[3] / "assets"
FILE = ASSETS / "digits" / "hurried.npz"


def test_there_are_twenty_of_each_glyph_in_the_networks_frame() -> None:
    digits = load_digits(FILE)
    assert len(set(digits.names)) == len(digits.names) == OF_EACH * len(GLYPHS) == 600
    assert np.bincount(digits.labels).tolist() == [60] * 10
    assert all(name[0] == str(label) for name, label in zip(digits.names, digits.labels))
    levels = digits.images * 255
    assert np.abs(levels - levels.round()).max() < 1e-4


@pytest.mark.parametrize("number", [0, 253, 599])
def test_any_of_them_is_written_again_alike(number: int) -> None:
    digits = load_digits(FILE)
    label, name, hand, image = hurried_digit(number)
    assert (label, name) == (digits.labels[number], digits.names[number])
    # Other processors round otherwise: one level of grey.
    assert np.abs(image - digits.images[number]).max() < 1.5 / 255
    assert read_metadata(FILE)["hands"][name]["slant"] == pytest.approx(hand.slant)


@pytest.mark.parametrize(("name", "least"), [("strokes", 0.95), ("plain", 0.95), ("relu", 0.95)])
def test_networks_read_nearly_all_but_not_all(name: str, least: float) -> None:
    digits = load_digits(FILE)
    x = digits.images.reshape(len(digits.images), -1)
    share = accuracy(load_network(ASSETS / "networks" / f"{name}.npz"), x, digits.labels)
    assert least < share < 1


def test_the_command_writes_them(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    out = tmp_path / "hurried.npz"
    assert main([str(out), "--of-each", "1"]) == 0
    assert f"{out}: {len(GLYPHS)} digits." in capsys.readouterr().out
    few, all_of_them = load_digits(out), load_digits(FILE)
    assert few.names == all_of_them.names[: len(GLYPHS)]
    assert np.abs(few.images - all_of_them.images[: len(GLYPHS)]).max() < 1.5 / 255


@pytest.mark.parametrize(
    ("words", "told"),
    [(["out.txt"], "must end in .npz"), (["out.npz", "--of-each", "0"], "must be 1 or more")],
)
def test_mistakes_end_in_one_sentence(
    words: list[str],
    told: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == 2
    assert told in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
