"""Clips turned around, for playing backwards; made once for each clip. PyAV loads when used.

manim-slides has a function for it. Clips of more than four seconds it cuts into pieces, and joins
these in whatever order the folder lists them (5.7.0), so the pieces come out shuffled.
"""

import os
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scenes.delivery.course.problems import counted
from scenes.delivery.deck.deck import Deck, DeckError, Slide
from scenes.delivery.keeping.jobs import Job, work_folder
from scenes.delivery.keeping.record import move, read_record

if TYPE_CHECKING:
    import av

AT_ONCE = 48  # frames held in memory, 150 MB of them at 1080p
# As manim.cfg has it for the clips themselves.
ENCODING = {"preset": "superfast", "crf": "20"}


def turned(deck: Deck, jobs: Sequence[Job]) -> Mapping[str, Path]:
    """The deck's clips turned around; what was turned around of films that are gone goes.

    jobs: all of the course's. Raises DeckError.
    """
    records = [record for job in jobs if (record := read_record(job.folder))]
    forget(jobs[0].out_dir, {file.sha256 for record in records for file in record.files})
    return backwards(deck.slides, jobs[0].out_dir)


def backwards(slides: Sequence[Slide], out_dir: Path) -> Mapping[str, Path]:
    """The slides' clips turned around, by the clips' digests; made where they are missing.

    out_dir: renders/<course>/<quality>. Raises DeckError.
    """
    from rich.progress import track

    folder = cache(out_dir)
    folder.mkdir(parents=True, exist_ok=True)
    found = {slide.digest: folder / f"{slide.digest}.mp4" for slide in slides}
    clips = {slide.digest: slide.clip for slide in slides}
    missing = [digest for digest, target in found.items() if not target.exists()]
    what = f"turning {counted(len(missing), 'clip')} around, to play backwards"
    on_terminal = sys.stdout.isatty()
    if missing and not on_terminal:
        print(what, flush=True)
    for digest in track(missing, what, transient=True, disable=not on_terminal):
        unfinished = folder / f".{os.getpid()}.mp4"
        try:
            turn(clips[digest], unfinished)
            move(unfinished, found[digest])
        finally:
            unfinished.unlink(missing_ok=True)
    return found


def cache(out_dir: Path) -> Path:
    """Where turned clips are kept: in no folder that a scene's name can name."""
    return work_folder(out_dir) / ".backwards"


def forget(out_dir: Path, kept: Collection[str]) -> None:
    """Delete turned clips, except of clips with these digests."""
    for path in cache(out_dir).glob("*.mp4"):
        if path.stem not in kept:
            path.unlink()


def turn(clip: Path, target: Path) -> None:
    """Write a clip's frames in reverse order. However long it is, few are in memory at a time."""
    import av

    with av.open(str(clip)) as source, av.open(str(target), "w") as output:
        pictures = source.streams.video[0]
        pictures.thread_type = "AUTO"
        rate = pictures.average_rate
        if rate is None:
            raise DeckError(f"{clip.name} cannot be turned around: it has no frame rate.")
        stream = output.add_stream("libx264", rate=rate, options=ENCODING)
        stream.width, stream.height, stream.pix_fmt = pictures.width, pictures.height, "yuv420p"
        for number, frame in enumerate(_from_the_end(source, clip)):
            frame.pts, frame.time_base = number, 1 / rate
            frame.pict_type = av.video.frame.PictureType.NONE
            output.mux(stream.encode(frame))
        output.mux(stream.encode())


def _from_the_end(source: "av.container.InputContainer", clip: Path) -> "Iterator[av.VideoFrame]":
    """All frames, the last one first: a piece of the film at a time, each decoded anew."""
    stream = source.streams.video[0]
    due = sorted(packet.pts for packet in source.demux(stream) if packet.pts is not None)
    for end in range(len(due), 0, -AT_ONCE):
        piece = due[max(end - AT_ONCE, 0) : end]
        # A player finds key frames by when they are decoded, which is before they are shown.
        early = due[max(end - 2 * AT_ONCE, 0)]
        frames = _decoded(source, early, piece)
        if len(frames) != len(piece):
            frames = _decoded(source, due[0], piece)
        if len(frames) != len(piece):
            raise DeckError(f"{clip.name} cannot be turned around: some of it cannot be decoded.")
        yield from reversed(frames)


def _decoded(
    source: "av.container.InputContainer", begin: int, piece: Sequence[int]
) -> "list[av.VideoFrame]":
    """The frames due from the first to the last time of a piece, decoding from `begin` on."""
    stream = source.streams.video[0]
    source.seek(begin, stream=stream)
    frames = []
    for frame in source.decode(stream):
        if frame.pts is not None and piece[0] <= frame.pts <= piece[-1]:
            frames.append(frame)
        if len(frames) == len(piece):
            break
    return frames
