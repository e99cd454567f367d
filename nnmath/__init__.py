"""The mathematics of the films: networks, their forward pass and their training, nothing drawn."""

from nnmath.activations import (
    ACTIVATIONS,
    Activation,
    activation_named,
    identity,
    leaky_relu,
    relu,
    sigmoid,
    softmax,
    tanh,
)
from nnmath.backprop import Gradient, backpropagate, loss, penalty
from nnmath.edges import (
    blob_image,
    compass_kernels,
    designed_weights,
    edge_detector,
    edge_image,
    edge_kernel,
    edge_kernels,
    edge_response,
    edge_strength,
    quiz_images,
)
from nnmath.forward import Prediction, Step, contributions, forward, predict, running_sums
from nnmath.grids import contribution_grid, signed_scale, weight_grid
from nnmath.network import Layer, Network
from nnmath.pictures.augment import Jitter, augment
from nnmath.pictures.digits import Digits, load_digits
from nnmath.pictures.distances import pixel_distance, pixel_distances
from nnmath.pictures.idx import load_mnist, read_idx
from nnmath.pictures.preprocess import Framing, Stages, find_digits, preprocess
from nnmath.storage import load_network, load_run, read_metadata, save_network, save_run
from nnmath.strokeness import Strokeness, layer_strokeness, strokeness
from nnmath.training import Recipe, TrainingRun, accuracy

__all__ = [
    "ACTIVATIONS",
    "Activation",
    "Digits",
    "Framing",
    "Gradient",
    "Jitter",
    "Layer",
    "Network",
    "Prediction",
    "Recipe",
    "Stages",
    "Step",
    "Strokeness",
    "TrainingRun",
    "accuracy",
    "activation_named",
    "augment",
    "backpropagate",
    "blob_image",
    "compass_kernels",
    "contribution_grid",
    "contributions",
    "designed_weights",
    "edge_detector",
    "edge_image",
    "edge_kernel",
    "edge_kernels",
    "edge_response",
    "edge_strength",
    "find_digits",
    "forward",
    "identity",
    "layer_strokeness",
    "leaky_relu",
    "load_digits",
    "load_mnist",
    "load_network",
    "load_run",
    "loss",
    "penalty",
    "pixel_distance",
    "pixel_distances",
    "predict",
    "preprocess",
    "quiz_images",
    "read_idx",
    "read_metadata",
    "relu",
    "running_sums",
    "save_network",
    "save_run",
    "sigmoid",
    "signed_scale",
    "softmax",
    "strokeness",
    "tanh",
    "weight_grid",
]
