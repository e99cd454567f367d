"""What Typst has set is kept whole: not half of it, and not mixed up by two at once."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import typst
from manim import RED, RIGHT, MathTypst, Typst, tempconfig
from manim.mobject.svg import svg_mobject
from manim.mobject.text import typst_mobject
from manim.utils.typst_file_writing import typst_to_svg_file

from scenes.mobjects.lettering import typeset
from scenes.mobjects.lettering.text import words
from scenes.mobjects.theme import THEME
from tests.helpers.pictures import ROOT

SET = """
import sys
from pathlib import Path
from manim import config
from scenes.mobjects.lettering.text import formula, words
folder, me = Path(sys.argv[1]), sys.argv[2]
config.tex_dir = str(folder / "Tex")
(folder / me).touch()
while len(list(folder.glob("process*"))) < 2: pass
for k in range(6):
    words("sentence {}", k)
    formula("{{ y : part }} + {}", k)
"""


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder in which SVGs are kept, and nothing kept in memory."""
    monkeypatch.setattr(svg_mobject, "SVG_HASH_TO_MOB_MAP", {})
    with tempconfig({"tex_dir": str(tmp_path / "Tex")}):
        yield tmp_path / "Tex"


def set_anew(sentence: str) -> np.ndarray:
    """The outlines of a sentence as they come from the disk."""
    svg_mobject.SVG_HASH_TO_MOB_MAP.clear()
    return words(sentence).get_all_points()


def test_is_set_once_and_read_again(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = set_anew("kept")
    assert len(list(kept.iterdir())) == 1
    monkeypatch.setattr(typst, "compile", lambda *_, **__: pytest.fail("set again"))
    np.testing.assert_array_equal(set_anew("kept"), first)


@pytest.mark.parametrize("share", [0, 0.01, 0.5, 0.99])
def test_half_of_it_is_made_again(share: float, kept: Path) -> None:
    first = set_anew("half written")
    [file] = kept.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[: int(share * len(whole))])
    np.testing.assert_array_equal(set_anew("half written"), first)
    assert file.read_bytes() == whole and len(list(kept.iterdir())) == 1


@pytest.mark.parametrize("content", [bytes(999), b"<html></html>", b"<svg>\xff</svg>", b"\n"])
def test_what_is_no_svg_is_made_again(content: bytes, kept: Path) -> None:
    first = set_anew("overwritten")
    [file] = kept.iterdir()
    file.write_bytes(content)
    np.testing.assert_array_equal(set_anew("overwritten"), first)


def test_a_disk_that_is_full_leaves_nothing(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", full)
        with pytest.raises(OSError, match="No space left"):
            set_anew("no room")
    assert list(kept.iterdir()) == []
    assert len(set_anew("no room"))


def test_manims_own_classes_are_kept_alike(kept: Path) -> None:
    assert typst_mobject.typst_to_svg_file is typeset.svg_file
    equation = MathTypst("{{ a^2 : square }} + b")
    assert len(equation.select("square")) == 2
    count = len(list(kept.iterdir()))
    for file in kept.iterdir():
        file.write_bytes(b"<svg")
    svg_mobject.SVG_HASH_TO_MOB_MAP.clear()
    again = MathTypst("{{ a^2 : square }} + b")
    np.testing.assert_array_equal(again.get_all_points(), equation.get_all_points())
    assert len(list(kept.iterdir())) == count and not list(kept.glob("*.typ"))


def test_looks_as_manim_alone_draws_it(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def drawn() -> np.ndarray:
        svg_mobject.SVG_HASH_TO_MOB_MAP.clear()
        made = [Typst("#text(red)[Words] _and_ more"), MathTypst("{{ x/2 : f }} + sqrt(y)")]
        return np.concatenate([each.get_all_points() for each in made])

    ours = drawn()
    monkeypatch.setattr(typst_mobject, "typst_to_svg_file", typst_to_svg_file)
    monkeypatch.setattr(Typst, "generate_mobject", svg_mobject.SVGMobject.generate_mobject)
    for file in kept.iterdir():
        file.unlink()
    np.testing.assert_array_equal(ours, drawn())
    assert list(kept.glob("*.typ"))  # this was Manim


def test_two_processes_set_the_same_words_at_once(tmp_path: Path) -> None:
    running = [
        subprocess.Popen(
            [sys.executable, "-c", SET, str(tmp_path), f"process {k}"],
            cwd=ROOT,
            stderr=subprocess.PIPE,
            text=True,
        )
        for k in range(2)
    ]
    said = [process.communicate()[1] for process in running]
    assert [process.returncode for process in running] == [0, 0], said
    assert len(list((tmp_path / "Tex").iterdir())) == 6 * 3  # one more for each named part


def test_a_disk_that_was_full_has_no_words_that_fail_for_ever(kept: Path) -> None:
    kept.mkdir()
    mount = ["mount", "-t", "tmpfs", "nnfilm-test", str(kept), "-o"]
    try:
        mounted = subprocess.run([*mount, "size=24k"], capture_output=True).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("a file system can be mounted by root only")
    sentences = [f"The network reads a {k}" for k in range(8)]
    try:
        with pytest.raises(OSError, match="No space left on device"):
            list(map(set_anew, sentences))
        assert not list(kept.glob(".*"))
        subprocess.run([*mount, "remount,size=400k"], check=True)
        assert all(len(set_anew(sentence)) for sentence in sentences)
    finally:
        subprocess.run(["umount", str(kept)], check=True)


def test_a_copy_of_words_is_like_them_and_goes_its_own_way() -> None:
    text = words("Ag")
    twin = text.copy()
    before = text.get_all_points()
    assert np.array_equal(twin.get_all_points(), before)
    twin.shift(RIGHT).set_color(RED)
    assert np.array_equal(text.get_all_points(), before)
    assert {letter.get_fill_color() for letter in text} == {THEME.ink}
    assert {letter.get_fill_color() for letter in twin} == {RED}
