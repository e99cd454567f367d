"""What was measured on MNIST's test images, which a film cannot look at itself."""

import numpy as np

from nnmath.measuring.measurements import Choices, load_choices
from scenes._assets import ASSETS, AssetError

MEASUREMENTS = ASSETS / "measurements"
COMMAND = "python -m nnmath.measure choices assets/measurements/choices.npz"


def choices() -> Choices:
    """What networks of other widths and depths score, each trained with every seed.

    Raises AssetError where the measurement is missing, damaged or not complete.
    """
    path = MEASUREMENTS / "choices.npz"
    try:
        measured = load_choices(path)
    except (ValueError, OSError) as error:
        raise AssetError(f"{error} `{COMMAND}` measures it.") from None
    if missing := int(np.isnan(measured.accuracy).sum()):
        raise AssetError(
            f"{path} lacks {missing} of {measured.accuracy.size} trainings; `{COMMAND}` goes on"
            " where it was interrupted."
        )
    return measured
