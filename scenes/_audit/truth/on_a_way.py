"""Where on a way that is known something stands."""

from collections.abc import Callable

import numpy as np
from scipy.optimize import minimize_scalar

STEPS = 400  # of the way, between which is looked more closely
NEARLY = 1e-6  # so near to what is there


def place_on(way: Callable[[float], np.ndarray], values: np.ndarray) -> float | None:
    """Where a way from 0 to 1 has these values, (n,); None where it never has.

    way: from a place on it to what is there, (n,).
    """

    def off(place: float) -> float:
        return float(np.square(way(place) - values).sum())

    places = np.linspace(0, 1, STEPS + 1)
    apart = [off(float(place)) for place in places]
    nearest = int(np.argmin(apart))
    if apart[nearest] <= NEARLY**2:
        return float(places[nearest])
    around = places[np.clip([nearest - 1, nearest + 1], 0, STEPS)]
    found = minimize_scalar(off, bounds=around, method="bounded", options={"xatol": 1e-12})
    return float(found.x) if found.fun <= NEARLY**2 else None
