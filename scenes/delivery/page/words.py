"""The words that stand on every course's page, whatever the course.

A translation's [text] has them in its language; English stays where it lacks them.
"""

VOICE_KEY = "V"  # does something where a film has sound
KEYS = (
    (("Space", "K"), "play or pause"),
    (("←", "→"), "5 seconds back or on"),
    (("N", "P"), "next or previous part"),
    (("C",), "captions on or off"),
    ((VOICE_KEY,), "voice on or off"),
    (("F",), "full screen on or off"),
)
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
)
