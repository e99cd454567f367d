"""What is said where digits cannot be shown at all."""


class DigitsError(Exception):
    """Nothing can be shown; the text says why and what would do."""
