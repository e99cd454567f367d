"""The picture that is no digit: the same every time, with edges to every side."""

import numpy as np
import pytest

from nnmath import compass_kernels, edge_kernels, edge_response, edge_strength
from nnmath.pictures.landscape import PARTS, THINGS, Region, landscape


def test_it_is_grey_and_the_same_every_time() -> None:
    picture = landscape()
    assert picture.shape == (96, 128)
    assert 0 <= picture.min() < 0.2 and 0.9 < picture.max() <= 1
    assert (picture == landscape()).all()
    assert len(np.unique(picture.round(3))) > 100  # shaded, not flat


def test_what_stands_where() -> None:
    picture = landscape()
    assert picture[16, 86] > 0.95  # the sun
    assert picture[30, 47] == pytest.approx(0.20)  # the roof
    assert picture[70, 46] == pytest.approx(0.15)  # the door
    assert picture[65, 30] > picture[65, 70]  # the wall grows darker
    assert picture[38, 98] > picture[58, 110] + 0.2  # and so does the tree, away from the sun


def test_it_has_edges_to_every_side() -> None:
    picture = landscape()
    for kernel in edge_kernels(16):
        assert (edge_response(picture, kernel) > 0.25).sum() > 50


def test_the_strongest_edges_are_outlines_and_the_sky_has_none() -> None:
    strength = edge_strength(landscape(), edge_kernels(8))
    assert strength.shape == (96, 128)
    assert strength.min() >= 0 and strength.max() <= 1
    assert strength[:10, :30].max() < 0.01
    assert strength[41:43, 30:60].max() > 0.4  # the eaves
    assert strength[16, 77] > 0.3  # the sun's left side


@pytest.mark.parametrize("region", [*PARTS, *THINGS], ids=lambda region: region.name)
def test_what_was_painted_has_its_edges_on_all_four_sides_of_its_region(region: Region) -> None:
    strength = edge_strength(landscape(), compass_kernels())
    top, left, bottom, right = region.box
    sides = (
        strength[top - 1 : top + 2, left:right],
        strength[bottom - 2 : bottom + 2, left:right],
        strength[top:bottom, left - 1 : left + 2],
        strength[top:bottom, right - 2 : right + 2],
    )
    assert min(side.max() for side in sides) > 0.2


def test_every_part_is_in_one_of_the_things() -> None:
    for part in PARTS:
        holders = [
            thing
            for thing in THINGS
            if thing.top <= part.top
            and thing.left <= part.left
            and part.bottom <= thing.bottom
            and part.right <= thing.right
        ]
        assert len(holders) == 1
