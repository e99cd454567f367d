"""The mathematics of the films: networks, their forward pass and their training, nothing drawn."""

from nnmath.activations import ACTIVATIONS, Activation, identity, relu, sigmoid, softmax
from nnmath.digits import Digits, load_digits
from nnmath.edges import (
    blob_image,
    designed_weights,
    edge_detector,
    edge_image,
    edge_kernel,
    edge_kernels,
    edge_response,
    quiz_images,
)
from nnmath.forward import Prediction, Step, contributions, forward, predict
from nnmath.grids import contribution_grid, signed_scale, weight_grid
from nnmath.idx import load_mnist, read_idx
from nnmath.network import Layer, Network
from nnmath.preprocess import Framing, Stages, preprocess
from nnmath.storage import load_network, read_metadata, save_network

__all__ = [
    "ACTIVATIONS",
    "Activation",
    "Digits",
    "Framing",
    "Layer",
    "Network",
    "Prediction",
    "Stages",
    "Step",
    "blob_image",
    "contribution_grid",
    "contributions",
    "designed_weights",
    "edge_detector",
    "edge_image",
    "edge_kernel",
    "edge_kernels",
    "edge_response",
    "forward",
    "identity",
    "load_digits",
    "load_mnist",
    "load_network",
    "predict",
    "preprocess",
    "quiz_images",
    "read_idx",
    "read_metadata",
    "relu",
    "save_network",
    "sigmoid",
    "signed_scale",
    "softmax",
    "weight_grid",
]
