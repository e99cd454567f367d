"""The model of the light of connections: worked out by hand, and beside what is drawn."""

import numpy as np
import pytest
from scipy.integrate import quad

from scenes._audit.film.light import (
    COLOUR,
    LUMA,
    PIXELS,
    Blocks,
    Lit,
    as_filmed,
    begun,
    opacity_and_share,
    over,
    shines,
    strengths,
)
from scenes._audit.film.light_covered import Covered, unless
from scenes._audit.film.light_places import Places
from scenes._audit.film.light_ways import Spots, Ways
from scenes._audit.film.planes import Planes
from scenes._audit.stated.moment import Thing
from scenes._audit.stated.survey import Survey
from scenes.mobjects.painting.painted import PaintingCamera
from scenes.mobjects.theme import THEME
from tests.helpers.lit_films import bundle, weights
from tests.helpers.pictures import FILM_SIZE

GROUND = np.array([11.0, 14.0, 20.0])
INKS = np.array([[66.0, 158.0, 255.0], [255.0, 108.0, 100.0]])


def lit(values: list[float], drawn: float = 1.0, **changed: object) -> Lit:
    strength = strengths(np.array(values), 1.0)
    settings = {"envelope": np.ones(10), "signs": np.ones(2), "exposure": 1.0, "opacity": 1.0}
    return Lit(strength, drawn=drawn, key=hash(strength.tobytes()), **{**settings, **changed})


def level_line(height: float, thickness: float) -> Spots:
    """One line from left to right through one block whose pixels begin at (50, 100)."""
    ways = Ways(np.array([[0.0, height]]), np.array([[100.0, height]]), thickness)
    return Spots(np.array([[50, 100]]), ways, 10)


def test_a_level_line_covers_of_each_pixel_what_lies_under_it() -> None:
    plus, minus = level_line(101.0, 0.5).light(lit([1.0]))
    # Rows 99 to 102: a quarter of row 100, from 100.75, and a quarter of row 101.
    np.testing.assert_allclose(plus.reshape(4, 2).T, 2 * [[0, 0.25, 0.25, 0]])
    assert not minus.any()


def test_brightness_is_the_share_of_the_limit_to_the_power_of_one_and_a_half() -> None:
    np.testing.assert_allclose(strengths(np.array([0.25, -1, 9, 0]), 1.0), [0.125, -1, 1, 0])
    plus, _ = level_line(101.5, 1).light(lit([0.25], exposure=3.0))
    np.testing.assert_allclose(plus.max(), 0.375)


@pytest.mark.parametrize("slope", [0.0, 0.3, 0.9, 1.7, -0.6])
def test_a_line_sheds_the_same_light_at_every_slope(slope: float) -> None:
    way = np.array([100.0, 100 * slope])
    ways = Ways(np.array([[50.0, 200.0]]), np.array([[50.0, 200.0]]) + way, 0.7)
    if abs(slope) > 1:  # along y
        corners = np.array([[x, y] for y in range(250, 252) for x in range(40, 140)])
    else:
        corners = np.array([[x, y] for x in range(100, 102) for y in range(80, 320)])
    areas, _ = ways.coverage(corners, np.zeros(len(corners), int), 10)
    thick = 0.7 * np.hypot(1, min(abs(slope), 1 / abs(slope) if slope else 0))
    np.testing.assert_allclose(areas[PIXELS.tolist().index([0, 0])].sum(), 2 * thick, rtol=1e-9)


def test_every_fifth_stretch_of_a_negative_line_is_dark_and_each_line_begins_elsewhere() -> None:
    stretches = np.arange(40)
    for line in range(8):
        dark = np.flatnonzero(~shines(np.full(40, line), stretches))
        assert len(dark) == 8
        assert set(np.diff(dark)) == {5}
    begins = {int(np.flatnonzero(~shines(np.full(40, k), stretches))[0]) for k in range(50)}
    assert begins == {0, 1, 2, 3, 4}
    _, minus = level_line(101.0, 0.5).light(lit([-1.0]))
    assert minus.max() == 0.25  # the block is on stretch 5; that line is dark on 4 and 9


def test_a_line_that_is_being_drawn_ends_where_it_has_come_to() -> None:
    np.testing.assert_allclose(begun(0.25, 10), [1, 1, 0.5, 0, 0, 0, 0, 0, 0, 0])
    spots = level_line(101.0, 0.5)  # the block is at 0.5 of the way
    assert not spots.light(lit([1.0], drawn=0.4))[0].any()
    assert spots.light(lit([1.0], drawn=0.7))[0].max() == 0.25


