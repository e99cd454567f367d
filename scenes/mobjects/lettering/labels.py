"""Labels for σ(z): under a line, and beside points of its curve."""

from decimal import Decimal

from manim import DOWN, DR, LEFT, RIGHT, UL, Dot, MathTypst, VGroup

from nnmath import sigmoid
from scenes.mobjects.lettering.printing import activation, as_printed, equals_or_approx, number
from scenes.mobjects.lettering.text import Readout, formula
from scenes.mobjects.plots.plot import Plot
from scenes.mobjects.theme import HEADING, SMALL, THEME

AIR = 0.2  # between a point and its label, in Manim's units
LOW = 0.25  # the height at which no guide and no steep piece of the curve is in a label's way
LANDMARKS = (-5, 0, 1, 5)  # the z whose σ is worth knowing


def activation_label(z: float) -> Readout:
    """A label for where z goes: σ(z)."""
    return Readout(float(sigmoid(z)), activation)


def sigmoid_label(z: float) -> MathTypst:
    """A label that says what σ(z) is: "σ(2.44) ≈ 0.92"."""
    printed, result = number(z), activation(float(sigmoid(z)))
    exact = float(sigmoid(float(as_printed(printed))))
    return formula("sigma({}) {}", printed, equals_or_approx(exact, result), size=SMALL)


def landmark(plot: Plot, z: float) -> VGroup:
    """A point of σ's curve and its height, on the side where the curve leaves room."""
    value = float(sigmoid(z))
    dot = Dot(plot.at(z, value), 0.09, color=THEME.ink)
    height = Readout(value, activation)
    return VGroup(dot, height.next_to(dot, DR if z >= 0 else UL, buff=0.1))


def landmarks(plot: Plot) -> VGroup:
    """The points of σ's curve that are worth knowing."""
    return VGroup(*(landmark(plot, z) for z in LANDMARKS))


def above_zero(z: int) -> VGroup:
    """Why σ(z) is more than zero, however far below zero z is: what it is, e^(−z), the result."""
    power = Decimal(-z).exp()
    zeros = power.adjusted()
    first = number(float(power.scaleb(-zeros)), ".1f")
    return VGroup(
        formula("sigma({}) = 1 / (1 + e^{})", z, -z),
        formula("e^{} approx {} times 10^{}", -z, first, zeros),
        formula("sigma({}) > 0", z, size=HEADING),
    ).arrange(DOWN, buff=AIR)


def way_to_the_curve(plot: Plot, z: float) -> VGroup:
    """From z up to σ's curve and across to the numbers; beside the point, what σ(z) is."""
    height, label = float(sigmoid(z)), sigmoid_label(z)
    point = plot.at(z, height)
    room = abs(plot.plane.get_edge_center(RIGHT if z >= 0 else LEFT) - point)[0]
    near, far = (DR, LEFT) if z >= 0 else (UL, RIGHT)  # where the curve leaves room
    if room > label.width + 2 * AIR:
        label.next_to(point, near, buff=AIR)
    else:
        label.next_to(plot.at(z, LOW), far, buff=AIR)
    return VGroup(plot.path(z, height), label)
