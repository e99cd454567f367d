"""A small network in every format, and the parts that files made to do harm are made of."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import h5py
import numpy as np
from safetensors.numpy import save_file

from nnmath import save_network
from scenes.given.networks import Told, read_network
from tests.helpers.onnx_models import model, node
from tests.helpers.others import weights_of

ARRAYS = weights_of(12, 5, 3)
TOLD = Told(activation=("relu",), output="softmax")
READ = """
from scenes.given.networks import Told, read_network
from scenes.given.networks.read import UnsaidError
for file in files:
    try:
        try:
            read_network(file)
        except UnsaidError:
            read_network(file, Told(activation=("relu",), output="softmax"))
        print(file.name, "was read")
    except ValueError as error:
        print(file.name, ascii(str(error)))
"""


def as_npz(path: Path) -> None:
    np.savez(path, *ARRAYS)


def as_ours(path: Path) -> None:
    as_npz(path)
    save_network(read_network(path, TOLD).network, path)


def as_safetensors(path: Path) -> None:
    names = ("a.weight", "a.bias", "b.weight", "b.bias")
    save_file(dict(zip(names, ARRAYS)), path, metadata={"activations": "relu,softmax"})


def as_onnx(path: Path) -> None:
    nodes = [node("Gemm", ["x", "w1", "b1"], ["z"], transB=1), node("Relu", ["z"], ["a"]),
             node("Gemm", ["a", "w2", "b2"], ["y"], transB=1)]  # fmt: skip
    made = model(nodes, dict(zip(("w1", "b1", "w2", "b2"), ARRAYS)), ("N", 12))
    path.write_bytes(made.SerializeToString())


CONFIG = {
    "class_name": "Sequential",
    "config": {
        "layers": [
            {"class_name": "Dense", "config": {"name": "a", "activation": "relu"}},
            {"class_name": "Dense", "config": {"name": "b", "activation": "softmax"}},
        ]
    },
}


def keras(path: Path, weights: bytes, config: str = json.dumps(CONFIG)) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("config.json", config)
        archive.writestr("model.weights.h5", weights)
    return path


def two_layers(make: Callable[[h5py.Group, str, np.ndarray], None]) -> bytes:
    """The weights of a .keras, each dataset made in some way."""
    file = io.BytesIO()
    with h5py.File(file, "w") as made:
        for k, name in enumerate(("dense", "dense_1")):
            group = made.create_group(f"layers/{name}/vars")
            make(group, "0", ARRAYS[2 * k].T)
            make(group, "1", ARRAYS[2 * k + 1])
    return file.getvalue()


def plainly(group: h5py.Group, name: str, array: np.ndarray) -> None:
    group[name] = array


def as_keras(path: Path) -> None:
    keras(path, two_layers(plainly))


def as_h5(path: Path) -> None:
    with h5py.File(path, "w") as made:
        made.attrs["model_config"] = json.dumps(CONFIG)
        for k, name in enumerate("ab"):
            group = made.create_group(f"model_weights/{name}")
            group.attrs["weight_names"] = ["kernel", "bias"]
            group["kernel"], group["bias"] = ARRAYS[2 * k].T, ARRAYS[2 * k + 1]


def as_json(path: Path) -> None:
    path.write_text(json.dumps([array.tolist() for array in ARRAYS]), encoding="utf-8")


FORMATS = {
    "n.npz": as_npz,
    "ours.npz": as_ours,
    "n.safetensors": as_safetensors,
    "n.onnx": as_onnx,
    "n.keras": as_keras,
    "n.h5": as_h5,
    "n.json": as_json,
}
