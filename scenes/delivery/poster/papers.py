"""The papers that a poster is printed on."""

from collections.abc import Mapping

PAPERS: Mapping[str, float] = {"a4": 210, "a3": 297}  # widths in millimetres
