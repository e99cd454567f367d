"""Reads printed figures from a picture: which of the known glyphs is there covers what is inked.

No package for reading print: where each glyph stands is known, only not which it is.
"""

from dataclasses import dataclass

import numpy as np

from scenes._audit.film.glyphs import nearly
from scenes._audit.film.placing import Placed

# How bright the eye takes red, green and blue for; a film keeps this in every pixel, and colour
# in every other.
LUMA = np.array([0.299, 0.587, 0.114], np.float32)
NOTHING, UNKNOWN = " ", "?"
WEAKEST, STRONGEST = 0.4, 1.4  # ink, of what is expected
FAINT = 12  # levels of 255: what stands out less from its ground cannot be read
INKLESS = 0.02  # coverage: where there is no more, a patch shows the ground
UNEVEN = 0.1  # of the contrast: how far ground around figures spreads, at most, where it is plain
LEAST = 0.3  # of the contrast: with no less is a row of pixels weighed
# Of the stated glyph's light: what may be left of a patch when another one is taken away from it;
# when the stated one is, that must only be the likeliest.
UNLIKE = 0.4


@dataclass(frozen=True, eq=False)
class Read:
    """What is read in each known place of a text.

    found: a character each, NOTHING where there is none, UNKNOWN for what is none of the face.
    left: (n,), what the character leaves unexplained, of the stated one's light. behind: (n,), how
    much more the stated one leaves. contrast: of ink and ground in levels, 0 where it cannot be
    read. is_plain: whether there is nothing but the ground around the figures.
    """

    found: str
    left: np.ndarray
    behind: np.ndarray
    contrast: float
    is_plain: bool


