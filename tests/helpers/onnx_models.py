"""ONNX models made node by node, and what onnxruntime computes with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from onnx import ModelProto, TensorProto, helper, numpy_helper
from onnx.helper import make_node as node

__all__ = ["model", "node", "run", "saved", "tensor"]


def tensor(name: str, array: np.ndarray) -> TensorProto:
    return numpy_helper.from_array(np.ascontiguousarray(array), name)


def model(
    nodes: Sequence[Any],
    arrays: Mapping[str, np.ndarray] | Sequence[TensorProto],
    shape: Sequence[int | str | None] | None = ("N", 784),
    outputs: Sequence[str] = ("y",),
    kind: int = TensorProto.FLOAT,
    opset: int = 17,
) -> ModelProto:
    """A model of one input "x" whose last values are its outputs."""
    tensors = (
        [tensor(name, array) for name, array in arrays.items()]
        if isinstance(arrays, Mapping)
        else list(arrays)
    )
    given = helper.make_tensor_value_info("x", kind, shape)
    made = [helper.make_tensor_value_info(name, kind, None) for name in outputs]
    graph = helper.make_graph(list(nodes), "g", [given], made, tensors)
    ids = [helper.make_opsetid("", opset), helper.make_opsetid("ai.onnx.ml", 3)]
    return helper.make_model(graph, opset_imports=ids, ir_version=8)


def saved(path: Path, made: ModelProto) -> Path:
    path.write_bytes(made.SerializeToString())
    return path


def run(path: Path, x: np.ndarray, output: str = "y") -> np.ndarray:
    """What onnxruntime makes of inputs as the model takes them."""
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return np.asarray(session.run([output], {"x": x})[0])
