"""The film's palette and type sizes: colour carries meaning, and nothing else.

The environment chooses: NNFILM_THEME=light is for white slides and for print. Activation stays
light there too, because that is what the scenes say of it, and light on paper is yellow: images
and neurons are dark lamps on the white ground, and what is active is lit. (Ink on paper would be
the opposite of what one hears: "the brightest output is the answer".) Only what lies on the ground
itself cannot shine: there, a connection is the more vivid the stronger it is, and the length of a
bar is drawn in ink.
"""

import os
from dataclasses import dataclass

from manim import ManimColor


@dataclass(frozen=True)
class Theme:
    """Every colour on screen.

    `dark` … `lit` are the two ends of an activation; `plate` is what an image's cells lie on;
    `length` is an activation drawn as a bar. `positive` and `negative` are the signs of weights,
    contributions and z, of equal luminance, so that neither looks larger. `attention` is what the
    viewer should look at now; `ink` is for words, `muted` for axes, outlines and words of the
    second rank.
    """

    background: ManimColor
    plate: ManimColor
    dark: ManimColor
    lit: ManimColor
    length: ManimColor
    positive: ManimColor
    negative: ManimColor
    attention: ManimColor
    ink: ManimColor
    muted: ManimColor


DARK = Theme(
    background=ManimColor("#0B0E14"),
    plate=ManimColor("#0B0E14"),
    dark=ManimColor("#12161F"),
    lit=ManimColor("#FFFFFF"),
    length=ManimColor("#FFFFFF"),
    positive=ManimColor("#429EFF"),
    negative=ManimColor("#FF6C64"),
    attention=ManimColor("#FFD23F"),
    ink=ManimColor("#E8EAF0"),
    muted=ManimColor("#8C94A6"),
)
# Signs, attention and outlines have to show on white and on a plate alike.
LIGHT = Theme(
    background=ManimColor("#FFFFFF"),
    plate=ManimColor("#0D1119"),
    dark=ManimColor("#161C28"),
    lit=ManimColor("#FFE078"),
    length=ManimColor("#161B26"),
    positive=ManimColor("#1F74D1"),
    negative=ManimColor("#D7372E"),
    attention=ManimColor("#B35C00"),
    ink=ManimColor("#161B26"),
    muted=ManimColor("#667085"),
)
THEMES = {"dark": DARK, "light": LIGHT}
# A lesson refuses to be filmed in a theme that does not exist.
THEME = THEMES.get(os.environ.get("NNFILM_THEME") or "dark", DARK)

# Manim's font sizes: 48 is half a unit to the em, 30 pixels at 480p. Nothing smaller than
# SMALL (19 pixels at 480p) is ever shown, so that the smallest quality stays readable.
SMALL, BODY, HEADING = 30, 36, 48
