"""The rules of the house that can be read off the source: who imports whom, who may not do what.

Every rule is a function from a file's path and source to the list of what breaks it. Each is
tried on a sample that must break it and on one that must not, then on the project itself.
"""

from collections.abc import Callable

import pytest

from tests.helpers.placing import places_nothing_by_hand
from tests.house.rules import (
    FLOOR,
    ROOT,
    SHARED,
    circle,
    delivery_imports_no_scene,
    delivery_looks_down,
    delivery_stays_in_rooms,
    files,
    fits_in_the_head,
    given_stands_alone,
    mobjects_know_no_scene,
    nnmath_knows_only_arrays,
    nothing_drawn_is_random,
    nothing_is_read_back,
    one_scene_class_a_file,
    repeated_stems,
    runs_on_every_system,
    say_takes_no_phrase_left,
    scene_files,
    scene_imports_no_scene,
    shared_rooms_look_down,
    stem_hides_no_module,
    telling_stands_alone,
    truth_stands_alone,
)

Rule = Callable[[str, str], list[str]]


def checks() -> list[tuple[Rule, list[str]]]:
    mobjects, delivery = files("scenes/mobjects"), files("scenes/delivery")
    shared = [path for room in SHARED for path in files(f"scenes/{room}")]
    truth, claims = files("scenes/_audit/truth"), files("scenes/_audit/claims")
    silent = [*delivery, *truth, *claims]  # draw nothing; some make noise anew by its seed
    drawing = [path for path in files("scenes") if path not in silent]
    return [
        (nnmath_knows_only_arrays, files("nnmath")),
        (delivery_imports_no_scene, [*delivery, "scenes/__init__.py"]),
        (delivery_stays_in_rooms, delivery),
        (delivery_looks_down, [path for path in delivery if path.count("/") > 2]),
        (
            shared_rooms_look_down,
            shared,
        ),
        (telling_stands_alone, files("scenes/telling")),
        (given_stands_alone, files("scenes/given")),
        (truth_stands_alone, truth),
        (mobjects_know_no_scene, mobjects),
        (scene_imports_no_scene, scene_files()),
        (one_scene_class_a_file, scene_files()),
        (places_nothing_by_hand, scene_files()),
        (nothing_drawn_is_random, drawing),
        (nothing_is_read_back, drawing),
        (say_takes_no_phrase_left, drawing),
        (runs_on_every_system, files("nnmath") + files("scenes")),
        (fits_in_the_head, files("nnmath") + files("scenes") + files("tests")),
        (stem_hides_no_module, [p for p in files("scenes", "*.py") if "__init__" not in p]),
    ]


@pytest.mark.parametrize(
    ("rule", "paths"), checks(), ids=lambda value: getattr(value, "__name__", "")
)
def test_the_project_keeps(rule: Rule, paths: list[str]) -> None:
    assert paths, "no file to look at: has a folder been moved?"
    broken = {path: rule(path, (ROOT / path).read_text(encoding="utf-8")) for path in paths}
    assert not {path: found for path, found in broken.items() if found}


def test_delivery_has_its_rooms_and_nothing_beside_them() -> None:
    beside = {path.name for path in (ROOT / "scenes/delivery").iterdir()} - {"__pycache__"}
    assert beside == {"__init__.py", *FLOOR}


@pytest.mark.parametrize("folder", ["delivery", "mobjects"])
def test_tests_mirror_the_rooms(folder: str) -> None:
    rooms, mirrored = (
        {path.parent.name for path in (ROOT / place / folder).glob("*/__init__.py")}
        for place in ("scenes", "tests")
    )
    assert mirrored == rooms


def test_no_files_import_each_other_in_a_circle() -> None:
    paths = files("nnmath") + files("scenes") + files("tests")
    assert circle({path: (ROOT / path).read_text(encoding="utf-8") for path in paths}) == []


def test_a_circle_is_found_and_named() -> None:
    a, b, c = "from scenes import b", "import scenes.c", "def f():\n    from .a import A"
    found = circle({"scenes/a.py": a, "scenes/b.py": b, "scenes/c.py": c})
    assert found[0] == found[-1] and set(found) == {"scenes.a", "scenes.b", "scenes.c"}
    assert circle({"scenes/a.py": a, "scenes/b.py": b, "scenes/c.py": "import numpy"}) == []


def test_scene_stems_are_unique() -> None:
    assert repeated_stems(scene_files()) == []
    assert repeated_stems(["scenes/relu.py", "scenes/light/Relu.py"]) == ["relu"]


# Each rule catches what it forbids, and nothing else

SCENE = "scenes/edge_detector.py"
MOBJECT = "scenes/mobjects/tween.py"
TRUTH = "scenes/_audit/truth/a.py"
FILMING = "scenes/delivery/filming/a.py"
READS = "from scenes.given.pictures import read_picture"

