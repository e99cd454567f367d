"""The noise: pictures of nothing by their seeds, a digit in every place, and what is read."""

import numpy as np
from scipy.ndimage import label

from scenes._audit.truth.library import Library
from scenes._audit.truth.passing import passed

SHOWN, MOST = 15, 12
GREY = 0.5
BY = 2  # bins of the measurement in a bar


def arrays(truth: Library) -> dict[str, np.ndarray]:
    """The first seeds and even grey, and their outputs; the digit in 625 places; the counts."""
    side = round(np.sqrt(len(truth.x)))
    seeds = [np.random.default_rng(seed).random((side, side)).ravel() for seed in range(SHOWN)]
    noise = passed(truth.net, np.stack(seeds))
    even = passed(truth.net, np.full((1, side * side), GREY))
    known = {
        "noise": noise.x,
        "outputs for noise": noise.a[-1],
        "brightest outputs for noise": noise.a[-1].max(axis=1),
        "even grey": even.x,
        "outputs for even grey": even.a[-1],
    }
    full = max(1.0, *(float(np.abs(one.a[-1]).max()) for one in (truth.passed, noise)))
    return known | counted(truth) | everywhere(truth, side, full)


def counted(truth: Library) -> dict[str, np.ndarray]:
    """How bright the brightest output gets, for noise and for digits, in the bars of a film."""
    name = truth.is_shipped()
    if name is None:
        return {}
    measured = truth.measured[f"answers_{name}"]
    known = {"edges of the bars": measured["edges"][::BY]}
    for kind in ("noise", "digits"):
        bars = measured[kind].reshape(-1, BY).sum(axis=1)
        known |= {f"{kind} in each bar": bars, f"shares of {kind}": bars / bars.sum()}
        known |= {f"percent of {kind}": 100 * bars / bars.sum()}
    return known


def everywhere(truth: Library, side: int, full: float) -> dict[str, np.ndarray]:
    """The digit up to twelve pixels away, [down, right], its outputs, and the brightest of them.

    full: the output at full light.
    """
    wide = np.pad(truth.x.reshape(side, side), MOST)
    places = np.arange(2 * MOST, -1, -1)
    images = np.array(
        [[wide[down : down + side, right : right + side] for right in places] for down in places]
    )
    outputs = passed(truth.net, images.reshape(*images.shape[:2], -1)).a[-1]
    answers = outputs.argmax(axis=2)
    island, _ = label(answers == answers[MOST, MOST])
    brightest = outputs.max(axis=2)
    return {
        "the digit in every place": images.reshape(-1, side * side),
        "outputs in every place": outputs.reshape(-1, outputs.shape[-1]),
        "brightest output in every place": brightest,
        "answers in every place": answers.astype(float),
        "the island": (island == island[MOST, MOST]).astype(float),
        "full light": np.array(full),
        "light in every place": np.clip(brightest / full, 0, 1),
    }
