"""The film's palette and type sizes: colour carries meaning, and nothing else."""

from dataclasses import dataclass

from manim import ManimColor


@dataclass(frozen=True)
class Theme:
    """Every colour on screen.

    `dark` … `lit` are the two ends of an activation, `positive` and `negative` the signs of
    weights, contributions and z, `attention` what the viewer should look at now; `ink` is for
    words, `muted` for axes, outlines and words of the second rank.
    """

    background: ManimColor
    dark: ManimColor
    lit: ManimColor
    positive: ManimColor
    negative: ManimColor
    attention: ManimColor
    ink: ManimColor
    muted: ManimColor


DARK = Theme(
    background=ManimColor("#0B0E14"),
    dark=ManimColor("#12161F"),
    lit=ManimColor("#FFFFFF"),
    positive=ManimColor("#4CA8FF"),
    negative=ManimColor("#FF5A52"),
    attention=ManimColor("#FFD23F"),
    ink=ManimColor("#E8EAF0"),
    muted=ManimColor("#8C94A6"),
)
THEME = DARK

# Manim's font sizes: 48 is half a unit to the em, 30 pixels at 480p. Nothing smaller than
# SMALL (19 pixels at 480p) is ever shown, so that the smallest quality stays readable.
SMALL, BODY, HEADING = 30, 36, 48
