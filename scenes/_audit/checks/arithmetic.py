"""Printed arithmetic: what is worked out in print holds as it is printed."""

from collections.abc import Sequence

from scenes._audit.checks.equations import Relation
from scenes._audit.checks.print_lines import worked_in
from scenes._audit.film.planes import Picture
from scenes._audit.found import Box, Checked, Fault
from scenes._audit.stated.moment import Moment, Thing

PLAIN = 0.9  # opacity: what is fainter is coming or going


class ArithmeticCheck:
    """Looks for equations and for sums under columns, in every picture in which anything is new."""

    def __init__(self) -> None:
        self.row = Checked("arithmetic")
        self.things: Sequence[Thing] = ()
        self.before: list[Thing] = []
        self.found: list[tuple[Relation, Box]] = []
        self.seen: set[str] = set()
        self.told: set[tuple[str, str]] = set()

    def see(self, picture: Picture, moment: Moment) -> None:
        """Hold what is printed now."""
        if moment.things is not self.things:
            self.things = moment.things
            plain = [thing for thing in moment.things if _is_plain(thing)]
            if plain != self.before:
                self.before, self.found = plain, list(worked_in(plain))
        for relation, box in self.found:
            self.row.values += 1
            self.row.beats.add(moment.beat)
            self.seen.add(relation.text)
            if relation.wrong and (relation.text, moment.beat) not in self.told:
                self.told.add((relation.text, moment.beat))
                fault = Fault(
                    self.row.kind,
                    moment.beat,
                    moment.time,
                    "a printed equation",
                    "holds as it is printed",
                    f"“{relation.text}”: {relation.wrong}",
                    box,
                    picture,
                )
                self.row.faults.append(fault)

    def done(self) -> Sequence[Checked]:
        """How many equations held."""
        self.row.things = len(self.seen)
        return [self.row]


def _is_plain(thing: Thing) -> bool:
    return (
        thing.kind in ("number", "words")
        and bool(thing.text)
        and len(thing.boxes) > 0
        and bool((thing.opacity >= PLAIN).all())
    )
