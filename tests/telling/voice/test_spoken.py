"""How words are spoken: numbers, signs and abbreviations of all that the shipped scenes say."""

import ast
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.telling.phrases import phrases
from scenes.telling.speech import filled
from scenes.telling.voice.spoken import spoken
from tests.helpers.pictures import ROOT

# Values as films fill them in: counts, shares, sums below zero, and nearly nothing.
VALUES = ["7", "784", "13,002", "1,234,567", "0.95", "97.13", "-2.5", "−0.07", "1e-05", "0.007"]
SAID = {
    "en": re.compile(r"([A-Za-z']+|\d+(\.\d+)?)([.,;:?!]?)"),
    "de": re.compile(r"([A-Za-zÄÖÜäöüß']+|\d+(,\d+)?)([.,;:?!]?)"),
}
SAID_OTHERWISE = {"MNIST", "ReLU", "numpy", "Bias", "Biases", "Llama", "activate"}
IN_WORDS = re.compile(r"\d(s|en)\b|\b1 Pixel|\de-")  # numbers that are not said in digits


def docstrings() -> Iterator[str]:
    """The narrations of all beats that are shipped."""
    for path in sorted((ROOT / "scenes").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and "beat" in map(
                ast.unparse, node.decorator_list
            ):
                yield ast.get_docstring(node) or ""


def german() -> dict[str, dict]:
    path = ROOT / "assets" / "courses" / "chapter1.de.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def with_values(sentence: str) -> list[str]:
    """A sentence with values of every kind in its slots."""
    count = len(set(re.findall(r"\{\d?\}", sentence))) if "{1}" in sentence else 0
    count = count or sentence.count("{}")
    return [
        filled(sentence, [VALUES[(k + n) % len(VALUES)] for n in range(count)])
        for k in range(len(VALUES) if count else 1)
    ]


def shipped(language: str) -> list[str]:
    said = german()["said"]
    if language == "en":
        told, instead = list(docstrings()), list(said)
    else:
        beats = german()["beats"].values()
        told, instead = [text for scene in beats for text in scene.values()], list(said.values())
    whole = [phrase for text in told for phrase in phrases(" ".join(text.split()))]
    return whole + [text for sentence in instead for text in with_values(sentence)]


@pytest.mark.parametrize("language", SAID)
def test_all_that_is_shipped_is_words_plain_numbers_and_pauses(language: str) -> None:
    texts = shipped(language)
    assert len(texts) > 1000
    odd = {
        text: said
        for text in texts
        if not all(map(SAID[language].fullmatch, (said := spoken(text, language)).split()))
    }
    assert odd == {}


@pytest.mark.parametrize("language", SAID)
def test_no_number_and_no_word_is_lost(language: str) -> None:
    for text in shipped(language):
        said = spoken(text, language)
        words = set(re.findall(r"\b[^\W\d_]{4,}\b", text)) - SAID_OTHERWISE
        assert words <= set(re.findall(r"[^\W\d_]+", said))
        if not IN_WORDS.search(text):
            assert re.sub(r"\D", "", said) == re.sub(r"\D", "", text)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("It has 13,002 numbers.", "It has 13002 numbers."),
        ("1,000,000", "1000000"),
        ("Slope below 0.007.", "Slope below 0.007."),
        ("Its bias: −2.50. All", "Its bias: minus 2.50. All"),
        ("about -3", "about minus 3"),
        ("beyond ±5: flat", "beyond plus or minus 5: flat"),
        ("73.05 %. Blind", "73.05 percent. Blind"),
        ("2 times (3x + 1), plus 5", "2 times 3 x plus 1, plus 5"),
        ("z = 0: half lit", "zee equals 0: half lit"),
        ("σ squishes z", "sigma squishes zee"),
        ("ReLU reads MNIST's digits", "ray loo reads em nist's digits"),
        ("It is like f(x) at school", "It is like f of x at school"),
        ("a_0, w_12", "eigh 0, w 12"),
        ("a^((1))", "eigh of layer 1"),
        ("x^2, 10^6, e^(-z)", "x squared, 10 to the 6, e to the minus zee"),
        ("It reads 9/10 right", "It reads 9 out of 10 right"),
        ("9.5/10", "9.5 out of 10"),
        ("0–9", "0 to 9"),
        ("three of our 8s.", "three of our eights."),
        ("W times a is written with an @.", "W times eigh is written with an at sign."),
        ("1e-05", "1 times 10 to the minus 5"),
        ("so – or so – it is", "so, or so, it is"),
        ("well-known “names” (here)", "well known names here"),
        ("α and β", "alpha and beta"),
        ("784 × 16", "784 times 16"),
        ("the 3rd of 2D", "the 3rd of 2 D"),
        ("…and so", "and so"),
        ("\u2068−3\u2069 | [[h@]]", "minus 3 h at sign"),
        ("a\nb", "a b"),
    ],
)
def test_english(written: str, said: str) -> None:
    assert spoken(written, "en") == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("13.002 Zahlen", "13002 Zahlen"),
        ("13,002 Zahlen", "13002 Zahlen"),  # as a film fills it in
        ("10\u202f000 Bilder", "10000 Bilder"),
        ("unter 0,007. Dann", "unter 0,007. Dann"),
        ("0.95 und 97.13 %", "0,95 und 97,13 Prozent"),
        ("Sein Bias: −2.50.", "Sein Baias: minus 2,50."),
        ("281.400-mal", "281400 mal"),
        ("drei 8en", "drei Achten"),
        ("Im ReLU-Netz", "Im Relu Netz"),
        ("1 Pixel weiter", "ein Pixel weiter"),
        ("von 1.234.567", "von 1234567"),
    ],
)
def test_german(written: str, said: str) -> None:
    assert spoken(written, "de") == said


