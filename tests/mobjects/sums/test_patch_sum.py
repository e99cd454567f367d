"""One place and a filter: what is printed adds up as it is printed, term by term."""

from decimal import Decimal

import numpy as np
import pytest

from scenes.mobjects.lettering.printing import as_printed
from scenes.mobjects.stage import Area
from scenes.mobjects.sums.patch_sum import PatchSum
from tests.helpers.pictures import printed

PIXELS = np.array([[0.12, 0.3, 0.79], [0.1, 0.5, 0.8], [0.2, 0.7, 0.71]])
WEIGHTS = np.array([[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]], dtype=float)
AREAS = {"wide": Area(-3, -3, 6.5, 5), "tall": Area(-3.6, -3, 7.3, 5, stacks=True)}


@pytest.fixture(params=AREAS.values(), ids=[*AREAS])
def one(request: pytest.FixtureRequest) -> PatchSum:
    return PatchSum(PIXELS, WEIGHTS, request.param)


def test_the_terms_are_the_products_and_the_positive_ones_come_first(one: PatchSum) -> None:
    terms = [as_printed(printed(term.glyphs)) for term in one.terms]
    expected = ["0.79", "0.8", "0.71", "-0.12", "-0.1", "-0.2"]
    assert terms == [Decimal(text) for text in expected]


@pytest.mark.parametrize("count", range(7))
def test_the_total_is_what_the_terms_seen_add_up_to(one: PatchSum, count: int) -> None:
    one.show_terms(count)
    seen = [term for term in one.terms if term.glyphs[0].get_fill_opacity() > 0]
    assert len(seen) == count
    text = printed(one.total.glyphs)
    assert text.startswith("=")
    assert as_printed(text) == sum((as_printed(printed(term.glyphs)) for term in seen), Decimal(0))


def test_all_of_it_is_in_its_area_and_nothing_over_another() -> None:
    for area in AREAS.values():
        one = PatchSum(PIXELS, WEIGHTS, area)
        taken = Area.around(one)
        assert taken.left >= area.left - 1e-6 and taken.right <= area.right + 1e-6
        assert taken.bottom >= area.bottom - 1e-6 and taken.top <= area.top + 1e-6
        assert one.result.get_top()[1] < one.weights.get_bottom()[1]
        assert one.pixels.get_right()[0] < one.times.get_left()[0]
        assert one.times.get_right()[0] < one.weights.get_left()[0]
