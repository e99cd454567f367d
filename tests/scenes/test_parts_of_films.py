"""`manim -n` and NNFILM_BEATS film a part, with the captions of what is in it and no others."""

from pathlib import Path

import numpy as np
import pytest

from tests.helpers.pictures import Film, film
from tests.helpers.told import TINY, Told, begins, captions

Rated = tuple[Film, Path, int]


@pytest.fixture(scope="module", params=[15, 60])
def rated(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Rated:
    """The whole film, its folder and how many frames a second it has."""
    folder = tmp_path_factory.mktemp("whole")
    return film(Told, folder, TINY, request.param), folder, request.param


@pytest.mark.parametrize("part", [(1, 3), (2, 2), (3, 4), (4, 6), (6, 99)])
def test_a_part_of_a_film_has_the_captions_of_what_is_in_it(
    part: tuple[int, int], rated: Rated
) -> None:
    whole, folder, rate = rated
    plays = whole.scene.plays
    start, end = plays[part[0]][1], sum(plays[min(part[1], len(plays) - 1)][1:])
    inside = [(max(c.start, start) - start, min(c.end, end) - start) for c in captions(whole)]
    expected = [times for times in inside if times[1] - times[0] > 0.1]
    settings = {"from_animation_number": part[0], "upto_animation_number": part[1]}
    for is_drawn in (False, True):  # taken from the cache of the whole film, drawn anew
        made = film(Told, folder, TINY, rate, disable_caching=is_drawn, **settings)
        assert made.seconds == pytest.approx(end - start, abs=1e-2)
        found = [(c.start, c.end) for c in captions(made)]
        np.testing.assert_allclose(found, expected, atol=0.01)
        assert {c.text for c in captions(made)} <= {c.text for c in captions(whole)}


def test_a_film_of_some_beats_has_their_captions_from_its_beginning(
    rated: Rated, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, folder, rate = rated
    start = begins(whole, "It comes again.")
    expected = [(c.text, c.start - start) for c in captions(whole) if c.start >= start]
    monkeypatch.setenv("NNFILM_BEATS", "not_cued,silent")
    found = [(c.text, c.start) for c in captions(film(Told, folder, TINY, rate))]
    assert [text for text, _ in found] == [text for text, _ in expected]
    assert dict(found) == pytest.approx(dict(expected), abs=0.01)


def test_captions_of_the_film_before_do_not_stay_beside_a_part(tmp_path: Path) -> None:
    whole = film(Told, tmp_path, TINY, 5)
    beside = [whole.path.with_suffix(kind) for kind in (".srt", ".beats.json")]
    assert all(path.is_file() for path in beside)
    last = len(whole.scene.plays) - 1
    part = film(Told, tmp_path, TINY, 5, from_animation_number=last)
    assert part.path == whole.path and part.seconds < 1
    assert not any(path.exists() for path in beside)


@pytest.mark.parametrize(
    ("part", "message"),
    [
        (
            (99, float("inf")),
            "error: -n 99: the scene has 12 animations, and -n counts them from 0.",
        ),
        ((12, 14), "error: -n 12: the scene has 12 animations, and -n counts them from 0."),
        ((5, 3), "error: -n 5,3 ends before it begins; give the smaller number first."),
    ],
)
def test_a_part_that_is_not_there_is_one_sentence_and_status_2(
    part: tuple[int, float], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = {"from_animation_number": part[0], "upto_animation_number": part[1]}
    with pytest.raises(SystemExit) as ended:
        film(Told, tmp_path, TINY, 5, **settings)
    assert ended.value.code == 2
    assert capsys.readouterr().err.splitlines()[-1] == message
    assert not list(tmp_path.rglob("Told.*"))
