"""The picture that a film paints to find edges in: the same shapes, painted once more."""

import numpy as np

ROWS, COLUMNS, FINE = 96, 128, 4
# Shapes in the order in which they are painted: of a disc its middle (row, column) and radius, of a
# box its top, left, bottom and right; with its grey.
SUN, HILL, KNOB = ((16, 86, 9), 0.98), ((152, 30, 85), 0.42), ((68, 50.5, 0.9), 0.9)
CHIMNEY, DOOR, TRUNK = (16, 58, 30, 64), (58, 41, 78, 53), (58, 101, 84, 107)
WALL, WINDOWS = (42, 22, 78, 72), ((50, 27, 62, 37), (50, 57, 62, 67))
CROWN, LIT_FROM = (46, 104, 19), (38, 98, 34)
MEADOW, MIDDLE = 78, 47  # a row, and the column of the gable and of the path


def landscape() -> np.ndarray:
    """The picture in hundredths, (96, 128)."""
    y, x = (np.mgrid[: FINE * ROWS, : FINE * COLUMNS] + 0.5) / FINE
    greys = 0.5 + y / ROWS / 10

    def lay(where: np.ndarray, grey: float | np.ndarray) -> None:
        nonlocal greys
        greys = np.where(where, grey, greys)

    def in_disc(row: float, column: float, radius: float) -> np.ndarray:
        return np.asarray(np.sqrt((y - row) ** 2 + (x - column) ** 2) < radius)

    def in_box(top: float, left: float, bottom: float, right: float) -> np.ndarray:
        return np.asarray((top < y) & (y < bottom) & (left < x) & (x < right))

    for disc, grey in (SUN, HILL):
        lay(in_disc(*disc), grey)
    lay(y > MEADOW, 0.3)
    lay((y > MEADOW) & (abs(x - MIDDLE) < 3 + (y - MEADOW) / 2), 0.62)
    lay(in_box(*WALL), 0.97 - 0.0016 * (x - WALL[1]))
    lay((y < WALL[0]) & (y > 14 + 0.9 * abs(x - MIDDLE)), 0.2)
    lay(in_box(*CHIMNEY), 0.28)
    lay(in_box(*DOOR), 0.15)
    lay(in_disc(*KNOB[0]), KNOB[1])
    for top, left, bottom, right in WINDOWS:
        lay(in_box(top, left, bottom, right), 0.12)
        lay(in_box(55.3, left, 56.7, right) | in_box(top, left + 4.3, bottom, left + 5.7), 0.8)
    lay(in_box(*TRUNK), 0.22)
    row, column, radius = LIT_FROM
    ball = np.clip(1 - np.sqrt((y - row) ** 2 + (x - column) ** 2) / radius, 0, 1)
    lay(in_disc(*CROWN), 0.1 + 0.45 * ball)
    means = greys.reshape(ROWS, FINE, COLUMNS, FINE).mean(axis=(1, 3))
    return np.round(means, 2)
