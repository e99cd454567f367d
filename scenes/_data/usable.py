"""`python -m scenes._data.usable`: reads what users give as scenes do and says what is wrong.

Each line of standard input is a JSON table: of "digit", "network", "classes" and "input" those
that a scene is given. A line answers it with a JSON table, of those that cannot be filmed, and why.
`nnfilm check` asks this, for it knows no scene.
"""

import json
import os
import sys
from collections.abc import Callable, Mapping

from scenes._assets import AssetError, chosen_digit, chosen_network
from scenes.telling.refusals import refusal

CHOSEN: Mapping[str, Callable[[], object]] = {
    "digit": chosen_digit,
    "network": chosen_network,
}
GIVEN = ("digit", "network", "classes", "input")


def main() -> int:
    """Answer line for line."""
    for line in sys.stdin:
        print(json.dumps(faults(json.loads(line))), flush=True)
    return 0


def faults(given: Mapping[str, str]) -> dict[str, str]:
    """Why what is given cannot be filmed, by what it is."""
    for kind in GIVEN:
        os.environ.pop(_variable(kind), None)
    os.environ.update({_variable(kind): value for kind, value in given.items()})
    found = {}
    for kind, choose in CHOSEN.items():
        try:
            choose()
        except AssetError as error:
            # Two may be given that do not fit each other: the sentence says of which it is.
            said = str(error)
            about = next((k for k in given if said.startswith(_beginning(k, given[k]))), kind)
            about = about if about in given else next(iter(given))
            found.setdefault(about, said.removeprefix(_beginning(about, given[about])))
    return found


def _variable(kind: str) -> str:
    return f"NNFILM_{kind.upper()}"


def _beginning(kind: str, value: str) -> str:
    return refusal(_variable(kind), value, "")


if __name__ == "__main__":
    sys.exit(main())
