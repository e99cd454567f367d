"""Files that are never opened, because opening them can run anything, and how to export instead."""

from __future__ import annotations

from pathlib import Path

PICKLE = "is a pickle, which can run anything when it is opened, and so is not read"
TORCH = (
    "from safetensors.torch import save_file",
    'save_file(model.state_dict(), "mine.safetensors", metadata={"activations": "relu,softmax"})',
)
SKLEARN = (
    "import numpy",
    'numpy.savez("mine.npz", *model.coefs_, *model.intercepts_)',
)
KERAS = 'model.save("mine.keras")'
PICKLES = {
    **dict.fromkeys((".pt", ".pth", ".ckpt", ".bin", ".pt2"), ("PyTorch", TORCH)),
    **dict.fromkeys((".pkl", ".pickle", ".joblib", ".sav"), ("scikit-learn", SKLEARN)),
}
TENSORFLOW = (".pb", ".tf", ".tflite", ".index")


def why_refused(path: Path) -> str | None:
    """What to say of a file that is not opened, None for one that may be read."""
    suffix = path.suffix.lower()
    if suffix in PICKLES:
        program, (first, second) = PICKLES[suffix]
        return f"{path} {PICKLE}; export it from {program} with two lines: {first}; {second}"
    if suffix in TENSORFLOW or path.is_dir():
        return f"{path} is no file of a network that is read; save the model with {KERAS}"
    return None
