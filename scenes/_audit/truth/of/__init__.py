"""Quantities that one scene alone shows, each worked out anew: a module a scene, by its name.

A module has one function, `arrays(truth) -> dict[str, np.ndarray]`: from what an array is called to
its values, of any shape; a single number is an array of no axes. What every scene may show need not
be here: weights, biases, x, sums, z, a and contributions of the chosen network and digit, their
running sums, largest values and counts, all shipped networks' weights and what they make of all our
digits, and all measurements (`derived`, `Truth`). How to write one:

- Read the scene, its module of scenes/_data and its staging, and write down what is shown; then
  compute it from files, with numpy and scipy alone, in other words than nnmath's. Do not copy.
- An array holds what is shown together, in its order: all bars of one row, all dots of a curve. A
  choice (the farthest pair, the first that flips) is made here, too: then a wrong choice of the
  scene is found nowhere.
- What nnmath computes in single precision is given as float32, and is then held to 1e-6.
- What no file holds, such as what our pen wrote, is explained by what it must add up to: a second
  function, `explains(truth, values) -> str | None`, is asked last, and says what they are.
- What a scene clips or brings to −1..1 is given as it was before; the limit is one of the arrays.
- `NETWORKS` names those of assets/networks that the scene shows whichever is chosen (RUN for the
  training run's); what is seen of any other one is found nowhere.
- Where there is nothing to show (another network, a digit without a label), leave the array out.
- Names say what it is, "distances of pair A", with the layer or the place in brackets if any.
"""

from pkgutil import iter_modules, resolve_name
from typing import Any


def own(scene: str | None, name: str) -> Any:
    """What a scene's own module calls so; None where it has no such thing, or no module is."""
    if scene not in {module.name for module in iter_modules(__path__)}:
        return None
    return getattr(resolve_name(f"{__name__}.{scene}"), name, None)
