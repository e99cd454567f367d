"""`photo.png#2`: the second digit of a picture, unless a file is really called so."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.given.several import file_and_number, with_number


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("photo.png", ("photo.png", None)),
        ("photo.png#2", ("photo.png", 2)),
        ("a/b#1.png#10", ("a/b#1.png", 10)),
        ("photo.png#0", ("photo.png", 0)),
        ("photo.png#", ("photo.png#", None)),
        ("photo.png#two", ("photo.png#two", None)),
        ("photo.png#²", ("photo.png#²", None)),
        ("photo.png#-1", ("photo.png#-1", None)),
        (f"photo.png#{'9' * 10}", (f"photo.png#{'9' * 10}", None)),
        ("#2", ("#2", None)),
    ],
)
def test_the_number_is_what_stands_behind_the_last_mark(
    name: str, meant: tuple[str, int | None]
) -> None:
    assert file_and_number(name) == meant


def test_a_file_that_is_called_so_wins(tmp_path: Path) -> None:
    (tmp_path / "photo.png#2").touch()
    assert file_and_number("photo.png#2", tmp_path) == ("photo.png#2", None)
    assert file_and_number(str(tmp_path / "photo.png#2")) == (str(tmp_path / "photo.png#2"), None)
    assert file_and_number("photo.png#3", tmp_path) == ("photo.png", 3)


@given(st.text(max_size=20))
def test_a_name_is_put_together_again_as_it_was(name: str) -> None:
    file, which = file_and_number(name)
    assert with_number(file, which) == name or int(name.rpartition("#")[2]) == which
