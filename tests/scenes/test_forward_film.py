"""The film of the forward pass, decoded: every light and every number is nnmath's."""

import inspect
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from scipy.ndimage import uniform_filter
from scipy.signal import fftconvolve

from nnmath import Network, contributions, predict, save_network
from scenes.forward import Forward
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.network.diagram import NetworkDiagram
from scenes.mobjects.theme import BODY, SMALL, THEME
from scenes.telling.captions import CHARACTERS_PER_SECOND, LINE_LENGTH, LINES
from tests.helpers.evidence import IMAGE, NETWORK, Evidence, evidence, subtitles
from tests.helpers.pictures import FILM_SIZE, around, paint, pixel_of

TOLERANCE = 8  # grey levels that H.264 may cost
BEATS = [name for name, member in vars(Forward).items() if hasattr(member, "__wrapped__")]
BEATS.remove("numbers_come_in")  # of networks that see no picture


@pytest.fixture(scope="module")
def filmed(tmp_path_factory: pytest.TempPathFactory) -> Evidence:
    """The default film, rendered as a whole."""
    return evidence(NETWORK, tmp_path_factory.mktemp("film"), {})


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Evidence:
    """The last picture of the film of another network: the first layer's weights negated."""
    folder = tmp_path_factory.mktemp("changed")
    first, *others = NETWORK.layers
    network = Network((replace(first, weights=-first.weights), *others))
    save_network(network, folder / "negated.npz")
    variables = {"NNFILM_NETWORK": str(folder / "negated.npz")}
    return evidence(network, folder, variables, format="png")


@pytest.fixture(params=["filmed", "changed"])
def either(request: pytest.FixtureRequest) -> Iterator[Evidence]:
    """Both of them."""
    return request.getfixturevalue(request.param)


def grey(activations: np.ndarray) -> np.ndarray:
    """The brightness (mean of r, g, b) of activations between dark (0) and lit (1)."""
    dark, lit = (255 * np.mean(colour.to_rgb()) for colour in (THEME.dark, THEME.lit))
    return np.asarray(dark + activations * (lit - dark))


# The picture


def test_every_input_neuron_is_as_bright_as_its_pixel(either: Evidence) -> None:
    centres = either.diagram.columns[0].centres
    assert len(centres) == 784
    shown = np.array([around(either.picture, centre).mean() for centre in centres])
    np.testing.assert_allclose(shown, grey(IMAGE.ravel()), atol=TOLERANCE)


def test_all_42_neurons_are_as_bright_as_their_activations(either: Evidence) -> None:
    columns = either.diagram.columns[1:]
    assert [len(column.centres) for column in columns] == [16, 16, 10]
    for column, activations in zip(columns, either.activations[1:], strict=True):
        shown = [around(either.picture, centre).mean() for centre in column.centres]
        np.testing.assert_allclose(shown, grey(activations), atol=TOLERANCE)


def test_the_numbers_of_the_outputs_are_the_activations_rounded(either: Evidence) -> None:
    for number, activation in zip(either.bars.numbers, either.activations[-1], strict=True):
        text = as_told(activation)
        near = {as_told(activation + step) for step in (-0.1, -0.01, 0.01, 0.1)}
        scores = {other: match(either.picture, number, text, other) for other in {text, *near}}
        assert max(scores, key=lambda other: scores[other]) == text
        assert scores[text] > 0.8


def as_told(activation: float) -> str:
    """How an activation of a sigmoid has to be printed: it is never 0 and never 1."""
    if activation < 0.005:
        return "< 0.01"
    return "> 0.99" if activation >= 0.995 else f"{activation:.2f}"


def match(picture: np.ndarray, number: Readout, text: str, other: str) -> float:
    """How well the picture shows `other`, set by Typst, where a number says `text`: up to 1."""
    template = words(other, size=SMALL)
    # All of them stand on their decimal points. Typst draws no glyph for a space.
    point = template.submobjects[other.replace(" ", "").index(".")]
    template.shift(number.glyphs[text.index(".")].get_center() - point.get_center())
    expected = paint(template, size=FILM_SIZE).astype(float).mean(axis=-1)
    margin = np.array([0.05, 0.12, 0])
    left, bottom = pixel_of(number.get_left() - margin, FILM_SIZE)
    right, top = pixel_of(number.get_right() + margin, FILM_SIZE)
    part = np.s_[int(top) - 6 : int(bottom) + 6, int(left) : int(right) + 1]
    return float(np.corrcoef(expected[part].ravel(), picture.mean(axis=-1)[part].ravel())[0, 1])


