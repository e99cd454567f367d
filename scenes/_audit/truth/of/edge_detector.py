"""The edge detector: weights set by hand, and what they add up over pictures, cell by cell."""

import numpy as np

from scenes._audit.truth.library import Library

SIDE = 28
BAR, WINDOW, ACROSS = slice(7, 10), slice(6, 11), slice(10, 18)  # rows, rows, columns
CLOSE = slice(4, 13), slice(8, 20)  # what is seen from close by
STROKE = slice(4, 24)  # columns of the stroke that it is made for
RADIUS, MIDDLE = 5.1, (8.0, 13.5)  # of the blob


def arrays(truth: Library) -> dict[str, np.ndarray]:
    """Both detectors, the pictures they look at, all products, and the sums so far."""
    detectors = {"bar": designed(False), "detector": designed(True)}
    images = pictures(truth)
    known = {
        "the most": np.array(detectors["bar"].sum()),
        "sums of the quiz": np.array([(detectors["detector"] * images[k]).sum() for k in "ABCD"]),
    }
    for name, weights in detectors.items():
        known[f"weights of the {name}"] = weights[CLOSE]
        for title, image in images.items():
            known |= added_up(weights, image, f"of the {name} on {title}")
    for title, image in images.items():
        known[f"{title} from close by"] = image[CLOSE]
    return known


def designed(surround: bool) -> np.ndarray:
    """+1 on a bar, and −1 around it."""
    weights = np.zeros((SIDE, SIDE))
    weights[WINDOW, ACROSS] = -float(surround)
    weights[BAR, ACROSS] = 1
    return weights


def pictures(truth: Library) -> dict[str, np.ndarray]:
    """The stroke, the blob, the four of the quiz, the digit, and the best of ours."""
    detector = designed(True)
    stroke = np.zeros((SIDE, SIDE))
    stroke[BAR, STROKE] = 1
    down, across = np.ogrid[:SIDE, :SIDE]
    away = np.sqrt((down - MIDDLE[0]) ** 2 + (across - MIDDLE[1]) ** 2)
    quiz = {"A": 0 * detector, "B": detector > 0, "C": detector < 0, "D": detector != 0}
    digit = truth.x.reshape(SIDE, SIDE)
    known = [name.partition("-")[0].isdecimal() for name in truth.digits.names]
    most = max(truth.digits.x[known], key=lambda x: float((x * detector.ravel()).sum()))
    return {
        "the stroke": stroke,
        "the blob": np.clip(RADIUS - away, 0, 1),
        **{letter: np.asarray(image, dtype=float) for letter, image in quiz.items()},
        "the digit": digit,
        "the digit with the most": most.reshape(SIDE, SIDE),
    }


def added_up(weights: np.ndarray, image: np.ndarray, name: str) -> dict[str, np.ndarray]:
    """The products from close by, and their sum so far: the positive weights' first."""
    products, signs = (weights * image)[CLOSE], weights[CLOSE].ravel()
    order = np.r_[np.flatnonzero(signs > 0), np.flatnonzero(signs < 0)]
    so_far = np.r_[0, np.cumsum(products.ravel()[order])]
    taken = np.r_[0, np.cumsum(np.clip(-products.ravel()[order], 0, None))]
    return {
        f"products {name}": products,
        f"sums so far {name}": so_far,
        f"taken away so far {name}": taken,
        f"counts so far {name}": so_far + taken,
    }
