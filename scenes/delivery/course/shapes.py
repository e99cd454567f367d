"""The shapes that a film can have: wide is 16:9, tall is 9:16, for phones."""

WIDE, TALL = SHAPES = ("wide", "tall")
