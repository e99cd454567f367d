"""What the report of an audit says, in English; audit.de.toml says it in German."""

from collections.abc import Mapping

WORDS = "audit.toml"  # what its translations lie beside: audit.de.toml, as those of a course
TITLE, BACK = "Held against the numbers", "To the films"
HOW = (
    "Every frame of the finished films was read again and compared with what it has to show. The "
    "values come from a calculation of the audit’s own, the places from the scenes, the colours "
    "from the films."
)
VALUES, FRAMES, WORST, FAULTS = "values checked", "frames", "worst error", "faults"
LEVEL = "of 255 levels of brightness"
SCENE, KIND, THINGS, EACH = "Scene", "What", "things", "values"
UNSEEN = "not seen"
EVERY_BEAT = "Checked in every part."
NOT_IN = "Nothing was checked in:"
NOT_SEEN = "{} values could not be seen: something covers them, or one sees through them."
UNSAID = "Shows data and does not say what:"
UNKNOWN = "{} values without a known source."
EXPECTED, FOUND, MORE = "expected", "found", "and {} more"
LEFT = "Not audited as they are now:"
MEANING = "What is checked"
# What each check means, by its name.
MEANS: Mapping[str, tuple[str, str]] = {
    "cells": (
        "Cells",
        "Every square of a picture, of weights or of products has the colour of its number.",
    ),
    "lamps": ("Neurons", "Every neuron is as bright as its activation."),
    "bars": ("Bars", "Every bar is as long as its number, to the side of its sign."),
    "dots": ("Dots", "Every dot of a plot lies where its numbers are."),
    "curves": ("Curves", "Every curve runs where its function does."),
    "numbers": (
        "Numbers",
        "Every printed number, read back from the picture, is its value rightly rounded.",
    ),
    "arithmetic": ("Calculations", "What is printed as a calculation comes out as it is printed."),
    "agreement": (
        "Agreement",
        "A number, a bar and a light that show one value agree at every moment.",
    ),
    "lines": (
        "Connections",
        "No connection is lit that carries nothing; each has the colour of its sign, and the more "
        "it carries the brighter it is.",
    ),
    "captions": (
        "Captions",
        "A caption, and the voice, come within 0.2 s of what they name.",
    ),
    "claims": ("Claims", "What is said of the data is so."),
    "counters": ("Counters", "A number that counts is the number of what is drawn by then."),
    "sources": (
        "Sources",
        "Whatever shows data says which, and each value is found in the audit’s own calculation.",
    ),
}
