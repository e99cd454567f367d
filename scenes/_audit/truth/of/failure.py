"""The failure: a digit that is misread, why, and what its answer and a right one hang on."""

import numpy as np

from scenes._audit.truth.derived import read_by
from scenes._audit.truth.library import Library
from scenes._audit.truth.of.why_layers import margins
from scenes._audit.truth.passing import contributions, passed

JUDGES = ("strokes", "plain", "relu")
SIDE, LARGEST, SQUARE = 28, 10, 3
SHARE = 0.5  # of its lead that an answer keeps
STRONG = 0.5  # of the largest product


def arrays(truth: Library) -> dict[str, np.ndarray]:
    """What the misread digit's outputs are sent, and what both answers are with parts covered."""
    known = dict[str, np.ndarray]()
    if truth.net.sizes[-1] == 10 and (case := misread(truth)):
        x, label = case
        known |= read_by(truth.net, x, "misread") | taken_apart(truth, x, label)
        known |= covered_up(truth, x, label)
    if truth.net.sizes[-1] > 1 and (right := read_right(truth)) is not None:
        known |= read_by(truth.net, right, "read right") | stripped(truth, right)
    return known


def misread(truth: Library) -> tuple[np.ndarray, int] | None:
    """The chosen digit if it is misread, else the hurried one that is so most clearly; its label.

    Of those that a good network reads right, if there is one.
    """
    own = truth.passed.a[-1]
    if truth.label is not None and own.argmax() != truth.label and is_sole(own):
        return truth.x, truth.label
    written = truth.hurried
    ahead = margins(truth.net, written.x, written.labels)
    judged = [margins(truth.shipped[name], written.x, written.labels) for name in JUDGES]
    wrong = ahead < 0
    clear = wrong & (np.max(judged, axis=0) > 0)
    some = np.flatnonzero(clear if clear.any() else wrong)
    if not len(some):
        return None
    index = int(some[ahead[some].argmin()])
    return written.x[index], int(written.labels[index])


def is_sole(outputs: np.ndarray) -> bool:
    """Whether one output is above all others."""
    return np.count_nonzero(outputs == outputs.max()) == 1


def read_right(truth: Library) -> np.ndarray | None:
    """The first of the digit and our own that the network reads right."""
    first = truth.label or 0
    labels = [truth.label, *((first + k) % 10 for k in range(10))]
    for x, label in zip([truth.x, *np.roll(truth.ten, -first, axis=0)], labels):
        a = passed(truth.net, x).a[-1]
        if is_sole(a) and (label is None or truth.net.sizes[-1] != 10 or a.argmax() == label):
            return np.asarray(x)
    return None


def taken_apart(truth: Library, x: np.ndarray, label: int) -> dict[str, np.ndarray]:
    """What the right output and the answer are sent, and the neurons behind the difference."""
    net, one = truth.net, passed(truth.net, x)
    layers = range(len(net.weights))
    sent = [contributions(net, one, layer) for layer in layers]
    both = [label, int(one.a[-1].argmax())]
    known = {
        "sent to both": sent[-1][both],
        "sums of both so far": np.cumsum(sent[-1][both], axis=1),
        "sums, biases and z of both": np.stack(
            [each[both] for each in (one.sums[-1], net.biases[-1], one.z[-1])]
        ),
        "what the answer is sent more": sent[-1][both[1]] - sent[-1][both[0]],
    }
    if len(layers) < 2:
        return known
    neuron = int(known["what the answer is sent more"].argmax())
    bars = np.c_[sent[-1][both], net.biases[-1][both]]
    rest = bars.copy()
    rest[:, neuron] = 0
    known |= {"sent to both, then the biases": bars, "the same without one": rest}
    alone = np.zeros_like(sent[-1])
    alone[both, neuron] = sent[-1][both, neuron]
    known["lines to both"] = alone
    known["both without it"] = one.z[-1][both] - sent[-1][both, neuron]
    for layer in range(len(layers) - 2, -1, -1):
        alone = np.zeros_like(sent[layer])
        alone[neuron] = sent[layer][neuron]
        known[f"lines back in layer {layer}"] = alone
        if layer:
            neuron = int((np.sign(one.a[layer][neuron]) * sent[layer][neuron]).argmax())
    return known


def squares(x: np.ndarray, size: int) -> np.ndarray:
    """The image with a square of it covered, at every place where it fits: (places, n)."""
    places = np.arange(SIDE - size + 1)
    rows, columns = np.arange(SIDE)[:, None], np.arange(SIDE)
    top, left = (each.reshape(-1, 1, 1) for each in np.meshgrid(places, places, indexing="ij"))
    hidden = (rows >= top) & (rows < top + size) & (columns >= left) & (columns < left + size)
    return np.asarray(np.where(hidden, 0, x.reshape(SIDE, SIDE)).reshape(len(hidden), -1))


def covered_up(truth: Library, x: np.ndarray, label: int) -> dict[str, np.ndarray]:
    """The misread digit with a square of it covered, at every place, and what is read then."""
    whole = passed(truth.net, x).a[-1]
    read, size = int(whole.argmax()), repairing(truth, x, label)
    images = squares(x, size)
    outputs = passed(truth.net, images).a[-1]
    gain = (outputs[:, label] - whole[label]) - (outputs[:, read] - whole[read])
    hidden = (squares(np.ones_like(x), size) == 0).astype(float)  # (places, n)
    under = np.maximum(hidden.sum(axis=0), 1)
    return {
        "covered": images,
        "outputs while covered": outputs,
        "effect of covering": gain @ hidden / under,
    }


def repairing(truth: Library, x: np.ndarray, label: int) -> int:
    """The side of the smallest square that turns the answer, as surely as it was wrong if any."""
    whole = passed(truth.net, x).a[-1]
    wanted, turning = whole.max() - whole[label], 0
    for size in range(1, LARGEST + 1):
        outputs = passed(truth.net, squares(x, size)).a[-1]
        lead = (outputs[:, label] - np.delete(outputs, label, axis=1).max(axis=1)).max()
        if lead >= wanted > 0:
            return size
        turning = turning or (size if lead > 0 else 0)
    return turning or LARGEST // 2


def stripped(truth: Library, x: np.ndarray) -> dict[str, np.ndarray]:
    """The digit after each square that its answer can do without, its ink and its outputs."""
    whole = passed(truth.net, x).a[-1]
    answer = int(whole.argmax())
    least = SHARE * ahead(whole[None], answer)[0]
    images, inside = [x], squares(np.ones_like(x), SQUARE) == 0
    while True:
        lit = (inside * images[-1]).any(axis=1)
        tried = squares(images[-1], SQUARE)[lit]
        lead = ahead(passed(truth.net, tried).a[-1], answer)
        if lead.max(initial=-np.inf) < least:
            break
        images.append(tried[lead.argmax()])
    rest = np.stack(images)
    return {
        "the digit stripped": rest,
        "ink that is left": rest.sum(axis=1) / x.sum(),
        "outputs of the rest": passed(truth.net, rest).a[-1],
        "outputs without ink": passed(truth.net, 0 * x).a[-1],
    }


def ahead(outputs: np.ndarray, answer: int) -> np.ndarray:
    """How far an output is above all others: (n,)."""
    return np.asarray(outputs[:, answer] - np.delete(outputs, answer, axis=1).max(axis=1))
