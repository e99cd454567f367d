"""The shipped handwriting: whole, made as its README says, and read by the shipped networks."""

from pathlib import Path

import numpy as np
import pytest
from scipy import ndimage

from nnmath.forward import predict
from nnmath.network import Layer, Network
from nnmath.npz import write_arrays
from nnmath.pen.variants import VARIANTS, variants
from nnmath.pictures.digits import Digits, load_digits, save_digits
from nnmath.storage import load_network, read_metadata, save_network
from nnmath.write_digits import AMBIGUOUS, find_ambiguous, main, report

ASSETS = Path(__file__).parents[3] / "assets"
FILE = ASSETS / "digits" / "digits.npz"
REMAKE = "remake digits.npz with the command in assets/digits/README.md"


@pytest.fixture(scope="module")
def digits() -> Digits:
    return load_digits(FILE)


@pytest.fixture(scope="module", params=["strokes", "plain"])
def network(request: pytest.FixtureRequest) -> Network:
    return load_network(ASSETS / "networks" / f"{request.param}.npz")


def test_there_are_eight_of_each_and_one_between(digits: Digits) -> None:
    assert len(set(digits.names)) == len(digits.names) == 10 * VARIANTS + 1
    of_each = np.bincount(digits.labels[np.array(digits.names) != AMBIGUOUS])
    assert of_each.tolist() == [VARIANTS] * 10
    assert [int(digits.labels[index]) for index in digits.defaults] == list(range(10))
    assert AMBIGUOUS not in [digits.names[index] for index in digits.defaults]
    assert all(name[0] == str(label) for name, label in zip(digits.names[:-1], digits.labels[:-1]))


def test_every_image_lies_in_the_training_frame(digits: Digits) -> None:
    assert digits.images.shape == (81, 28, 28)
    for image in digits.images:
        assert image.min() >= 0 and image.max() == pytest.approx(1)
        rows, columns = (np.flatnonzero(image.any(axis=axis)) for axis in (1, 0))
        assert max(np.ptp(rows), np.ptp(columns)) + 1 == 20
        assert ndimage.center_of_mass(image) == pytest.approx((14, 14), abs=0.501)


def test_no_two_variants_are_alike(digits: Digits) -> None:
    flat = digits.images.reshape(81, -1)
    distance = np.abs(flat[:, None] - flat[None]).sum(axis=2) + 1e9 * np.eye(81)
    assert distance.min() > 10


def test_the_file_is_what_the_code_writes(digits: Digits) -> None:
    hands = read_metadata(FILE)["hands"]
    for index, (label, name, hand, image) in enumerate(variants()):
        assert (digits.names[index], digits.labels[index]) == (name, label), REMAKE
        assert hands[name]["slant"] == pytest.approx(hand.slant), REMAKE
        assert digits.images[index] == pytest.approx(image, abs=1e-5), REMAKE


def test_networks_read_nine_in_ten(digits: Digits, network: Network) -> None:
    winners = [predict(network, image.ravel()).winner for image in digits.images]
    assert (np.array(winners) == digits.labels).mean() >= 0.9


def test_networks_read_the_defaults_with_a_clear_margin(digits: Digits, network: Network) -> None:
    for digit, index in enumerate(digits.defaults):
        prediction = predict(network, digits.images[index].ravel())
        assert prediction.winner == digit, f"{digits.names[index]} is read as {prediction.winner}"
        assert prediction.margin > 0.5, f"{digits.names[index]}: margin {prediction.margin:.3f}"


def test_the_ambiguous_digit_is_close_between_4_and_9(digits: Digits) -> None:
    strokes = load_network(ASSETS / "networks" / "strokes.npz")
    outputs = predict(strokes, digits.images[digits.names.index(AMBIGUOUS)].ravel()).activations
    assert set(np.argsort(outputs)[-2:]) == {4, 9}, REMAKE
    assert abs(outputs[4] - outputs[9]) < 0.02, REMAKE
    assert min(outputs[4], outputs[9]) > 0.3, REMAKE
    assert np.sort(outputs)[-3] < 0.15, REMAKE


def test_the_readme_shows_the_table_as_it_is(digits: Digits) -> None:
    networks = {
        name: load_network(ASSETS / "networks" / f"{name}.npz") for name in ("strokes", "plain")
    }
    readme = (ASSETS / "digits" / "README.md").read_text(encoding="utf-8")
    assert report(digits, networks) in readme, "copy the command's table into the README"


def test_the_search_says_when_no_drawing_is_between(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nnmath.write_digits.HANDS_TRIED", 2)
    blind = Network((Layer(np.zeros((10, 784)), np.zeros(10), "sigmoid"),))
    with pytest.raises(ValueError, match="network must waver between 4 and 9"):
        find_ambiguous(blind)


def test_saved_digits_come_back(digits: Digits, tmp_path: Path) -> None:
    save_digits(digits, tmp_path / "again.npz", {"seed": 1})
    again = load_digits(tmp_path / "again.npz")
    assert (again.images == digits.images).all() and (again.labels == digits.labels).all()
    assert (again.names, again.defaults) == (digits.names, digits.defaults)
    assert [path.name for path in tmp_path.iterdir()] == ["again.npz"]


def test_other_files_are_refused_in_a_sentence(digits: Digits, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"none\.npz is not there"):
        load_digits(tmp_path / "none.npz")
    broken = tmp_path / "broken.npz"
    broken.write_bytes(FILE.read_bytes()[:-2000])
    with pytest.raises(ValueError, match=r"broken\.npz is damaged or"):
        load_digits(broken)
    other = tmp_path / "network.npz"
    save_network(Network((Layer(np.eye(2), np.zeros(2), "relu"),)), other)
    with pytest.raises(ValueError, match=r"network\.npz is damaged or holds no digits"):
        load_digits(other)
    known = {"labels": digits.labels.tolist(), "names": list(digits.names)}
    known["defaults"] = list(digits.defaults)
    wrong = (
        {"labels": known["labels"][:-1]},
        {"labels": ["x"] * 81},
        {"names": known["names"][:-1]},
        {"names": 5},
        {"defaults": [0] * 10},
        {"defaults": [*known["defaults"][:-1], 999]},
        {"defaults": known["defaults"][:-1]},
    )
    for change in wrong:
        write_arrays(tmp_path / "wrong.npz", {"images": digits.images}, {**known, **change})
        with pytest.raises(ValueError, match="holds no digits: images"):
            load_digits(tmp_path / "wrong.npz")
    for images in (digits.images[:, :27], digits.images * 2, digits.images * np.nan):
        write_arrays(tmp_path / "wrong.npz", {"images": images}, known)
        with pytest.raises(ValueError, match="holds no digits: images"):
            load_digits(tmp_path / "wrong.npz")


def test_the_command_makes_the_file_and_checks_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = tmp_path / "digits.npz"
    strokes = str(ASSETS / "networks" / "strokes.npz")
    assert main(["--out", str(made), "--networks", strokes]) == 0
    table = capsys.readouterr().out
    assert "| ambiguous |" in table and "strokes reads" in table and "of 81" in table
    assert load_digits(made).images == pytest.approx(load_digits(FILE).images, abs=1e-4), REMAKE
    assert main(["--check", "--out", str(made), "--networks", strokes]) == 0
    assert capsys.readouterr().out == table


def test_the_command_says_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--out", str(tmp_path / "d.npz"), "--networks", str(tmp_path / "none.npz")]
    assert main(arguments) == 2
    assert capsys.readouterr().err.startswith("error: ")
    assert list(tmp_path.iterdir()) == []
