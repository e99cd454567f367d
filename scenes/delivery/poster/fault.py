"""What is said where there is no poster."""


class PosterError(Exception):
    """A poster cannot be made; the text says why and what would do."""
