"""`nnfilm check`: nothing heavy, one line each, and the shipped courses are clean."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from nnmath import Layer, Network, load_network, save_network
from scenes.delivery.checking.checked import check
from scenes.delivery.course.catalogue import catalogue
from scenes.delivery.course.course import read_course
from scenes.delivery.course.problems import CourseError
from scenes.delivery.course.project import SHIPPED as REPOSITORY
from scenes.delivery.course.translations import read_translation
from scenes.delivery.page.words import PAGE_WORDS
from scenes.delivery.verbs import cli
from tests.helpers.courses import PAGE_TEXT

COURSES = REPOSITORY / "assets" / "courses"
SHIPPED = sorted(path.stem for path in COURSES.glob("*.toml") if "." not in path.stem)
TEN = '["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]'
SCENE = """\
class {name}(Lesson):
    def construct(self):
        self.start()
    @beat
    def start(self):
        "Said."
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("scenes", "assets/courses"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "scenes/alpha.py").write_text(SCENE.format(name="Alpha"))
    (tmp_path / "assets/courses/fine.toml").write_text(
        'title = "Fine"\n[[chapters]]\ntitle = "One"\nscenes = ["alpha"]\n'
    )
    return tmp_path


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_courses_are_clean(name: str) -> None:
    assert check(name, PAGE_WORDS)[0].startswith(f"{name}: ")


def test_the_translation_of_chapter1_covers_exactly_the_beats_that_exist() -> None:
    scenes = {entry.scene: catalogue()[entry.scene] for entry in read_course("chapter1").entries}
    told = read_translation(COURSES / "chapter1.de.toml").beats
    assert {stem: set(beats) for stem, beats in told.items()} == {
        stem: set(scene.beat_names) for stem, scene in scenes.items()
    }


def test_a_clean_course_is_summed_up_in_one_line(root: Path) -> None:
    expected = "fine: 1 chapter, 1 scene, 1 beat, no translations; nothing is wrong."
    assert check("fine", PAGE_WORDS, root)[0] == expected
    (root / "assets/courses/fine.de.toml").write_text(
        'language = "de"\n[beats.alpha]\nstart = "Gesagt."\n[text]\n'
        'Fine = "Gut"\nOne = "Eins"\nAlpha = "Alpha"\nStart = "Anfang"\n' + PAGE_TEXT,
        encoding="utf-8",
    )
    assert "1 translation (de)" in check("fine", PAGE_WORDS, root)[0]


def test_problems_of_a_course_and_of_its_translation_come_together(root: Path) -> None:
    (root / "assets/courses/fine.toml").write_text("title = 3\n")
    (root / "assets/courses/fine.de.toml").write_text('language = "de"\n[beats.alhpa]\n')
    with pytest.raises(CourseError) as caught:
        check("fine", PAGE_WORDS, root)
    lines = str(caught.value).splitlines()
    assert len(lines) == len(caught.value.problems) == 3
    assert any("fine.toml:1: " in line for line in lines)
    assert any("fine.de.toml:2: unknown scene" in line for line in lines)


