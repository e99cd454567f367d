"""Which of a text's glyphs are figures, of which face, and where exactly each of them stands."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scenes._audit.film.glyphs import Face

NEARLY = 0.006  # of the em: how far a box's sides may be from those of the glyph in it
NUMBER = re.compile(r"[−+]?\d(?:[\d,]*\d)?(?:\.\d+)?%?")
ALIKE = 0.02  # by how much, of itself, the size of figures of one run may vary


@dataclass(frozen=True, eq=False)
class Placed:
    """The figures and signs of a text that are known.

    face: what they are set in. indices: (n,), which characters of the text they are. glyphs: (n,),
    which of its glyphs. rows: (n,), which characters of the face. ems: (n,), in pixels. places:
    (n, 2), where their pens begin on the baseline, in pixels.
    """

    face: Face
    indices: np.ndarray
    glyphs: np.ndarray
    rows: np.ndarray
    ems: np.ndarray
    places: np.ndarray

    def __len__(self) -> int:
        return len(self.indices)

    def only(self, which: np.ndarray) -> "Placed":
        """Some of them: (n,) of bool, or their numbers; of several tries one."""
        return Placed(self.face, *(getattr(self, name)[which] for name in _COLUMNS))

    def moved(self, boxes: np.ndarray) -> "Placed":
        """The same where their glyphs have moved or grown; what has another shape now is left out.

        boxes: (n, 4), of all glyphs of the text.
        """
        fitted = _at(self.face, self.indices, self.glyphs, self.rows, boxes)
        return fitted.only(fitted.misfits < NEARLY)

    def by_size(self) -> "list[Placed]":
        """Those of each size apart: a formula's exponents are smaller than it."""
        order = np.argsort(self.ems, kind="stable")
        ends = np.flatnonzero(np.diff(self.ems[order]) > ALIKE * self.ems[order][:-1]) + 1
        return [self.only(np.sort(part)) for part in np.split(order, ends) if len(part)]


def line_of(text: str, box: np.ndarray, face: Face) -> np.ndarray:
    """The boxes of a line of known characters that fills a box: (n, 4) pixels, as `placed` asks.

    box: left, top, right, bottom in pixels, of all that is inked.
    """
    rows = np.array([face.characters.index(letter) for letter in text if is_drawn(letter)])
    pens = np.concatenate([[0], face.advances[rows].cumsum()[:-1]])
    left, bottom, right, top = face.boxes[rows].T
    boxes = np.stack([left + pens, -top, right + pens, -bottom], axis=1)
    low, high = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
    em = (box[2] - box[0]) / (high[0] - low[0])
    return np.asarray(em * boxes + np.tile((box[:2] + box[2:] - em * (low + high)) / 2, 2))


def beside(of: Placed) -> Placed:
    """Where one character more would stand: a sign or a figure before a number, a figure behind it.

    So nothing is printed there. Their indices are −1, and the text's length for the last.
    """
    first, last = int(np.argmin(of.places[:, 0])), int(np.argmax(of.places[:, 0]))
    rows = np.array([of.face.characters.index(each) for each in "−00"])
    ems = of.ems[[first, first, last]]
    places = of.places[[first, first, last]]
    steps = of.face.advances[[rows[0], rows[1], of.rows[last]]] * ems * (-1, -1, 1)
    places = places + np.stack([steps, 0 * steps], axis=1)
    indices = np.array([-1, -1, of.indices[last] + 1])
    return Placed(of.face, indices, np.full(3, -1), rows, ems, places)


def together(one: Placed, other: Placed) -> Placed:
    """Places of one face."""
    columns = ([getattr(each, name) for each in (one, other)] for name in _COLUMNS)
    return Placed(one.face, *map(np.concatenate, columns))


def placed(text: str, boxes: np.ndarray, faces: Mapping[str, Face]) -> Placed | None:
    """What of a text is known, in the face of which most is; None where nothing is.

    boxes: (n, 4), left, top, right, bottom in pixels, of the glyphs that are drawn, in their order.
    """
    drawn = [k for k, letter in enumerate(text) if is_drawn(letter)]
    asked = {k for run in runs(text) for k in run}
    tries = list[Placed]()
    if len(drawn) == len(boxes):
        tries += (_one_to_one(text, drawn, asked, boxes, face) for face in faces.values())
    if asked and max(map(len, tries), default=0) < len(asked):
        # A ligature, a fraction, or words that are read from right to left.
        tries += (_by_runs(text, boxes, face) for face in faces.values())
    best = max(tries, key=len, default=None)
    return best if best is not None and len(best) else None


