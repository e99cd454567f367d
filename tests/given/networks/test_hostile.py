"""Small files that would be large, or that lead elsewhere: one sentence each, in bounded memory."""

import io
import json
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import h5py
import numpy as np
from onnx import TensorProto

from scenes.given.networks import read_network
from tests.helpers.formats import CONFIG, READ, TOLD, keras, plainly, two_layers
from tests.helpers.memory import LIMIT, megabytes
from tests.helpers.onnx_models import model, node, tensor
from tests.helpers.others import weights_of


def bomb_safetensors(path: Path, shape: list[int], length: int, size: int | None = None) -> Path:
    head = {"a.weight": {"dtype": "F32", "shape": shape, "data_offsets": [0, length]}}
    text = json.dumps(head).encode()
    path.write_bytes(struct.pack("<Q", size or len(text)) + text + bytes(64))
    return path


def bomb_npz(path: Path, shape: tuple[int, ...]) -> Path:
    head = io.BytesIO()
    said = {"descr": "<f4", "fortran_order": False, "shape": shape}
    np.lib.format.write_array_header_1_0(head, said)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.npy", head.getvalue())
    return path


def zeros_npz(path: Path) -> Path:
    np.savez_compressed(path, np.zeros((6000, 6000), dtype=np.float32))
    return path


def bomb_onnx(path: Path) -> Path:
    dims = tensor("w1", np.zeros(1, dtype=np.float32))
    dims.ClearField("dims")
    dims.dims.extend([10**9])
    made = model([node("Gemm", ["x", "w1"], ["y"])], [dims])
    path.write_bytes(made.SerializeToString())
    return path


def nodes_onnx(path: Path) -> Path:
    """Four megabytes of empty nodes, which would be a gigabyte."""
    graph = b"\x0a\x00" * 2_000_000
    length, size = b"", len(graph)
    while size:
        length += bytes([size & 127 | (128 if size > 127 else 0)])
        size >>= 7
    path.write_bytes(b"\x08\x08\x3a" + length + graph)
    return path


def packed_onnx(path: Path) -> Path:
    """Numbers of a byte each that would be of eight."""
    many = TensorProto(name="w", data_type=TensorProto.INT64, dims=[4_000_000])
    many.int64_data.extend([1] * 4_000_000)
    path.write_bytes(model([node("Gemm", ["x", "w"], ["y"])], [many]).SerializeToString())
    return path


def bomb_keras(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("config.json", json.dumps(CONFIG))
        with archive.open("model.weights.h5", "w", force_zip64=True) as file:
            for _ in range(300):
                file.write(bytes(2**20))
    return path


def config_keras(path: Path) -> Path:
    return keras(path, two_layers(plainly), "[" * 10_000_000)


def deep_keras(path: Path) -> Path:
    return keras(path, two_layers(plainly), '{"a":' * 100_000)


def lying_keras(path: Path) -> Path:
    """A file whose zip says that its member is small, and whose member is not."""
    bomb_keras(path)
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 4096)
    path.write_bytes(data)
    return path


def huge(group: h5py.Group, name: str, array: np.ndarray) -> None:
    """Declared and never written: HDF5 makes zeros of it."""
    group.create_dataset(name, shape=(10**9,) * array.ndim, dtype="f4")


def chunked(group: h5py.Group, name: str, array: np.ndarray) -> None:
    sides = (2**14,) * 2 if array.ndim == 2 else (2**28,)
    made = group.create_dataset(
        name, shape=array.shape, maxshape=(None,) * array.ndim, chunks=sides, dtype="f4"
    )
    assert made.chunks == sides


def compressed(group: h5py.Group, name: str, array: np.ndarray) -> None:
    group.create_dataset(name, data=array, compression="gzip")


def elsewhere(group: h5py.Group, name: str, array: np.ndarray) -> None:
    group[name] = h5py.ExternalLink("/etc/hostname", "/x")


def soft(group: h5py.Group, name: str, array: np.ndarray) -> None:
    group[name] = h5py.SoftLink(f"/layers/{name}")


def stored_elsewhere(group: h5py.Group, name: str, array: np.ndarray) -> None:
    group.create_dataset(
        name, shape=array.shape, dtype="f4", external=[("numbers.bin", 0, array.size * 4)]
    )


def virtual(group: h5py.Group, name: str, array: np.ndarray) -> None:
    layout = h5py.VirtualLayout(shape=array.shape, dtype="f4")
    layout[...] = h5py.VirtualSource("other.h5", "x", shape=array.shape)
    group.create_virtual_dataset(name, layout)


