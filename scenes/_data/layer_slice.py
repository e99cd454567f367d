"""Some neurons and some pixels of a layer, few enough to be written with their numbers."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

import numpy as np

from nnmath import Layer, Step
from scenes._data.reading import Reading
from scenes.mobjects.lettering.printing import (
    as_printed,
    equals_or_approx,
    number,
    product_of,
    sum_of,
)

SHOWN = 3  # neurons, and as many pixels
GREY = (0.25, 0.75)  # between these, an activation changes its product
ROUNDED = 0.005 + 1e-9  # how far a printed number is from what it says, at most
SEEN = 0.005  # the least weight that is not printed as 0.00
HALF = 0.5  # of the most that three pixels carry
LOOKED_AT = 80  # pixels, those that send most


@dataclass(frozen=True)
class LayerSlice:
    """The first layer of a network that reads a digit, and what of it is written out.

    neurons, pixels: their numbers, ascending, three of each where there are so many. followed: the
    neuron that is looked at more closely, among them.
    """

    layer: Layer
    x: np.ndarray
    step: Step
    terms: np.ndarray
    neurons: tuple[int, ...]
    pixels: tuple[int, ...]
    followed: int

    @classmethod
    def of(cls, reading: Reading, drawn: np.ndarray | None = None) -> "LayerSlice":
        """The neuron that the digit suits best, a dim one, and one between them; the pixels that
        carry most of the first one's sum. Of these, what adds up as it is printed.

        drawn: the neurons that a picture shows, if these are not all: of them first.
        """
        layer, step, x = reading.network.layers[0], reading.steps[0], reading.digit.x
        adds_up = adding_up(layer, step)
        if drawn is not None:
            is_drawn = np.isin(np.arange(layer.n_out), drawn)
            adds_up = adds_up & is_drawn if (adds_up & is_drawn).any() else is_drawn
        followed = int(np.argmax(np.where(adds_up, step.weighted_sum, -np.inf)))
        terms = reading.signals[0][followed]
        neurons = three_neurons(step.a, followed, adds_up)
        pixels = telling_pixels(layer.weights[list(neurons)], neurons.index(followed), x)
        return cls(layer, x, step, terms, neurons, pixels, followed)

    @property
    def row(self) -> int:
        """The place of the neuron that is followed among those written out."""
        return self.neurons.index(self.followed)

    @property
    def pixel(self) -> int:
        """The pixel that sends most to the neuron that is followed."""
        return max(self.pixels, key=lambda n: abs(self.terms[n]))

    @property
    def weights(self) -> np.ndarray:
        """The weights that are written out, (neurons, pixels)."""
        return self.layer.weights[np.ix_(self.neurons, self.pixels)]

    @property
    def worked(self) -> tuple[list[tuple[str, str]], str, str]:
        """The sum of the neuron that is followed, as it is printed: weights and activations in
        pairs, what the others send, and "= " or "≈ " with the weighted sum.

        What the others send is what is left of the printed sum: so the line adds up.
        """
        pairs = [
            (number(self.layer.weights[self.followed, n]), number(self.x[n])) for n in self.pixels
        ]
        total = number(self.step.weighted_sum[self.followed])
        products = sum(map(product_of, pairs), Decimal(0))
        rest = number(float(as_printed(total) - products))
        return pairs, rest, equals_or_approx(products + as_printed(rest), total)


def adding_up(layer: Layer, step: Step) -> np.ndarray:
    """Of which neurons the weighted sum plus the bias is z as they are printed, (n_out,); of all
    where it is of none.
    """
    added = zip(*(map(number, each) for each in (step.weighted_sum, layer.biases, step.z)))
    holds = np.array([sum_of(terms) == as_printed(z) for *terms, z in added])
    return holds if holds.any() else ~holds


def three_neurons(a: np.ndarray, followed: int, adds_up: np.ndarray) -> tuple[int, ...]:
    """A neuron, the one with the least activation, and the one nearest to the middle of both;
    those first that add up.
    """
    last = np.lexsort((a, ~adds_up))
    least = int(next((k for k in last if k != followed), followed))
    from_middle = np.abs(a - (a[followed] + a[least]) / 2)
    order = [followed, least, *np.lexsort((from_middle, ~adds_up)).tolist()]
    return tuple(sorted(list(dict.fromkeys(order))[:SHOWN]))


def telling_pixels(rows: np.ndarray, followed: int, x: np.ndarray) -> tuple[int, ...]:
    """Three pixels that together carry much of a neuron's sum, at least HALF of what any three do,
    and that matter to the other neurons too: of all threes whose printed products come to whole
    hundredths, so that "=" holds, with a grey pixel among them; where there are none, of all.

    rows: (neurons, pixels), the weights. Only of pixels whose activation two decimals do not round
    to 0 or 1; of equals the brighter.
    """
    weights = rows[followed]
    terms, total = weights * x, float(weights @ x)
    printed = [number(value) for value in x]
    plain = [value in (0, 1) or text not in ("0.00", "1.00") for value, text in zip(x, printed)]
    ranked = [n for n in np.lexsort((-x, -np.abs(terms))).tolist() if plain[n]][:LOOKED_AT]
    if len(ranked) <= SHOWN:
        return tuple(sorted(ranked))
    threes = np.array(list(combinations(ranked, SHOWN)))
    hundredths = np.array([int(100 * as_printed(number(w))) for w in weights])
    products = hundredths * [int(100 * as_printed(text)) for text in printed]
    whole, sums = products[threes].sum(axis=1), terms[threes].sum(axis=1)
    exact = whole % 100 == 0
    # What is left of the printed sum is also what the others send, rounded.
    honest = np.abs(as_float(total) - whole / 10_000 - (total - sums)) <= ROUNDED
    grey = ((x > GREY[0]) & (x < GREY[1]))[threes].any(axis=1)
    carried = sums * np.sign(total)
    much = carried >= HALF * carried.max()
    nothing = (np.abs(rows) < SEEN)[:, threes].sum(axis=(0, 2))  # weights printed as 0.00
    others = np.abs(np.delete(rows, followed, axis=0) * x)[:, threes].max(axis=2)
    matters = np.round(others.min(axis=0, initial=1), 9)
    best = np.lexsort((-carried, -matters, nothing, ~much, ~grey, ~(exact & honest)))[0]
    return tuple(sorted(threes[best].tolist()))


def as_float(value: float) -> float:
    """A number as it is printed."""
    return float(as_printed(number(value)))
