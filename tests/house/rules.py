"""The rules of the house: from a file's path and source to the list of what breaks the rule."""

import ast
import sys
from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path, PurePosixPath

from tests.helpers.sources import imports, last_name, names

ROOT = Path(__file__).resolve().parents[2]

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
NETWORK_MODULES = {f"nnmath.{name}" for name in ("network", "storage", "training", "train")} | {
    "nnmath.pictures.idx",
    "nnmath.measuring.measurements",
}
NETWORK_NAMES = {"Network", "Layer"}
# nnmath has no decoder: its command that trains on a folder of pictures imports one, inside the
# function that needs it.
READS_PICTURES = {"nnmath/train.py": {"scenes.given.pictures"}}
LOADERS = ("load_", "read_idx", "read_metadata")

# What Python has on Linux and macOS, but not on Windows.
UNIX_MODULES = {"fcntl", "grp", "posix", "pty", "pwd", "readline", "resource", "syslog", "termios"}
UNIX_NAMES = {
    *("fork", "forkpty", "getegid", "geteuid", "getgid", "getpgid", "getpgrp", "getuid", "killpg"),
    *("mkfifo", "mknod", "pread", "preexec_fn", "pass_fds", "pwrite", "sched_getaffinity"),
    *("setpgid", "setsid", "statvfs", "sysconf", "uname", "wait3", "wait4", "waitid"),
    *("O_CLOEXEC", "O_DIRECTORY", "O_NOFOLLOW", "O_NONBLOCK", "set_blocking"),
    *("SIGALRM", "SIGCHLD", "SIGHUP", "SIGKILL", "SIGPIPE", "SIGQUIT", "SIGSTOP", "SIGUSR1"),
}
UNIX_PATHS = ("/dev/", "/proc/", "/tmp/", "/etc/")

# The rooms of delivery, floor on floor; a room uses those of the floors below, no neighbour.
FLOORS = (
    ("course",),
    ("keeping",),
    ("filming",),
    ("typeset",),
    (
        "audit",
        "checking",
        "cluster",
        "page",
        "deck",
        "sheet",
        "poster",
        "digits",
        "networks",
        "script",
        "lab",
    ),
    ("verbs",),
)
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
# What scenes share: who films a lesson, and what a film is drawn from, said in and staged with.
SHARED = {"_data": 0, "_sentences": 1, "_film": 1, "_staging": 2, "_lesson": 3}
PLAN = " ← ".join(", ".join(rooms) for rooms in FLOORS)


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
    foreign = {name for name in imports(path, source) if _root(name) not in allowed}
    loaded = {
        name
        for node in ast.parse(source).body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in imports(path, ast.unparse(node))
    }
    lent = {name for name in foreign - loaded if _within(name, READS_PICTURES.get(path, set()))}
    return sorted(foreign - lent)


def delivery_imports_no_scene(path: str, source: str) -> list[str]:
    """Batch work starts without Manim: nothing of manim, of a scene or of what scenes share."""
    manim = {name for name in imports(path, source) if _root(name) == "manim"}
    allowed = ("scenes.delivery", "scenes.telling", "scenes.given")
    return sorted(manim | _of_scenes(path, source, *allowed))


def delivery_stays_in_rooms(path: str, source: str) -> list[str]:
    """No file of delivery lies beside its rooms or in a room inside one."""
    _, _, *rooms, name = PurePosixPath(path).parts
    if (not rooms and name == "__init__.py") or (len(rooms) == 1 and rooms[0] in FLOOR):
        return []
    return [f"lies in no room of scenes/delivery, which are {PLAN}"]


def delivery_looks_down(path: str, source: str) -> list[str]:
    """A room of delivery imports from the floors below it alone."""
    room = PurePosixPath(path).parts[2]
    found = {
        other[2]
        for name in imports(path, source)
        if len(other := name.split(".")) > 2 and other[:2] == ["scenes", "delivery"]
    }
    return [
        f"{room} imports from {other}, but imports point {PLAN}"
        for other in sorted(found - {room})
        if FLOOR.get(other, len(FLOORS)) >= FLOOR.get(room, 0)
    ]


def shared_rooms_look_down(path: str, source: str) -> list[str]:
    """What scenes share: data know no sentence, sentences no staging, and none of them a lesson."""
    room = PurePosixPath(path).parts[1].removesuffix(".py")
    used = {name.split(".")[1] for name in imports(path, source) if name.startswith("scenes.")}
    return sorted(other for other in used - {room} if SHARED.get(other, -1) >= SHARED[room])


def telling_stands_alone(path: str, source: str) -> list[str]:
    """What is said knows neither pictures nor files of films."""
    manim = {name for name in imports(path, source) if _root(name) == "manim"}
    return sorted(manim | _of_scenes(path, source, "scenes.telling"))


def given_stands_alone(path: str, source: str) -> list[str]:
    """Users' files are read without knowing what they are for: no film, no course, no Manim."""
    manim = {name for name in imports(path, source) if _root(name) == "manim"}
    return sorted(manim | _of_scenes(path, source, "scenes.given"))


def truth_stands_alone(path: str, source: str) -> list[str]:
    """The audit's witness of what is true shares no code with what it bears witness of."""
    allowed = sys.stdlib_module_names | SCIENCE | {"scenes"}
    foreign = {name for name in imports(path, source) if _root(name) not in allowed}
    return sorted(foreign | _of_scenes(path, source, "scenes._audit.truth"))


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


def runs_on_every_system(path: str, source: str) -> list[str]:
    """Nothing that Windows lacks; text is read and written as UTF-8 whatever the system prefers."""
    modules = {name for name in imports(path, source) if _root(name) in UNIX_MODULES}
    nodes = list(ast.walk(ast.parse(source)))
    texts = {node.value for node in nodes if isinstance(node, ast.Constant)}
    places = {text for text in texts if isinstance(text, str) and text.startswith(UNIX_PATHS)}
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    given = {keyword.arg for call in calls for keyword in call.keywords if keyword.arg}
    plain = {
        ast.unparse(call)
        for call in calls
        if last_name(call.func) in ("read_text", "write_text", "open")
        and not any(keyword.arg == "encoding" for keyword in call.keywords)
        and (last_name(call.func) != "open" or _opens_text(call))
    }
    return sorted(modules | ((names(source) | given) & UNIX_NAMES) | places | plain)


def _opens_text(call: ast.Call) -> bool:
    """Whether a call of the built-in open is one without "b" in its mode."""
    modes = [ast.unparse(argument) for argument in call.args[1:2]]
    return isinstance(call.func, ast.Name) and not any("b" in mode for mode in modes)


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


def circle(sources: Mapping[str, str]) -> list[str]:
    """Files that import each other in a circle, the first one again at the end; empty for none.

    sources: by path.
    """
    modules = {path: path.removesuffix(".py").replace("/", ".") for path in sources}
    graph = {
        modules[path]: imports(path, source) & set(modules.values()) - {modules[path]}
        for path, source in sources.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


# The project's files


def files(folder: str, pattern: str = "**/*.py") -> list[str]:
    return sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / folder).glob(pattern))


def scene_files() -> list[str]:
    """Scenes, in scenes/ itself or in a folder of their own, for the films' names are shared."""
    inner = ("scenes/mobjects/", "scenes/delivery/", "scenes/telling/", "scenes/given/")
    return [path for path in files("scenes") if not path.startswith(inner) and "/_" not in path]
