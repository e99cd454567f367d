"""The lab's light is the films': the same places, the same brightness, the same colours."""

from collections.abc import Mapping

import numpy as np
import pytest
from manim import config
from scipy.stats import spearmanr

from scenes._assets import own_digit, shipped_network
from scenes._data.reading import Reading
from scenes._staging.drawn_network import draw
from scenes.delivery.course.palettes import PALETTES
from scenes.delivery.lab.data import LIGHT
from scenes.mobjects.network.diagram import NetworkDiagram
from scenes.mobjects.neurons.neurons import lamp_colours
from scenes.mobjects.painting.signs import minus_inks, sign_shades
from scenes.mobjects.stage import Stage
from tests.helpers.modules import Modules
from tests.helpers.pictures import FILM_SIZE, paint, pixel_of

# Draws lines as the page does and takes the picture: rows from the top, colours as they are seen.
DRAWN = """(() => {
    const canvas = document.createElement("canvas");
    const places = { columns, unit, width, height };
    const light = m.SummedLight ? m.SummedLight.on(canvas, rules) : new m.PlainLight(canvas, rules);
    light.place(places, 1);
    const shining = exposures.map((exposure) => ({ exposure, pulse, signs: [1, 1] }));
    light.draw(Float32Array.from(values), shining, palette);
    const copy = document.createElement("canvas");
    Object.assign(copy, { width, height });
    const context = copy.getContext("2d");
    context.drawImage(canvas, 0, 0);
    return context.getImageData(0, 0, width, height).data;
})()"""


EVEN = {"front": 9, "trail": 1, "rest": 1}


def lit(digit: str, network: str = "strokes") -> NetworkDiagram:
    """The films' diagram of a network that has read a digit, with all its light."""
    reading = Reading.of(shipped_network(network), own_digit(digit))
    diagram = draw(reading, Stage(config.frame_width, config.frame_height).main)
    for gap, signals in zip(diagram.signals, reading.signals):
        gap.set_values(signals).set_envelope(1)
    return diagram


def columns_of(diagram: NetworkDiagram) -> list[dict[str, np.ndarray]]:
    """The middles of all neurons in pixels, layer by layer."""
    places = [
        np.array([pixel_of(centre, FILM_SIZE) for centre in column.centres])
        for column in diagram.columns
    ]
    return [{"x": x, "y": y} for x, y in (place.T for place in places)]


def drawn_by_the_lab(
    run: Modules,
    diagram: NetworkDiagram,
    pulse: Mapping[str, float] = EVEN,
    module: str = "view/light.js",
) -> np.ndarray:
    """The lab's picture of the same lines on black: (height, width, 3)."""
    width, height = FILM_SIZE
    palette = run("view/colours.js", "m.palette_of(theme)", theme=PALETTES["dark"])
    data = run(
        module,
        DRAWN,
        columns=columns_of(diagram),
        unit=width / config.frame_width,
        width=width,
        height=height,
        rules=dict(LIGHT),
        exposures=[gap.exposure for gap in diagram.signals],
        values=np.concatenate([gap.intensities.ravel() for gap in diagram.signals]),
        pulse=dict(pulse),
        palette=palette,
    )
    rgba = np.reshape(data, (height, width, 4))
    return np.asarray(rgba[..., :3] * rgba[..., 3:] / 255)


def apart(film: np.ndarray, lab: np.ndarray) -> np.ndarray:
    """How far the colours of all lit pixels are apart, of 255: (pixels, 3)."""
    is_lit = (film > 12).any(axis=-1)
    assert is_lit.mean() > 0.05
    return np.asarray((lab - film)[is_lit])


def assert_same_light(film: np.ndarray, lab: np.ndarray) -> None:
    """One light, as far as two ways to work it out can agree.

    The film's tone map has 256 steps for each sign, a shade or two apart, and takes the lower
    one; the lab sums in half floats of 11 bits; its canvas keeps colours multiplied by their
    opacity, in bytes; and the film puts the ends of lines on 64ths of a pixel. Each of these is
    a shade or two of 255. Now and then they put the end of a dash into the next pixel.
    """
    away = apart(film, lab)
    assert np.median(np.abs(away)) <= 1
    assert np.quantile(np.abs(away), 0.99) <= 8
    assert abs(away.mean()) < 1


