"""Some neurons and some pixels of a layer, few enough to be written with their numbers."""

from dataclasses import dataclass

import numpy as np

from nnmath import Layer, Step
from scenes._data.reading import Reading
from scenes.mobjects.lettering.printing import as_printed, equals_or_approx, number, product_of

SHOWN = 3  # neurons, and as many pixels
GREY = (0.25, 0.75)  # between these, an activation changes its product


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
    def of(cls, reading: Reading) -> "LayerSlice":
        """The neuron that the digit suits best, the dimmest one, and one between them; the pixels
        that matter most to the first.
        """
        step, followed = reading.steps[0], int(np.argmax(reading.steps[0].weighted_sum))
        terms = reading.signals[0][followed]
        return cls(
            reading.network.layers[0],
            reading.digit.x,
            step,
            terms,
            three_neurons(step.a, followed),
            telling_pixels(terms, reading.digit.x),
            followed,
        )

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
    def others(self) -> float:
        """What all other pixels send to the neuron that is followed."""
        return float(self.terms.sum() - self.terms[list(self.pixels)].sum())

    @property
    def worked(self) -> tuple[list[tuple[str, str]], str, str]:
        """The sum of the neuron that is followed, as it is printed: weights and activations in
        pairs, what the others send, and "= " or "≈ " with the weighted sum.
        """
        pairs = [
            (number(self.layer.weights[self.followed, n]), number(self.x[n])) for n in self.pixels
        ]
        rest, total = number(self.others), number(self.step.weighted_sum[self.followed])
        exact = sum(map(product_of, pairs), as_printed(rest))
        return pairs, rest, equals_or_approx(exact, total)


def three_neurons(a: np.ndarray, followed: int) -> tuple[int, ...]:
    """A neuron, the one with the least activation, and the one nearest to the middle of both."""
    least = int(np.argmin(a))
    from_middle = np.abs(a - (a[followed] + a[least]) / 2)
    order = [followed, least, *np.argsort(from_middle, kind="stable").tolist()]
    return tuple(sorted(list(dict.fromkeys(order))[:SHOWN]))


def telling_pixels(terms: np.ndarray, x: np.ndarray) -> tuple[int, ...]:
    """Of what pixels send: the largest, the most negative, and of grey pixels what is farthest
    from zero; where there is no such, what is farthest of the rest.

    Only of pixels whose activation two decimals do not round to 0 or 1; of equals the brighter.
    """
    printed = [number(value) for value in x]
    plain = [value in (0, 1) or text not in ("0.00", "1.00") for value, text in zip(x, printed)]
    ranked = [n for n in np.lexsort((-x, -np.abs(terms))).tolist() if plain[n]]
    wanted = (terms > 0, terms < 0, (x > GREY[0]) & (x < GREY[1]))
    firsts = [next((n for n in ranked if which[n]), ranked[0]) for which in wanted]
    return tuple(sorted(list(dict.fromkeys([*firsts, *ranked]))[:SHOWN]))