def is_drawn(letter: str) -> bool:
    """Whether a character of a text leaves a glyph: no space does, no mark for directions."""
    return not letter.isspace() and unicodedata.category(letter) != "Cf"


def runs(text: str) -> list[range]:
    """The pieces of a text between spaces in which there are figures, or which are signs."""
    pieces, begin = list[range](), 0
    for word in text.split():
        begin = text.index(word, begin)
        if any(map(str.isdigit, word)) or not any(map(str.isalpha, word)):
            pieces.append(range(begin, begin + len(word)))
        begin += len(word)
    return pieces


def _one_to_one(
    text: str, drawn: Sequence[int], asked: Collection[int], boxes: np.ndarray, face: Face
) -> Placed:
    """What fits where each character has its glyph."""
    pairs = [
        (k, glyph, row)
        for glyph, k in enumerate(drawn)
        if k in asked and (row := face.characters.find(text[k])) >= 0
    ]
    indices, glyphs, rows = np.reshape(pairs, (-1, 3)).astype(int).T
    fitted = _at(face, indices, glyphs, rows, boxes)
    return fitted.only(fitted.misfits < NEARLY)


def _by_runs(text: str, boxes: np.ndarray, face: Face) -> Placed:
    """What fits where glyphs stand for several characters, or for none, in whatever order.

    Number by number, the longest first; a single figure must fit nowhere else.
    """
    taken, used = [_NONE], np.zeros(len(boxes), bool)
    numbers = (match.span() for match in NUMBER.finditer(text))
    for begin, end in sorted(numbers, key=lambda span: span[0] - span[1]):
        rows = np.array([face.characters.find(letter) for letter in text[begin:end]])
        if rows.min() < 0:
            continue
        glyphs = np.arange(len(boxes) - len(rows) + 1)[:, None] + np.arange(len(rows))
        fitted = _at(face, np.arange(begin, end), glyphs, rows, boxes)
        fits = np.flatnonzero(fitted.are_ones & ~used[glyphs].any(axis=1))
        if len(fits) and (len(rows) > 1 or len(fits) == 1):
            best = fitted.only(fits[0])
            used[best.glyphs] = True
            taken.append(np.stack([best.indices, best.glyphs, best.rows, best.ems, *best.places.T]))
    columns = np.concatenate(taken, axis=1)
    indices, glyphs, rows, ems, *places = columns[:, np.argsort(columns[0])]
    indices, glyphs, rows = (each.astype(int) for each in (indices, glyphs, rows))
    return Placed(face, indices, glyphs, rows, ems, np.stack(places, axis=1))


_COLUMNS = ("indices", "glyphs", "rows", "ems", "places")
_NONE = np.zeros((6, 0))


@dataclass(frozen=True, eq=False)
class _Fitted(Placed):
    """Glyphs in boxes, whether they fit or not; misfits: how far off, of the em.

    All of its arrays may be of several tries, (tries, n).
    """

    misfits: np.ndarray

    @property
    def are_ones(self) -> np.ndarray:
        """Of each try, whether all fit, in one size and on one line: (tries,)."""
        x, y = self.places[..., 0], self.places[..., 1]
        em = np.median(self.ems, axis=1)
        fit = (self.misfits < NEARLY).all(axis=1)
        fit &= (np.abs(self.ems / em[:, None] - 1) < ALIKE).all(axis=1)
        return np.asarray(
            fit & (np.ptp(y, axis=1) < ALIKE * em) & (np.diff(x, axis=1) > 0).all(axis=1)
        )


def _at(
    face: Face, indices: np.ndarray, glyphs: np.ndarray, rows: np.ndarray, boxes: np.ndarray
) -> _Fitted:
    own, boxes = face.boxes[rows], boxes[glyphs]
    sides, known = boxes[..., 2:] - boxes[..., :2], own[:, 2:] - own[:, :2]
    ems = sides.sum(axis=-1) / known.sum(axis=1)
    misfits = np.abs(sides - known * ems[..., None]).max(axis=-1) / np.maximum(ems, 1e-9)
    places = np.stack([boxes[..., 0] - own[:, 0] * ems, boxes[..., 3] + own[:, 1] * ems], axis=-1)
    shape = glyphs.shape
    indices, rows = np.broadcast_to(indices, shape), np.broadcast_to(rows, shape)
    return _Fitted(face, indices, glyphs, rows, ems, places, misfits)
