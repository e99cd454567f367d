"""The film of the forward pass with a witness, and what is known about it from outside."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

import scenes.forward
from nnmath import Network, forward, load_digits, load_network
from scenes.forward import Forward
from scenes.mobjects.bars.bars import Bars
from scenes.mobjects.lettering.text import words
from scenes.mobjects.network.diagram import NetworkDiagram
from tests.helpers.pictures import ROOT, Film, film

NETWORK = load_network(ROOT / "assets" / "networks" / "strokes.npz")
DIGITS = load_digits(ROOT / "assets" / "digits" / "digits.npz")
IMAGE = DIGITS.images[DIGITS.defaults[3]].astype(float)


class Filmed(Forward):
    """The film itself, with a witness: where things stand, when beats begin, which words."""

    def construct(self) -> None:
        self.starts: list[tuple[str, float]] = []
        super().construct()
        self.end = self.time

    def next_section(self, name: str = "unnamed", *args: object, **kwargs: object) -> None:
        self.starts.append((name, self.time))
        super().next_section(name, *args, **kwargs)

    def winner(self, diagram: NetworkDiagram, *rest: object) -> None:
        self.diagram = diagram
        super().winner(diagram, *rest)


@dataclass(frozen=True)
class Evidence:
    """A rendered film or picture, and what is known about it from outside."""

    film: Film
    picture: np.ndarray  # (height, width, 3)
    network: Network
    texts: list[str]  # everything the scene set in words

    @property
    def activations(self) -> list[np.ndarray]:
        """What the input and each layer must show, computed here."""
        return [IMAGE.ravel(), *(step.a for step in forward(self.network, IMAGE.ravel()))]

    @property
    def diagram(self) -> NetworkDiagram:
        return self.film.scene.diagram

    @property
    def bars(self) -> Bars:
        return self.diagram.outputs.bars


def evidence(
    network: Network, folder: Path, variables: dict[str, str], **settings: str
) -> Evidence:
    texts: list[str] = []

    def listening(sentence: str, *values: object, **kwargs: object) -> object:
        texts.append(sentence.format(*values))
        return words(sentence, *values, **kwargs)

    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(scenes.forward, "words", listening)
        monkeypatch.delenv("NNFILM_DIGIT", raising=False)
        monkeypatch.delenv("NNFILM_NETWORK", raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        rendered = film(Filmed, folder, **settings)
    still = settings.get("format") == "png"
    picture = rendered.scene.renderer.get_frame()[..., :3] if still else rendered.last_frame()
    return Evidence(rendered, picture, network, texts)
