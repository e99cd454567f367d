"""Every value of a TOML file is found on the line on which the test wrote it."""

import io
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenes.delivery.course.document import read_document

scalars = st.sampled_from(
    [
        '"a"',
        "'a'",
        '"[#]"',
        '"""b\nc"""',
        "'''d]\n\"'''",
        "1",
        "-2.5",
        "true",
        "1979-05-27",
        '"\\""',
    ]
)
gaps = st.sampled_from(["", "\n", '\n# [ "a" \'\n', "# x = 1\n", "\r\n"])


@settings(deadline=None)  # a busy machine may take its time
@given(st.lists(st.tuples(gaps, scalars), min_size=1, max_size=12), st.booleans())
def test_every_value_of_an_array_is_found_on_its_line(
    items: list[tuple[str, str]], in_table: bool
) -> None:
    text = ("[[t]]\n[[t]]\n" if in_table else "") + '"quoted a" = ["a"] # "a"\nx = [\n'
    place: tuple[str | int, ...] = ("t", 1, "x") if in_table else ("x",)
    expected = []
    for gap, scalar in items:
        text += gap
        expected.append(text.count("\n") + 1)
        text += f"{scalar},\n"
    text += "]\n[after]\ny = 1\n"
    tomllib.loads(text)
    path = Path(__file__)  # what it holds is said below
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("builtins.open", lambda *_: io.BytesIO(text.encode()))
        document = read_document(path)
    assert [document.lines[(*place, k)] for k in range(len(items))] == expected
    assert document.lines["after", "y"] == text.count("\n")
    assert document.problem("here", "after", "nowhere", 3).line == text.count("\n") - 1