FORBIDDEN: list[tuple[Rule, str, str]] = [
    (nnmath_knows_only_arrays, "nnmath/a.py", "import manim"),
    (nnmath_knows_only_arrays, "nnmath/a.py", "def f():\n    from PIL.Image import open"),
    (nnmath_knows_only_arrays, "nnmath/a.py", "from scenes import _lesson"),
    (nnmath_knows_only_arrays, "nnmath/a.py", f"def f():\n    {READS}"),
    (nnmath_knows_only_arrays, "nnmath/train.py", READS),
    (nnmath_knows_only_arrays, "nnmath/train.py", "def f():\n    from scenes import given"),
    (nnmath_knows_only_arrays, "nnmath/a.py", "import importlib\nimportlib.import_module('tqdm')"),
    (nnmath_knows_only_arrays, "nnmath/a.py", "__import__('man' + 'im')"),
    (delivery_imports_no_scene, "scenes/delivery/a.py", "from manim import config"),
    (delivery_imports_no_scene, "scenes/delivery/a.py", "from scenes.forward import Forward"),
    (delivery_imports_no_scene, "scenes/delivery/a.py", "from .. import _lesson"),
    (delivery_imports_no_scene, "scenes/delivery/a.py", "from scenes import mobjects"),
    (delivery_stays_in_rooms, "scenes/delivery/a.py", ""),
    (delivery_stays_in_rooms, "scenes/delivery/tools/a.py", ""),
    (delivery_stays_in_rooms, "scenes/delivery/page/parts/a.py", ""),
    (delivery_looks_down, FILMING, "from scenes.delivery.page.page import write_page"),
    (delivery_looks_down, FILMING, "from scenes.delivery.checking import pace"),
    (
        delivery_looks_down,
        "scenes/delivery/keeping/a.py",
        "from scenes.delivery.filming import lock",
    ),
    (delivery_looks_down, FILMING, "from scenes.delivery.verbs import report"),
    (delivery_looks_down, FILMING, "def f():\n    from ..page import page"),
    (delivery_looks_down, "scenes/delivery/course/a.py", "import scenes.delivery.keeping.jobs"),
    (delivery_looks_down, "scenes/delivery/deck/a.py", "from scenes.delivery.page import words"),
    (delivery_looks_down, FILMING, "from scenes.delivery.tools import a"),
    (shared_rooms_look_down, "scenes/_data/a.py", "from scenes._sentences.verdict import verdict"),
    (shared_rooms_look_down, "scenes/_film/a.py", "def f():\n    from scenes._staging import box"),
    (shared_rooms_look_down, "scenes/_staging/a.py", "from scenes._lesson import Lesson"),
    (telling_stands_alone, "scenes/telling/a.py", "from manim import config"),
    (telling_stands_alone, "scenes/telling/a.py", "from scenes.delivery import course"),
    (given_stands_alone, "scenes/given/a.py", "import manim"),
    (given_stands_alone, "scenes/given/networks/a.py", "from scenes.delivery.course import course"),
    (truth_stands_alone, TRUTH, "from nnmath import forward"),
    (truth_stands_alone, TRUTH, "def f():\n    from scenes._data.reading import Reading"),
    (truth_stands_alone, TRUTH, "from scenes._audit.stated.moment import Moment"),
    (truth_stands_alone, TRUTH, "import manim"),
    (mobjects_know_no_scene, MOBJECT, "from manim import Scene"),
    (mobjects_know_no_scene, MOBJECT, "from manim import *\ndef f(s: ThreeDScene): ..."),
    (mobjects_know_no_scene, MOBJECT, "import manim\nmanim.MovingCameraScene"),
    (mobjects_know_no_scene, MOBJECT, "from scenes._lesson import beat"),
    (mobjects_know_no_scene, MOBJECT, "from .._assets import chosen_digit"),
    (mobjects_know_no_scene, MOBJECT, "from nnmath import Network"),
    (mobjects_know_no_scene, MOBJECT, "import nnmath\nnnmath.load_network('a')"),
    (mobjects_know_no_scene, MOBJECT, "import nnmath.storage as s"),
    (scene_imports_no_scene, SCENE, "from scenes.forward import Forward"),
    (scene_imports_no_scene, SCENE, "from scenes import forward"),
    (scene_imports_no_scene, SCENE, "from .forward import Forward"),
    (scene_imports_no_scene, SCENE, "import forward"),
    (one_scene_class_a_file, SCENE, "class Edge_Detector(Lesson): ..."),
    (one_scene_class_a_file, SCENE, "class EdgeDetector: ..."),
    (one_scene_class_a_file, SCENE, "class EdgeDetector(Lesson): ...\nclass B(EdgeDetector): ..."),
    (one_scene_class_a_file, SCENE, "class A(manim.Scene): ...\nclass EdgeDetector(Lesson): ..."),
    (nothing_drawn_is_random, SCENE, "import numpy as np\nx = np.random.rand()"),
    (nothing_drawn_is_random, SCENE, "from numpy.random import Generator as G"),
    (nothing_drawn_is_random, SCENE, "from numpy import random as r"),
    (nothing_drawn_is_random, SCENE, "rng = make.default_rng(1)"),
    (nothing_drawn_is_random, SCENE, "import random as r"),
    (nothing_drawn_is_random, SCENE, "from secrets import token_bytes"),
    (nothing_drawn_is_random, SCENE, "import uuid"),
    (nothing_drawn_is_random, SCENE, "import os\nos.urandom(4)"),
    (nothing_drawn_is_random, MOBJECT, "from manim import random_color"),
    (say_takes_no_phrase_left, SCENE, "self.say(a, run_time=max(2, self.phrase_left))"),
    (nothing_is_read_back, SCENE, "a = neuron.get_fill_opacity()"),
    (nothing_is_read_back, SCENE, "widths = map(Line.get_stroke_width, lines)"),
    (nothing_is_read_back, MOBJECT, "self.get_opacity() > 0.5"),
    (runs_on_every_system, FILMING, "def f():\n    import fcntl"),
    (runs_on_every_system, FILMING, "from os import killpg"),
    (runs_on_every_system, FILMING, "import os\nos.waitid(os.P_ALL, 0, os.WEXITED)"),
    (runs_on_every_system, FILMING, "import signal\nx = signal.SIGKILL"),
    (runs_on_every_system, FILMING, "subprocess.Popen(words, preexec_fn=f)"),
    (runs_on_every_system, FILMING, "x = open('/dev/null', 'wb')"),
    (runs_on_every_system, FILMING, "path.read_text()"),
    (runs_on_every_system, FILMING, "path.write_text(text, newline='')"),
    (runs_on_every_system, FILMING, "open(path)"),
    (fits_in_the_head, SCENE, "x = 1\n" * 300),
    (stem_hides_no_module, "scenes/random.py", ""),
    (stem_hides_no_module, "scenes/_random.py", ""),
    (stem_hides_no_module, "scenes/manim.py", ""),
]

