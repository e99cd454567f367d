"""Set by hand: the network of rules, its bars and parts as pictures, and how well it reads."""

import numpy as np

from scenes._audit.truth.derived import read_by
from scenes._audit.truth.library import Library
from scenes._audit.truth.passing import contributions, passed

NETWORKS = ("by_hand", "strokes")
LIT = 0.5
BEYOND = 0.01  # of the weights may lie beyond full colour
SECONDS, HOUR = 10, 3600


def arrays(truth: Library) -> dict[str, np.ndarray]:
    """Bars, parts as sums of bars, the way that is followed, and the table of what is confused."""
    net = truth.shipped["by_hand"]
    one = passed(net, truth.x)
    limit = np.quantile(np.abs(net.weights[0]), 1 - BEYOND)
    bars, parts = net.weights[0], np.einsum("pb,bx->px", net.weights[1], net.weights[0])
    answer = int(one.a[-1].argmax())
    asked = np.flatnonzero(net.weights[2][answer] > 0)
    part = int(asked[one.a[1][asked].argmax()])
    wanted = np.flatnonzero(net.weights[1][part] > 0)
    bar = int(wanted[one.a[0][wanted].argmax()])
    rule, against = net.weights[1][part], net.weights[2][answer]
    known = read_by(net, truth.x, "by hand") | {
        "bars": bars,
        "parts": parts,
        "the first dial alone": np.clip(bars[bar] / limit, -1, 1) * (bars[bar] == bars[bar].max()),
        "what the part asks for": np.einsum(
            "b,bx->x", np.clip(net.weights[1][part], 0, None), bars
        ),
        "weights of the part, of the answer": np.stack([rule, against]),
        "bars of the part": rule[:, None] * bars,
    }
    sizes = np.array([w.size + len(b) for w, b in zip(net.weights, net.biases)], dtype=float)
    known["dials set so far"] = np.r_[1, sizes[0] / len(net.biases[0]) - 1, 785, np.cumsum(sizes)]
    known["hours"] = np.array(sizes.sum() * SECONDS / HOUR)
    known |= reasons(truth, answer)
    for name in ("by_hand", "strokes"):
        counts = truth.measured[f"confusion_{name}"]["counts"]
        known[f"shares read, {name}"] = counts / counts.sum(axis=1, keepdims=True)
        right = np.trace(counts) / counts.sum()
        known[f"score of {name}, and of guessing"] = np.array([right, 1 / len(counts)])
        known[f"right so far, {name}"] = np.r_[0, np.cumsum(np.diag(counts))]
    return known


def reasons(truth: Library, answer: int) -> dict[str, np.ndarray]:
    """What the lit parts send that the answer asks for, and the lit bars that these ask for."""
    net = truth.shipped["by_hand"]
    one = passed(net, truth.x)
    parts = lit(one.a[1], net.weights[2][answer])
    sent = [contributions(net, one, layer) for layer in (1, 2)]
    to_answer, to_parts = np.zeros_like(sent[1]), np.zeros_like(sent[0])
    to_answer[answer, parts] = sent[1][answer, parts]
    bars = np.unique(np.concatenate([lit(one.a[0], net.weights[1][part]) for part in parts]))
    for part in parts:
        own = bars[net.weights[1][part][bars] > 0]
        to_parts[part, own] = sent[0][part, own]
    return {"what the answer is sent": to_answer, "what its parts are sent": to_parts}


def lit(a: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Of what is asked for the lit ones, at least the brightest."""
    asked = np.flatnonzero(weights > 0)
    return asked[(a[asked] >= LIT) | (a[asked] == a[asked].max())]
