"""Narration cut into captions that can be read in time, and captions as .srt and .vtt files.

Neither kind of file may be trusted with any text: "-->" or a blank line would begin a new caption,
<b> would be markup. A .vtt has escapes for that. A .srt has none, so an invisible character that
joins words (U+2060) parts what would be understood; reading takes it out again.
"""

import html
import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import accumulate

import srt

LINE_LENGTH = 42
LINES = 2
CHARACTERS_PER_SECOND = 17
SHORTEST = 1.0
HARDLY_ANYTHING = 17  # characters: fewer are read in less than the shortest time
SENTENCE_END = re.compile(r"(?<=[.!?…])\s|(?<=[。！？])")
JOINER = "\u2060"
# What readers of .srt understand: arrows, a line that begins with a time, <b>, {\an8}.
SRT_MARKUP = re.compile(
    r"-(?=[ -] *>)|^\d+[,.:，．。：](?=\d+[,.:，．。：]\d)|<(?=[A-Za-z/!?])|\{(?=[\\A-Za-z])",
    re.MULTILINE,
)
JOINS = "\u200d"  # makes one emoji of the two around it
HIDDEN = ("Cc", "Cs", "Zl", "Zp")  # controls, half characters, line breaks


def narration(docstring: str | None) -> str:
    """The narration in a beat's docstring: its words, with line breaks taken out."""
    return " ".join((docstring or "").split())


def pieces(text: str) -> list[str]:
    """Cut narration into captions of at most two lines of 42 characters.

    A caption ends with its sentence where that fits, else at a comma or another pause, else
    between two words, and inside a word only where there is nothing else. What can be read in less
    than a second shares its caption with what follows, or with what came before.
    """
    sentences = (part.strip() for part in SENTENCE_END.split(" ".join(text.split())))
    cut: list[str] = []
    for piece in (piece for sentence in sentences if sentence for piece in _fit(sentence)):
        shared = _lines(_beside(cut[-1], piece)) if cut else []
        if 0 < len(shared) <= LINES and min(len(cut[-1]), len(piece)) < HARDLY_ANYTHING:
            cut[-1] = "\n".join(shared)
        else:
            cut.append(piece)
    return cut


def reading_time(caption: str) -> float:
    """Seconds that a viewer needs for a caption: 17 characters a second, at least one second."""
    return max(SHORTEST, len(caption) / CHARACTERS_PER_SECOND)


def _beside(first: str, second: str) -> str:
    """Two captions as one: a space between them where the script has one."""
    return f"{first}{'' if first.endswith(('。', '！', '？')) else ' '}{second}"


def _fit(sentence: str) -> list[str]:
    lines = _lines(sentence)
    if len(lines) <= LINES:
        return ["\n".join(lines)]
    # A caption should end where a voice would pause, unless that leaves hardly a word of it.
    pauses = [m.end() for m in re.finditer(r"[,;:—–]\s|[，、；：]", sentence)]
    pauses = [p for p in pauses if 0.25 < p / len(sentence) < 0.75]
    places = pauses or [m.end() for m in re.finditer(r"\s", sentence)]
    if not places:  # one word, or a script that writes none apart
        return ["\n".join(lines[k : k + LINES]) for k in range(0, len(lines), LINES)]
    place = min(places, key=lambda p: abs(p - len(sentence) / 2))
    return _fit(sentence[:place].strip()) + _fit(sentence[place:].strip())


def _lines(text: str) -> list[str]:
    """Text in lines of at most 42 characters; what looks like one character stays whole."""
    lines = textwrap.wrap(text, LINE_LENGTH, break_long_words=False, break_on_hyphens=False)
    return [part for line in lines for part in _cut(line)]


def _cut(line: str) -> list[str]:
    """A line that is too long for lack of a space, in parts that are not."""
    if len(line) <= LINE_LENGTH:
        return [line]
    parts = [""]
    for character in _characters(line):
        if len(parts[-1]) + len(character) > LINE_LENGTH:
            parts.append("")
        parts[-1] += character
    return parts


