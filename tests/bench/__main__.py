"""Measure how fast the forward pass is filmed: `make bench`, or `python -m tests.bench`.

Everything is measured in one run on the same work, so the ratios hold on any machine.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
from manim import ORIGIN, Circle, Line, Square, VGroup, config
from manim._config.output import OutputFormat, OutputSpec
from manim._config.video_encoder import resolve_video_encoder
from manim.scene.video_segment_encoder import VideoSegmentEncoder

from nnmath import contributions, forward
from scenes._assets import chosen_digit, chosen_network
from scenes.mobjects.diagram import NetworkDiagram
from scenes.mobjects.painted import PaintingCamera

ROOT = Path(__file__).parents[2]
SIZE, RATE = (1920, 1080), 60
CHUNK = 120  # frames held in memory at a time, 8 MB each


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        print("Rendering scenes/forward.py at 1080p60 …", flush=True)
        seconds, film = render(Path(folder))
        megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print("Encoding the same frames again, without drawing them …", flush=True)
        frames, encoding = encode_again(film, Path(folder) / "again.mp4")
        size = film.stat().st_size / 1e6
    print("Drawing one frame with one plain mobject an element …", flush=True)
    plain, ours = draw_plain_and_ours()
    rows = [
        ("film", f"{frames} frames, {frames / RATE:.0f} s, {size:.1f} MB"),
        ("rendered as a user does", f"{frames / seconds:.0f} frames/s"),
        ("  against real time", f"{frames / RATE / seconds:.2f} x"),
        ("encoding alone", f"{frames / encoding:.0f} frames/s"),
        ("  share of it reached", f"{encoding / seconds:.0%}"),
        ("a frame of plain mobjects", f"{plain * 1e3:.0f} ms"),
        ("the same frame from arrays", f"{ours * 1e3:.1f} ms"),
        ("  ratio", f"{plain / ours:.0f} x"),
        ("peak memory", f"{megabytes:.0f} MB"),
    ]
    print("\n| forward pass, 1080p60 | measured |\n|---|---|")
    print("\n".join(f"| {name.strip()} | {value} |" for name, value in rows))


def render(folder: Path) -> tuple[float, Path]:
    """Render the film in a process of its own; seconds it took, from start to exit."""
    command = [sys.executable, "-m", "manim", "-qh", "--progress_bar", "none"]
    command += ["--media_dir", str(folder), str(ROOT / "scenes" / "forward.py")]
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - start
    return seconds, next(folder.glob("videos/forward/*/Forward.mp4"))


def encode_again(film: Path, target: Path) -> tuple[int, float]:
    """Encode the film's frames with the film's own settings; their number and the seconds."""
    output = OutputSpec(OutputFormat.MP4, False, False, False)
    spec = resolve_video_encoder(
        output, width=SIZE[0], height=SIZE[1], frame_rate=RATE, options=config.video_encoder_options
    )
    encoder, count, seconds = VideoSegmentEncoder(target=target, spec=spec), 0, 0.0
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


def draw_plain_and_ours() -> tuple[float, float]:
    """Seconds for one frame of the lit network: one mobject an element, and from arrays."""
    config.pixel_width, config.pixel_height = SIZE
    network, digit = chosen_network(), chosen_digit()
    steps = forward(network, digit.x)
    activations = [digit.x, *(step.a for step in steps)]
    diagram = NetworkDiagram([layer.weights for layer in network.layers], digit.image.shape)
    diagram.set_input(digit.image)
    for k, layer in enumerate(network.layers):
        diagram.set_contributions(k, contributions(layer, activations[k]))
        diagram.signals[k].set_envelope(1)
        diagram.layers[k].set_activations(steps[k].a)
    parts = [*diagram.signals, *diagram.columns]
    return drawing_time([plain_picture(diagram)], 3), drawing_time(parts, 30)


def plain_picture(diagram: NetworkDiagram) -> VGroup:
    """The same picture with a Line, a Square or a Circle an element."""
    lines = VGroup()
    for gap, left, right in zip(diagram.signals, diagram.columns, diagram.columns[1:]):
        for target, row in zip(right.centres, gap.intensities):
            for source, intensity in zip(left.centres, row):
                line = Line(source, target, stroke_width=0.8, stroke_opacity=abs(intensity))
                lines.add(line)
    side = diagram.input.width / len(diagram.input.values)
    squares = VGroup(
        *(
            Square(side, fill_opacity=value, stroke_width=0.5).move_to(centre)
            for value, centre in zip(diagram.input.values.ravel(), diagram.input.centres)
        )
    )
    circles = VGroup(
        *(
            Circle(0.1, fill_opacity=min(float(a), 1)).move_to(centre)
            for layer in diagram.layers
            for a, centre in zip(layer.activations, layer.centres)
        )
    )
    return VGroup(lines, squares, circles).shift(ORIGIN)


def drawing_time(mobjects: list, repeats: int) -> float:
    """Median seconds that the camera needs for the mobjects, after a first time to warm up."""
    camera = PaintingCamera()
    times = []
    for _ in range(repeats + 1):
        camera.reset()
        start = time.perf_counter()
        camera.capture_mobjects(mobjects)
        times.append(time.perf_counter() - start)
    return float(np.median(times[1:]))


if __name__ == "__main__":
    main()