def test_the_command_ends_in_2_when_something_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bad.toml").write_text('title = "x"\n[[chapters]]\ntitle = "y"\nscenes = ["forwrad"]\n')
    assert cli.main(["check", "bad.toml"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == 'bad.toml:4: unknown scene "forwrad", did you mean forward?\n'
    Path("good.toml").write_text('title = "x"\n[[chapters]]\ntitle = "y"\nscenes = ["forward"]\n')
    assert cli.main(["check", "good.toml"]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "good: 1 chapter, 1 scene, 8 beats, no translations; nothing is wrong.",
        "How the beats keep time is known once they are filmed: nnfilm render good.toml",
    ]
    assert said.err == ""


@pytest.mark.parametrize("arguments", [[], ["chekc"], ["check"], ["check", "a", "b"]])
def test_what_the_command_does_not_understand(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert ended.value.code == 2


def test_every_verb_teaches_with_examples(capsys: pytest.CaptureFixture[str]) -> None:
    for words in ([], *([verb.__name__.rpartition(".")[2]] for verb in cli.VERBS)):
        with pytest.raises(SystemExit) as ended:
            cli.main([*words, "--help"])
        assert ended.value.code == 0
        said = capsys.readouterr().out
        assert "examples:" in said and " ".join(["nnfilm", *words]) in said
        assert "exit status: 0" in said


def test_checking_loads_nothing_heavy() -> None:
    program = (
        "import sys; from scenes.delivery.verbs.cli import main; main(['check', 'chapter1']);"
        "sys.exit(','.join({'manim', 'numpy', 'scipy', 'PIL'} & set(sys.modules)) or 0)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")


def test_pictures_and_networks_are_read_as_the_filming_reads_them(root: Path) -> None:
    folder = root / "assets" / "courses"
    (folder / "fake.heic").write_bytes(b"\0\0\0\x18ftypheic")
    (folder / "no.npz").write_bytes(b"PK, or so")
    Image.new("L", (40, 40), 255).save(folder / "blank.png")
    save_network(load_network(REPOSITORY / "assets/networks/relu.npz"), folder / "mine.npz")
    scenes = {
        "a": 'digit = "fake.heic"',
        "b": 'network = "no.npz"',
        "c": 'digit = "blank.png"',
        "d": 'digit = 7, network = "mine.npz"',
    }
    lines = [f'  {{ scene = "alpha", name = "{name}", {more} }},' for name, more in scenes.items()]
    text = 'title = "Fine"\n[[chapters]]\ntitle = "One"\nscenes = [\n' + "\n".join(lines) + "\n]\n"
    (folder / "fine.toml").write_text(text)
    with pytest.raises(CourseError) as said:
        check("fine", PAGE_WORDS, root)
    found = {problem.line: problem.text for problem in said.value.problems}
    assert set(found) == {5, 6, 7}
    assert found[5].startswith('the digit "fake.heic" cannot be filmed: the file is not a picture')
    assert found[6].startswith('the network "no.npz" cannot be filmed: ')
    assert found[7].startswith('the digit "blank.png" cannot be filmed: ')


def asked(root: Path, above: str, *scenes: str) -> dict[int, str]:
    """What is wrong with a course, by line: what stands above the chapters, and at each scene."""
    folder = root / "assets" / "courses"
    layer = Layer(np.zeros((2, 2)), np.zeros(2), "sigmoid")
    save_network(Network((layer,)), folder / "numbers.npz", {"classes": ["no", "yes"]})
    two = np.full((60, 120), 255, np.uint8)
    two[10:50, 20:26] = two[10:50, 90:96] = 0
    Image.fromarray(two).save(folder / "two.png")
    lines = [f'{{ scene = "alpha", name = "n{k}" {more} }},' for k, more in enumerate(scenes)]
    head = f'title = "Fine"\n{above}\n[[chapters]]\ntitle = "One"\nscenes = [\n'
    (folder / "fine.toml").write_text(head + "\n".join(lines) + "\n]\n", encoding="utf-8")
    try:
        check("fine", PAGE_WORDS, root)
    except CourseError as error:
        return {problem.line: problem.text for problem in error.problems}
    return {}


def test_one_of_several_digits_has_to_be_named(root: Path) -> None:
    found = asked(root, "", ', digit = "two.png"', ', digit = "two.png#2"', ', digit = "two.png#3"')
    assert set(found) == {6, 8}
    assert found[6].startswith('the digit "two.png" cannot be filmed: the picture holds 2 digits')
    assert found[8].startswith('the digit "two.png#3" cannot be filmed: ')


def test_numbers_have_to_fit_the_network(root: Path) -> None:
    numbers = ', network = "numbers.npz"'
    scene = root / "scenes" / "alpha.py"
    source = scene.read_text().replace("(Lesson):\n", "(Lesson):\n    needs = ANY_INPUT\n")
    scene.write_text(source)
    found = asked(
        root,
        "",
        numbers + ", input = [0.3, 1]",
        numbers,
        numbers + ", input = [0.3]",
        ", input = [1, 2]",
    )
    assert set(found) == {7, 8, 9}
    assert found[7].startswith(
        'the network "numbers.npz" cannot be filmed: the network takes 2 numbers and no picture;'
    )
    assert found[8] == "input: 1 number is given, and the network takes 2, such as 0.5,0.5."
    assert found[9] == "input: the network takes pictures of 28 × 28 pixels, and no numbers."


def test_names_have_to_fit_the_network(root: Path) -> None:
    numbers = ', network = "numbers.npz", input = [0, 1]'
    found = asked(
        root,
        'classes = ["cat", "dog"]',
        ", digit = 4",
        f", digit = 4, classes = {TEN}",
        numbers,
        numbers + ', classes = ["a"]',
    )
    assert set(found) == {2, 9}
    assert found[2].startswith("classes: classes has 2 names, and the network has 10 outputs")
    assert found[9].startswith("classes: classes has 1 name, and the network has 2 outputs")


def test_a_network_that_a_scene_cannot_show_is_found(root: Path) -> None:
    folder, shipped = root / "assets" / "courses", REPOSITORY / "scenes"
    for stem in ("forward", "weights", "noise"):
        (root / "scenes" / f"{stem}.py").write_text((shipped / f"{stem}.py").read_text())
    for name, inputs in (("iris", 4), ("small", 64)):
        layer = Layer(np.ones((3, inputs)), np.zeros(3), "sigmoid")
        save_network(Network((layer,)), folder / f"{name}.npz")
    scenes = [
        'scene = "forward", network = "iris.npz", input = [5.1, 3.5, 1.4, 0.2]',
        'scene = "forward", name = "b", network = "iris.npz"',
        'scene = "forward", name = "c", network = "small.npz"',
        'scene = "weights", network = "small.npz"',
        'scene = "weights", name = "e", network = "iris.npz", input = [1, 2, 3, 4]',
        'scene = "noise", network = "small.npz"',
        'scene = "forward", name = "g", network = "iris.npz", input = [1, 2]',
    ]
    lines = "\n".join(f"  {{ {scene} }}," for scene in scenes)
    text = f'title = "Fine"\n[[chapters]]\ntitle = "One"\nscenes = [\n{lines}\n]\n'
    (folder / "fine.toml").write_text(text)
    with pytest.raises(CourseError) as said:
        check("fine", PAGE_WORDS, root)
    found = {problem.line: problem.text for problem in said.value.problems}
    assert set(found) == {6, 9, 10, 11}
    for line, what in (
        (6, "the network takes 4 numbers and no picture; give them, such as"),
        (9, "the network takes 4 numbers and no picture, and this film shows networks that take p"),
        (10, "the network takes pictures of 8 × 8 pixels, and this film shows networks"),
    ):
        assert found[line].startswith('the network "'), found[line]
        assert f'.npz" cannot be filmed: {what}' in found[line]
    assert found[11].startswith("input: 2 numbers are given, and the network takes 4")


def above_all(root: Path, network: str, *scenes: str) -> str:
    """A course in which a network stands above all scenes, each of which is one of ours."""
    for stem in scenes:
        source = (REPOSITORY / "scenes" / f"{stem}.py").read_text()
        (root / "scenes" / f"{stem}.py").write_text(source)
    named = ", ".join(f'"{stem}"' for stem in scenes)
    text = f'title = "Fine"\nnetwork = "{network}"\n'
    (root / "assets/courses/fine.toml").write_text(
        text + f'[[chapters]]\ntitle = "One"\nscenes = [{named}]\n'
    )
    return network


def test_scenes_that_cannot_film_what_stands_above_all_are_named(root: Path) -> None:
    layer = Layer(np.ones((3, 64)), np.zeros(3), "sigmoid")
    path = root / "assets/courses/small.npz"
    save_network(Network((layer,)), path)
    above_all(root, "small.npz", "forward", "noise", "learning", "hidden_layers")
    with pytest.raises(CourseError) as said:
        check("fine", PAGE_WORDS, root)
    (problem,) = said.value.problems
    beginning = (
        'the network "small.npz" cannot be filmed in noise, hidden_layers: the network takes'
    )
    assert problem.line == 2 and problem.text.startswith(beginning)
    # What no scene can film is said of the course as a whole.
    path.write_bytes(b"PK, or so")
    with pytest.raises(CourseError) as said:
        check("fine", PAGE_WORDS, root)
    (problem,) = said.value.problems
    assert problem.text.startswith('the network "small.npz" cannot be filmed: ')


def test_a_network_that_reads_our_digits_by_chance_is_noted(root: Path) -> None:
    ours = load_network(REPOSITORY / "assets/networks/strokes.npz")
    flat = Layer(np.zeros_like(ours.layers[-1].weights), ours.layers[-1].biases, "sigmoid")
    path = root / "assets/courses/mine.npz"
    save_network(Network((*ours.layers[:-1], flat)), path)
    above_all(root, "mine.npz", "forward", "learning", "noise")
    said = check("fine", PAGE_WORDS, root)
    assert said[0].endswith("nothing is wrong.")
    assert said[1].startswith('The network "mine.npz", shown in forward, noise: it reads ')
    assert "no better than chance; try other activation functions" in said[1]
    save_network(ours, path)
    assert not any("chance" in line for line in check("fine", PAGE_WORDS, root))