class FigureReader:
    """Reads the figures of one text from pictures in which they stand at the same places.

    box: the pixels in which they are looked for: left, top, right, bottom.
    """

    def __init__(self, of: Placed, empty: int = 0) -> None:
        """empty: in how many of the places, the last ones, nothing is stated to be."""
        face, em = of.face, nearly(float(np.median(of.ems)))
        # Sizes differ by no more than what is seen of it: one for all lets them be read at once.
        corners = np.floor(of.places).astype(int)
        west, north, east, south = face.window(em)
        (left, top), (right, bottom) = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
        self.box = (left + west, top + north, right + east, bottom + south)
        rivals = face.rivals(of.rows)
        self.characters = "".join(face.characters[row] for row in rivals) + NOTHING
        at = (of.places - corners).tolist()
        covers = np.stack([face.coverage(em, place)[rivals] for place in at])
        nothing = np.zeros_like(covers[:, :1])
        self.covers = np.concatenate([covers, nothing], axis=1)  # (n, characters, height, width)
        self.stated = np.searchsorted(rivals, of.rows)
        own = self._of_each(self.stated)
        self.is_stated = np.arange(len(of)) < len(of) - empty
        self.stated[~self.is_stated] = len(rivals)
        y = np.arange(north, south)[:, None] + (corners[:, 1] - self.box[1])[:, None, None]
        x = np.arange(west, east) + (corners[:, 0] - self.box[0])[:, None, None]
        self.places = (np.broadcast_to(y, own.shape), np.broadcast_to(x, own.shape))
        self.shape = (self.box[3] - self.box[1], self.box[2] - self.box[0])
        # Beyond a character's own advance are its neighbours.
        first = face.boxes[:, 0].min() * em
        columns = np.arange(west, east) - (of.places - corners)[:, :1]
        ends = first + face.advances[of.rows][:, None] * em
        across = (columns + 1 > first) & (columns < ends + 1)
        rows = np.arange(north, south) - (of.places - corners)[:, 1:]
        top, bottom = -face.boxes[rivals, 3].max() * em, -face.boxes[rivals, 1].min() * em
        down = (rows + 1 > top - 0.5) & (rows < bottom + 0.5)
        weights = (down[:, :, None] & across[:, None]).astype(np.float32)
        self.weights = weights.reshape(len(of), -1)
        alone = own.reshape(len(of), -1) * self.weights
        lights = (alone * (alone - alone.mean(axis=1)[:, None])).sum(axis=1)
        self.lights = np.maximum(lights, 0.1)
        self.beside = np.zeros(self.shape, bool)
        is_near = self.is_stated[:, None, None] & (weights > 0)
        self.beside[tuple(side[is_near] for side in self.places)] = True
        self.beside &= self._printed(self.stated) < INKLESS
        self._models = self._modelled(self.stated)

    def read(self, light: np.ndarray, ink: np.ndarray, opacity: float = 1) -> Read:
        """Read each of the figures.

        light: the luma within `box`, (height, width). ink: the text's colour, (3,) in
        0..1; opacity: with which it is drawn.
        """
        ground, n = self._ground(light), len(self.weights)
        contrasts = (255 * float(ink @ LUMA) - ground) * opacity
        contrast = float(np.median(contrasts))
        if abs(contrast) < FAINT:
            return Read(UNKNOWN * n, np.ones(n), np.zeros(n), 0, False)
        contrasts = np.where(contrasts / contrast > LEAST, contrasts, LEAST * contrast)
        covered = (light - ground[:, None]) / contrasts[:, None]
        is_plain = float(covered[self.beside].std()) < UNEVEN
        seen = self._centred(covered[self.places].reshape(n, 1, -1))[:, 0]
        rest = self._rest(seen, *self._models)
        best = rest.argmin(axis=1)
        if (best != self.stated).any():
            # Neighbours that are others than stated reach into each other's windows.
            around = np.where(self.is_stated, best, self.stated)
            rest = self._rest(seen, *self._modelled(around))
            best = rest.argmin(axis=1)
        left = np.take_along_axis(rest, best[:, None], axis=1)[:, 0]
        stated = np.take_along_axis(rest, self.stated[:, None], axis=1)[:, 0]
        is_like = left < np.where(best == self.stated, 1, UNLIKE)
        found = (self.characters[k] if like else UNKNOWN for k, like in zip(best, is_like))
        return Read("".join(found), left, stated - left, contrast, is_plain)

    def _ground(self, light: np.ndarray) -> np.ndarray:
        """What each row of a patch shows beside the ink, (height,): the edge of a bar may be there.

        The median, for what is printed may be another figure than is stated.
        """
        counts = self.beside.sum(axis=1)
        values = np.sort(np.where(self.beside, light, np.inf), axis=1)
        rows = values[np.arange(len(values)), counts // 2]
        return np.asarray(np.where(counts > 0, rows, np.median(light[self.beside])))

    def _of_each(self, which: np.ndarray) -> np.ndarray:
        """The coverage of one character in each place: (n, height, width)."""
        return np.asarray(self.covers[np.arange(len(which)), which])

    def _printed(self, which: np.ndarray) -> np.ndarray:
        """The coverage of the patch where these characters are printed: (height, width)."""
        printed = np.zeros(self.shape, np.float32)
        np.add.at(printed, self.places, self._of_each(which))
        return printed

    def _modelled(self, which: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Each character in each place beside these, (n, characters, pixels), and its power."""
        around = self._printed(which)[self.places] - self._of_each(which)
        models = (self.covers + around[:, None]).reshape(*self.covers.shape[:2], -1)
        models = self._centred(models)
        return models, (models**2).sum(axis=2)

    def _centred(self, patches: np.ndarray) -> np.ndarray:
        """Patches, (n, m, pixels), without their means; only pixels that count are left."""
        weights = self.weights[:, :, None]
        means = (patches @ weights) / weights.sum(axis=1, keepdims=True)
        return np.asarray((patches - means) * self.weights[:, None])

    def _rest(self, seen: np.ndarray, models: np.ndarray, powers: np.ndarray) -> np.ndarray:
        """What each character, and nothing, leave unexplained, of the stated light: (n, all)."""
        along = (models @ seen[..., None])[..., 0]
        amount = np.clip(along / np.maximum(powers, 1e-6), WEAKEST, STRONGEST)
        rest = (seen**2).sum(axis=1)[:, None] - 2 * amount * along + amount**2 * powers
        return np.asarray(rest / self.lights[:, None])
