"""The mathematics of the films: networks, their forward pass and their training, nothing drawn."""

from nnmath.activations import ACTIVATIONS, Activation, identity, relu, sigmoid, softmax
from nnmath.forward import Prediction, Step, contributions, forward, predict
from nnmath.idx import load_mnist, read_idx
from nnmath.network import Layer, Network
from nnmath.storage import load_network, read_metadata, save_network

__all__ = [
    "ACTIVATIONS",
    "Activation",
    "Layer",
    "Network",
    "Prediction",
    "Step",
    "contributions",
    "forward",
    "identity",
    "load_mnist",
    "load_network",
    "predict",
    "read_idx",
    "read_metadata",
    "relu",
    "save_network",
    "sigmoid",
    "softmax",
]
