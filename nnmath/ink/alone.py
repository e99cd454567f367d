"""Whether what was found is all of a stroke, with paper around it, or a part of something more."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]

RIM = 3  # pixels around full ink that are its soft rim
AS_DARK = 0.35  # of the way from ink to paper: what is nearer to the ink is as dark as it
GOES_ON = 0.05  # of what lies around a digit; ruled lines that cross it are less, and paler
MOST = 0.4  # of the picture's border that may be as light as light ink


def stands_alone(grey: Array, inverted: bool, where: Mask) -> bool:
    """Whether there is paper around a digit on all sides.

    grey: (rows, columns) in 0..1. inverted: whether the ink is darker. where: its full ink. A
    stroke that goes on as dark as it is was cut in two where the picture leaves too little paper to
    see by; and light ink is none where the border of the picture is as light.
    """
    light = 1 - grey if inverted else grey
    near = ndimage.binary_dilation(where, iterations=RIM)
    ring = ndimage.binary_dilation(near, iterations=RIM) & ~near
    if not ring.any():
        return False
    nearest = ndimage.distance_transform_edt(~where, return_distances=False, return_indices=True)
    # Of what is nearest of its strokes the darkest: the rim of full ink is paler.
    ink = ndimage.maximum_filter(np.where(where, light, 0.0), 2 * RIM + 1)[tuple(nearest)]
    paper = float(np.percentile(light[ring], 25))
    as_dark = light > ink - AS_DARK * (ink - paper)
    if not inverted:
        border = np.concatenate([as_dark[[0, -1]].ravel(), as_dark[:, [0, -1]].ravel()])
        if border.mean() > MOST:
            return False
    return bool(as_dark[ring].mean() <= GOES_ON)
