"""Coverage of pixels by lines, against the strokes that Cairo draws."""

import cairo
import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from scenes.mobjects.painting.coverage import Window, line_coverage

WIDTH, HEIGHT = 200, 160
ENLARGED = 6
WHOLE = Window(0, 0, WIDTH, HEIGHT)
DIRECTIONS = {
    "shallow": ((12.3, 40.7), (181.9, 78.2)),
    "steep": ((60.4, 9.6), (91.2, 148.3)),
    "diagonal": ((20.5, 10.5), (150.5, 140.5)),
    "horizontal": ((10.0, 71.3), (190.0, 71.3)),
    "vertical": ((55.8, 8.0), (55.8, 150.0)),
    "right to left": ((181.9, 78.2), (12.3, 40.7)),
    "upward": ((91.2, 148.3), (60.4, 9.6)),
    "falling to the left": ((170.2, 15.1), (25.6, 130.9)),
}
each_direction = pytest.mark.parametrize("line", DIRECTIONS.values(), ids=DIRECTIONS)
each_thickness = pytest.mark.parametrize("thickness", [0.3, 1.0, 2.5])
Line = tuple[tuple[float, float], tuple[float, float]]


def ours(line: Line, thickness: float, segments: int = 1, window: Window = WHOLE) -> np.ndarray:
    """Coverage by one line: (segments, height, width)."""
    start, end = np.array([line[0]]), np.array([line[1]])
    columns = line_coverage(start, end, thickness, window, segments)
    assert columns.shape == (window.pixels, segments)
    return np.asarray(columns.toarray().T.reshape(segments, window.height, window.width))


def cairos(line: Line, thickness: float) -> np.ndarray:
    """The same line as Cairo strokes it: (height, width), 0..1.

    Cairo's own pixels are up to 4 % off for lines as thin as ours, so it draws enlarged.
    """
    width, height = WIDTH * ENLARGED, HEIGHT * ENLARGED
    stride = cairo.ImageSurface.format_stride_for_width(cairo.FORMAT_A8, width)
    data = np.zeros((height, stride), np.uint8)
    surface = cairo.ImageSurface.create_for_data(data.data, cairo.FORMAT_A8, width, height, stride)
    ctx = cairo.Context(surface)
    ctx.scale(ENLARGED, ENLARGED)
    ctx.set_antialias(cairo.ANTIALIAS_BEST)
    ctx.set_line_cap(cairo.LINE_CAP_BUTT)
    ctx.set_line_width(thickness)
    ctx.move_to(*line[0])
    ctx.line_to(*line[1])
    ctx.stroke()
    surface.flush()
    blocks = data[:, :width].reshape(HEIGHT, ENLARGED, WIDTH, ENLARGED)
    return np.asarray(blocks.mean(axis=(1, 3)) / 255)


def distances(line: Line) -> tuple[np.ndarray, np.ndarray]:
    """Of every pixel's middle: how far from the line, and how far along it, in pixels."""
    start, end = np.array(line)
    direction = (end - start) / np.linalg.norm(end - start)
    middles = np.stack(np.meshgrid(np.arange(WIDTH), np.arange(HEIGHT)), axis=-1) + 0.5 - start
    along = middles @ direction  # (h, w, 2) @ (2,) -> (h, w)
    across = np.abs(middles @ np.array([-direction[1], direction[0]]))
    return across, along


@each_direction
@each_thickness
def test_a_line_covers_what_cairo_strokes(line: Line, thickness: float) -> None:
    coverage, stroke = ours(line, thickness)[0], cairos(line, thickness)
    assert coverage.sum() == pytest.approx(stroke.sum(), rel=0.02)
    # Our lines end with whole pixels, Cairo's anywhere: the ends are compared by their area only.
    length = np.linalg.norm(np.subtract(*line))
    _, along = distances(line)
    middle = (along > 2) & (along < length - 2)
    difference = np.abs(coverage - stroke)[middle]
    assert difference.max() < 0.14 and difference[stroke[middle] > 0].mean() < 0.06


