"""Scenes are found, and their beats in the order in which they are filmed, without running them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenes.delivery.course.catalogue import catalogue, label, read_scene

HEAD = "raise SystemExit('nobody runs a scene to read it')\n\n"


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def scene(construct: str, *beats: str, name: str = "Film") -> str:
    """A scene's source: what construct does, and its beats, whose narrations are their names."""
    methods = [f'    @beat\n    def {beat}(self):\n        """Says {beat}."""\n' for beat in beats]
    return f"{HEAD}class {name}(Lesson):\n    def construct(self):\n{construct}\n{''.join(methods)}"


@settings(deadline=None)  # a busy machine may take its time
@given(st.permutations(["one", "two", "three", "four"]))
def test_beats_stand_in_the_order_of_their_calls(order: list[str]) -> None:
    calls = "".join(f"        self.{name}(1,\n            2)\n" for name in order)
    source = scene(calls, "one", "two", "three", "four")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "read_bytes", lambda path: source.encode())
        found = read_scene(Path("film.py"))
    assert found.fault is None and found.class_name == "Film"
    assert list(found.beat_names) == order
    lines = source.splitlines()
    for beat in found.beats:
        assert beat.narration == f"Says {beat.name}."
        assert lines[beat.line - 1] == f"    def {beat.name}(self):"


def test_loops_branches_other_methods_and_idle_beats(tmp_path: Path) -> None:
    construct = """\
        self.start()
        for k in range(3):
            self.again(k)
        if self.maybe_not:
            self.perhaps()
        self.middle()
        self.start()
        other.never()
"""
    source = scene(construct, "never", "inner", "perhaps", "again", "start")
    source += "    def middle(self):\n        self.middle()\n        self.inner()\n"
    found = read_scene(write(tmp_path, "film.py", source))
    assert found.beat_names == ("start", "again", "perhaps", "inner")


def test_a_beat_is_known_however_its_decorator_is_written(tmp_path: Path) -> None:
    source = scene("        self.a(); self.b(); self.c()")
    for name, decorator in (("a", "_lesson.beat"), ("b", "beat(loop=True)"), ("c", "heartbeat")):
        source += f"    @{decorator}\n    def {name}(self): ...\n"
    found = read_scene(write(tmp_path, "film.py", source))
    assert [(beat.name, beat.narration) for beat in found.beats] == [("a", ""), ("b", "")]


def test_only_scenes_are_listed(tmp_path: Path) -> None:
    for name in (
        "_lesson.py",
        "mobjects/dots.py",
        "delivery/a/cli.py",
        "__init__.py",
        "_old/a.py",
    ):
        write(tmp_path / "scenes", name, HEAD)
    write(tmp_path, "_shared.py", HEAD)
    write(tmp_path, "renders/film.py", HEAD)
    write(tmp_path, "two_words.py", scene("        pass", name="TwoWords"))
    write(tmp_path / "scenes", "part/inside.py", scene("        pass", name="Inside"))
    found = catalogue(tmp_path)
    own = {stem: source for stem, source in found.items() if tmp_path in source.path.parents}
    assert {stem: source.class_name for stem, source in own.items()} == {
        "two_words": "TwoWords",
        "inside": "Inside",
    }
    assert not any(source.fault for source in found.values())
    assert found.keys() - own.keys() == catalogue().keys()


def test_a_scene_of_ones_own_goes_before_a_shipped_one_of_its_name(tmp_path: Path) -> None:
    path = write(tmp_path, "forward.py", scene("        pass", name="Forward"))
    assert catalogue(tmp_path)["forward"].path == path != catalogue()["forward"].path


@pytest.mark.parametrize(
    ("source", "line", "word"),
    [
        ("x = 1\ndef f(:\n", 2, "Python"),
        ("x = '\0'", 0, "Python"),
        ("class Other(Lesson): ...", 0, "class Film(Lesson)"),
        ("x = 1\nclass Film(Lesson): ...", 2, "construct"),
    ],
)
def test_a_broken_scene_says_why_and_spoils_no_other(
    tmp_path: Path, source: str, line: int, word: str
) -> None:
    write(tmp_path, "film.py", source)
    write(tmp_path, "whole.py", scene("        self.a()", "a", name="Whole"))
    found = catalogue(tmp_path)
    assert found["whole"].beat_names == ("a",) and found["whole"].fault is None
    fault = found["film"].fault
    assert fault is not None and word in fault.text and fault.file == tmp_path / "film.py"
    assert line in (0, fault.line)
    assert found["film"].beats == ()


def test_the_projects_scenes_can_be_read() -> None:
    found = catalogue()
    assert {"forward", "weights"} <= set(found)
    for source in found.values():
        assert source.fault is None
        assert source.beats and all(beat.narration for beat in source.beats)


def test_names_become_words() -> None:
    assert label("one_connection") == "One connection"
    assert label("a_real_digit") == "A real digit"


def test_a_beat_loops_where_it_asks_for_it(tmp_path: Path) -> None:
    written = {
        "plain": "@beat",
        "called": "@beat()",
        "loops": "@beat(loop=True)",
        "far": "@_lesson.beat(loop=True)",
        "not_so": "@beat(loop=False)",
        "other": "@again(loop=True)\n    @beat",
    }
    calls = "".join(f"        self.{name}()\n" for name in written)
    source = f"class Film(Lesson):\n    def construct(self):\n{calls}" + "".join(
        f"    {decorators}\n    def {name}(self): ...\n" for name, decorators in written.items()
    )
    found = read_scene(write(tmp_path, "film.py", source))
    assert found.beat_names == tuple(written)
    assert [beat.name for beat in found.beats if beat.loops] == ["loops", "far"]


