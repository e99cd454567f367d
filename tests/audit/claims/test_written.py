"""What a narration says, read without the program that reads it for films."""

from pathlib import Path

from scenes._audit.claims.written import english, translated
from tests.helpers.pictures import ROOT

SCENE = ROOT / "scenes" / "neuron.py"
GERMAN = ROOT / "assets" / "courses" / "chapter1.de.toml"


def test_a_translation_says_what_it_has_then_what_the_one_it_names_has_then_english(
    tmp_path: Path,
) -> None:
    told = english(SCENE)
    mine = tmp_path / "mine.de.toml"
    mine.write_text('[beats.neuron]\nanswer = "Mein | Satz."\nnothing = "Nie."', encoding="utf-8")
    assert translated(SCENE, mine) == {**told, "answer": ("Mein", "Satz.")}
    german = translated(SCENE, GERMAN)
    assert set(german) == set(told)
    assert all(german[beat] != told[beat] for beat in told)
    text = f'rest_from = "{GERMAN.name}"\n{mine.read_text(encoding="utf-8")}'
    mine.write_text(text, encoding="utf-8")
    assert translated(SCENE, mine) == {**german, "answer": ("Mein", "Satz.")}