@pytest.mark.parametrize("digit", ["3", "7"])
def test_the_lab_shines_as_a_films_frame(run: Modules, digit: str) -> None:
    diagram = lit(digit)
    film = paint(*diagram.signals, size=FILM_SIZE)[..., :3].astype(float)
    assert_same_light(film, drawn_by_the_lab(run, diagram))


def test_light_runs_as_in_the_films(run: Modules) -> None:
    diagram, share, width = lit("3"), 0.4, LIGHT["pulse"]
    for gap in diagram.signals:
        pulse = gap.set_envelope(0).pulse(0.6)
        pulse.begin()
        pulse.interpolate(share)
    film = paint(*diagram.signals, size=FILM_SIZE)[..., :3].astype(float)
    front = {"front": -width + share * (1 + 3 * width), "trail": 0, "rest": 0.6}
    assert_same_light(film, drawn_by_the_lab(run, diagram, front))


def test_without_webgl_the_same_lines_are_bright(run: Modules) -> None:
    """Line is laid over line there, so where signs meet the order decides: no pixel for pixel."""
    diagram = lit("3")
    film = paint(*diagram.signals, size=FILM_SIZE)[..., :3].astype(float).sum(axis=-1)
    lab = drawn_by_the_lab(run, diagram, module="view/plain_light.js").sum(axis=-1)
    coarse = [
        picture[:480, :848].reshape(60, 8, 106, 8).mean(axis=(1, 3)) for picture in (film, lab)
    ]
    is_lit = coarse[0] > 12
    assert spearmanr(coarse[0][is_lit], coarse[1][is_lit]).statistic > 0.95
    assert 0.8 < coarse[1][is_lit].mean() / coarse[0][is_lit].mean() < 1.25


@pytest.mark.parametrize("network", ["strokes", "by_hand"])
def test_the_scale_of_light_is_the_films(run: Modules, network: str) -> None:
    diagram = lit("3", network)
    columns = columns_of(diagram)
    for k, gap in enumerate(diagram.signals):
        scale = run(
            "view/scale.js",
            "m.scale_of(...columns, [values], unit, rules)",
            columns=columns[k : k + 2],
            values=gap.values.ravel(),
            unit=FILM_SIZE[0] / config.frame_width,
            rules=dict(LIGHT),
        )
        assert scale["limit"] == pytest.approx(gap.limit)
        # Where a line lies on the border of two places, digits beyond float32 decide.
        assert scale["exposure"] == pytest.approx(gap.exposure, rel=0.01)


def test_the_scale_holds_for_all_that_is_shown(run: Modules) -> None:
    columns = columns_of(lit("3"))[1:3]
    values = lit("3").signals[1].values.ravel()
    scale = run(
        "view/scale.js",
        "m.scale_of(...columns, [values, more, less], 60, rules)",
        columns=columns,
        values=values,
        more=2 * values,
        less=values / 2,
        rules=dict(LIGHT),
    )
    assert scale["limit"] == pytest.approx(2 * np.abs(values).max())


def test_values_become_the_films_colours(run: Modules) -> None:
    shares = np.linspace(-1, 1, 21)
    told = run(
        "view/colours.js",
        """((colours) => Array.from(shares, (share) => {
            const shade = m.sign_shade(colours, share);
            return [m.lamp(colours, share), shade, m.minus_ink(colours, shade)];
        }))(m.palette_of(theme))""",
        shares=shares,
        theme=PALETTES["dark"],
    )
    lamps, shades, inks = np.swapaxes(np.array(told), 0, 1)
    assert lamps == pytest.approx(lamp_colours(shares, 1), abs=1e-6)
    assert shades == pytest.approx(sign_shades(shares), abs=1e-6)
    assert inks == pytest.approx(minus_inks(sign_shades(shares)), abs=1e-6)
