"""What each operator of ONNX does to what flows through a chain.

Source: ONNX Operator Schemas, onnx.ai/onnx/operators.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnmath.folding import normalisation
from scenes.given.networks.operations import Dense, Operation, Scale, Squish
from scenes.given.networks.wording import READ_AS_SOFTMAX, leaky

Floats = NDArray[np.float64]
Constants = Sequence[Floats | None]
Given = Mapping[str, Any]
FLOATS = (1, 10, 11, 16)  # TensorProto's float, float16, double, bfloat16
MOST_SIDE = 10_000_000


@dataclass
class Data:
    """What flows: its shape with a batch of one, None where the file does not say it."""

    shape: tuple[int, ...] | None
    image: tuple[int, int] | None = None
    said: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, value: Any) -> Data:
        """A graph's input. The first side counts images, unless only the last can: columns."""
        kind = value.type.tensor_type
        if not kind.HasField("shape"):
            return cls(None)
        sides = [
            side.dim_value if side.HasField("dim_value") and side.dim_value > 0 else None
            for side in kind.shape.dim
        ]
        if len(sides) == 1:
            sides = [1, *sides]
        elif len(sides) == 2 and sides[1] in (1, None) and (sides[0] or 0) > 1:
            sides[1] = 1
        elif sides:
            sides[0] = 1
        if not sides or None in sides or math.prod(filter(None, sides)) > MOST_SIDE:
            return cls(None)
        shape = tuple(side or 0 for side in sides)
        thick = [side for side in shape[1:] if side > 1]
        rows = len(shape) in (3, 4) and len(thick) == 2
        return cls(shape, (thick[0], thick[1]) if rows else None)

    @property
    def size(self) -> int | None:
        """How many numbers there are for one input."""
        return None if self.shape is None else math.prod(self.shape)


def operations_of(made: Operation | None) -> Iterable[Operation]:
    """What a node adds to the chain, if anything."""
    return () if made is None else (made,)


def _wrong(name: str, why: str) -> ValueError:
    return ValueError(f"{name} {why}.")


def _gemm(name: str, data: Data, constants: Constants, given: Given) -> Operation:
    """Y = α A' B' + β C, with the weights on either side."""
    alpha, beta = (float(given.get(each, 1.0)) for each in ("alpha", "beta"))
    a, b, *more = constants
    turned_a, turned_b = bool(given.get("transA", 0)), bool(given.get("transB", 0))
    if a is None and b is not None:
        weights = b if turned_b else b.T
        out = _row(name, data, weights, turned_a)
    elif a is not None:
        weights = a.T if turned_a else a
        # A' x as a column is (x' A'')' as a row: the data have to be a column in the product.
        out = _row(name, data, weights, not turned_b)[::-1]
    else:
        raise _wrong(name, "multiplies two values that depend on the input")
    biases = np.zeros(len(weights))
    if more and more[0] is not None:
        try:
            biases = beta * np.broadcast_to(more[0], out).reshape(-1)
        except ValueError:
            raise _wrong(name, f"adds an array of shape {more[0].shape} to {out}") from None
    data.shape = out
    return Dense(name, alpha * weights, biases)


def _row(name: str, data: Data, weights: Floats, column: bool) -> tuple[int, int]:
    """The shape of one row of sums, after a check that what flows is a row, or is a column."""
    if weights.ndim != 2:
        raise _wrong(name, f"multiplies by an array of shape {weights.shape}")
    n = weights.shape[1]
    expected = (n, 1) if column else (1, n)
    if data.shape is None:
        data.shape = expected
    if data.shape != expected:
        raise _wrong(name, f"expects {expected}, but what comes is {data.shape}")
    return 1, len(weights)


def _matmul(name: str, data: Data, constants: Constants, given: Given) -> Operation:
    return _gemm(name, data, constants, {})


def _scale(name: str, data: Data, factor: Floats, shift: Floats) -> Operation:
    """Numbers for each that flows, or one for all."""
    factor, shift = np.asarray(factor), np.asarray(shift)
    if factor.size == shift.size == 1:
        return Scale(name, factor.reshape(()), shift.reshape(()))
    if data.shape is None:
        raise _wrong(name, "scales an input whose shape the file does not say")
    try:
        spread = [np.broadcast_to(each, data.shape).reshape(-1) for each in (factor, shift)]
    except ValueError:
        raise _wrong(name, f"does not fit what flows, of shape {data.shape}") from None
    return Scale(name, *spread)


