"""`python -m nnmath.train --data`: any data, any size, any classes, saved with their names."""

import argparse
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from nnmath import accuracy, load_network, read_metadata
from nnmath.data.examples import own_examples
from nnmath.data.labelled import labelled
from nnmath.train import main
from nnmath.training import Recipe

QUICK = ["--epochs", "20", "--hidden", "8", "--batch", "5", "--rate", "0.02", "--calm", "20"]
RNG = np.random.default_rng(4)


def shapes(count: int, rows: int, columns: int) -> tuple[np.ndarray, np.ndarray]:
    """Images with a bright upper or lower half, and what each is."""
    labels = np.arange(count) % 2
    images = RNG.integers(0, 60, (count, rows, columns), dtype=np.uint8)
    images[:, [0, -1]] = images[:, :, [0, -1]] = 0
    for image, label in zip(images, labels):
        half = slice(1, rows // 2) if label else slice(rows // 2, rows - 1)
        image[half, 1:-1] = 220
    return images, labels


def test_a_folder_of_pictures_becomes_a_network_with_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    images, labels = shapes(80, 9, 12)
    for k, (image, label) in enumerate(zip(images, labels)):
        folder = tmp_path / "halves" / ("upper" if label else "lower")
        folder.mkdir(parents=True, exist_ok=True)
        Image.fromarray(image).save(folder / f"{k}.png")
    out = tmp_path / "mine.npz"
    assert main([str(out), "--data", str(tmp_path / "halves"), *QUICK]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("picture 80/80  read")
    assert said[1] == (
        "halves: 80 examples, 12 × 9 pixels, 2 classes (lower, upper); 8 held out to measure on"
        " (seed 0)"
    )
    assert said[-1] == f"{out} reads 100.00% of 8 held-out examples of halves right."
    network, metadata = load_network(out), read_metadata(out)
    assert network.sizes == (108, 8, 2)
    assert metadata["classes"] == ["lower", "upper"] and metadata["image"] == [9, 12]
    assert (metadata["data"], metadata["held_out"], metadata["accuracy"]) == ("halves", 8, 1.0)
    assert metadata["measured_on"] == "8 held-out examples of halves"
    x = (images / 255).reshape(80, -1)
    assert accuracy(network, x, labels) == 1.0


def test_a_test_part_is_measured_on_and_nothing_is_held_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    images, labels = shapes(60, 8, 8)
    parts = {"x_train": images[:40], "y_train": labels[:40]}
    np.savez(tmp_path / "a.npz", **parts, x_test=images[40:], y_test=1 - labels[40:])
    out = tmp_path / "mine.npz"
    assert main([str(out), "--data", str(tmp_path / "a.npz"), *QUICK]) == 0
    assert "reads 0.00% of the 20 test examples of a.npz right." in capsys.readouterr().out
    assert read_metadata(out)["image"] == [8, 8] and read_metadata(out)["classes"] == ["0", "1"]
    assert main([str(out), "--data", str(tmp_path / "a.npz"), *QUICK, "--hold-out", "5"]) == 0
    assert "of 5 held-out examples of a.npz right." in capsys.readouterr().out


def test_numbers_that_are_no_image_are_learnt_from_as_they_are(tmp_path: Path) -> None:
    lines = [f"{x},{x * x},{'big' if abs(x) > 3 else 'small'}" for x in np.arange(-6, 6, 0.25)]
    (tmp_path / "a.csv").write_text("\n".join(lines), encoding="utf-8")
    out = tmp_path / "mine.npz"
    assert main([str(out), "--data", str(tmp_path / "a.csv"), *QUICK, "--epochs", "60"]) == 0
    network, metadata = load_network(out), read_metadata(out)
    assert network.sizes == (2, 8, 2) and "image" not in metadata
    assert metadata["classes"] == ["big", "small"] and metadata["accuracy"] == 1.0
    assert metadata["recipe"]["jitter"] == dict.fromkeys(metadata["recipe"]["jitter"], 0)


def test_shifts_are_as_large_as_the_images_ask_for() -> None:
    given = type("Given", (), {"data": Path("a.npz"), "hold_out": None, "seed": 0})()
    usual = Recipe()
    for side in (28, 14):
        data = labelled(np.zeros((4, side, side)), list("abab"), "it")
        recipe = own_examples(data, given).recipe(usual)
        assert recipe.sizes == (side**2, 16, 16, 2)
        assert recipe.jitter.shift == pytest.approx(usual.jitter.shift * side / 28)
        assert recipe.jitter.rotation == usual.jitter.rotation


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--data", "nowhere"], "there is no nowhere; --data names a folder, an .npz or a .csv."),
        (
            ["--data", "empty"],
            "empty holds no examples: folders of PNG or JPEG files were",
        ),
        (["--data", "one.csv"], "one.csv holds one class, '1'"),
        (["--data", "two.csv", "--hold-out", "9"], "9 of 2 examples cannot be held out"),
        (["--data", "two.csv"], "1 of 2 examples cannot be held out; 1 to 0 can"),
        (["--data", "two.csv", "--mnist", "."], "--data and --mnist each name what to learn from"),
        (["--data", "two.csv", "--hold-out", "-1"], "--hold-out must be 0 or more, given -1."),
    ],
)
def test_what_cannot_be_learnt_from_is_said_and_nothing_is_written(
    arguments: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty").mkdir()
    Path("one.csv").write_text("1,2,3\n1,3,4\n", encoding="utf-8")
    Path("two.csv").write_text("1,2,3\n2,3,4\n", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    assert main(["mine.npz", *arguments]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("error: ") and said in line
    assert sorted(tmp_path.rglob("*")) == before


def test_of_few_data_few_are_looked_at_before_each_step(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    kinds = np.arange(60) % 3
    rows = rng.normal(2.0 * kinds[:, None], 0.4, (60, 4))
    lines = [",".join(f"{x:.2f}" for x in row) + f",kind{k}" for row, k in zip(rows, kinds)]
    data, out = tmp_path / "flowers.csv", tmp_path / "mine.npz"
    data.write_text("a,b,c,d,species\n" + "\n".join(lines), encoding="utf-8")
    assert main([str(out), "--data", str(data), "--epochs", "300"]) == 0
    assert read_metadata(out)["recipe"]["batch"] == 4
    assert accuracy(load_network(out), rows, kinds) == 1.0
    assert main([str(out), "--data", str(data), "--epochs", "1", "--batch", "64"]) == 0
    assert read_metadata(out)["recipe"]["batch"] == 64


@pytest.mark.parametrize(("count", "batch"), [(10, 4), (500, 9), (4000, 64)])
def test_an_epoch_of_own_data_has_fifty_steps_where_it_can(count: int, batch: int) -> None:
    data = labelled(np.zeros((count, 9)), [str(k % 2) for k in range(count)], "x")
    given = argparse.Namespace(data=Path("x.npz"), seed=0, hold_out=None)
    assert own_examples(data, given).batch(64) == batch
