"""Reads printed figures from a picture: which of the known glyphs is there covers what is inked.

No package for reading print: where each glyph stands is known, only not which it is.
"""

from dataclasses import dataclass

import numpy as np

from scenes._audit.film.placing import Placed

# How bright the eye takes red, green and blue for; a film keeps this in every pixel, and colour
# in every other.
LUMA = np.array([0.299, 0.587, 0.114], np.float32)
NOTHING, UNKNOWN = " ", "?"
WEAKEST, STRONGEST = 0.5, 1.4  # ink, of what is expected
FAINT = 12  # levels of 255: what stands out less from its ground cannot be read
GUESSED = 25  # levels: ink whose colour is not stated is at least so far from its ground
UNLIKE = 0.4  # of a glyph's own light: what may be left of a patch when it is taken away


@dataclass(frozen=True, eq=False)
class Read:
    """What is read in each known place of a text.

    found: a character each, NOTHING where there is none, UNKNOWN for what is none of the face.
    left: (n,), what the character leaves unexplained, of the stated one's light. lead: (n,), by how
    much more the next best would. contrast: of ink and ground in levels, 0 where it cannot be read.
    """

    found: str
    left: np.ndarray
    lead: np.ndarray
    contrast: float


class FigureReader:
    """Reads the figures of one text from pictures in which they stand at the same places.

    box: the pixels in which they are looked for: left, top, right, bottom.
    """

    def __init__(self, of: Placed, empty: int = 0) -> None:
        """empty: in how many of the places, the last ones, nothing is stated to be."""
        self.face, em = of.face, float(np.median(of.ems))
        # Sizes differ by no more than what is seen of it: one for all lets them be read at once.
        corners = np.floor(of.places).astype(int)
        window = np.array(self.face.window(em))
        low, high = corners.min(axis=0) + window[:2], corners.max(axis=0) + window[2:]
        self.box = (int(low[0]), int(low[1]), int(high[0]), int(high[1]))
        rivals = self.face.rivals(of.rows)
        covers = [self.face.coverage(em, place) for place in (of.places - corners).tolist()]
        alone = np.stack([each[row] for each, row in zip(covers, of.rows)])
        own = alone.copy()
        own[len(own) - empty :] = 0
        self.characters = "".join(self.face.characters[row] for row in rivals) + NOTHING
        n, height, width = own.shape
        y = (corners[:, 1] + window[1] - low[1])[:, None, None] + np.arange(height)[:, None]
        x = (corners[:, 0] + window[0] - low[0])[:, None, None] + np.arange(width)
        self.places = (np.broadcast_to(y, own.shape), np.broadcast_to(x, own.shape))
        self.stated = np.zeros((high[1] - low[1], high[0] - low[0]), np.float32)
        np.add.at(self.stated, self.places, own)
        around = (self.stated[self.places] - own).reshape(n, 1, -1)
        self.weights = self._weights(of, em, corners, np.arange(width) + window[0], own)
        nothing = np.zeros((n, 1, height, width), np.float32)
        models = np.concatenate([np.stack([each[rivals] for each in covers]), nothing], axis=1)
        self.models = models.reshape(n, len(self.characters), -1) + around
        means = (self.models @ self.weights[..., None]) / self.weights.sum(axis=1)[:, None, None]
        self.models = (self.models - means) * self.weights[:, None]
        self.powers = (self.models**2).sum(axis=2)
        alone = alone.reshape(n, -1) * self.weights
        self.lights = np.maximum((alone * (alone - alone.mean(axis=1)[:, None])).sum(axis=1), 0.1)

    def _weights(
        self, of: Placed, em: float, corners: np.ndarray, columns: np.ndarray, own: np.ndarray
    ) -> np.ndarray:
        """Which pixels of each window count: beyond a character's own advance are others."""
        first = self.face.boxes[:, 0].min() * em
        columns = columns - (of.places - corners)[:, :1]  # (n, width)
        ends = first + self.face.advances[of.rows][:, None] * em
        inside = (columns + 1 > first) & (columns < ends + 1)
        weights = np.broadcast_to(inside[:, None], own.shape).astype(np.float32)
        return weights.reshape(len(own), -1)

    def read(self, patch: np.ndarray, ink: np.ndarray | None = None, opacity: float = 1) -> Read:
        """Read each of the figures.

        patch: the picture within `box`, (height, width, 3) bytes. ink: the text's colour, (3,) in
        0..1, where that is known; opacity: with which it is drawn.
        """
        light = patch @ LUMA
        n = len(self.weights)
        ground, contrast = _line(self.stated.ravel(), light.ravel())
        if ink is not None:
            contrast = (255 * float(ink @ LUMA) - ground) * opacity
        if abs(contrast) < (GUESSED if ink is None else FAINT):
            return Read(UNKNOWN * n, np.ones(n), np.zeros(n), 0)
        rest = self._rest(light, contrast)
        order = np.argsort(rest, axis=1)[:, :2]
        best, second = np.take_along_axis(rest, order, axis=1).T
        found = (self.characters[k] if b < UNLIKE else UNKNOWN for k, b in zip(order[:, 0], best))
        return Read("".join(found), best, second - best, contrast)

    def _rest(self, light: np.ndarray, contrast: float) -> np.ndarray:
        """What each character, and nothing, leave unexplained, of the stated light: (n, all)."""
        seen = light[self.places].reshape(self.weights.shape)
        mean = (seen * self.weights).sum(axis=1) / self.weights.sum(axis=1)
        seen = (seen - mean[:, None]) * self.weights / contrast
        along = (self.models @ seen[..., None])[..., 0]
        amount = np.clip(along / np.maximum(self.powers, 1e-6), WEAKEST, STRONGEST)
        rest = (seen**2).sum(axis=1)[:, None] - 2 * amount * along + amount**2 * self.powers
        return np.asarray(rest / self.lights[:, None])


def _line(x: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    """The line through points: its height at x = 0, and its slope."""
    away = x - x.mean()
    slope = float(away @ y) / max(float(away @ away), 1e-9)
    return float(y.mean()) - slope * float(x.mean()), slope
