"""Sound: a spoken word, made by rule, and the picture of it."""
