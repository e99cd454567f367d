"""Labels for numbers that are said as a formula: powers of ten, activations, ends of a scale."""

from manim import MathTypst

from nnmath import sigmoid
from scenes.mobjects.printing import activation
from scenes.mobjects.text import Readout, formula
from scenes.mobjects.theme import SMALL, THEME


def beyond(z: float) -> MathTypst:
    """A label for z and all that lies further out."""
    return formula(f"{'>=' if z > 0 else '<='} {z}", size=SMALL, color=THEME.attention)


def activation_label(z: float) -> Readout:
    """A label for where z goes: σ(z)."""
    return Readout(float(sigmoid(z)), activation)


def power_label(exponent: float) -> MathTypst:
    """A label for a power of ten."""
    return formula(f"10^({exponent:.0f})" if exponent else "1", size=SMALL, color=THEME.muted)


def scientific(value: float) -> str:
    """A number as a figure times a power of ten, in Typst's notation."""
    figure, exponent = f"{value:.2e}".split("e")
    return f"{figure} dot 10^({int(exponent)})"
