"""The film of why a network has layers: its numbers are measured, its parts are the digit."""

import numpy as np
import pytest
from manim import LEFT, RIGHT, Mobject, Typst

from nnmath import forward, load_digits, load_network
from nnmath.pen.kinds import CURVE, LINE, LOOP, part_kinds
from nnmath.pen.variants import digit_parts
from scenes._assets import own_digit
from scenes._data.measured import choices
from scenes._data.parts import TOLD, edges_of, ten_digits
from scenes._data.straight import hard_writing, with_hidden_layers
from scenes._sentences import layered
from scenes._staging.why_layers.cut_digits import CutDigits
from scenes._staging.why_layers.hoped_layers import HopedLayers
from scenes._staging.why_layers.straight_shown import Scores, one_for_all
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import THEME
from scenes.why_layers import WhyLayers
from tests.helpers.pictures import FILM_SIZE, ROOT, around, film, paint, printed, run

NETWORKS, MEASURED = ROOT / "assets" / "networks", ROOT / "assets" / "measurements"
STAGE = Stage(14.222, 8)


class Filmed(WhyLayers):
    """The film itself, with a witness of what its last picture is made of."""

    def edges(self, cut: CutDigits, hope: HopedLayers) -> None:
        self.shown = hope
        super().edges(cut, hope)


@pytest.fixture(scope="module")
def ending(tmp_path_factory: pytest.TempPathFactory) -> Filmed:
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("NNFILM_BEATS", "the_hope")
        scene = film(Filmed, tmp_path_factory.mktemp("layers"), format="png").scene
    assert isinstance(scene, Filmed)
    return scene


def light_in(picture: np.ndarray, place: object, shape: tuple[int, int]) -> np.ndarray:
    """How much light, 0..1, is in the cells of a picture that fills a place, row by row."""
    side = min(place.width, place.height)  # type: ignore[attr-defined]
    rows, columns = np.indices(shape).reshape(2, -1)
    x = place.centre[0] - side / 2 + (columns + 0.5) * side / shape[1]  # type: ignore[attr-defined]
    y = place.centre[1] + side / 2 - (rows + 0.5) * side / shape[0]  # type: ignore[attr-defined]
    seen = [around(picture, np.array(point), reach=0).mean() for point in zip(x, y)]
    dark, lit = (255 * np.mean(colour.to_rgb()) for colour in (THEME.dark, THEME.lit))
    return (np.array(seen).reshape(shape) - dark) / (lit - dark)


def test_at_the_end_each_column_shows_what_the_digit_was_cut_into(ending: Filmed) -> None:
    hope, picture = ending.shown, ending.renderer.get_frame()[..., :3]
    parts = digit_parts(hope.one.name)
    loop, line = (ink for ink in parts.values())
    curve = max(digit_parts(hope.cuts[3].name).values(), key=np.sum)
    cut = [*edges_of(loop, LOOP), *edges_of(line, LINE), *edges_of(curve, CURVE)]
    wanted = [[sum(parts.values())], cut, [loop, line, curve]]
    for column, inks in zip(hope.columns, wanted, strict=False):
        for place, ink in zip(column, inks, strict=True):
            seen = light_in(picture, place, ink.shape)
            assert np.corrcoef(seen.ravel(), ink.ravel())[0, 1] > 0.9


def test_at_the_end_lines_lead_to_the_digits_that_parts_serve_and_cross_none(
    ending: Filmed,
) -> None:
    hope, picture = ending.shown, ending.renderer.get_frame()[..., :3]
    for cut, place in zip(hope.cuts, hope.columns[3], strict=True):
        seen = light_in(picture, place, cut.image.shape)
        assert np.corrcoef(seen.ravel(), cut.image.ravel())[0, 1] > 0.8
    lines = [each for each in ending.mobjects if each.z_index == 0.5]
    ways = {ends(way) for one in lines for way in one.get_subpaths()}
    for kind, start in zip((LOOP, LINE, CURVE), hope.columns[2], strict=True):
        for cut, place in zip(hope.cuts, hope.columns[3], strict=True):
            leads = ends(np.array([start.at(RIGHT), place.at(LEFT)])) in ways
            assert leads == (kind in part_kinds(cut.name).values())
    corners = [way for one in lines for way in one.points.reshape(-1, 4, 3)[:, [0, 3]]]
    for place in (*hope.columns[2], *hope.columns[3]):
        for start, end in corners:
            along = start + np.linspace(0, 1, 50)[:, None] * (end - start)
            inside = np.abs(along - place.centre)[:, :2] < place.side / 2 - 1e-6
            assert not inside.all(axis=1).any()


def test_lines_to_different_digits_share_no_track(ending: Filmed) -> None:
    lines = [each for each in ending.mobjects if each.z_index == 0.5]
    bent = [way for one in lines for way in one.get_subpaths() if len(way) > 4]
    tracks: dict[tuple[float, ...], set[tuple[float, ...]]] = {}
    for way in bent:
        tracks.setdefault(ends(way[4:8]), set()).add(ends(way)[2:])
    assert len(tracks) > 1
    assert all(len(digits) == 1 for digits in tracks.values())


def ends(way: np.ndarray) -> tuple[float, ...]:
    """Where a line begins and where it ends."""
    return tuple(np.round(way[[0, -1], :2], 6).ravel().tolist())


