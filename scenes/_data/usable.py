"""`python -m scenes._data.usable`: reads what users give as scenes do and says what is wrong.

Each line of standard input is a JSON table: of "digit", "network", "classes" and "input" those
that a scene is given, and what it "needs". A line answers it with a JSON table: "faults", of those
that cannot be filmed, and why, and "doubt", what there is to say of a network that reads our digits
by chance. `nnfilm check` asks this, for it knows no scene.
"""

import json
import os
import sys
from collections.abc import Iterator, Mapping

from nnmath import Network
from scenes._assets import (
    AssetError,
    check_fits,
    chosen_digit,
    chosen_network,
    doubt,
    image_shape,
)
from scenes.given.inputs import takes
from scenes.telling.refusals import refusal

GIVEN = ("digit", "network", "classes", "input")
Given = Mapping[str, str]


def main() -> int:
    """Answer line for line."""
    for line in sys.stdin:
        asked = json.loads(line)
        needs = asked.pop("needs", None)
        found = faults(asked, needs)
        doubted = None if found else said_of_network(asked, needs)
        print(json.dumps({"faults": found, "doubt": doubted}), flush=True)
    return 0


def faults(given: Given, needs: str | None) -> dict[str, str]:
    """Why what is given cannot be filmed, by what it is. needs: a word of scenes/given/needs.py."""
    for kind in GIVEN:
        os.environ.pop(_variable(kind), None)
    os.environ.update({_variable(kind): value for kind, value in given.items()})
    found: dict[str, str] = {}
    for said in _refusals(given, needs):
        # Of two that do not fit each other the sentence says which one it is about.
        about = next((k for k in given if said.startswith(_beginning(k, given[k]))), None)
        why = said.removeprefix(_beginning(about, given[about])) if about else said
        found.setdefault(about or next(iter(given)), why)
    return found


def said_of_network(given: Given, needs: str | None) -> str | None:
    """What a film that can be made says before it is: that its network reads our digits badly.

    given, needs: what `faults` has found nothing wrong with, and has chosen.
    """
    said = doubt(needs) if "network" in given else None
    return said and said.removeprefix(_beginning("network", given["network"]))


def _refusals(given: Given, needs: str | None) -> Iterator[str]:
    network: Network | None = None
    try:
        network = chosen_network()
        check_fits(needs)
    except AssetError as error:
        yield str(error)
    try:
        # Only of a scene that says what it needs is it known that it shows the chosen network.
        chosen_digit(network if needs or "input" in given else None)
    except AssetError as error:
        yield str(error)
    if network is not None and "input" in given and (shape := image_shape(network)):
        why = f"the network takes {takes(network.sizes[0], shape)}, and no numbers."
        yield refusal(_variable("input"), given["input"], why)


def _variable(kind: str) -> str:
    return f"NNFILM_{kind.upper()}"


def _beginning(kind: str, value: str) -> str:
    return refusal(_variable(kind), value, "")


if __name__ == "__main__":
    sys.exit(main())
