"""Inspection finds in a scene with one fault that one, in its beat, at its time, and no other."""

from functools import cache
from pathlib import Path

import pytest
from manim import DOWN, RIGHT, UP, FadeIn, Scene, Square, Typst

from scenes._inspection.findings import Finding, inspect
from scenes._lesson import Lesson, beat
from scenes.mobjects.lettering.text import words
from tests.helpers import faulty, faulty_looks, well
from tests.helpers.pictures import ROOT

WELL = 1.0  # seconds that the first beat takes: a caption is shown for a second at least

FAULTS: list[tuple[type[Scene], str, str, float]] = [
    (faulty.TextOnText, "text over text", '"standing" and "moving"', 0.6),
    (faulty.TextOnGrid, "text over data", '"over it"', 0.3),
    (faulty.LineThroughText, "text over data", '"struck out"', 0),
    (faulty.DotsOnText, "text over data", '"under it"', 0.8),
    (faulty.LeavesTheFrame, "leaves the frame", "Square", 0.8),
    (faulty.CutWord, "leaves the frame", '"too far left"', 0.4),
    (faulty.PaintedOutside, "leaves the frame", "ImageGrid", 0),
    (faulty.Small, "text too small", '"too small", 16.9 pixels at 480p', 0.2),
    (faulty.SmallNumber, "text too small", "a number, 15.0 pixels at 480p", 0.2),
    (faulty_looks.SmallCode, "text too small", '"s += x", 14.1 pixels at 480p', 0.2),
    (faulty.Dim, "low contrast", '"too dim", 2.8:1', 0.2),
    (faulty.Translucent, "low contrast", '"half gone", 2.8:1', 0.2),
    (faulty.Ghost, "low contrast", '"all but gone", 1.2:1', 0.2),
    (faulty.GreyPlate, "low contrast", '"on grey", 3.7:1', 0.2),
    (faulty.UnderTheCaption, "covered by the caption", '"down here"', 0),
    (faulty.DataUnderTheCaption, "covered by the caption", "ImageGrid", 0),
    (faulty.CoveredLater, "covered by the caption", "ImageGrid", 0),
    (faulty.TooFast, "narration too fast", "is shown for 1.0 s and takes 2.4 s to read", 0.5),
    (faulty.TooLong, "narration too fast", "has more than 2 lines of 42 characters", 0),
    (faulty_looks.Unseen, "low contrast", "Circle in #3A3F4A, 1.8:1", 0.4),
    (faulty_looks.UnseenFill, "low contrast", "Dot in #0B0E14, 1.0:1", 0.4),
    (faulty_looks.FaintGuide, "low contrast", "Circle in #8C94A6, 1.1:1", 0.4),
    (faulty_looks.CursorOnLight, "low contrast", "Square in #FFD23F, 1.4:1", 0),
    (
        faulty.Emptied,
        "ends with less than it showed",
        "its last picture holds 5% of its fullest",
        0.8,
    ),
    (faulty_looks.OffBaseline, "off its baseline", '"weighted sum" and a number', 0.4),
    (faulty_looks.NumbersOffBaseline, "off its baseline", "a number and a number", 0.4),
    (faulty_looks.Crossed, "letters drawn as boxes", '神 经 ✓ in "The 神经 net ✓"', 0.4),
    (faulty_looks.CrossedInFormula, "letters drawn as boxes", '神 in "x + 神"', 0.4),
    (faulty_looks.SmallExponent, "text too small", 'indices of "e^(-z)", 15.8 pixels at 480p', 0.4),
    (faulty.StandsStill, "stands still while it is told", "nothing moves for 3.5 s", 1),
    (
        faulty_looks.LinesByHue,
        "sign by hue alone",
        "ByHue, plus and minus look the same in grey",
        0.4,
    ),
    (faulty_looks.ShapesByHue, "sign by hue alone", "look the same in grey", 0.4),
    (faulty.Nothing, "nothing happens", "nothing moves and nothing is said for 3.0 s", 0.4),
]


@cache
def findings(scene: type[Scene]) -> list[Finding]:
    return inspect(scene, ROOT / "renders").findings


@pytest.mark.parametrize(
    ("scene", "kind", "what", "after"), FAULTS, ids=[row[0].__name__ for row in FAULTS]
)
def test_each_fault_is_found_alone_in_its_beat_at_its_time(
    scene: type[Scene], kind: str, what: str, after: float
) -> None:
    found = findings(scene)
    assert [(finding.beat, finding.kind) for finding in found] == [("wrong", kind)]
    assert what in found[0].what
    assert found[0].start == pytest.approx(WELL + after, abs=0.25)
    assert found[0].end > found[0].start


def test_nothing_is_found_where_nothing_is_wrong() -> None:
    assert findings(well.Well) == []


def test_what_is_not_filmed_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NNFILM_BEATS", "well")
    report = inspect(faulty.TextOnGrid, ROOT / "renders")
    assert [name for name, _ in report.beats] == ["well"] and not report.findings
    assert report.seconds == pytest.approx(WELL, abs=0.1)


class OnEnd(Lesson):
    """Nothing of this would be right in a wide frame, and two things are not in a tall one."""

    def construct(self) -> None:
        self.only()

    @beat
    def only(self) -> None:
        """All is said."""
        high, low = words("high up").shift(UP * 6), words("far down").shift(DOWN * 6.5)
        self.play(FadeIn(high, low, Square(1).shift(RIGHT * 4), run_time=0.6))


def test_a_tall_film_is_inspected_in_its_own_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NNFILM_SHAPE", "tall")
    found = inspect(OnEnd, ROOT / "renders").findings
    assert {(finding.kind, finding.what) for finding in found} == {
        ("covered by the caption", '"far down"'),
        ("leaves the frame", "Square"),
    }
    assert all(
        finding.picture is not None and finding.picture.shape[:2] == (854, 480) for finding in found
    )


def test_sentences_that_a_translation_lacks_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "c.de.toml"
    path.write_text('language = "de"\n[pictures]\n"over" = "drüber"\n', encoding="utf-8")
    monkeypatch.setenv("NNFILM_LANGUAGE_FILE", str(path))
    found = inspect(Speaking, tmp_path).findings
    assert [(f.beat, f.kind, f.what) for f in found] == [("said", "not translated", '"left {}"')]
    assert (found[0].start, found[0].end) == pytest.approx((0.4, 1.5), abs=0.15)
    monkeypatch.delenv("NNFILM_LANGUAGE_FILE")
    assert inspect(Speaking, tmp_path).findings == []


class Speaking(Lesson):
    """A word, and half a second later a sentence with a number."""

    def construct(self) -> None:
        self.said()

    @beat
    def said(self) -> None:
        self.play(FadeIn(words("over"), run_time=0.4))
        self.play(FadeIn(words("left {}", 3).shift(UP), run_time=0.4))
        self.wait(0.2)


class Plain(Scene):
    """A scene without lessons, beats, or captions."""

    def construct(self) -> None:
        self.play(FadeIn(Typst("over"), Typst("it"), run_time=0.6))
        self.wait(0.5)


def test_a_scene_of_plain_manim_can_be_inspected() -> None:
    report = inspect(Plain, ROOT / "renders")
    assert [finding.kind for finding in report.findings] == ["text over text"]
    assert report.findings[0].what == '"over" and "it"'


def test_inspection_writes_no_film(tmp_path: Path) -> None:
    inspect(Plain, tmp_path)
    assert not [path for path in tmp_path.rglob("*") if path.suffix in (".mp4", ".png", ".srt")]
