"""The claims of a scene, and those of all."""

from importlib import import_module
from importlib.util import find_spec

from scenes._audit.claims.facts import Claim

EVERYWHERE = "everywhere"


class Claims:
    """What a scene's sentences claim of the data, and which of them claim nothing."""

    def __init__(self, scene: str) -> None:
        """scene: its file's stem; of one that has no claims those hold that all share."""
        self.holds: dict[str, Claim] = {}
        self.why_none: dict[str, str] = {}
        for name in (EVERYWHERE, scene):
            path = f"{__package__}.{name}"
            if find_spec(path) is None:
                continue
            module = import_module(path)
            self.holds |= getattr(module, "HOLDS", {})  # what only helps claims has none
            for why, sentences in getattr(module, "NOTHING", {}).items():
                self.why_none |= dict.fromkeys(sentences, why)

    def of(self, sentence: str) -> Claim | None:
        """What a sentence claims; None where it is not known to claim anything."""
        return self.holds.get(sentence)

    def is_known(self, sentence: str) -> bool:
        """Whether it is known what a sentence claims, or that it claims nothing."""
        return sentence in self.holds or sentence in self.why_none
