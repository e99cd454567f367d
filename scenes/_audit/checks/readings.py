"""A text as it is stated, and as it is read from one picture after the other."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

import numpy as np

from scenes._audit.checks.notation import as_drawn
from scenes._audit.checks.printed import wrongly_printed
from scenes._audit.film.figures import UNKNOWN, FigureReader, Read
from scenes._audit.film.glyphs import Face
from scenes._audit.film.placing import Placed, beside, line_of, placed, runs, together
from scenes._audit.film.planes import Picture, developed
from scenes._audit.stated.moment import SHAPE, Moment, Thing

FIGURE = 0.61  # ems: how high a figure is
LEAST = 0.25  # opacity: what is fainter is not read
SMALLEST = 12.0  # pixels to the em: smaller is nothing that is meant to be read
SAME = 6  # levels: a patch no further from the one that was read says the same
SURE = 0.03  # of a glyph's light: by how much another character is likelier than the stated one
PLAIN = 0.15  # of a glyph's light: what is printed beside a number leaves no more of itself
LETTERS = "number", "words", SHAPE  # kinds of things whose boxes may be those of letters
LARGE = 3.0  # times as high as most letters: what is larger is none
BESIDE = frozenset("−+0123456789")


def numbers_in(thing: Thing, face: Face) -> list[Thing]:
    """The numbers of a thing that prints many, each as a thing of its own.

    face: what they are set in. None of them where they are too small to be read.
    """
    if np.ptp(thing.boxes[:, 1::2], axis=1).max() < SMALLEST * FIGURE:
        return []
    numbers = []
    for k, (text, box) in enumerate(zip(thing.text.split("\n"), thing.boxes, strict=True)):
        boxes = line_of(text, box, face)
        plain, free = np.full(len(boxes), thing.opacity[k]), np.full(len(boxes), thing.is_free[k])
        more = {"ink": thing.more["ink"][k]}
        number = replace(
            thing,
            kind="number",
            name=f"{thing.name}, number {k}",
            values=thing.values[k : k + 1],
            boxes=boxes,
            opacity=plain,
            is_free=free,
            text=text,
            more=more,
        )
        numbers.append(number)
    return numbers


class ReadText:
    """One text, with all that is known of it.

    text: as it is set. pieces: its numbers, as ranges of its characters. count: how many of them
    were read. found: what was read, the text itself but for what is not as stated. wrong: why it is
    not its value rounded, or nothing. whole: what of it is known at all; known: what is known of it
    now; plain: which of that is seen plainly.
    """

    def __init__(self, thing: Thing, faces: Mapping[str, Face], old: "ReadText | None") -> None:
        """old: the same thing before it changed."""
        self.thing = thing
        self.text = thing.text
        if "letters" in thing.more:
            em = float(np.max(thing.more["em"]))
            self.text = as_drawn(thing.more["letters"], thing.boxes, em)
        self.pieces = [
            piece for piece in runs(self.text) if any(self.text[k].isdigit() for k in piece)
        ]
        self.found, self.wrong, self.count = self.text, "", 0
        if thing.kind == "number":
            counts = _is_set(thing, "counts") if "counts" in thing.more else None
            self.wrong = wrongly_printed(self.text, float(thing.values[0]), counts)
        self.picture: Picture | None = None
        self.patches: list[np.ndarray] = []
        # Once found, a text's figures are found again where they are carried along.
        self.whole: Placed | None = None
        if old is None or old.text != self.text or len(old.thing.boxes) != len(thing.boxes):
            self.whole = placed(self.text, thing.boxes, faces) if self.pieces else None
        else:
            self.whole = old.whole
        self.known: Placed | None
        if old and old.whole is self.whole and np.array_equal(old.thing.boxes, thing.boxes):
            self.known = old.known
        else:
            self.known = self.whole and self.whole.moved(thing.boxes)
        self._choose(old)

    def _choose(self, old: "ReadText | None") -> None:
        """What of it is seen plainly, and what reads that."""
        self.plain = np.zeros(0, bool)
        self.readers: list[tuple[Placed, FigureReader]] = []
        self.boxes: list[tuple[int, int, int, int]] = []
        if self.known is None:
            return
        thing, glyphs = self.thing, self.known.glyphs
        self.plain = (thing.opacity[glyphs] >= LEAST) & thing.is_free[glyphs]
        self.plain &= thing.more.get("clear", thing.is_free)[glyphs] & self._alone()[glyphs]
        self.plain &= self.known.ems >= SMALLEST
        if old and old.known is self.known and np.array_equal(old.plain, self.plain):
            self.readers = old.readers
        elif self._numbers_of(self.known.indices[self.plain].tolist()):
            parts = self.known.only(self.plain).by_size()
            self.readers = [self._reader(part, alone=len(parts) == 1) for part in parts]
        self.boxes = [reader.box for _, reader in self.readers]

    def _alone(self) -> np.ndarray:
        """Which of its glyphs no other of them lies on, as one that is on its way does."""
        left, top, right, bottom = self.thing.boxes.T
        over = (left[:, None] < right) & (top[:, None] < bottom)
        return np.asarray((over & over.T).sum(axis=1) == 1)

    def _numbers_of(self, indices: Collection[int]) -> int:
        """How many of its numbers have all their figures among these characters."""
        figures = ([k for k in piece if self.text[k].isdigit()] for piece in self.pieces)
        return sum(set(indices).issuperset(piece) for piece in figures)

    def _reader(self, part: Placed, alone: bool) -> tuple[Placed, FigureReader]:
        if self.thing.kind != "number" or not alone or not self.plain.all():
            return part, FigureReader(part)
        more = beside(part)
        part = together(part, more)
        return part, FigureReader(part, empty=len(more))

    def read(self, picture: Picture, moment: Moment) -> int:
        """Read it anew where its pixels have changed: how many of its numbers could be read."""
        if picture is self.picture:
            return self.count
        self.picture = picture
        boxes, (height, width) = self.boxes, picture.shape[:2]
        if not boxes or any(
            left < 0 or top < 0 or right > width or bottom > height
            for left, top, right, bottom in boxes
        ):
            return 0
        luma = developed.of(picture).luma
        patches = [luma[top:bottom, left:right] for left, top, right, bottom in boxes]
        if self.patches and all(map(_is_same, patches, self.patches)):
            return self.count
        self.patches = [patch.copy() for patch in patches]
        ink = self.thing.more["ink"]
        found, unread = dict(enumerate(self.text)), set[int]()
        for (part, reader), patch in zip(self.readers, patches):
            opacity = min(float(self.thing.opacity[part.glyphs[part.glyphs >= 0]].min()), 1.0)
            read = reader.read(patch, ink, opacity)
            if read.contrast:
                unread.update(self._compare(part, read, found, moment))
            else:
                unread.update(part.indices.tolist())
        self.found = "".join(found[k] for k in sorted(found))
        known = [] if self.known is None else self.known.indices[self.plain].tolist()
        self.count = self._numbers_of(set(known) - unread)
        return self.count

    def _compare(
        self, part: Placed, read: Read, found: dict[int, str], moment: Moment
    ) -> Iterator[int]:
        """Note what is read otherwise than stated; what cannot be read, by its characters."""
        for k, (index, glyph) in enumerate(zip(part.indices.tolist(), part.glyphs.tolist())):
            if glyph < 0:
                is_there = read.found[k] in BESIDE and read.left[k] < PLAIN and read.is_plain
                if is_there and not self._is_others(part, k, moment):
                    found[index] = read.found[k]
            elif read.found[k] != self.text[index]:
                is_none = read.found[k] == UNKNOWN
                if is_none and self._is_crossed(glyph, moment):
                    yield index
                elif read.is_plain if is_none else read.behind[k] > SURE:
                    found[index] = read.found[k]
                else:
                    yield index

    def _is_crossed(self, glyph: int, moment: Moment) -> bool:
        """Whether letters of another text lie on a glyph, or behind it, on their way."""
        own, heights = self.thing.boxes[glyph], np.diff(self.thing.boxes[:, 1::2])
        most = LARGE * float(np.median(heights))
        for thing in moment.things:
            if thing.name != self.thing.name and thing.kind in LETTERS:
                box = thing.boxes[thing.opacity > 0]
                over = (box[:, :2] < own[2:]) & (box[:, 2:] > own[:2])
                is_letter = (box[:, 2:] - box[:, :2] < most).all(axis=1)
                if (over.all(axis=1) & is_letter).any():
                    return True
        return False

    def _is_others(self, part: Placed, k: int, moment: Moment) -> bool:
        """Whether anything else stands where one more character would."""
        x, y = part.places[k]
        em = part.ems[k]
        row = part.face.boxes[part.rows[k]] * em
        left, top, right, bottom = x + row[0], y - row[3], x + row[2], y - row[1]
        for thing in moment.things:
            if thing is not self.thing and len(thing.boxes):
                box = thing.boxes
                over = (box[:, 0] < right) & (box[:, 2] > left)
                over &= (box[:, 1] < bottom) & (box[:, 3] > top)
                if over.any():
                    return True
        return False


def _is_set(thing: Thing, name: str) -> bool:
    return bool(np.any(thing.more.get(name, 0)))


def _is_same(one: np.ndarray, other: np.ndarray) -> bool:
    """Whether two patches say the same: no pixel is further apart than a film's noise."""
    return bool(np.abs(one - other).max() <= SAME)
