"""A rule as pictures: who is asked for, who is against it, and what that comes to."""

import numpy as np
import pytest
from manim import VGroup

from scenes.mobjects.grids.grids import WeightGrid
from scenes.mobjects.lettering.name_tag import NameTag
from scenes.mobjects.stage import Area
from scenes.mobjects.walls.named_row import best_lines
from scenes.mobjects.walls.rule_rows import Blend, RuleBoard, multiplied
from tests.helpers.pictures import run

AREA = Area(-6, -3, 12, 6)
GRIDS = np.random.default_rng(5).normal(size=(6, 4, 4))
WEIGHTS = np.array([2.0, 0, -3.0, 2.0, 0, -3.0])
NAMES = ["top", "foot", "long slant", "middle", "lower left", "corner"]


def board() -> RuleBoard:
    pictures = [WeightGrid(np.clip(grid, -1, 1)) for grid in GRIDS]
    return RuleBoard("ring", WEIGHTS, GRIDS, pictures, NAMES, 10.0, AREA)


def test_positive_weights_are_asked_for_and_negative_ones_against() -> None:
    rule = board()
    assert rule.order == [0, 3, 2, 5]
    for picture, k in zip(rule.pictures, rule.order, strict=True):
        np.testing.assert_array_equal(picture.values, np.clip(GRIDS[k], -1, 1))
    assert (len(rule.asks.pictures), len(rule.against.pictures)) == (2, 2)


@pytest.mark.parametrize("count", [0.0, 1.0, 2.5, 4.0])
def test_a_blend_is_the_sum_of_what_has_been_laid_on_so_far(count: float) -> None:
    rule = board()
    shares = np.clip(count - np.arange(4), 0, 1)
    expected = sum(s * WEIGHTS[k] * GRIDS[k] / 10 for s, k in zip(shares, [0, 3, 2, 5]))
    np.testing.assert_allclose(rule.blend.show_terms(count).values, expected, atol=1e-12)


@pytest.mark.parametrize(
    ("against", "share", "shown"),
    [(False, 0.2, 0), (False, 1.0, 1), (True, 0.3, 2), (True, 1.0, 3)],
)
def test_the_frame_is_on_the_picture_that_is_laid_on(
    against: bool, share: float, shown: int
) -> None:
    rule = board()
    _, blending, framing = rule.lay_against() if against else rule.lay_asked()
    run(blending, share)
    run(framing, share)
    assert int(np.ceil(rule.blend.count)) - 1 == shown
    centre = rule.pictures[shown].get_center()
    np.testing.assert_allclose(rule.passing.get_center(), centre, atol=1e-6)


def test_equal_weights_are_multiplied_as_printed() -> None:
    assert multiplied(np.full(4, 2.0)) == ("4", "+2.00", "= +8.00")
    assert multiplied(np.full(3, -8 / 3)) == ("3", "−2.67", "≈ −8.00")


def test_names_stand_alike_under_their_pictures_and_none_touches_another() -> None:
    rule = board()
    tags = [*rule.asks.names, *rule.against.names]
    for tag, picture in zip(tags, rule.pictures, strict=True):
        assert tag.get_x() == pytest.approx(picture.get_x())
        assert tag.get_top()[1] < picture.get_bottom()[1]
    first, second = rule.asks.names
    assert first.get_top()[1] == pytest.approx(second.get_top()[1])
    assert first.get_right()[0] < second.get_left()[0]


def test_a_tag_has_a_line_for_each_word() -> None:
    tags = NameTag.all_of(["top", "long slant"])
    assert [len(tag) - 1 for tag in tags] == [1, 2]
    assert tags[0].height == pytest.approx(tags[1].height)
    assert isinstance(tags[0], VGroup)


def test_pictures_break_into_lines_where_their_names_need_the_room() -> None:
    assert best_lines(4, Area(0, 0, 8, 2), 0.9, 0.5)[0] == 4
    assert best_lines(8, Area(0, 0, 4, 4), 0.9, 0.5)[0] <= 3
    with pytest.raises(ValueError, match="no room"):
        best_lines(3, Area(0, 0, 0.5, 1), 0.9, 0.5)


def test_a_blend_shows_all_of_its_terms_at_first() -> None:
    np.testing.assert_allclose(Blend(GRIDS / 9).values, GRIDS.sum(axis=0) / 9)
