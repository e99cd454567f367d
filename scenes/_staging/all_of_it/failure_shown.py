"""What the film of a network's errors shows: a digit that it misreads, and one that it need not."""

from scenes._data.failing import Cases
from scenes._staging.all_of_it.covered_digit import CoveredDigit, StrippedDigit
from scenes._staging.all_of_it.misread_digit import ReadDigit, TakenApart, Wall
from scenes._staging.all_of_it.side_by_side import SideBySide
from scenes.mobjects.stage import Stage


class FailureShown:
    """The mobjects of a misread digit and of one that is read right, in place, none on screen.

    `wall` (the digits among which the misread one was found), `desk` (that digit and the outputs),
    `apart` (why it is misread), `covered` (what that depends on), `rest` (what is left of a digit
    that is read right), and `together`, both side by side. None is what there is not; where nothing
    is misread, the digit at the desk is the chosen one.
    """

    def __init__(self, cases: Cases, stage: Stage) -> None:
        wrong, right = cases.wrong, cases.right
        self.wall = Wall(cases.found, stage) if wrong and cases.found else None
        self.desk = ReadDigit(wrong or cases.own, stage)
        self.apart = TakenApart(wrong, stage) if wrong else None
        self.covered = CoveredDigit(wrong, stage) if wrong else None
        self.rest = StrippedDigit(right, stage) if right else None
        repair = self.covered.repair if self.covered else None
        is_any = wrong or right
        self.together = SideBySide(cases, repair, self.rest, stage) if is_any else None
