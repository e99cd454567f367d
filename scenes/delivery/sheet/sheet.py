"""A contact sheet: frames of every beat of some films, with names and times, as one picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scenes.delivery.sheet.frames import moments
from scenes.delivery.sheet.text import Label, set_labels

if TYPE_CHECKING:
    from PIL.Image import Image

GROUND, LINE, INK, MUTED = "#0B0E14", "#2A3140", "#E8EAF0", "#8C94A6"
MARGIN, GUTTER, GAP = 36, 44, 8  # pixels: around the sheet, between beats, between a beat's frames
TITLE, HEADING, NAME, SMALL = 46, 32, 23, 19  # pixels: sizes of letters
# Viewers give up at 32,767 pixels a side; Pillow warns of a picture of more than 89 megapixels.
TALLEST, WIDEST, MOST = 30_000, 3_500, 80_000_000
TALL = 16_000  # pixels: frames are made smaller before a sheet becomes taller than this
FRAMES = (470, 400, 320, 256, 200)  # pixels: widths of a frame, the best first
TALL_FRAMES = (320, 280, 240, 200, 160)  # of a sheet with tall films
COLUMNS = range(2, 9)  # beats of two frames side by side, the fewest first
BREAK, BELOW = 22, 14  # pixels: above and below a heading
TIME = 80  # pixels: the width of a time


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
    """A film on the sheet: its title, a note beside it, its beats in order, whether it is tall."""

    title: str
    note: str
    beats: tuple[BeatShown, ...]
    tall: bool = False


@dataclass(frozen=True)
class Layout:
    """columns: beats side by side. frame: the width of a frame in pixels. each: frames a beat."""

    columns: int
    frame: int
    each: int = 2

    @property
    def beat(self) -> int:
        """The width of a beat: its frames."""
        return self.each * self.frame + (self.each - 1) * GAP

    @property
    def width(self) -> int:
        """The width of the sheet."""
        return 2 * MARGIN + self.columns * self.beat + (self.columns - 1) * GUTTER

    @property
    def captions(self) -> int:
        """The height of what stands below a beat's frames."""
        return _line(NAME) + 2 * _line(SMALL) + 18

    def row(self, tall: bool) -> int:
        """The height of a row of beats, in frames of 16 to 9 or 9 to 16."""
        return round(self.frame * (16 / 9 if tall else 9 / 16)) + self.captions

    def height(self, counts: Sequence[int], tall: Sequence[bool]) -> int:
        """How high a sheet becomes, of films with so many beats each, some of them tall."""
        rows = [-(-count // self.columns) for count in counts]
        heads = len(counts) if len(counts) > 1 else 0
        return (
            (MARGIN + _line(TITLE) + BELOW)
            + heads * (_line(HEADING) + BELOW)
            + max(0, heads - 1) * BREAK
            + sum(count * self.row(on_end) for count, on_end in zip(rows, tall, strict=True))
            + MARGIN // 2
        )


class TooMuchError(Exception):
    """There is more to show than fits on a sheet; the text says so."""


def plan(counts: Sequence[int], tall: Sequence[bool] | None = None, each: int = 2) -> Layout:
    """How a sheet of films with so many beats each is laid out: the more, the smaller.

    tall: which of the films are, none unless given. each: the frames of a beat. Raises
    TooMuchError when no picture that viewers open can hold them.
    """
    tall = tall or [False] * len(counts)
    frames = TALL_FRAMES if any(tall) else FRAMES
    columns = COLUMNS if each <= 2 else range(1, COLUMNS.stop)
    for tallest in (TALL, TALLEST):
        for layout in (Layout(beats, frame, each) for frame in frames for beats in columns):
            height = layout.height(counts, tall)
            small = layout.width <= WIDEST and layout.width * height <= MOST
            if small and height <= tallest:
                return layout
    raise TooMuchError(
        f"{sum(counts)} beats of {len(counts)} scenes do not fit on one sheet; "
        "choose some of the scenes with --only."
    )


def draw_sheet(
    title: str, note: str, scenes: Sequence[SceneShown], at: Sequence[float] = ()
) -> "Image":
    """The contact sheet of some films.

    at: which frames of each beat, as `moments` takes them. Raises FootageError for a clip that
    cannot be read.
    """
    counts, tall = [len(scene.beats) for scene in scenes], [scene.tall for scene in scenes]
    page = _Page(layout := plan(counts, tall, len(at) or 2), at)
    alone = [scene.note for scene in scenes if len(scenes) == 1]
    page.head(title, " · ".join([*alone, note]), TITLE)
    for scene in scenes:
        if len(scenes) > 1:
            page.head(scene.title, scene.note, HEADING)
        for first in range(0, len(scene.beats), layout.columns):
            page.row(scene.beats[first : first + layout.columns], first + 1)
    return page.picture()


class _Page:
    """Collects frames and labels with their places, from top to bottom, then draws them."""

    def __init__(self, layout: Layout, at: Sequence[float]) -> None:
        self.layout, self.at, self.y = layout, at, MARGIN
        self.frames: list[tuple[Image, int, int]] = []
        self.labels: list[Label] = []
        self.rules: list[int] = []

    def head(self, text: str, note: str, size: int) -> None:
        """A title with a note at its right end, both on one line."""
        if self.frames:
            self.y += BREAK
            self.rules.append(self.y - BREAK // 2)
        inner = self.layout.width - 2 * MARGIN
        third = inner // 3
        drop = round(0.75 * (size - SMALL))
        right = MARGIN + inner - third
        self.labels += [
            Label(text, MARGIN, self.y, inner - third, size, INK),
            Label(note, right, self.y + drop, third, SMALL, MUTED, right=True),
        ]
        self.y += _line(size) + BELOW

    def row(self, beats: Sequence[BeatShown], number: int) -> None:
        """Some beats side by side."""
        tallest = 0
        for k, beat in enumerate(beats):
            x = MARGIN + k * (self.layout.beat + GUTTER)
            found = moments(beat.clip, self.layout.frame, self.at)
            for place, moment in zip(self._places(x), found, strict=True):
                self.frames.append((moment.picture, place, self.y))
            tall = found[0].picture.height
            self._captions(beat, number + k, [moment.at for moment in found], x, self.y + tall + 4)
            tallest = max(tallest, tall)
        self.y += tallest + self.layout.captions

    def _places(self, x: int) -> list[int]:
        """Where the frames of a beat that begins at x are."""
        return [x + k * (self.layout.frame + GAP) for k in range(self.layout.each)]

    def _captions(self, beat: BeatShown, number: int, at: Sequence[float], x: int, y: int) -> None:
        wide, drop = self.layout.frame, round(0.75 * (NAME - SMALL))
        times = [_clock(beat.start + time) for time in at]
        if not self.at:  # the last frame is the beat's own
            times[-1] = f"{_clock(beat.start)} – {_clock(beat.end)}"
        self.labels.append(Label(f"{number}  {beat.title}", x, y, wide - TIME, NAME, INK))
        for k, (place, time) in enumerate(zip(self._places(x), times, strict=True)):
            room = wide if k else TIME
            end = place + wide - room
            self.labels.append(Label(time, end, y + drop, room, SMALL, MUTED, right=True))
        y += _line(NAME) + 2
        self.labels.append(Label(beat.narration, x, y, self.layout.beat, SMALL, MUTED, lines=2))

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
        for label, picture in zip(self.labels, set_labels(self.labels), strict=True):
            sheet.paste(picture, (label.x, label.y), picture)
        return sheet


def _line(size: int) -> int:
    return round(1.3 * size)


def _clock(seconds: float) -> str:
    """A time as players show it, with tenths: 1:07.3."""
    tenths = round(10 * seconds)
    return f"{tenths // 600}:{tenths // 10 % 60:02}.{tenths % 10}"
