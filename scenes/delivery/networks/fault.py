"""What is said of a network's file that is not read."""


class NetworkError(Exception):
    """A network cannot be read or kept; the text says why and what would do."""
