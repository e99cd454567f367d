"""IDX files written here byte by byte, whole and damaged."""

import gzip
import struct
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnmath import load_mnist, read_idx

Packer = Callable[[bytes], bytes]
CODES = {"u1": 0x08, "i1": 0x09, "i2": 0x0B, "i4": 0x0C, "f4": 0x0D, "f8": 0x0E}


def idx(array: np.ndarray) -> bytes:
    code = CODES[array.dtype.str[1:]]
    header = bytes([0, 0, code, array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape)
    return header + array.astype(array.dtype.newbyteorder(">")).tobytes()


def write_mnist(folder: Path, images: np.ndarray, labels: np.ndarray, name: str = "t10k") -> Path:
    (folder / f"{name}-images-idx3-ubyte").write_bytes(idx(images))
    (folder / f"{name}-labels-idx1-ubyte.gz").write_bytes(gzip.compress(idx(labels), mtime=0))
    return folder


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_what_was_written_is_read(tmp_path: Path, code: str, pack: Packer) -> None:
    array = np.arange(24).reshape(2, 3, 4).astype(code)
    (tmp_path / "file").write_bytes(pack(idx(array)))
    read = read_idx(tmp_path / "file")
    assert read.dtype == array.dtype
    assert read.tolist() == array.tolist()


def test_bytes_are_read_big_endian(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"\0\0\x0b\x01" + b"\0\0\0\x02" + b"\x01\x02" + b"\xff\xfe")
    assert read_idx(tmp_path / "file").tolist() == [258, -2]


WHOLE = idx(np.arange(6, dtype="u1").reshape(2, 3))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "no IDX file: it begins with nothing"),
        (b"PK\3\4 something else", "no IDX file: it begins with 50 4b 03 04"),
        (b"\0\0\x07\x01\0\0\0\0", "no IDX file: it begins with 00 00 07 01"),
        (b"\0\0\x08\x00", "no IDX file"),
        (WHOLE[:9], "truncated: it ends inside its header"),
        (WHOLE[:-1], r"truncated: it declares 6 bytes"),
        (WHOLE + b"\0", r"too long: it declares 6 bytes of numbers for shape \(2, 3\)"),
        (gzip.compress(WHOLE[:-1], mtime=0), "truncated"),
        (gzip.compress(WHOLE + b"\0", mtime=0), "too long"),
        (gzip.compress(WHOLE, mtime=0)[:-8], "damaged gzip file"),
        (gzip.compress(WHOLE, mtime=0)[:12], "damaged gzip file"),
        (b"\x1f\x8b no gzip at all", "damaged gzip file"),
        (gzip.compress(WHOLE, mtime=0)[:-8] + b"\0" * 8, "damaged gzip file"),
    ],
)
def test_damaged_files_are_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "digits"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=message) as error:
        read_idx(path)
    assert str(path) in str(error.value)


@given(cut=st.integers(0, len(WHOLE) - 1), flip=st.integers(0, 255))
def test_no_cut_and_no_changed_byte_escapes_as_another_error(
    tmp_path_factory: pytest.TempPathFactory, cut: int, flip: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged"
    for content in (WHOLE[:cut], WHOLE[:cut] + bytes([flip]) + WHOLE[cut + 1 :]):
        path.write_bytes(content)
        try:
            read_idx(path)  # a changed byte of the numbers is just another number
        except ValueError as refusal:
            message = str(refusal)
            assert str(path) in message


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_gigabytes_declared_cost_no_memory(tmp_path: Path, pack: Packer) -> None:
    path = tmp_path / "huge"
    path.write_bytes(pack(b"\0\0\x08\x02" + struct.pack(">2I", 60_000, 1_000_000) + b"few"))
    tracemalloc.start()
    with pytest.raises(ValueError, match="declares 60000000000 bytes"):
        read_idx(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2**20


def test_a_gzip_bomb_is_inflated_only_as_far_as_it_declares(tmp_path: Path) -> None:
    path = tmp_path / "bomb"
    path.write_bytes(gzip.compress(b"\0\0\x08\x01\0\0\0\x04" + bytes(64 * 2**20), mtime=0))
    tracemalloc.start()
    with pytest.raises(ValueError, match="too long"):
        read_idx(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 * 2**20


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere is not there"):
        read_idx(tmp_path / "nowhere")


def test_mnist_is_scaled_to_0_1(tmp_path: Path) -> None:
    images = np.zeros((3, 28, 28), np.uint8)
    images[1, 2, 3] = 255
    images[2, 4, 5] = 51
    write_mnist(tmp_path, images, np.array([7, 0, 9], np.uint8))
    read, labels = load_mnist(tmp_path, "test")
    assert read.dtype == np.float64
    assert (read[1, 2, 3], read[2, 4, 5], read.sum()) == (1.0, 0.2, 1.2)
    assert labels.tolist() == [7, 0, 9]


def test_the_training_split_has_its_own_files(tmp_path: Path) -> None:
    write_mnist(tmp_path, np.zeros((2, 28, 28), "u1"), np.ones(2, "u1"), name="train")
    assert load_mnist(tmp_path, "train")[1].tolist() == [1, 1]
    with pytest.raises(FileNotFoundError, match="must hold t10k-images-idx3-ubyte or"):
        load_mnist(tmp_path, "test")
    with pytest.raises(ValueError, match='split must be "train" or "test", given \'dev\''):
        load_mnist(tmp_path, "dev")


@pytest.mark.parametrize(
    ("images", "labels", "message"),
    [
        (np.zeros((3, 28, 28), "u1"), np.zeros(2, "u1"), "holds 3 images but .* holds 2 labels"),
        (np.zeros((3, 28, 27), "u1"), np.zeros(3, "u1"), r"28 x 28 bytes, .* \(3, 28, 27\)"),
        (np.zeros((3, 28, 28), "f4"), np.zeros(3, "u1"), "28 x 28 bytes, given float32"),
        (np.zeros((3, 28, 28), "u1"), np.full(3, 10, "u1"), "one label in 0..9"),
        (np.zeros((3, 28, 28), "u1"), np.zeros((3, 1), "u1"), "one label in 0..9"),
    ],
)
def test_images_and_labels_must_belong_together(
    tmp_path: Path, images: np.ndarray, labels: np.ndarray, message: str
) -> None:
    write_mnist(tmp_path, images, labels)
    with pytest.raises(ValueError, match=message):
        load_mnist(tmp_path, "test")
