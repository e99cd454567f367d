"""The film of failure: what it says of a network's errors is what the network does."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from manim import AnimationGroup

from nnmath import Layer, Network, load_digits, load_network, predict, save_network
from scenes._assets import Digit, own_digit
from scenes._data.failing import Cases, outlined, over_the_ink, way_back
from scenes._data.reading import Reading
from scenes._sentences.failing import (
    AHEAD,
    answered,
    chosen_by,
    enough_to_turn,
    looked_at,
    most_difference,
    read_right,
    same_place,
)
from scenes._staging.all_of_it import failure_shown
from scenes._staging.all_of_it.covered_digit import CoveredDigit, StrippedDigit
from scenes._staging.all_of_it.misread_digit import TakenApart
from scenes._staging.all_of_it.side_by_side import SideBySide
from scenes.failure import Failure
from scenes.mobjects.lettering.printing import as_printed
from scenes.mobjects.stage import Stage
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import ROOT, around, film, printed, run

STROKES = load_network(ROOT / "assets" / "networks" / "strokes.npz")
HURRIED = load_digits(ROOT / "assets" / "digits" / "hurried.npz")
OTHERS = ("plain", "relu")
STAGE = Stage(14.2, 8)


@pytest.fixture(scope="module")
def cases() -> Cases:
    return Cases.of(STROKES, own_digit("3"))


@pytest.fixture(scope="module")
def wrong(cases: Cases) -> Reading:
    assert cases.wrong is not None
    return cases.wrong


def test_the_last_picture_shows_two_images_that_are_read_as_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: Reading
) -> None:
    monkeypatch.setenv("NNFILM_BEATS", "side_by_side")
    made = list[SideBySide]()

    def witnessed(*given: Any) -> SideBySide:
        made.append(SideBySide(*given))
        return made[0]

    monkeypatch.setattr(failure_shown, "SideBySide", witnessed)
    scene = film(Failure, tmp_path, format="png").scene
    assert isinstance(scene, Failure)
    picture, said = scene.renderer.get_frame()[..., :3], sorted(scene.drawn)
    dark, lit = (255 * np.array(colour.to_rgb()) for colour in (THEME.dark, THEME.lit))
    images = [grid.values for grid in made[0].pictures]
    for grid, image in zip(made[0].pictures, images):
        light = image.ravel()[:, None]
        shown = np.array([around(picture, centre, reach=0) for centre in grid.centres])
        np.testing.assert_allclose(shown, dark + light * (lit - dark), atol=40)
        assert np.corrcoef(shown.mean(axis=1), image.ravel())[0, 1] > 0.99
    assert (images[0] == wrong.digit.image).all()
    read = [predict(STROKES, image.ravel()).winner for image in images]
    assert read[0] != wrong.digit.label and read[1] == 3 and len(read) == 2
    assert "it reads {}" in said and "written as {}" in said


def test_the_answer_is_said_as_the_network_gives_it(wrong: Reading) -> None:
    read = predict(STROKES, wrong.digit.x).winner
    assert answered(wrong) == ("And the network? It answers: a {}.", read)
    as_eight = replace(wrong, steps=(*wrong.steps[:-1], replace(wrong.steps[-1], a=np.eye(10)[8])))
    assert answered(as_eight) == ("And the network? It answers: an {}.", 8)


def test_where_several_outputs_say_as_much_it_is_said_which_is_ahead(wrong: Reading) -> None:
    outputs = np.array([0.9, 0.999, 0.2, 0.9991, 0.99931, 0.9, 0.1, 0.1, 0.1, 0.99924])
    full = replace(wrong, steps=(*wrong.steps[:-1], replace(wrong.steps[-1], a=outputs)))
    assert answered(full) == (AHEAD, 4, "> 0.99", 4, "0.9993", "0.9992")


def test_it_looks_at_what_it_found_unless_the_chosen_digit_is_misread(cases: Cases) -> None:
    assert cases.found is not None and cases.found.found is not None
    assert len(cases.found.images) == 600 == len(HURRIED.images)
    read = [predict(STROKES, image.ravel()).winner for image in HURRIED.images]
    assert cases.found.misread.tolist() == np.flatnonzero(read != HURRIED.labels).tolist()
    index = cases.found.found.index
    chosen = Digit(HURRIED.images[index], int(HURRIED.labels[index]), ("ours",))
    itself = Cases.of(STROKES, chosen)
    assert itself.found is None and itself.wrong is not None and itself.wrong.digit is chosen
    nobody_said = Cases.of(STROKES, replace(chosen, label=None))
    assert nobody_said.found is not None


def test_both_sums_are_those_of_the_network_as_printed(wrong: Reading) -> None:
    apart = TakenApart(wrong, STAGE)
    _, sums = apart.both_sums(CoveredDigit(wrong, STAGE).place)
    _, sent = apart.pointing(sums)
    last, a = STROKES.layers[-1], wrong.steps[-2].a
    for side, output in enumerate((wrong.digit.label, wrong.outputs.argmax())):
        own = last.weights[output] * a
        assert sums.sides[side].values == pytest.approx([*own, last.biases[output]])
        z, one = (
            float(as_printed(printed(each.glyphs))) for each in (sums.z[side + 1], sent[side])
        )
        assert z == pytest.approx(wrong.steps[-1].z[output], abs=0.005001)
        assert one == pytest.approx(own[way_back(wrong)[0]], abs=0.005001)


def test_it_says_that_two_ways_lead_to_one_place_only_where_they_do(wrong: Reading) -> None:
    covered, outline = CoveredDigit(wrong, STAGE), outlined(wrong)
    repair, size = covered.repair, covered.tried.size
    assert repair is not None and covered.same is None
    inside = outline[repair.row : repair.row + size, repair.column : repair.column + size]
    assert inside.sum() == outline.sum() > 0
    helped = np.zeros_like(wrong.digit.image)
    helped[repair.row, repair.column] = 1
    elsewhere = np.roll(outline, 9, axis=0)
    assert "not where the outline is" in str(same_place(helped, elsewhere, repair))
    assert "helps nowhere" in str(same_place(-helped, outline, repair))
    assert "outline" not in str(same_place(helped, np.zeros_like(outline), repair))


def read_all(network: Network) -> np.ndarray:
    """What a network reads of each hurried digit."""
    return np.array([predict(network, image.ravel()).winner for image in HURRIED.images])


def test_what_is_said_of_the_six_hundred_is_counted(cases: Cases) -> None:
    assert cases.found is not None and cases.found.found is not None
    right = read_all(STROKES) == HURRIED.labels
    others = [read_all(load_network(ROOT / f"assets/networks/{name}.npz")) for name in OTHERS]
    clear = ~right & np.any([read == HURRIED.labels for read in others], axis=0)
    assert read_right(cases.found)[1:] == (right.sum(), 600 - right.sum())
    assert looked_at(cases.found) is None
    chosen = chosen_by(cases.found)
    assert chosen == ("another network reads this one right",)
    assert clear[cases.found.found.index]


def test_without_the_neuron_that_is_pointed_at_the_error_is_gone(wrong: Reading) -> None:
    *before, last = STROKES.layers
    weights = last.weights.copy()
    weights[:, way_back(wrong)[0]] = 0
    without = Network((*before, Layer(weights, last.biases, last.activation)))
    assert predict(without, wrong.digit.x).winner == wrong.digit.label
    assert most_difference(wrong)[1:] == (wrong.digit.label,)


def test_covered_live_it_reads_what_was_written(wrong: Reading) -> None:
    covered = CoveredDigit(wrong, STAGE)
    picture = covered.place.copy()
    sweep = covered.sweep(picture)
    run(sweep.go())
    change = covered.tried.pixel_change(wrong.digit.label) - covered.tried.pixel_change()
    assert covered.map.values == pytest.approx(change / np.abs(change).max())
    run(covered.slide(picture.set_values(wrong.digit.image)).go())
    alone = predict(STROKES, picture.values.ravel())
    assert alone.winner == wrong.digit.label
    assert covered.told[1:] == (3, 3, wrong.digit.label)
    assert covered.outputs.activations == pytest.approx(alone.activations)
    assert (picture.values != wrong.digit.image).sum() <= covered.tried.size**2


def test_the_last_sentence_has_the_numbers_that_were_seen(cases: Cases, wrong: Reading) -> None:
    assert cases.right is not None
    covered, rest = CoveredDigit(wrong, STAGE), StrippedDigit(cases.right, STAGE)
    share = f"{rest.image.sum() / cases.right.digit.image.sum():.0%}"
    said = SideBySide(cases, covered.repair, rest, STAGE).told
    assert said is not None and said[1:] == (covered.tried.size**2, share)
    assert (enough_to_turn(covered.repair, None) or "")[1:] == (9,)
    assert (enough_to_turn(None, 0.25) or "")[1:] == ("25%",)
    assert enough_to_turn(None, None) is None


def test_stripped_live_the_outputs_are_those_of_what_is_left(cases: Cases) -> None:
    assert cases.right is not None
    rest = StrippedDigit(cases.right, STAGE)
    run(rest.stripping.go(), 0.0, 0.4, 0.8, 1.0)
    alone = predict(STROKES, rest.picture.values.ravel())
    assert rest.outputs.activations == pytest.approx(alone.activations) and alone.winner == 3
    before, after = (as_printed(str(each)) for each in list(rest.told)[2:])
    assert float(before) == 0.99 < cases.right.outputs[3]
    assert float(after) == pytest.approx(alone.activations[3], abs=0.005)
    share = rest.picture.values.sum() / cases.right.digit.image.sum()
    assert printed(rest.count.number.glyphs) == f"{share:.0%}"


def test_the_square_visits_every_place_over_ink_once_and_never_jumps_in_a_row() -> None:
    image = own_digit("8").image
    route = over_the_ink(image, 3)
    lit = [image[r : r + 3, c : c + 3].any() for r, c in np.ndindex(26, 26)]
    assert len(route) == sum(lit) == len(set(map(tuple, route.tolist())))
    assert (np.diff(route[:, 0]) >= 0).all()


def test_the_viewer_is_asked_before_any_output_of_the_rest_is_seen(cases: Cases) -> None:
    assert cases.right is not None
    rest = StrippedDigit(cases.right, STAGE)
    assert (rest.picture.values == rest.image).all() and not rest.outputs.told.any()
    run(rest.read_rest())
    alone = predict(STROKES, rest.picture.values.ravel())
    assert rest.outputs.told.all() and rest.outputs.activations == pytest.approx(alone.activations)
    run(AnimationGroup(*rest.whole_again()))
    assert (rest.picture.values == cases.right.digit.image).all()


@pytest.mark.parametrize("outputs", [1, 2])
def test_networks_without_ten_outputs_misread_nothing(outputs: int, tmp_path: Path) -> None:
    network = Network((Layer(np.ones((outputs, 784)), np.arange(float(outputs)), "identity"),))
    save_network(network, tmp_path / "network.npz")
    nothing = Cases.of(network, own_digit("3"))
    assert nothing.wrong is None and nothing.found is None
    assert (nothing.right is None) == (outputs == 1)
