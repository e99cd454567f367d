"""Data as people have them: CSV, .npz, folders; each read, or refused in one sentence."""

import zipfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image

from nnmath.data import folder as folder_module
from nnmath.data.arrays import read_npz
from nnmath.data.labelled import Labelled
from nnmath.data.reading import read_data
from scenes.given.pictures import read_picture
from tests.nnmath.pictures.test_idx import write_mnist

RNG = np.random.default_rng(2)
PIXELS = RNG.integers(0, 256, (6, 5, 5), dtype=np.uint8)
PIXELS[:, [0, -1]] = PIXELS[:, :, [0, -1]] = 0  # a dark border
PIXELS[:, 2, 2] = 255
LABELS = np.array([7, 3, 7, 3, 7, 3])


def read(path: Path) -> Labelled:
    return read_data(path, read_picture, lambda done, total: None)


def check(data: Labelled, classes: tuple[str, ...] = ("3", "7")) -> None:
    assert data.classes == classes
    assert data.labels.tolist() == [1, 0, 1, 0, 1, 0]
    np.testing.assert_allclose(data.images, PIXELS / 255, atol=1e-6)


def csv(path: Path, *, header: str = "", last: bool = False, label: str = "{}") -> Path:
    lines = [header] if header else []
    for image, number in zip(PIXELS, LABELS):
        cells = [*map(str, image.ravel())]
        cells.insert(len(cells) if last else 0, label.format(number))
        lines.append(",".join(cells))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


# CSV


@pytest.mark.parametrize(
    ("header", "last", "label"),
    [
        ("label," + ",".join(f"pixel{k}" for k in range(25)), False, "{}"),  # Kaggle's
        ("", False, "{}"),
        ("label," + ",".join(map(str, range(25))), False, "{}.0"),
        (",".join(f"p{k}" for k in range(25)) + ",target", True, "{}"),
        (",".join(f"p{k}" for k in range(25)) + ',"class"', True, '"{}"'),
    ],
)
def test_a_csv_has_its_label_first_or_last(
    header: str, last: bool, label: str, tmp_path: Path
) -> None:
    check(read(csv(tmp_path / "digits.csv", header=header, last=last, label=label)))


@pytest.mark.parametrize("header", ["", ",".join(f"p{k}" for k in range(25)) + ",kind"])
def test_a_label_in_words_is_known_by_being_text(header: str, tmp_path: Path) -> None:
    data = read(csv(tmp_path / "a.CSV", header=header, last=True, label="no {}"))
    check(data, ("no 3", "no 7"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "a.csv holds no examples."),
        ("label,a,b\n", "a.csv holds no examples."),
        ("hello\nworld\n", "a.csv:2: a label and numbers, with commas between, were expected"),
        ("1,2,3\n2,3\n", "a.csv:2: there are 1 numbers beside the label, and 2 in the first line."),
        ("1,2,3\n\n2,3,x\n", "a.csv:3: 'x' is no number."),
        ("1,2\n2, \n", "a.csv:2: there are 0 numbers beside the label, and 1 in the first line."),
        ("1,2,3\n2,3,\n", "a.csv:2: '' is no number."),
        ("1,2,3\n1,3,4\n", "a.csv holds one class, '1'"),
        ("1,2,3\n2,nan,4\n", "a.csv holds NaN or infinity."),
        ("1,2\n" + "9" * 600_000, "a.csv:2: the line has more than 524,288 characters."),
    ],
)
def test_what_is_wrong_in_a_csv_is_said_with_its_line(
    content: str, said: str, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=r"^a\.csv") as caught:
        read(tmp_path / "a.csv")
    assert str(caught.value).startswith(said)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60) | st.text('0123456789.,-e\n"a', max_size=60).map(str.encode))
@example(b',"1e40')
def test_any_bytes_are_a_csv_or_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    said = "."
    try:
        read(tmp_path / "a.csv")
    except ValueError as error:
        said = str(error)
    assert said.endswith(".") and "\n" not in said


# .npz


