"""The picture of a rule: an image in, a box in between, one answer out."""

import numpy as np
import pytest

from scenes._assets import own_digit
from scenes.mobjects.pictures.rule_box import RuleBox
from scenes.mobjects.stage import Area, Stage

IMAGE = np.linspace(0, 1, 784).reshape(28, 28)
FRAMES = {"wide": Stage(14.2, 8).whole, "tall": Stage(4.5, 8).whole}


@pytest.mark.parametrize("area", FRAMES.values(), ids=FRAMES)
def test_it_fills_its_area_and_stays_in_it(area: Area) -> None:
    taken = Area.around(RuleBox(IMAGE, "3", area))
    assert area.left - 0.01 <= taken.left and taken.right <= area.right + 0.01
    assert area.bottom - 0.01 <= taken.bottom and taken.top <= area.top + 0.01
    assert taken.width > 0.9 * area.width or taken.height > 0.9 * area.height


@pytest.mark.parametrize("area", FRAMES.values(), ids=FRAMES)
def test_numbers_of_the_image_go_in_between_it_and_the_box_as_slowly_as_one_reads(
    area: Area,
) -> None:
    picture = own_digit("3").image
    rule = RuleBox(picture, "3", area)
    running = rule.take_in(run_time=3)
    tape = running.mobject
    shown = tape.values.ravel()[::-1]
    stretches = np.lib.stride_tricks.sliding_window_view(picture.ravel(), len(shown))
    assert (stretches == shown).all(axis=1).any() and np.ptp(shown) > 0.9
    running.begin()
    starts = []
    for share in (0.4, 0.4 + 0.1 / 3):  # a tenth of a second apart
        running.interpolate(share)
        starts.append(tape.view[:2].max())
    assert 0 < abs(starts[1] - starts[0]) < 0.4  # cells: a number takes more than 0.25 s to pass
    here, image, box = map(Area.around, (tape, rule.image, rule.box))
    assert here.left >= image.right if not area.stacks else here.top <= image.bottom
    assert here.right <= box.left if not area.stacks else here.bottom >= box.top


@pytest.mark.parametrize("stage", [Stage(14.2, 8), Stage(8, 14.2)], ids=["wide", "tall"])
def test_the_answer_comes_out_and_never_runs_over_the_words(stage: Stage) -> None:
    rule = RuleBox(IMAGE, "3", stage.whole)
    place, coming = rule.answer.get_center(), rule.give_out()
    coming.begin()
    for share in np.linspace(0, 1, 11):
        coming.interpolate(share)
        assert rule.answer.get_left()[0] > rule.name_out.get_right()[0] - 1e-6
    np.testing.assert_allclose(rule.answer.get_center(), place)


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
