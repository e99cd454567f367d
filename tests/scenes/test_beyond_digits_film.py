"""The film beyond digits, decoded: edges, spectrogram and spans are where they were computed."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.ndimage import correlate

from nnmath.pictures.landscape import landscape
from nnmath.sound.spectrogram import spectrogram
from nnmath.sound.speech import speak
from scenes.beyond_digits import BeyondDigits
from scenes.mobjects.lettering.printing import as_printed
from scenes.mobjects.theme import THEME
from scenes.telling.sound.sound import RATE, read_sound
from tests.helpers.pictures import around, film, printed

PICTURE = landscape().round(2)
TURNED = 3  # phrases before the filter is turned
RIGHT_EDGE = np.array([[-1, 0, 1]] * 3)
DARK, LIT = (255 * np.array(colour.to_rgb()) for colour in (THEME.dark, THEME.lit))


class Filmed(BeyondDigits):
    """The film itself, with a witness of its pictures at the ends of beats."""

    def construct(self) -> None:
        self.seen: dict[str, np.ndarray] = {}
        self.parts: dict[str, Any] = {}
        self.lines: list[tuple[float, float]] = []  # when the word begins, and where its line is
        super().construct()

    def keep(self, name: str, *parts: Any) -> None:
        self.seen[name] = np.array(self.renderer.get_frame()[..., :3])
        self.parts[name] = deepcopy(parts)  # as they stand now: later beats move them

    def one_place(self, shown: Any) -> None:
        super().one_place(shown)
        self.keep("one_place", shown.sliding, shown.one)

    def it_slides(self, shown: Any) -> None:
        self.shown = shown
        super().it_slides(shown)
        self.keep("every_direction", shown.sliding)

    def say(self, *animations: Any, **kwargs: Any) -> None:
        if self.telling and (self.telling.beat, len(self.telling.begun)) == ("it_slides", TURNED):
            self.keep("one_direction", self.shown.sliding)
        super().say(*animations, **kwargs)

    def add_sound(self, *given: Any, **kwargs: Any) -> None:
        super().add_sound(*given, **kwargs)
        self.lines.append((self.time, self.word.line.get_x()))

    def a_spoken_word(self, word: Any) -> None:
        self.word = word
        super().a_spoken_word(word)
        self.keep("a_spoken_word", word)

    def what_it_says(self, word: Any) -> None:
        super().what_it_says(word)
        self.keep("what_it_says", word)


@pytest.fixture(scope="module")
def filmed(tmp_path_factory: pytest.TempPathFactory) -> Filmed:
    folder: Path = tmp_path_factory.mktemp("beyond_digits")
    scene = film(Filmed, folder, rate=1).scene
    assert isinstance(scene, Filmed)
    return scene


def lights(picture: np.ndarray, grid: Any, cells: np.ndarray) -> np.ndarray:
    """How bright cells of a grid are in a picture, 0..1."""
    colours = np.array([around(picture, centre, reach=0) for centre in grid.centres[cells]])
    return (colours - DARK).mean(axis=1) / (LIT - DARK).mean()


def strongest(*kernels: np.ndarray) -> np.ndarray:
    """The lights of a filter and its turns by hand: zero or less is dark."""
    answers = np.max([correlate(PICTURE, kernel, mode="nearest") for kernel in kernels], axis=0)
    return np.maximum(answers, 0)


def all_turns() -> list[np.ndarray]:
    ring = ([0, 0, 0, 1, 2, 2, 2, 1], [0, 1, 2, 2, 2, 1, 0, 0])  # clockwise
    kernels = []
    for turn in range(8):
        kernel = np.zeros((3, 3), dtype=int)
        kernel[ring] = np.roll(RIGHT_EDGE[ring], turn)
        kernels.append(kernel)
    return kernels


@pytest.mark.parametrize("beat", ["one_direction", "every_direction"])
def test_the_second_picture_is_as_bright_as_the_answers(filmed: Filmed, beat: str) -> None:
    (sliding,) = filmed.parts[beat]
    kernels = all_turns() if beat == "every_direction" else [RIGHT_EDGE]
    expected = strongest(*kernels) / strongest(*all_turns()).max()
    cells = np.arange(0, PICTURE.size, 7)
    seen = lights(filmed.seen[beat], sliding.answers, cells)
    np.testing.assert_allclose(seen, expected.flat[cells], atol=0.02)


def test_what_is_added_up_is_the_picture_at_the_frame(filmed: Filmed) -> None:
    sliding, one = filmed.parts["one_place"]
    middle = sliding.cursor[0].get_center()
    place = int(np.argmin(np.linalg.norm(sliding.picture.centres - middle, axis=1)))
    row, column = divmod(place, PICTURE.shape[1])
    patch = PICTURE[row - 1 : row + 2, column - 1 : column + 2]
    assert float(as_printed(printed(one.total.glyphs))) == round((patch * RIGHT_EDGE).sum(), 2)
    assert (one.pixels.values == patch).all() and (one.weights.values == RIGHT_EDGE).all()
    assert correlate(PICTURE, RIGHT_EDGE).max() == pytest.approx((patch * RIGHT_EDGE).sum())


def test_the_spectrogram_stands_over_its_seconds_and_beside_its_hertz(filmed: Filmed) -> None:
    (word,) = filmed.parts["what_it_says"]
    seen = spectrogram(speak().samples, speak().rate)
    rows, columns = seen.strength.shape
    # Whole, it is moved as the axes are: here the middle of a cell is where axes say it is.
    for m, n in ((4, 10), (60, 50), (100, 200)):
        centre = word.picture.centres[(rows - 1 - m) * columns + n]
        point = word.axes.plane.at(seen.times[n], seen.frequencies[m])
        np.testing.assert_allclose(centre, point, atol=1e-6)


def test_the_spectrogram_is_as_bright_as_it_was_computed(filmed: Filmed) -> None:
    word, picture = filmed.parts["a_spoken_word"][0], filmed.seen["a_spoken_word"]
    seen = spectrogram(speak().samples, speak().rate).strength[::-1]
    cells = np.arange(3, seen.size, 301)
    bright = lights(picture, word.picture, cells)
    assert np.mean(np.abs(bright - seen.flat[cells]) < 0.02) > 0.9  # some pixels lie beside


def test_each_span_is_under_its_time(filmed: Filmed) -> None:
    (word,) = filmed.parts["what_it_says"]
    assert word.frame.get_bottom()[1] >= word.axes.line.labels.get_top()[1]
    speech = speak()
    spans = (*speech.sounds, *speech.syllables)
    boxes = [box for tier in word.tiers[:2] for box, _ in tier]
    assert len(boxes) == len(spans) == 6
    for span, box in zip(spans, boxes):
        start, end = word.axes.plane.at([span.start, span.end], 0)[:, 0]
        assert abs(box.get_left()[0] - start) < 0.05 and abs(box.get_right()[0] - end) < 0.05
        assert box.get_top()[1] < word.axes.get_bottom()[1]


def test_the_word_is_heard_once_from_when_its_line_begins(filmed: Filmed) -> None:
    ((begins, at),) = filmed.lines
    sound = read_sound(Path(filmed.renderer.file_writer.final_file_path))
    said = speak()
    (span,) = heard_at(sound.samples[:, 0])
    assert span == pytest.approx((begins, begins + len(said.samples) / said.rate), abs=0.05)
    assert np.abs(sound.samples).max() == pytest.approx(0.5, abs=0.08)  # −6 dB
    first = round(begins * RATE)
    there = sound.samples[first : first + RATE * len(said.samples) // said.rate : RATE // said.rate]
    assert np.corrcoef(there[:, 0], said.samples)[0, 1] > 0.9
    plane = filmed.word.axes.plane
    start, end = plane.at([0, len(said.samples) / said.rate], 0)[:, 0]
    assert at == pytest.approx(start, abs=0.02)
    assert filmed.word.line.get_x() == pytest.approx(end, abs=0.02)


def heard_at(samples: np.ndarray) -> list[tuple[float, float]]:
    """What is louder than silence, as seconds from and to; a pause is half a second or longer."""
    loud = np.flatnonzero(np.abs(samples) > 0.005) / RATE
    pieces = np.split(loud, np.flatnonzero(np.diff(loud) > 0.5) + 1)
    return [(float(piece[0]), float(piece[-1])) for piece in pieces]