def test_signs_and_stretches_show_their_shares_of_the_light() -> None:
    spots, envelope = level_line(101.0, 0.5), np.zeros(10)
    envelope[5] = 0.5
    plus, _ = spots.light(lit([1.0], envelope=envelope, signs=np.array([0.5, 0])))
    np.testing.assert_allclose(plus.max(), 0.25 * 0.5 * 0.5)


def test_light_covers_by_its_exponential_and_signs_mix_by_their_squares() -> None:
    alpha, share = opacity_and_share(np.array([0, 1, 2, 90.0]), np.array([0, 0, 1, 0.0]))
    np.testing.assert_allclose(alpha, 1 - np.exp([0, -1, -3, -5.0]))
    np.testing.assert_allclose(share, [1, 1, 0.8, 1])
    [colour] = over(GROUND, np.array([2.0]), np.array([1.0]), INKS, 0.5)
    covers = 0.5 * (1 - np.exp(-3))
    np.testing.assert_allclose(
        colour, (1 - covers) * GROUND + covers * (0.8 * INKS[0] + 0.2 * INKS[1])
    )


def test_weights_of_a_blocks_pixels_add_up_to_one() -> None:
    assert LUMA.sum() == COLOUR.sum() == 1
    grey = np.full((1, 8, 3), 77.0)
    np.testing.assert_allclose(as_filmed(grey), [[77, 0, 0]], atol=1e-3)


@pytest.mark.parametrize("thickness", [0.008, 0.012, 0.09])
def test_the_model_is_what_is_drawn_to_the_steps_of_its_tones(thickness: float) -> None:
    lines = bundle(weights() if thickness < 0.05 else weights()[::4, ::10], thickness=thickness)
    camera = PaintingCamera(
        pixel_width=FILM_SIZE[0], pixel_height=FILM_SIZE[1], background_color=THEME.background
    )
    camera.capture_mobjects([lines])
    picture = camera.pixel_array[..., :3].astype(float)
    things, _ = Survey(FILM_SIZE).take([lines], camera)
    [thing] = things
    ways, state = Ways.of(thing), Lit.of(thing)
    places = Places.chosen(ways, state.strength, FILM_SIZE, lambda xy: np.ones(len(xy), bool))
    assert (places.owner >= 0).sum() > 15
    assert (places.target >= 0).sum() > 5
    pixels = over(GROUND, *Spots(places.corners, ways, 40).light(state), INKS, 1.0)
    drawn = np.stack([picture[y, x] for x, y in (places.corners[:, None] + PIXELS).reshape(-1, 2)])
    off = np.abs(drawn.reshape(pixels.shape) - pixels)
    assert off.max() < 6
    assert off.mean() < 0.7


def test_what_a_film_keeps_of_a_block_is_read_from_its_planes() -> None:
    luma, cr = np.arange(48.0).reshape(6, 8), np.arange(12.0).reshape(3, 4)
    planes = Planes(luma, np.full((3, 4), 3.0), cr)
    np.testing.assert_allclose(Blocks(np.array([[2, 4]]), 8).read(planes), [[38.5], [3], [9]])


def test_places_under_another_thing_are_left_out_and_come_back_when_it_goes() -> None:
    corners = np.array([[10, 10], [30, 10], [50, 10]])
    box = np.array([[28.0, 0, 40, 20]])
    assert unless(box, corners).tolist() == [True, False, True]
    near = np.array([[15.0, 0, 20, 20]])  # 3 pixels from the first
    assert unless(near, corners).tolist() == [False, True, True]
    one = np.ones(1)
    thing = Thing("number", "a", one, "text", 1, box, one, one > 0)
    covered = Covered(corners)
    assert covered.free({}).all()
    assert covered.free({1: thing}).tolist() == [True, False, True]
    assert covered.free({}).all()


def test_a_pixels_cover_is_an_integral_across_the_lines_main_axis() -> None:
    ways = Ways(np.array([[0.0, 0.0]]), np.array([[90.0, 30.0]]), 1.5)
    corners = np.array([[40, y] for y in range(40)])
    areas, _ = ways.coverage(corners, np.zeros(40, int), 10)
    half = 0.75 * np.hypot(1, 1 / 3)
    middle = 40.5 / 3

    def covered(y: float) -> float:
        return float(abs(y - middle) <= half)

    for y in (12, 13, 14):
        exact = quad(covered, y, y + 1, points=[middle - half, middle + half], limit=200)[0]
        assert areas[PIXELS.tolist().index([0, 0])][y] == pytest.approx(exact, abs=1e-6)


def test_no_blocks_have_no_colours() -> None:
    assert as_filmed(np.zeros((0, 8, 3))).shape == (0, 3)
