"""Whether what is said, and what is written in the pictures, is true of the data."""

from collections.abc import Iterator, Sequence
from typing import Any

from scenes._audit.claims.said import Said
from scenes._audit.claims.shelf import Claims
from scenes._audit.claims.written import Narrations
from scenes._audit.film.planes import Picture
from scenes._audit.found import Checked, Fault
from scenes._audit.stated.moment import Moment
from scenes._audit.truth.library import Library

KIND = "claims"
NOT_AUDITED = "nothing says what it claims: see scenes/_audit/claims"


class TrueClaims:
    """Holds every sentence of a film against the truth.

    A sentence that has a number or compares something, and of which nobody has written what it
    claims or that it claims nothing, is in `not_audited` and counts as not covered.
    """

    def __init__(self, scene: Any, stem: str, english: Narrations, truth: Library) -> None:
        """scene: what is played; it says what was told and drawn. stem: of its file. english: the
        phrases of its beats.
        """
        self.scene, self.english, self.truth = scene, english, truth
        self.claims = Claims(stem)
        self.seen: dict[str, tuple[str, float]] = {}  # what is written, its beat and second
        self.known: set[int] = set()
        self.kept: list[object] = []  # so that their ids stay
        self.not_audited: list[str] = []

    def see(self, picture: Picture, moment: Moment) -> None:
        """Note when words are there first."""
        for thing in moment.things:
            if thing.text and id(thing) not in self.known:
                self.known.add(id(thing))
                self.kept.append(thing)
                self.seen.setdefault(thing.text, (moment.beat, moment.time))

    def done(self) -> Sequence[Checked]:
        """What was claimed, and what of it is not so."""
        row = Checked(KIND)
        for said, beat, time in self._sentences():
            row.things += 1
            if beat:
                row.beats.add(beat)
            claim = self.claims.of(said.sentence)
            if claim is None:
                if said.is_claiming and not self.claims.is_known(said.sentence):
                    row.uncovered += 1
                    self.not_audited.append(said.text)
                continue
            row.values += 1
            try:
                why = None if claim(self.truth, said) else "it is not so in this data"
            except (ArithmeticError, LookupError, ValueError) as error:
                why = f"it cannot be worked out: {error!r}"
            if why:
                row.faults.append(Fault(KIND, beat, time, said.text, "what is so", why))
        return [row]

    def _sentences(self) -> Iterator[tuple[Said, str, float]]:
        """All that was said and drawn in English, each with its beat and second."""
        for phrase in self.scene.pointed:
            sentence = phrase.instead
            if sentence is None:
                written = self.english.get(phrase.beat, ())
                sentence = written[phrase.number] if phrase.number < len(written) else phrase.text
            yield Said(sentence, phrase.values), phrase.beat, phrase.time
        for sentence, all_values in self.scene.drawn.items():
            for values in all_values:
                said = Said.of(sentence, tuple(values))
                yield said, *self.seen.get(said.text, ("", 0.0))
