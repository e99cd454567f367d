"""Numbers stand on the lab's page as they stand in the films."""

from collections.abc import Iterator

import numpy as np
import pytest

from scenes.mobjects.lettering.printing import activation, added_up, number, related
from tests.helpers.browser import chromium
from tests.helpers.modules import Modules, modules

EDGES = [
    0,
    1,
    -1,
    0.004,
    -0.004,
    0.996,
    -0.9999,
    -0.996,
    -1.004,
    0.5,
    0.25,
    -0.0,
    1e-300,
    0.125,
    2.675,
    -3.999,
    1234.5,
]


@pytest.fixture(scope="module")
def run() -> Iterator[Modules]:
    with chromium() as browser, modules(browser) as ready:
        yield ready


def values() -> np.ndarray:
    rng = np.random.default_rng(1)
    return np.concatenate([EDGES, rng.normal(0, 3, 60), rng.random(60), rng.normal(0, 0.01, 20)])


def test_numbers_and_activations(run: Modules) -> None:
    said = run(
        "view/numbers.js",
        """Array.from(values, (v) =>
            [m.number(v), m.number(v, 1, true), m.activation(v), m.related(v)])""",
        values=values(),
    )
    expected = [
        [number(v), number(v, "+.1f"), activation(v), related(v)] for v in values().tolist()
    ]
    # Python rounds an exact half to the even digit, JavaScript away from zero.
    halves = {0.125, 0.25, 1234.5}
    for value, one, other in zip(values().tolist(), said, expected, strict=True):
        if value not in halves:
            assert one == other, value


def test_sums_are_added_up_as_printed(run: Modules) -> None:
    terms = np.random.default_rng(2).normal(0, 5, (200, 2))
    said = run(
        "view/numbers.js",
        "Array.from(ones, (one, k) => m.added_up(one, others[k]))",
        ones=terms[:, 0],
        others=terms[:, 1],
    )
    for (one, other), told in zip(terms.tolist(), said, strict=True):
        assert tuple(told) == added_up(one, other)


def test_a_product_is_equal_only_where_it_holds_as_printed(run: Modules) -> None:
    factors = [(0.5, 3), (0.39, -9.44), (0.385, -9.44), (0.004, 2), (1, -0.61), (0, 2.5)]
    said = run("view/numbers.js", "pairs.map(([a, w]) => m.multiplied(a, w))", pairs=factors)
    assert said == [
        ["0.50 × 3.00", "= +1.50"],
        ["0.39 × −9.44", "≈ −3.68"],  # 3.6816
        ["0.39 × −9.44", "≈ −3.63"],
        ["< 0.01 × 2.00", "≈ +0.01"],
        ["1.00 × −0.61", "= −0.61"],
        ["0.00 × 2.50", "= 0.00"],
    ]


def test_numbers_have_the_decimal_mark_of_the_pages_language(run: Modules) -> None:
    said = run(
        "view/numbers.js",
        """(async () => {
            const words = await import(address);
            words.speak({}, "de");
            const told = [m.number(-6.9712), m.number(3.5, 1, true), m.activation(0.0004),
                m.activation(0.0005, 4), m.activation(0.9999), m.related(0.5), m.related(0.123),
                ...m.added_up(2.371, -0.66), m.short_number(4, 1), m.short_number(0.5, 1),
                m.count(784), m.count(12960)];
            words.speak({}, "en");
            return [...told, m.number(0.5), m.count(12960)];
        })()""",
        address=f"{run.address}/words.js",
    )
    assert said == [
        *("−6,97", "+3,5", "< 0,01", "0,0005", "> 0,99", "= 0,50", "≈ 0,12"),
        *("2,37", "−0,66", "= 1,71", "4", "0,5", "784", "12\u00a0960", "0.50", "12,960"),
    ]