def test_the_ring_and_only_it_surrounds_the_brightest_output(either: Evidence) -> None:
    angles = np.linspace(0, 2 * np.pi, 12, endpoint=False)
    directions = np.stack([np.cos(angles), np.sin(angles), 0 * angles], axis=1)
    yellow = []
    for index in range(10):
        outline = either.diagram.neuron(layer=3, index=index)
        points = outline.get_center() + outline.width / 2 * directions
        colours = np.array([around(either.picture, point, reach=0) for point in points])
        yellow.append((colours[:, 0] - colours[:, 2]).mean())
    winner = int(np.argmax(either.activations[-1]))
    assert yellow[winner] > 80
    assert np.delete(yellow, winner).max() < 30


def test_the_bars_are_as_long_as_the_activations(either: Evidence) -> None:
    lengths = []
    for bar in either.bars.bars:
        column, row = (int(c) for c in pixel_of(bar.get_left() * [1, 1, 0], FILM_SIZE))
        # The pixel at the end may be covered in part.
        line = either.picture[row, column + 1 : column + 200].max(axis=-1)
        lengths.append(np.argmax(line < 128) if (line < 128).any() else len(line))
    expected = either.activations[-1] * either.bars.full_length * FILM_SIZE[0] * 9 / 128
    np.testing.assert_allclose(lengths, expected, atol=2)


@pytest.mark.parametrize("gap", [1, 2])
def test_the_light_between_the_layers_is_that_of_the_contributions(
    either: Evidence, gap: int
) -> None:
    layer, a = either.network.layers[gap], either.activations[gap]
    terms = contributions(layer, a)
    points, picture = between(either, gap)
    blueness = smooth(picture[..., 2] - picture[..., 0])
    blueness -= 255 * (THEME.background.to_rgb()[2] - THEME.background.to_rgb()[0])
    signed = light_at(points, either.diagram, gap, terms)
    assert likeness(blueness, signed) > 0.9
    brightest = np.abs(signed) > 0.5 * np.abs(signed).max()
    assert (np.sign(blueness[brightest]) == np.sign(signed[brightest])).mean() > 0.97
    # The same connections with their values dealt anew are not what is on screen.
    dealt = np.random.default_rng(0).permutation(terms.ravel()).reshape(terms.shape)
    assert likeness(blueness, light_at(points, either.diagram, gap, dealt)) < 0.4


def likeness(shown: np.ndarray, light: np.ndarray) -> float:
    """The correlation of what is shown with light that bends where it is strong."""
    return float(np.corrcoef(shown.ravel(), np.tanh(2 * light / np.abs(light).max()).ravel())[0, 1])


def between(result: Evidence, gap: int) -> tuple[np.ndarray, np.ndarray]:
    """Pixels between two layers: their middles (h, w, 2), x, y, and their colours."""
    left, right = (result.diagram.columns[k].centres for k in (gap, gap + 1))
    (x0, _), (x1, _) = (pixel_of(centres[0], FILM_SIZE) for centres in (left, right))
    _, top = pixel_of(left[0], FILM_SIZE)
    _, bottom = pixel_of(left[-1], FILM_SIZE)
    columns = np.arange(int(x0 + 0.2 * (x1 - x0)), int(x0 + 0.8 * (x1 - x0)))
    rows = np.arange(int(top), int(bottom))
    points = np.stack(np.meshgrid(columns, rows), axis=-1)
    return points + 0.5, result.picture[points[..., 1], points[..., 0]].astype(float)


def smooth(picture: np.ndarray) -> np.ndarray:
    """Means over 5 × 5 pixels: H.264 keeps colour more coarsely than brightness."""
    return np.asarray(uniform_filter(picture, 5))


def light_at(
    points: np.ndarray, diagram: NetworkDiagram, gap: int, values: np.ndarray
) -> np.ndarray:
    """The signed light of thin connections at some pixels, reckoned one by one: (h, w)."""
    sources, targets = (
        np.array([pixel_of(centre, FILM_SIZE) for centre in diagram.columns[k].centres])
        for k in (gap, gap + 1)
    )
    total = np.zeros(points.shape[:2])
    for i, j in np.ndindex(*values.shape):
        direction = (targets[i] - sources[j]) / np.linalg.norm(targets[i] - sources[j])
        away = points - sources[j]
        distance = np.abs(away[..., 0] * direction[1] - away[..., 1] * direction[0])
        strength = np.sign(values[i, j]) * np.abs(values[i, j]) ** 1.5
        total += strength * np.clip(1 - distance, 0, 1)
    return smooth(total)


