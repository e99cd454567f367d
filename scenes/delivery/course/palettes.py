"""The films' colours, by what they mean, for what is shown beside them.

Those of scenes/mobjects/theme.py, which says what each is for and which loads Manim.
"""

from collections.abc import Mapping

from scenes.delivery.course.looks import DARK, LIGHT

PALETTES: Mapping[str, Mapping[str, str]] = {
    DARK: {
        "background": "#0B0E14",
        "plate": "#0B0E14",
        "dark": "#12161F",
        "lit": "#FFFFFF",
        "length": "#FFFFFF",
        "positive": "#429EFF",
        "negative": "#FF6C64",
        "attention": "#FFD23F",
        "ink": "#E8EAF0",
        "muted": "#8C94A6",
    },
    LIGHT: {
        "background": "#FFFFFF",
        "plate": "#0D1119",
        "dark": "#161C28",
        "lit": "#FFE078",
        "length": "#161B26",
        "positive": "#1F74D1",
        "negative": "#D7372E",
        "attention": "#B35C00",
        "ink": "#161B26",
        "muted": "#667085",
    },
}
