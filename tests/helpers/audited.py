"""Small films for checks of an audit: pictures of mobjects through the project's own encoder."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from manim import Mobject, config
from manim._config.output import OutputFormat, OutputSpec
from manim._config.video_encoder import resolve_video_encoder

from scenes._audit.film.decoding import frames
from scenes._audit.found import Check, Checked
from scenes._audit.stated.moment import Moment, Thing
from scenes._audit.stated.survey import Survey
from scenes._film.changes import ChangesEncoder
from scenes._film.renderer import finely
from scenes.mobjects.painting.painted import PaintingCamera
from tests.helpers.pictures import FILM_SIZE, paint

RATE = 15


@dataclass(frozen=True)
class Shot:
    """What stands for so many frames. stated: what is said to be seen; drawn: what is."""

    stated: Sequence[Mobject]
    drawn: Sequence[Mobject]
    count: int = 6


def stands(*mobjects: Mobject, count: int = 6) -> Shot:
    """What is seen as it is stated."""
    return Shot([mobject.copy() for mobject in mobjects], mobjects, count)


def audited(check: Check, folder: Path, *shots: Shot) -> dict[str, Checked]:
    """What a check finds in a film of shots, one after another, by the kind of its rows."""
    pictures = [(painted(shot.drawn), shot.count) for shot in shots]
    film = frames(encoded(folder / "film.mp4", pictures))
    begin = 0
    for shot in shots:
        moment = Moment(begin, shot.count, begin / RATE, "beat", stated(*shot.stated))
        for _ in range(shot.count):
            check.see(next(film), moment)
        begin += shot.count
    return {row.kind: row for row in check.done()}


def stated(*mobjects: Mobject) -> tuple[Thing, ...]:
    """What mobjects state in a film's pixels; two of one class never have one name."""
    camera = PaintingCamera(pixel_width=FILM_SIZE[0], pixel_height=FILM_SIZE[1])
    things, _ = Survey(FILM_SIZE).take(mobjects, camera)
    return things


def painted(mobjects: Sequence[Mobject]) -> np.ndarray:
    """A film's picture of mobjects, (height, width, 4) bytes."""
    return paint(*mobjects, size=FILM_SIZE, background=True)


def encoded(path: Path, pictures: Sequence[tuple[np.ndarray, int]]) -> Path:
    """Write pictures, each for so many frames, as a film is written by `manim -ql`."""
    height, width = pictures[0][0].shape[:2]
    output = OutputSpec(OutputFormat.MP4, False, False, False)
    options = config.video_encoder_options
    spec = resolve_video_encoder(
        output, width=width, height=height, frame_rate=RATE, options=options
    )
    encoder = ChangesEncoder(target=path, spec=finely(spec))
    for picture, count in pictures:
        encoder.write_frame(picture, repeat=count)
    encoder.finish()
    return path
