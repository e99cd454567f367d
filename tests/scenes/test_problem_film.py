"""The film of the problem: what it says of our handwriting holds for all ten digits."""

from pathlib import Path

import numpy as np
import pytest

from nnmath import load_digits
from scenes._assets import Digit, own_digit
from scenes._data.handwriting import handwriting_of
from scenes.mobjects.pictures.agreement import BRIGHT
from scenes.mobjects.pictures.rule_box import RuleBox
from scenes.mobjects.sums.pixel_distance import PixelDistance
from scenes.mobjects.theme import THEME
from scenes.problem import Problem
from tests.helpers.pictures import ROOT, around, film, printed

DIGITS = load_digits(ROOT / "assets" / "digits" / "digits.npz")


def written_as(image: np.ndarray) -> int:
    """What one of our pictures was written as."""
    (index,) = np.flatnonzero((DIGITS.images == image).all(axis=(1, 2)))
    return int(DIGITS.labels[index])


@pytest.mark.parametrize("label", range(10))
def test_another_digit_is_nearer_than_one_of_the_same(label: int) -> None:
    one, same, other, read = handwriting_of(own_digit(str(label))).farther_than()
    assert written_as(one) == written_as(same) == label != written_as(other) == read
    assert np.linalg.norm(one - other) < np.linalg.norm(one - same)


@pytest.mark.parametrize("label", range(10))
def test_only_few_pixels_are_bright_in_all_pictures_of_a_digit(label: int) -> None:
    bright = handwriting_of(own_digit(str(label))).own >= BRIGHT
    assert 0 < 3 * bright.all(axis=0).sum() < bright.any(axis=0).sum()


def test_the_chosen_picture_comes_first_if_it_is_ours_and_is_not_between_two_digits() -> None:
    chosen = own_digit("7-barred-2")
    np.testing.assert_array_equal(handwriting_of(chosen).own[0], chosen.image)
    between = handwriting_of(own_digit("ambiguous"))
    assert between.label == 4 and len(between.own) == 8
    np.testing.assert_array_equal(between.own[0], own_digit("4").image)
    stranger = handwriting_of(Digit(np.zeros((28, 28)), None, ("{}", "a.png")))
    assert stranger.label == 3 and len(stranger.own) == 8 and len(stranger.others) == 72


class Filmed(Problem):
    """The film itself, with a witness of what its beats are made of."""

    def farther_apart(self, pairs: list[PixelDistance]) -> None:
        self.pairs = pairs
        super().farther_apart(pairs)

    def one_rule(self, rule: RuleBox) -> None:
        self.rule = rule
        super().one_rule(rule)


@pytest.mark.parametrize("name", ["3", "7", "ambiguous"])
def test_the_film_ends_on_the_chosen_digit_and_the_empty_box(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NNFILM_DIGIT", name)
    scene = film(Filmed, tmp_path, format="png").scene
    assert isinstance(scene, Filmed)
    shown = scene.renderer.get_frame()[..., :3]
    dark, lit = (255 * np.array(colour.to_rgb()) for colour in (THEME.dark, THEME.lit))
    for centre, value in zip(scene.rule.image.centres, own_digit(name).x, strict=True):
        np.testing.assert_allclose(around(shown, centre), dark + value * (lit - dark), atol=3)
    lengths = [float(printed(pair.length.number.glyphs)) for pair in scene.pairs]
    own = handwriting_of(own_digit(name)).farther_than()
    expected = [round(float(np.linalg.norm(own[0] - other)), 2) for other in own[1:3]]
    assert lengths == expected and lengths[0] > lengths[1]