def test_edges_come_apart_in_sight_and_are_the_digit_again() -> None:
    cuts = ten_digits()
    hope = HopedLayers(cuts[9], cuts, STAGE)
    parts = seen(hope.parts)
    for flight in hope.cut_up():
        run(flight)
    assert np.abs(seen(hope.parts, *hope.edges) - parts).max() > 100
    for flight in hope.go_back():
        run(flight)
    assert np.abs(seen(hope.parts, *hope.edges) - parts).max() <= 10
    run(hope.come_together())
    assert np.abs(seen(hope.parts) - seen(hope.picture)).max() <= 10


def test_large_parts_slide_out_of_the_digit_as_they_were_cut_before() -> None:
    cuts = ten_digits()
    cut, hope = CutDigits(cuts, STAGE.whole), HopedLayers(cuts[9], cuts, STAGE)
    run(cut.pieces[0].fly(hope.halves))
    np.testing.assert_array_equal(cut.pieces[0].inks, hope.parts.inks)
    np.testing.assert_allclose(cut.pieces[0].points, hope.parts.points)


def seen(*mobjects: Mobject) -> np.ndarray:
    """What a film shows of mobjects, (height, width, 3)."""
    return paint(*mobjects, size=FILM_SIZE, background=True)[..., :3].astype(int)


def test_parts_hide_nothing_on_their_way() -> None:
    cut = CutDigits(ten_digits(), STAGE.whole)
    before = seen(cut.digits)
    for index in range(len(cut.pieces)):
        run(cut.come_apart(index), 0.4)
    on_their_way = seen(cut.digits, *cut.pieces)
    assert (on_their_way >= before - 1).all() and (on_their_way - before).max() > 100


def test_a_said_three_two_and_five_are_the_digits_with_curves() -> None:
    assert {one.label for one in ten_digits() if CURVE in one.kinds} == {2, 3, 5}


def test_the_digits_are_made_of_what_is_said_of_them() -> None:
    cuts = ten_digits()
    for label, kinds in TOLD.items():
        assert sorted(part_kinds(cuts[label].name).values()) == sorted(kinds)
    for label, cut in enumerate(cuts):
        assert cut.label == label
        np.testing.assert_allclose(cut.parts.sum(axis=0), cut.image, atol=1e-6)


def test_the_scores_are_those_that_were_measured_and_said() -> None:
    scores = Scores(own_digit("3"), STAGE)
    with np.load(MEASURED / "choices.npz") as file:
        shares = 100 * file["accuracy"].mean(axis=1)
    rows = choices().hidden.index(()), choices().hidden.index((16, 16))
    for k, row in enumerate(rows):
        run(scores.grow(k))
        assert printed(scores.right[k].number.glyphs) == f"{shares[row]:.1f}"
    said = (layered.in_one_step(scores.scores[0]), layered.in_three_steps(scores.scores[1]))
    assert [each[1:] for each in said] == [(92,), (96,)]
    assert [round(shares[row]) for row in rows] == [92, 96]


def test_the_hard_writing_is_a_5_that_one_grid_reads_as_a_3() -> None:
    straight, strokes = (load_network(NETWORKS / f"{name}.npz") for name in ("straight", "strokes"))
    hard = hard_writing(straight, strokes)
    # All that the narration says of it: a 5, three of them, read as a 3, by hidden layers as a 5.
    assert (hard.label, hard.answer, len(hard.images)) == (5, 3, 3)
    read = [forward(each, hard.images[0].ravel())[-1].a.argmax() for each in (straight, strokes)]
    assert read == [3, 5]
    first = straight.layers[0]
    np.testing.assert_array_equal(hard.weights.reshape(2, -1), first.weights[[5, 3]])
    digits = load_digits(ROOT / "assets" / "digits" / "hurried.npz")
    fives = digits.images[digits.labels == 5]
    assert all((fives == image).all(axis=(1, 2)).any() for image in hard.images)


def test_of_the_misread_5_the_weights_alone_decide_as_printed() -> None:
    straight, strokes = (load_network(NETWORKS / f"{name}.npz") for name in ("straight", "strokes"))
    hard = hard_writing(straight, strokes)
    one, better = one_for_all(hard, STAGE)
    assert typed(better) == "with two hidden layers: read as 5"
    step = forward(straight, hard.images[0].ravel())[0]
    # "That sum is the largest of all ten": without the outputs' own biases, and with them.
    assert step.weighted_sum.argmax() == step.z.argmax() == 3
    sums = [
        total.typst_code.split('"')[-2].split()[-1].replace("−", "-") for _, total in one.totals
    ]
    for text, k in zip(sums, (5, 3), strict=True):
        assert text == f"{step.weighted_sum[k]:.{len(text.partition('.')[2])}f}"
    # "More against it than for it."
    assert float(sums[0]) < 0 < float(sums[1])
    assert typed(one.answer) == "read as 3"
    # "Each has light on blue, and on red."
    assert all((terms > 0).any() and (terms < 0).any() for terms in hard.weights[0] * hard.images)


def typed(text: Typst) -> str:
    """What a text says."""
    return str(text.typst_code.split('"')[-2])


def test_the_answer_at_the_end_is_what_was_measured_of_both_kinds() -> None:
    scores = Scores(own_digit("3"), STAGE).scores
    assert layered.counted(*scores)[1:] == (96, 92)


@pytest.mark.parametrize(("name", "shown"), [("relu", "relu"), ("straight", "strokes")])
def test_a_network_without_hidden_layers_is_shown_beside_the_shipped_one(
    name: str, shown: str
) -> None:
    given, wanted = (load_network(NETWORKS / f"{each}.npz") for each in (name, shown))
    found = with_hidden_layers(given)
    np.testing.assert_array_equal(found.layers[0].weights, wanted.layers[0].weights)
