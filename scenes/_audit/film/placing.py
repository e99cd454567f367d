"""Which of a text's glyphs are figures, of which face, and where exactly each of them stands."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scenes._audit.film.glyphs import Face

NEARLY = 0.006  # of the em: how far a box's sides may be from those of the glyph in it
ALIKE = 0.02  # by how much, of itself, the size of figures of one run may vary


@dataclass(frozen=True, eq=False)
class Placed:
    """The figures and signs of a text that are known.

    face: what they are set in. indices: (n,), which characters of the text they are. rows: (n,),
    which of the face. ems: (n,), in pixels. places: (n, 2), where their pens begin on the baseline,
    in pixels.
    """

    face: Face
    indices: np.ndarray
    rows: np.ndarray
    ems: np.ndarray
    places: np.ndarray

    def __len__(self) -> int:
        return len(self.indices)


def placed(text: str, boxes: np.ndarray, faces: Mapping[str, Face]) -> Placed | None:
    """What of a text is known, in the face of which most is; None where nothing is.

    boxes: (n, 4), left, top, right, bottom in pixels, of the glyphs that are drawn, in their order.
    """
    drawn = [k for k, letter in enumerate(text) if is_drawn(letter)]
    found = [
        _one_to_one(text, drawn, boxes, face)
        if len(drawn) == len(boxes)
        else _by_runs(text, boxes, face)
        for face in faces.values()
    ]
    best = max(found, key=len, default=None)
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


def _one_to_one(text: str, drawn: Sequence[int], boxes: np.ndarray, face: Face) -> Placed:
    """What fits where each character has its glyph."""
    asked = {k for run in runs(text) for k in run}
    pairs = [
        (k, face.characters.index(text[k]), box)
        for k, box in zip(drawn, boxes)
        if k in asked and text[k] in face.characters
    ]
    indices, rows, own = zip(*pairs) if pairs else ((), (), ())
    made = _at(face, np.array(indices, int), np.array(rows, int), np.reshape(own, (-1, 4)))
    return _only(made, made.misfits < NEARLY)


def _by_runs(text: str, boxes: np.ndarray, face: Face) -> Placed:
    """What fits where glyphs stand for several characters, or for none: run by run.

    A run is looked for behind the one before, then anywhere; a single figure must be the only one.
    """
    taken: list[_Fitted] = []
    used, begin = np.zeros(len(boxes), bool), 0
    for piece in runs(text):
        known = [k for k in piece if text[k] in face.characters]
        if not known or known != list(range(known[0], known[-1] + 1)):
            continue
        indices = np.array(known)
        rows = np.array([face.characters.index(text[k]) for k in known])
        fits = [
            (at, fitted)
            for at in range(len(boxes) - len(known) + 1)
            if not used[at : at + len(known)].any()
            and (fitted := _at(face, indices, rows, boxes[at : at + len(known)])).is_one
        ]
        fits.sort(key=lambda each: (each[0] < begin, each[0]))
        if fits and (len(known) > 1 or len(fits) == 1):
            at, fitted = fits[0]
            begin = at + len(known)
            used[at:begin] = True
            taken.append(fitted)
    if not taken:
        return _at(face, np.zeros(0, int), np.zeros(0, int), np.zeros((0, 4)))
    columns = [[getattr(each, name) for each in taken] for name in _COLUMNS]
    return Placed(face, *(np.concatenate(column) for column in columns))


_COLUMNS = ("indices", "rows", "ems", "places")


@dataclass(frozen=True, eq=False)
class _Fitted(Placed):
    """Glyphs in boxes, whether they fit or not; misfits: (n,), how far off, of the em."""

    misfits: np.ndarray

    @property
    def is_one(self) -> bool:
        """Whether all fit, in one size and on one line."""
        if (self.misfits >= NEARLY).any():
            return False
        em = float(np.median(self.ems))
        return bool(
            (np.abs(self.ems / em - 1) < ALIKE).all()
            and np.ptp(self.places[:, 1]) < ALIKE * em
            and (np.diff(self.places[:, 0]) > 0).all()
        )


def _at(face: Face, indices: np.ndarray, rows: np.ndarray, boxes: np.ndarray) -> _Fitted:
    own, sides = face.boxes[rows], np.stack([boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]])
    known = np.stack([own[:, 2] - own[:, 0], own[:, 3] - own[:, 1]])
    ems = sides.sum(axis=0) / np.maximum(known.sum(axis=0), 1e-9)
    misfits = np.abs(sides - known * ems).max(axis=0) / np.maximum(ems, 1e-9)
    places = np.stack([boxes[:, 0] - own[:, 0] * ems, boxes[:, 3] + own[:, 1] * ems], axis=1)
    return _Fitted(face, indices, rows, ems, places, misfits)


def _only(fitted: _Fitted, which: np.ndarray) -> Placed:
    return Placed(fitted.face, *(getattr(fitted, name)[which] for name in _COLUMNS))
