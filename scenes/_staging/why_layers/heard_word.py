"""A spoken word: its waveform, the spectrogram computed from it, and what is heard when."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from manim import (
    LEFT,
    RIGHT,
    UP,
    Animation,
    AnimationGroup,
    Create,
    FadeIn,
    GrowFromPoint,
    LaggedStart,
    Rectangle,
    Succession,
    Transform,
    VGroup,
    linear,
)

from nnmath.sound.spectrogram import WINDOW, Spectrogram
from nnmath.sound.speech import Span, Speech
from scenes.mobjects.lettering.labelled import told_apart
from scenes.mobjects.lettering.text import words
from scenes.mobjects.pictures.boxed_picture import BoxedPicture
from scenes.mobjects.plots.axes import Axes
from scenes.mobjects.plots.waveform import Waveform
from scenes.mobjects.stage import GAP, Area, Stage
from scenes.mobjects.theme import SMALL, THEME
from scenes.mobjects.tween import TweenThrough
from scenes.telling.sound.sound import write_samples

TIER = 0.5  # how high a row of spans is, in Manim's units
APART = 0.06  # between two rows, and between two spans


class HeardWord:
    """A word over one axis of time: its waveform above, its spectrogram below.

    Mobjects: `waveform`, `axes`, `picture` (the spectrogram, dark to begin with, which comes apart
    into its sounds), `window` around the moment of the waveform that is looked at, and, where there
    is room when the waveform has left and the rest has risen, `tiers`: the sounds, the syllables
    and the word, a box for each, with the tiers' `names` at the right; `frame` around one sound.
    In the corner its `origin`, and later the `kinds`: what is computed here and what designed.
    """

    def __init__(self, speech: Speech, seen: Spectrogram, stage: Stage) -> None:
        self.speech = speech
        area, self.columns = stage.whole.inset(0, APART), len(seen.times)
        quiet = {"size": SMALL, "color": THEME.muted}
        count = words("made by rule: {} numbers a second", f"{speech.rate:,}", **quiet)
        self.origin = stage.corner.place(count, RIGHT)
        kinds = told_apart(("computed", "spectrogram"), ("designed", "the word"))
        self.kinds = stage.corner.place(kinds, RIGHT)
        self.names = VGroup(*(words(name, **quiet) for name in ("sounds", "syllables", "word")))
        levels = levels_of(speech)
        under = len(levels) * (TIER + APART)
        upper, lower = area.rows(under, area.height - under, gap=0)
        room = replace(lower, width=lower.width - max(name.width for name in self.names))
        hop, step = np.diff(seen.times[:2])[0], np.diff(seen.frequencies[:2])[0]
        low, high = seen.frequencies[[0, -1]] + step / 2 * np.array([-1, 1])
        begin, last = seen.times[[0, -1]] + hop / 2 * np.array([-1, 1])
        end = len(speech.samples) / speech.rate
        self.axes = Axes((0, end), (low, high), ('"s"', '"frequency in Hz"'), room)
        plane = Area.around(self.axes.plane)
        corner, opposite = self.axes.plane.at([begin, last], [low, high])
        self.picture = BoxedPicture(seen.strength[::-1], boxes_of(levels[0], seen))
        self.picture.stretch_to_fit_width(opposite[0] - corner[0])
        self.picture.stretch_to_fit_height(opposite[1] - corner[1])
        self.picture.move_to((corner + opposite) / 2)
        strip = replace(plane, bottom=upper.bottom + GAP / 2, height=upper.height - GAP / 2)
        self.waveform = strip.place(Waveform(speech.samples, strip.width, strip.height))
        # Before there is a spectrogram, the waveform has its room too.
        self.at_first = replace(plane, height=area.top - plane.bottom).inset(0, GAP)
        self.window = Rectangle(THEME.attention, strip.height, WINDOW * plane.width / end)
        self.window.move_to(strip.centre).align_to(self.picture, LEFT)
        self.rise = UP * (area.top - self.axes.get_top()[1])
        top = self.axes.get_bottom()[1] + self.rise[1]
        self.tiers = VGroup()
        for k, (level, name) in enumerate(zip(levels, self.names)):
            row = replace(plane, bottom=top - (k + 1) * (TIER + APART), height=TIER)
            self.tiers.add(_tier(level, end, row))
            name.next_to(self.tiers[-1], buff=APART * 3)
        self.frame = Rectangle(THEME.attention)
        self.strength = self.picture.values
        self.picture.set_values(np.zeros_like(self.strength))

    def sound_alone(self) -> Waveform:
        """The waveform as large as all the room over the axis of time, to begin with."""
        room = self.at_first
        return room.place(self.waveform.copy().stretch_to_fit_height(room.height))

    def axes_come(self) -> AnimationGroup:
        """An animation: what the spectrogram stands over and beside, and the window, come."""
        axes = self.axes
        return AnimationGroup(*map(FadeIn, (axes.guides, axes.heights, axes.names[1], self.window)))

    def needle(self, wave: Waveform) -> Rectangle:
        """The `line` at the beginning of a waveform, which goes along while the word is heard."""
        self.line = Rectangle(THEME.attention, wave.height, 0.01)
        self.line.move_to(wave.get_left()).set_z_index(wave.z_index + 1)
        self.end = float(wave.get_right()[0])
        return self.line

    def listen(self) -> Animation:
        """An animation, as long as the word: the line goes along the waveform."""
        seconds = len(self.speech.samples) / self.speech.rate
        return self.line.animate(rate_func=linear, run_time=seconds).set_x(self.end).build()

    def recorded(self, folder: Path) -> Path:
        """The word as a file of sound in a folder, where it is written."""
        path = folder / "sounds" / "word.wav"
        path.parent.mkdir(parents=True, exist_ok=True)
        write_samples(self.speech.samples, self.speech.rate, path)
        return path

    def heard(self, count: np.ndarray | float) -> np.ndarray:
        """The first `count` columns of the spectrogram, and no others."""
        return np.where(np.arange(self.columns) < round(float(count)), self.strength, 0)

    def hear(self) -> AnimationGroup:
        """An animation: the window moves along the waveform, and leaves the spectrogram."""
        columns = TweenThrough(
            self.picture, "set_values", self.heard, 0, self.columns, rate_func=linear
        )
        window = self.window.animate(rate_func=linear).align_to(self.picture, RIGHT)
        return AnimationGroup(columns, window)

    def go_up(self) -> list[Animation]:
        """Animations: the axes and the picture rise, for the tiers to have room."""
        return [each.animate.shift(self.rise) for each in (self.axes, self.picture)]

    def tell_sounds(self) -> Succession:
        """An animation: the `frame` goes from sound to sound, and each is named."""
        plane = self.axes.plane
        steps: list[Animation] = []
        for sound in self.tiers[0]:
            here = Rectangle(THEME.attention, plane.height, sound[0].width)
            here.move_to(plane).match_x(sound[0])
            going: Animation = (
                Transform(self.frame, here) if steps else Create(self.frame.become(here))
            )
            steps.append(LaggedStart(going, FadeIn(sound), lag_ratio=0.5))
        return Succession(*steps)

    def join(self, level: int) -> AnimationGroup:
        """An animation: what is in one tier makes what is in the next: level 1 or 2.

        A whole grows where its parts meet, and is named then: no line crosses a name.
        """
        parts, wholes = self.tiers[level - 1], self.tiers[level]
        size = len(parts) // len(wholes)
        joining = []
        for (box, name), later in zip(wholes, parts[size // 2 :: size], strict=True):
            meeting = np.array([later.get_left()[0], box.get_top()[1], 0])
            joining.append(Succession(GrowFromPoint(box, meeting), FadeIn(name)))
        return AnimationGroup(*joining)


def levels_of(speech: Speech) -> tuple[Sequence[Span], ...]:
    """What a word is made of: its sounds, its syllables, itself."""
    whole = "".join(each.name for each in speech.syllables)
    return (
        speech.sounds,
        speech.syllables,
        (Span(whole, speech.sounds[0].start, speech.sounds[-1].end),),
    )


def boxes_of(spans: Sequence[Span], seen: Spectrogram) -> np.ndarray:
    """The boxes of spans in a spectrogram: top, left, bottom, right, (n, 4) in cells."""
    hop = seen.times[1] - seen.times[0]
    edges = [[(moment - seen.times[0]) / hop + 0.5 for moment in (s.start, s.end)] for s in spans]
    left, right = np.clip(edges, 0, len(seen.times)).T
    return np.stack([0 * left, left, 0 * right + len(seen.frequencies), right], axis=1)


def _tier(spans: Sequence[Span], end: float, row: Area) -> VGroup:
    """A box for each span, over its time, with its name in it."""
    boxes = VGroup()
    for span in spans:
        here = replace(
            row,
            left=row.left + row.width * span.start / end,
            width=row.width * (span.end - span.start) / end,
        ).inset(APART / 2, 0)
        box = Rectangle(THEME.muted, here.height, here.width, stroke_width=2)
        boxes.add(
            VGroup(here.place(box), here.place(words("{}", span.name, bold=True, size=SMALL)))
        )
    return boxes
