"""The rules of the house that can be read off the source: who imports whom, who may not do what.

Every rule is a function from a file's path and source to the list of what breaks it. Each is
tried on a sample that must break it and on one that must not, then on the project itself.
"""

import ast
import sys
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from tests.helpers.placing import places_nothing_by_hand
from tests.helpers.sources import imports, last_name, names

ROOT = Path(__file__).resolve().parents[2]
Rule = Callable[[str, str], list[str]]

MAX_LINES = 299
SCIENCE = {"numpy", "scipy"}
RANDOM_MODULES = {"random", "secrets", "uuid", "numpy.random", "scipy.stats"}
RANDOM_NAMES = {"default_rng", "getrandbits", "random", "urandom", "uuid4", "RandomState"}
READ_BACK = {
    "get_fill_opacities",
    "get_fill_opacity",
    "get_opacity",
    "get_stroke_opacities",
    "get_stroke_opacity",
    "get_stroke_width",
}
NETWORK_MODULES = {f"nnmath.{name}" for name in ("network", "storage", "training", "train", "idx")}
NETWORK_NAMES = {"Network", "Layer"}
LOADERS = ("load_", "read_idx", "read_metadata")


def _within(name: str, packages: set[str]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def _root(name: str) -> str:
    return name.partition(".")[0]


def _of_scenes(path: str, source: str, *allowed: str) -> set[str]:
    """What the file imports from the scenes package beyond the allowed parts of it."""
    found = {name for name in imports(path, source) if _within(name, {"scenes"})}
    return {name for name in found if name != "scenes" and not _within(name, set(allowed))}


def camel_case(stem: str) -> str:
    """The name of the class in a scene file: edge_detector → EdgeDetector."""
    return "".join(word.capitalize() for word in stem.split("_"))


# The rules


def nnmath_knows_only_arrays(path: str, source: str) -> list[str]:
    """The nnmath package stands on the standard library, numpy and scipy alone."""
    allowed = sys.stdlib_module_names | SCIENCE | {"nnmath"}
    return sorted(name for name in imports(path, source) if _root(name) not in allowed)


def delivery_imports_no_scene(path: str, source: str) -> list[str]:
    """Batch work starts without Manim: nothing of manim, of a scene or of what scenes share."""
    manim = {name for name in imports(path, source) if _root(name) == "manim"}
    return sorted(manim | _of_scenes(path, source, "scenes.delivery", "scenes.telling"))


def telling_stands_alone(path: str, source: str) -> list[str]:
    """What is said knows neither pictures nor files of films."""
    manim = {name for name in imports(path, source) if _root(name) == "manim"}
    return sorted(manim | _of_scenes(path, source, "scenes.telling"))


def mobjects_know_no_scene(path: str, source: str) -> list[str]:
    """Drawable things take arrays: no Scene class, no file of scenes/, no network, no loading."""
    networks = {name for name in imports(path, source) if _within(name, NETWORK_MODULES)}
    used = {name for name in names(source) if name.endswith("Scene") or name in NETWORK_NAMES}
    loaders = {name for name in names(source) if name.startswith(LOADERS)}
    return sorted(
        _of_scenes(path, source, "scenes.mobjects", "scenes.telling") | networks | used | loaders
    )


def scene_imports_no_scene(path: str, source: str) -> list[str]:
    """What two scenes share lives in a file with an underscore or in mobjects."""
    inside = _of_scenes(path, source, "scenes.mobjects", "scenes.telling", "scenes.delivery")
    public = {name for name in inside if not name.split(".")[1].startswith("_")}
    # The manim command puts scenes/ on the path, so a bare name would work there.
    stems = {PurePosixPath(scene).stem for scene in scene_files()}
    return sorted(public | {name for name in imports(path, source) if _root(name) in stems})


def one_scene_class_a_file(path: str, source: str) -> list[str]:
    """The manim command never asks which scene: there is one, named after its file."""
    scenes: list[str] = []
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef):
            bases = {last_name(base) for base in node.bases}
            if any(base.endswith(("Scene", "Lesson")) or base in scenes for base in bases):
                scenes.append(node.name)
    expected = camel_case(PurePosixPath(path).stem)
    return [] if scenes == [expected] else [f"Scene classes {scenes}, expected [{expected!r}]"]


def nothing_drawn_is_random(path: str, source: str) -> list[str]:
    """A picture shows data: no random generator, whatever it is called."""
    used = {name for name in names(source) if name in RANDOM_NAMES or name.startswith("random_")}
    return sorted(used | {name for name in imports(path, source) if _within(name, RANDOM_MODULES)})


