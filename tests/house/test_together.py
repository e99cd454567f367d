"""Tests that share films run in one process, and those of every scene in any."""

from tests.helpers.together import scope
from tests.scenes import test_any_network as every


def test_a_files_tests_stay_together() -> None:
    path = "tests/scenes/test_squish_film.py"
    names = (f"{path}::test_one", f"{path}::test_two[sigmoid-3]", f"{path}::Kind::test_three[a]")
    assert {scope(name) for name in names} == {path}


def test_those_of_every_scene_are_parted_by_scenes() -> None:
    path = "tests/scenes/test_any_network.py"
    test = f"{path}::{every.test_every_scene_plays_with.__name__}"
    scopes = [
        scope(f"{test}[{scene}-{name}]")
        for scene in every.SCENES
        for name in ("relu", "tie_of_two")
    ]
    assert scopes == [f"{path}: {scene}" for scene in every.SCENES for _ in range(2)]
