"""A survey says where values are seen, and what covers them; what stays is the same object."""

import numpy as np
from manim import BLACK, LEFT, RIGHT, UP, Circle, Mobject, Square

from scenes._audit.stated.moment import Thing
from scenes._audit.stated.survey import Survey
from scenes.mobjects.grids.grids import ImageGrid, WeightGrid
from scenes.mobjects.lettering.text import Readout, words
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.painting.painted import Painted, PaintingCamera

SIZE = (854, 480)


def survey() -> tuple[Survey, PaintingCamera]:
    return Survey(SIZE), PaintingCamera(pixel_width=SIZE[0], pixel_height=SIZE[1])


def things(*mobjects: Mobject) -> dict[str, Thing]:
    asked, camera = survey()
    return {thing.name: thing for thing in asked.take(mobjects, camera)[0]}


def test_a_grid_of_two_cells_is_where_it_is_drawn() -> None:
    grid = ImageGrid(np.array([[0.25, 1.0]]), width=2.0).shift(RIGHT)
    stated = things(grid)["ImageGrid 1"]
    assert stated.values.tolist() == [0.25, 1.0]
    # Eight units are 480 pixels high, and 14.222… units 854 wide: the middle is at (427, 240).
    wide = 854 / (8 * 16 / 9)
    expected = [[427, 210, 427 + wide, 270], [427 + wide, 210, 427 + 2 * wide, 270]]
    np.testing.assert_allclose(stated.boxes, expected, atol=0.03)
    assert stated.is_free.tolist() == [True, True]
    assert stated.opacity.tolist() == [1, 1]


def test_what_stands_is_the_same_object_and_what_changes_another() -> None:
    asked, camera = survey()
    grid, number = WeightGrid(np.array([[0.5, -0.5]])), Readout(0.25).shift(3 * UP)
    before = asked.take([grid, number], camera)[0]
    assert asked.take([grid, number], camera)[0] == before
    grid.set_values(np.array([[0.5, 0.5]]))
    after = asked.take([grid, number], camera)[0]
    assert after[1] is before[1]
    assert after[0].name == before[0].name
    assert after[0].values.tolist() == [0.5, 0.5]
    assert before[0].values.tolist() == [0.5, -0.5]


def test_what_is_drawn_over_a_cell_makes_it_not_free_until_it_goes() -> None:
    asked, camera = survey()
    grid, cover = ImageGrid(np.ones((1, 2)), width=4), Square(1, fill_opacity=1).shift(LEFT)
    ((stated, shape), _) = asked.take([grid, cover], camera)
    assert stated.is_free.tolist() == [False, True]
    assert (shape.kind, shape.values.size) == ("shape", 0)
    ((stated, _), _) = asked.take([cover, grid], camera)
    assert stated.is_free.tolist() == [True, True]
    ((stated,), _) = asked.take([grid], camera)
    assert stated.is_free.tolist() == [True, True]


def test_a_ring_around_a_neuron_leaves_it_free() -> None:
    layer = NeuronLayer(np.array([0.1, 0.9]), numbers=False)
    found = things(layer, layer.neuron(0))
    assert found["NeuronLayer 1"].is_free.tolist() == [True, True]
    ring = found["Circle"]
    assert ring.kind == "shape"
    middle = found["NeuronLayer 1"].boxes[0].reshape(2, 2).mean(axis=0)
    inside = (ring.boxes[:, :2] < middle) & (ring.boxes[:, 2:] > middle)
    assert not inside.all(axis=1).any()  # where its line is, not what it is around


def test_what_is_seen_through_something_clear_is_not_free() -> None:
    behind = Circle(5, fill_opacity=1, fill_color=BLACK)
    grid = ImageGrid(np.ones((1, 1)), width=2)
    assert things(behind, grid)["ImageGrid 1"].is_free.all()
    assert not things(behind, grid.set_opacity(0.5))["ImageGrid 1"].is_free.any()


def test_what_is_blended_shows_nothing_that_could_be_measured() -> None:
    asked, camera = survey()
    number = Readout(0.25)
    ((stated,), _) = asked.take([number], camera, {id(number)})
    assert not stated.opacity.any()


def test_what_shows_data_and_says_nothing_of_it_is_named() -> None:
    class Silent(Painted):
        pass

    asked, camera = survey()
    silent = Silent().set_points(np.array([[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0.0]]))
    assert asked.take([silent], camera)[1] == ("Silent",)
    assert asked.take([silent.set_fill(opacity=0)], camera)[1] == ()


def test_letters_that_have_not_come_yet_are_clear_whatever_the_others_are() -> None:
    written = words("abc 2")
    written[2:].set_opacity(0)
    (stated,) = things(written).values()
    assert stated.opacity.tolist() == [1, 1, 0, 0]
