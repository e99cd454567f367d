"""Networks as .onnx: a graph whose nodes are read one by one, from its output back to its input."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnmath.checks import shown
from scenes.given.networks.bounds import check_shapes, check_size, needed
from scenes.given.networks.formats.onnx_nodes import STEPS, Data, operations_of
from scenes.given.networks.formats.protobuf import check_outline
from scenes.given.networks.operations import Chain, Operation
from scenes.given.networks.wording import unread

Array = NDArray[Any]
MOST_NODES = 2000
PLAIN = ("", "ai.onnx", "ai.onnx.ml")  # the domains of operators that are known
# What computes a shape out of a shape; a Reshape by it keeps the numbers in their order.
OF_SHAPES = {"Shape", "Gather", "Concat", "Unsqueeze", "Squeeze", "Slice", "Cast", "Mul", "Add",
    "Reshape"}  # fmt: skip


def read_onnx(path: Path) -> Chain:
    """The chain of operations of an ONNX model. Raises ValueError for anything else.

    Numbers in other files are refused: a name in a stranger's file opens nothing here.
    """
    try:
        import onnx
        from google.protobuf.message import DecodeError
    except ImportError:
        raise needed("onnx", ".onnx") from None
    check_size(path)
    data = path.read_bytes()
    check_outline(data)
    try:
        # From bytes: nothing beside the file is looked for.
        graph = onnx.load_model_from_string(data).graph
    except (DecodeError, ValueError, RuntimeError) as error:
        raise ValueError(f"it is no whole .onnx file ({shown(str(error))}).") from None
    return _chain(_Graph.of(graph))


@dataclass
class _Graph:
    """A model's graph by names: what makes a value, and the values that stand in the file."""

    inputs: list[Any]
    outputs: list[str]
    makers: dict[str, Any]
    tensors: dict[str, Any]
    known: dict[str, Array] = field(default_factory=dict)

    @classmethod
    def of(cls, graph: Any) -> _Graph:
        if len(graph.node) > MOST_NODES:
            raise ValueError(f"it has {len(graph.node):,} nodes; at most {MOST_NODES:,} are read.")
        if not _are_texts(graph):
            raise ValueError("names in it are no text in UTF-8.")
        if graph.sparse_initializer:
            raise ValueError("it holds sparse arrays; save it with dense ones.")
        tensors = {tensor.name: tensor for tensor in graph.initializer}
        makers = {name: node for node in graph.node for name in node.output if name}
        tensors |= {
            node.output[0]: attribute.t
            for node in graph.node
            if node.op_type == "Constant" and node.output
            for attribute in node.attribute
            if attribute.name == "value"
        }
        for name, tensor in tensors.items():
            _check_tensor(name, tensor)
        check_shapes(tuple(tensor.dims) for tensor in tensors.values())
        inputs = [value for value in graph.input if value.name not in tensors]
        return cls(inputs, [value.name for value in graph.output], makers, tensors)

    def constant(self, name: str) -> Array | None:
        """A value that does not depend on the input, None for one that does."""
        if name not in self.known:
            made = self._made(name)
            if made is None:
                return None
            self.known[name] = made
        return self.known[name]

    def _made(self, name: str) -> Array | None:
        if name in self.tensors:
            return _numbers(name, self.tensors[name])
        node = self.makers.get(name)
        if node is None:
            return None
        given = attributes(node)
        if node.op_type == "Constant":
            return np.array(next(iter(given.values()), np.nan), dtype=np.float64)
        # What exporters leave standing before weights.
        if node.op_type in ("Identity", "Transpose", "Cast") and len(node.input) == 1:
            inner = self.constant(node.input[0])
            if inner is not None and node.op_type == "Transpose":
                return inner.transpose(given.get("perm"))
            return inner
        return None

    def is_shape(self, name: str) -> bool:
        """Whether a value is computed from shapes and constants alone."""
        left, seen = [name], set()
        while left:
            value = left.pop()
            node = self.makers.get(value)
            if value in seen or self.constant(value) is not None:
                continue
            seen.add(value)
            if node is None or node.op_type not in OF_SHAPES:
                return False
            left += [] if node.op_type == "Shape" else node.input
        return True