def test_a_region_speaks_its_language() -> None:
    assert spoken("z = 0", "en-GB") == "zee equals 0"


def test_another_language_is_spoken_as_it_is_written() -> None:
    assert spoken("Il y a 784  pixels : [[x]]", "fr") == "Il y a 784 pixels : ((x))"


@given(st.text())
def test_any_text_becomes_one_line(text: str) -> None:
    for language in ("en", "de", "fr"):
        said = spoken(text, language)
        assert len(said.splitlines()) <= 1
        assert "[[" not in said and said == said.strip()


# What a voice makes of plain numbers, by the sounds that espeak-ng gives them, as piper does


def sounds(text: str, language: str) -> str:
    asked = subprocess.run(
        ["espeak-ng", "-q", "-x", "-v", language, "--stdin"],
        input=text,
        capture_output=True,
        text=True,
        check=True,
    )
    return re.sub(r"[^A-Za-z@0-9]", "", asked.stdout)


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is not installed")
@pytest.mark.parametrize(
    ("number", "language", "words"),
    [
        ("13,002", "en-us", "thirteen thousand two"),
        ("784", "en-us", "seven hundred eighty four"),
        ("1,000,000", "en-us", "one million"),
        ("0.95", "en-us", "zero point nine five"),
        ("−2.50", "en-us", "minus two point five zero"),
        ("97.13 %", "en-us", "ninety seven point one three percent"),
        ("0.007", "en-us", "zero point zero zero seven"),
        ("13.002", "de", "dreizehntausend zwei"),
        ("13,002", "de", "dreizehntausend zwei"),
        ("12.400", "de", "zwölftausend vierhundert"),
        ("0,95", "de", "null Komma neun fünf"),
        ("13.05 %", "de", "dreizehn Komma null fünf Prozent"),
        ("−2.50", "de", "minus zwei Komma fünf null"),
    ],
)
def test_a_voice_reads_the_number_as_it_is_said(number: str, language: str, words: str) -> None:
    assert sounds(spoken(number, language), language) == sounds(words, language)
