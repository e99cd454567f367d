"""Every sentence of every narration is known: what it claims, or that it claims nothing."""

import ast
import re
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from scenes._audit.claims.said import Said
from scenes._audit.claims.shelf import EVERYWHERE, Claims
from scenes._audit.claims.written import english

SCENES = Path(__file__).parents[3] / "scenes"
STEMS = sorted(path.stem for path in SCENES.glob("[a-z]*.py"))


@pytest.mark.parametrize("stem", STEMS)
def test_every_phrase_that_claims_something_is_known(stem: str) -> None:
    claims, narrations = Claims(stem), english(SCENES / f"{stem}.py")
    said = [phrase for phrases in narrations.values() for phrase in phrases]
    unknown = [one for one in said if Said(one).is_claiming and not claims.is_known(one)]
    assert unknown == []


@cache
def written() -> frozenset[str]:
    """All texts in the files of scenes, and the phrases of their narrations."""
    found: set[str] = set()
    for path in (*SCENES.rglob("*.py"), *SCENES.parent.joinpath("nnmath").rglob("*.py")):
        if "_audit" in path.parts:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
        texts = [value for value in constants if isinstance(value, str)]
        found.update(texts, *(re.findall(r'"([^"]+)"', text) for text in texts))  # in formulas
        found |= {one for phrases in english(path).values() for one in phrases}
    return frozenset(found)


@pytest.mark.parametrize("stem", [EVERYWHERE, *STEMS])
def test_no_claim_is_about_a_sentence_that_nobody_says(stem: str) -> None:
    module = import_module(f"scenes._audit.claims.{stem}")
    said = {*module.HOLDS, *(one for some in module.NOTHING.values() for one in some)}
    known = written() | {str(digit) for digit in range(10)}
    assert sorted(one for one in said if one not in known) == []


def test_what_a_scene_says_of_a_sentence_counts_more_than_what_all_say() -> None:
    reads = "The network reads a {}"
    assert Claims("by_hand").of(reads) is not Claims("forward").of(reads)
    assert Claims("no_such_scene").of(reads) is Claims("forward").of(reads)
