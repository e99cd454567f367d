"""Holds printed numbers against the film's pixels, and against the values that they print."""

import math
from collections.abc import Iterator, Mapping, Sequence

from scenes._audit.checks.readings import ReadText, numbers_in
from scenes._audit.film.figures import UNKNOWN
from scenes._audit.film.glyphs import Face, Outlines
from scenes._audit.film.planes import Picture
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
        self.things: Sequence[Thing] = ()
        self.before: dict[str, ReadText] = {}
        self.unread = 0  # numbers of what prints many that are too small to be read
        self.many: dict[str, tuple[Thing, list[Thing]]] = {}
        self.doubts: dict[str, int] = {}  # of each text, how many pictures on end it was doubted
        self.told: set[tuple[str, str, bool]] = set()

    def see(self, picture: Picture, moment: Moment) -> None:
        """Read what is printed in a picture."""
        pairs: list[tuple[ReadText, ReadText | None]]
        if moment.things is self.things:
            pairs = [(text, text) for text in self.before.values()]
        else:
            self.things, pairs = moment.things, list(self._taken(moment))
            self.before = {text.thing.name: text for text, _ in pairs}
        for text, old in pairs:
            if text.pieces:
                self._hold(text, old, picture, moment)
        self.rows["number"].uncovered += self.unread

    def _taken(self, moment: Moment) -> Iterator[tuple[ReadText, ReadText | None]]:
        """All texts of a moment, and each as it was before."""
        for thing in self._texts(moment):
            if thing.text:
                old = self.before.get(thing.name)
                yield old if old and old.thing is thing else ReadText(thing, self.faces, old), old

    def done(self) -> Sequence[Checked]:
        """Numbers, and figures in words."""
        for kind, row in self.rows.items():
            row.things = len(self.names[kind])
        return list(self.rows.values())

    def _texts(self, moment: Moment) -> Iterator[Thing]:
        """All texts of a moment; of what prints many numbers, each."""
        self.unread = 0
        for thing in moment.things:
            if thing.kind in self.rows:
                yield thing
            elif thing.kind == "numbers":
                if self.many.get(thing.name, (None,))[0] is not thing:
                    self.many[thing.name] = thing, numbers_in(thing, self.faces["words"])
                numbers = self.many[thing.name][1]
                self.unread += len(thing.boxes) - len(numbers)
                yield from numbers

    def _hold(self, text: ReadText, old: ReadText | None, picture: Picture, moment: Moment) -> None:
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
        self, text: ReadText, moment: Moment, picture: Picture, expected: str, found: str
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
    left, top, right, bottom = thing.around
    return math.floor(left), math.floor(top), math.ceil(right), math.ceil(bottom)
