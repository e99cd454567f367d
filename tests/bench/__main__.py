"""Measure how fast the course is filmed: `make bench`, or `python -m tests.bench [SCENE …]`.

Everything is measured in one run on the same work, so the ratios hold on any machine. Processor
time is user and system time of all threads: it hardly depends on what else the machine does.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from manim import config
from manim._config.output import OutputFormat, OutputSpec
from manim._config.video_encoder import resolve_video_encoder

from scenes._film.changes import ChangesEncoder
from scenes.delivery.course.course import read_course
from tests.bench import growth
from tests.bench.arrays import SIZE, draw_plain_and_ours

ROOT = Path(__file__).parents[2]
COURSE = "chapter1"
RATE = 60
CHUNK = 120  # frames held in memory at a time, 8 MB each


@dataclass(frozen=True)
class Measured:
    """A film, or several: seconds by the clock and of processor time."""

    scene: str
    frames: int
    megabytes: float
    taken: float
    encoding: float  # by the clock, of the same frames with nothing drawn
    processor: float

    @property
    def row(self) -> str:
        """A line of the table."""
        film = self.frames / RATE
        cells = [
            f"{self.frames}",
            f"{film:.0f}",
            f"{self.megabytes:.1f}",
            f"{self.frames / self.taken:.0f}",
            f"{self.frames / self.encoding:.0f}",
            f"{self.encoding / self.taken:.2f}",
            f"{self.processor / film:.2f}",
        ]
        return f"| {self.scene} | {' | '.join(cells)} |"


def main(scenes: list[str]) -> None:
    films = []
    for scene in scenes:
        print(f"Filming scenes/{scene}.py at 1080p60, and encoding its frames again …", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            films.append(measure(scene, Path(folder)))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print("Drawing one frame with one plain mobject an element …", flush=True)
    plain, ours = draw_plain_and_ours()
    print(
        "\n| 1080p60 | frames | film, s | film, MB | frames/s | encoding alone, frames/s | share "
        "| processor time, s per s of film |\n|---|---|---|---|---|---|---|---|"
    )
    print("\n".join(film.row for film in [*films, together(films)]))
    print("\n| forward pass, 1080p60 | measured |\n|---|---|")
    print(f"| a frame of plain mobjects | {plain * 1e3:.0f} ms |")
    print(f"| the same frame from arrays | {ours * 1e3:.1f} ms |")
    print(f"| ratio | {plain / ours:.0f} x |")
    print(f"| peak memory of filming | {peak:.0f} MB |")


def measure(scene: str, folder: Path) -> Measured:
    """Film a scene as a user does, in a process of its own; then encode its frames again."""
    command = [sys.executable, "-m", "manim", "-qh", "--progress_bar", "none"]
    command += ["--media_dir", str(folder), str(ROOT / "scenes" / f"{scene}.py")]
    start, processor = time.perf_counter(), processor_time()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    taken, processor = time.perf_counter() - start, processor_time() - processor
    film = next(folder.glob(f"videos/{scene}/*/*.mp4"))
    frames, encoding = encode_again(film, folder / "again.mp4")
    return Measured(scene, frames, film.stat().st_size / 1e6, taken, encoding, processor)


def together(films: list[Measured]) -> Measured:
    """The whole course."""
    columns = zip(*((f.frames, f.megabytes, f.taken, f.encoding, f.processor) for f in films))
    return Measured("all", *map(sum, columns))


def processor_time() -> float:
    """Seconds that processes started from here have used, once they are over."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def encode_again(film: Path, target: Path) -> tuple[int, float]:
    """Encode the film's frames with the film's own settings; their number and the seconds."""
    output = OutputSpec(OutputFormat.MP4, False, False, False)
    spec = resolve_video_encoder(
        output, width=SIZE[0], height=SIZE[1], frame_rate=RATE, options=config.video_encoder_options
    )
    encoder, count, seconds = ChangesEncoder(target=target, spec=spec), 0, 0.0
    for chunk in decoded(film):
        start = time.perf_counter()
        for frame in chunk:
            encoder.write_frame(frame)
        seconds += time.perf_counter() - start
        count += len(chunk)
    start = time.perf_counter()
    encoder.finish()
    return count, seconds + time.perf_counter() - start


def decoded(film: Path) -> Iterator[list[np.ndarray]]:
    """The film's frames as RGBA arrays, a chunk at a time."""
    chunk: list[np.ndarray] = []
    with av.open(film) as container:
        for frame in container.decode(video=0):
            chunk.append(frame.to_ndarray(format="rgba"))
            if len(chunk) == CHUNK:
                yield chunk
                chunk = []
    yield chunk


if __name__ == "__main__":
    main(sys.argv[1:] or [entry.scene for entry in read_course(COURSE, ROOT).entries])
    if not sys.argv[1:]:
        growth.main(list(growth.SIZES))
