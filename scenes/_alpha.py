"""Films on a transparent ground, with their light as bright as it was drawn."""

from typing import Any

import numpy as np
from manim.scene.scene_file_writer import SceneFileWriter


class StraightAlphaWriter(SceneFileWriter):
    """Write transparent frames with straight alpha, as video and PNG files expect.

    Cairo draws premultiplied colours and Manim passes them on as they are: a faint light would
    be darkened by its own opacity a second time.
    """

    def write_frame(self, pixels: np.ndarray, *, repeat: int = 1) -> None:
        super().write_frame(self._straight(pixels), repeat=repeat)

    def save_image(self, pixels: np.ndarray) -> None:
        super().save_image(self._straight(pixels))

    def _straight(self, pixels: np.ndarray) -> np.ndarray:
        return straight_alpha(pixels) if self.output_spec.transparent else pixels


def straight_alpha(pixels: np.ndarray) -> np.ndarray:
    """Divide the colours of premultiplied (h, w, 4) bytes by their opacity."""
    colour, opacity = pixels[..., :3].astype(np.uint16), pixels[..., 3:].astype(np.uint16)
    straight: Any = pixels.copy()
    straight[..., :3] = np.minimum((colour * 255 + opacity // 2) // np.maximum(opacity, 1), 255)
    return straight