@each_direction
@each_thickness
def test_nothing_but_the_line_is_lit(line: Line, thickness: float) -> None:
    coverage = ours(line, thickness)[0]
    across, along = distances(line)
    length = np.linalg.norm(np.subtract(*line))
    # A pixel reaches 0.71 from its middle. The ends are cut across the main axis, at whole pixels.
    end = thickness / 2 + 1.21
    outside = (across > thickness / 2 + 0.71) | (along < -end) | (along > length + end)
    assert not coverage[outside].any()
    assert coverage.min() >= 0 and coverage.max() <= 1
    inside = (across < thickness / 2 - 0.71) & (along > end) & (along < length - end)
    assert (coverage[inside] == 1).all()


coordinate = st.floats(5, 155).map(lambda x: round(x, 3))


@given(coordinate, coordinate, coordinate, coordinate, st.sampled_from([0.3, 1.0, 2.5]))
@settings(max_examples=60)
def test_a_line_at_any_slope_sheds_the_light_of_its_area(
    x0: float, y0: float, x1: float, y1: float, thickness: float
) -> None:
    assume(np.hypot(x1 - x0, y1 - y0) > 100)
    line = ((x0, y0), (x1, y1))
    area = thickness * np.hypot(x1 - x0, y1 - y0)
    assert ours(line, thickness)[0].sum() == pytest.approx(area, rel=0.02)


@each_direction
@pytest.mark.parametrize("segments", [7, 40])
def test_cutting_a_line_loses_and_adds_no_light(line: Line, segments: int) -> None:
    whole, pieces = ours(line, 1.3)[0], ours(line, 1.3, segments)
    np.testing.assert_allclose(pieces.sum(axis=0), whole, atol=1e-4)  # float32
    assert (pieces > 0).any(axis=(1, 2)).all()


@each_direction
def test_segments_follow_the_line_from_its_start_to_its_end(line: Line) -> None:
    pieces = ours(line, 1.0, 10)
    _, along = distances(line)
    middles = (pieces * along).sum(axis=(1, 2)) / pieces.sum(axis=(1, 2))
    expected = np.linalg.norm(np.subtract(*line)) * (np.arange(10) + 0.5) / 10
    np.testing.assert_allclose(middles, expected, atol=1.0)


def test_columns_are_ordered_segment_by_segment_line_by_line() -> None:
    lines = list(DIRECTIONS.values())
    starts, ends = np.array([line[0] for line in lines]), np.array([line[1] for line in lines])
    together = line_coverage(starts, ends, 1.0, WHOLE, 3).toarray()
    for k, line in enumerate(lines):
        for s, alone in enumerate(ours(line, 1.0, 3)):
            np.testing.assert_array_equal(together[:, s * len(lines) + k], alone.ravel())


@given(st.integers(-60, 220), st.integers(-60, 180), st.integers(1, 90), st.integers(1, 90))
@example(40, 30, 1, 1)
@settings(max_examples=40)
def test_a_window_shows_its_part_of_the_picture_and_nothing_else(
    left: int, top: int, width: int, height: int
) -> None:
    around_it = np.zeros((HEIGHT + 400, WIDTH + 400))
    around_it[200 : 200 + HEIGHT, 200 : 200 + WIDTH] = ours(DIRECTIONS["steep"], 2.5)[0]
    expected = around_it[top + 200 : top + 200 + height, left + 200 : left + 200 + width]
    seen = ours(DIRECTIONS["steep"], 2.5, window=Window(left, top, width, height))[0]
    np.testing.assert_allclose(seen, expected, atol=1e-5)


def test_a_line_outside_the_window_leaves_it_dark() -> None:
    for line in [((-90.0, 10.0), (-5.0, 120.0)), ((10.0, 900.0), (180.0, 400.0))]:
        assert not ours(line, 2.5, 40).any()


def test_a_line_partly_outside_covers_what_cairo_strokes_inside() -> None:
    for line in [((-90.0, -20.5), (120.0, 80.0)), ((150.0, 80.0), (900.0, 111.0))]:
        assert ours(line, 1.0)[0].sum() == pytest.approx(cairos(line, 1.0).sum(), rel=0.02)
