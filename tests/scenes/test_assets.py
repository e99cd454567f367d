"""What NNFILM_DIGIT and NNFILM_NETWORK may be, and one sentence for everything else."""

import io
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image

from nnmath import Layer, Network, load_digits, load_network, predict, save_network
from scenes._assets import (
    AssetError,
    chosen_digit,
    chosen_network,
    class_names,
    own_digit,
    with_our_own,
)
from tests.helpers.pictures import ROOT

DIGITS = load_digits(ROOT / "assets" / "digits" / "digits.npz")


@pytest.fixture(autouse=True)
def _nothing_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NNFILM_DIGIT", "NNFILM_NETWORK", "NNFILM_CLASSES"):
        monkeypatch.delenv(name, raising=False)


def small_network(n_in: int) -> Network:
    weights = np.random.default_rng(0).normal(size=(3, n_in))
    return Network((Layer(weights, np.zeros(3), "sigmoid"),))


def picture_of(image: np.ndarray, side: int = 140) -> Image.Image:
    """Dark ink on light paper."""
    pixels = np.round(255 * (1 - image)).astype(np.uint8)
    return Image.fromarray(pixels).resize((side, side), Image.Resampling.BICUBIC)


# What can be chosen


def test_by_default_our_own_three_goes_through_strokes() -> None:
    digit, network = chosen_digit(), chosen_network()
    assert digit.label == 3 and digit.origin == ("our handwriting",)
    np.testing.assert_array_equal(digit.image, DIGITS.images[DIGITS.defaults[3]])
    expected = load_network(ROOT / "assets" / "networks" / "strokes.npz")
    np.testing.assert_array_equal(network.layers[0].weights, expected.layers[0].weights)


