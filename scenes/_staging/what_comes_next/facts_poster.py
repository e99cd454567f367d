"""What a network is, on one page: sizes, numbers, formula, grids, and its squish."""

from manim import LEFT, RIGHT, Animation, Create, FadeIn, Typst, VGroup

from nnmath.facts import Facts, squish_of
from scenes._data.facts import is_kept_simple, is_trained_alike, trained_alike
from scenes._sentences import recapped
from scenes._staging.what_comes_next.squish_table import APART, QUIET, SquishTable
from scenes.mobjects.grids.cells import framed
from scenes.mobjects.grids.legend import SignKey
from scenes.mobjects.growing import grow_out_of
from scenes.mobjects.lettering.labelled import baseline, stand
from scenes.mobjects.lettering.printing import number
from scenes.mobjects.lettering.text import formula, words
from scenes.mobjects.neurons.neurons import NeuronLayer
from scenes.mobjects.stage import GAP, Area
from scenes.mobjects.walls.grid_wall import NamedWall
from scenes.telling.speech import Sentence

CLEAR = 0.1  # above the captions, in Manim's units
NEAR = 0.08  # the frame around a line, nearer to it than to the next


class FactsPoster(VGroup):
    """A network's facts, which fill an area.

    Parts: `facts`, a line each; `wall`, the first layer's grids; `table`, the squishes.
    """

    def __init__(self, known: Facts, area: Area, *, is_comparable: bool = True) -> None:
        """known: of a network that sees images; raises ValueError for others.

        is_comparable: whether what it reads is what the networks of our trainings read; the table
        is of these, or else of its own layers.
        """
        if known.grids is None:
            raise ValueError(
                f"{known.shape} sees no square images; its poster would have no grids."
            )
        area = area.inset(0, CLEAR)
        left, right = area.split(*((1, 2) if area.stacks else (5, 9)))
        self.known, self.is_comparable = known, is_comparable
        self.wall = NamedWall(known.grids, "first layer, full colour: ±{}", left)
        self.table = (SquishTable.alike if is_comparable else SquishTable.own)(right, known)
        lines: list[tuple[Typst, Sentence]] = [
            (words(known.shape, bold=True), "neurons, from input to outputs"),
            (
                words("{}", f"{known.parameters:,}", bold=True),
                ("parameters, {} of them biases", f"{sum(known.biases):,}"),
            ),
        ]
        if known.score:
            share = number(100 * known.score.share)
            lines.append((words("{} % right", share, bold=True), recapped.measured_on(known)))
        lines.append((first_formula(known), "what the first layer computes"))
        self.facts = _lines(lines, right)
        height = self.table.height
        above, below = right.rows(right.height - height - GAP, height)
        self._spread(above)
        below.place(self.table, LEFT)
        super().__init__(self.facts, self.wall, self.table)

    def grow(self, lights: NeuronLayer) -> list[Animation]:
        """Animations: each grid grows out of the neuron whose weights it shows."""
        grids = zip(self.wall.shown, self.wall.wall.grids)
        grown = [grow_out_of(lights.neuron(int(k)), grid, run_time=1.5) for k, grid in grids]
        return [*grown, *map(FadeIn, self.wall.others)]

    def key(self, area: Area) -> SignKey:
        """What the colours of the grids mean, at the right of an area."""
        return area.place(SignKey("positive weight", "negative weight"), RIGHT)

    def ours(self) -> VGroup:
        """A frame around how well the network reads; where that is not known, around its sizes."""
        return framed(self.facts[2 if self.known.score else 0], buff=NEAR)

    def counted(self) -> VGroup:
        """A frame around how many numbers the network has."""
        return framed(self.facts[1], buff=NEAR)

    def score(self) -> list[Animation]:
        """Animations: how well the network reads; where that is not known, its numbers are framed
        meanwhile.
        """
        return [FadeIn(self.facts[2])] if self.known.score else [Create(self.counted())]

    @property
    def told(self) -> tuple[Sentence | None, Sentence | None]:
        """What is said of the table, and then of this network."""
        if not self.is_comparable:
            return recapped.WHICH_SQUISH, recapped.ALL_OF_IT
        others = trained_alike("sigmoid")
        return None, recapped.beside_ours(self.known, others, is_trained_alike(), is_kept_simple())

    def told_last(self) -> VGroup:
        """A frame around that of which is told last."""
        return self.ours() if self.is_comparable or not self.known.score else self.counted()

    def _spread(self, area: Area) -> None:
        """Put the lines one under the other over all of an area, as far apart as one another."""
        heights = [line.height for line in self.facts]
        apart = (area.height - sum(heights)) / len(heights)
        rows = area.rows(*(height + apart for height in heights), gap=0)
        for line, place in zip(self.facts, rows):
            place.place(line, LEFT)


def first_formula(known: Facts) -> Typst:
    """What the first layer computes: a^(1) = σ(W^(1) a^(0) + b^(1))."""
    z = "W^((1)) a^((0)) + b^((1))"
    call = squish_of(known.activations[0]).call
    written = "sigma" if call == "σ" else f'"{call}"'
    return formula(f"a^((1)) = {f'{written}({z})' if call else z}")


def _lines(lines: list[tuple[Typst, Sentence]], area: Area) -> VGroup:
    """Each value and what it is, in a column; without that where there is no room for both."""
    meant = [words(*([said] if isinstance(said, str) else said), **QUIET) for _, said in lines]
    whole = VGroup(*(VGroup(value) for value, _ in lines))
    fitting = [
        (line, meaning)
        for line, meaning in zip(whole, meant)
        if line.width + APART + meaning.width <= area.width
    ]
    # One column for as many as have room in it; what is longer has its meaning right behind it.
    columns = [line.width for line, _ in fitting if _all_fit(fitting, line.width, area.width)]
    column = max(columns, default=0.0)
    for line, meaning in fitting:
        left = line.get_left() + (max(column, line.width) + APART) * RIGHT
        stand(meaning.move_to(left, aligned_edge=LEFT), baseline(line[0]))
        line.add(meaning)
    return whole


def _all_fit(lines: list[tuple[VGroup, Typst]], column: float, room: float) -> bool:
    """Whether the meanings of all lines that are not longer than a column have room behind it."""
    return all(
        column + APART + meaning.width <= room for line, meaning in lines if line.width <= column
    )