def _characters(text: str) -> Iterator[str]:
    """What looks like one character each: a letter with its accents, a family of emoji."""
    whole = ""
    for c in text:
        belongs = whole.endswith(JOINS) or unicodedata.category(c) in ("Mn", "Mc", "Me", "Sk", "Cf")
        if whole and (not belongs or len(whole) == LINE_LENGTH):
            yield whole
            whole = ""
        whole += c
    yield whole


@dataclass(frozen=True, order=True)
class Caption:
    """Words on screen from `start` to `end`, in seconds from the film's beginning."""

    start: float
    end: float
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end < float("inf"):
            raise ValueError(
                f"a caption is shown from 0 s on, its start before its end, given {self.start} s "
                f"to {self.end} s."
            )


def timed(pieces: Sequence[str], duration: float) -> list[Caption]:
    """Share a beat's time among its captions as their reading needs it."""
    needed = [reading_time(piece) for piece in pieces]
    ends = [duration * end / sum(needed) for end in accumulate(needed)]
    return [Caption(start, end, piece) for start, end, piece in zip([0.0, *ends], ends, pieces)]


def shift(captions: Iterable[Caption], seconds: float) -> tuple[Caption, ...]:
    """Captions moved later, or earlier: what would be before the beginning is cut off."""
    moved = ((c.start + seconds, c.end + seconds, c.text) for c in captions)
    return tuple(Caption(max(start, 0.0), end, text) for start, end, text in moved if end > 0)


def join(parts: Iterable[tuple[Sequence[Caption], float]]) -> tuple[Caption, ...]:
    """The captions of films shown one after another, each given with its duration in seconds.

    No caption outlasts its film.
    """
    joined: list[Caption] = []
    begin = 0.0
    for captions, duration in parts:
        kept = (
            Caption(c.start, min(c.end, duration), c.text) for c in captions if c.start < duration
        )
        joined += shift(kept, begin)
        begin += duration
    return tuple(joined)


def write_srt(captions: Iterable[Caption]) -> str:
    """A .srt file's text; captions without words are left out."""
    shown = [c for c in sorted(captions) if plain(c.text)]
    blocks = (
        srt.Subtitle(k, _time(c.start), _time(c.end), _parted(plain(c.text)))
        for k, c in enumerate(shown, 1)
    )
    return str(srt.compose(blocks, reindex=False))


def read_srt(text: str) -> tuple[Caption, ...]:
    """The captions of a .srt file; ValueError where it is none."""
    try:
        found = list(srt.parse(text.lstrip("\ufeff")))
    except (srt.SRTParseError, srt.TimestampParseError, ValueError, OverflowError):
        raise ValueError("the captions are no .srt file that can be read.") from None
    return tuple(
        Caption(s.start.total_seconds(), s.end.total_seconds(), plain(s.content)) for s in found
    )


def write_vtt(captions: Iterable[Caption], language: str | None = None) -> str:
    """A .vtt file's text, as web pages show it; captions without words are left out."""
    head = "WEBVTT\n" + (f"Language: {plain(language)}\n" if language else "")
    cues = (
        f"{_vtt_time(c.start)} --> {_vtt_time(c.end)}\n{html.escape(plain(c.text), quote=False)}\n"
        for c in sorted(captions)
        if plain(c.text)
    )
    return "\n".join([head, *cues])


def plain(text: str) -> str:
    """Text as a file of captions can hold it: no blank lines, no controls, no joiners."""
    lines = (" ".join(filter(None, map(_printable, line.split()))) for line in text.splitlines())
    return "\n".join(filter(None, lines))


def _printable(word: str) -> str:
    return "".join(c for c in word if unicodedata.category(c) not in HIDDEN and c != JOINER)


def _parted(text: str) -> str:
    """Text of which a player of .srt files understands nothing as markup."""
    return SRT_MARKUP.sub(rf"\g<0>{JOINER}", text)


def _time(seconds: float) -> timedelta:
    return timedelta(milliseconds=round(seconds * 1000))


def _vtt_time(seconds: float) -> str:
    return str(srt.timedelta_to_srt_timestamp(_time(seconds))).replace(",", ".")
