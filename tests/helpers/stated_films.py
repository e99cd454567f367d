"""Films of a few pictures, drawn and encoded as scenes are, with what is stated of each."""

from collections.abc import Iterable, Iterator, Sequence
from configparser import ConfigParser
from pathlib import Path

import numpy as np
from manim import Mobject
from manim._config.output import OutputFormat, OutputSpec
from manim._config.video_encoder import resolve_video_encoder

from scenes._audit.film.decoding import frames
from scenes._audit.stated.moment import Moment
from scenes._audit.stated.survey import Survey
from scenes._film.changes import ChangesEncoder
from scenes.mobjects.painting.painted import PaintingCamera
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import FILM_SIZE, ROOT

Shots = Iterable[Sequence[Mobject]]  # what is on stage in each picture, one after another
RATE = 15


def stated_film(
    folder: Path, drawn: Shots, stated: Shots | None = None, size: tuple[int, int] = FILM_SIZE
) -> Iterator[tuple[np.ndarray, Moment]]:
    """The decoded pictures of a film and what is stated of each.

    stated: what is said to be on stage; by default what is.
    """
    camera = PaintingCamera(
        pixel_width=size[0], pixel_height=size[1], background_color=THEME.background
    )
    survey, moments = Survey(size), list[Moment]()
    drawing, path = encoder(folder / "film.mp4", size), folder / "film.mp4"
    shots = ((shot, shot) for shot in drawn) if stated is None else zip(drawn, stated, strict=True)
    for frame, (shot, said) in enumerate(shots):
        camera.reset()
        camera.capture_mobjects(list(shot))
        drawing.write_frame(camera.pixel_array.copy())
        things, unsaid = survey.take(list(said), camera)
        moments.append(Moment(frame, 1, frame / RATE, f"beat_{frame // RATE}", things, unsaid))
    drawing.finish()
    yield from zip(frames(path), moments, strict=True)


def encoder(target: Path, size: tuple[int, int]) -> ChangesEncoder:
    """What encodes films, as manim.cfg sets it."""
    settings = ConfigParser()
    settings.read(ROOT / "manim.cfg")
    spec = resolve_video_encoder(
        OutputSpec(OutputFormat.MP4, False, False, False),
        width=size[0],
        height=size[1],
        frame_rate=RATE,
        options={"crf": "23", **settings["video_encoder.options"]},
    )
    return ChangesEncoder(target=target, spec=spec)
