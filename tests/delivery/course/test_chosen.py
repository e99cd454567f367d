"""What a course's scenes show: digits, networks, the names of outputs and the numbers of inputs."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.delivery.course.chosen import Chosen
from scenes.delivery.course.course import read_course
from scenes.delivery.course.problems import CourseError
from scenes.delivery.course.values import (
    class_names,
    classes_around,
    input_around,
    input_numbers,
    listed,
)


def chosen(root: Path, above: str, *scenes: str) -> list[Chosen]:
    """What the scenes of a course choose. above, scenes: TOML above the chapters, at each scene."""
    (root / "scenes").mkdir(exist_ok=True)
    (root / "scenes" / "alpha.py").write_text(
        "class Alpha(Lesson):\n    def construct(self):\n        pass\n"
    )
    entries = ",".join(f'{{ scene = "alpha", name = "n{k}" {s} }}' for k, s in enumerate(scenes))
    text = f'title = "T"\n{above}\n[[chapters]]\ntitle = "C"\nscenes = [{entries}]\n'
    (root / "c.toml").write_text(text, encoding="utf-8")
    return [entry.chosen for entry in read_course(root / "c.toml", root).entries]


def test_what_stands_above_the_chapters_is_every_scenes(tmp_path: Path) -> None:
    (mine := tmp_path / "mine.npz").touch()
    above = 'digit = 7\nnetwork = "mine.npz"\nclasses = ["cat", "dog"]\ninput = [0.3, 1]'
    bare, other, named = chosen(
        tmp_path, above, "", ', network = "plain"', ', classes = ["a"], digit = "4-cup-1"'
    )
    assert bare == Chosen("7", str(mine), ("cat", "dog"), (0.3, 1.0))
    assert other == Chosen("7", "plain")  # the names and numbers are those of mine.npz
    assert named == Chosen("4-cup-1", str(mine), ("a",), (0.3, 1.0))


@pytest.mark.parametrize("suffix", ["npz", "safetensors", "onnx", "keras", "h5", "json"])
def test_a_network_is_named_by_its_file_whatever_its_kind(suffix: str, tmp_path: Path) -> None:
    (file := tmp_path / f"mine.{suffix}").touch()
    assert chosen(tmp_path, "", f', network = "mine.{suffix}"') == [Chosen(network=str(file))]


def test_one_of_several_digits_is_named_by_its_number(tmp_path: Path) -> None:
    for name in ("photo.png", "really#2.png", "whole.png#3"):
        (tmp_path / name).touch()
    assert chosen(
        tmp_path,
        "",
        ', digit = "photo.png#2"',
        ', digit = "really#2.png"',
        ', digit = "really#2.png#1"',
        ', digit = "whole.png#3"',
    ) == [
        Chosen(str(tmp_path / name))
        for name in ("photo.png#2", "really#2.png", "really#2.png#1", "whole.png#3")
    ]
    with pytest.raises(
        CourseError, match=r'there is no digit file "foto\.png", did you mean photo'
    ):
        chosen(tmp_path, "", ', digit = "foto.png#2"')


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('classes = "cat"', 'classes is a list such as ["cat", "dog"], not "cat".'),
        ("input = 0.3", "input is a list such as [0.3, 1], not 0.3."),
        ("classes = []", "classes are 1 to 1,000 names, one for each output, not no names."),
        ('classes = ["a", 3]', 'a class is a name in quotes, such as "cat", not 3.'),
        ('classes = ["a", "b", "a "]', 'the class "a" is named twice; outputs differ in name.'),
        ('classes = ["a, b"]', 'the class "a, b" has a comma, which stands between names.'),
        (f'classes = ["{"x" * 41}"]', "has 41 characters; films have room for 40."),
        ('classes = ["a\\u0007"]', "holds characters that cannot be printed."),
        ("input = []", "an input is 1 to 4,096 numbers, one for each that the network takes"),
        ("input = [true]", "an input is made of finite numbers, such as 0.3, not true."),
        ("input = [1, inf]", "an input is made of finite numbers, such as 0.3, not Infinity."),
        ('input = ["1"]', 'an input is made of finite numbers, such as 0.3, not "1".'),
    ],
)
def test_what_cannot_be_shown_is_said_at_its_line(text: str, said: str, tmp_path: Path) -> None:
    for above, scene, line in ((text, "", 2), ("", f", {text}", 5)):
        with pytest.raises(CourseError) as caught:
            chosen(tmp_path, above, scene)
        (problem,) = caught.value.problems
        assert said in problem.text and problem.line == line


names = st.text(min_size=1, max_size=12).filter(str.strip)


@given(st.lists(names, min_size=1, max_size=5))
def test_names_that_are_let_through_come_back_from_the_environment(given: Sequence[str]) -> None:
    try:
        taken = class_names(given)
    except ValueError as error:
        said = str(error)
    else:
        said = "."
        assert classes_around(listed(taken) or "") == taken
    assert said.endswith(".") and said.isprintable()


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=9))
def test_numbers_come_back_to_the_last_digit(given: list[float]) -> None:
    told = listed(input_numbers(given))
    assert told is not None and input_around(told) == tuple(given)