@pytest.mark.parametrize("digit", range(10))
def test_a_class_chooses_its_default_digit(digit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NNFILM_DIGIT", str(digit))
    chosen = chosen_digit()
    assert chosen.label == digit and chosen.x.shape == (784,)
    assert chosen.image.min() >= 0 and chosen.image.max() <= 1
    assert predict(chosen_network(), chosen.x).winner == digit


def test_a_name_chooses_its_digit() -> None:
    for index, name in enumerate(DIGITS.names):
        np.testing.assert_array_equal(own_digit(name).image, DIGITS.images[index])


def test_a_network_can_be_a_name_or_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NNFILM_NETWORK", "plain")
    assert chosen_network().sizes == (784, 16, 16, 10)
    save_network(small_network(784), tmp_path / "mine.npz")
    monkeypatch.setenv("NNFILM_NETWORK", str(tmp_path / "mine.npz"))
    assert chosen_network().sizes == (784, 3)


def test_a_picture_of_a_digit_is_read_as_that_digit(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    three = DIGITS.images[DIGITS.defaults[3]]
    for name in ("photo.png", "photo.jpg", "palette.gif", "grey.bmp"):
        picture_of(three).save(tmp_path / name)
        monkeypatch.setenv("NNFILM_DIGIT", str(tmp_path / name))
        digit = chosen_digit()
        assert digit.label is None and digit.origin == ("{}", name)
        assert predict(chosen_network(), digit.x).winner == 3


def test_a_transparent_drawing_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ink = np.round(255 * DIGITS.images[DIGITS.defaults[4]]).astype(np.uint8)
    rgba = np.zeros((28, 28, 4), np.uint8)
    rgba[..., 3] = ink
    Image.fromarray(rgba).resize((280, 280)).save(tmp_path / "drawing.png")
    monkeypatch.setenv("NNFILM_DIGIT", str(tmp_path / "drawing.png"))
    assert predict(chosen_network(), chosen_digit().x).winner == 4


def test_a_photo_taken_sideways_is_turned_upright(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    upright = picture_of(DIGITS.images[DIGITS.defaults[4]])
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned: show the picture rotated clockwise
    upright.transpose(Image.Transpose.ROTATE_90).save(tmp_path / "phone.jpg", exif=exif)
    upright.save(tmp_path / "upright.jpg")
    images = []
    for name in ("phone.jpg", "upright.jpg"):
        monkeypatch.setenv("NNFILM_DIGIT", str(tmp_path / name))
        images.append(chosen_digit().image)
    np.testing.assert_allclose(images[0], images[1], atol=0.1)


# What cannot


def refusal(variable: str, value: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The sentence with which a value is refused."""
    monkeypatch.setenv(variable, value)
    with pytest.raises(AssetError) as refused:
        chosen_digit() if variable == "NNFILM_DIGIT" else chosen_network()
    sentence = str(refused.value)
    assert sentence.startswith(f"{variable}={value}: ") and sentence.endswith(".")
    assert "\n" not in sentence and "Traceback" not in sentence and "Errno" not in sentence
    for jargon in ("invalid literal", "cannot identify", "NoneType", "BadZipFile"):
        assert jargon not in sentence
    return sentence


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("12", "0 to 9"),
        ("-1", "0 to 9"),
        ("seven", "0 to 9"),
        ("no/such/photo.png", "no such picture"),
        ("mnist:foo", "mnist:test:18"),
        ("mnist:", "mnist:test:18"),
        ("mnist:validation:3", "mnist:test:18"),
        ("mnist:test:-1", "mnist:test:18"),
        ("mnist:test:²", "mnist:test:18"),
    ],
)
def test_a_digit_that_is_none(value: str, says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert says in refusal("NNFILM_DIGIT", value, monkeypatch)


def test_an_mnist_digit_beyond_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    # With the data it names the last digit, without it the variable that says where the data is.
    sentence = refusal("NNFILM_DIGIT", "mnist:test:99999", monkeypatch)
    assert "0 to 9999" in sentence or "NNFILM_MNIST" in sentence


def test_mnist_that_is_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NNFILM_MNIST", str(tmp_path))
    assert "NNFILM_MNIST" in refusal("NNFILM_DIGIT", "mnist:test:18", monkeypatch)


@pytest.mark.parametrize("content", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n" + bytes(99)])
def test_a_file_that_is_no_picture(
    content: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "text.png").write_bytes(content)
    assert "PNG or JPEG" in refusal("NNFILM_DIGIT", str(tmp_path / "text.png"), monkeypatch)


def test_a_folder_is_no_picture(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "folder.png").mkdir()
    refusal("NNFILM_DIGIT", str(tmp_path / "folder.png"), monkeypatch)


def _png() -> bytes:
    buffer = io.BytesIO()
    picture_of(DIGITS.images[DIGITS.defaults[3]], side=40).save(buffer, "png")
    return buffer.getvalue()


PNG = _png()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    place=st.integers(0, len(PNG) - 1),
    change=st.integers(1, 255),
    length=st.integers(0, len(PNG)),
)
@example(place=len(PNG) - 10, change=255, length=len(PNG))
@example(place=0, change=1, length=len(PNG) // 2)
def test_a_damaged_picture_is_read_or_refused(
    place: int, change: int, length: int, tmp_path: Path
) -> None:
    damaged = bytearray(PNG)
    damaged[place] ^= change
    (tmp_path / "damaged.png").write_bytes(damaged[:length])
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("NNFILM_DIGIT", str(tmp_path / "damaged.png"))
        try:
            image = chosen_digit().image
        except AssetError:
            return
    assert image.shape == (28, 28) and image.min() >= 0 and image.max() <= 1


def network_files(folder: Path) -> dict[str, tuple[Path, str]]:
    """Files that are no network to film, and what their refusal says."""
    (folder / "text.npz").write_text("not a network")
    np.savez(folder / "other.npz", a=np.zeros(3))
    save_network(small_network(784), folder / "other_image.npz", {"image": [28, 27]})
    np.savez(folder / "pickled.npz", weights_0=np.array([{"a": 1}], dtype=object))
    return {
        "missing": (folder / "missing.npz", "no such network"),
        "text": (folder / "text.npz", ""),
        "other arrays": (folder / "other.npz", ""),
        "other image": (folder / "other_image.npz", "28 × 27 pixels, but takes 784"),
        "pickled": (folder / "pickled.npz", ""),
    }


@pytest.mark.parametrize("kind", ["missing", "text", "other arrays", "other image", "pickled"])
def test_a_file_that_is_no_network(
    kind: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path, says = network_files(tmp_path)[kind]
    assert says in refusal("NNFILM_NETWORK", str(path), monkeypatch)


def test_an_unknown_name_lists_the_networks_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = refusal("NNFILM_NETWORK", "strokez", monkeypatch)
    assert "plain" in sentence and "strokes" in sentence


# As a user types it


@pytest.mark.parametrize(
    ("variable", "name"), [("NNFILM_DIGIT", "text.png"), ("NNFILM_NETWORK", "pickled.npz")]
)
def test_the_command_says_one_sentence_and_leaves_no_film(
    variable: str, name: str, tmp_path: Path
) -> None:
    network_files(tmp_path)
    (tmp_path / "text.png").write_text("not a picture")
    media = tmp_path / "media"
    command = [sys.executable, "-m", "manim", "-ql", "--media_dir", str(media)]
    result = subprocess.run(
        [*command, "scenes/forward.py"],
        cwd=ROOT,
        env={**os.environ, variable: str(tmp_path / name)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 2
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 1 and lines[0].startswith(f"error: {variable}={tmp_path / name}: ")
    assert "Traceback" not in result.stdout
    assert not list(media.rglob("*.mp4"))


@pytest.mark.parametrize(("name", "count"), [("3", 10), ("3-flat-1", 11)])
def test_a_digit_comes_first_and_none_of_our_own_comes_twice(name: str, count: int) -> None:
    digit = own_digit(name)
    digits = with_our_own(digit)
    assert digits[0] is digit
    assert len({one.image.tobytes() for one in digits}) == len(digits) == count
    assert {one.label for one in digits} == set(range(10))


# What the outputs stand for


def test_outputs_are_called_as_the_environment_says_else_as_the_file_does_else_by_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert class_names(chosen_network()) == tuple("0123456789")
    mine = tmp_path / "mine.npz"
    save_network(small_network(784), mine)
    monkeypatch.setenv("NNFILM_NETWORK", str(mine))
    assert class_names(chosen_network()) == ("0", "1", "2")
    save_network(small_network(784), mine, {"classes": ["cat", "dog", "Ankle boot"]})
    assert class_names(chosen_network()) == ("cat", "dog", "Ankle boot")
    monkeypatch.setenv("NNFILM_CLASSES", "red, green,blue")
    assert class_names(chosen_network()) == ("red", "green", "blue")


def test_names_that_do_not_fit_are_refused_where_they_come_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NNFILM_CLASSES", "cat,dog")
    with pytest.raises(AssetError, match=r"NNFILM_CLASSES=cat,dog.* 2 names.* 10 outputs"):
        chosen_network()
    monkeypatch.delenv("NNFILM_CLASSES")
    save_network(small_network(784), tmp_path / "mine.npz", {"classes": "abc"})
    monkeypatch.setenv("NNFILM_NETWORK", str(tmp_path / "mine.npz"))
    with pytest.raises(AssetError, match=r"NNFILM_NETWORK=.*must give classes as a list of names"):
        chosen_network()
