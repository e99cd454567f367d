"""What counts as a typed coordinate in a scene, and what does not."""

import pytest

from tests.helpers.placing import places_nothing_by_hand

TYPED = [
    "bars.move_to([1.5, 0, 0])",
    "bars.move_to((x, 0, 0))",
    "bars.move_to(np.array([-4, y, 0]))",
    "bars.move_to(ORIGIN)",
    "bars.move_to(UP)",
    "bars.move_to(point_or_mobject=[0, 1, 0])",
    "bars.move_to(grid.get_center() + [0, 0.5, 0])",
    "bars.move_to(grid.get_center() + UP)",
    "bars.next_to(ORIGIN, UP)",
    "bars.next_to([0, 1, 0], DOWN)",
    "bars.shift(LEFT * 4.2)",
    "bars.shift(UP)",
    "bars.shift(-UP)",
    "bars.shift(UP + LEFT)",
    "bars.animate.shift(DOWN / 2)",
    "bars.shift((UP + LEFT) / 3)",
    "bars.shift(0.6 * manim.DOWN)",
    "bars.shift(UP * gap + 2 * LEFT)",
    "bars.shift(UP * (gap + 0.2))",
    "bars.shift((gap - 0.2) * UP)",
    "bars.set_x(3)",
    "bars.set_y(-2.5)",
    "bars.set_x(grid.get_x() + 0.3)",
    "bars.set_coord(0.5, 1)",
    "bars.to_edge(LEFT, buff=0.5)",
    "bars.to_corner(UL)",
    "bars.center()",
    "FadeIn(bars, shift=0.3 * UP)",
    "start = 6 * LEFT",
    "Line([-1, 0, 0], right)",
    "Dot(point=(1, 2.5, 0))",
    "Area(-3, 0, 6, 2)",
    "STEP = 1.5\nbars.move_to([STEP, y, 0])",
    "NUDGE = 0.3\nbars.shift(NUDGE * UP)",
    "class A:\n    ROOM: float = 4.2\n    def f(self):\n        bars.shift(self.ROOM * LEFT)",
]
PLACED = [
    "main, side = self.stage.main.split(2, 1, gap=0.5)",
    "self.stage.main.fit(bars)",
    "self.stage.foot.place(bars, LEFT)",
    "self.stage.main.inset(0.4).rows(1, 2)[0].place(bars, DOWN)",
    "bars.move_to(grid)",
    "bars.move_to(area.at(UL), aligned_edge=UL)",
    "bars.move_to(diagram.neuron(layer=1, index=3).get_center())",
    "bars.move_to(places[2])",
    "bars.move_to([axis.get_x(), bars.get_y(), 0])",
    "marks.next_to(line.at(np.array([0, 1])), UP)",
    "bars.next_to(grid, DOWN, buff=0.3)",
    "bars.align_to(grid, UP + LEFT)",
    "VGroup(bars, grid).arrange(RIGHT, buff=0.4)",
    "bars.shift(gap * RIGHT)",
    "bars.shift(UP * area.height / 2)",
    "middle = neuron.get_critical_point(UP) * 0.5",
    "for k, bar in enumerate(bars):\n    bar.shift(k * gap * UP)",
    "bars.shift(RIGHT * (area.right - bars.get_right()[0]))",
    "bars.set_x(area.left + area.width / 3)",
    "bars.set_x(grid.get_x())",
    "FadeIn(bars, shift=UP)",
    "bars.scale(0.5).rotate(PI / 2)",
    "Area.around(bars, grid)",
    "self.wait(2)\nself.show(digits=(3, 8, 1))",
    "GAP = 0.3\nbars.next_to(grid, UP, buff=GAP)",
    "def spread(gap):\n    bars.shift(gap * UP)",
]


@pytest.mark.parametrize("source", TYPED)
def test_a_typed_place_is_found(source: str) -> None:
    assert places_nothing_by_hand("scenes/forward.py", source)


@pytest.mark.parametrize("source", PLACED)
def test_a_place_by_area_or_relation_is_not(source: str) -> None:
    assert places_nothing_by_hand("scenes/forward.py", source) == []


def test_where_it_is_typed_is_said() -> None:
    found = places_nothing_by_hand("scenes/forward.py", "a = 1\nbars.set_x(3)\n")
    assert found == ["line 2: bars.set_x(3)"]
