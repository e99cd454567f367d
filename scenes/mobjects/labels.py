"""Labels for σ(z): under a line, and beside points of its curve."""

from manim import DL, DR, UL, Dot, MathTypst, VGroup

from nnmath import sigmoid
from scenes.mobjects.plot import Plot
from scenes.mobjects.printing import activation, as_printed, equals_or_approx, number
from scenes.mobjects.text import Readout, formula
from scenes.mobjects.theme import SMALL, THEME

FLAT = 5  # from here on two decimals hardly tell σ(z) from 0 or 1


def activation_label(z: float) -> Readout:
    """A label for where z goes: σ(z)."""
    return Readout(float(sigmoid(z)), activation)


def sigmoid_label(z: float, spec: str = ".2f", decimals: int = 2) -> MathTypst:
    """A label that says what σ(z) is: "σ(2.44) ≈ 0.92". spec, decimals: of z, of σ(z)."""
    printed, result = number(z, spec), activation(float(sigmoid(z)), decimals)
    exact = float(sigmoid(float(as_printed(printed))))
    return formula("sigma({}) {}", printed, equals_or_approx(exact, result), size=SMALL)


def landmark(plot: Plot, z: int) -> VGroup:
    """A point of σ's curve and what it says, on the side where the curve leaves room."""
    dot = Dot(plot.at(z, sigmoid(z)), 0.09, color=THEME.ink)
    label = sigmoid_label(z, ".0f", 3 if abs(z) >= FLAT else 2)
    return VGroup(dot, label.next_to(dot, DR if z >= 0 else UL, buff=0.1))


def way_to_the_curve(plot: Plot, z: float) -> VGroup:
    """From z up to σ's curve and on to the right edge, and beside it what σ(z) is."""
    value = float(sigmoid(z))
    way, label = plot.path(z, value), sigmoid_label(z)
    return VGroup(way, label.next_to(way.get_end(), UL if value < 0.5 else DL))
