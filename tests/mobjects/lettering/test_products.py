"""Products hold as they are printed, on common baselines."""

from itertools import pairwise

import numpy as np
import pytest

from scenes.mobjects.lettering.labelled import baseline
from scenes.mobjects.lettering.products import Product, Products
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import printed


@pytest.mark.parametrize(
    ("value", "weight", "texts"),
    [
        (0.5, 0.5, ["0.50", "0.50", "=0.25"]),
        (0.65, 0.22, ["0.65", "0.22", "≈0.14"]),
        (0.59, -0.14, ["0.59", "−0.14", "≈−0.08"]),
        (0.4, 0.0, ["0.40", "0.00", "=0.00"]),
    ],
)
def test_a_product_is_printed_with_a_relation_that_holds(
    value: float, weight: float, texts: list[str]
) -> None:
    row = Product(value, weight, value * weight)
    assert [printed(each.glyphs) for each in (row.activation, row.weight, row.product)] == texts


def test_signs_have_their_colours_and_the_pixel_its_light() -> None:
    inks = [Product(0.5, w, 0.5 * w).weight.glyphs[0].get_fill_color() for w in (1, -1, 0)]
    assert inks == [THEME.positive, THEME.negative, THEME.ink]
    assert Product(0.6, 1, 0.6).pixel.values.item() == 0.6


def test_rows_have_baselines_and_columns_right_edges() -> None:
    table = Products([Product(0.65, 0.22, 0.143), Product(0.59, -0.14, -0.0826)])
    for row in table.rows:
        heights = [baseline(each) for each in (row.activation, row.weight, row.product)]
        np.testing.assert_allclose(heights, heights[0], atol=1e-6)
    for k, name in enumerate(("activation", "weight", "product")):
        rights = [getattr(row, name).get_right()[0] for row in table.rows]
        np.testing.assert_allclose(rights, table.heads[k].get_right()[0], atol=1e-6)


def test_nothing_in_a_row_overlaps() -> None:
    table = Products([Product(0.65, 0.22, 0.143), Product(0.59, -0.14, -0.0826)])
    for line in (*table.rows, table.heads):
        for left, right in pairwise(line):
            assert left.get_right()[0] < right.get_left()[0]
    first, second = table.rows
    assert table.heads.get_bottom()[1] > first.weight.get_top()[1]
    assert first.get_bottom()[1] > second.get_top()[1]
