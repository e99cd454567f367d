"""What is said where something that users gave cannot be used, by `manim` and `nnfilm` alike.

One sentence, in which nothing that others named can move the cursor, ring or fill the terminal.
"""

import re
from pathlib import Path

from scenes.telling.shown import printable, shown_value

# Of what it writes Manim hands a list to FFmpeg, where a name ends at an apostrophe or a line's
# end. What stands in braces it takes for something to fill in, in the scene's own path too.
UNFIT = re.compile(r"['{}\x00-\x1f\x7f]")

# How a line begins that a scene prints before it is filmed, and that a course's filming passes on.
NOTE = "note: "

NAMES = {"'": "an apostrophe", "{": "a brace", "}": "a brace"}


def refusal(variable: str, value: str, why: str) -> str:
    """The sentence for an environment variable whose value cannot be used."""
    return f"{variable}={shown_value(value)}: {printable(why)}"


def unfit_folder(path: Path) -> str | None:
    """Why Manim cannot write a film into a folder, or into a file of this path; None where it can.

    It would draw everything, and fail when it joins what it has drawn.
    """
    text = str(path)
    what = None
    if found := UNFIT.search(text):
        what = NAMES.get(found[0], "a line break or another control character")
    elif any("\ud800" <= character <= "\udfff" for character in text):
        what = "bytes that are no UTF-8"
    return _refused(text, what) if what else None


def unfit_scene(path: Path) -> str | None:
    """Why Manim cannot film a scene that lies there, wherever it writes; None where it can."""
    found = re.search("[{}]", str(path))
    return _refused(str(path), NAMES[found[0]]) if found else None


def _refused(path: str, what: str) -> str:
    return f"Manim cannot film in {shown_value(path)}: the path has {what}; use another folder."
