"""What the program noted in JSON, read back with care: a disk may have been full, or a hand there.

What does not hold what it should is as good as missing, and is made again.
"""

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Kind = TypeVar("Kind")
hints = cache(get_type_hints)


def read_json(path: Path, kind: type[Kind]) -> Kind | None:
    """What a file of JSON holds, of this kind; None where it cannot be read or holds another."""
    try:
        return typed(json.loads(path.read_text(encoding="utf-8")), kind)
    except (OSError, ValueError, RecursionError):
        return None


def typed(value: object, kind: type[Kind]) -> Kind:
    """A value of JSON as one of a kind; ValueError where it is none.

    kind: a dataclass, tuple[…, ...], Mapping[str, …], str, bool, int, float or some of them, as
    `int | None`. Numbers are counts and lengths: none is negative, infinite or no number.
    """
    found: Kind = _typed(value, kind)
    return found


def _typed(value: Any, kind: Any) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        if value is None and NoneType in inner:
            return None
        return _typed(value, next(one for one in inner if one is not NoneType))
    if origin is tuple and isinstance(value, (list, tuple)):
        return tuple(_typed(item, inner[0]) for item in value)
    if origin is Mapping and isinstance(value, Mapping):
        return {_typed(k, inner[0]): _typed(item, inner[1]) for k, item in value.items()}
    if hasattr(kind, "__dataclass_fields__") and isinstance(value, Mapping):
        known = hints(kind)
        needed = {field.name for field in fields(kind) if _is_needed(field)}
        if needed <= value.keys() <= known.keys():
            return kind(**{name: _typed(item, known[name]) for name, item in value.items()})
    if kind in (int, float) and type(value) in (int, kind) and 0 <= value < 2**63:
        return value
    if kind is bool and type(value) is bool:
        return value
    if kind is str and type(value) is str:
        value.encode()  # raises ValueError for half characters, which no file can hold
        return value
    raise ValueError(f"{type(value).__name__} is not {kind}")


def _is_needed(field: Any) -> bool:
    return field.default is MISSING and field.default_factory is MISSING