@pytest.mark.parametrize(
    ("images", "labels"),
    [
        ("x_train", "y_train"),
        ("X_train", "Y_train"),
        ("train_images", "train_labels"),
        ("images", "labels"),
        ("data", "target"),
        ("X", "y"),
        ("arr_0", "arr_1"),
        ("what", "ever"),
    ],
)
def test_the_arrays_of_an_npz_have_any_of_the_usual_names(
    images: str, labels: str, tmp_path: Path
) -> None:
    np.savez(tmp_path / "a.npz", **{labels: LABELS, images: PIXELS})
    check(read(tmp_path / "a.npz"))
    np.savez_compressed(tmp_path / "b.npz", **{images: PIXELS, labels: LABELS.astype(float)})
    check(read(tmp_path / "b.npz"))


def test_a_test_part_is_what_is_measured_on(tmp_path: Path) -> None:
    parts = {"x_train": PIXELS[:4], "y_train": LABELS[:4], "x_test": PIXELS[4:]}
    np.savez(tmp_path / "a.npz", **parts, y_test=LABELS[4:])
    data = read(tmp_path / "a.npz")
    check(data)
    assert data.tests == 2


def test_labels_are_words_or_one_of_many_or_have_names_beside_them(tmp_path: Path) -> None:
    words = np.array(["dog" if number == 7 else "cat" for number in LABELS])
    np.savez(tmp_path / "a.npz", images=PIXELS, labels=words)
    check(read(tmp_path / "a.npz"), ("cat", "dog"))
    one_hot = np.stack([LABELS == 3, LABELS == 7], axis=1).astype(np.uint8)
    np.savez(tmp_path / "b.npz", images=PIXELS, labels=one_hot, class_names=["cat", "dog"])
    check(read(tmp_path / "b.npz"), ("cat", "dog"))


@pytest.mark.parametrize(
    ("arrays", "said"),
    [
        ({"images": PIXELS}, "a.npz must hold images and labels, or x_train and y_train, given"),
        ({"images": PIXELS, "labels": LABELS[:2]}, "a.npz holds 6 examples but 2 labels."),
        ({"images": PIXELS, "labels": LABELS / 2}, "a.npz must have whole numbers or words"),
        ({"images": PIXELS, "labels": PIXELS}, "a.npz must hold one label an example, given shape"),
        (
            {"x": PIXELS, "y": LABELS, "x_test": PIXELS[:, 1:], "y_test": LABELS},
            "a.npz has examples of shape (5, 5) to learn from and of (4, 5) to test with",
        ),
        (
            {"images": PIXELS, "labels": np.array([{}] * 6)},
            "a.npz cannot be read as .npz: labels.npy must hold numbers or text, given object.",
        ),
    ],
)
def test_what_is_wrong_in_an_npz_is_said(
    arrays: dict[str, np.ndarray], said: str, tmp_path: Path
) -> None:
    np.savez(tmp_path / "a.npz", **arrays)
    with pytest.raises(ValueError, match=r"^a\.npz") as caught:
        read(tmp_path / "a.npz")
    assert said in str(caught.value)


