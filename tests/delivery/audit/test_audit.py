"""`nnfilm audit`: what it says of films that are true, wrong, missing, outdated."""

import json

import pytest

from scenes.delivery.verbs import audit as audit_verb
from tests.delivery.audit.conftest import Audit, write
from tests.helpers.courses import Project

ALL = "12,480 values checked in 33 frames, worst error 1.5/255, no faults"


def test_a_true_film_is_a_table_and_status_0(audit: Audit) -> None:
    status, out, err = audit(good="true")
    print(out)
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "good: 0:02.2, 33 frames, 2 beats",
        "           things  values    worst  not seen  faults",
        "  cells        42  12,000  1.5/255       300       0",
        "  numbers      12     480                  0       0",
        "  checked in every beat",
        "  300 values not seen: covered by something, or not opaque",
        "",
        f"1 scene audited: {ALL}.",
        "The report: renders/c/l/truth/index.html",
    ]


def test_faults_are_said_with_both_values_and_status_1(audit: Audit) -> None:
    status, out, _ = audit(bad="wrong")
    print(out)
    assert status == 1
