"""Outputs are one thing: light, bar and number agree in every frame."""

import numpy as np
import pytest
from manim import DOWN, RIGHT, Typst, VMobject, linear

from scenes.mobjects.lettering.printing import activation
from scenes.mobjects.network.outputs import OutputLayer
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import around, paint, printed, run
from tests.mobjects.bars.test_bars import overlap

VALUES = np.array([0.004, 0.9996, 0.5, 0.0, 0.25, 0.75, 0.1, 1.0, 0.9, 0.333])
NAMES = [str(digit) for digit in range(10)]
AXES = pytest.mark.parametrize("axis", [DOWN, RIGHT], ids=["column", "row"])


def outputs(axis: np.ndarray = DOWN, n: int = 10, length: float = 6.0) -> OutputLayer:
    names = NAMES if n <= 10 else [chr(ord("A") + i) for i in range(n)]
    return OutputLayer(names[:n], np.zeros(n), length, axis=axis)


def brightness(layer: OutputLayer) -> np.ndarray:
    """The activations that the painted neurons show, 0..1."""
    picture = paint(layer)
    shown = np.array([around(picture, centre)[0] for centre in layer.centres])
    dark, lit = (255 * colour.to_rgb()[0] for colour in (THEME.dark, THEME.lit))
    return np.asarray((shown - dark) / (lit - dark))


@AXES
@pytest.mark.parametrize("alpha", [0.03, 0.4, 0.77, 1.0])
def test_light_bar_and_number_agree_in_every_frame(axis: np.ndarray, alpha: float) -> None:
    layer = outputs(axis).set_activations(0 * VALUES)
    run(layer.light(VALUES, rate_func=linear), 0.0, alpha)
    now = alpha * VALUES
    np.testing.assert_allclose(brightness(layer), now, atol=0.01)
    lengths = [max(bar.width, bar.height) for bar in layer.bars.bars]
    if alpha == 1:
        shares = np.clip(now, 1e-3, 1)
        ends = [bar.get_edge_center(RIGHT if axis[1] else DOWN) for bar in layer.bars.bars]
        starts = [track.get_start() for track in layer.bars.tracks]
        lengths = [float(np.linalg.norm(end - start)) for end, start in zip(ends, starts)]
        np.testing.assert_allclose(lengths, shares * layer.bars.full_length, atol=1e-6)
    texts = [printed(number.glyphs) for number in layer.bars.numbers]
    assert texts == [activation(value).replace(" ", "") for value in now]


@pytest.mark.parametrize("alpha", [0.03, 0.4, 1.0])
def test_out_of_the_dark_light_bar_and_number_come_together_and_never_say_what_is_not(
    alpha: float,
) -> None:
    layer = outputs()
    run(layer.light(VALUES, rate_func=linear), 0.0, alpha)
    np.testing.assert_allclose(brightness(layer), alpha * VALUES, atol=0.01)
    texts = [printed(number.glyphs) for number in layer.bars.numbers]
    assert texts == [activation(value).replace(" ", "") for value in VALUES]
    for number, bar, track, value in zip(
        layer.bars.numbers, layer.bars.bars, layer.bars.tracks, VALUES
    ):
        assert number.glyphs[0].get_fill_opacity() == pytest.approx(alpha)
        assert bar.get_fill_opacity() == pytest.approx(alpha if value > 0 else 0)
        if value > 0.1:
            assert bar.width == pytest.approx(value * track.get_length())


def test_lights_go_out_with_their_numbers_and_come_back_as_they_were() -> None:
    layer = outputs()
    run(layer.light(VALUES))
    run(layer.darken(), 0.0, 0.5)
    texts = [printed(number.glyphs) for number in layer.bars.numbers]
    assert texts == [activation(value).replace(" ", "") for value in VALUES]
    run(layer.darken())
    np.testing.assert_allclose(brightness(layer), 0, atol=0.01)
    assert not paint(layer.bars).any()
    run(layer.light(VALUES))
    np.testing.assert_allclose(brightness(layer), VALUES, atol=0.01)