def say_takes_no_phrase_left(path: str, source: str) -> list[str]:
    """What is handed to say is reckoned before it begins its phrase: `at_least` is not."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    said = [call for call in calls if last_name(call.func) == "say"]
    return [ast.unparse(call) for call in said if "phrase_left" in ast.unparse(call)]


def nothing_is_read_back(path: str, source: str) -> list[str]:
    """Opacity and width follow the data; the data never follows them."""
    return sorted(names(source) & READ_BACK)


def fits_in_the_head(path: str, source: str) -> list[str]:
    """A file stays under 300 lines."""
    count = len(source.splitlines())
    return [] if count <= MAX_LINES else [f"{count} lines"]


def stem_hides_no_module(path: str, source: str) -> list[str]:
    """The manim command puts scenes/ first on the path, where a name would hide a module's."""
    installed = SCIENCE | {"manim", "nnmath", "scenes", "assets", "tests", "cairo", "typst", "PIL"}
    stem = PurePosixPath(path).stem
    return [stem] if stem in sys.stdlib_module_names | installed else []


def repeated_stems(paths: list[str]) -> list[str]:
    """Films are filed by their scene's stem alone, on file systems that may ignore case."""
    stems = [PurePosixPath(path).stem.lower() for path in paths]
    return sorted({stem for stem in stems if stems.count(stem) > 1})


# The project's files


def files(folder: str, pattern: str = "**/*.py") -> list[str]:
    return sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / folder).glob(pattern))


def scene_files() -> list[str]:
    """Scenes, in scenes/ itself or in a folder of their own, for the films' names are shared."""
    inner = ("scenes/mobjects/", "scenes/delivery/", "scenes/telling/")
    return [path for path in files("scenes") if not path.startswith(inner) and "/_" not in path]


def checks() -> list[tuple[Rule, list[str]]]:
    mobjects, delivery = files("scenes/mobjects"), files("scenes/delivery")
    drawing = [path for path in files("scenes") if path not in delivery]
    return [
        (nnmath_knows_only_arrays, files("nnmath")),
        (delivery_imports_no_scene, [*delivery, "scenes/__init__.py"]),
        (telling_stands_alone, files("scenes/telling")),
        (mobjects_know_no_scene, mobjects),
        (scene_imports_no_scene, scene_files()),
        (one_scene_class_a_file, scene_files()),
        (places_nothing_by_hand, scene_files()),
        (nothing_drawn_is_random, drawing),
        (nothing_is_read_back, drawing),
        (say_takes_no_phrase_left, drawing),
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


def test_scene_stems_are_unique() -> None:
    assert repeated_stems(scene_files()) == []
    assert repeated_stems(["scenes/relu.py", "scenes/light/Relu.py"]) == ["relu"]


# Each rule catches what it forbids, and nothing else

SCENE = "scenes/edge_detector.py"
MOBJECT = "scenes/mobjects/tween.py"

FORBIDDEN: list[tuple[Rule, str, str]] = [
    (nnmath_knows_only_arrays, "nnmath/a.py", "import manim"),
    (nnmath_knows_only_arrays, "nnmath/a.py", "def f():\n    from PIL.Image import open"),
    (nnmath_knows_only_arrays, "nnmath/a.py", "from scenes import _lesson"),
    (nnmath_knows_only_arrays, "nnmath/a.py", "import importlib\nimportlib.import_module('tqdm')"),
    (nnmath_knows_only_arrays, "nnmath/a.py", "__import__('man' + 'im')"),
    (delivery_imports_no_scene, "scenes/delivery/a.py", "from manim import config"),
    (delivery_imports_no_scene, "scenes/delivery/a.py", "from scenes.forward import Forward"),
    (delivery_imports_no_scene, "scenes/delivery/a.py", "from .. import _lesson"),
    (delivery_imports_no_scene, "scenes/delivery/a.py", "from scenes import mobjects"),
    (telling_stands_alone, "scenes/telling/a.py", "from manim import config"),
    (telling_stands_alone, "scenes/telling/a.py", "from scenes.delivery import course"),
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
    (fits_in_the_head, SCENE, "x = 1\n" * 300),
    (stem_hides_no_module, "scenes/random.py", ""),
    (stem_hides_no_module, "scenes/_random.py", ""),
    (stem_hides_no_module, "scenes/manim.py", ""),
]

ALLOWED: list[tuple[Rule, str, str]] = [
    (
        nnmath_knows_only_arrays,
        "nnmath/a.py",
        "import os.path, numpy.linalg\nfrom .network import x",
    ),
    (delivery_imports_no_scene, "scenes/delivery/a.py", "from scenes.delivery import b\nimport av"),
    (telling_stands_alone, "scenes/telling/a.py", "import srt\nfrom scenes.telling import b"),
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
    (fits_in_the_head, SCENE, "x = 1\n" * 299),
    (stem_hides_no_module, "scenes/squish.py", ""),
]


@pytest.mark.parametrize(("rule", "path", "source"), FORBIDDEN)
def test_rule_catches(rule: Rule, path: str, source: str) -> None:
    assert rule(path, source)


@pytest.mark.parametrize(("rule", "path", "source"), ALLOWED)
def test_rule_lets_pass(rule: Rule, path: str, source: str) -> None:
    assert rule(path, source) == []