ALLOWED: list[tuple[Rule, str, str]] = [
    (nnmath_knows_only_arrays, "nnmath/train.py", f"def f():\n    {READS}"),
    (
        nnmath_knows_only_arrays,
        "nnmath/a.py",
        "import os.path, numpy.linalg\nfrom .network import x",
    ),
    (delivery_imports_no_scene, "scenes/delivery/a.py", "from scenes.delivery import b\nimport av"),
    (delivery_stays_in_rooms, "scenes/delivery/__init__.py", ""),
    (delivery_stays_in_rooms, FILMING, ""),
    (delivery_looks_down, FILMING, "from scenes.delivery.course.fields import Table\nimport av"),
    (delivery_looks_down, FILMING, "from scenes.delivery.filming import jobs"),
    (delivery_looks_down, "scenes/delivery/verbs/a.py", "from scenes.delivery.page import page"),
    (shared_rooms_look_down, "scenes/_staging/a.py", "from scenes._film import told"),
    (shared_rooms_look_down, "scenes/_data/a.py", "from scenes._assets import Digit\nimport av"),
    (telling_stands_alone, "scenes/telling/a.py", "import srt\nfrom scenes.telling import b"),
    (given_stands_alone, "scenes/given/a.py", "import PIL\nfrom scenes.given.networks import a"),
    (truth_stands_alone, TRUTH, "import scipy.special\nfrom scenes._audit.truth.files import Net"),
    (mobjects_know_no_scene, MOBJECT, "from manim import VMobject\nfrom .theme import THEME"),
    (mobjects_know_no_scene, MOBJECT, "from nnmath.grids import signed_scale\nx = NetworkDiagram"),
    (
        scene_imports_no_scene,
        SCENE,
        "from scenes._lesson import Lesson\nfrom nnmath import forward",
    ),
    (
        scene_imports_no_scene,
        SCENE,
        "from scenes.mobjects.grids.grids import A\nfrom nnmath.forward import f",
    ),
    (one_scene_class_a_file, SCENE, "class Quiz: ...\nclass EdgeDetector(Lesson): ..."),
    (nothing_drawn_is_random, SCENE, "'no random here'\nfrom nnmath.grids import weight_grid"),
    (say_takes_no_phrase_left, SCENE, "self.say(a, at_least=2)\nself.play(run_time=s.phrase_left)"),
    (nothing_is_read_back, MOBJECT, "self.set_opacity(a).set_stroke(width=2)"),
    (runs_on_every_system, FILMING, "import signal\nx = open(path, 'rb'), signal.SIGTERM"),
    (runs_on_every_system, FILMING, "path.write_text(text, encoding='utf-8')\nav.open(path)"),
    (fits_in_the_head, SCENE, "x = 1\n" * 299),
    (stem_hides_no_module, "scenes/squish.py", ""),
]


@pytest.mark.parametrize(("rule", "path", "source"), FORBIDDEN)
def test_rule_catches(rule: Rule, path: str, source: str) -> None:
    assert rule(path, source)


@pytest.mark.parametrize(("rule", "path", "source"), ALLOWED)
def test_rule_lets_pass(rule: Rule, path: str, source: str) -> None:
    assert rule(path, source) == []
