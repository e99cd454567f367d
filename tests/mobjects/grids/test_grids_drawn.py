"""Grids as painted and as filmed: every cell is its value."""

from pathlib import Path

import numpy as np
import pytest
from manim import RIGHT, UP, Create, FadeIn, Square, VGroup, linear
from manim.animation.animation import prepare_animation

from nnmath import load_network, signed_scale, weight_grid
from scenes._lesson import Lesson
from scenes.mobjects.grids.grids import ImageGrid, WeightGrid
from scenes.mobjects.grids.legend import SignKey, SignLegend
from scenes.mobjects.painting.signs import minus_marks
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import ROOT, around, film, paint, pixel_of, printed, run

BACKGROUND, DARK, LIT, POSITIVE, NEGATIVE = (
    255 * np.array(colour.to_rgb())
    for colour in (THEME.background, THEME.dark, THEME.lit, THEME.positive, THEME.negative)
)
IMAGE = np.random.default_rng(1).uniform(0, 1, (28, 28))
WEIGHTS = np.random.default_rng(2).uniform(-1, 1, (8, 8))


def shades(values: np.ndarray, colour: np.ndarray) -> np.ndarray:
    """Colours between dark (0) and `colour` (1)."""
    return np.asarray(DARK + np.asarray(values)[..., None] * (colour - DARK))


def cells(grid: ImageGrid | WeightGrid, picture: np.ndarray, reach: int = 1) -> np.ndarray:
    """The colour in the middle of each cell, (rows · columns, 3)."""
    return np.array([around(picture, centre, reach)[:3] for centre in grid.centres])


def test_every_cell_of_an_image_is_as_bright_as_its_pixel() -> None:
    grid = ImageGrid(IMAGE, 6.0)
    np.testing.assert_allclose(cells(grid, paint(grid)), shades(IMAGE.ravel(), LIT), atol=1)


def test_row_0_is_at_the_top_and_column_0_at_the_left() -> None:
    grid = ImageGrid(np.arange(6.0).reshape(2, 3) / 5, 3.0).shift(UP + RIGHT)
    expected = [(x, y, 0) for y in (1.5, 0.5) for x in (0, 1, 2)]
    np.testing.assert_allclose(grid.centres, expected, atol=1e-9)
    np.testing.assert_allclose(cells(grid, paint(grid)), shades(np.arange(6) / 5, LIT), atol=1)
    np.testing.assert_allclose(grid.cell(1, 2).get_center(), grid.centres[5])


def test_values_outside_0_and_1_are_clipped() -> None:
    grid = ImageGrid(np.array([[-1.0, 3.0]]), 2.0)
    np.testing.assert_allclose(cells(grid, paint(grid)), [DARK, LIT], atol=1)


def test_weights_are_coloured_by_sign_and_shaded_by_size() -> None:
    grid = WeightGrid(WEIGHTS, 6.0)
    picture = paint(grid)
    # Above the middle of each cell, where no minus is drawn.
    above = grid.centres + UP * 0.2
    shown = np.array([around(picture, point)[:3] for point in above])
    values = WEIGHTS.ravel()
    expected = np.where(
        (values >= 0)[:, None], shades(values, POSITIVE), shades(np.abs(values), NEGATIVE)
    )
    np.testing.assert_allclose(shown, expected, atol=1)


def test_negative_cells_carry_a_minus_so_that_signs_survive_in_grey() -> None:
    grid = WeightGrid(np.where(WEIGHTS >= 0, 1.0, -1.0), 6.0)
    picture = paint(grid)
    above = np.array([around(picture, point)[:3] for point in grid.centres + UP * 0.2])
    has_minus = np.abs(cells(grid, picture) - above).max(axis=1) > 100
    np.testing.assert_array_equal(has_minus, WEIGHTS.ravel() < 0)


def test_gaps_keep_cells_apart() -> None:
    grid = ImageGrid(np.ones((4, 4)), 6.0)
    corner = grid.centres[0] + [0.75, -0.75, 0]
    np.testing.assert_allclose(around(paint(grid), corner)[:3], BACKGROUND, atol=1)


@pytest.mark.parametrize("kind", [ImageGrid, WeightGrid])
def test_a_grid_hides_what_lies_behind_it(kind: type[ImageGrid | WeightGrid]) -> None:
    behind = Square(2.5, fill_color=THEME.attention, fill_opacity=1, stroke_width=0)
    grid = kind(np.zeros((4, 4)), 3.0)
    np.testing.assert_array_equal(paint(behind, grid), paint(grid))


def test_a_grid_follows_shift_scale_and_rotation() -> None:
    grid = ImageGrid(IMAGE, 6.0).scale(0.9).shift(RIGHT * 2)
    np.testing.assert_allclose(cells(grid, paint(grid)), shades(IMAGE.ravel(), LIT), atol=1)
    turned = ImageGrid(IMAGE, 4.0).rotate(0.5)
    size = (1920, 1080)
    shown = np.array([around(paint(turned, size=size), c)[:3] for c in turned.centres[::97]])
    np.testing.assert_allclose(shown, shades(IMAGE.ravel()[::97], LIT), atol=1)


def test_opacity_and_fading_scale_the_whole_picture() -> None:
    full = paint(WeightGrid(WEIGHTS)).astype(float)
    half = paint(WeightGrid(WEIGHTS).set_opacity(0.5)).astype(float)
    np.testing.assert_allclose(half, full / 2, atol=1.5)
    for animation in (FadeIn, Create):
        grid = WeightGrid(WEIGHTS)
        run(animation(grid, rate_func=linear), 0.0, 0.5)
        np.testing.assert_allclose(paint(grid), full / 2, atol=1.5)
        run(animation(grid := WeightGrid(WEIGHTS)))
        np.testing.assert_array_equal(paint(grid), full)


