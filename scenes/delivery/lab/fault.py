"""What is said where there is no lab."""


class LabError(Exception):
    """A lab cannot be made; the text says why and what would do."""
