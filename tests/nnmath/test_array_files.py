"""Files of arrays, .npz and IDX, that would cost more memory than they say."""

import gzip
import io
import json
import struct
import zipfile
from pathlib import Path

import numpy as np
import pytest

from nnmath import load_network, read_idx
from nnmath.npz import MAX_NUMBERS, MAX_TEXT, read_arrays
from nnmath.pictures.idx import MAX_BYTES
from tests.helpers.memory import LIMIT, megabytes

READ = """
from nnmath import load_network
for file in files:
    try:
        print(load_network(file).sizes)
    except ValueError as error:
        print(error)
"""
METADATA = json.dumps({"sizes": [784, 1], "activations": ["relu"]})


def npy(header: str, data: bytes = b"") -> bytes:
    """A .npy with the header as it is given."""
    return b"\x93NUMPY\1\0" + struct.pack("<H", len(header)) + header.encode() + data


def as_npy(array: np.ndarray) -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, array)
    return buffer.getvalue()


def npz(path: Path, members: dict[str, bytes], metadata: str = METADATA) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in {"metadata.npy": as_npy(np.array(metadata)), **members}.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    "header",
    ["(" * 9000, "[" * 9000, "{1:" * 3000, "-" * 9000 + "1", "1+" * 4500, "-" * 999, "[" * 999],
)
def test_a_header_that_is_nested_deep_is_refused(header: str, tmp_path: Path) -> None:
    path = npz(tmp_path / "deep.npz", {"weights_1.npy": npy(header)})
    with pytest.raises(ValueError, match=r"deep\.npz cannot be read as a saved network: .+"):
        load_network(path)


@pytest.mark.parametrize("metadata", ['{"a": ' + "[" * 60_000, '{"a": ' * 20_000, '{"a": 1' * 9])
def test_metadata_that_is_nested_deep_is_refused(metadata: str, tmp_path: Path) -> None:
    path = npz(tmp_path / "deep.npz", {}, metadata)
    with pytest.raises(ValueError, match=r"deep\.npz cannot be read as a saved network: .+"):
        read_arrays(path)