def test_what_an_npz_claims_is_checked_before_it_costs_memory(tmp_path: Path) -> None:
    header = b"{'descr': '|u1', 'fortran_order': False, 'shape': (1000000000, 28, 28), }"
    member = b"\x93NUMPY\1\0" + len(header + b"\n").to_bytes(2, "little") + header + b"\n"
    with zipfile.ZipFile(tmp_path / "a.npz", "w") as archive:
        archive.writestr("images.npy", member)
    with pytest.raises(ValueError, match=r"with images\.npy it holds more than 100,000,000"):
        read_npz(tmp_path / "a.npz")
    np.savez(tmp_path / "b.npz", images=PIXELS, labels=LABELS)
    whole = (tmp_path / "b.npz").read_bytes()
    for keep in (0, 10, len(whole) // 2, len(whole) - 30):
        (tmp_path / "c.npz").write_bytes(whole[:keep])
        with pytest.raises(ValueError, match=r"^c\.npz cannot be read as \.npz: "):
            read_npz(tmp_path / "c.npz")


# Folders


def pictures(folder: Path, *, invert: bool = False) -> Path:
    for k, (image, number) in enumerate(zip(PIXELS, LABELS)):
        place = folder / ("dog" if number == 7 else "cat")
        place.mkdir(parents=True, exist_ok=True)
        Image.fromarray(255 - image if invert else image).save(place / f"{k}.png")
    return folder


@pytest.mark.parametrize("invert", [False, True])
def test_a_folder_of_pictures_by_class(invert: bool, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    data = read(pictures(tmp_path / "mine", invert=invert))
    assert data.classes == ("cat", "dog") and data.labels.tolist() == [0, 0, 0, 1, 1, 1]
    expected = PIXELS[[1, 3, 5, 0, 2, 4]] / 255
    np.testing.assert_allclose(data.images, expected, atol=1e-6)


def test_folders_called_train_and_test_are_that(tmp_path: Path) -> None:
    pictures(tmp_path / "training")
    pictures(tmp_path / "testing")
    (tmp_path / ".hidden").mkdir()
    data = read(tmp_path)
    assert (len(data), data.tests, data.classes) == (12, 6, ("cat", "dog"))


def test_four_files_in_mnists_form(tmp_path: Path) -> None:
    images = np.zeros((6, 28, 28), np.uint8)
    images[:, 3, LABELS] = 255
    for name in ("train", "t10k"):
        write_mnist(tmp_path, images, LABELS.astype(np.uint8), name)
    data = read(tmp_path)
    assert (len(data), data.tests, data.classes) == (12, 6, ("3", "7"))
    np.testing.assert_array_equal(data.images[:6], images / 255)


def test_what_is_wrong_in_a_folder_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="holds no examples: folders of PNG or JPEG files were"):
        read(tmp_path)
    pictures(tmp_path)
    monkeypatch.setattr(folder_module, "MOST_FILES", 5)
    with pytest.raises(ValueError, match=r"there are more than 5 pictures in .*dog; give fewer"):
        read(tmp_path)
    monkeypatch.undo()
    Image.new("L", (6, 5)).save(tmp_path / "dog" / "wide.png")
    with pytest.raises(ValueError, match=r"wide\.png has 6 × 5 pixels and .* has 5 × 5; scale"):
        read(tmp_path)
    (tmp_path / "dog" / "wide.png").write_bytes(b"no picture")
    with pytest.raises(ValueError, match=r"wide\.png: the file is not a picture that can be read"):
        read(tmp_path)
    Image.new("L", (200, 200)).save(tmp_path / "cat" / "0.png")
    with pytest.raises(ValueError, match=r"0\.png: it has 200 × 200 pixels, and at most 16,384"):
        read(tmp_path)


def test_nothing_in_a_folder_is_left_out_in_silence(tmp_path: Path) -> None:
    pictures(tmp_path)
    for name in ("cat/.DS_Store", "cat/Thumbs.db", "dog/_notes.txt"):
        (tmp_path / name).touch()
    assert len(read(tmp_path)) == 6
    (tmp_path / "loose.png").touch()
    with pytest.raises(ValueError, match=r"loose\.png lies in no class's folder; move it into one"):
        read(tmp_path)
    (tmp_path / "cat" / "phone.heic").touch()
    with pytest.raises(ValueError, match=r"phone\.heic is no picture that is learnt from; use PNG"):
        read(tmp_path)
    (tmp_path / "bird").mkdir()
    with pytest.raises(ValueError, match=r"bird holds no pictures; remove it, or put some into"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("no.npz", "no.npz is not there"),
        ("nowhere", "there is no .*nowhere; --data names a folder, an .npz or a .csv"),
        ("data.pkl", "data.pkl is no folder, .npz or .csv; save arrays with numpy.savez"),
    ],
)
def test_what_is_no_data_is_said(name: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "data.pkl").write_bytes(b"\x80\x04.")
    with pytest.raises((ValueError, FileNotFoundError), match=said):
        read(tmp_path / name)