def test_animated_values_and_place_end_exactly_there() -> None:
    grid = WeightGrid(WEIGHTS)
    run(prepare_animation(grid.animate.set_values(-WEIGHTS).shift(UP).scale(0.5)))
    expected = WeightGrid(-WEIGHTS).shift(UP).scale(0.5)
    np.testing.assert_array_equal(paint(grid), paint(expected))


def test_a_poured_image_is_the_image_and_nothing_before() -> None:
    grid = ImageGrid(IMAGE, 6.0)
    run(grid.pour(), 0.0)
    np.testing.assert_allclose(cells(grid, paint(grid)), np.tile(DARK, (784, 1)), atol=1)
    run(grid.pour(), 0.0, 0.5)
    landed = cells(grid, paint(grid)).reshape(28, 28, 3)
    np.testing.assert_allclose(landed[-1], shades(IMAGE[-1], LIT), atol=1)
    run(grid.pour())
    np.testing.assert_array_equal(paint(grid), paint(ImageGrid(IMAGE, 6.0)))


def test_values_of_a_wrong_shape_are_refused() -> None:
    with pytest.raises(ValueError, match=r"values has shape \(4,\); \(rows, columns\)"):
        ImageGrid(np.zeros(4))
    with pytest.raises(ValueError, match="shape"):
        ImageGrid(np.zeros((2, 2))).set_values(np.zeros((2, 3)))


def test_a_legend_says_its_limit_and_a_key_its_colours() -> None:
    legend = SignLegend(1.75, "weight")
    assert [printed(number.glyphs) for number in legend.numbers] == ["−1.75", "+1.75"]
    assert legend.numbers[0].get_x() < legend.scale_bar.get_x() < legend.numbers[1].get_x()
    picture = paint(legend, size=(1920, 1080))
    ends = legend.scale_bar.centres[[0, -1]] + UP * 0.07
    shown = [around(picture, end)[:3] for end in ends]
    np.testing.assert_allclose(shown, [NEGATIVE, POSITIVE], atol=1)
    key = SignKey()
    positive, negative = (pair[0] for pair in key)
    assert positive.values.item() > 0 > negative.values.item()


class SixteenGrids(Lesson):
    """The default network's first layer, as 16 weight grids in one picture."""

    def construct(self) -> None:
        layer = load_network(ROOT / "assets" / "networks" / "strokes.npz").layers[0]
        limit = float(np.abs(layer.weights).max())
        self.grids = [
            WeightGrid(signed_scale(weight_grid(layer, j), limit), 1.9) for j in range(16)
        ]
        self.add(VGroup(*self.grids).arrange_in_grid(4, 4, buff=0.08))
        self.wait(1)


def test_sixteen_filmed_weight_grids_are_the_first_layers_weights(tmp_path: Path) -> None:
    filmed = film(SixteenGrids, tmp_path, size=(1920, 1080), rate=1)
    frame = filmed.last_frame().astype(float)
    weights = load_network(ROOT / "assets" / "networks" / "strokes.npz").layers[0].weights
    values = weights.reshape(16, 28, 28) / np.abs(weights).max()
    shown = np.empty((16, 28, 28, 3))
    for j, grid in enumerate(filmed.scene.grids):
        for cell, centre in enumerate(grid.centres):
            shown[j, *divmod(cell, 28)] = inner_mean(frame, centre, grid.width / 28)
    # The minus covers a part of a negative cell: 0.56 · 0.14 of the cell's inner 0.7 · 0.7.
    marks = minus_marks(values)
    minus = marks[..., 3] * 0.56 * 0.14 / 0.7**2
    expected = np.where(
        (values >= 0)[..., None], shades(values, POSITIVE), shades(-values, NEGATIVE)
    )
    expected = expected * (1 - minus[..., None]) + 255 * marks[..., :3] * minus[..., None]
    strong = np.abs(values) > 0.1
    assert strong.sum() > 30 * 16  # enough to prove something, however sparse the network
    zero = DARK[2] - DARK[0]  # the dark of a zero is itself a little blue
    blueness = shown[..., 2] - shown[..., 0] - zero
    np.testing.assert_array_equal(np.sign(blueness[strong]), np.sign(values[strong]))
    signed = expected[..., 2] - expected[..., 0] - zero
    for j in range(16):
        assert np.corrcoef(blueness[j].ravel(), signed[j].ravel())[0, 1] > 0.98
    brightness, brightness_expected = shown.mean(axis=-1), expected.mean(axis=-1)
    assert np.abs(brightness - brightness_expected).max() < 16
    assert np.abs(brightness - brightness_expected).mean() < 3
    for sign in (values > 0.1, values < -0.1):
        sizes, order = np.abs(values[sign]), np.argsort(np.abs(values[sign]))
        in_bins = np.array_split(brightness[sign][order], 12)
        assert (np.diff([bin_.mean() for bin_ in in_bins]) > 0).all()
        assert sizes.size > 100


def inner_mean(frame: np.ndarray, centre: np.ndarray, cell: float) -> np.ndarray:
    """The mean colour of the inner 0.7 × 0.7 of a cell."""
    height, width = frame.shape[:2]
    reach = np.array([0.35 * cell, -0.35 * cell, 0])
    left, top = np.round(pixel_of(centre - reach, (width, height))).astype(int)
    right, bottom = np.round(pixel_of(centre + reach, (width, height))).astype(int)
    return np.asarray(frame[top:bottom, left:right].mean(axis=(0, 1)))
