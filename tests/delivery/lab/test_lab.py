"""The lab's file: small, whole, in one's language, in the films' colours and light."""

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nnmath import Layer, Network, save_network
from scenes._staging.drawn_network import REST
from scenes.delivery.course.catalogue import catalogue
from scenes.delivery.course.palettes import PALETTES
from scenes.delivery.lab.chosen import chosen, translation
from scenes.delivery.lab.curves import OWN
from scenes.delivery.lab.data import LIGHT
from scenes.delivery.lab.joining import joined, said
from scenes.delivery.lab.page import ROOM
from scenes.delivery.verbs.cli import main
from scenes.mobjects.network import connections, lit_picture
from scenes.mobjects.painting import bundle, crowd
from scenes.mobjects.painting.tone import ToneMap
from scenes.mobjects.theme import THEMES
from tests.helpers.markup import Element, Reader

ROOT = Path(__file__).parents[3]
MOST = 400_000  # bytes


def made(folder: Path, *given: str) -> str:
    assert main(["lab", "--out", str(folder), *given]) == 0
    (path,) = folder.iterdir()
    return path.read_text(encoding="utf-8")


def element(html: str) -> Element:
    return Reader(html).open[0]


def data_of(html: str) -> dict[str, Any]:
    (found,) = [one for one in element(html).all("script") if one.attributes.get("id") == "data"]
    told: dict[str, Any] = json.loads(found.text)
    return told


@pytest.mark.parametrize("language", ["en", "de"])
def test_it_is_one_small_file_that_asks_for_nothing(tmp_path: Path, language: str) -> None:
    html = made(tmp_path, "--language", language)
    assert len(html.encode()) < MOST
    page = element(html)
    assert page.all("html")[0].attributes["lang"] == language
    for one in [*page.all("link"), *page.all("img"), *page.all("script")]:
        address = one.attributes.get("href") or one.attributes.get("src") or "data:"
        assert address.startswith("data:")
    policy = page.all("meta")[1].attributes["content"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
    assert not re.search(r"\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|innerHTML", html)


def test_its_steps_are_those_of_the_film_of_a_picture(tmp_path: Path) -> None:
    film = [beat.name for beat in catalogue()["forward"].beats]
    film.remove("numbers_come_in")
    assert [beat["name"] for beat in data_of(made(tmp_path))["beats"]] == film


def test_equal_labs_are_equal_files(tmp_path: Path) -> None:
    assert made(tmp_path / "one") == made(tmp_path / "two")


def test_every_word_is_german_in_german(tmp_path: Path) -> None:
    words = translation("de", ROOT)
    assert words is not None
    asked = said(joined(ROOM / "js" / "main.js"))
    template = (ROOM / "template.html").read_text(encoding="utf-8")
    asked += [*re.findall(r'say\("([^"]+)"\)', template), OWN]
    assert words.pictures.lacks(asked) == []
    told = data_of(made(tmp_path, "--language", "de"))
    assert told["beats"][0]["phrases"][0].startswith("Wie liest ein Netz")
    assert told["networks"][0]["measured_on"] == "10 000 Testbildern aus MNIST"


def test_the_networks_are_those_asked_for(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    mine = Network(
        (
            Layer(rng.normal(0, 0.1, (5, 784)), rng.normal(0, 1, 5), "relu"),
            Layer(rng.normal(0, 1, (3, 5)), rng.normal(0, 1, 3), "softmax"),
        )
    )
    save_network(mine, tmp_path / "mine & <yours>.npz")
    given = str(tmp_path / "mine & <yours>.npz")
    told = data_of(made(tmp_path / "out", "--network", given))
    one, other = told["networks"]
    assert (one["name"], other["name"]) == ("mine & <yours>", "strokes")
    assert one["setting"] == f"'{given}'" and other["setting"] == ""
    assert one["classes"] == ["0", "1", "2"] and one["accuracy"] is None and one["curves"] == []
    assert [layer["activation"] for layer in one["network"]["layers"]] == ["relu", "softmax"]
    assert [known.name for known in chosen(["relu", "plain", "relu"])] == ["relu", "plain"]
    assert [known.name for known in chosen(["strokes"])] == ["strokes", "plain"]


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        (["--network", "stroke"], "there is no network .stroke., did you mean strokes?"),
        (["--network", "gone.npz"], "there is no network file .gone.npz."),
        (["--network", "checkpoints"], "must hold the arrays"),
        (["--network", "{folder}/small.npz"], "takes 4 inputs; 784 are expected"),
        (["--language", "xx"], "there is no translation .xx. of the lab; there are de, en"),
        (["--out", "{folder}/small.npz"], "is no folder; --out names the one to write into"),
        (["chapter1", "--quality", "k"], "was not filmed with --quality k yet"),
        (["chapter7"], "there is no such course or scene, did you mean chapter1?"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], given: list[str], fault: str
) -> None:
    save_network(Network((Layer(np.ones((2, 4)), np.ones(2), "relu"),)), tmp_path / "small.npz")
    asked = ["--out", str(tmp_path / "out"), *(word.format(folder=tmp_path) for word in given)]
    assert main(["lab", *asked]) == 2
    said = capsys.readouterr()
    assert re.search(fault, said.err) and "Traceback" not in said.err and not said.out
    assert not (tmp_path / "out").exists()


def test_the_colours_are_the_films() -> None:
    for theme, palette in PALETTES.items():
        assert palette == {
            name: colour.to_hex().upper() for name, colour in vars(THEMES[theme]).items()
        }


def test_the_light_is_the_films() -> None:
    lines = connections.Connections(np.zeros((1, 3)), np.ones((1, 3)), np.ones((1, 1)))
    assert {
        "power": connections.POWER,
        "thickness": lines.thickness,
        "exposure": connections.EXPOSURE,
        "crowd_exposure": connections.CROWD_EXPOSURE,
        "crowd_share": 0.95,  # a number inside painting/crowd.py
        "crowd_place": crowd.PLACE,
        "full": ToneMap.FULL,
        "segments": lit_picture.SEGMENTS,
        "dash": bundle.DASH,
        "pulse": connections.Pulse.WIDTH,
        "rest": REST,
    } == LIGHT