def _add(name: str, data: Data, constants: Constants, given: Given) -> Operation:
    return _scale(name, data, np.array(1.0), _constant(constants))


def _sub(name: str, data: Data, constants: Constants, given: Given) -> Operation:
    sign = 1.0 if constants[0] is None else -1.0
    return _scale(name, data, np.array(sign), -sign * _constant(constants))


def _mul(name: str, data: Data, constants: Constants, given: Given) -> Operation:
    return _scale(name, data, _constant(constants), np.array(0.0))


def _div(name: str, data: Data, constants: Constants, given: Given) -> Operation:
    divisor = _constant(constants)
    if constants[0] is not None or not divisor.all():
        raise _wrong(name, "divides by the input, or by 0")
    return _scale(name, data, 1 / divisor, np.array(0.0))


def _constant(constants: Constants) -> Floats:
    return next(each for each in constants if each is not None)


def _normalise(name: str, data: Data, constants: Constants, given: Given) -> Operation:
    if len(constants) < 5 or any(each is None for each in constants[1:5]):
        raise _wrong(name, "has no numbers of its own to normalise with")
    gamma, beta, mean, variance = (each for each in constants[1:5] if each is not None)
    factor, shift = normalisation(gamma, beta, mean, variance, float(given.get("epsilon", 1e-5)))
    if data.shape is not None and len(data.shape) > 2:  # one for each channel
        sides = (1, -1, *(1,) * (len(data.shape) - 2))
        factor, shift = factor.reshape(sides), shift.reshape(sides)
    return _scale(name, data, factor, shift)


def _flatten(name: str, data: Data, constants: Constants, given: Given) -> None:
    """The same numbers in the same order, as a row."""
    if data.size is not None:
        data.shape = (1, data.size)


def _transpose(name: str, data: Data, constants: Constants, given: Given) -> None:
    shape = data.shape
    if shape is None or len(shape) != 2 or given.get("perm", [1, 0]) != [1, 0]:
        raise _wrong(name, "changes the order of what flows")
    data.shape = shape[::-1]


def _same(name: str, data: Data, constants: Constants, given: Given) -> None:
    """Nothing that changes what flows in a trained network."""


def _cast(name: str, data: Data, constants: Constants, given: Given) -> None:
    if given.get("to") not in FLOATS:
        raise _wrong(name, "rounds what flows to whole numbers")


def _squish(activation: str) -> Callable[..., Operation]:
    return lambda name, data, constants, given: Squish(name, activation)


def _leaky(name: str, data: Data, constants: Constants, given: Given) -> Operation:
    return Squish(name, leaky(float(given.get("alpha", 0.01)), name))


def _softmax(name: str, data: Data, constants: Constants, given: Given) -> Operation:
    if data.shape is not None:
        sides = len(data.shape)
        long = [k for k, side in enumerate(data.shape) if side > 1]
        axis = int(given.get("axis", -1))
        if sides > 2 or (long and axis not in (long[-1], long[-1] - sides)):
            raise _wrong(name, "is not taken over the outputs")
    if name.startswith("LogSoftmax"):
        data.said.append(READ_AS_SOFTMAX)
    return Squish(name, "softmax")


STEPS: Mapping[str, Callable[..., Operation | None]] = {
    "Gemm": _gemm,
    "MatMul": _matmul,
    "Add": _add,
    "Sub": _sub,
    "Mul": _mul,
    "Div": _div,
    "BatchNormalization": _normalise,
    "Flatten": _flatten,
    "Reshape": _flatten,
    "Transpose": _transpose,
    "Identity": _same,
    "Dropout": _same,
    "ZipMap": _same,
    "Cast": _cast,
    "Relu": _squish("relu"),
    "Sigmoid": _squish("sigmoid"),
    "Tanh": _squish("tanh"),
    "LeakyRelu": _leaky,
    "Softmax": _softmax,
    "LogSoftmax": _softmax,
}
