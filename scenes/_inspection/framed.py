"""Pictures of what was found, framed where it is."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

AIR = 4  # pixels between what is meant and its frame
MAGENTA = (255, 0, 255)  # a colour that no film has


def save_framed(picture: np.ndarray, box: Sequence[float] | None, path: Path) -> Path:
    """Write a picture, (height, width, 3) bytes; what lies in the box has a frame around it."""
    from PIL import Image, ImageDraw

    path.parent.mkdir(parents=True, exist_ok=True)
    image = Image.fromarray(np.asarray(picture))
    if box is not None:
        left, top, right, bottom = box
        frame = (left - AIR, top - AIR, right + AIR, bottom + AIR)
        ImageDraw.Draw(image).rectangle(frame, outline=MAGENTA, width=2)
    image.save(path)
    return path
