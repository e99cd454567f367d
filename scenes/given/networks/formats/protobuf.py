"""The outline of an ONNX file, read before a library unpacks it.

Two bytes of an empty node take hundreds once they are unpacked, so that a small file can take all
memory; numbers take what they have in the file. So all that is not numbers is kept small.
Source of the format: protobuf.dev, Encoding; the numbers of the fields: onnx.proto.
"""

from __future__ import annotations

from collections.abc import Iterator

from scenes.given.networks.bounds import MOST_TEXT

Path = tuple[int, ...]
GRAPH, NODE, INITIALIZER, ATTRIBUTE, TENSOR = 7, 1, 5, 5, 5
# Where messages are looked into, and which fields there hold packed numbers of 4 or 8 bytes each:
# float_data, raw_data and double_data.
TENSORS: tuple[Path, ...] = ((GRAPH, INITIALIZER), (GRAPH, NODE, ATTRIBUTE, TENSOR))
INSIDE = {path[:k] for path in TENSORS for k in range(len(path) + 1)}
MOST_FIELDS = 200_000
NUMBERS = {(*path, field) for path in TENSORS for field in (4, 9, 10)}


def check_outline(data: bytes) -> None:
    """Raises ValueError for bytes that are no protobuf, or that hold too much beside numbers."""
    packed = 0
    for count, size in enumerate(_numbers(memoryview(data), ())):
        packed += size
        if count > MOST_FIELDS:
            raise ValueError(f"it holds more than {MOST_FIELDS:,} fields.")
    if (rest := len(data) - packed) > MOST_TEXT:
        raise ValueError(
            f"it holds {rest:,} bytes beside its numbers; at most {MOST_TEXT:,} are read."
        )


def _numbers(view: memoryview, path: Path) -> Iterator[int]:
    """The size of each field that holds packed numbers, and 0 for each other."""
    place = 0
    while place < len(view):
        tag, place = _varint(view, place)
        field, kind = tag >> 3, tag & 7
        if kind == 0:
            _, place = _varint(view, place)
        elif kind in (1, 5):
            place += 8 if kind == 1 else 4
        elif kind == 2:
            size, place = _varint(view, place)
            if size > len(view) - place:
                raise ValueError("it is no whole .onnx file.")
            here = (*path, field)
            if here in NUMBERS:
                yield size
            elif here in INSIDE:
                yield from _numbers(view[place : place + size], here)
            place += size
        else:
            raise ValueError("it is no .onnx file.")
        yield 0
    if place > len(view):
        raise ValueError("it is no whole .onnx file.")


def _varint(view: memoryview, place: int) -> tuple[int, int]:
    """A number of seven bits a byte, and the place behind it."""
    value = 0
    for k in range(10):
        if place + k >= len(view):
            raise ValueError("it is no whole .onnx file.")
        byte = view[place + k]
        value |= (byte & 127) << (7 * k)
        if byte < 128:
            return value, place + k + 1
    raise ValueError("it is no .onnx file.")
