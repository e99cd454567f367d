"""`python -m scenes._data.usable`: reads digits and networks as scenes do and says what is wrong.

On standard input is a JSON list of pairs, "digit" or "network" and what names it. For each of them
a line says as JSON why it cannot be filmed, null where it can. `nnfilm check` asks this, for it
knows no scene.
"""

import json
import os
import sys

from scenes._assets import AssetError, chosen_digit, chosen_network

CHOSEN = {
    "digit": ("NNFILM_DIGIT", chosen_digit),
    "network": ("NNFILM_NETWORK", chosen_network),
}


def main() -> int:
    """Answer line for line."""
    for kind, name in json.load(sys.stdin):
        variable, choose = CHOSEN[kind]
        os.environ[variable] = name
        fault = None
        try:
            choose()
        except AssetError as error:
            fault = str(error).removeprefix(f"{variable}={name}: ")
        print(json.dumps(fault), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
