"""The words in a scene's pictures, found in its source as a translator needs them."""

from pathlib import Path

import pytest

from scenes.delivery.catalogue import ROOT
from scenes.delivery.drawn import words_of

TEXT = """
def words(text, size=1): ...
def formula(code, size=1): ...
def badge(text):
    return words(text, 2)
"""
KEYS = """
from dataclasses import dataclass
from scenes.mobjects.text import badge, words

@dataclass
class Paper:
    size: int
    origin: str

class Key:
    def __init__(self, above="plus", below="minus"):
        super().__init__()
        for value, name in ((1, above), (-1, below)):
            self.add(words(name))
"""
HEAD = (
    "from scenes.mobjects.text import badge, formula, words\nfrom scenes.mobjects.keys import *\n"
)


def drawn(tmp_path: Path, body: str, before: str = "", after: str = "") -> set[str]:
    """What a scene draws whose construct is this."""
    mobjects = tmp_path / "scenes" / "mobjects"
    mobjects.mkdir(parents=True, exist_ok=True)
    (mobjects / "text.py").write_text(TEXT, encoding="utf-8")
    (mobjects / "keys.py").write_text(KEYS, encoding="utf-8")
    lines = "".join(f"        {line}\n" for line in body.splitlines())
    source = (
        f"{HEAD}{before}\nclass Film(Lesson):\n    def construct(self, given=3):\n{lines}{after}"
    )
    scene = tmp_path / "scenes" / "film.py"
    scene.write_text(source, encoding="utf-8")
    words_of.__globals__["sources_of"].__globals__["_source"].cache_clear()
    return set(words_of(scene, tmp_path).drawn)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('words("plain")', {"plain"}),
        ('words(text="by name")', {"by name"}),
        ('badge("handed on")', {"handed on"}),
        ('words(f"{n} weights, {m:.2f} left")', {"{} weights, {} left"}),
        ('words("one " + str(n))', {"one {}"}),
        ('words("3"); words("×"); words(f"{n:.2f}"); words("−1")', set()),
        ('words("yes" if n else "no")', {"yes", "no"}),
        ('v = "yes" if n else "no"\nwords(f"Right? {v}!")', {"Right? yes!", "Right? no!"}),
        ('for a, b in zip(x, ("up", "down")):\n    words(b)', {"up", "down"}),
        ('[words(b, 1) for a, b in ((1, "up"), (2, "down"))]', {"up", "down"}),
        ('p = zip(("a1", "b1"), y)\n[words(n) for n, x in p]', {"a1", "b1"}),
        ('for k, n in enumerate(["first", "last"]):\n    words(n)', {"first", "last"}),
        ('list(map(badge, ["one", "two"]))', {"one", "two"}),
        (
            'd = {1: "uno", 2: "due"}\nwords(d[n])\nwords(d.get(n, "tanti"))',
            {"uno", "due", "tanti"},
        ),
        ('Key("over", below="under")', {"over", "under"}),
        ('Key("over")', {"over", "minus"}),
        ('formula(\'z = "weighted sum" + "bias" + sigma(2)\')', {"weighted sum", "bias"}),
        ('formula(f\'{n} "per" quad {m} " 5 "\')', {"per"}),
        ('paper = Paper(3, "our hand")\nwords(paper.origin)', {"our hand"}),
        ("words(self.computed(given))\nwords(given)\nwords(*rest)", set()),
        ('words(QUESTION)\nwords(f"{QUESTION} Yes.")', {"Is it?", "Is it? Yes."}),
        ('"a docstring"\nprint("not drawn")\nself.add_subcaption("said")', set()),
    ],
)
def test_words_are_followed_to_where_they_are_drawn(
    tmp_path: Path, body: str, expected: set[str]
) -> None:
    assert drawn(tmp_path, body, 'QUESTION = "Is it?"\n') == expected


def test_functions_and_methods_of_the_scene_hand_words_on(tmp_path: Path) -> None:
    before = "def label(n, name, *, more='and more'):\n    badge(name)\n    words(more)\n"
    after = "    def title(self, text):\n        label(1, text)\n"
    body = 'label(3, "inner")\nself.title("outer")'
    assert drawn(tmp_path, body, before, after) == {"inner", "outer", "and more"}


def test_what_goes_round_in_circles_is_left(tmp_path: Path) -> None:
    body = "a = b\nb = a\nwords(a)\nn = n + n\nwords(n)\nfor x in x:\n    words(x)\n"
    assert drawn(tmp_path, body) == set()
    again = "t = 'so'\n" + "t = t + t + ' on'\n" * 30 + "words(t)"
    assert drawn(tmp_path, again) == {"so", "{}{} on"}


def test_two_functions_of_one_name_are_both_followed(tmp_path: Path) -> None:
    before = "class A:\n    def title(self, text):\n        words(text)\n"
    before += "class B:\n    def title(self, size, name='none'):\n        badge(name)\n"
    body = "A().title('first')\nB().title(3, 'second')\nB().title(3)"
    assert {"first", "second", "none"} <= drawn(tmp_path, body, before)


def test_many_combinations_become_slots(tmp_path: Path) -> None:
    many = ", ".join(f'{k}: "w{k}"' for k in range(9))
    body = f"d = {{{many}}}\na, b = d[x], d[y]\nwords(f'{{a}} or {{b}}')"
    assert drawn(tmp_path, body) == {"{} or {}"}


def test_a_scene_may_draw_what_its_source_holds(tmp_path: Path) -> None:
    drawn(tmp_path, 'words(f"{n} weights")\nshow(compute("C"))')
    words = words_of(tmp_path / "scenes" / "film.py", tmp_path)
    assert words.may_draw("{} weights") and words.may_draw("784 weights") and words.may_draw("C")
    assert not words.may_draw("weights") and not words.may_draw("D")


@pytest.mark.parametrize(
    ("scene", "some"),
    [
        ("forward", {"The forward pass", "The network reads a {}", "our handwriting", "bias"}),
        ("weights", {"Weights", "products", "negative weight", "weight", "activation"}),
        (
            "edge_detector",
            {"Is there a bright edge here? No.", "designed", "sum", "weights × image"},
        ),
        ("squish", {"the ringed neuron: {} to {}", "up, or 0", "below zero"}),
    ],
)
def test_the_shipped_scenes_words_are_found(scene: str, some: set[str]) -> None:
    assert some <= words_of(ROOT / "scenes" / f"{scene}.py").drawn
