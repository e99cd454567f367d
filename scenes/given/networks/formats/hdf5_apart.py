"""What an HDF5 file holds, taken out by a process of its own, which may crash or never end."""

from __future__ import annotations

import ast
import importlib.util
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from nnmath.npz import read_arrays
from scenes.given.networks.arrays import Floats
from scenes.given.networks.bounds import check_size, needed

ROOT = Path(__file__).parents[4]
PROGRAM = "scenes.given.networks.formats.hdf5"
SECONDS = 60  # a file of eight million numbers takes two; a damaged one may take for ever
BROKEN = "it is no whole HDF5 file."


@dataclass(frozen=True, eq=False)
class Contents:
    """What an HDF5 file holds. arrays: by their paths. config: of a Keras model, None for none.

    weight_names: of each group that lists its arrays, by its path.
    """

    arrays: Mapping[str, Floats]
    config: str | None
    weight_names: Mapping[str, list[str]]


def contents(source: Path | bytes) -> Contents:
    """What a file, or the bytes of one, holds. Raises ValueError where it is none."""
    if importlib.util.find_spec("h5py") is None:
        raise needed("h5py", "Keras's files")
    if isinstance(source, Path):
        check_size(source)
    data = source if isinstance(source, bytes) else source.read_bytes()
    return _taken_out(source, sha256(data).digest())


@lru_cache(maxsize=1)  # a film reads its network several times
def _taken_out(source: Path | bytes, digest: bytes) -> Contents:
    with tempfile.TemporaryDirectory(prefix="nnfilm-") as room:
        given, out = Path(room) / "given.h5", Path(room) / "out.npz"
        if isinstance(source, bytes):
            given.write_bytes(source)
        else:
            given = source.resolve()
        try:
            done = subprocess.run(
                [sys.executable, "-m", PROGRAM, str(given), str(out)],
                cwd=ROOT,
                capture_output=True,
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise ValueError(BROKEN) from None
        if done.returncode == 2 and done.stdout:
            raise ValueError(str(ast.literal_eval(done.stdout.decode("ascii"))))
        if done.returncode != 0 or not out.is_file():
            raise ValueError(BROKEN)
        arrays, said = read_arrays(out)
    by_path = {path: arrays[str(k)] for k, path in enumerate(said["paths"])}
    return Contents(by_path, said["config"], said["weight_names"])
