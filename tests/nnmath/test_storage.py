"""Networks on disk: what goes in comes out, and no file can do harm."""

import io
import json
import os
import pickle
import tracemalloc
import zipfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnmath import (
    Layer,
    Network,
    load_network,
    read_metadata,
    save_network,
)


def network(seed: int = 0, single: bool = False) -> Network:
    rng = np.random.default_rng(seed)
    kind = np.float32 if single else np.float64
    return Network(
        (
            Layer(rng.normal(size=(4, 6)).astype(kind), rng.normal(size=4).astype(kind), "relu"),
            Layer(rng.normal(size=(3, 4)).astype(kind), rng.normal(size=3).astype(kind), "sigmoid"),
        )
    )


def same(one: Network, other: Network) -> bool:
    return one.sizes == other.sizes and all(
        np.array_equal(a.weights, b.weights)
        and np.array_equal(a.biases, b.biases)
        and a.activation == b.activation
        for a, b in zip(one.layers, other.layers, strict=True)
    )


@pytest.mark.parametrize("single", [True, False])
def test_a_network_comes_back_to_the_last_digit(tmp_path: Path, single: bool) -> None:
    save_network(network(single=single), tmp_path / "n.npz")
    assert same(load_network(tmp_path / "n.npz"), network(single=single))
    with np.load(tmp_path / "n.npz", allow_pickle=False) as file:
        assert file["weights_1"].dtype == (np.float32 if single else np.float64)


def test_metadata_comes_back_with_what_the_network_says_of_itself(tmp_path: Path) -> None:
    given_metadata = {"seed": 3, "data": "Ziffern – größer", "accuracy": 0.9653, "sizes": "wrong"}
    save_network(network(), tmp_path / "n.npz", given_metadata)
    assert read_metadata(tmp_path / "n.npz") == {
        **given_metadata,
        "sizes": [6, 4, 3],
        "activations": ["relu", "sigmoid"],
    }


@pytest.mark.parametrize("metadata", [{"accuracy": np.nan}, {"path": Path("x")}, {"a": {1, 2}}])
def test_metadata_must_be_json(tmp_path: Path, metadata: dict) -> None:
    with pytest.raises(ValueError, match="metadata must be what JSON can say"):
        save_network(network(), tmp_path / "n.npz", metadata)
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_save_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_network(network(0), tmp_path / "n.npz")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        save_network(network(1), tmp_path / "n.npz")
    assert os.listdir(tmp_path) == ["n.npz"]
    assert same(load_network(tmp_path / "n.npz"), network(0))


def test_files_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"n\.npz is not there"):
        load_network(tmp_path / "n.npz")
    with pytest.raises(FileNotFoundError, match="make the folder first"):
        save_network(network(), tmp_path / "nowhere" / "n.npz")


# Files that are not what they should be. Each is made from the members of a good one.


def members(**changes: bytes | None) -> dict[str, bytes]:
    good = {
        "metadata": np.array(json.dumps({"sizes": [2, 1], "activations": ["relu"]})),
        "weights_1": np.ones((1, 2), np.float32),
        "biases_1": np.zeros(1, np.float32),
    }
    raw: dict[str, bytes | None] = {name: npy(array) for name, array in good.items()}
    raw.update(changes)
    return {f"{name}.npy": content for name, content in raw.items() if content is not None}


def npy(array: np.ndarray, allow_pickle: bool = False) -> bytes:
    buffer = io.BytesIO()
    np.lib.format.write_array(buffer, np.asarray(array), allow_pickle=allow_pickle)
    return buffer.getvalue()


def meta(**changes: object) -> bytes:
    return npy(np.array(json.dumps({"sizes": [2, 1], "activations": ["relu"], **changes})))


def header(text: str, data: bytes = b"") -> bytes:
    padded = text.encode() + b" " * (64 - (len(text) + 11) % 64) + b"\n"
    return b"\x93NUMPY\x01\x00" + len(padded).to_bytes(2, "little") + padded + data


