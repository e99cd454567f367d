"""What pixels alone say: where there is ink, what is under letters, whether anything moved."""

import numpy as np

INK = 30  # of 255: a colour this far from the ground is seen as something of its own
FAINT = 8  # of 255: this far, as something that is there at all, such as a dark cell


def distance(colours: np.ndarray, other: np.ndarray) -> np.ndarray:
    """How far colours are from another: the largest difference of a channel, (…, 3) to (…)."""
    if not colours.dtype == other.dtype == np.uint8:
        colours, other = colours.astype(np.int16), other.astype(np.int16)
    # Channel by channel is faster by an order of magnitude, and every picture goes through here.
    channels = [(colours[..., k], other[..., k]) for k in range(3)]
    red, green, blue = (np.maximum(one, two) - np.minimum(one, two) for one, two in channels)
    return np.asarray(np.maximum(np.maximum(red, green), blue))


def differ(picture: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Which colours of two pictures are not the same: (…, 3) each to (…)."""
    red, green, blue = (picture[..., k] != other[..., k] for k in range(3))
    return np.asarray(red | green | blue)


def has_moved(picture: np.ndarray, before: np.ndarray) -> bool:
    """Whether a viewer sees that two pictures, (height, width, 3), differ."""
    rows = differ(picture, before).any(axis=1)
    return int((distance(picture[rows], before[rows]) > FAINT).sum()) >= 4


def letters_and_ground(
    shown: np.ndarray, bare: np.ndarray, coverage: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The colours of a text and what is under it, pixel by pixel: (n, 3) each.

    shown, bare: the picture with and without the text, (height, width, 3). coverage: how much of
    each pixel the letters cover, 0..1, (height, width). What covers a text counts as its colour,
    for that is what is seen where the letters should be.
    """
    most = float(coverage.max(initial=0))
    inside = coverage >= min(0.5, 0.8 * most) if most > 0 else np.zeros(coverage.shape, bool)
    share = coverage[inside][:, None]
    ground = bare[inside].astype(float)
    # A pixel that the letter covers in part shows a mixture of the two.
    letters = ground + (shown[inside] - ground) / share
    return np.clip(letters, 0, 255), ground


def unevenness(ground: np.ndarray) -> float:
    """The share, 0..1, of colours (n, 3) that are not the one that most of them are."""
    if len(ground) == 0:
        return 0.0
    return float((distance(ground, np.median(ground, axis=0)) > INK).mean())
