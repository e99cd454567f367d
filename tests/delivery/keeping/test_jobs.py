"""What a job is, and when its film is up to date."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.delivery.keeping.files import file_label, labelled_file
from scenes.delivery.keeping.fingerprint import differences, fingerprint
from scenes.delivery.keeping.jobs import (
    LONGEST,
    Job,
    file_name,
    fonts_around,
    manim_command,
    slug,
    work_folder,
)

HOSTILE = [
    "../../x",
    "/etc/passwd",
    "..",
    ".",
    "",
    "-rf",
    ".work",
    "a\\b",
    "a\0b",
    "a\nb",
    "\"quotes\" and 'quotes'",
    "<script>alert(1)</script>",
    "🙂",
    "x" * 300,
    "é" * 300,
    *("CON.", "CON", "aux", "Com1", "nul.txt", "a:b", "trailing ", "trailing."),
    "\udc80",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_leaves_its_folder(name: str, tmp_path: Path) -> None:
    made = file_name(name)
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", made)
    assert len(made) <= LONGEST + 9
    assert not re.fullmatch(r"(?i)con|prn|aux|nul|(com|lpt)[0-9]", made)  # no file on Windows
    (tmp_path / made).mkdir()
    assert [path.name for path in tmp_path.iterdir()] == [made]
    assert re.fullmatch(r"[a-z0-9-]+", slug(name))


@given(st.lists(st.text(max_size=20), unique=True, max_size=3))
def test_different_names_are_different_files(names: list[str]) -> None:
    assert len({file_name(name) for name in names}) == len(names)


def test_hostile_names_stay_apart() -> None:
    assert len({file_name(name) for name in HOSTILE}) == len(HOSTILE)
    assert file_name("edge_detector-2") == "edge_detector-2"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {
        "scenes/__init__.py": "",
        "scenes/alpha.py": "from scenes._shared import a\nNETWORK = 'plain'\n",
        "scenes/_shared.py": "def a():\n    from .mobjects import bars\n    import nnmath.forward",
        "scenes/mobjects/__init__.py": "",
        "scenes/mobjects/bars.py": "DIGITS = 'digits.npz'",
        "scenes/mobjects/plot.py": "",
        "nnmath/__init__.py": "",
        "nnmath/forward.py": "from . import network, forward\nimport numpy",
        "nnmath/network.py": "",
        "nnmath/train.py": "",
        "assets/networks/plain.npz": "plain",
        "assets/networks/strokes.npz": "strokes",
        "assets/digits/digits.npz": "digits",
        "mine.png": "a picture",
        "manim.cfg": "[CLI]",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    for module in ("files", "fingerprint", "sources"):
        monkeypatch.setattr(f"scenes.delivery.keeping.{module}.SHIPPED", tmp_path)
    return tmp_path


@pytest.fixture
def job(root: Path) -> Job:
    scene = root / "scenes" / "alpha.py"
    out = root / "renders" / "c" / "l"
    return Job("alpha", scene, "Alpha", "l", "mp4", None, None, None, None, out)


def files_in(found: dict[str, str]) -> set[str]:
    return {label for label in found if "." in label and len(found[label]) == 64} - {"narration"}


def test_a_film_depends_on_what_its_scene_imports_and_names(job: Job, root: Path) -> None:
    assert files_in(fingerprint(job, root)) == {
        "scenes/__init__.py",
        "scenes/alpha.py",
        "scenes/_shared.py",
        "scenes/mobjects/__init__.py",
        "scenes/mobjects/bars.py",
        "nnmath/__init__.py",
        "nnmath/forward.py",
        "nnmath/network.py",
        "assets/networks/plain.npz",
        "assets/digits/digits.npz",
        "manim.cfg",
    }


@pytest.mark.parametrize(
    "changed", ["scenes/alpha.py", "nnmath/network.py", "assets/networks/plain.npz", "manim.cfg"]
)
def test_a_change_shows(job: Job, root: Path, changed: str) -> None:
    before = fingerprint(job, root)
    with open(root / changed, "a", encoding="utf-8") as file:
        file.write("\n# more\n")
    assert differences(before, fingerprint(job, root)) == [f"{changed} changed"]


@pytest.mark.parametrize("changed", ["nnmath/train.py", "scenes/mobjects/plot.py", "mine.png"])
def test_a_change_elsewhere_does_not(job: Job, root: Path, changed: str) -> None:
    before = fingerprint(job, root)
    (root / changed).write_text("other = 1\n", encoding="utf-8")
    assert fingerprint(job, root) == before


def test_what_only_type_checkers_read_does_not_count(job: Job, root: Path) -> None:
    before = fingerprint(job, root)
    with open(root / "scenes" / "_shared.py", "a", encoding="utf-8") as file:
        file.write(
            "\nif TYPE_CHECKING:\n    from nnmath import train\nelse:\n    import nnmath.idx\n"
        )
    (root / "nnmath" / "train.py").write_text("", encoding="utf-8")
    (root / "nnmath" / "idx.py").write_text("", encoding="utf-8")
    assert files_in(fingerprint(job, root)) - files_in(before) == {"nnmath/idx.py"}


def test_settings_and_what_they_choose_show(job: Job, root: Path) -> None:
    before = fingerprint(job, root)

    def changes(**settings: object) -> list[str]:
        return differences(before, fingerprint(replace(job, **settings), root))

    assert changes(theme="light") == ["theme changed from dark to light"]
    assert changes(quality="h") == ["quality changed from l to h"]
    assert changes(beats=("one", "two")) == ["beats changed from all to one, two"]
    assert changes(network="strokes") == [
        "assets/networks/strokes.npz is new",
        "network changed from default to strokes",
    ]
    picture = changes(digit=str(root / "mine.png"))
    assert "mine.png is new" in picture


def test_mnist_is_found_where_the_scenes_find_it(
    job: Job, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NNFILM_MNIST", str(root / "mnist"))
    (root / "mnist").mkdir()
    (root / "mnist" / "t10k-images-idx3-ubyte").write_bytes(b"images")
    (root / "mnist" / "train-images-idx3-ubyte").write_bytes(b"images")
    found = fingerprint(replace(job, digit="mnist:test:18"), root)
    assert "mnist/t10k-images-idx3-ubyte" in found
    assert "mnist/train-images-idx3-ubyte" not in found


def test_mnist_is_called_the_same_on_every_machine(
    job: Job,
    root: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def found(folder: Path) -> dict[str, str]:
        (folder / "t10k-images-idx3-ubyte").write_bytes(b"images")
        monkeypatch.setenv("NNFILM_MNIST", str(folder))
        return fingerprint(replace(job, digit="mnist:test:18"), root)

    one, two = tmp_path_factory.mktemp("one"), tmp_path_factory.mktemp("two")
    assert found(one) == found(two)
    for file in (two / "t10k-images-idx3-ubyte", root / "a" / "b.npz", Path.home() / "c", one):
        assert labelled_file(file_label(file, root), root) == file


def test_only_this_scenes_translation_counts(job: Job, root: Path) -> None:
    file = root / "c.de.toml"

    def told(alpha: str, beta: str) -> dict[str, str]:
        beats = f'[beats.alpha]\none = "{alpha}"\n[beats.beta]\none = "{beta}"\n'
        file.write_text(f'language = "de"\n{beats}', encoding="utf-8")
        return fingerprint(replace(job, language=file), root)

    assert told("eins", "zwei") == told("eins", "drei")
    assert differences(told("eins", "zwei"), told("vier", "zwei")) == ["narration changed"]


def test_only_phrases_that_this_scenes_data_can_choose_count(job: Job, root: Path) -> None:
    file = root / "c.de.toml"
    with open(job.scene_path, "a", encoding="utf-8") as scene:
        scene.write("self.say(told=('It reads an ' '{}.', 8))\n")

    def told(mine: str, other: str) -> dict[str, str]:
        said = f'"It reads an {{}}." = "{mine} {{}}."\n"It reads a {{}}." = "{other} {{}}."\n'
        file.write_text(f'language = "de"\n[said]\n{said}', encoding="utf-8")
        return fingerprint(replace(job, language=file), root)

    assert told("eins", "zwei") == told("eins", "drei")
    assert differences(told("eins", "zwei"), told("vier", "zwei")) == ["narration changed"]


def test_only_words_in_this_scenes_pictures_count(job: Job, root: Path) -> None:
    file = root / "c.de.toml"

    def told(mine: str, other: str) -> dict[str, str]:
        words = f'"{{}} weights" = "{{}} {mine}"\n"other words" = "{other}"\n'
        file.write_text(f'language = "de"\n[pictures]\n{words}', encoding="utf-8")
        return fingerprint(replace(job, language=file), root)

    one, two = told("Gewichte", "eins"), told("Lasten", "zwei")
    other, mine = "translation of other words changed", "translation of {} weights changed"
    assert differences(one, two) == [other, mine]
    assert differences(one, two, drawn=["{} weights", "3"]) == [mine]
    assert differences(one, two, drawn=[]) == []
    file.write_text('language = "de"\n', encoding="utf-8")
    without = fingerprint(replace(job, language=file), root)
    gone = "translation of {} weights is gone"
    assert differences(one, without, drawn=["{} weights"]) == [gone]
    assert differences(without, one, drawn=["{} weights"]) == [gone.replace("gone", "new")]


def test_the_fonts_of_a_folder_count(job: Job, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    font = root / "fonts" / "deeper" / "a.TTF"
    font.parent.mkdir(parents=True)
    font.write_bytes(b"one")
    (root / "fonts" / "licence.txt").write_text("free")
    with_fonts = replace(job, fonts=root / "fonts")
    assert with_fonts.environment == {"NNFILM_FONTS": str(root / "fonts")}
    before = fingerprint(with_fonts, root)
    label = "fonts/deeper/a.TTF"
    assert differences(fingerprint(job, root), before) == [f"{label} is new"]
    font.write_bytes(b"two")
    assert differences(before, fingerprint(with_fonts, root)) == [f"{label} changed"]
    monkeypatch.chdir(root)
    monkeypatch.setenv("NNFILM_FONTS", "fonts")
    assert fonts_around() == root / "fonts"
    monkeypatch.delenv("NNFILM_FONTS")
    assert fonts_around() is None


def test_versions_show(job: Job, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint(job, root)
    assert before["manim"].startswith("0.22")
    of_drawing = "scenes.delivery.keeping.fingerprint.versions"
    monkeypatch.setattr(of_drawing, lambda: {"manim": "0.23.0"})
    assert f"manim changed from {before['manim']} to 0.23.0" in differences(
        before, fingerprint(job, root)
    )


def test_a_scene_that_is_no_python_has_a_fingerprint_too(job: Job, root: Path) -> None:
    job.scene_path.write_text("class (", encoding="utf-8")
    assert "scenes/alpha.py" in fingerprint(job, root)


def test_a_jobs_places_and_environment(job: Job, root: Path) -> None:
    assert job.folder == root / "renders" / "c" / "l" / "scenes" / "alpha"
    assert job.work == root / "renders" / ".work" / "c" / "l" / "alpha"
    assert work_folder(job.out_dir) == job.work.parent
    assert job.environment == {}
    chosen = replace(job, beats=("one", "two"), digit="7", network="plain", theme="light")
    chosen = replace(chosen, language=Path("x.toml"))
    assert chosen.environment == {
        "NNFILM_BEATS": "one,two",
        "NNFILM_DIGIT": "7",
        "NNFILM_NETWORK": "plain",
        "NNFILM_LANGUAGE_FILE": "x.toml",
        "NNFILM_THEME": "light",
    }
    command = manim_command(job, root / "media")
    assert command[2:5] == ["-m", "manim", "render"]
    assert command[-2:] == [str(job.scene_path), "Alpha"]
    for folder, what in {"Bob's films": "apostrophe", "{x}": "brace", "a\nb": "break"}.items():
        with pytest.raises(OSError, match=what):
            manim_command(job, root / folder)
    elsewhere = replace(job, scene_path=root / "{old}" / "alpha.py")
    with pytest.raises(OSError, match="the path has a brace; use another folder"):
        manim_command(elsewhere, root / "media")
