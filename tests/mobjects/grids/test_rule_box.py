"""The picture of a rule: an image in, a box in between, one answer out."""

import numpy as np
import pytest

from scenes.mobjects.grids.rule_box import RuleBox
from scenes.mobjects.stage import Area, Stage

IMAGE = np.linspace(0, 1, 784).reshape(28, 28)
FRAMES = {"wide": Stage(14.2, 8).whole, "tall": Stage(4.5, 8).whole}


@pytest.mark.parametrize("area", FRAMES.values(), ids=FRAMES)
def test_it_fills_its_area_and_stays_in_it(area: Area) -> None:
    taken = Area.around(RuleBox(IMAGE, "3", area))
    assert area.left - 0.01 <= taken.left and taken.right <= area.right + 0.01
    assert area.bottom - 0.01 <= taken.bottom and taken.top <= area.top + 0.01
    assert taken.width > 0.9 * area.width or taken.height > 0.9 * area.height


def test_what_goes_in_is_all_of_the_image_and_what_comes_out_is_the_answer() -> None:
    rule = RuleBox(IMAGE, "3", FRAMES["wide"])
    np.testing.assert_array_equal(rule.take_in().mobject.values, IMAGE)
    assert rule.give_out().mobject is rule.answer


@pytest.mark.parametrize("area", FRAMES.values(), ids=FRAMES)
def test_another_answer_stands_where_the_first_one_stood(area: Area) -> None:
    rule = RuleBox(IMAGE, "3", area)
    for answer in "0123456789":
        np.testing.assert_allclose(
            rule.answer_of(answer).get_center(), rule.answer.get_center(), atol=1e-9
        )


@pytest.mark.parametrize("area", FRAMES.values(), ids=FRAMES)
def test_the_arrows_lead_from_the_image_to_the_box_and_on_to_the_answer(area: Area) -> None:
    rule = RuleBox(IMAGE, "3", area)
    into, out = rule.arrow_in.get_end(), rule.arrow_out.get_start()
    assert np.abs(into - rule.box.get_center()).max() < rule.box.width / 2 + 0.3
    assert np.abs(out - rule.box.get_center()).max() < rule.box.width / 2 + 0.3
    assert rule.arrow_out.get_end()[0] < rule.answer.get_left()[0]
