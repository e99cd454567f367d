"""Holds printed numbers against the film's pixels, and against the values that they print."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from scenes._audit.checks.readings import ReadText, numbers_in
from scenes._audit.film.figures import UNKNOWN
from scenes._audit.film.glyphs import Face, Outlines
from scenes._audit.found import Box, Checked, Fault
from scenes._audit.stated.moment import Moment, Thing

DOUBTED = 3  # pictures: what is there for less passes over a text, or is a part on its way


class NumbersCheck:
    """Reads every number in every picture: what is read is what is stated, and that the value."""

    def __init__(self, faces: Mapping[str, Outlines]) -> None:
        """faces: outlines of figures by the names of their faces, as `figure_faces` gives them."""
        self.faces = {name: Face(outlines) for name, outlines in faces.items()}
        self.rows = {"number": Checked("numbers"), "words": Checked("words")}
        self.names: dict[str, set[str]] = {kind: set() for kind in self.rows}
        self.before: dict[str, ReadText] = {}
        self.many: dict[str, tuple[Thing, list[Thing]]] = {}
        self.doubts: dict[str, int] = {}  # of each text, how many pictures on end it was doubted
        self.told: set[tuple[str, str, bool]] = set()

    def see(self, picture: np.ndarray, moment: Moment) -> None:
        """Read what is printed in a picture."""
        now: dict[str, ReadText] = {}
        for thing in self._texts(moment):
            if thing.text:
                old = self.before.get(thing.name)
                text = old if old and old.thing is thing else ReadText(thing, self.faces, old)
                now[thing.name] = text
                if text.pieces:
                    self._hold(text, old, picture, moment)
        self.before = now

    def done(self) -> Sequence[Checked]:
        """Numbers, and figures in words."""
        for kind, row in self.rows.items():
            row.things = len(self.names[kind])
        return list(self.rows.values())

    def _texts(self, moment: Moment) -> Iterator[Thing]:
        """All texts of a moment; of what prints many numbers, each."""
        for thing in moment.things:
            if thing.kind in self.rows:
                yield thing
            elif thing.kind == "numbers":
                if self.many.get(thing.name, (None,))[0] is not thing:
                    self.many[thing.name] = thing, numbers_in(thing, self.faces["words"])
                numbers = self.many[thing.name][1]
                self.rows["number"].uncovered += len(thing.boxes) - len(numbers)
                yield from numbers

    def _hold(
        self, text: ReadText, old: ReadText | None, picture: np.ndarray, moment: Moment
    ) -> None:
        """Count what one text shows, and note what is wrong with it."""
        thing, row = text.thing, self.rows[text.thing.kind]
        before = old.found if old else ""  # of the picture before: reading overwrites it
        is_new = old is None or old.text != text.text
        if text.wrong:
            value = f"{float(thing.values[0]):.9g}, rounded"
            self._tell(text, moment, picture, value, f"{text.text}: {text.wrong}")
        read = text.read(picture, moment)
        row.values += read
        row.uncovered += len(text.pieces) - read
        if read:
            row.beats.add(moment.beat)
            self.names[thing.kind].add(thing.name)
        is_wrong = text.found != text.text
        # Only numbers count: words say the same for long, but for parts that are on their way.
        is_doubted = is_wrong and (thing.kind == "words" or UNKNOWN in text.found)
        doubt = self.doubts[thing.name] = self.doubts.get(thing.name, 0) + 1 if is_doubted else 0
        if is_wrong and not 0 < doubt < DOUBTED:
            frozen = is_new and old is not None and before == text.found
            found = text.found.strip() + (", which stands still" if frozen else "")
            self._tell(text, moment, picture, text.text, found)

    def _tell(
        self, text: ReadText, moment: Moment, picture: np.ndarray, expected: str, found: str
    ) -> None:
        """Note a fault, once in a beat for each text: it is there in many pictures."""
        thing = text.thing
        if (key := (thing.name, moment.beat, expected == text.text)) in self.told:
            return
        self.told.add(key)
        row, what = self.rows[thing.kind], f"{thing.name} “{text.text}”"
        box = box_around(thing)
        fault = Fault(row.kind, moment.beat, moment.time, what, expected, found, box, picture)
        row.faults.append(fault)


def box_around(thing: Thing) -> Box:
    """The pixels that a text's glyphs are in."""
    low, high = np.floor(thing.boxes[:, :2].min(axis=0)), np.ceil(thing.boxes[:, 2:].max(axis=0))
    return int(low[0]), int(low[1]), int(high[0]), int(high[1])
