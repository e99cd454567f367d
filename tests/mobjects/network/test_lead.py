"""A lead is the way between the ends of two bars, where that is what it comes to."""

import numpy as np
import pytest

from scenes.mobjects.network.lead import Lead
from scenes.mobjects.network.outputs import OutputLayer
from scenes.mobjects.stage import Area
from tests.helpers.pictures import run

AREA = Area(-4, -3, 8, 6)


def lead(*values: float, limit: float = 1.0) -> tuple[Lead, OutputLayer]:
    upper, lower = AREA.rows(6, 1)
    layer = OutputLayer.filling(upper, [str(k) for k in range(len(values))], limit)
    return Lead(layer.set_activations(np.array(values)), lower), layer


@pytest.mark.parametrize("values", [(0.2, 0.9, 0.5), (0.5, 0.5, 0.1), (-0.9, -0.2, -0.5)])
def test_bracket_and_lines_stand_at_the_ends_of_both_bars(values: tuple[float, ...]) -> None:
    found, layer = lead(*values)
    first, second = sorted(values)[:-3:-1]
    assert found.value == pytest.approx(first - second)
    (start, end), full = found.span.ends, layer.bars.full_length
    assert abs(end[0] - start[0]) == pytest.approx(found.value * full, abs=1e-6)
    for line, foot in zip(found.guides, (start, end)):
        np.testing.assert_allclose(line.get_end(), foot, atol=1e-6)
        assert line.get_start()[1] > line.get_end()[1]


def test_ends_that_are_not_as_far_apart_as_the_outputs_are_not_measured() -> None:
    found, _ = lead(0.4, -0.3)
    assert found.value == pytest.approx(0.7)
    assert len(found.guides) == 0 and found.span.bracket not in found.submobjects
    run(found.measure())


def test_its_words_stay_in_their_area() -> None:
    found, _ = lead(1.0, 0.999)
    assert found.span.label.get_right()[0] <= AREA.right + 1e-9


def test_one_output_leads_nobody() -> None:
    with pytest.raises(ValueError, match="only one"):
        lead(0.4)
