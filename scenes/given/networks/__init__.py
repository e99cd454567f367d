"""Networks of other programs, read without running anything of theirs."""

from scenes.given.networks.read import ReadNetwork, read_network
from scenes.given.networks.told import Told

__all__ = ["ReadNetwork", "Told", "read_network"]
