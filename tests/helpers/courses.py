"""A small project to film in tests, with a stand-in for Manim, and clips as Manim leaves them."""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from functools import cache
from pathlib import Path

import av
import numpy as np

from scenes.delivery.filming import joining
from scenes.delivery.filming.joining import Mark
from scenes.delivery.keeping.jobs import Job
from scenes.delivery.page.words import PAGE_WORDS
from scenes.delivery.verbs import render as render_verb
from scenes.delivery.verbs import status as status_verb
from scenes.delivery.verbs.arguments import add_verb

STANDIN = Path(__file__).with_name("standin.py")
RATE = 15
FRAMES = (20, 13)  # of the two beats
SECONDS = sum(FRAMES) / RATE
# Lines of a translation's [text] with everything that stands on every page.
PAGE_TEXT = "".join(f'"{words}" = "…"\n' for words in PAGE_WORDS)
SCENE = """\
# behaves: {behaviour}
from scenes._lesson import Lesson, beat
class {name}(Lesson):
    def construct(self):
        self.first()
    @beat
    def first(self):
        "Said so."
        self.say_instead("Or {{}}.", "so")
"""


def encode(path: Path, frames: int, shade: int = 0, size: tuple[int, int] = (64, 48)) -> Path:
    """A clip of moving stripes, encoded as Manim encodes: with frames stored out of order."""
    width, height = size
    with av.open(str(path), "w") as container:
        codec = "libvpx-vp9" if path.suffix == ".webm" else "libx264"
        stream = container.add_stream(
            codec, rate=RATE, options={"bf": "3", "x264-params": "scenecut=0"}
        )
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        for number in range(frames):
            picture = np.zeros((height, width, 3), np.uint8)
            picture[:, (shade + 2 * number) % width :] = 40 + (shade + 6 * number) % 200
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(stream.encode())
    return path


@cache
def clips(folder: Path) -> Path:
    """A folder with 0.mp4, 1.mp4, the clips of two beats, and film.mp4, both together."""
    folder.mkdir(exist_ok=True)
    parts = [encode(folder / f"{k}.mp4", frames, 50 * k) for k, frames in enumerate(FRAMES)]
    joining.join(parts, folder / "film.mp4", "film", [Mark("film", Fraction(0), Fraction(1))])
    return folder


class Project:
    """A project in a folder: scenes that behave as told, one course, and the commands."""

    def __init__(self, root: Path, clips: Path) -> None:
        self.root, self.clips = root, clips
        (root / "scenes").mkdir(parents=True, exist_ok=True)
        (root / "assets" / "courses").mkdir(parents=True, exist_ok=True)

    def scene(self, stem: str, behaviour: str = "well") -> Path:
        """Write a scene that behaves like this."""
        path = self.root / "scenes" / f"{stem}.py"
        text = SCENE.format(behaviour=behaviour, name=stem.capitalize())
        path.write_text(text, encoding="utf-8")
        return path

    def course(self, *chapters: Sequence[str], title: str = "Course") -> None:
        """Write the course: for each chapter its scenes; a title may follow after a colon."""
        lines = [f"title = {_quoted(title)}", 'language = "en"', 'theme = "dark"']
        for number, scenes in enumerate(chapters, 1):
            lines += ["[[chapters]]", f'title = "Chapter {number}"', "scenes = ["]
            for scene in scenes:
                stem, _, title = scene.partition(":")
                more = f", title = {_quoted(title)}" if title else ""
                lines.append(f"  {{ scene = {_quoted(stem)}{more} }},")
            lines.append("]")
        text = "\n".join(lines) + "\n"
        (self.root / "assets" / "courses" / "c.toml").write_text(text, encoding="utf-8")

    def command(self, job: Job, media: Path) -> list[str]:
        """What films a job here."""
        words = [sys.executable, "-I", "-S", STANDIN, job.scene_path, media, job.fmt, self.clips]
        return list(map(str, words))

    def render(self, *options: str) -> int:
        """`nnfilm render c`, with the stand-in for Manim."""
        return render_verb.run(self.given(render_verb, "c", *options), self.root, self.command)

    def status(self, *options: str) -> int:
        """`nnfilm status c`."""
        return status_verb.run(self.given(status_verb, "c", *options), self.root)

    def given(self, verb: object, *words: str) -> argparse.Namespace:
        """What the command line makes of these words."""
        parser = argparse.ArgumentParser()
        add_verb(parser.add_subparsers(), verb)
        name = str(verb.__name__).rpartition(".")[2]  # type: ignore[attr-defined]
        return parser.parse_args([name, *words])

    def start(self, *options: str) -> subprocess.Popen[str]:
        """`nnfilm render c` in a process of its own."""
        words = [sys.executable, "-m", "tests.helpers.courses", self.root, self.clips, *options]
        here = Path(__file__).resolve().parents[2]
        environment = {**os.environ, "PYTHONPATH": str(here)}
        return subprocess.Popen(
            list(map(str, words)),
            cwd=here,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    @contextmanager
    def started(self, *options: str) -> Iterator[subprocess.Popen[str]]:
        """`nnfilm render c` in a process of its own, which is over at the end."""
        with self.start(*options) as process:
            try:
                yield process
            finally:
                process.kill()

    @property
    def out(self) -> Path:
        """Where the films are."""
        return self.root / "renders" / "c" / "l"

    @property
    def filmed(self) -> list[str]:
        """The scenes for which the stand-in was called since this was last asked."""
        path = self.root / "filmed.txt"
        names = path.read_text(encoding="utf-8").split() if path.exists() else []
        path.unlink(missing_ok=True)
        return names


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def until(true: Callable[[], bool], seconds: float = 15) -> bool:
    """Wait until something is true; whether it became so in time."""
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def is_gone(pid: int) -> bool:
    """Whether a process is over; one that nobody has waited for yet counts as over."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    state = Path(f"/proc/{pid}/stat")
    try:
        return state.read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return Path("/proc/self").exists()  # where there is none, only the signal says it


def main(root: str, clips: str, *options: str) -> int:
    """Film as a program of its own, which can be killed."""
    return Project(Path(root), Path(clips)).render(*options)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
