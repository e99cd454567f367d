"""Files of every format, cut off or changed: read or refused in a sentence, in bounded memory."""

from pathlib import Path

import pytest

from scenes.given.networks import Told, read_network
from tests.helpers.formats import FORMATS, READ, TOLD
from tests.helpers.memory import LIMIT, megabytes
from tests.helpers.others import bent, torn


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_that_was_cut_off_or_changed_is_refused_in_a_sentence(
    tmp_path: Path, name: str
) -> None:
    file = tmp_path / name
    FORMATS[name](file)
    assert read_network(file, TOLD if name in ("n.npz", "n.json") else Told()).network.sizes == (
        12,
        5,
        3,
    )
    files = [*torn(file, tmp_path), *bent(file, tmp_path, 30)]
    # In a process of its own: what harms a library harms nothing else.
    peak, lines = megabytes(READ, *files)
    assert peak < LIMIT and len(lines) == len(files)
    for line in lines:
        assert line.endswith("was read") or "cannot be read as a" in line or "but does not" in line
    # A JSON or an ONNX that ends a byte early may still be whole.
    assert sum(line.endswith("was read") for line in lines if line.startswith("torn")) <= 1