def write(path: Path, content: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return path


class Bang:
    """Would be heard if a file's pickle were ever run."""

    def __reduce__(self) -> tuple:
        return (os.putenv, ("NNFILM_BANG", "1"))


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_the_members_used_below_make_a_good_file(tmp_path: Path, compression: int) -> None:
    loaded = load_network(write(tmp_path / "n.npz", members(), compression))
    assert loaded.sizes == (2, 1)
    assert loaded.layers[0].weights.tolist() == [[1.0, 1.0]]


def test_fortran_order_and_big_endian_are_read_right(tmp_path: Path) -> None:
    weights = np.asfortranarray(np.arange(6.0).reshape(2, 3).astype(">f8"))
    content = members(
        weights_1=npy(weights), biases_1=npy(np.zeros(2)), metadata=meta(sizes=[3, 2])
    )
    loaded = load_network(write(tmp_path / "n.npz", content))
    assert loaded.layers[0].weights.tolist() == [[0, 1, 2], [3, 4, 5]]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"weights_1": npy(np.array([Bang()]), allow_pickle=True)}, "must hold floats or text"),
        ({"weights_1": pickle.dumps([1.0])}, "magic string"),
        ({"metadata": npy(np.array([{}]), allow_pickle=True)}, "must hold floats or text"),
        ({"weights_1": npy(np.ones((1, 2), np.int64))}, "must hold floats or text, given int64"),
        ({"weights_1": npy(np.array("words"))}, "weights_1 must hold floats, given <U5"),
        ({"metadata": None}, "holds no metadata"),
        ({"biases_1": None}, "must hold the arrays weights_1, biases_1, given weights_1"),
        ({"biases_2": npy(np.zeros(1))}, "must hold the arrays weights_1, biases_1, given"),
        ({"metadata": npy(np.array("not json"))}, "metadata is no JSON object"),
        ({"metadata": npy(np.array('{"sizes": '))}, "cannot be read"),
        ({"metadata": npy(np.array('{"a":' + "[" * 100_000))}, "cannot be read"),
        ({"metadata": npy(np.array(1.0))}, "metadata is no JSON object"),
        ({"metadata": meta(activations=None)}, "names no activations"),
        ({"metadata": meta(activations=["relu"] * 9)}, "names no activations"),
        ({"metadata": meta(activations=["bang"])}, "activation must be one of"),
        ({"metadata": meta(sizes=[3, 1])}, r"contradicts itself: .* \[3, 1\], .* \[2, 1\]"),
        ({"weights_1": npy(np.ones((2, 1)))}, r"biases must have shape \(2,\), given \(1,\)"),
        ({"weights_1": npy(np.ones(2))}, r"weights must have shape \(n_out, n_in\)"),
        ({"weights_1": npy(np.array([[1.0, np.nan]]))}, "finite numbers only, given NaN"),
        ({"weights_1": npy(np.ones((1, 2)))[:-3]}, "not what it holds"),
        ({"weights_1": npy(np.ones((1, 2))) + b"more"}, "not what it holds"),
        ({"weights_1": header("{'descr': '<f8', 'fortran_order': False, 'shape': (-1, -2)}",
                              bytes(16))}, "not what it holds"),
        ({"weights_1": header("{'descr': '<f8', 'shape': (1, 2)}")}, "cannot be read"),
        ({"weights_1": header("__import__('os').putenv('NNFILM_BANG', '1')")}, "cannot be read"),
        ({"weights_1": header("{'descr': '<f8', 'fortran_order': False, 'shape': (1,")}, "cannot"),
        ({"weights_1": b"\x93NUMPY\x03\x00" + bytes(100)}, r"version \(3, 0\)"),
        ({"weights_1": b""}, "cannot be read"),
    ],
)  # fmt: skip
def test_hostile_and_damaged_members_are_refused(
    tmp_path: Path, changes: dict, message: str
) -> None:
    path = write(tmp_path / "n.npz", members(**changes))
    with pytest.raises(ValueError, match=message) as error:
        load_network(path)
    assert str(path) in str(error.value)
    assert "NNFILM_BANG" not in os.environ


def test_gigabytes_declared_are_refused_before_a_byte_is_inflated(tmp_path: Path) -> None:
    bomb = header("{'descr': '<f8', 'fortran_order': False, 'shape': (16777216, 1)}")
    path = tmp_path / "bomb.npz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members(weights_1=None).items():
            archive.writestr(name, data)
        with archive.open("weights_1.npy", "w") as stream:
            stream.write(bomb)
            for _ in range(128):
                stream.write(bytes(2**20))
    assert path.stat().st_size < 2**20
    assert "more than" in refusal_with_little_memory(path)


def test_a_shape_larger_than_the_file_is_refused(tmp_path: Path) -> None:
    lie = header("{'descr': '<f8', 'fortran_order': False, 'shape': (1000000, 1000000)}", bytes(16))
    path = write(tmp_path / "lie.npz", members(weights_1=lie))
    assert "not what it holds" in refusal_with_little_memory(path)


def test_a_compression_that_cannot_be_bounded_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "n.npz", members(), zipfile.ZIP_BZIP2)
    assert "compressed in an unknown way" in refusal_with_little_memory(path)


def test_a_zip_that_lies_about_a_members_size_is_refused(tmp_path: Path) -> None:
    content = members(weights_1=npy(np.zeros((1, 2**20))))
    path = write(tmp_path / "n.npz", content, zipfile.ZIP_DEFLATED)
    honest = len(content["weights_1.npy"]).to_bytes(4, "little")
    small = npy(np.zeros((1, 2**20)))[:128] + bytes(16)
    path.write_bytes(path.read_bytes().replace(honest, len(small).to_bytes(4, "little")))
    assert "cannot be read" in refusal_with_little_memory(path)


def refusal_with_little_memory(path: Path) -> str:
    tracemalloc.start()
    with pytest.raises(ValueError, match=path.name) as error:
        load_network(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2 * 2**20
    return str(error.value)


@pytest.mark.parametrize("content", [b"", b"no zip file at all", b"PK\3\4" + bytes(50)])
def test_what_is_no_zip_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "n.npz").write_bytes(content)
    with pytest.raises(ValueError, match="cannot be read as a saved network"):
        load_network(tmp_path / "n.npz")


GOOD = io.BytesIO()
with zipfile.ZipFile(GOOD, "w") as _archive:
    for _name, _data in members().items():
        _archive.writestr(_name, _data)


@settings(max_examples=300)
@given(place=st.integers(0, len(GOOD.getvalue()) - 1), byte=st.integers(0, 255), cut=st.booleans())
def test_any_damage_is_a_value_error_or_harmless(
    tmp_path_factory: pytest.TempPathFactory, place: int, byte: int, cut: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.npz"
    whole = GOOD.getvalue()
    path.write_bytes(whole[:place] if cut else whole[:place] + bytes([byte]) + whole[place + 1 :])
    try:
        load_network(path)
    except ValueError as refusal:
        message = str(refusal)
        assert str(path) in message
