"""Every value that stands has a source, and goes to the next one straight."""

from pathlib import Path

import numpy as np

from scenes._audit.checks.sources import SOURCES, WAYS, SourcesCheck
from scenes._audit.found import Checked
from scenes._audit.stated.moment import Moment, Thing
from scenes._audit.truth.passing import passed
from scenes._audit.truth.truth import Truth

PICTURE = np.zeros((2, 2, 3), np.uint8)
TRUTH = Truth.chosen({})  # our network and our 3


def lamps(values: np.ndarray) -> Thing:
    n = len(values)
    boxes, ones = np.zeros((n, 4)), np.ones(n)
    return Thing("lamps", "layer", values, "light", 1.0, boxes, ones, ones > 0)


def seen(*stretches: tuple[np.ndarray, int]) -> dict[str, Checked]:
    """The rows of a film in which values stand for so many frames each.

    What stands for several is an animation of its own, which those before it go over into.
    """
    check, frame, play = SourcesCheck(TRUTH), 0, 0
    for values, count in stretches:
        for number in range(count):
            play += number == 1
            moment = Moment(frame, 1, frame / 15, "beat", (lamps(values),), play=play)
            check.see(PICTURE, moment)
            frame += 1
    return {row.kind: row for row in check.done()}


def test_the_activations_of_our_network_have_a_source_and_others_have_none() -> None:
    (a, *_) = TRUTH.passed.a
    assert not seen((a, 10))[SOURCES].faults
    (fault,) = seen((a * 0.999, 10))[SOURCES].faults
    assert fault.what.startswith("lamps of layer: ")
    assert fault.time == 0


def test_what_does_not_stand_needs_no_source() -> None:
    (a, *_) = TRUTH.passed.a
    ways = [(share * a, 1) for share in (0.2, 0.5, 0.8)]
    rows = seen((0 * a, 10), *ways, (a, 10))
    assert not rows[SOURCES].faults
    assert not rows[WAYS].faults


def test_a_light_that_flares_up_on_its_way_is_found() -> None:
    (a, *_) = TRUTH.passed.a
    flare = np.where(np.arange(len(a)) == 3, 1.5, a)
    (fault,) = seen((0 * a, 10), (flare, 1), (a, 10))[WAYS].faults
    assert fault.what.startswith("value 3 of layer")


def test_a_walk_may_go_beyond_its_ends_where_each_of_its_steps_is_known() -> None:
    outputs = [passed(TRUTH.net, digit).a[-1] for digit in (TRUTH.x, *TRUTH.ten[[4, 7]])]
    walk = [(outputs[0], 10), (outputs[1], 1), (outputs[2], 1), (outputs[0], 10)]
    assert not seen(*walk)[WAYS].faults
    for wrong in (outputs[1] * 1.001, (outputs[1] + outputs[2]) / 2, np.roll(outputs[1], 1)):
        assert seen(walk[0], (wrong, 1), *walk[2:])[WAYS].faults


def test_the_audit_reads_its_networks_itself() -> None:
    source = Path("scenes/_audit/truth")
    files = [path.read_text(encoding="utf-8") for path in source.rglob("*.py")]
    assert files
    assert not any(
        "nnmath" in line for text in files for line in text.split("\n") if "import" in line
    )
