"""The film of the forward pass with a witness, and what is known about it from outside."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from nnmath import Network, forward, load_digits, load_network
from scenes._staging.what_it_is import forward_shown
from scenes._staging.what_it_is.forward_shown import ForwardShown
from scenes.forward import Forward
from scenes.mobjects.bars.bars import Bars
from scenes.mobjects.lettering import fitted
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

    def winner(self, shown: ForwardShown) -> None:
        self.diagram = shown.diagram
        super().winner(shown)


@dataclass(frozen=True)
class Evidence:
    """A rendered film or picture, and what is known about it from outside."""

    film: Film
    picture: np.ndarray  # (height, width, 3)
    network: Network
    texts: list[str]  # what the scene set in words about the outputs

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
        for module in (forward_shown, fitted):
            monkeypatch.setattr(module, "words", listening)
        monkeypatch.delenv("NNFILM_DIGIT", raising=False)
        monkeypatch.delenv("NNFILM_NETWORK", raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        rendered = film(Filmed, folder, **settings)
    still = settings.get("format") == "png"
    picture = rendered.scene.renderer.get_frame()[..., :3] if still else rendered.last_frame()
    return Evidence(rendered, picture, network, texts)


def subtitles(filmed: Evidence) -> list[tuple[float, float, str]]:
    """Start, end and text of the captions in the .srt file beside the film."""
    blocks = filmed.film.path.with_suffix(".srt").read_text().strip().split("\n\n")
    found = []
    for number, block in enumerate(blocks, start=1):
        index, times, *lines = block.splitlines()
        assert int(index) == number
        start, end = (_seconds(time) for time in times.split(" --> "))
        found.append((start, end, "\n".join(lines)))
    return found


def _seconds(time: str) -> float:
    hours, minutes, rest = time.replace(",", ".").split(":")
    return 3600 * int(hours) + 60 * int(minutes) + float(rest)
