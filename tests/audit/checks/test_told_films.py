"""Real films of two scenes: what they say is true and in time, and other data is found out."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from manim import Scene

from scenes._audit.auditing import audit
from scenes._audit.checks.captions import CAPTIONS, POINTING, Captions
from scenes._audit.checks.claims import TrueClaims
from scenes._audit.checks.counters import Counters
from scenes._audit.claims.written import english
from scenes._audit.found import Check, Checked
from scenes._audit.truth.library import Library
from scenes._audit.truth.truth import Truth
from scenes.forward import Forward
from scenes.neuron import Neuron
from scenes.telling.captions import Caption, read_srt, write_srt
from tests.helpers.pictures import ROOT, film

RATE = 15.0
SIZE = (320, 180)
BEATS = {"neuron": "a_number,one_of_many", "forward": "winner"}
CLASSES: dict[str, type[Scene]] = {"neuron": Neuron, "forward": Forward}
Rows = dict[str, Checked]


class Filmed:
    """A film of a few beats of a scene, to be audited again and again."""

    def __init__(self, stem: str, folder: Path) -> None:
        self.stem, self.folder = stem, folder
        self.path = film(CLASSES[stem], folder, SIZE, RATE).path

    def audited(self, truth: Library | None = None) -> Rows:
        """What is found of it. truth: of another network or digit."""
        source = ROOT / "scenes" / f"{self.stem}.py"
        known = truth or Truth.chosen({})

        def make(scene: Scene) -> Sequence[Check]:
            told = english(source)
            return (
                Captions.of(scene, told, self.path, RATE),
                TrueClaims(scene, self.stem, told, known),
                Counters(),
            )

        silent: Callable[[str], None] = lambda beat: None  # noqa: E731
        found = audit(CLASSES[self.stem], self.path, make, silent, self.folder / "silent")
        return {row.kind: row for row in found.checked}


@pytest.fixture(scope="module", params=sorted(BEATS))
def filmed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Filmed]:
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("NNFILM_BEATS", BEATS[request.param])
        yield Filmed(request.param, tmp_path_factory.mktemp(request.param))


def test_a_film_is_in_time_and_says_what_is_so(filmed: Filmed) -> None:
    rows = filmed.audited()
    assert [fault for row in rows.values() for fault in row.faults] == []
    assert rows[CAPTIONS].values >= 2
    assert rows[POINTING].values >= 2
    assert rows["claims"].values > 0
    assert rows["claims"].uncovered == 0


def test_captions_a_second_late_are_found(filmed: Filmed) -> None:
    path = filmed.path.with_suffix(".srt")
    before = path.read_text(encoding="utf-8")
    late = [Caption(c.start + 1, c.end + 1, c.text) for c in read_srt(before)]
    path.write_text(write_srt(late), encoding="utf-8")
    try:
        found = filmed.audited()[CAPTIONS]
    finally:
        path.write_text(before, encoding="utf-8")
    assert len(found.faults) == found.values


def test_what_is_said_is_false_of_another_network(filmed: Filmed) -> None:
    known = Truth.chosen({})
    other = Library({"linear": known.shipped["linear"]}, {"half": np.full(16, 0.5)})
    if filmed.stem == "forward":
        other = Library({"linear": known.shipped["linear"]}, {"3": known.x})
    assert filmed.audited(other)["claims"].faults
