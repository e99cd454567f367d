"""A contact sheet: two frames of every beat of some films, with names and times, as one picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scenes.delivery.sheet_frames import moments
from scenes.delivery.sheet_text import Label, set_labels

if TYPE_CHECKING:
    from PIL.Image import Image

GROUND, LINE, INK, MUTED = "#0B0E14", "#2A3140", "#E8EAF0", "#8C94A6"
MARGIN, GUTTER, GAP = 36, 44, 8  # pixels: around the sheet, between beats, between a beat's frames
TITLE, HEADING, NAME, SMALL = 46, 32, 23, 19  # pixels: sizes of letters
# Viewers give up at 32,767 pixels a side; Pillow warns of a picture of more than 89 megapixels.
TALLEST, MOST = 30_000, 80_000_000
# How many beats stand side by side, and how wide a frame is: the first that is not too tall.
ARRANGEMENTS = ((2, 470), (3, 470), (4, 400), (5, 320), (6, 256))
TALL = 16_000  # pixels, above which the next arrangement is tried


@dataclass(frozen=True)
class BeatShown:
    """A beat on the sheet: its title, its narration, its clip, its times in the film in seconds."""

    title: str
    narration: str
    clip: Path
    start: float
    end: float


@dataclass(frozen=True)
class SceneShown:
    """A film on the sheet: its title, a note beside it, its beats in order."""

    title: str
    note: str
    beats: tuple[BeatShown, ...]


@dataclass(frozen=True)
class Layout:
    """columns: beats side by side. frame: the width of a frame in pixels."""

    columns: int
    frame: int

    @property
    def beat(self) -> int:
        """The width of a beat: its two frames."""
        return 2 * self.frame + GAP

    @property
    def width(self) -> int:
        """The width of the sheet."""
        return 2 * MARGIN + self.columns * self.beat + (self.columns - 1) * GUTTER

    @property
    def captions(self) -> int:
        """The height of what stands below two frames."""
        return _line(NAME) + 2 * _line(SMALL) + 18

    def height(self, counts: Sequence[int]) -> int:
        """About how tall a sheet is for films with so many beats each."""
        rows = sum(-(-count // self.columns) for count in counts)
        row = self.frame * 9 // 16 + self.captions + GAP
        return 160 + rows * row + len(counts) * (_line(HEADING) + 60)


class TooMuchError(Exception):
    """There is more to show than fits on a sheet; the text says so."""


def plan(counts: Sequence[int]) -> Layout:
    """How a sheet of films with so many beats each is laid out: the more, the smaller.

    Raises TooMuchError when no picture that viewers open can hold them.
    """
    layouts = [Layout(*arrangement) for arrangement in ARRANGEMENTS]
    for layout in layouts:
        if layout.height(counts) <= TALL:
            return layout
    densest = layouts[-1]
    tall = densest.height(counts)
    if tall > TALLEST or tall * densest.width > MOST:
        raise TooMuchError(
            f"{sum(counts)} beats of {len(counts)} scenes do not fit on one sheet; "
            "choose some of the scenes with --only."
        )
    return densest


def draw_sheet(title: str, note: str, scenes: Sequence[SceneShown]) -> "Image":
    """The contact sheet of some films. Raises FootageError for a clip that cannot be read."""
    layout = plan([len(scene.beats) for scene in scenes])
    page = _Page(layout)
    page.head(title, note, TITLE)
    for scene in scenes:
        if len(scenes) > 1:
            page.head(scene.title, scene.note, HEADING)
        for first in range(0, len(scene.beats), layout.columns):
            page.row(scene.beats[first : first + layout.columns], first + 1)
    return page.picture()


class _Page:
    """Collects frames and labels with their places, from top to bottom, then draws them."""

    def __init__(self, layout: Layout) -> None:
        self.layout, self.y = layout, MARGIN
        self.frames: list[tuple[Image, int, int]] = []
        self.labels: list[tuple[Label, int, int]] = []
        self.rules: list[int] = []

    def head(self, text: str, note: str, size: int) -> None:
        """A title with a note at its right end."""
        if self.frames:
            self.y += 22
            self.rules.append(self.y - 12)
        inner = self.layout.width - 2 * MARGIN
        self._label(text, MARGIN, inner * 2 // 3, size, INK)
        drop = round(0.75 * (size - SMALL))  # both on one line
        self._label(note, MARGIN + inner * 2 // 3, inner - inner * 2 // 3, SMALL, MUTED, drop=drop)
        self.y += _line(size) + 14

    def row(self, beats: Sequence[BeatShown], number: int) -> None:
        """Some beats side by side."""
        tallest = 0
        for k, beat in enumerate(beats):
            x = MARGIN + k * (self.layout.beat + GUTTER)
            found = moments(beat.clip, self.layout.frame)
            right = x + self.layout.frame + GAP
            self.frames += [(found.moving, x, self.y), (found.last, right, self.y)]
            tallest = max(tallest, found.moving.height)
            self._captions(beat, number + k, beat.start + found.at, x, self.y + found.last.height)
        self.y += tallest + self.layout.captions

    def _captions(self, beat: BeatShown, number: int, moving: float, x: int, y: int) -> None:
        wide = self.layout.frame
        times = 150
        self._label(f"{number}  {beat.title}", x, wide - times, NAME, INK, y=y + 4)
        drop = y + 4 + round(0.75 * (NAME - SMALL))
        self._label(_clock(moving), x + wide - times, times, SMALL, MUTED, y=drop)
        span = f"{_clock(beat.start)} – {_clock(beat.end)}"
        self._label(span, x + wide + GAP, wide, SMALL, MUTED, y=drop)
        below = y + 4 + _line(NAME) + 2
        self._label(
            beat.narration, x, self.layout.beat, SMALL, MUTED, lines=2, y=below, right=False
        )

    def _label(
        self,
        text: str,
        x: int,
        width: int,
        size: int,
        colour: str,
        *,
        lines: int = 1,
        y: int | None = None,
        drop: int = 0,
        right: bool | None = None,
    ) -> None:
        if right is None:
            right = colour == MUTED and x > MARGIN
        place = (self.y if y is None else y) + drop
        self.labels.append((Label(text, width, size, colour, lines, right), x, place))

    def picture(self) -> "Image":
        """Everything in its place."""
        from PIL import Image, ImageDraw

        sheet = Image.new("RGB", (self.layout.width, self.y + MARGIN // 2), GROUND)
        pen = ImageDraw.Draw(sheet)
        for y in self.rules:
            pen.line((MARGIN, y, sheet.width - MARGIN, y), LINE)
        for frame, x, y in self.frames:
            sheet.paste(frame, (x, y))
            pen.rectangle((x - 1, y - 1, x + frame.width, y + frame.height), outline=LINE)
        pictures = set_labels([label for label, _, _ in self.labels])
        for (_, x, y), picture in zip(self.labels, pictures, strict=True):
            sheet.paste(picture, (x, y), picture)
        return sheet


def _line(size: int) -> int:
    return round(1.3 * size)


def _clock(seconds: float) -> str:
    """A time as players show it, with tenths: 1:07.3."""
    tenths = round(10 * seconds)
    return f"{tenths // 600}:{tenths // 10 % 60:02}.{tenths % 10}"
