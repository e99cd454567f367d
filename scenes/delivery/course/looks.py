"""How a film can look: wide is 16:9, tall is 9:16, for phones; light is for print and slides."""

WIDE, TALL = SHAPES = ("wide", "tall")
DARK, LIGHT = THEMES = ("dark", "light")  # those of scenes/mobjects/theme.py, which loads Manim