def test_small_files_that_unfold_are_refused(tmp_path: Path) -> None:
    many = as_npy(np.zeros(MAX_NUMBERS // 2 + 1, np.float16))
    files = [
        npz(tmp_path / "half.npz", {"weights_1.npy": many, "biases_1.npy": many}),
        npz(tmp_path / "text.npz", {}, '{"a": [' + "[]," * (MAX_TEXT // 12)),
    ]
    peak, said = megabytes(READ, *files)
    assert [line.partition("saved network: ")[2] for line in said] == [
        f"with {name} it holds more than 8,388,608 numbers or 1,048,576 bytes of text."
        for name in ("biases_1.npy", "metadata.npy")
    ]
    assert peak < 300


def test_the_largest_network_takes_less_than_the_limit(tmp_path: Path) -> None:
    n = MAX_NUMBERS // 785
    arrays = {"weights_1.npy": as_npy(np.zeros((n, 784), np.float32))}
    arrays["biases_1.npy"] = as_npy(np.zeros(n, np.float32))
    metadata = json.dumps({"sizes": [784, n], "activations": ["relu"]})
    peak, said = megabytes(READ, npz(tmp_path / "large.npz", arrays, metadata))
    assert said == [f"(784, {n})"]
    assert peak < LIMIT


@pytest.mark.parametrize("name", ["\x1b[2Jwiped", "a\nb", "turned\u202eround", "long" * 16])
def test_arrays_with_names_that_no_message_can_repeat(name: str, tmp_path: Path) -> None:
    path = npz(tmp_path / "names.npz", {f"{name}.npy": as_npy(np.zeros(1))})
    with pytest.raises(ValueError, match="no array of a network is called '") as refused:
        load_network(path)
    assert str(refused.value).isprintable() and len(str(refused.value)) < 300


@pytest.mark.parametrize(
    ("metadata", "says"),
    [
        ({"sizes": [784, 1], "activations": ["\x1b[2J" * 200]}, "activation must be one of"),
        ({"sizes": "\x1b[2J" * 200, "activations": ["relu"]}, "metadata says sizes"),
        ({"sizes": [784] * 9999, "activations": ["relu"]}, "metadata says sizes"),
    ],
)
def test_metadata_is_repeated_short_and_harmless(metadata: dict, says: str, tmp_path: Path) -> None:
    arrays = {"weights_1.npy": np.zeros((1, 784)), "biases_1.npy": np.zeros(1)}
    members = {name: as_npy(array) for name, array in arrays.items()}
    with pytest.raises(ValueError, match=says) as refused:
        load_network(npz(tmp_path / "said.npz", members, json.dumps(metadata)))
    assert str(refused.value).isprintable() and len(str(refused.value)) < 400


def test_a_thousand_arrays_are_counted_not_listed(tmp_path: Path) -> None:
    members = {f"a{k}.npy": as_npy(np.zeros(1)) for k in range(1000)}
    with pytest.raises(ValueError, match=r"given a0, a1, .* … \(1000 in all\)\.") as refused:
        load_network(npz(tmp_path / "many.npz", members))
    assert len(str(refused.value)) < 400


def test_a_long_double_is_refused(tmp_path: Path) -> None:
    if np.longdouble().itemsize == 8:
        pytest.skip("longdouble is float64 here")
    members = {"weights_1.npy": as_npy(np.array([["1e4000"]], np.longdouble))}
    with pytest.raises(ValueError, match="must hold floats or text, given float128"):
        load_network(npz(tmp_path / "long.npz", members))


# IDX


def test_mnist_fits_and_a_byte_more_does_not(tmp_path: Path) -> None:
    assert MAX_BYTES == 60_000 * 784
    for size in (MAX_BYTES, MAX_BYTES + 1):
        head = b"\0\0\x08\1" + struct.pack(">I", size)
        (tmp_path / f"{size}.gz").write_bytes(gzip.compress(head + bytes(size), 1))
    assert read_idx(tmp_path / f"{MAX_BYTES}.gz").shape == (MAX_BYTES,)
    with pytest.raises(ValueError, match="declares 47040001 bytes of numbers, more than the 4704"):
        read_idx(tmp_path / f"{MAX_BYTES + 1}.gz")


def test_two_gigabytes_in_a_small_gzip_cost_nothing(tmp_path: Path) -> None:
    packed = gzip.compress(b"\0\0\x08\1" + struct.pack(">I", 2 * 10**9) + bytes(2**24))
    # A gzip may have many parts, so that two megabytes hold two gigabytes.
    (tmp_path / "bomb.gz").write_bytes(packed + gzip.compress(bytes(2**24)) * 119)
    assert (tmp_path / "bomb.gz").stat().st_size > 1_900_000
    code = "from nnmath import read_idx\ntry: read_idx(files[0])\nexcept ValueError as e: print(e)"
    peak, said = megabytes(code, tmp_path / "bomb.gz")
    assert peak < 100 and said[0].endswith("more than the 47040000 of MNIST's largest file.")


def test_all_of_mnist_takes_less_than_the_limit(tmp_path: Path) -> None:
    images = b"\0\0\x08\3" + struct.pack(">III", 60_000, 28, 28) + bytes(MAX_BYTES)
    labels = b"\0\0\x08\1" + struct.pack(">I", 60_000) + bytes(60_000)
    for name, content in (("images-idx3", images), ("labels-idx1", labels)):
        (tmp_path / f"train-{name}-ubyte.gz").write_bytes(gzip.compress(content, 1))
    code = "from nnmath import load_mnist\nprint(load_mnist(files[0].parent, 'train')[0].shape)"
    peak, said = megabytes(code, tmp_path / "train-images-idx3-ubyte.gz")
    assert said == ["(60000, 28, 28)"] and peak < LIMIT