BASE = """\
from scenes._lesson import Lesson, beat
class Common(Lesson):
    def construct(self):
        self.welcome()
        self.main()
        self.bye()
    @beat
    def welcome(self):
        "Welcome."
    @beat(loop=True)
    def bye(self):
        "The base's."
"""


def test_beats_are_seen_in_loops_through_variables_and_in_bases(tmp_path: Path) -> None:
    source = """\
class Common(Lesson):
    @beat
    def welcome(self): "Welcome to this film."
class Film(Common):
    def construct(this):
        this.welcome()
        for part in (this.one, this.two):
            part()
        for name in ("three",):
            getattr(this, name)()
        last = this.bye
        last()
    @beat
    def bye(self): "Bye."
    @beat
    def one(self): "One."
    @beat
    def two(self): "Two."
    @beat
    def three(self): "Three."
    @beat
    def idle(self): "Never."
"""
    found = read_scene(write(tmp_path, "film.py", source))
    assert found.beat_names == ("welcome", "one", "two", "three", "bye")
    assert found.beats[0].narration == "Welcome to this film."
    assert found.known == (*found.beat_names, "idle")


@pytest.mark.parametrize(
    ("imports", "base"),
    [
        ("from scenes._common import Common", "Common"),
        ("from scenes.part._again import Base", "Base"),
        ("from _common import Common as Other", "Other"),
        ("from ._common import Common", "Common"),
        ("from . import _common", "_common.Common"),
        ("import scenes._common", "scenes._common.Common"),
        ("import scenes._common as shared", "shared.Common"),
    ],
)
def test_beats_are_inherited_from_other_files_too(tmp_path: Path, imports: str, base: str) -> None:
    write(tmp_path, "scenes/_common.py", BASE)
    write(tmp_path, "scenes/part/_again.py", "from scenes._common import Common as Base\n")
    source = f"{imports}\nclass Film({base}):\n    def main(self):\n        self.one()\n"
    source += "    @beat\n    def one(self): 'One.'\n    @beat\n    def bye(self): 'Mine.'\n"
    found = read_scene(write(tmp_path, "scenes/film.py", source))
    assert found.fault is None
    assert [(beat.name, beat.narration) for beat in found.beats] == [
        ("welcome", "Welcome."),
        ("one", "One."),
        ("bye", "Mine."),
    ]
    more = source + "    def construct(self):\n        self.one()\n        super().construct()\n"
    assert read_scene(write(tmp_path, "scenes/film.py", more)).beat_names == (
        "one",
        "welcome",
        "bye",
    )


def test_bases_that_go_round_in_a_circle_or_are_broken_do_no_harm(tmp_path: Path) -> None:
    write(tmp_path, "scenes/_common.py", "from scenes.film import Film\nclass Common(Film): ...\n")
    write(tmp_path, "scenes/_broken.py", "class (")
    source = "from scenes._common import Common\nfrom scenes._broken import Broken\n"
    source += "class Film(Common, Broken):\n    def construct(self):\n        self.a()\n"
    source += "    @beat\n    def a(self): ...\n"
    assert read_scene(write(tmp_path, "scenes/film.py", source)).beat_names == ("a",)


@pytest.mark.parametrize(
    ("stem", "better", "name"),
    [
        ("my-scene", "my_scene", "MyScene"),
        ("2_layers", "scene_2_layers", "Scene2Layers"),
        ("CamelCase", "camel_case", "CamelCase"),
        ("a scene (copy)", "a_scene_copy", "ASceneCopy"),
        ("none", "scene_none", "SceneNone"),
        ("---", "scene", "Scene"),
    ],
)
def test_a_file_after_which_no_class_can_be_called_is_told_what_it_can_be_called(
    tmp_path: Path, stem: str, better: str, name: str
) -> None:
    path = write(tmp_path, f"{stem}.py", scene("        self.a()", "a", name="MyScene"))
    fault = read_scene(path).fault
    assert fault is not None
    assert fault.text == (
        f"rename the file {better}.py: its scene is called after it, class {name}(Lesson)."
    )
    assert (
        read_scene(write(tmp_path, f"{better}.py", scene("        pass", name=name))).fault is None
    )


def test_scenes_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for week in ("week1", "week2"):
        source = scene("        self.a()", "a", name="Intro").replace("Says a", week)
        write(tmp_path / "scenes", f"{week}/intro.py", source)
    found = catalogue(tmp_path)
    assert found.keys() - catalogue().keys() == {"intro", "week1/intro", "week2/intro"}
    fault = found["intro"].fault
    assert fault is not None
    assert fault.text == (
        "scenes of this name are week1/intro and week2/intro; say which, or give its file."
    )
    for week in ("week1", "week2"):
        one = found[f"{week}/intro"]
        assert (one.fault, one.stem) == (None, f"{week}/intro")
        assert one.beats[0].narration == f"{week}."
    right_in_it = write(tmp_path, "intro.py", scene("        self.a()", "a", name="Intro"))
    several = catalogue(tmp_path)
    assert several["./intro"].path == right_in_it
    assert several["scenes/week1/intro"].path == found["week1/intro"].path