def test_numbers_are_not_seen_before_the_first_light_and_then_stay() -> None:
    layer = outputs()
    assert not paint(layer.bars.numbers).any()
    run(layer.light(VALUES), 0.0, 0.001)
    assert paint(layer.bars.numbers)[..., 3].max() < 30
    run(layer.light(VALUES))
    assert paint(layer.bars.numbers)[..., 3].max() == 255
    run(layer.light(0 * VALUES), 0.0)
    assert paint(layer.bars.numbers)[..., 3].max() == 255


@AXES
@pytest.mark.parametrize("n", [1, 2, 10, 26])
def test_nothing_overlaps_however_many_outputs(axis: np.ndarray, n: int) -> None:
    layer = outputs(axis, n)
    run(layer.light(np.linspace(0.001, 0.9996, n)))
    parts: list[VMobject] = [*layer.names, *layer.bars.numbers, *layer.bars.bars]
    for k, one in enumerate(parts):
        for other in parts[:k]:
            assert not overlap(one, other)
    away = np.array([name.get_center() for name in layer.names]) - layer.centres
    assert (away @ (RIGHT if axis[1] else DOWN) > layer.radius).all()


def code(name: VMobject) -> str:
    """What is set: all lines of a name."""
    lines = [name] if isinstance(name, Typst) else name.submobjects
    return "\n".join(line.typst_code for line in lines)


LONG = ["a name that is exactly forty characters.", "Donaudampfschifffahrtsgesellschaftskapit"]
FEW = ["sandwich", "Ankle boot", "T-shirt/top", *LONG]


@AXES
@pytest.mark.parametrize(
    ("n", "kind"), [(2, "long"), (3, "long"), (10, "long"), (26, "long"), (47, ""), (100, "")]
)
def test_names_of_any_length_lie_apart_and_the_answer_always_has_one(
    axis: np.ndarray, n: int, kind: str
) -> None:
    names = [f"{k}" if not kind else f"{FEW[k % len(FEW)][:38]}{k}" for k in range(n)]
    answer, values = 2 * n // 3, np.linspace(0.001, 0.5, n)
    values[answer] = 0.9996
    layer = OutputLayer(names, np.zeros(n), 6.0, axis=axis, kept=[answer])
    run(layer.light(values))
    parts = [each for each in (*layer.names, *layer.bars.numbers) if len(each.submobjects)]
    for k, one in enumerate(parts):
        for other in parts[:k]:
            assert not overlap(one, other)
    assert len(layer.names[answer]) and printed(layer.bars.numbers[answer].glyphs) == ">0.99"
    told = [k for k in range(n) if len(layer.bars.numbers[k].submobjects)]
    if len(told) < n:  # one place says how many are not named
        more = [k for k in range(n) if len(layer.names[k]) and k not in told]
        assert len(more) == 1 and f"… {n - len(told)} more" in code(layer.names[more[0]])
    beside = max(name.width for name in layer.names if len(name))
    assert beside <= (1.81 if axis[1] else 6.0)


def test_a_name_is_whole_where_it_has_room_else_broken_else_cut_in_its_middle() -> None:
    codes = [
        code(OutputLayer(names, np.zeros(len(names)), 6.0).names[0])
        for names in (["Ankle boot", "bag"], [LONG[0], "bag"], [LONG[1], "bag"])
    ]
    assert '"Ankle boot"' in codes[0]
    assert "a name" in codes[1] and "characters." in codes[1] and "…" not in codes[1]
    assert "Dona" in codes[2] and "…" in codes[2] and "apit" in codes[2]


def test_an_output_without_a_name_has_a_bar_all_the_same() -> None:
    layer = OutputLayer([""], np.zeros(1))
    run(layer.light(np.array([0.5])))
    assert len(layer.bars.bars) == 1 and printed(layer.bars.numbers[0].glyphs) == "0.50"


def test_another_count_of_names_is_refused() -> None:
    with pytest.raises(ValueError, match="3 names for 2 outputs"):
        OutputLayer(["a", "b", "c"], np.zeros(2))
