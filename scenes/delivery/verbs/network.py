"""`nnfilm network FILE`: what is in a network's file, of ours or of other programs."""

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from scenes.delivery.course.problems import shown_path
from scenes.delivery.verbs.report import exit_status
from scenes.telling.shown import shown

HELP = "say what is in a network's file, and keep it as .npz"
DESCRIPTION = """\
Reads a network of yours: .npz, .safetensors (PyTorch), .onnx, .keras, .h5 (Keras) or .json. Says
its layers, how the file was understood, and how many digits it reads. Films take these files as
they are; what a file does not say, such as the activation functions of a state_dict, is said here
once, and --save keeps it.
"""
EXAMPLES = """\
examples:
  nnfilm network mine.keras                   what is in it?
  nnfilm network mine.safetensors --activation relu --output softmax --save mine.npz
                                              says what a state_dict does not, and keeps it
  nnfilm network mine.npz --activation relu,tanh --output sigmoid
                                              two hidden layers of two kinds
  nnfilm network mine.onnx --scale 255        trained on pixels of 0 to 255
  nnfilm network mine.onnx --mean 0.1307 --std 0.3081
                                              on (pixel − mean) / std, as PyTorch's Normalize
  nnfilm network mine.h5 --invert             on dark ink, 1 − pixel
  nnfilm network mine.h5 --order 1,2,3,4,5,6,7,8,9,0
                                              whose first output stands for 1, its last for 0
  nnfilm network pets.onnx --classes cat,dog --save pets.npz
                                              names its outputs
  NNFILM_NETWORK=mine.npz manim -pql scenes/forward.py
                                              films it

Pickles (.pt, .pkl, joblib) are not read; what to export instead is said. .safetensors, .onnx,
.keras and .h5 need libraries: pip install "nnfilm[networks]"

exit status: 0 fine, 1 something failed, 2 something given was wrong
"""


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add what is given after this verb."""
    add = parser.add_argument
    add("network", metavar="FILE", help="a network's file, or a name of assets/networks")
    add("--activation", type=_names, metavar="NAME", help="of hidden layers: all, or A,B,… each")
    add("--output", metavar="NAME", help="activation function of the last layer")
    add("--scale", type=float, metavar="N", help="its inputs were pixels of 0 to N")
    add("--mean", type=float, metavar="N", help="which was taken off them, after --scale")
    add("--std", type=float, metavar="N", help="by which they were divided then")
    add("--invert", action="store_true", help="they were of dark ink on white")
    add("--order", type=_listed(int), metavar="K,L,…", help="the class of each output: 1,2,…,0")
    add("--classes", type=_names, metavar="A,B,…", help="the outputs' names")
    add("--save", type=Path, metavar="FILE", help="keep it as this .npz, which says it all")
    add("--json", action="store_true", help="say it as JSON")


@exit_status
def run(given: argparse.Namespace, root: Path) -> int:
    """Say what is in a file; the exit status. root: the project."""
    # Only here are arrays needed, and the other verbs begin sooner without.
    from scenes.delivery.networks.report import as_json, lines, report_of, save
    from scenes.given.networks import Told

    said = {name: value for name, value in vars(given).items() if name in Told.__match_args__}
    report = report_of(given.network, Told(**said))
    if given.save:
        save(report, given.save)
    if given.json:
        print(json.dumps(as_json(report), ensure_ascii=False))
        return 0
    print("\n".join(lines(report)))
    if given.save:
        print(f"Saved: {shown_path(given.save)}")
    return 0


def _listed(kind: Callable[[str], object]) -> Callable[[str], tuple[object, ...]]:
    def read(text: str) -> tuple[object, ...]:
        try:
            return tuple(kind(part.strip()) for part in text.split(","))
        except ValueError:
            raise argparse.ArgumentTypeError(f"{shown(text)} is no list such as 1,2,0") from None

    return read


_names = _listed(str)
