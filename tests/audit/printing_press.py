"""Films texts as a scene does, decodes them, and states them as the audit's silent run does."""

import configparser
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import av
import numpy as np
from manim import Mobject
from manim._config.output import OutputFormat, OutputSpec
from manim._config.video_encoder import resolve_video_encoder

from scenes._audit.film.glyphs import Face
from scenes._audit.stated.moment import Moment, Thing
from scenes._audit.stated.survey import Survey
from scenes._film.changes import ChangesEncoder
from scenes.mobjects.lettering.faces import figure_faces
from scenes.mobjects.painting.painted import PaintingCamera
from scenes.mobjects.theme import THEME, Theme
from tests.helpers.pictures import FILM_SIZE, ROOT


class Press:
    """A film at 480p in the making, frame by frame, with what is stated of each."""

    def __init__(self, folder: Path, theme: Theme = THEME) -> None:
        width, height = FILM_SIZE
        settings = configparser.ConfigParser()
        settings.optionxform = str  # type: ignore[assignment,method-assign]
        settings.read(ROOT / "manim.cfg")
        spec = resolve_video_encoder(
            OutputSpec(OutputFormat.MP4, False, False, False),
            width=width,
            height=height,
            frame_rate=15,
            options=dict(settings["video_encoder.options"]),
        )
        self.path = folder / "film.mp4"
        self.encoder = ChangesEncoder(target=self.path, spec=spec)
        self.camera = PaintingCamera(
            pixel_width=width,
            pixel_height=height,
            background_color=theme.background,
            background_opacity=1,
        )
        self.survey = Survey(FILM_SIZE)
        self.stated: list[tuple[Thing, ...]] = []

    def print(self, *mobjects: Mobject, stated: Sequence[Mobject] | None = None) -> None:
        """One frame more with these in it; stated: what is said of it, where that is another."""
        self.camera.reset()
        self.camera.capture_mobjects(list(mobjects))
        self.encoder.write_frame(self.camera.pixel_array.copy())
        said = list(mobjects) if stated is None else list(stated)
        self.stated.append(self.survey.take(said, self.camera)[0])

    def film(self) -> Iterator[tuple[np.ndarray, Moment]]:
        """The frames, decoded, with their moments."""
        self.encoder.finish()
        with av.open(str(self.path)) as container:
            frames = container.decode(video=0)
            for number, (frame, things) in enumerate(zip(frames, self.stated, strict=True)):
                moment = Moment(number, 1, number / 15, "a beat", things)
                yield frame.to_ndarray(format="rgb24"), moment


@cache
def faces() -> dict[str, Face]:
    return {name: Face(outlines) for name, outlines in figure_faces().items()}