def find(picture: np.ndarray, text: str, size: float, bold: bool) -> float:
    """The best correlation of words with any place of the picture: up to 1."""
    template = paint(words(text, size=size, bold=bold), size=FILM_SIZE)[..., 3].astype(float)
    rows, columns = np.flatnonzero(template.any(1)), np.flatnonzero(template.any(0))
    template = template[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    template -= template.mean()
    brightness = picture.astype(float).mean(axis=-1)
    ones = np.ones_like(template)
    sums = fftconvolve(brightness, ones, mode="valid")
    squares = fftconvolve(brightness**2, ones, mode="valid")
    variance = np.maximum(squares - sums**2 / ones.size, 1.0)
    products = fftconvolve(brightness, template[::-1, ::-1], mode="valid")
    return float((products / np.sqrt(variance * (template**2).sum())).max())


def test_the_verdict_names_the_answer(either: Evidence) -> None:
    answer = predict(either.network, IMAGE.ravel())
    wrong = answer.winner != 3
    verdict = [text for text in either.texts if "read" in text][-1]
    digits = {character for character in verdict if character.isdigit()}
    assert digits == ({str(answer.winner), "3"} if wrong else {"3"})
    assert find(either.picture, verdict, BODY, bold=True) > 0.8


def test_the_runner_up_and_its_number_are_named(either: Evidence) -> None:
    outputs = either.activations[-1]
    second = int(np.argsort(-outputs)[1])
    (said,) = (text for text in either.texts if text.startswith(f"runner-up: {second}, at "))
    printed = said.rpartition(" ")[2]
    assert float(printed) == pytest.approx(outputs[second], abs=0.5 * 10.0 ** -len(printed[2:]))
    assert float(printed) > 0 and len(printed) >= 4
    # A film keeps small grey letters less well than a picture.
    other = said.replace(f": {second},", f": {(second + 5) % 10},")
    seen, not_seen = (find(either.picture, text, BODY, bold=False) for text in (said, other))
    assert seen > 0.8 and seen > not_seen


def test_a_network_that_is_wrong_is_shown_being_wrong(changed: Evidence) -> None:
    winner = predict(changed.network, IMAGE.ravel()).winner
    assert winner != 3
    verdict = [text for text in changed.texts if "read" in text][-1]
    assert str(winner) in verdict and "3" in verdict


def test_other_weights_make_a_visibly_other_picture(filmed: Evidence, changed: Evidence) -> None:
    brighter = []
    for result in (filmed, changed):
        centres = np.concatenate([column.centres for column in result.diagram.columns[1:]])
        brighter.append([around(result.picture, centre).mean() for centre in centres])
    differences = np.abs(np.diff(brighter, axis=0))
    assert (differences > 50).sum() >= 8
    assert np.abs(filmed.picture.astype(float) - changed.picture).mean() > 1


# The film


def test_the_clips_are_the_beats_in_order(filmed: Evidence) -> None:
    sections = filmed.film.sections()
    assert [section["name"] for section in sections] == BEATS
    for section in sections:
        assert (filmed.film.path.parent / "sections" / section["video"]).is_file()
    lengths = sum(float(section["duration"]) for section in sections)
    assert lengths == pytest.approx(filmed.film.seconds, abs=0.1)


def test_every_beat_is_filmed_in_the_order_of_the_class(filmed: Evidence) -> None:
    assert [name for name, _ in filmed.film.scene.starts] == BEATS
    assert filmed.film.seconds >= 30
    assert filmed.film.seconds == pytest.approx(filmed.film.scene.end, abs=0.1)


def test_the_captions_are_the_beats_docstrings(filmed: Evidence) -> None:
    spoken = " ".join(inspect.getdoc(getattr(Forward, name)) or "" for name in BEATS)
    shown = " ".join(text for _, _, text in subtitles(filmed))
    assert shown.split() == [word for word in spoken.split() if word != "|"]


def test_captions_fit_on_the_screen_and_into_their_beats(filmed: Evidence) -> None:
    captions = subtitles(filmed)
    starts = [start for _, start in filmed.film.scene.starts]
    for start, end, text in captions:
        lines = text.split("\n")
        assert len(lines) <= LINES == 2 and max(map(len, lines)) <= LINE_LENGTH == 42
        # Never on both sides of a cut between beats.
        assert not any(start + 0.01 < cut < end - 0.01 for cut in starts)
    for (_, end, _), (start, _, _) in pairwise(captions):
        assert end <= start + 0.002
    assert captions[-1][1] <= filmed.film.seconds + 0.01


def test_captions_can_be_read_in_time(filmed: Evidence) -> None:
    for start, end, text in subtitles(filmed):
        # The file's times are whole milliseconds.
        assert len(text) / (end - start + 0.001) <= CHARACTERS_PER_SECOND == 17
