"""Pictures on one another: their light adds up, and what they share is counted."""

import numpy as np

from scenes.mobjects.grids.grids import ImageGrid
from scenes.mobjects.pictures.agreement import Agreement
from scenes.mobjects.pictures.pile import Pile
from scenes.mobjects.stage import Stage
from tests.helpers.pictures import printed, run

IMAGES = np.array([[[0.9, 0.5, 0.0]], [[0.8, 0.4, 0.0]], [[0.75, 1.0, 0.2]], [[1.0, 0.0, 0.3]]])


def test_each_picture_adds_its_share_of_the_light() -> None:
    pile = Pile(IMAGES)
    for count in range(5):
        np.testing.assert_allclose(pile.set_landed(count).values, IMAGES[:count].sum(axis=0) / 4)


def test_when_all_have_landed_the_pile_is_their_mean() -> None:
    pile = Pile(IMAGES).set_landed(0)
    gathering = pile.gather([ImageGrid(image) for image in IMAGES])
    run(gathering, 0.0)
    assert not pile.values.any()
    run(gathering)
    np.testing.assert_allclose(pile.values, IMAGES.mean(axis=0))


def test_it_counts_what_is_bright_in_one_of_them_and_what_is_in_all() -> None:
    agreement = Agreement(IMAGES, Stage(14.2, 8).whole)
    counts = [printed(agreement.table.row(k)[1].glyphs) for k in range(2)]
    assert counts == ["2", "1"]  # the first two pixels, and the first alone
    staying = agreement.tell_all()
    run(staying)
    np.testing.assert_allclose(agreement.pile.values, [[0.8625, 0, 0]])