def words(group: h5py.Group, name: str, array: np.ndarray) -> None:
    group.create_dataset(name, data=["a"] * 3)


def folders(group: h5py.Group, name: str, array: np.ndarray) -> None:
    group.create_group(name)


def round_h5(path: Path) -> Path:
    with h5py.File(path, "w") as made:
        made["a"] = made.create_group("b")
        made["b/c"] = made["/"]
    return path


def many_h5(path: Path) -> Path:
    with h5py.File(path, "w") as made:
        for k in range(1200):
            made[f"w{k}"] = np.zeros((1, 1))
    return path


def long_h5(path: Path) -> Path:
    with h5py.File(path, "w", libver="latest") as made:
        made.attrs.create("model_config", "[" * 3_000_000)
    return path


def zeros_json(path: Path) -> Path:
    path.write_text("[[" + "0," * 4_500_000 + "0]]")
    return path


def lists_json(path: Path) -> Path:
    path.write_text("[" + "[]," * 3_000_000 + "[]]")
    return path


def datasets(make: Callable[[h5py.Group, str, np.ndarray], None]) -> Callable[[Path], Path]:
    return lambda path: keras(path, two_layers(make))


BOMBS: list[tuple[str, Callable[[Path], Path], str]] = [
    ("a.safetensors", lambda p: bomb_safetensors(p, [10**5, 10**4], 64), "declares|no whole"),
    (
        "b.safetensors",
        lambda p: bomb_safetensors(p, [10**5, 10**4], 4 * 10**9),
        "no whole|declares",
    ),
    ("c.safetensors", lambda p: bomb_safetensors(p, [4, 4], 64, 10**8), "its header has"),
    ("d.safetensors", lambda p: bomb_safetensors(p, [4, 4], 64, 2**63), "its header has"),
    ("a.npz", lambda p: bomb_npz(p, (10**9,)), "declares shape|truncated"),
    ("b.npz", zeros_npz, "declares 144000"),
    ("a.onnx", bomb_onnx, "declares 1,000,000,000 numbers"),
    ("b.onnx", nodes_onnx, "more than 200,000 fields"),
    ("c.onnx", packed_onnx, "beside its numbers"),
    ("a.keras", bomb_keras, "model.weights.h5 in it has 314,572,800 bytes"),
    ("b.keras", config_keras, "config.json in it has 10,000,000 bytes"),
    ("c.keras", deep_keras, "no JSON that can be read"),
    ("d.keras", lying_keras, "no whole"),
    ("e.keras", datasets(huge), "declares 2,000,000,002,000,000,000"),
    ("f.keras", datasets(chunked), "declares 268,435,456 numbers"),
    ("g.keras", datasets(compressed), "is compressed"),
    ("h.keras", datasets(elsewhere), "is a link to somewhere else"),
    ("i.keras", datasets(soft), "is a link to somewhere else"),
    ("j.keras", datasets(stored_elsewhere), "lies in another file"),
    ("k.keras", datasets(virtual), "lies in another file"),
    ("l.keras", datasets(words), "expected numbers"),
    ("m.keras", datasets(folders), "has no weights of its own"),
    ("n.keras", lambda p: keras(p, b"no HDF5"), "no whole HDF5"),
    ("a.h5", round_h5, "more than 1,000 groups"),
    ("b.h5", many_h5, "more than 1,000 groups"),
    ("c.h5", long_h5, "is too long"),
    ("a.json", zeros_json, "no chain of dense layers|does not say|were read|declares"),
    ("b.json", lists_json, "more than 100,000 lists"),
]


def test_what_is_small_and_would_be_large_takes_little(tmp_path: Path) -> None:
    files = [make(tmp_path / name) for name, make, _ in BOMBS]
    peak, lines = megabytes(READ, *files)
    assert peak < LIMIT
    assert [line.partition(" ")[0] for line in lines] == [name for name, *_ in BOMBS]
    for line, (_, _, said) in zip(lines, BOMBS, strict=True):
        assert any(part in line for part in said.split("|")), line
        assert len(line) < 600


def test_a_large_network_that_is_fine_is_read(tmp_path: Path) -> None:
    arrays = weights_of(784, 2048, 1024, 10)  # 3.7 million
    np.savez(tmp_path / "n.npz", *arrays)
    read = read_network(tmp_path / "n.npz", TOLD)
    assert read.network.parameter_count == sum(array.size for array in arrays)
    assert str(read.digits).endswith("of our 81 digits")
