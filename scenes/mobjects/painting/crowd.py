"""How brightly a crowd of lines shines where it is dense: what its exposure is taken from."""

import numpy as np

SAMPLE = 15_000  # lines: of more, some stand for all when the crowd is measured
PLACE = 0.05  # in Manim's units: the side of the places at which a crowd is measured


def crowd(starts: np.ndarray, ends: np.ndarray, intensities: np.ndarray, thickness: float) -> float:
    """The light that 95 % of the lit places stay below, where these lines are all drawn.

    starts (n_in, 2) and ends (n_out, 2) in Manim's units. intensities: (n_out, n_in), −1..1.
    thickness: in Manim's units.
    """
    target, source = np.nonzero(intensities)
    if not target.size:
        return 0.0
    each = target.size // SAMPLE + 1
    target, source = target[::each], source[::each]
    start, way = starts[source], ends[target] - starts[source]
    share = each * np.abs(intensities[target, source]) * min(thickness / PLACE, 1)
    points = int(np.ceil(np.linalg.norm(way, axis=1).max() / PLACE)) + 1
    low = np.minimum(starts.min(axis=0), ends.min(axis=0))
    size = np.maximum(starts.max(axis=0), ends.max(axis=0)) - low
    columns, rows = (size // PLACE).astype(int) + 2
    light = np.zeros(columns * rows)
    # A line's light falls on as many places as it is long.
    share = share * np.linalg.norm(way, axis=1) / PLACE / points
    for step in (np.arange(points) + 0.5) / points:
        x, y = ((start + step * way - low) / PLACE).astype(int).T
        light += np.bincount(y * columns + x, share, columns * rows)
    return float(np.quantile(light[light > 0], 0.95))
