"""Networks of other images and of none: what they are given, and who refuses to film them."""

from pathlib import Path

import numpy as np
import pytest
from manim import tempconfig
from PIL import Image

from nnmath import Layer, Network, save_network
from nnmath.pictures.picture import area_average
from scenes._assets import (
    AssetError,
    check_fits,
    chosen_digit,
    chosen_network,
    image_shape,
    own_digit,
    with_our_own,
)
from scenes._inspection.play import load_scene
from scenes.delivery.course.catalogue import read_scene
from scenes.given import needs
from tests.helpers.pictures import ROOT

SCENES = sorted((ROOT / "scenes").glob("[!_]*.py"))


@pytest.fixture(autouse=True)
def _nothing_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NNFILM_DIGIT", "NNFILM_INPUT"):
        monkeypatch.delenv(name, raising=False)


def choose(
    inputs: int, folder: Path, monkeypatch: pytest.MonkeyPatch, image: object = None
) -> Network:
    """A network of so many inputs is the one to film."""
    network = Network((Layer(np.ones((3, inputs)) / inputs, np.zeros(3), "sigmoid"),))
    known = {} if image is None else {"image": image}
    save_network(network, folder / "mine.npz", known)
    monkeypatch.setenv("NNFILM_NETWORK", str(folder / "mine.npz"))
    return chosen_network()


@pytest.mark.parametrize(
    ("inputs", "said", "shape"),
    [(64, None, (8, 8)), (1024, None, (32, 32)), (300, [20, 15], (20, 15)), (784, None, (28, 28))],
)
def test_our_digits_are_brought_to_the_networks_frame(
    inputs: int,
    said: object,
    shape: tuple[int, int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    network = choose(inputs, tmp_path, monkeypatch, said)
    assert image_shape(network) == shape
    digit = chosen_digit(network)
    assert digit.image.shape == digit.shape == shape and digit.x.shape == (inputs,)
    side = min(shape)
    small = area_average(own_digit("3").image, side, side)
    np.testing.assert_allclose(digit.image.sum(), small.sum())
    others = with_our_own(digit)
    assert len(others) == 10 and all(one.image.shape == shape for one in others)


def test_a_picture_file_is_framed_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = np.full((60, 90), 255, dtype=np.uint8)
    drawn[5:55, 40:50] = 0  # a 1 of ink, 50 high and 10 wide
    Image.fromarray(drawn).save(tmp_path / "one.png")
    monkeypatch.setenv("NNFILM_DIGIT", str(tmp_path / "one.png"))
    image = chosen_digit(choose(1024, tmp_path, monkeypatch)).image
    # 20 of 28 pixels, in the same proportion: 23 of 32, and a fifth of it wide.
    assert image.shape == (32, 32)
    rows, columns = (np.flatnonzero(image.any(axis=axis)) for axis in (1, 0))
    assert (len(rows), len(columns)) == (23, 5)
    assert abs(rows.mean() + 0.5 - 16) <= 0.5 and abs(columns.mean() + 0.5 - 16) <= 0.5
    # What is 50 by 10 fills the height of a frame that is broad: five of seven rows.
    wide = chosen_digit(choose(7 * 70, tmp_path, monkeypatch, [7, 70])).image
    rows, columns = (np.flatnonzero(wide.any(axis=axis)) for axis in (1, 0))
    assert (len(rows), len(columns)) == (5, 1)


def test_numbers_that_are_no_picture_are_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    network = choose(2, tmp_path, monkeypatch)
    assert image_shape(network) is None
    with pytest.raises(AssetError) as refused:
        chosen_digit(network)
    assert str(refused.value) == (
        f"NNFILM_NETWORK={tmp_path / 'mine.npz'}: the network takes 2 numbers and no picture; give"
        " them, such as NNFILM_INPUT=0.5,0.5 or, in a course, input = [0.5,0.5]."
    )
    monkeypatch.setenv("NNFILM_INPUT", "0.3, -1")
    digit = chosen_digit(network)
    np.testing.assert_array_equal(digit.x, [0.3, -1])
    assert not digit.is_picture and digit.label is None and with_our_own(digit) == [digit]
    monkeypatch.setenv("NNFILM_INPUT", "0.3,")
    with pytest.raises(AssetError, match=r"NNFILM_INPUT=0\.3,: '' is no number"):
        chosen_digit(network)


def test_more_numbers_than_a_frame_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NNFILM_INPUT", ",".join(["1"] * 513))
    with pytest.raises(AssetError, match="takes 513 numbers and no picture, and films have room"):
        chosen_digit(choose(513, tmp_path, monkeypatch))
    assert chosen_digit(choose(513, tmp_path, monkeypatch, [19, 27])).shape == (19, 27)


def test_what_is_given_counts_for_whether_it_can_be_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(2, tmp_path, monkeypatch)
    network = Network((Layer(np.full((1, 2), 9e4), np.zeros(1), "sigmoid"),))
    save_network(network, tmp_path / "mine.npz")
    monkeypatch.setenv("NNFILM_INPUT", "1,1")
    chosen_network()
    monkeypatch.setenv("NNFILM_INPUT", "9,9")
    with pytest.raises(AssetError, match="the sums of layer 1 reach"):
        chosen_network()


def test_films_of_digits_show_ours_whatever_network_is_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(2, tmp_path, monkeypatch)
    assert chosen_digit().image.shape == (28, 28)


@pytest.mark.parametrize("path", SCENES, ids=lambda path: path.stem)
def test_a_scene_that_shows_the_chosen_network_films_it_or_says_why_not(
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    scene, source = load_scene(path), path.read_text(encoding="utf-8")
    need = getattr(scene, "needs", None)
    if "chosen_network" not in source:
        assert need is None
        return
    # What a scene needs is known without importing it, which takes Manim.
    assert read_scene(path).needs == need
    assert need in (needs.ANY_INPUT, needs.PICTURES, needs.DIGIT_PICTURES)
    assert "chosen_digit()" not in source or need == needs.DIGIT_PICTURES
    for inputs, fits in ((64, need != needs.DIGIT_PICTURES), (2, need == needs.ANY_INPUT)):
        network = choose(inputs, tmp_path, monkeypatch)
        if fits:
            check_fits(need)
            continue
        assert network.sizes[0] == inputs
        quiet = {"media_dir": str(tmp_path), "dry_run": True}
        with tempconfig(quiet), pytest.raises(SystemExit) as ended:
            scene().render()
        said = capsys.readouterr().err
        assert ended.value.code == 2 and said.count("\n") == 1
        assert f"mine.npz: the network takes {'pictures' if inputs == 64 else '2 numbers'}" in said
