"""Our handwriting of one digit, and which of its pictures a program that compares gets wrong."""

from dataclasses import dataclass

import numpy as np

from nnmath import load_digits, pixel_distances
from scenes._assets import ASSETS, DEFAULT_DIGIT, Digit, own_digit


@dataclass(frozen=True)
class Handwriting:
    """The pictures of one digit, and of all others, (n, 28, 28) each, 0..1.

    label: the digit. The first of its pictures is the chosen one if it is ours, else the one that
    stands for this digit. labels: what the others were written as, (n,).
    """

    label: int
    own: np.ndarray
    others: np.ndarray
    labels: np.ndarray

    def farther_than(self) -> tuple[np.ndarray, np.ndarray, np.ndarray, int]:
        """A picture, one of the same digit, one of another that is nearer to it, and which that is.

        The first is the one for which that is so by the largest difference; then come the farthest
        of its own digit and the nearest of all others.
        """
        n = len(self.own)
        apart = pixel_distances(np.concatenate([self.own, self.others]))[:n]
        far, near = apart[:, :n].max(axis=1), apart[:, n:].min(axis=1)
        one = int(np.argmax(far - near))
        same, other = int(np.argmax(apart[one, :n])), int(np.argmin(apart[one, n:]))
        return self.own[one], self.own[same], self.others[other], int(self.labels[other])


def handwriting_of(digit: Digit) -> Handwriting:
    """Our pictures of what a digit was written as; of our 3 where nobody said what it is.

    The one that lies between a 4 and a 9 is none of them.
    """
    label = int(DEFAULT_DIGIT) if digit.label is None else digit.label
    digits = load_digits(ASSETS / "digits" / "digits.npz")
    written = [name.partition("-")[0] for name in digits.names]
    own = digits.images[[one == str(label) for one in written]].astype(float)
    of_others = [one != str(label) and one.isdecimal() for one in written]
    others, labels = digits.images[of_others].astype(float), digits.labels[of_others]
    is_ours = any(np.array_equal(digit.image, one) for one in own)
    opening = digit.image if is_ours else own_digit(str(label)).image
    rest = [one for one in own if not np.array_equal(one, opening)]
    return Handwriting(label, np.array([opening, *rest]), others, labels)
