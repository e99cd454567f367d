"""Films and posters take networks of other programs as they take ours."""

import json
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from nnmath import forward
from scenes._assets import AssetError, chosen_network, what_is_known_of
from scenes.delivery.poster.chosen import chosen
from scenes.delivery.poster.fault import PosterError
from tests.helpers.onnx_models import model, node, saved
from tests.helpers.others import X, outputs, strokes

NAMES = ("w1", "b1", "w2", "b2", "w3", "b3")


def as_safetensors(path: Path) -> None:
    save_file(dict(zip(NAMES, strokes(), strict=True)), path, metadata={"activations": "sigmoid"})


def as_onnx(path: Path) -> None:
    nodes = []
    for k, (x, y) in enumerate((("x", "a1"), ("a1", "a2"), ("a2", "y")), start=1):
        nodes.append(node("Gemm", [x, f"w{k}", f"b{k}"], [f"z{k}"], transB=1))
        nodes.append(node("Sigmoid", [f"z{k}"], [y]))
    saved(path, model(nodes, dict(zip(NAMES, strokes(), strict=True))))


def as_json(path: Path) -> None:
    arrays = [array.tolist() for array in strokes()]
    content = {"sizes": [784, 16, 16, 10], "cost": "QuadraticCost"}
    path.write_text(json.dumps({**content, "weights": arrays[::2], "biases": arrays[1::2]}))


FORMS = {"mine.safetensors": as_safetensors, "mine.onnx": as_onnx, "mine.json": as_json}


@pytest.mark.parametrize("name", FORMS)
def test_a_film_takes_the_file_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    FORMS[name](tmp_path / name)
    monkeypatch.setenv("NNFILM_NETWORK", str(tmp_path / name))
    network = chosen_network()
    expected = outputs(strokes(), ["sigmoid"] * 3, X)
    assert np.abs(forward(network, X)[-1].a - expected).max() < 1e-6
    known = what_is_known_of(str(tmp_path / name))
    assert known["sizes"] == [784, 16, 16, 10] and known["source"] == name


def test_a_poster_takes_it_too(tmp_path: Path) -> None:
    as_onnx(tmp_path / "mine.onnx")
    shown = chosen(str(tmp_path / "mine.onnx"))
    assert shown.name == "mine" and shown.network.sizes == (784, 16, 16, 10)
    (tmp_path / "mine.pt").write_bytes(b"")
    with pytest.raises(PosterError, match="is a pickle"):
        chosen(str(tmp_path / "mine.pt"))


def test_what_a_file_does_not_say_is_asked_for_with_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    np.savez(tmp_path / "mine.npz", *strokes())
    monkeypatch.setenv("NNFILM_NETWORK", str(tmp_path / "mine.npz"))
    with pytest.raises(AssetError, match=r"nnfilm network .*mine.npz --activation relu --output"):
        chosen_network()


def test_a_pickle_is_refused_with_the_lines_that_export(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.pt").write_bytes(b"\x80\x04")
    monkeypatch.setenv("NNFILM_NETWORK", str(tmp_path / "mine.pt"))
    with pytest.raises(AssetError, match=r"two lines: from safetensors.torch import save_file; "):
        chosen_network()
