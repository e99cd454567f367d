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
LEVEL, WORST_MOVING = "of 255 levels", "of what moves"
SCENE, KIND, THINGS, EACH = "Scene", "What", "things", "values"
UNSEEN = "not seen"
EVERY_BEAT = "Checked in every part."
NOT_IN = "Nothing was checked in:"
NOT_SEEN = "{} values could not be seen: something covers them, or one sees through them."
UNSAID, IN_FRAMES = "Shows data and does not say what:", "frames: {}"
UNKNOWN = "{} values without a known source."
CERTIFICATE = "Certificate: what was held against what"
EXPECTED, FOUND, MORE = "expected", "found", "and {} more"
LEFT = "Not audited as they are now:"
MEANING = "What is checked"
# What faults say: a value stands in each slot, or something that says more of these.
SAID = (
    "{} and {} more of it",
    "cell {}, {} of {}",
    "cell {}, {} and those beside it of {}",
    "light {} of {}",
    "pixels from {}, {} on of picture {} of {}",
    "{}: luma {}, Cb {}, Cr {} of 255",
    "luma {}, Cb {}, Cr {} of 255",
    "luma {}, Cb {}, Cr {}",
    "the brightness of the whole film",
    "as it was drawn",
    "{} levels and {} % of them, or more",
    "bar {} of {}",
    "{}: its end is {} pixels off",
    "point {} of {}",
    "ink",
    "no ink of its colour at {}, {}",
    "a place {} pixels from that of its value",
    "{}, rounded",
    "{}: no number",
    "{}: zero has no sign",
    "{}: not so: it is {}",
    "{}: {} are complete",
    "{}: more than half a unit of its last place from {}",
    "{}, which stands still",
    "a printed equation",
    "holds as it is printed",
    "“{}”: it comes to {}",
    "“{}”: “=” holds",
    "{} and {}",
    "the same",
    "{} beside {}",
    "{} to {}",
    "value {} of {}, {} of its limit beyond",
    "a known source",
    "none",
    "the light of {} at {}",
    "the light of all lines of {}",
    "the light between the same ends",
    "{} as well",
    "{} of it",
    "{} of them",
    "the colours of {}",
    "those of the signs",
    "others",
    "the ground among {}",
    "the ground among {} at {}",
    "no light",
    "{} levels of light",
    "the lines of {} to {}, where {} are drawn",
    "there",
    "not there",
    "positive",
    "negative",
    "light of {}",
    "the line of {} from {} to {}",
    "{}, beside {}",
    "the brighter one",
    "the darker",
    "limit and exposure of {}",
    "within {} s of {} s, where it points",
    "{} s later",
    "nothing changes",
    "captions",
    "a caption",
    "no phrase says it",
    "no caption says it in its turn",
    "phrases",
    "a phrase",
    "{} phrases in their order",
    "nothing is heard",
    "a sound",
    "what is so",
    "it is not so in this data",
    "it cannot be worked out: {}",
    "frames of the film",
)
QUOTING = "claims", "captions", "voice", "pointing"  # kinds whose faults are of sentences
# What each check means, by its kind.
MEANS: Mapping[str, tuple[str, str]] = {
    "sources": (
        "Sources",
        "Whatever shows data says which, and each value is found in the audit’s own calculation.",
    ),
    "on the way": (
        "On the way",
        "A value that changes is never beyond the two between which it changes.",
    ),
    "cells": (
        "Cells",
        "Every square of a picture, of weights or of products has the colour of its number.",
    ),
    "pictures": ("Pictures", "Every part of a grey picture is as bright as its pixels."),
    "lamps": ("Neurons", "Every neuron is as bright as its activation."),
    "bars": ("Bars", "Every bar is as long as its number, to the side of its sign."),
    "dots": (
        "Dots and curves",
        "Every dot of a plot, and every point of a curve, lies where its numbers are.",
    ),
    "signs of lines": (
        "Signs of connections",
        "Each connection that can be seen alone has the colour of its sign.",
    ),
    "light of lines": (
        "Light of connections",
        "Connections are as bright as what they carry, also where many cross.",
    ),
    "no light where there is none": (
        "No light where there is none",
        "No connection is lit that carries nothing.",
    ),
    "order of lines": (
        "Order of connections",
        "Of two connections the one that carries more is the brighter.",
    ),
    "lines drawn": ("Drawn connections", "As many connections are drawn as are said to be."),
    "one scale for lines": ("One scale", "All connections of a scene are lit by one scale."),
    "one light in a gap": (
        "One light",
        "Between two layers there is one light at a time, but where one becomes another.",
    ),
    "numbers": (
        "Numbers",
        "Every printed number, read back from the picture, is its value rightly rounded.",
    ),
    "words": (
        "Numbers in sentences",
        "Every number in a sentence or a formula is read back from the picture as it is set.",
    ),
    "arithmetic": ("Calculations", "What is printed as a calculation comes out as it is printed."),
    "number = bar = light": (
        "Number = bar = light",
        "What shows one value in several ways shows the same one at every moment.",
    ),
    "counters": ("Counters", "A number that counts is the number of what is drawn by then."),
    "captions": ("Captions", "A caption comes within 0.2 s of its phrase, and says the same."),
    "voice": ("Voice", "The voice begins within 0.2 s of its phrase."),
    "pointing": ("Pointing", "What a phrase names changes in the picture within 0.2 s of it."),
    "claims": ("Claims", "What is said of the data is so."),
    "length": ("Length", "The film has as many frames as its scene."),
}
# How the kinds of what is read in another way end, "cells, moving": what it is called, and why.
OTHERWISE: Mapping[str, tuple[str, str, str]] = {
    ", moving": (
        "{}, in motion",
        "In motion",
        "What stands is read in the mean of the frames in which it stands, what moves in each.",
    ),
    ", small": (
        "{}, small",
        "Small",
        "Of what shares a pixel of the film with others, several are read together.",
    ),
}
