"""Numbers on screen are the values, correctly rounded: read back from the glyphs drawn."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from manim import RIGHT, UP, Typst

from scenes.mobjects.lettering.printing import activation
from scenes.mobjects.lettering.text import Readout, badge, formula, words
from scenes.mobjects.theme import BODY, SMALL
from scenes.telling.speech import speaking
from tests.helpers.pictures import lit_columns, paint, printed, run


@given(st.floats(-99.99, 99.99))
@example(-0.001)
@example(0.005)
@example(-0.0)
@example(0.995)
@settings(max_examples=60, deadline=None)  # a busy machine may take its time
def test_a_readout_prints_the_rounded_value(value: float) -> None:
    expected = format(value, ".2f")
    expected = "0.00" if expected == "-0.00" else expected.replace("-", "−")
    assert printed(Readout(value).glyphs) == expected
    assert printed(Readout(0, field="-00.00").set_value(value).glyphs) == expected


@pytest.mark.parametrize(
    ("value", "spec", "expected"),
    [
        (12960, ",.0f", "12,960"),
        (0.973, ".1%", "97.3%"),
        (1.25, "+.1f", "+1.2"),
        (-1.0, "+.2f", "−1.00"),
        (1234567890.0, ".0f", "1234567890"),
    ],
)
def test_a_readout_follows_its_format(value: float, spec: str, expected: str) -> None:
    assert printed(Readout(value, spec).glyphs) == expected


def test_a_readout_looks_like_words_set_by_typst() -> None:
    drawn, typeset = Readout(-12.345, size=BODY), words("−12.35", size=BODY)
    drawn.set_value(-12.35).move_to([0, 0, 0])
    # A readout's place includes its invisible frame: compare the glyphs alone.
    glyphs = [glyph for glyph in drawn.glyphs if len(glyph.points)]
    for glyph, other in zip(glyphs, typeset.submobjects, strict=True):
        assert glyph.height == pytest.approx(other.height, rel=0.01)
    span = glyphs[-1].get_right()[0] - glyphs[0].get_left()[0]
    assert span == pytest.approx(typeset.width, rel=0.02)


def test_a_changing_number_stands_still_in_its_field() -> None:
    readout = Readout(0, field="-00.00").shift(RIGHT + UP)
    frame = readout.frame.points.copy()
    rights = []
    for value in (0.0, 9.99, -55.55, 1.11):
        readout.set_value(value)
        last = [glyph for glyph in readout.glyphs if len(glyph.points)][-1]
        rights.append(last.get_right()[0])
        np.testing.assert_array_equal(readout.frame.points, frame)
    assert np.ptp(rights) < 0.05  # the figure 1 is narrower than its advance


def test_a_number_keeps_its_size_when_scaled_and_set_again() -> None:
    readout = Readout(0.25).scale(2).shift(RIGHT)
    before = readout.glyphs[0].height
    readout.set_value(0.75)
    assert readout.glyphs[0].height == pytest.approx(before, rel=0.02)
    assert printed(readout.glyphs) == "0.75"


def test_a_number_too_long_for_its_field_is_no_wrong_number() -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        Readout(0, field="0.00").set_value(123.456)


def test_words_are_no_markup_and_break_where_asked() -> None:
    plain = words('#strong[a] *b* "c" \\ $x$')
    assert len(plain.submobjects) == len('#strong[a]*b*"c"\\$x$')
    assert words("one\ntwo").height > 1.5 * words("one").height


def test_words_and_formulas_leave_the_same_pixels_every_time() -> None:
    for text in (words("Ag", size=SMALL), formula("sigma(W a + b)")):
        assert paint(text).tobytes() == paint(text.copy()).tobytes()
        first, last = lit_columns(paint(text))
        assert last > first


def outlines(text: Typst) -> list[np.ndarray]:
    return [glyph.points for glyph in text.submobjects]


def same(one: Typst, other: Typst) -> bool:
    pairs = zip(outlines(one), outlines(other), strict=True)
    return len(one.submobjects) == len(other.submobjects) and all(map(np.array_equal, *zip(*pairs)))


def test_words_follow_the_language_and_only_while_it_is_spoken() -> None:
    german = {"sum": "Summe", 'say "sum"': 'sage "Summe"', "a\\b": "c\\d"}
    spoken = ["Summe", 'sage "Summe"', "c\\d", "other"]
    with speaking(lambda english: german.get(english, english)):
        drawn = [words(text) for text in (*german, "other")]
        framed = badge("sum")[1]
        in_formula = formula('sigma("sum" + "x")'), formula(r'"say \"sum\"" "a\\b"')
    for text, expected in zip(drawn, spoken, strict=True):
        assert same(text, words(expected))
    assert same(framed.move_to([0, 0, 0]), badge("Summe")[1].move_to([0, 0, 0]))
    assert same(in_formula[0], formula('sigma("Summe" + "x")'))
    assert same(in_formula[1], formula(r'"sage \"Summe\"" "c\\d"'))
    assert same(words("sum"), words("sum")) and not same(words("sum"), drawn[0])


def test_the_language_ends_with_its_film_even_when_that_fails() -> None:
    with pytest.raises(ZeroDivisionError), speaking(lambda english: "x" + english):
        raise ZeroDivisionError
    assert len(words("ab").submobjects) == 2


def test_a_number_counts_from_what_it_says() -> None:
    counter = Readout(784, ",d", field="00,000")
    run(counter.count_to(12960), 0.0, 0.5)
    assert counter.value == pytest.approx((784 + 12960) / 2)
    assert printed(counter.glyphs) == "6,872"
    run(counter.count_to(12960))
    assert printed(counter.glyphs) == "12,960"
    run(counter.count_to(0), 0.0, 0.25)
    assert counter.value < 12960  # it knew where it was


def test_a_counted_activation_is_never_one_before_it_is() -> None:
    lit = Readout(0.0, activation, field="> 0.00")
    seen = []
    for share in (0.0, 0.001, 0.5, 0.999, 1.0):
        lit.set_value(share)
        seen.append(printed(lit.glyphs))
    assert seen == ["0.00", "<0.01", "0.50", ">0.99", "1.00"]  # the space has no outline
