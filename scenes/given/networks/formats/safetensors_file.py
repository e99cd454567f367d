"""Networks as .safetensors, as PyTorch's users save a state_dict: names and arrays alone."""

from __future__ import annotations

from pathlib import Path

from nnmath.checks import shown
from scenes.given.networks.arrays import OUT_IN, Arrays
from scenes.given.networks.bounds import MOST_TEXT, check_shapes, needed, numbers
from scenes.given.networks.named import natural
from scenes.given.networks.wording import listed_texts, rows_and_columns

PLAIN = {"F64", "F32", "F16", "I64", "I32", "I16", "I8", "U64", "U32", "U16", "U8", "BOOL"}


def read_safetensors(path: Path) -> Arrays:
    """The arrays of a .safetensors file, and what its header says beside them.

    Its metadata may say activations and classes, parted by commas, and image, such as 28,28.
    Raises ValueError for a file that is damaged or hostile.
    """
    try:
        from safetensors import SafetensorError, safe_open
    except ImportError:
        raise needed("safetensors", ".safetensors") from None
    # The library would parse a header of 100 MB.
    with path.open("rb") as file:
        header = int.from_bytes(file.read(8), "little")
    if header > MOST_TEXT:
        raise ValueError(f"its header has {header:,} bytes; at most {MOST_TEXT:,} are read.")
    try:
        with safe_open(path, framework="numpy") as tensors:
            said = tensors.metadata() or {}
            names = sorted(tensors.keys(), key=natural)
            slices = {name: tensors.get_slice(name) for name in names}
            check_shapes(tuple(each.get_shape()) for each in slices.values())
            for name, each in slices.items():
                if (kind := each.get_dtype()) not in PLAIN:
                    raise ValueError(f"{shown(name)} holds {kind}; save it as float32.")
            arrays = {name: numbers(name, tensors.get_tensor(name)) for name in names}
    except (SafetensorError, TypeError) as error:
        raise ValueError(f"it is no whole .safetensors file ({shown(str(error))}).") from None
    return Arrays(
        arrays,
        OUT_IN,
        listed_texts(said.get("activations")),
        listed_texts(said.get("classes")),
        rows_and_columns(said.get("image")),
    )