def _are_texts(graph: Any) -> bool:
    """Whether all names are texts: what is no UTF-8 comes as bytes."""
    named = [*graph.node, *graph.initializer, *graph.input, *graph.output]
    names = [each.name for each in named]
    for node in graph.node:
        names += [node.op_type, node.domain, *node.input, *node.output]
    return all(isinstance(name, str) for name in names)


def attributes(node: Any) -> dict[str, Any]:
    """What stands in a node beside its inputs: numbers and lists of numbers alone."""
    import onnx

    kinds = (onnx.AttributeProto.FLOAT, onnx.AttributeProto.INT)
    lists = (onnx.AttributeProto.FLOATS, onnx.AttributeProto.INTS)
    return {
        given.name: list(onnx.helper.get_attribute_value(given))
        if given.type in lists
        else onnx.helper.get_attribute_value(given)
        for given in node.attribute
        if given.type in (*kinds, *lists)
    }


def _check_tensor(name: str, tensor: Any) -> None:
    if tensor.data_location or tensor.external_data:
        raise ValueError(
            f"{shown(name)} lies in another file; save the model with its numbers in the same file,"
            " in PyTorch with external_data=False."
        )
    if min(tensor.dims, default=0) < 0:
        raise ValueError(f"{shown(name)} declares the shape {tuple(tensor.dims)}.")


def _numbers(name: str, tensor: Any) -> Array:
    from onnx import numpy_helper

    try:
        array = numpy_helper.to_array(tensor)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise ValueError(f"{shown(name)} does not hold the numbers that it declares.") from None
    if array.dtype.kind not in "biuf" or array.dtype.itemsize > 8:
        raise ValueError(f"{shown(name)} holds {array.dtype}, expected numbers.")
    if not np.isfinite(array).all():
        raise ValueError(f"{shown(name)} holds NaN or infinity; a network's numbers are finite.")
    return array.astype(np.float64)


def _chain(graph: _Graph) -> Chain:
    """The chain to the first output that one leads to: exporters add the answer's number."""
    if len(graph.inputs) != 1:
        raise ValueError(f"it takes {len(graph.inputs)} inputs; a network with one is expected.")
    faults = []
    for output in graph.outputs:
        try:
            return _to(graph, output)
        except ValueError as error:
            faults.append(error)
    raise faults[0] if faults else ValueError("it has no output.")


def _to(graph: _Graph, output: str) -> Chain:
    nodes: list[Any] = []
    value, source = output, graph.inputs[0].name
    while value != source:
        node = graph.makers.get(value)
        if node is None:
            raise ValueError(f"nothing makes {shown(value)}, which its chain of nodes needs.")
        if len(nodes) > MOST_NODES:
            raise ValueError("its nodes go round in a circle.")
        nodes.append(node)
        value = _only_input(graph, node)
    data = Data.of(graph.inputs[0])
    operations: list[Operation] = []
    for node in reversed(nodes):
        step: Callable[..., Any] = STEPS[node.op_type]
        made = step(
            _name(node), data, [graph.constant(name) for name in node.input], attributes(node)
        )
        operations += operations_of(made)
    how = f"read from the output {shown(output)}" if len(graph.outputs) > 1 else ""
    return Chain(tuple(operations), data.image, None, tuple(filter(None, (how, *data.said))))


def _name(node: Any) -> str:
    return f"{node.op_type} {shown(node.name or node.output[0])}"


def _only_input(graph: _Graph, node: Any) -> str:
    """The one value that a node takes which depends on the network's input."""
    if node.op_type not in STEPS or node.domain not in PLAIN:
        raise unread(node.op_type, node.name or node.output[0])
    rest = [
        name
        for k, name in enumerate(node.input)
        if name
        and graph.constant(name) is None
        and not (node.op_type == "Reshape" and k == 1 and graph.is_shape(name))
    ]
    if len(rest) != 1:
        raise ValueError(
            f"{_name(node)} takes {len(rest)} values that depend on the input; networks that are a"
            " plain chain are filmed."
        )
    return rest[0]
