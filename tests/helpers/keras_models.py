"""Files that Keras itself writes, and what it computes with them, in a process of its own.

Keras warns of much and takes its backend from the environment, which the tests keep as it is.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HEAD = """
import sys
import numpy as np
import keras
from keras import layers
folder, rng = sys.argv[1], np.random.default_rng(0)

def keep(name, model, x):
    for layer in model.layers:
        if isinstance(layer, (layers.Dense, layers.BatchNormalization)):
            layer.set_weights([rng.uniform(0.2, 0.9, w.shape) if w.ndim == 1 else
                               rng.normal(0, w.shape[0] ** -0.5, w.shape)
                               for w in layer.get_weights()])
    y = model.predict(x, verbose=0)
    np.savez(f"{folder}/{name}.npz", x=x.reshape(len(x), -1), y=y)
    model.save(f"{folder}/{name}.keras")
    model.save(f"{folder}/{name}.h5")
    model.save_weights(f"{folder}/{name}.weights.h5")

images, rows = rng.random((7, 28, 28, 1)), rng.random((7, 6))
"""


def written(folder: Path, code: str) -> None:
    """Let Keras run code after HEAD, which keeps models in a folder."""
    done = subprocess.run(
        [sys.executable, "-c", f"{HEAD}\n{code}", str(folder)],
        env={**os.environ, "KERAS_BACKEND": "numpy", "KERAS_HOME": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
