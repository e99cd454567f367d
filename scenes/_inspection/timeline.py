"""What is wrong with a film as it goes on: too fast to read, too long the same, still English."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from scenes._inspection.play import Played
from scenes.telling.captions import (
    CHARACTERS_PER_SECOND,
    LINE_LENGTH,
    LINES,
    Caption,
    reading_time,
)

UNREADABLE = "narration too fast"
DEAD_AIR = "nothing happens"
UNTRANSLATED = "not translated"
STILL = "stands still while it is told"
LONGEST_REST = 2.0  # seconds in which nothing moves and nothing is said
# Seconds in which nothing moves while something is said: one and a half, with the frame or two
# that waits are made longer to be whole frames.
LONGEST_STILL = 1.6

Span = tuple[float, float]


@dataclass(frozen=True)
class Fault:
    """Something wrong from `start` to `end`, in seconds of film."""

    kind: str
    what: str
    start: float
    end: float


def unreadable(played: Played) -> Iterator[Fault]:
    """Captions that cannot be read in their time or do not fit on the screen."""
    end_before = 0.0
    for caption in sorted(played.captions):
        begin = " ".join(caption.text.split())[:32]
        for fault in _of_caption(caption, end_before):
            yield Fault(UNREADABLE, f'"{begin}…" {fault}', caption.start, caption.end)
        end_before = caption.end


def _of_caption(caption: Caption, end_before: float) -> Iterator[str]:
    seconds, needed = caption.end - caption.start, reading_time(caption.text)
    lines = caption.text.splitlines()
    if seconds < needed - 0.02:
        yield (
            f"is shown for {seconds:.1f} s and takes {needed:.1f} s to read "
            f"({CHARACTERS_PER_SECOND} characters a second)"
        )
    if len(lines) > LINES or max(map(len, lines), default=0) > LINE_LENGTH:
        yield f"has more than {LINES} lines of {LINE_LENGTH} characters"
    if caption.start < end_before - 0.02:
        yield "comes before the caption before it is over"


def untranslated(played: Played) -> Iterator[Fault]:
    """Sentences in the pictures that the translation does not have."""
    for sentence, start in played.untranslated.items():
        yield Fault(UNTRANSLATED, f'"{sentence}"', start, played.seconds)


def too_still(moves: Sequence[float], played: Played, step: float) -> Iterator[Fault]:
    """Where nothing moves for too long, while something is said or not.

    moves: when the picture became another. step: the seconds between two looks at it.
    """
    said = [(caption.start, caption.end) for caption in played.captions]
    silent = list(without(0, played.seconds, said))
    for start, end in zip(moves, [*moves[1:], played.seconds + step]):
        rest = (start, end - step)  # it may have moved at any time since the look before
        for begin, stop in without(*rest, said):
            if stop - begin > LONGEST_REST + 1e-3:
                what = f"nothing moves and nothing is said for {stop - begin:.1f} s"
                yield Fault(DEAD_AIR, what, begin, stop)
        for begin, stop in without(*rest, silent):
            if stop - begin > LONGEST_STILL + 1e-3:
                yield Fault(STILL, f"nothing moves for {stop - begin:.1f} s", begin, stop)


def without(start: float, end: float, taken: Iterable[Span]) -> Iterator[Span]:
    """What is left of a stretch of time when others are taken out of it."""
    for begin, stop in sorted(taken):
        if stop <= start:
            continue
        if begin > start:
            yield start, min(begin, end)
        start = stop
        if start >= end:
            return
    if start < end:
        yield start, end
