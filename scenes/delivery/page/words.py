"""The words that stand on every course's page, whatever the course.

A translation's [text] has them in its language; English stays where it lacks them.
"""

from scenes.telling.figures import EXAMPLE

VOICE_KEY = "V"  # does something where a film has sound
KEYS = (
    (("Space", "K"), "play or pause"),
    (("←", "→"), "5 seconds back or on"),
    (("N", "P"), "next or previous part"),
    (("C",), "captions on or off"),
    ((VOICE_KEY,), "voice on or off"),
    (("F",), "full screen on or off"),
)
# What an audit found; {} is a number.
CHECKED = "{} values checked in {} frames, worst error {}/255"
CHECKED_WITHOUT_LIGHT = "{} values checked in {} frames"  # where nothing has levels of brightness
SCENES, FAULTS, UNCLEAR = "{} of {} scenes", "faults: {}", "not everything could be checked"
AUDIT_WORDS = (CHECKED, CHECKED_WITHOUT_LIGHT, SCENES, FAULTS, UNCLEAR, EXAMPLE)
PAGE_WORDS = (
    "Chapters",
    "Draw a digit yourself",
    "Captions",
    "Voice",
    "Full screen",
    "Previous part",
    "Next part",
    "Next chapter",
    "Not filmed yet",
    "There is no film of this chapter yet.",
    "Film",
    "Keyboard shortcuts",
    "Space",
    *(what for _, what in KEYS),
    *AUDIT_WORDS,
)
